"""Staged records as nodes of the graph: stakeholders, identifiers, projects, programmes; and who took part in what."""

import datetime
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any, Final

from graph.identifiers import identifier_id
from graph.model import Identifier, Programme, Project, Stakeholder
from graph.relations import FundedUnder, IdentifiedBy, ParticipatedIn
from loaders.cordis.staging import Staging
from loaders.outcome import Hear, Note
from loaders.vocabulary.mapping import finest

FP7: Final = "FP7"
FP7_UNDATED: Final = "fp7-undated"
"""The rule that dates projects of FP7 whose register gives no dates: older than any date anybody asks for."""
FP7_DAY: Final = datetime.date(2013, 12, 31)
MERGED: Final = ("name", "kind", "country", "nuts", "city", "website", "vat")
PROJECT_SQL: Final = 'SELECT id, acronym, title, start, "end", total_cost, grant_amount, scheme, framework FROM project'
UNLISTED_SQL: Final = (
    "SELECT project, max(acronym), min(line), file FROM took WHERE project NOT IN (SELECT id FROM project)"
    " GROUP BY project ORDER BY project"
)
ORGANISATION_SQL: Final = (
    f"SELECT organisation, start, t.file, t.line, {', '.join(f't.{name}' for name in MERGED)}"
    " FROM took t LEFT JOIN project p ON p.id = t.project"
    " ORDER BY organisation, start DESC, t.project DESC, t.rowid DESC"
)
TOOK_SQL: Final = (
    "SELECT organisation, t.project, start, t.role, t.amount, file, line FROM"
    " (SELECT rowid AS place, * FROM took) t LEFT JOIN (SELECT id, start FROM project) p ON p.id = t.project"
    " ORDER BY organisation, t.project, place"
)


def day_of(staging: Staging, start: str | None) -> datetime.date | None:
    """The day a staged project started; undated ones of FP7 by the rule `fp7-undated`."""
    if start:
        return datetime.date.fromisoformat(start)
    return FP7_DAY if staging.framework == FP7 else None


def projects(staging: Staging, source: str, hear: Hear) -> Iterator[Project]:
    """The projects listed, then those that only participations name (with a note)."""
    rule = FP7_UNDATED if staging.framework == FP7 else None
    topics = _ByProject(staging.all("SELECT DISTINCT project, topic FROM topic ORDER BY project, topic"))
    for project, acronym, title, start, end, total, grant, scheme, framework in staging.all(
        f"{PROJECT_SQL} ORDER BY id"
    ):
        started = day_of(staging, start)
        yield Project(
            id=f"cordis:{project}",
            acronym=acronym,
            title=title,
            start=started,
            end=datetime.date.fromisoformat(end) if end else (None if start else started),
            total_cost=total,
            grant_amount=grant,
            framework=framework or staging.framework,
            topics=topics.of(project) or None,
            scheme=scheme,
            source=source,
            as_of=started,
            rule=None if start else rule,
        )
    for project, acronym, line, file in staging.all(UNLISTED_SQL):
        hear(
            Note(
                file, line, "projectID", project, "the project is not in project.csv; only its id and acronym are known"
            )
        )
        started = day_of(staging, None)
        yield Project(
            id=f"cordis:{project}",
            acronym=acronym,
            framework=staging.framework,
            start=started,
            end=started,
            source=source,
            as_of=started,
            rule=rule,
        )


def stakeholders(staging: Staging, source: str, hear: Hear) -> Iterator[Stakeholder]:
    """Each organisation once: of every field, what its newest project says of it."""
    for organisation, own in groupby(staging.all(ORGANISATION_SQL), itemgetter(0)):
        said = list(own)
        values = {name: _newest(said, place, name, hear) for place, name in enumerate(MERGED, 4)}
        del values["vat"]
        yield Stakeholder(id=organisation, **values, source=source, as_of=day_of(staging, said[0][1]))


def _newest(said: list[Any], place: int, name: str, hear: Hear) -> Any:
    given = [(row[place], row[2], row[3]) for row in said if row[place] is not None]
    if not given:
        return None
    for value, file, line in given[1:]:
        if value != given[0][0]:
            hear(Note(file, line, name, str(value), "a newer project of the organisation says otherwise; that counts"))
            break
    return given[0][0]


def identifiers(staging: Staging, source: str) -> Iterator[Identifier]:
    """The VAT numbers that organisations have."""
    for (value,) in staging.all("SELECT DISTINCT vat FROM took WHERE vat IS NOT NULL ORDER BY vat"):
        yield Identifier(id=identifier_id("vat", value), scheme="vat", value=value, source=source)


def identified_by(staging: Staging, source: str) -> Iterator[IdentifiedBy]:
    """Which organisation has which VAT number."""
    found = "SELECT DISTINCT organisation, vat FROM took WHERE vat IS NOT NULL ORDER BY organisation, vat"
    for organisation, value in staging.all(found):
        yield IdentifiedBy(from_id=organisation, to_id=identifier_id("vat", value), source=source)


def took_part(staging: Staging, source: str, hear: Hear) -> Iterator[ParticipatedIn]:
    """Each organisation's part in each project once.

    Rows that repeat one another exactly count once; others of the same two are added up: their amounts together, and
    coordinator if one of them says so.
    """
    for (organisation, project), several in groupby(staging.all(TOOK_SQL), itemgetter(0, 1)):
        first, *more = several
        parts = {(first[3], first[4]): None}
        for row in more:
            repeated = (row[3], row[4]) in parts
            parts[row[3], row[4]] = None
            reason = "repeats another row; counted once" if repeated else "a second part in the same project; added up"
            hear(Note(row[5], row[6], "organisationID", organisation, reason))
        roles, amounts = zip(*parts, strict=True)
        known = [amount for amount in amounts if amount is not None]
        yield ParticipatedIn(
            from_id=organisation,
            to_id=f"cordis:{project}",
            role="coordinator" if "coordinator" in roles else roles[0],
            amount=sum(known) if known else None,
            source=source,
            as_of=day_of(staging, first[2]),
        )


PARTS_SQL: Final = "SELECT DISTINCT project, code, start FROM part JOIN project ON id = project ORDER BY project, code"


def parts_of_projects(staging: Staging) -> Iterator[tuple[str, datetime.date | None, list[str]]]:
    """Project, its start, and its programme parts: a finer one stands for those it lies in."""
    for project, several in groupby(staging.all(PARTS_SQL), itemgetter(0)):
        listed = list(several)
        yield project, day_of(staging, listed[0][2]), finest([row[1] for row in listed])


def programmes(staging: Staging, source: str) -> Iterator[Programme]:
    """The programme parts, with their titles where the register gives them."""
    for code, title in staging.all("SELECT code, max(title) FROM part GROUP BY code ORDER BY code"):
        yield Programme(id=f"programme:{code}", notation=code, title=title, source=source)


def funded_under(staging: Staging, source: str) -> Iterator[FundedUnder]:
    """Which programme parts pay a project."""
    for project, started, parts in parts_of_projects(staging):
        for part in parts:
            yield FundedUnder(from_id=f"cordis:{project}", to_id=f"programme:{part}", source=source, as_of=started)


class _ByProject:
    """Values of one project after another, from rows in order of project."""

    def __init__(self, rows: Iterable[Any]) -> None:
        self._groups = groupby(rows, itemgetter(0))
        self._project, self._values = self._next()

    def of(self, project: str) -> tuple[str, ...]:
        """The values of a project; asked for in order."""
        while self._project is not None and self._project < project:
            self._project, self._values = self._next()
        return self._values if self._project == project else ()

    def _next(self) -> tuple[str | None, tuple[str, ...]]:
        project, several = next(self._groups, (None, ()))
        return project, tuple(row[1] for row in several)
