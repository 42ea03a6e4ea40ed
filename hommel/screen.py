"""What people see: results on stdout, everything else on stderr. The only module that knows `rich`."""

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TextIO

import orjson
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)
from rich.table import Table
from rich.text import Text

from loaders.outcome import Progress as Step

Listener = Callable[[Step], None]


def show_json(result: object) -> None:
    """A result for machines: one JSON document on stdout."""
    text = orjson.dumps(result, option=orjson.OPT_INDENT_2 | orjson.OPT_NON_STR_KEYS | orjson.OPT_SERIALIZE_NUMPY)
    sys.stdout.write(text.decode() + "\n")


def show(text: str = "") -> None:
    """A line of the result."""
    _write(sys.stdout, text)


def show_table(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """A table: drawn on a terminal, tab-separated in a pipe. Numbers stand to the right."""
    texts = [["" if cell is None else _cell(cell) for cell in row] for row in rows]
    if not sys.stdout.isatty():
        for row in [list(columns), *texts]:
            show("\t".join(row))
        return
    table = Table(box=None, pad_edge=False)
    for place, column in enumerate(columns):
        number = bool(rows) and all(isinstance(row[place], (int, float)) for row in rows)
        table.add_column(column, justify="right" if number else "left", overflow="fold")
    for row in texts:
        table.add_row(*map(Text, row))
    Console().print(table)


def note(text: str) -> None:
    """Something to know that is no result: on stderr."""
    _write(sys.stderr, text)


def complain(text: str) -> None:
    """What went wrong and how to mend it: on stderr."""
    note(f"hommel: {text}")


@contextmanager
def progress() -> Iterator[Listener]:
    """A listener to hand down: bars with rate and time left on a terminal, a plain line for each step in a pipe."""
    with _bars() if sys.stderr.isatty() else _lines() as listener:
        yield listener


class _Rate(ProgressColumn):
    """How many a second."""

    def render(self, task: Task) -> Text:
        """See `rich`."""
        return Text("" if task.speed is None else f"{task.speed:,.0f}/s")


@contextmanager
def _bars() -> Iterator[Listener]:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), _Rate(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as bars:
        tasks: dict[str, TaskID] = {}

        def listen(step: Step) -> None:
            known = tasks.get(step.step)
            if known is None or step.done < bars.tasks[known].completed:  # or again, in another part of the load
                known = tasks[step.step] = bars.add_task(step.step, total=step.total)
            bars.update(known, completed=step.done, total=step.total)

        yield listen


@contextmanager
def _lines() -> Iterator[Listener]:
    current: Step | None = None
    began = time.monotonic()

    def finish() -> None:
        if current is not None:
            how_many = f"{current.done:,} in " if current.done else ""
            note(f"{current.step}: {how_many}{time.monotonic() - began:.1f} s")

    def listen(step: Step) -> None:
        nonlocal current, began
        if current is None or step.step != current.step or step.done < current.done:
            finish()
            began = time.monotonic()
        current = step

    yield listen
    finish()


def _cell(cell: object) -> str:
    if isinstance(cell, float):
        return f"{cell:.4f}"
    if isinstance(cell, int) and sys.stdout.isatty():
        return f"{cell:,}"
    return " ".join(str(cell).split())


def _write(stream: TextIO, text: str) -> None:
    """A line, whatever the stream's encoding: what it cannot show becomes `?`, never an error."""
    encoding = stream.encoding or "utf-8"
    stream.write(text.encode(encoding, "replace").decode(encoding) + "\n")
    stream.flush()
