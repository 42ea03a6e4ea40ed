"""Bridging partners: who holds what one must have to get past a barrier, the likeliest help first, with the reason."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, cast

from graph.errors import NotFound
from graph.select import EVERYTHING, Branch, Direction, Op, Page, RowRule, Select, Test
from graph.store import Store
from strategy.suggestable import SUGGESTABLE

MOST: Final = 20
MOST_READ: Final = 10_000
THERE: Final = 1.0
"""Being where the barrier stands counts like an offer of full strength: by rule."""

GONE: Final = "ended"


@dataclass(frozen=True, slots=True)
class Bridge:
    """Somebody who holds what it takes.

    strength   of the offer, 0 to 1, and 1 more for who is where the barrier stands
    why        the reason, in words
    """

    id: str
    name: str | None
    strength: float
    why: str


def bridges(store: Store, barrier: str, rule: RowRule = EVERYTHING, most: int = MOST) -> list[Bridge]:
    """Who gets others past a barrier; `NotFound` where there is none to be seen. Nobody it hinders is named."""
    present = Branch("PRESENT_IN", Direction.OUT, ("id",), ("status",), limit=MOST_READ)
    who = Branch(
        "OFFERS", Direction.IN, ("id", "name", "country"), ("level",), (present,), SUGGESTABLE, limit=MOST_READ
    )
    needs = Branch("REQUIRES", Direction.OUT, ("label_en", "id"), ("form",), (who,), limit=MOST_READ)
    markets = Branch("HINDERS_MARKET", Direction.OUT, ("id", "notation"), limit=MOST_READ)
    hindered = Branch("HINDERS", Direction.OUT, ("id",), limit=MOST_READ)
    rows = store.find(
        Select("Barrier", ("title",), (needs, markets, hindered), Test("id", Op.EQ, barrier), page=Page(1)),
        rule,
    ).rows
    if not rows:
        raise NotFound(f"there is no barrier {barrier!r} to be seen; look its id up in `barriers`")
    _, (_, required), (_, places), (_, people) = cast(Any, rows[0])
    before, out = dict(places), {own for (own,) in people}
    found: dict[str, Bridge] = {}
    for form, label, capability, (_, offering) in required:
        for one in offering:
            bridge = _bridge(one, form, label or capability, before)
            if bridge.id not in out and (bridge.id not in found or found[bridge.id].strength < bridge.strength):
                found[bridge.id] = bridge
    return sorted(found.values(), key=lambda one: (-one.strength, one.id))[:most]


def _bridge(offering: Any, form: str | None, what: str, before: Mapping[str, str | None]) -> Bridge:
    level, own, name, country, (_, present) = offering
    there = sorted({place for status, place in present if status != GONE} & before.keys())
    seat = [place for place, notation in before.items() if country is not None and notation == country]
    strength = 1.0 if level is None else float(level)
    where = f"; it is in {', '.join(there or seat)}" if there or seat else ""
    needed = f" ({form.replace('-', ' ')})" if form else ""
    why = f"it offers {what}{needed}, which one needs to get past it{where}"
    return Bridge(own, name, strength + (THERE if where else 0.0), why)
