"""Reads what is known of companies as of a day, as far as whoever asks may see it: some hundred in one statement."""

import datetime
from collections.abc import Iterator, Sequence
from typing import Any, Final, cast

from graph.lines.detection import AnnualAccounts, GrowthTopic
from graph.model import StakeholderKind, Status
from graph.paging import every
from graph.select import (
    EVERYTHING,
    And,
    Branch,
    Direction,
    Filter,
    Op,
    Or,
    Order,
    Page,
    Quantifier,
    RowRule,
    Select,
    Test,
    Through,
)
from graph.store import Store
from strategy.detection.evidence import Evidence, Joint, Seen, known_from

AT_ONCE: Final = 200
YEARS: Final = 8
"""So many accounts are read of a company; the newest that count."""

LOOKS_BACK: Final = datetime.timedelta(days=2 * 366)
"""Signs are read so far back; models say themselves what is recent."""

PROJECTS_BACK: Final = datetime.timedelta(days=5 * 366)
EXPORTERS: Final = ("experienced", "global")
AIMS: Final = ("planned", "decided")

_OWN: Final = ("id", "name", "kind", "country", "legal_person", "size_class", "export_stage")
_FIGURES: Final = (
    "id", "closed", "published", "months", "current_assets", "total_assets", "current_liabilities", "liabilities",
    "equity", "retained_earnings", "operating_result", "net_result", "turnover", "overdue_debts", "employees", "source",
)  # fmt: skip
_SEEN: Final = ("topic", "day", "note", "source")
_NEWEST: Final = (Order("day", descending=True),)

WITH_DISTRESS: Final[Filter] = Or(
    (
        Through("ACCOUNTS_OF", Direction.IN, Quantifier.SOME),
        Through("WARNS_OF", Direction.IN, Quantifier.SOME),
    )
)
"""Companies of which anything is known that could tell of distress."""


def companies(day: datetime.date) -> Filter:
    """Companies that were there on a day, whatever became of them later."""
    gone_later = Test("status_since", Op.GE, day.isoformat())
    there = Or((Test("status", Op.EQ, Status.ACTIVE.value), gone_later))
    return And((Test("kind", Op.EQ, StakeholderKind.COMPANY.value), there))


def gathered(
    store: Store, where: Filter, day: datetime.date, rule: RowRule = EVERYTHING, at_once: int = AT_ONCE
) -> Iterator[Evidence]:
    """What is known of those that pass, by id."""
    select = Select("Stakeholder", _OWN, _branches(day), where, (Order("id"),), Page(at_once))
    for row in every(store, select, rule):
        yield _evidence(cast(Any, row), day)


def _branches(day: datetime.date) -> tuple[Branch, ...]:
    before = Test("day", Op.LT, day.isoformat())
    lately = And((before, Test("day", Op.GE, (day - LOOKS_BACK).isoformat())))
    growing = And((lately, Test("topic", Op.IN, tuple(topic.value for topic in GrowthTopic))))
    begun = And((Test("start", Op.LT, day.isoformat()), Test("start", Op.GE, (day - PROJECTS_BACK).isoformat())))
    party = Branch("PARTICIPATED_IN", Direction.IN, ("id", "country", "export_stage"), limit=200)
    return (
        Branch(
            "ACCOUNTS_OF", Direction.IN, _FIGURES, where=Test("closed", Op.LT, day.isoformat()),
            order=(Order("closed", descending=True),), limit=YEARS,
        ),
        Branch("WARNS_OF", Direction.IN, _SEEN, where=lately, order=_NEWEST, limit=50),
        Branch("OBSERVES", Direction.IN, _SEEN, where=growing, order=_NEWEST, limit=50),
        Branch(
            "PARTICIPATED_IN", Direction.OUT, ("id", "start"), branches=(party,), where=begun,
            order=(Order("start", descending=True),), limit=100,
        ),
        Branch("OWNED_BY", Direction.OUT, ("country",), where=Test("country", Op.KNOWN, True), limit=10),
        Branch("TARGETS", Direction.OUT, ("id",), edge=Test("status", Op.IN, AIMS), limit=20),
    )  # fmt: skip


def _evidence(row: Sequence[Any], day: datetime.date) -> Evidence:
    own, name, kind, country, legal, size, stage, years, signs, signals, projects, owners, targets = row
    accounts = (_accounts(one) for one in years[1])
    return Evidence(
        own, name, day, kind, country, None if legal is None else bool(legal), size, stage,
        years=tuple(one for one in accounts if _known(one, day)),
        signs=_seen(signs), signals=_seen(signals),
        projects=tuple(_joint(own, country, *one) for one in projects[1]),
        owners=tuple(one for (one,) in owners[1]), targets=tuple(sorted(one for (one,) in targets[1])),
    )  # fmt: skip


def _accounts(row: Sequence[Any]) -> AnnualAccounts:
    values = dict(zip(_FIGURES, row, strict=True))
    for name in ("closed", "published"):
        values[name] = datetime.date.fromisoformat(values[name]) if values[name] else None
    return AnnualAccounts(**values)


def _known(accounts: AnnualAccounts, day: datetime.date) -> bool:
    since = known_from(accounts)
    return since is not None and since < day


def _seen(branch: Any) -> tuple[Seen, ...]:
    return tuple(
        Seen(topic, datetime.date.fromisoformat(day), note, source) for topic, day, note, source in branch[1] if topic
    )


def _joint(own: str, country: str | None, project: str, start: str, parties: Any) -> Joint:
    others = [(where, stage) for one, where, stage in parties[1] if one != own]
    abroad = sum(bool(country and where and where != country) for where, _ in others)
    stages = [stage for _, stage in others if stage]
    exporters = sum(stage in EXPORTERS for stage in stages)
    return Joint(project, datetime.date.fromisoformat(start), len(others), abroad, len(stages), exporters)
