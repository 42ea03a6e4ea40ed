"""Rows of CSV files that nobody checked before: safe, streaming, in bounded memory whatever the file's size.

A file that is no table of ours (empty, a column missing, another delimiter, cut off) raises `BadInput`. A row that is
broken is `Rejected`, a field that is broken becomes empty with a `Note`; both go to whoever hears the remarks.
"""

import csv
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import IO

from graph.errors import BadInput
from graph.records import MOST_CHARACTERS
from loaders.lines import LINE_BYTES, Lines
from loaders.mending import mended, read_line
from loaders.opening import Member
from loaders.outcome import Hear, Note, Rejected

DELIMITERS = (";", ",", "\t")
MOST_RECORD_LINES = 5_000
LONGEST_FIELD_BYTES = MOST_CHARACTERS * 4
csv.field_size_limit(2 * LINE_BYTES)  # csv's own limit would refuse fields that we still want to note; it is global
BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: where it begins, and its fields by column, stripped; an empty field is unknown."""

    file: str
    line: int
    values: Mapping[str, str]


def rows(
    member: Member, needed: Sequence[str], hear: Hear, also_called: Mapping[str, str] | None = None
) -> Iterator[Row]:
    """The rows of a CSV file, in order.

    needed        columns without which the file cannot be read; `BadInput` names a missing one and what was found
    hear          told of refused rows and mended fields
    also_called   other names of columns in small letters -> their names here

    The delimiter (`;`, `,` or tab) is told by the header. Names of columns are compared without case and space.
    """
    with member.open() as stream:
        yield from _Table(member.name, stream, hear).rows(needed, also_called or {})


class _Table:
    def __init__(self, name: str, stream: IO[bytes], hear: Hear) -> None:
        self.name, self.hear = name, hear
        self.lines = Lines(stream, name)
        self.delimiter = ";"

    def rows(self, needed: Sequence[str], also_called: Mapping[str, str]) -> Iterator[Row]:
        columns = self._header(needed, also_called)
        for line, fields in self._records(len(columns)):
            if whole := "".join(fields):
                yield Row(self.name, line, self._values(line, columns, fields, whole))

    def _values(self, line: int, columns: list[str], fields: list[str], whole: str) -> dict[str, str]:
        if whole.isascii() and "\0" not in whole and len(whole) <= MOST_CHARACTERS:  # most rows: nothing to mend
            return dict(zip(columns, map(str.strip, fields), strict=True))
        return {name: self._field(line, name, text) for name, text in zip(columns, fields, strict=True)}

    def _header(self, needed: Sequence[str], also_called: Mapping[str, str]) -> list[str]:
        _, first = self.lines.next() or (0, b"")
        if first[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in first:
            raise BadInput(f"{self.name}: is not UTF-8 text (UTF-16, or no text at all); save it as `CSV UTF-8`")
        text = read_line(first).text.removeprefix(BYTE_ORDER_MARK).strip()
        if not text:
            raise BadInput(f"{self.name}: is empty; a header with the names of the columns was expected")
        if "\r" in text:
            raise BadInput(f"{self.name}: line 1: lines end in bare carriage returns; save it as `CSV UTF-8`")
        known = {name.lower(): name for name in needed} | dict(also_called)
        found = {mark: _names(text, mark, known) for mark in DELIMITERS}
        self.delimiter = max(DELIMITERS, key=lambda mark: (len(set(needed) & set(found[mark])), len(found[mark])))
        columns = found[self.delimiter]
        if missing := [name for name in needed if name not in columns]:
            raise BadInput(
                f"{self.name}: line 1: the column {missing[0]!r} is missing; found {_listed(columns)}"
                f" (columns are separated by `;`, `,` or a tab)"
            )
        if twice := [name for name, times in Counter(columns).items() if times > 1 and name]:
            raise BadInput(f"{self.name}: line 1: the column {twice[0]!r} is there twice; keep one of them")
        return columns

    def _records(self, width: int) -> Iterator[tuple[int, list[str]]]:
        """Line where it begins and fields of each record that has as many as the header."""
        while (taken := self.lines.next()) is not None:
            line, first = taken
            if len(first) >= LINE_BYTES and not first.endswith(b"\n"):
                fields = self._long_record(line, first, width)
            else:
                fields = self._record(line, first, width)
            if fields is not None:
                yield line, fields

    def _record(self, line: int, first: bytes, width: int) -> list[str] | None:
        if not first.strip():
            return None
        text = self._decoded(line, first)
        fields = self._fitting(text, width)
        if fields is None and first.count(b'"') % 2:
            fields = self._over_lines(line, first, width)
        elif fields is None:
            fields = self._as_it_stands(line, text, width)
        if fields is None:
            self._reject(line, first)
        return fields

    def _over_lines(self, line: int, first: bytes, width: int) -> list[str] | None:
        """A record with line breaks in quotes. If it does not come out, its further lines are records again."""
        parts = [first]
        quotes, size = first.count(b'"'), len(first)
        while quotes % 2 and size < LINE_BYTES and len(parts) < MOST_RECORD_LINES:
            taken = self.lines.next()
            if taken is None:
                break
            parts.append(taken[1])
            quotes, size = quotes + taken[1].count(b'"'), size + len(taken[1])
        fields = None if quotes % 2 else self._fitting(self._decoded(line, b"".join(parts)), width)
        if fields is None:
            self.lines.give_back(line + 1, parts[1:])
        return fields

    def _fitting(self, text: str, width: int) -> list[str] | None:
        """The fields, if the quotes are right and they are as many as the columns."""
        try:
            return _cut(next(csv.reader([text], delimiter=self.delimiter, strict=True), []), width)
        except csv.Error:
            return None

    def _as_it_stands(self, line: int, text: str, width: int) -> list[str] | None:
        """The fields of a record with wrong quotes, if they come out as many as the columns all the same."""
        try:
            fields = _cut(next(csv.reader([text], delimiter=self.delimiter), []), width)
        except csv.Error:
            return None
        if fields is not None:
            self.hear(Note(self.name, line, "", text.strip(), NOT_DOUBLED))
        return fields

    def _long_record(self, line: int, first: bytes, width: int) -> list[str] | None:
        fields = self.lines.long_record(first, self.delimiter.encode(), LONGEST_FIELD_BYTES, width)
        if fields is None or len(fields) != width:
            self._reject(line, first)
            return None
        cut = (len(field) > LONGEST_FIELD_BYTES for field in fields)  # perhaps within a letter
        return [
            field.decode(errors="ignore") if is_cut else self._decoded(line, field)
            for field, is_cut in zip(fields, cut, strict=True)
        ]

    def _reject(self, line: int, first: bytes) -> None:
        text = read_line(first[:1000]).text
        if first.count(b'"') % 2:
            reason = "a quote opens on this line and is never closed; double the quotes inside fields"
        else:
            reason = "the row has not as many fields as the header"
        self.hear(Rejected(self.name, line, "", text.strip(), reason))

    def _decoded(self, line: int, raw: bytes) -> str:
        text, remark = read_line(raw)
        if remark:
            self.hear(Note(self.name, line, "", text.strip(), remark))
        return text

    def _field(self, line: int, name: str, text: str) -> str:
        if not text:
            return text
        if "\0" in text:
            self.hear(Note(self.name, line, name, text, "holds NUL bytes; taken out"))
            text = text.replace("\0", "")
        if len(text) > MOST_CHARACTERS:
            self.hear(Note(self.name, line, name, text[:100], TOO_LONG))
            return ""
        if text.isascii():
            return text.strip()
        right, remark = mended(text)
        if remark:
            self.hear(Note(self.name, line, name, text, remark))
        return right.strip()


NOT_DOUBLED = "quotes inside a field are not doubled; read as it stands"
TOO_LONG = f"longer than {MOST_CHARACTERS:,} characters; taken as unknown"


def _cut(fields: list[str], width: int) -> list[str] | None:
    """The fields, if they are as many as the columns; empty ones too many are dropped."""
    if len(fields) > width and not any(fields[width:]):
        del fields[width:]
    return fields if len(fields) == width else None


def _names(header: str, mark: str, known: Mapping[str, str]) -> list[str]:
    names = [name.strip() for name in next(csv.reader([header], delimiter=mark), [])]
    while names and not names[-1]:
        del names[-1]
    return [known.get(name.lower(), name) for name in names]


def _listed(columns: Sequence[str]) -> str:
    shown = ", ".join(repr(name[:60]) for name in columns[:30])
    return shown + (" …" if len(columns) > 30 else "")
