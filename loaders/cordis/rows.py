"""From one row of a CORDIS table to one staged record. Pure: no file, no store, no clock.

A row without ids is `Rejected`; a field that makes no sense becomes unknown, with a `Note`.
"""

import datetime
import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final, NamedTuple, TypeVar

from graph.errors import BadInput
from graph.identifiers import vat
from graph.model import StakeholderKind
from loaders.outcome import Hear, Note, Rejected
from loaders.reading import Row
from loaders.tables.wording.countries import country_code

PROJECT_COLUMNS: Final = ("id", "acronym", "title", "startDate", "endDate", "frameworkProgramme")
ORGANIZATION_COLUMNS: Final = ("projectID", "organisationID", "name", "activityType", "country", "role")
PART_COLUMNS: Final = ("projectID", "legalBasis")
TOPIC_COLUMNS: Final = ("projectID", "topic")
SCIENCE_COLUMNS: Final = ("projectID", "euroSciVocCode", "euroSciVocPath", "euroSciVocTitle")
WHERE_THERE: Final = {
    name.lower(): name
    for name in (
        *("totalCost", "ecMaxContribution", "fundingScheme", "legalBasis", "topics", "objective", "contentUpdateDate"),
        *("projectAcronym", "nutsCode", "city", "organizationURL", "vatNumber", "ecContribution", "title"),
    )
}
"""Columns that are read where they are there, by their names in small letters."""

KINDS: Final = {
    "PRC": StakeholderKind.COMPANY,
    "HES": StakeholderKind.HIGHER_EDUCATION,
    "REC": StakeholderKind.RESEARCH_ORGANISATION,
    "PUB": StakeholderKind.GOVERNMENT_AGENCY,
    "OTH": StakeholderKind.OTHER,
}
MOST_EUROS: Final = 100_000_000_000  # the largest grant ever is under a hundredth of it
YEARS: Final = range(1950, 2101)


class ProjectRow(NamedTuple):
    """A row of `project.csv`."""

    id: str
    file: str
    line: int
    framework: str
    acronym: str | None
    title: str | None
    start: str | None
    end: str | None
    total_cost: int | None
    grant_amount: int | None
    scheme: str | None
    parts: str
    topics: str
    updated: str


class PartRow(NamedTuple):
    """A row of `organization.csv`: an organisation's part in a project."""

    project: str
    organisation: str
    file: str
    line: int
    acronym: str | None
    name: str | None
    kind: str | None
    country: str | None
    nuts: str | None
    city: str | None
    website: str | None
    vat: str | None
    role: str | None
    amount: int | None


def project_row(row: Row, hear: Hear) -> ProjectRow | None:
    """The project of a row; None if it has no id."""
    fields = Fields(row, hear)
    if (project := fields.id("id")) is None:
        return None
    start, end = fields.read("startDate", day), fields.read("endDate", day)
    if start and end and end < start:
        fields.note("endDate", "the end is before the start; taken as unknown")
        end = None
    return ProjectRow(
        project,
        row.file,
        row.line,
        fields.read("frameworkProgramme", code) or "",
        row.values["acronym"] or None,
        row.values["title"] or None,
        start,
        end,
        fields.read("totalCost", cents),
        fields.read("ecMaxContribution", cents),
        fields.read("fundingScheme", code),
        row.values.get("legalBasis", ""),
        row.values.get("topics", ""),
        row.values.get("contentUpdateDate", ""),
    )


def part_row(row: Row, hear: Hear) -> PartRow | None:
    """The participation of a row; None if the project or the organisation has no id."""
    fields = Fields(row, hear)
    project, organisation = fields.id("projectID"), fields.id("organisationID")
    if project is None or organisation is None:
        return None
    return PartRow(
        project,
        stakeholder_id(organisation),
        row.file,
        row.line,
        row.values.get("projectAcronym") or None,
        row.values["name"] or None,
        fields.read("activityType", kind),
        fields.read("country", country),
        fields.read("nutsCode", nuts),
        row.values.get("city") or None,
        row.values.get("organizationURL") or None,
        fields.read("vatNumber", vat),
        fields.read("role", role),
        fields.read("ecContribution", cents),
    )


def stakeholder_id(organisation: str) -> str:
    """The id of an organisation: its PIC where it has one.

    >>> stakeholder_id("999992401"), stakeholder_id("x0123456789ab")
    ('pic:999992401', 'cordis-org:x0123456789ab')
    """
    return f"pic:{organisation}" if re.fullmatch("[0-9]{9}", organisation) else f"cordis-org:{organisation}"


Value = TypeVar("Value")


class Fields:
    """The fields of a row, read one by one; what is wrong with them goes to the listener."""

    def __init__(self, row: Row, hear: Hear) -> None:
        self.row, self.hear = row, hear

    def id(self, column: str) -> str | None:
        """An id, without which the row is rejected."""
        value = self.row.values[column]
        if _ID.fullmatch(value):
            return value
        reason = "is no id (letters, digits and signs without spaces)" if value else "is empty"
        self.hear(
            Rejected(self.row.file, self.row.line, column, value, f"the id {reason}: the row cannot be told apart")
        )
        return None

    def read(self, column: str, reader: Callable[[str], Value]) -> Value | None:
        """The value of a column; None where it is empty or wrong, or the column is not there."""
        text = self.row.values.get(column)
        if not text:
            return None
        try:
            return reader(text)
        except (ValueError, BadInput) as why:
            self.note(column, f"{why}; taken as unknown")
            return None

    def note(self, column: str, reason: str) -> None:
        """Say that something about a field is wrong."""
        self.hear(Note(self.row.file, self.row.line, column, self.row.values[column], reason))


_ID = re.compile("[!-~]{1,100}")
_CODE = re.compile("[!-~]+")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ].*)?")
_BELGIAN_DAY = re.compile(r"(\d\d)/(\d\d)/(\d{4})")
_EUROS = re.compile(r"(-?)(\d+)(?:[.,](\d+))?")
_NUTS = re.compile("[A-Z]{2}[0-9A-Z]{0,3}")


@lru_cache(maxsize=16_384)
def day(text: str) -> str:
    """A day in ISO form.

    >>> day("2014-01-31 12:30:00"), day("31/01/2014")
    ('2014-01-31', '2014-01-31')
    """
    found = _DAY.fullmatch(text) or _BELGIAN_DAY.fullmatch(text)
    if not found:
        raise ValueError("not a day such as 2014-01-31")
    year, month, number = found.groups() if len(found[1]) == 4 else found.groups()[::-1]
    try:
        date = datetime.date(int(year), int(month), int(number))
    except ValueError:
        raise ValueError("there is no such day") from None
    if date.year not in YEARS:
        raise ValueError(f"the year is not between {YEARS[0]} and {YEARS[-1]}")
    return date.isoformat()


def cents(text: str) -> int:
    """An amount in euros, with a decimal point or comma, as whole cents, rounded down.

    >>> cents("134999904.98"), cents("230000.0"), cents("17,5")
    (13499990498, 23000000, 1750)
    """
    found = _EUROS.fullmatch(text)
    if not found:
        raise ValueError("not an amount such as 1234.56")
    sign, whole, fraction = found.groups()
    if sign and int(whole):
        raise ValueError("a negative amount")
    if len(whole) > 15 or int(whole) > MOST_EUROS:
        raise ValueError(f"more than {MOST_EUROS:,} euros")
    return int(whole) * 100 + int(f"{fraction or ''}00"[:2])


@lru_cache(maxsize=4096)
def country(text: str) -> str:
    """A country code as the European Union writes it: EL for Greece, UK.

    >>> country("GR"), country("UK"), country("XK")
    ('EL', 'UK', 'XK')
    """
    if text == "XK":  # Kosovo: not in ISO 3166, but what the register writes
        return text
    if not re.fullmatch("[A-Z]{2}", text):
        raise ValueError("not a country code of two capitals")
    return country_code(text)


def nuts(text: str) -> str:
    """A NUTS region code."""
    if not _NUTS.fullmatch(text):
        raise ValueError("not a NUTS code such as BE2 or BE211")
    return text


def kind(text: str) -> str:
    """What sort of organisation an activity type is.

    >>> kind("PRC")
    'company'
    """
    if text not in KINDS:
        raise ValueError(f"not an activity type: {', '.join(KINDS)}")
    return KINDS[text].value


@lru_cache(maxsize=256)
def role(text: str) -> str:
    """A role in small letters with dashes.

    >>> role("coordinator"), role("associatedPartner")
    ('coordinator', 'associated-partner')
    """
    return code(re.sub("(?<=[a-z])(?=[A-Z])", "-", text)).lower()


def code(text: str) -> str:
    """A code: what it is written with, without spaces."""
    joined = "-".join(text.split())
    if not _CODE.fullmatch(joined):
        raise ValueError("not a code: letters, digits and signs of ASCII")
    return joined
