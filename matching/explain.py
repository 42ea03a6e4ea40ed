"""Why these two: a page a manager can read aloud, whose contributions add up to the score."""

import datetime
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from graph.errors import BadInput
from graph.inference import NEEDS_RULE, OFFERS_RULE
from graph.snapshot import UNKNOWN_DAY, Coded, Column
from matching.candidates import NEEDS_MET, WANTED, Pairs
from matching.economy import EPOCH, Economy
from matching.features import FEATURES, table
from matching.feedback import Bar
from matching.match import DECIMALS, Scorer, contributions
from matching.pollination.bridges import Bridge, bridges
from matching.pollination.third import Side, ThirdChair, third_chairs
from matching.weights.calibration import Calibration

MOST_SHARED = 5
MOST_CAPABILITIES = 5
RULES = {"OFFERS": OFFERS_RULE, "NEEDS": NEEDS_RULE}


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one feature adds: weight × (value - mean), and the sentence for a value above or below the mean."""

    feature: str
    value: float
    contribution: float
    sentence: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece: what it is, from which source, of which day."""

    text: str
    source: str
    day: str


@dataclass(frozen=True, slots=True)
class Change:
    """What the score would be if one thing were otherwise; found by scoring again."""

    text: str
    score: float


@dataclass(frozen=True, slots=True)
class Opportunity:
    """What the two can do abroad together.

    kind   carry-along (one is where the other wants to go) or joint-entry (both want to go there)
    """

    kind: str
    market: str
    text: str
    source: str
    day: str


@dataclass(frozen=True, slots=True)
class Chair:
    """Somebody who can sit between two that share no chain: how close it is to both, and how it stands to them."""

    stakeholder_id: str
    name: str
    score: float
    text: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """The whole answer for a pair.

    learnt      whether the weights were learnt; else the score is the rule score, set by hand
    barred      hard rules that keep the pair from being suggested, empty if none
    score       sum of the contributions
    chance      probability that the two begin a joint project, where the weights are calibrated
    prospect    the same in words, empty where they are not
    doubts      what is uncertain
    """

    stakeholder_id: str
    partner_id: str
    weights: str
    learnt: bool
    score: float
    chance: float | None
    prospect: str
    barred: tuple[str, ...]
    contributions: tuple[Contribution, ...]
    evidence: tuple[Evidence, ...]
    opportunities: tuple[Opportunity, ...]
    third_chairs: tuple[Chair, ...]
    changes: tuple[Change, ...]
    doubts: tuple[str, ...]


def explain(scorer: Scorer, left: int, right: int) -> Explanation:
    """Explain one pair, suggested or not. `BadInput` for a pair of one and the same."""
    if left == right:
        raise BadInput("a stakeholder is no partner of itself; give two different ids")
    e = scorer.economy
    pairs = scorer.proposer.closure(left, np.array([right], np.int32))
    contributions = _contributions(scorer, pairs)
    score = math.fsum(part.contribution for part in contributions)
    barred = _barred(scorer, left, right)
    calibration = None if barred else scorer.weights_of(left).calibration.get(scorer.scope)
    chance = None if calibration is None else _chance(calibration, score, pairs)
    return Explanation(
        stakeholder_id=e.ids[left],
        partner_id=e.ids[right],
        weights=scorer.weights.name,
        learnt=scorer.weights.learnt,
        score=score,
        chance=chance,
        prospect="" if calibration is None or chance is None else calibration.told(chance),
        barred=barred,
        contributions=contributions,
        evidence=evidence(e, left, right),
        opportunities=tuple(_opportunity(e, left, right, bridge) for bridge in bridges(e, left, right)),
        third_chairs=tuple(_chair(e, (left, right), chair) for chair in third_chairs(scorer.proposer, left, right)),
        changes=_changes(scorer, pairs),
        doubts=_doubts(e, left, right),
    )


def _chance(calibration: Calibration, score: float, pairs: Pairs) -> float:
    return float(calibration.of(np.array([score]), pairs.left, pairs.economy)[0])


def evidence(e: Economy, left: int, right: int) -> tuple[Evidence, ...]:
    """What lies behind a pair: needs met either way, rarest first, shared partners that tell most, what was said."""
    said = e.heard.told(left, right)
    words = [Evidence(said, "feedback", str(e.heard.date))] if said else []
    between = [_barrier(e, barrier) for barrier in e.barriers.between(left, right)]
    return (*_fit(e, left, right), *_fit(e, right, left), *_shared_partners(e, left, right), *words, *between)


def _barrier(e: Economy, barrier: int) -> Evidence:
    told = f"{e.barriers.titles[barrier]} ({e.barriers.ids[barrier]}) stands in the way"
    return Evidence(told, e.barriers.sources[barrier], str(e.as_of))


def _contributions(scorer: Scorer, pairs: Pairs) -> tuple[Contribution, ...]:
    weights = scorer.weights_of(int(pairs.left[0]))
    values = table(pairs, scorer.context, weights.names)
    parts = np.round(contributions(weights, values)[0], DECIMALS)
    found = [
        Contribution(name, float(value), float(part), FEATURES[name].told(much=part * weight > 0))
        for name, value, part, weight in zip(weights.names, values[0], parts, weights.coefficients, strict=True)
    ]
    return tuple(sorted(found, key=lambda one: (-abs(one.contribution), one.feature)))


def _barred(scorer: Scorer, left: int, right: int) -> tuple[str, ...]:
    e = scorer.economy
    known = e.partners.indices[e.partners.indptr[left] : e.partners.indptr[left + 1]]
    rules = {
        "they have worked together already": right in known,
        "they belong to one corporate group": e.group[left] == e.group[right],
        "one of them excluded the other": right in e.excluded.get(left, frozenset()),
        "one of them is closed or not to be shown": not (e.open[left] and e.open[right]),
        "the chain of one of them is unknown": scorer.scope != "all" and min(e.primary[left], e.primary[right]) < 0,
        "they are in the same primary chain": scorer.scope == "cross-chain" and e.primary[left] == e.primary[right],
        "they share a chain": scorer.scope == "bridge" and bool((e.member[left] & e.member[right]).any()),
    }
    said = e.heard.barred.get(left, {}).get(right)
    more = [] if said in (None, Bar.TOGETHER) else [str(said)]  # that is the first of the rules
    return (*(text for text, holds in rules.items() if holds), *more)


def _shared_partners(e: Economy, left: int, right: int) -> list[Evidence]:
    """The shared partners that tell most, each with the latest project on either side."""
    n = e.network
    mine, theirs = (n.partner[n.indptr[row] : n.indptr[row + 1]] for row in (left, right))
    both = np.intersect1d(mine, theirs)
    both = both[e.open[both]]  # who is not to be seen is not named
    telling = both[np.argsort(n.degree[both], kind="stable")][:MOST_SHARED]
    return [_path(e, left, int(shared), right) for shared in telling]


def _path(e: Economy, left: int, shared: int, right: int) -> Evidence:
    here, there = _latest_together(e, left, shared), _latest_together(e, shared, right)
    text = f"you worked with {name(e, shared)} ({_project(e, here)}), and so did they ({_project(e, there)})"
    columns = e.snapshot.kinds["Project"].columns
    sources = sorted({str(_text(columns["source"], project)) for project in (here, there)})
    latest = max(int(_numbers(columns["start"])[project]) for project in (here, there))
    return Evidence(text, ", ".join(sources), _day(latest))


def _latest_together(e: Economy, one: int, other: int) -> int:
    took = e.snapshot.relations["PARTICIPATED_IN"]
    start = np.asarray(e.snapshot.kinds["Project"].columns["start"])
    mine, theirs = (
        took.end[np.searchsorted(took.start, row) : np.searchsorted(took.start, row, "right")] for row in (one, other)
    )
    both = np.intersect1d(mine, theirs)
    both = both[(start[both] < e.day) | (start[both] == UNKNOWN_DAY)]
    return int(both[np.argmax(start[both])])


def _fit(e: Economy, seeker: int, holder: int) -> list[Evidence]:
    """Capabilities that one needs and the other offers, rarest first."""
    both = np.intersect1d(e.needs.of(seeker), e.offers.of(holder))
    telling = both[np.argsort(-e.idf[both], kind="stable")][:MOST_CAPABILITIES]
    return [_met(e, seeker, holder, what) for what in telling.tolist()]


def _met(e: Economy, seeker: int, holder: int, what: int) -> Evidence:
    need, need_day = _whence(e, "NEEDS", seeker, what)
    offer, offer_day = _whence(e, "OFFERS", holder, what)
    text = f"{name(e, seeker)} needs {capability(e, what)}, {name(e, holder)} offers it"
    return Evidence(text, need if need == offer else f"need: {need}; offer: {offer}", max(need_day, offer_day))


def _opportunity(e: Economy, left: int, right: int, bridge: Bridge) -> Opportunity:
    if bridge.helper is None:
        text = f"joint entry: both want to go to {bridge.market}, with offers that do not compete"
    else:
        seeker = right if bridge.helper == left else left
        text = f"carry-along: {name(e, bridge.helper)} is in {bridge.market}, where {name(e, seeker)} wants to go"
    edges = [(e.snapshot.relations[relation].columns, place) for relation, place in bridge.places]
    sources = dict.fromkeys(str(_text(columns["source"], place)) for columns, place in edges)
    day = max(_day(int(_numbers(columns["as_of"])[place])) for columns, place in edges)
    return Opportunity(bridge.kind, bridge.market, text, ", ".join(sources), day)


def _chair(e: Economy, pair: tuple[int, int], chair: ThirdChair) -> Chair:
    sides = [_stands(name(e, one), side) for one, side in zip(pair, chair.sides, strict=True)]
    return Chair(e.ids[chair.row], name(e, chair.row), round(chair.score, DECIMALS), "; ".join(sides))


def _stands(other: str, side: Side) -> str:
    ties = [f"worked with {other}"] if side.worked else []
    if side.shared:
        ties.append(f"shares {side.shared} partner{'s' if side.shared > 1 else ''} with {other}")
    elif not side.worked:
        ties.append(f"fits needs or offers of {other}")
    return f"{' and '.join(ties)}, {side.language:.0%} of its work is in the chains of {other}"


def _whence(e: Economy, relation: str, row: int, capability: int) -> tuple[str, str]:
    """Who said that offer or need and when; else the rule that inferred it from the projects before the day."""
    edges = e.snapshot.relations[relation]
    begin, end = np.searchsorted(edges.start, [row, row + 1])
    for place in begin + np.flatnonzero(edges.end[begin:end] == capability):
        if e.said[relation][place]:
            return str(_text(edges.columns["source"], int(place))), _day(int(_numbers(edges.columns["as_of"])[place]))
    if relation == "NEEDS" and (made := e.barriers.creating(row, capability)):
        return f"to get past {e.barriers.titles[made[0]]} ({e.barriers.ids[made[0]]})", str(e.as_of)
    return f"inferred from projects, rule {RULES[relation]}", str(e.as_of)


def _changes(scorer: Scorer, pairs: Pairs) -> tuple[Change, ...]:
    """The score after one change each, by scoring again."""
    e = scorer.economy
    right = int(pairs.right[0])
    missing = np.setdiff1d(e.needs.of(int(pairs.left[0])), e.offers.of(right))
    wanted = np.setdiff1d(e.needs.of(right), e.offers.of(int(pairs.left[0])))
    what_if = []
    for rows, column, text in (
        (missing, NEEDS_MET, "if they offered {} too"),
        (wanted, WANTED, "if you offered {} too"),
    ):
        if len(rows):
            what = int(rows[np.argmax(e.idf[rows])])
            what_if.append((column, e.idf[what], text.format(capability(e, what))))
    return tuple(Change(text, _rescored(scorer, pairs, column, float(more))) for column, more, text in what_if)


def _rescored(scorer: Scorer, pairs: Pairs, column: int, more: float) -> float:
    closure: NDArray[np.float64] = pairs.closure.copy()
    closure[0, column] += more
    return math.fsum(part.contribution for part in _contributions(scorer, replace(pairs, closure=closure)))


def _doubts(e: Economy, left: int, right: int) -> tuple[str, ...]:
    found = []
    for row in (left, right):
        if e.network.projects[row] < 3:
            found.append(f"{name(e, row)} has {e.network.projects[row]:.0f} projects on record: little to go by")
        if e.kind.codes[row] < 0:
            found.append(f"what sort of organisation {name(e, row)} is, is unknown")
    if e.stated < 1:
        found.append("offers and needs marked as inferred come from past projects, nobody stated them")
    return tuple(found)


def name(e: Economy, row: int) -> str:
    """A stakeholder's name, or its id where the name is unknown."""
    return _label(e.snapshot.kinds["Stakeholder"].columns["name"], e.ids, row)


def capability(e: Economy, row: int) -> str:
    """The English name of a capability, or its id where there is none."""
    capabilities = e.snapshot.kinds["Capability"]
    return _label(capabilities.columns["label_en"], capabilities.ids, row)


def _label(column: Column, ids: Sequence[str], row: int) -> str:
    return _text(column, row) or ids[row]


def _text(column: Column, row: int) -> str | None:
    assert isinstance(column, Coded)
    return column[row]


def _numbers(column: Column) -> NDArray[np.int64]:
    return np.asarray(column).astype(np.int64)


def _project(e: Economy, row: int) -> str:
    projects = e.snapshot.kinds["Project"]
    start = int(np.asarray(projects.columns["start"])[row])
    return f"{_label(projects.columns['acronym'], projects.ids, row)}, {_day(start)[:4]}"


def _day(day: int) -> str:
    return "undated" if day == UNKNOWN_DAY else str(EPOCH + datetime.timedelta(days=day))
