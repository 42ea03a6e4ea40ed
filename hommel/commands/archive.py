"""Commands that move a whole store: copy, backup, restore."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Annotated

import typer

from atlas import archive
from graph.errors import BadInput
from hommel import wiring
from hommel.commands.options import AsJson, settings_of
from hommel.places import erasures, place
from hommel.screen import note, progress, show_json
from loaders.outcome import Progress
from strategy.people.erasing import erase_again

File = Annotated[Path, typer.Argument(metavar="FILE", help="The backup, such as hommel-2026-11-23.jsonl.gz.")]


def copy(
    context: typer.Context,
    origin: Annotated[str, typer.Argument(metavar="FROM", help="Address of the store to copy.")],
    target: Annotated[str, typer.Argument(metavar="TO", help="Address of an empty or missing store.")],
    as_json: AsJson = False,
) -> None:
    """Copy a whole store into another, between SQLite and Neo4j either way, and compare every checksum.

    Example: hommel copy sqlite:///hommel.db neo4j://localhost:7687/neo4j
    """
    settings = settings_of(context)
    here, there = place(settings, origin), place(settings, target)
    if str(here) == str(there):
        raise BadInput("a store is not copied onto itself; name another one")
    with closing(here.open()) as one, closing(there.open(create=True)) as other, _heard() as hear:
        copied = archive.copy(one, other, hear)
    if as_json:
        show_json({"from": str(here), "to": str(there), "rows": copied.rows, "sha256": copied.sums})
    else:
        note(f"copied {sum(copied.rows.values()):,} rows to {there}; all {len(copied.sums)} checksums are equal")


def backup(context: typer.Context, path: File, as_json: AsJson = False) -> None:
    """Keep all that the store holds now in a file, while others go on working.

    Example: hommel backup hommel-2026-11-23.jsonl.gz
    """
    with wiring.opened(settings_of(context)) as store, _heard() as hear:
        _told(archive.backup(store, path, hear), as_json, f"kept in {path}")


def restore(context: typer.Context, path: File, as_json: AsJson = False) -> None:
    """Bring a backup back into an empty or missing store. It is checked before anything is written, and who was erased
    since is erased again.

    Example: hommel restore hommel-2026-11-23.jsonl.gz
    """
    archive.verify(path)
    settings = settings_of(context)
    with wiring.opened(settings, create=True) as store, _heard() as hear:
        rows = archive.restore(store, path, hear)
        erased = erase_again(store, erasures(settings))
    again = f"; {erased:,} persons erased again" if erased else ""
    _told(rows, as_json, f"restored from {path}; all checksums are equal{again}")


@contextmanager
def _heard() -> Iterator[Callable[[str, int], None]]:
    with progress() as listen:
        yield lambda name, rows: listen(Progress(name, rows, None))


def _told(rows: dict[str, int], as_json: bool, what: str) -> None:
    if as_json:
        show_json({"rows": rows})
    else:
        note(f"{sum(rows.values()):,} rows {what}")
