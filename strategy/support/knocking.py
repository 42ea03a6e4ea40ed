"""Where to knock: the doors for a stakeholder's need, with whom to call, from what a store holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from graph.select import EVERYTHING, Op, Page, RowRule, Select, Test
from graph.store import Store
from strategy.support.doors import Door, Knock, doors
from strategy.support.evidence import evidence, knock
from strategy.support.offers import Offer, Support
from strategy.support.reading import offering


@dataclass(frozen=True, slots=True)
class Call:
    """How a service is reached; None where that is not said. `cost` in euro cents."""

    desk: str | None
    channels: Sequence[str]
    website: str | None
    cost: int | None
    cost_terms: str | None


@dataclass(frozen=True, slots=True)
class Way:
    """A door, and how to get there."""

    door: Door
    call: Call


@dataclass(frozen=True, slots=True)
class Answer:
    """Where to knock.

    ways     the best placed first; none where nobody helps
    nobody   why there is none, and who else may help; empty where there is one
    """

    ways: Sequence[Way]
    nobody: str


@dataclass(frozen=True, slots=True)
class Request:
    """Whose need it is, what it may mean as capabilities, and in which languages help is wanted, any where none is."""

    stakeholder: str
    needs: frozenset[str]
    languages: frozenset[str] = frozenset()


def where_to_knock(store: Store, support: Support, request: Request, rule: RowRule = EVERYTHING) -> Answer:
    """The doors for a need; `NotFound` for a stakeholder who is not there to be seen."""
    asked = knock(store, request.stakeholder, request.needs, request.languages, rule)
    found = doors(support.offers, asked, evidence(store, asked, rule))
    calls = _calls(store, [door.offer.id for door in found], rule)
    if found:
        return Answer([Way(door, calls[door.offer.id]) for door in found if door.offer.id in calls], "")
    return Answer((), _nobody(store, support.offers, asked, rule))


def _calls(store: Store, services: Sequence[str], rule: RowRule) -> dict[str, Call]:
    fields = ("id", "desk", "channels", "website", "cost", "cost_terms")
    select = Select("Service", fields, where=Test("id", Op.IN, tuple(services)), page=Page(max(len(services), 1)))
    rows = cast(Any, store.find(select, rule).rows) if services else ()
    return {own: Call(desk, channels or (), *rest) for own, desk, channels, *rest in rows}


def _nobody(store: Store, offers: Sequence[Offer], asked: Knock, rule: RowRule) -> str:
    others = sum(not asked.needs.isdisjoint(offer.needs) for offer in offers)
    partners = sum(count for _, count in offering(store, sorted(asked.needs), rule))
    services = "no service meets this need"
    if others:
        services = f"{others} services meet this need, none for a company at its stage that goes where it goes"
    return f"{services}; {partners} stakeholders offer it themselves, as partners" if partners else services
