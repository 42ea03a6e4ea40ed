"""The sheets that people fill in: which file is which, which column is which, and their rows.

A file is known by its name, a column by its header, in Dutch or English. What is not known is noted and left out.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

import orjson

from graph.errors import BadInput
from graph.folding import fold
from loaders.lines import LINE_BYTES, Lines
from loaders.mending import read_line
from loaders.opening import Member, members
from loaders.outcome import Hear, Note, Rejected
from loaders.reading import BYTE_ORDER_MARK, Row, rows
from loaders.tables.wording import words

ENDINGS = (".csv", ".csv.gz", ".jsonl", ".jsonl.gz")
_TABLES = words.spelled(words.TABLES)
_WHO = f"name, id, {words.COLUMNS['name']}, {words.COLUMNS['id']}"
_SERVICE = f"name, id, naam, code, {words.COLUMNS['service']}"
_WHAT = f"offers, needs, {words.COLUMNS['offers']}, {words.COLUMNS['needs']}"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet's columns by their spellings, and what must be there: at least one column of each group."""

    name: str
    columns: words.Words
    needed: tuple[tuple[str, ...], ...]


def _sheet(name: str, columns: Sequence[str], *needed: tuple[str, ...]) -> Sheet:
    spellings = words.columns(columns)
    for column, more in (("stakeholder", _WHO), ("words", _WHAT), ("service", _SERVICE)):
        if column in spellings:
            spellings[column] += f", {more}"
    if "providers" in spellings:  # of a service, so that its name is one's
        spellings["name"] += f", service, {words.COLUMNS['service']}"
    return Sheet(name, words.spelled(spellings), needed)


STAKEHOLDER_COLUMNS = tuple(words.COLUMNS)[: tuple(words.COLUMNS).index("stakeholder")]

SERVICE_COLUMNS = (
    "id", "name", "providers", "authority", "meets", "stages", "markets", "languages", "events", "channels", "cost",
    "cost_terms", "desk", "website", "description", "until", "as_of",
)  # fmt: skip

SHEETS: Mapping[str, Sheet] = MappingProxyType(
    {
        sheet.name: sheet
        for sheet in (
            _sheet("corrections", ("words", "means"), ("words",), ("means",)),
            _sheet("stakeholders", STAKEHOLDER_COLUMNS, ("name", "id", "kbo", "pic")),
            _sheet("offers", ("stakeholder", "words", "level", "as_of"), ("stakeholder",), ("words",)),
            _sheet("needs", ("stakeholder", "words", "urgency", "as_of"), ("stakeholder",), ("words",)),
            _sheet("chains", ("stakeholder", "chains", "weight", "stage", "as_of"), ("stakeholder",), ("chains",)),
            _sheet(
                "markets",
                ("stakeholder", "markets", "relation", "status", "since", "until", "as_of"),
                ("stakeholder",),
                ("markets",),
            ),
            _sheet(
                "identifiers", ("stakeholder", "scheme", "value", "as_of"), ("stakeholder",), ("scheme",), ("value",)
            ),
            _sheet("services", SERVICE_COLUMNS, ("name", "id")),
            _sheet("volumes", ("service", "year", "cases", "budget", "as_of"), ("service",), ("year",)),
        )
    }
)
"""The sheets there are: first what texts mean, then `stakeholders`, to which the others refer."""


def files(path: Path) -> list[Member]:
    """The tables in a file, folder or zip; `BadInput` says what was expected where there are none."""
    if path.suffix.lower() in (".xlsx", ".xls", ".ods", ".numbers"):
        raise BadInput(f"{path}: is a workbook; save each of its sheets as `CSV UTF-8` and load that")
    found = members(path, ENDINGS)
    if not found:
        raise BadInput(f"{path}: holds no table; expected files such as stakeholders.csv (see `--template`)")
    return found


def sheet_of(member: Member, alone: bool) -> Sheet | None:
    """The sheet that a file's name tells; a file that comes alone may have any name and holds stakeholders."""
    name = fold(member.table)
    table = _TABLES.get(name) or _TABLES.get(name.split(" ", 1)[0]) or ("stakeholders" if alone else None)
    return SHEETS[table] if table else None


def sheet_rows(member: Member, sheet: Sheet, hear: Hear) -> Iterator[Row]:
    """The rows of a sheet under the project's names of the columns."""
    names: dict[str, str] = {}
    checked = False
    json_lines = ".jsonl" in member.name.lower()
    for row in json_rows(member, hear) if json_lines else rows(member, (), hear):
        for header in row.values.keys() - names.keys():
            names[header] = _column(header, sheet, row if json_lines else replace(row, line=1), hear)
        if not checked:
            _check(row, names, sheet)
            checked = not json_lines
        values = {names[header]: typed for header, typed in row.values.items() if names[header]}
        yield Row(row.file, row.line, values)


def _column(header: str, sheet: Sheet, row: Row, hear: Hear) -> str:
    """The column's name here; empty when it is not understood. A header may say it twice: `naam / name`."""
    for spelling in (header, *header.split("/")):
        if column := sheet.columns.get(fold(spelling)):
            return column
    if not header:
        return ""
    hear(Note(row.file, row.line, header, "", f"no column of {sheet.name} is called so; left out"))
    return ""


def _check(row: Row, names: Mapping[str, str], sheet: Sheet) -> None:
    found = [names[header] for header in row.values if names[header]]
    if twice := sorted({name for name in found if found.count(name) > 1}):
        same = ", ".join(repr(header) for header in row.values if names[header] == twice[0])
        raise BadInput(f"{row.file}: the columns {same} mean the same ({twice[0]}); keep one of them")
    for group in sheet.needed:
        if not set(group) & set(found):
            headers = ", ".join(repr(header[:60]) for header in list(row.values)[:30])
            raise BadInput(
                f"{row.file}: line 1: the column {' or '.join(map(repr, group))} is missing; found {headers}"
            )


def json_rows(member: Member, hear: Hear) -> Iterator[Row]:
    """The objects of a JSON Lines file as rows of texts; lists become texts with `|` between."""
    with member.open() as stream:
        lines = Lines(stream, member.name)
        while (taken := lines.next()) is not None:
            number, raw = taken
            if not raw.strip():
                continue
            if len(raw) >= LINE_BYTES:
                lines.long_record(raw, b"\0", 0, 0)  # reads on to its end
            row = _json_row(member.name, number, raw)
            if isinstance(row, Rejected):
                hear(row)
            else:
                yield row


def _json_row(file: str, line: int, raw: bytes) -> Row | Rejected:
    typed = read_line(raw).text.removeprefix(BYTE_ORDER_MARK).replace("\0", "")
    try:
        found = orjson.loads(typed)
    except orjson.JSONDecodeError as error:
        return Rejected(file, line, "", typed[:200].strip(), f"the line is not JSON: {error}")
    if not isinstance(found, dict):
        return Rejected(file, line, "", typed[:200].strip(), "the line is no JSON object with a value for each column")
    if found.get("format") == "hommel-graph":
        raise BadInput(f"{file}: is an export of a whole store; to load it here, export it as tables (--format csv)")
    return Row(file, line, {name: _text(value) for name, value in found.items()})


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case list():
            return " | ".join(_text(item) for item in value)
        case dict():
            return orjson.dumps(value).decode()
    return str(value).replace("\0", "").strip()
