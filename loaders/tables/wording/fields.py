"""One cell of a sheet as a value: what people and spreadsheets make of numbers, days and words.

A reader raises `ValueError` where it does not understand; `Cells` turns that into a note and leaves the field unknown.
"""

import datetime
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeVar

from graph.files.cells import unescaped
from graph.folding import fold
from loaders.outcome import Hear, Note
from loaders.reading import Row
from loaders.tables.wording import words
from loaders.tables.wording.capabilities import pieces
from loaders.tables.wording.countries import country_code

Value = TypeVar("Value")

_ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")
_BELGIAN_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_NUTS = re.compile(r"[A-Z]{2}[0-9A-Z]{0,3}")
YEARS = range(1000, 2101)


@dataclass(frozen=True, slots=True)
class Cells:
    """A row whose columns have the project's names, read field by field."""

    row: Row
    hear: Hear

    def read(self, column: str, reader: Callable[[str], Value]) -> Value | None:
        """The value of a column; None where the cell is empty, or not understood (then with a note)."""
        typed = unescaped(self.row.values.get(column, ""))
        if not typed:
            return None
        try:
            return reader(typed)
        except ValueError as why:
            self.note(column, typed, f"{why}; taken as unknown")
            return None

    def each(self, column: str, reader: Callable[[str], Value]) -> Iterator[Value]:
        """The values of a cell that holds several, without those that are not understood.

        Commas separate too, but only what means nothing with them (`circular, bio and sustainable economy`).
        """
        for piece in pieces(unescaped(self.row.values.get(column, ""))):
            try:
                yield reader(piece)
            except ValueError:
                yield from self._each_after_comma(column, piece, reader)

    def _each_after_comma(self, column: str, piece: str, reader: Callable[[str], Value]) -> Iterator[Value]:
        for part in piece.split(","):
            try:
                if typed := part.strip():
                    yield reader(typed)
            except ValueError as why:
                self.note(column, typed, f"{why}; left out")

    def note(self, column: str, typed: str, reason: str) -> None:
        """Say that something about a field is wrong."""
        self.hear(Note(self.row.file, self.row.line, column, typed, reason))


def text(typed: str) -> str:
    """Text as typed."""
    return typed


def whole(typed: str) -> int:
    """A whole number; spaces and the dots or commas between thousands may be there.

    >>> whole("1.250"), whole("12,0")
    (1250, 12)
    """
    compact = re.sub(r"[\s']", "", typed)
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", compact):
        compact = re.sub("[.,]", "", compact)
    compact = re.sub(r"[.,]0+$", "", compact)
    if not re.fullmatch(r"-?\d{1,15}", compact, re.ASCII):
        raise ValueError("not a whole number")
    return int(compact)


def year(typed: str) -> int:
    """A year.

    >>> year("1985")
    1985
    """
    if (number := whole(typed)) not in YEARS:
        raise ValueError(f"not a year from {YEARS[0]} to {YEARS[-1]}")
    return number


def capacity(typed: str) -> int:
    """How many partnerships: nought or more."""
    if (number := whole(typed)) < 0 or number > 1_000_000:
        raise ValueError("not a number of partnerships")
    return number


def share(typed: str) -> float:
    """A number from 0 to 1, with a decimal point or comma, or a percentage.

    >>> share("0,8"), share("80 %"), share("1")
    (0.8, 0.8, 1.0)
    """
    compact = re.sub(r"\s", "", typed).replace(",", ".")
    percentage = compact.endswith("%")
    if not re.fullmatch(r"\d{1,3}(?:\.\d{1,15})?", compact.removesuffix("%"), re.ASCII):
        raise ValueError("not a number from 0 to 1, such as 0,8 or 80 %")
    number = float(compact.removesuffix("%"))
    number = round(number / 100, 15) if percentage else number
    if number > 1:
        raise ValueError("not a number from 0 to 1, such as 0,8 or 80 %")
    return number


def cents(typed: str) -> int:
    """An amount in euro, as cents; a euro sign, spaces and separators of thousands may be there.

    >>> cents("€ 1.250,50"), cents("1,250.5"), cents("90 000"), cents("12,5")
    (125050, 125050, 9000000, 1250)
    """
    compact = re.sub(r"[\s'€]|EUR", "", typed)
    whole_part, mark, rest = compact, "", ""
    if found := re.fullmatch(r"(.*)([.,])(\d{1,2})", compact):
        whole_part, mark, rest = found.groups()
    if not re.fullmatch(r"\d{1,3}(?:[.,]\d{3})*|\d{1,13}", whole_part, re.ASCII):
        raise ValueError("not an amount in euro, such as 1250 or 1.250,50")
    return int(re.sub("[.,]", "", whole_part)) * 100 + (int(rest.ljust(2, "0")) if mark else 0)


def language(typed: str) -> str:
    """A language, as its code of two letters.

    >>> language("Nederlands"), language("FI")
    ('nl', 'fi')
    """
    if known := words.LANGUAGES.get(fold(typed)):
        return known
    if not re.fullmatch("[a-z]{2}", code := typed.strip().lower()):
        raise ValueError(f"not a code of two letters, nor one of {words.listed(words.LANGUAGES)}")
    return code


def day(typed: str) -> datetime.date:
    """A day: 2016-01-25, or 25/01/2016 as Belgians write it.

    >>> day("25/01/2016"), day("2016-01-25")
    (datetime.date(2016, 1, 25), datetime.date(2016, 1, 25))
    """
    if found := _ISO_DAY.fullmatch(typed):
        year_month_day = found.groups()
    elif found := _BELGIAN_DAY.fullmatch(typed):
        year_month_day = found.groups()[::-1]
    else:
        raise ValueError("not a day such as 2016-01-25 or 25/01/2016")
    try:
        return datetime.date(*(int(part) for part in year_month_day))
    except ValueError:
        raise ValueError("there is no such day") from None


def yes_or_no(typed: str) -> bool:
    """Yes or no, in Dutch, English or French.

    >>> yes_or_no("Ja"), yes_or_no("no")
    (True, False)
    """
    return one_of(words.YES_OR_NO)(typed) == "yes"


def nuts(typed: str) -> str:
    """A NUTS region code.

    >>> nuts("be21")
    'BE21'
    """
    if not _NUTS.fullmatch(code := typed.strip().upper()):
        raise ValueError("not a NUTS code such as BE2 or BE211")
    return code


def one_of(choices: words.Words) -> Callable[[str], str]:
    """Reads the words of a table."""
    return lambda typed: words.understood(typed, choices)


STAKEHOLDER: Mapping[str, Callable[[str], object]] = MappingProxyType(
    {
        "name": text,
        "kind": one_of(words.KINDS),
        "country": country_code,
        "nuts": nuts,
        "city": text,
        "size_class": one_of(words.SIZES),
        "founded": year,
        "website": text,
        "description": text,
        "export_stage": one_of(words.EXPORT_STAGES),
        "status": one_of(words.STATUSES),
        "status_since": day,
        "visibility": one_of(words.VISIBILITIES),
        "capacity": capacity,
        "seeks": text,
        "legal_person": yes_or_no,
    }
)
"""How each property of a stakeholder is read."""
