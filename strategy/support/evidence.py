"""What brokering knows of who helps, from referrals; and what a need is a part of."""

from collections import Counter
from typing import Any, Final, cast

from graph.brokering.words import ReferralState
from graph.errors import NotFound
from graph.paging import every
from graph.select import EVERYTHING, Branch, Direction, Op, Order, Page, Quantifier, RowRule, Select, Test, Through
from graph.store import Store
from strategy.support.doors import Evidence, Knock, Record
from strategy.support.offers import Seeker
from strategy.support.reading import WANTED_MARKETS
from strategy.worklist.helping import helpers

ENDED: Final = (ReferralState.DONE.value, ReferralState.RETURNED.value)
PAGE: Final = 1_000


def knock(
    store: Store, stakeholder: str, needs: frozenset[str], languages: frozenset[str], rule: RowRule = EVERYTHING
) -> Knock:
    """Who needs what, as it stands in the store; `NotFound` for a stakeholder who is not there to be seen."""
    markets = Branch("TARGETS", Direction.OUT, ("id",), edge=WANTED_MARKETS, order=(Order("id"),), limit=PAGE)
    select = Select("Stakeholder", ("export_stage",), (markets,), Test("id", Op.EQ, stakeholder), page=Page(1))
    found = cast(Any, store.find(select, rule).rows)
    if not found:
        raise NotFound(f"there is no Stakeholder {stakeholder!r} to be seen")
    ((stage, (_, targets)),) = found
    seeker = Seeker(stakeholder, needs, stage, markets=frozenset(market for (market,) in targets))
    return Knock(seeker, needs, _wider(store, needs, rule), languages)


def _wider(store: Store, needs: frozenset[str], rule: RowRule) -> frozenset[str]:
    """What these are a part of, one step up: `BROADER` is not transitive."""
    part = Through("BROADER", Direction.IN, Quantifier.SOME, Test("id", Op.IN, tuple(sorted(needs))))
    rows = store.find(Select("Capability", ("id",), where=part, page=Page(PAGE)), rule).rows
    return frozenset(str(own) for (own,) in rows) - needs


def evidence(store: Store, asked: Knock, rule: RowRule = EVERYTHING) -> Evidence:
    """What became of such needs that were passed on, and who helps already; nothing for whom referrals are hidden."""
    wanted = tuple(sorted(asked.needs | asked.wider))
    about = Through("REFERRAL_NEED", Direction.OUT, Quantifier.SOME, Test("id", Op.IN, wanted))
    branches = tuple(
        Branch(relation, Direction.OUT, ("id",), order=(Order("id"),), limit=PAGE)
        for relation in ("REFERRAL_NEED", "REFERRED_TO", "REFERRAL_SERVICE")
    )
    counted = Counter[tuple[str, str, str]]()
    select = Select("Referral", ("state",), branches, about, (Order("id"),), Page(PAGE))
    for state, (_, needs), (_, takers), (_, services) in cast(Any, every(store, select, rule)):
        counted.update((who, need, state) for (need,) in needs for (who,) in (*takers, *services))
    pairs = {(who, need) for who, need, state in counted if state in ENDED}
    done, returned = ENDED
    records = {pair: Record(counted[*pair, done], counted[*pair, returned]) for pair in pairs}
    helping = {one.id for one in helpers(store, asked.seeker.id, rule)}
    return Evidence(records, helping)
