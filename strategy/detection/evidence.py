"""What is known of a company as of a day, before anybody makes anything of it."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from graph.lines.detection import AnnualAccounts

FILED_WITHIN: Final = datetime.timedelta(days=214)
"""Accounts of which nobody says when they were filed count from seven months after the year's end, which is how long
Belgian companies have for it."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A dated sign or signal, and which source says so."""

    topic: str
    day: datetime.date
    note: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Joint:
    """A project that it takes part in.

    partners    how many others do
    abroad      how many of them are known to have their seat in another country
    staged      of how many it is known whether they export, and of how many of these that they do
    """

    project: str
    start: datetime.date
    partners: int
    abroad: int
    staged: int
    exporters: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that scorecards look at; facts dated on or after the day are not in it.

    years      its annual accounts, the newest first
    signs      of distress, the newest first
    signals    of growth, the newest first
    projects   those that began in the five years before, the newest first
    owners     countries of its owners, where known
    targets    markets that it plans or decided to go to
    """

    id: str
    name: str | None
    day: datetime.date
    kind: str | None = None
    country: str | None = None
    legal_person: bool | None = None
    size_class: str | None = None
    export_stage: str | None = None
    years: Sequence[AnnualAccounts] = ()
    signs: Sequence[Seen] = ()
    signals: Sequence[Seen] = ()
    projects: Sequence[Joint] = ()
    owners: Sequence[str] = ()
    targets: Sequence[str] = ()

    @property
    def news(self) -> datetime.date | None:
        """The day on which the newest of it became known; None where nothing has a day."""
        seen = [one.day for one in (*self.signs, *self.signals)]
        filed = [day for one in self.years if (day := known_from(one))]
        return max([*seen, *filed, *(one.start for one in self.projects)], default=None)


def known_from(accounts: AnnualAccounts) -> datetime.date | None:
    """The day from which accounts could be known; None where nobody says of which year they are."""
    if accounts.published is not None or accounts.closed is None:
        return accounts.published
    return accounts.closed + FILED_WITHIN


def not_scored(evidence: Evidence) -> str | None:
    """Why nobody may be scored; None for whom may be.

    A natural person who trades is a person: to score one is profiling (GDPR art. 4(4) and 22; CJEU C-634/21, SCHUFA).
    Whoever filed annual accounts is a legal person, as far as nobody says otherwise.
    """
    if evidence.legal_person is False:
        return "a natural person is not scored"
    if evidence.kind != "company":
        return "only companies are scored"
    if evidence.legal_person is None and not evidence.years:
        return "nobody says that it is a legal person, and natural persons are not scored: say `legalPerson`"
    return None
