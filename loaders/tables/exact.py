"""Tables that `hommel export` wrote: a header exactly as the catalogue has it, cells read back letter for letter."""

import csv
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import IO, Any

from graph.catalogue import KINDS, RELATIONS, Kind, Property, RelationType
from graph.errors import BadInput
from graph.files.cells import columns, from_cell, unescaped
from graph.records import CHECKS, encode
from graph.store import INFERRED
from graph.values import Fact, Type
from loaders.opening import Member
from loaders.outcome import Hear, Note, Rejected

MOST_LINE_BYTES = 2**23

Entry = Kind | RelationType

ENTRIES: tuple[Entry, ...] = (*KINDS.values(), *RELATIONS.values())
TABLES: Mapping[str, Entry] = MappingProxyType({entry.table: entry for entry in ENTRIES})


def entry_of(member: Member) -> Entry | None:
    """The kind or relation whose exported table a file is; None for a sheet."""
    entry = TABLES.get(member.table)
    if entry is None or ".csv" not in member.name.lower():
        return None
    header = ",".join(columns(entry)).encode()
    with member.open() as stream:
        return entry if stream.readline(len(header) + 2).strip() == header else None


def facts(member: Member, entry: Entry, source: str, hear: Hear) -> Iterator[tuple[int, Fact]]:
    """The line and fact of each row, said by `source`; what was inferred is left out, for it is inferred anew."""
    with member.open() as stream:
        table = csv.reader(_lines(stream), strict=True)
        try:
            header = next(table)
            for row in table:
                if len(row) != len(header):
                    raise ValueError(f"{len(row)} fields, the header has {len(header)}")
                cells = dict(zip(header, row, strict=True))
                if isinstance(entry, Kind) or cells["source"] != INFERRED:
                    yield from _fact(member.name, table.line_num, entry, source, cells, hear)
        except (csv.Error, ValueError) as error:
            raise BadInput(
                f"{member.name}: line {table.line_num}: not as `hommel export` wrote it ({error}); export it again"
            ) from None


def _lines(stream: IO[bytes]) -> Iterator[str]:
    while line := stream.readline(MOST_LINE_BYTES):
        if len(line) == MOST_LINE_BYTES:
            raise ValueError(f"longer than {MOST_LINE_BYTES:,} bytes")
        yield line.decode("utf-8")


def _fact(
    file: str, line: int, entry: Entry, source: str, cells: dict[str, str], hear: Hear
) -> Iterator[tuple[int, Fact]]:
    values: dict[str, Any] = {"source": source}
    for name, read in _readers(entry):
        try:
            values[name] = read(cells[name])
        except ValueError as why:
            hear(Note(file, line, name, cells[name], f"{why}; taken as unknown"))
    for end in ("id",) if isinstance(entry, Kind) else ("from_id", "to_id"):
        values[end] = unescaped(cells[end])
    fact = entry.noun(**values)
    try:
        encode(fact)
    except BadInput as why:
        hear(Rejected(file, line, "id", " ".join(cells.values())[:200], str(why)))
    else:
        yield line, fact


@cache
def _readers(entry: Entry) -> list[tuple[str, Callable[[str], object]]]:
    own = [(prop.name, _reader(prop)) for prop in entry.properties.values()]
    day, code = _reader(Property("as_of", Type.DAY, "")), _reader(Property("rule", Type.CODE, ""))
    return [*own, ("as_of", day), ("rule", lambda cell: code(cell) or None)]


def _reader(prop: Property) -> Callable[[str], object]:
    def read(cell: str) -> object:
        value = from_cell(cell, prop)
        if value is not None:
            CHECKS[prop.type](value)
            if prop.choices and value not in prop.choices:
                raise ValueError(f"{value!r} is not one of {', '.join(prop.choices)}")
        return value

    return read
