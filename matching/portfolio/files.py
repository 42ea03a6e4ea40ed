"""Portfolios as files: written whole or not at all, and read again as the last one."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import asdict, fields
from pathlib import Path

import orjson

from graph.errors import BadInput
from graph.files import replaced
from graph.files.cells import escaped, unescaped
from matching.portfolio.picked import Pick

HEADER = tuple(one.name for one in fields(Pick))
IDS = HEADER[:2]


def write(path: Path, picks: Iterable[Pick]) -> None:
    """The picks, as JSON Lines where the name ends in .jsonl, else as CSV."""
    lines = map(_json_line, picks) if path.name.endswith(".jsonl") else _csv_lines(picks)
    with replaced(path) as out:
        for line in lines:
            out.write(line)


def _json_line(pick: Pick) -> bytes:
    return orjson.dumps(asdict(pick)) + b"\n"


def _csv_lines(picks: Iterable[Pick]) -> Iterator[bytes]:
    yield ",".join(HEADER).encode() + b"\r\n"
    for pick in picks:
        yield ",".join(map(_cell, asdict(pick).values())).encode() + b"\r\n"


def _cell(value: object) -> str:
    if not isinstance(value, str):
        return str(value)
    safe = escaped(value) if value else ""
    return '"' + safe.replace('"', '""') + '"' if any(sign in safe for sign in ',"\r\n') else safe


def read(path: Path) -> list[tuple[str, str]]:
    """The pairs of ids in such a file; `BadInput` says what is wrong with it."""
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{path}: cannot be read: {error}; give a file that `hommel portfolio --out` wrote") from error
    rows = _json_rows(path, text) if path.name.endswith(".jsonl") else csv.DictReader(text.splitlines())
    found = []
    for number, row in enumerate(rows, start=1):
        here, there = (row.get(name) for name in IDS)
        if not isinstance(here, str) or not isinstance(there, str):
            raise BadInput(f"{path}: row {number} lacks {' or '.join(IDS)}; give a file of `hommel portfolio --out`")
        found.append((unescaped(here), unescaped(there)))
    return found


def _json_rows(path: Path, text: str) -> Iterator[dict[str, object]]:
    for number, line in enumerate(text.splitlines(), start=1):
        try:
            row = orjson.loads(line)
        except orjson.JSONDecodeError as error:
            raise BadInput(f"{path}: line {number} is no JSON: {error}") from error
        yield row if isinstance(row, dict) else {}
