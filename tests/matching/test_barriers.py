"""What stands in the way of pairs: whom a barrier hinders, between whom it stands, and who gets past it."""

import dataclasses
import datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse

from graph.model import Visibility
from graph.snapshot import UNKNOWN_DAY, Nodes
from matching.audience import seen
from matching.economy import economy
from matching.explain import explain
from matching.features.tables import BARRED
from matching.hindrance.standing import Hindrances
from matching.match import Request, Scorer, match
from matching.runs import fingerprint
from matching.weights import choose
from tests.matching.conftest import coded, day_number, edges, snapshot_of

D = datetime.date
SAID = ("hand", D(2015, 5, 1))
ENDS = {"HINDERS": "Stakeholder", "HINDERS_CHAIN": "ValueChain", "HINDERS_MARKET": "Market", "REQUIRES": "Capability"}


def with_barriers(snapshot, barriers, lies_in=()):
    """Barriers as name -> {"status", "published", "as_of", and ids by relation}."""
    names = sorted(barriers)
    get = [barriers[name].get for name in names]
    columns = {
        "title": coded(names),
        "status": coded([one("status", "open") for one in get]),
        "source": coded(["hand"] * len(names)),
        **{
            day: np.array([day_number(one(day)) if one(day) else UNKNOWN_DAY for one in get], np.int32)
            for day in ("published", "as_of")
        },
    }
    relations = {
        relation: edges(
            [(name, end) for name in names for end in barriers[name].get(relation, ())], names, snapshot.kinds[kind].ids
        )
        for relation, kind in ENDS.items()
    }
    markets = snapshot.kinds["Market"].ids
    relations["LIES_IN"] = edges(lies_in, markets, markets)
    return dataclasses.replace(
        snapshot,
        kinds={**snapshot.kinds, "Barrier": Nodes(names, columns)},
        relations={**snapshot.relations, **relations},
    )


@pytest.fixture(scope="module")
def trade():
    """a and b want to go to XA, c is there, d is in food and stays at home; p is of XA, and i certifies."""
    known = {"visibility": "public"}
    who = {f"own:{one}": {"country": "BE", **known} for one in "abcdi"} | {"own:p": {"country": "XA", **known}}
    chains = [
        ("own:a", "chain:food"),
        ("own:b", "chain:logistics"),
        ("own:d", "chain:food"),
        ("own:i", "chain:circular"),
    ]
    return snapshot_of(
        who,
        active_in=[(one, chain, 1.0, *SAID) for one, chain in [*chains, ("own:c", "chain:engineering")]],
        targets=[(one, "market:XA", "planned", *SAID) for one in ("own:a", "own:b")],
        present_in=[("own:c", "market:XA", "selling", *SAID), ("own:i", "market:XB", "selling", *SAID)],
        offers=[("own:i", "term:certifying", 1.0, *SAID), ("own:d", "term:drying", 1.0, *SAID)],
        needs=[("own:a", "term:drying", 1.0, *SAID)],
        capabilities=["term:certifying"],
    )


TOLL = {"HINDERS_MARKET": ["market:XA"], "REQUIRES": ["term:certifying"]}


def between(snapshot, one, other, **more):
    e = economy(snapshot, **more)
    rows = [e.ids.index(f"own:{name}") for name in (one, other)]
    return [e.barriers.ids[barrier] for barrier in e.barriers.between(*rows)]


@pytest.mark.parametrize(
    ("one", "other", "stands"),
    [
        pytest.param("a", "c", True, id="to somebody who is there"),
        pytest.param("a", "p", True, id="to somebody of there"),
        pytest.param("b", "a", True, id="going there together"),
        pytest.param("a", "d", False, id="at home"),
        pytest.param("c", "p", False, id="both there already"),
        pytest.param("a", "i", False, id="with who holds what it takes"),
    ],
)
def test_a_barrier_stands_between_those_whom_it_parts(trade, one, other, stands):
    snapshot = with_barriers(trade, {"toll": TOLL})
    assert bool(between(snapshot, one, other)) is stands
    assert bool(between(snapshot, other, one)) is stands


def test_a_barrier_of_a_chain_hinders_those_of_it_alone(trade):
    snapshot = with_barriers(trade, {"toll": {**TOLL, "HINDERS_CHAIN": ["chain:food"]}})
    assert (between(snapshot, "a", "c"), between(snapshot, "b", "c")) == (["toll"], [])


def test_a_rule_at_home_hinders_whatever_the_hindered_begin(trade):
    snapshot = with_barriers(trade, {"rule": {"HINDERS_CHAIN": ["chain:food"]}, "named": {"HINDERS": ["own:c"]}})
    assert between(snapshot, "d", "i") == ["rule"]
    assert between(snapshot, "b", "i") == []
    assert between(snapshot, "c", "d") == ["named", "rule"]


def test_a_bloc_s_barrier_stands_before_its_members_and_a_part_s_not_before_the_whole(trade):
    markets = snapshot_of(
        {"own:a": {}, "own:b": {}},
        targets=[("own:a", "market:XA", "planned", *SAID), ("own:b", "market:XA", "planned", *SAID)],
        present_in=[("own:b", "market:X", "ended", *SAID), ("own:b", "market:XA-1", "ended", *SAID)],
    )
    lies = [("market:XA", "market:X"), ("market:XA-1", "market:XA")]
    assert between(with_barriers(markets, {"bloc": {"HINDERS_MARKET": ["market:X"]}}, lies), "a", "b") == ["bloc"]
    assert between(with_barriers(markets, {"part": {"HINDERS_MARKET": ["market:XA-1"]}}, lies), "a", "b") == []


@pytest.mark.parametrize(("status", "level"), [("open", 1.0), ("waiting", 1.0), ("resolved-in-part", 0.5)])
def test_what_is_resolved_in_part_stands_for_less_and_the_rest_not_at_all(trade, status, level):
    e = economy(with_barriers(trade, {"toll": {**TOLL, "status": status}}))
    assert e.barriers.level.tolist() == [level]
    for gone in ("reported", "resolved", "dormant", "archived", "merged"):
        assert between(with_barriers(trade, {"toll": {**TOLL, "status": gone}}), "a", "c") == []


def test_a_view_of_a_day_knows_no_later_barrier(trade):
    for as_of, stands in ((D(2016, 1, 1), []), (D(2015, 1, 1), ["toll"]), (None, [])):
        snapshot = with_barriers(trade, {"toll": {**TOLL, "as_of": as_of}})
        assert between(snapshot, "a", "c", as_of=D(2015, 6, 1)) == stands


def scored(snapshot, one, other):
    e = economy(snapshot)
    scorer = Scorer(e, "all", choose(e, "all", e.as_of))
    return explain(scorer, *(e.ids.index(f"own:{name}") for name in (one, other)))


def test_a_suggestion_that_a_barrier_stands_in_the_way_of_is_lowered_and_says_so(trade):
    free, barred = scored(trade, "a", "c"), scored(with_barriers(trade, {"toll": TOLL}), "a", "c")
    assert barred.score == pytest.approx(free.score - 1.0)
    part = next(one for one in barred.contributions if one.feature == BARRED)
    assert (part.contribution, part.sentence) == (-1.0, "a barrier stands in the way")
    assert [one.text for one in barred.evidence][-1] == "toll (toll) stands in the way"
    made = match(economy(with_barriers(trade, {"toll": TOLL})), Request("all"))
    told = {(one.stakeholder_id, one.partner_id): one.explanation for one in made.suggestions()}
    assert told["own:a", "own:b"].endswith("in the way: toll")
    assert "in the way" not in told["own:a", "own:d"]


def test_a_barrier_creates_a_need_and_who_holds_it_is_proposed_with_the_reason(trade):
    listed = {
        name: [one.partner_id for one in match(economy(snapshot), Request("all")).suggestions()
               if one.stakeholder_id == "own:a"]
        for name, snapshot in (("free", trade), ("barred", with_barriers(trade, {"toll": TOLL})))
    }  # fmt: skip
    assert [listed[name].index("own:i") for name in ("free", "barred")] == [3, 1]
    assert listed["barred"][0] == "own:d", "what it needs anyway weighs as much"
    found = scored(with_barriers(trade, {"toll": TOLL}), "a", "i")
    assert [(one.text, one.source) for one in found.evidence] == [
        ("own:a needs term:certifying, own:i offers it", "need: to get past toll (toll); offer: hand")
    ]


def test_without_barriers_a_run_is_the_same_to_the_byte(trade):
    empty = with_barriers(trade, {})
    assert fingerprint(empty) == fingerprint(trade)
    assert fingerprint(with_barriers(trade, {"toll": TOLL})) != fingerprint(trade)
    runs = [list(match(economy(one), Request("all")).suggestions()) for one in (trade, empty)]
    assert runs[0] == runs[1]


def test_a_run_for_others_knows_of_what_is_published_alone(trade):
    hidden = with_barriers(trade, {"toll": TOLL})
    assert fingerprint(seen(hidden, Visibility.NETWORK)) == fingerprint(seen(trade, Visibility.NETWORK))
    shown = with_barriers(trade, {"toll": {**TOLL, "published": D(2026, 1, 1)}, "other": TOLL})
    assert between(seen(shown, Visibility.NETWORK), "a", "c") == ["toll"]
    assert between(seen(shown, Visibility.BROKER_ONLY), "a", "c") == ["other", "toll"]


CODES = st.lists(st.lists(st.integers(0, 7), min_size=4, max_size=4), min_size=2, max_size=6)


@given(
    CODES,
    st.lists(st.booleans(), min_size=4, max_size=4),
    st.lists(st.sampled_from([0.5, 1.0]), min_size=4, max_size=4),
)
def test_the_kernel_says_what_its_slow_twin_says(codes, anywhere, level):
    stand = sparse.csr_array(np.array(codes, float))
    made = Hindrances("abcd", "abcd", "abcd", np.array(level), np.array(anywhere), stand, sparse.csr_array((4, 1)))
    pairs = [(one, other) for one in range(len(codes)) for other in range(len(codes))]
    left, right = np.array(pairs, np.int32).T
    slow = [max((level[barrier] for barrier in made.between(*pair)), default=0.0) for pair in pairs]
    assert made.values(left, right).tolist() == slow
