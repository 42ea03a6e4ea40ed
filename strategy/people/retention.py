"""How long what is kept: a row for each kind and relation, so that none is forgotten."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, cast

from graph.catalogue import KINDS, RELATIONS, RelationType
from graph.paging import every
from graph.select import And, Branch, Direction, Filter, Op, Or, Order, Page, Select, Test
from graph.store import Store, Writer
from graph.values import Fact

AT_ONCE: Final = 5_000
MOST_BELOW: Final = 10_000


@dataclass(frozen=True, slots=True)
class Days:
    """Goes so many days after any of these of its days.

    clocks   property -> days after it
    """

    clocks: Mapping[str, int]
    why: str


@dataclass(frozen=True, slots=True)
class With:
    """A relation that goes with a node of any of these kinds."""

    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ForEver:
    """Stays."""

    why: str


FACT: Final = ForEver("a fact about an organisation; its source withdraws it")
MEANING: Final = ForEver("what words mean")
FIGURES: Final = ForEver("figures are counted from it; it names nobody but by id")
PLANNED: Final = ForEver("what was planned and once agreed is to be read later")
REGISTER: Final = ForEver("the register of barriers and its history; it names no person but by id")
BETWEEN_FACTS: Final = ForEver("goes when its source no longer says it")

RETENTION: Final[Mapping[str, Days | With | ForEver]] = {
    "Contact": Days({"left": 180, "valid_until": 365}, "erased once nobody may rely on it"),
    "Consent": Days({"withdrawn": 5 * 365}, "proof that it was given and withdrawn"),
    "Disclosure": Days({"day": 3 * 365}, "for the person to see"),
    "Interaction": Days({"day": 5 * 365}, "what was spoken about"),
    "FollowUp": Days({"due": 3 * 365}, "a reminder"),
    "Correction": Days({"closed": 2 * 365}, "what was wrong is right"),
    "PartnerProfile": Days({"valid_until": 365}, "holds no more"),
    "Referral": Days({"day": 5 * 365}, "what was passed on"),
    "Feedback": Days({"until": 365}, "counts no more"),
    "Signal": Days({"day": 10 * 365}, "tells nothing of today"),
    "AnnualAccounts": Days({"closed": 10 * 365}, "tell nothing of today"),
    "DistressSign": Days({"day": 5 * 365}, "tells nothing of today, and nobody should carry it for ever"),
    "Appraisal": Days({"day": 3 * 365}, "what somebody made of it then"),
    **dict.fromkeys(("ValueChain", "Stage", "Capability", "Market", "StrategicLine", "Source"), MEANING),
    **dict.fromkeys(("Action", "Milestone", "Proposal", "PlanVersion", "PlanEntry"), PLANNED),
    "ExportValue": ForEver("statistics of chains, about nobody"),
    **dict.fromkeys(("Stakeholder", "Identifier", "Barrier", "Service", "ServiceVolume", "Project", "Programme"), FACT),
    **dict.fromkeys(("Partnership", "PartnershipStep", "Outcome", "Attribution", "Forecast"), FIGURES),
    "MatchRun": ForEver("what was suggested, to whom: reruns and learning need it"),
    "Assignment": ForEver("who looks after a stakeholder; the next one takes its place"),
    "HAS_CONTACT": ForEver("ids alone; the empty entry of an erased person keeps its place"),
    "HAS_CONSENT": With(("Consent",)),
    "CONSENTS_TO": With(("Consent",)),
    "DISCLOSES": With(("Disclosure",)),
    "SHOWN_FOR": With(("Disclosure",)),
    "INVOLVES": With(("Interaction",)),
    "CONCERNS": With(("Interaction",)),
    "DONE_WITH": With(("Interaction", "Referral")),
    "FOLLOWS_UP": With(("FollowUp",)),
    "CORRECTS": With(("Correction",)),
    "RAISED_IN": With(("Correction",)),
    "SEEKS_PARTNER": With(("PartnerProfile",)),
    "REFERRED_BY": With(("Referral",)),
    "REFERRED_TO": With(("Referral",)),
    "REFERRAL_FOR": With(("Referral",)),
    "REFERRAL_NEED": With(("Referral",)),
    "REFERRAL_SERVICE": With(("Referral",)),
    "OBSERVES": With(("Signal",)),
    "ACCOUNTS_OF": With(("AnnualAccounts",)),
    "WARNS_OF": With(("DistressSign",)),
    "APPRAISES": With(("Appraisal",)),
    **dict.fromkeys(("BarrierNote", "BarrierStep", "BarrierEnquiry"), REGISTER),
    **dict.fromkeys(("LIES_IN", "REQUIRES"), BETWEEN_FACTS),
    **dict.fromkeys(("NOTE_ON", "BARRIER_STEP_OF", "SAME_BARRIER", "ASKED_CHAIN", "ASKED_MARKET"), REGISTER),
    **dict.fromkeys(
        (
            "IDENTIFIED_BY", "OFFERS", "NEEDS", "ACTIVE_IN", "PRESENT_IN", "TARGETS", "PARTICIPATED_IN",
            "FUNDED_UNDER", "ABOUT", "ADVANCES", "OWNED_BY", "EXCLUDES", "BROADER", "PROVIDES", "HINDERS",
            "HINDERS_CHAIN", "HINDERS_MARKET", "PART_OF", "MERGED_INTO", "LOOKS_AFTER",
            "FOR_CHAIN", "TACKLES", "ANSWERS", "MILESTONE_OF", "GATHERED_IN", "TAKES_STAND", "ENTRY_OF", "EXPORT_OF",
            "EXPORT_TO",
            "MEETS", "SERVES", "VOLUME_OF",
        ),
        BETWEEN_FACTS,
    ),
    **dict.fromkeys(("BETWEEN", "STEP_OF", "OUTCOME_OF", "SHARE_IN", "CARRIES_OUT", "PAID_BY"), FIGURES),
}  # fmt: skip
"""Kind or relation -> how long it is kept. Persons are erased, the rest is dropped."""

PERSONS: Final = frozenset(name for name in RETENTION if name in KINDS and KINDS[name].personal)


def timed(name: str) -> bool:
    """Whether it goes after some days."""
    return isinstance(RETENTION[name], Days)


def told(name: str) -> str:
    """How long it is kept, for people.

    >>> told("Contact")
    '180 days after left, 365 days after valid_until: erased once nobody may rely on it'
    """
    kept = RETENTION[name]
    if isinstance(kept, Days):
        return f"{', '.join(f'{days} days after {since}' for since, days in kept.clocks.items())}: {kept.why}"
    return f"as long as its {' and '.join(kept.kinds)}" if isinstance(kept, With) else f"for good: {kept.why}"


def due(store: Store, today: datetime.date) -> dict[str, list[str]]:
    """Kind -> ids of what was kept long enough; kinds without any are left out."""
    found = {name: list(_due(store, name, kept, today)) for name, kept in RETENTION.items() if isinstance(kept, Days)}
    return {name: ids for name, ids in found.items() if ids}


def _due(store: Store, kind: str, kept: Days, today: datetime.date) -> Iterator[str]:
    over: list[Filter] = [
        Test(since, Op.LT, (today - datetime.timedelta(days=days)).isoformat()) for since, days in kept.clocks.items()
    ]
    where: Filter = Or(tuple(over))
    if kind in PERSONS:
        where = And((where, Test("erased", Op.KNOWN, False)))
    select = Select(kind, ("id",), where=where, order=(Order("id"),), page=Page(AT_ONCE))
    yield from (str(row[0]) for row in every(store, select))


def drop(store: Store, unit: Writer, kind: str, ids: Sequence[str]) -> None:
    """Let nodes go in a unit, whoever says them, with the relations that go with them."""
    for relation in RELATIONS.values():
        kept = RETENTION[relation.name]
        if isinstance(kept, With) and kind in kept.kinds:
            keys = list(_keys(store, relation, kind, ids))
            _withdraw(unit, relation.noun, keys)
    _withdraw(unit, KINDS[kind].noun, ids)


def _withdraw(unit: Writer, noun: type[Fact], keys: Sequence[str]) -> None:
    by_source: dict[str, list[str]] = {}
    for key in keys:
        for word in unit.said(noun, key):
            by_source.setdefault(word.source, []).append(key)
    for source, some in by_source.items():
        unit.withdraw(source, noun, some)


def _keys(store: Store, relation: RelationType, kind: str, ids: Sequence[str]) -> Iterator[str]:
    outward = relation.start == kind
    way = Direction.OUT if outward else Direction.IN
    branch = Branch(relation.name, way, ("id",), limit=MOST_BELOW)
    select = Select(kind, ("id",), (branch,), Test("id", Op.IN, tuple(ids)), page=Page(AT_ONCE))
    for own, (_, others) in cast(Any, store.find(select).rows):
        for (other,) in others:
            yield f"{own} {other}" if outward else f"{other} {own}"
