"""Who already helps a stakeholder: support actors that took up a need of its, and those whose service paid for it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, cast

from graph.brokering.words import ReferralState
from graph.select import (
    EVERYTHING,
    And,
    Branch,
    Direction,
    Filter,
    Op,
    Order,
    Page,
    Quantifier,
    RowRule,
    Select,
    Through,
)
from graph.select import Test as Asked
from graph.store import Store

MOST: Final = 200
HELPS: Final = (ReferralState.ACCEPTED.value, ReferralState.DONE.value)


@dataclass(frozen=True, slots=True)
class Helper:
    """A support actor, and how it helps; `day` since when, where that is known."""

    id: str
    name: str | None
    how: str
    day: str | None


def helpers(store: Store, stakeholder: str, rule: RowRule = EVERYTHING) -> list[Helper]:
    """The latest first, then by name; whoever helps in two ways stands there twice."""
    found = [*_by_referral(store, stakeholder, rule), *_by_service(store, stakeholder, rule)]
    return sorted(
        sorted(found, key=lambda one: (one.name or one.id, one.how)), key=lambda one: one.day or "", reverse=True
    )


def _of(stakeholder: str) -> Filter:
    return Asked("id", Op.EQ, stakeholder)


def _by_referral(store: Store, stakeholder: str, rule: RowRule) -> Iterator[Helper]:
    about = Through("REFERRAL_FOR", Direction.OUT, Quantifier.SOME, _of(stakeholder))
    where = And((about, Asked("state", Op.IN, HELPS)))
    to = Branch("REFERRED_TO", Direction.OUT, ("id", "name"), limit=10)
    select = Select("Referral", ("need", "state", "answered"), (to,), where, (Order("day"),), Page(MOST))
    for need, state, day, (_, takers) in cast(Any, store.find(select, rule).rows):
        for own, name in takers:
            yield Helper(own, name, f"{need or 'a need'}: {state}", day)


def _by_service(store: Store, stakeholder: str, rule: RowRule) -> Iterator[Helper]:
    where = Through("BETWEEN", Direction.OUT, Quantifier.SOME, _of(stakeholder))
    provider = Branch("PROVIDES", Direction.IN, ("id", "name"), limit=10)
    paid = Branch("PAID_BY", Direction.OUT, ("name",), branches=(provider,), limit=10)
    select = Select("Partnership", ("title", "introduced"), (paid,), where, (Order("since"),), Page(MOST))
    for title, day, (_, services) in cast(Any, store.find(select, rule).rows):
        for service, (_, providers) in services:
            for own, name in providers:
                yield Helper(own, name, f"{service or 'a service'}, for {title or 'a partnership'}", day)
