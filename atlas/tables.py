"""CSV tables that `hommel load tables` reads back: a file for each kind and relation, columns from the catalogue.

Comma separated, UTF-8, lines ending as RFC 4180 has them, one header line; the file is called as the table is
(`stakeholder.csv`, `offers.csv`), and what has no rows has no file. Columns: `id` (or `from_id`, `to_id`), the
properties, then `source`, `as_of` and `rule`. Cells are written by `graph.files.cells`. Only what the store shows goes
out, not each source's own words.
"""

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path

from atlas.part import Selection
from graph.catalogue import KINDS, RELATIONS, Kind, RelationType
from graph.errors import BadInput
from graph.files.cells import columns, to_cell
from graph.values import Fact

MARKER = "hommel-tables.json"
"""Names a folder as an export, so that a later one may replace its files."""

MARKING = b'{"format":"hommel-tables","version":1}\n'

BUFFER_BYTES = 1 << 20


def entry(name: str) -> Kind | RelationType:
    """The kind or relation of that name."""
    return KINDS.get(name) or RELATIONS[name]


def write(selection: Selection, folder: Path, check: Callable[[], None]) -> dict[str, int]:
    """Write the tables into the folder, each under a temporary name until all are whole; gives the rows of each.

    `check` is called before they take their places; when it raises, the folder stays as it was.
    """
    _claim(folder)
    partial: dict[Path, Path] = {}
    written: dict[str, int] = {}
    try:
        for name in selection.names():
            place = folder / f"{entry(name).table}.csv"
            partial[place] = folder / f".{place.name}.partial"
            written[name] = _table(selection.facts(name), columns(entry(name)), partial[place])
        check()
        for name in (*KINDS, *RELATIONS):
            place = folder / f"{entry(name).table}.csv"
            if written.get(name):
                partial[place].replace(place)
            else:
                place.unlink(missing_ok=True)  # of an earlier export
    finally:
        for left_over in partial.values():
            left_over.unlink(missing_ok=True)
    return {name: rows for name, rows in written.items() if rows}


def _claim(folder: Path) -> None:
    """Make the folder ours, or refuse: an export never writes among somebody's own files."""
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / MARKER).exists() and any(folder.iterdir()):
        raise BadInput(f"{folder}: holds files that are not an export; give a new or empty folder")
    (folder / MARKER).write_bytes(MARKING)


def _table(facts: Iterator[Fact], header: tuple[str, ...], place: Path) -> int:
    with place.open("wb", buffering=BUFFER_BYTES) as raw, io.TextIOWrapper(raw, "utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\r\n")
        out.writerow(header)
        return sum(1 for fact in facts if out.writerow([to_cell(getattr(fact, name)) for name in header]))
