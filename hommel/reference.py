"""`python -m hommel.reference` writes docs/reference/command-line.md from the commands' own help."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import typer

from hommel.app import app

FILE: Final = Path(__file__).parents[1] / "docs" / "reference" / "command-line.md"
WIDTH: Final = 100
INTRODUCTION: Final = """\
# The command line

Written from the commands' own help by `python -m hommel.reference`; a test holds it.

Results go to standard output, everything else (progress, notes, complaints) to standard error. On a terminal, long
commands show bars with rate and time left, in a pipe a plain line for each step. `--json` prints the result as one JSON
document. Exit status: 0 done, 1 failed and said why, 2 the command line was wrong, 130 interrupted (what was finished
is kept, and the store is whole). Settings come from the environment: [settings](settings.md).
"""


def reference() -> str:
    """The page."""
    command: Any = typer.main.get_command(app)
    parts = [f"## `{name}`\n\n```text\n{text}\n```\n" for name, text in _helps(command)]
    return "\n".join([INTRODUCTION, *parts])


def _helps(command: Any, parent: Any = None) -> Iterator[tuple[str, str]]:
    with command.make_context(
        command.name, [], parent=parent, resilient_parsing=True, max_content_width=WIDTH, terminal_width=WIDTH
    ) as context:
        yield context.command_path, "\n".join(line.rstrip() for line in context.get_help().splitlines())
        for below in getattr(command, "commands", {}).values():
            yield from _helps(below, context)


if __name__ == "__main__":
    FILE.parent.mkdir(parents=True, exist_ok=True)
    FILE.write_text(reference(), "utf-8")
