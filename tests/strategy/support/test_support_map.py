"""Who helps with what: parts, coverage, gaps, overlap, the spread of volume, and what would be if offers changed."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import BadInput
from strategy.support.cells import Axis, Where, cells, overlaps, within
from strategy.support.covering import coverage, gaps
from strategy.support.offers import Measure, Offer, Seeker, Support, by_need, fits, portions
from strategy.support.shares import NOTE, Refusal, Spread, spread
from strategy.support.whatif import Change, changed, what_if

CASES = Measure.CASES


def offer(id, *needs, by=(), cases=None, year="2025", **more):
    actors = portions(dict.fromkeys(by or (f"{id}-actor",)))
    parts = portions(dict.fromkeys(needs)) if needs else {}
    volumes = {} if cases is None else {(CASES, year): {need: cases * part for need, part in parts.items()}}
    sets = {name: frozenset(values) for name, values in more.items()}
    return Offer(id, id.upper(), actors, parts, volumes=volumes, **sets)


def seeker(id, *needs, stage=None, chain=None, markets=()):
    return Seeker(id, frozenset(needs), stage, chain, frozenset(markets))


def test_who_says_a_share_has_it_and_the_others_share_the_rest_evenly():
    assert portions({"a": 0.6, "b": None, "c": None}) == {"a": 0.6, "b": 0.2, "c": 0.2}
    assert portions({"a": 1.0, "b": None}) == {"a": 1.0, "b": 0.0}
    assert portions({"a": 0.0, "b": 0.0}) == {"a": 0.5, "b": 0.5}


@given(st.dictionaries(st.text(max_size=2), st.none() | st.floats(0, 1), min_size=1, max_size=8))
def test_parts_are_one_together(said):
    assert math.fsum(portions(said).values()) == pytest.approx(1)


@pytest.mark.parametrize(
    ("stages", "markets", "expected"),
    [
        ((), (), True),
        (("starting", "global"), (), True),
        (("global",), (), False),
        ((), ("market:DE",), True),
        ((), ("market:FR",), False),
        (("starting",), ("market:FR",), False),
    ],
)
def test_an_offer_fits_where_its_stages_and_markets_hold_the_company(stages, markets, expected):
    meant = offer("a", "advice", stages=stages, markets=markets)
    assert fits(meant, "starting", frozenset({"market:DE", "market:NL"})) is expected


def test_what_is_not_known_of_a_company_excludes_no_offer():
    meant = offer("a", "advice", stages=("global",), markets=("market:FR",))
    assert fits(meant, None, frozenset())


OFFERS = (
    offer("a", "advice", "study", by=("own:x",), stages=("none", "starting"), languages=("nl",)),
    offer("b", "advice", by=("own:y",), markets=("market:DE",)),
    offer("c", "study", by=("own:x", "own:z"), stages=("global",)),
)


def test_a_cell_holds_the_services_at_its_place():
    found = {cell.place: cell.services for cell in cells(OFFERS, (Axis.ACTOR, Axis.NEED))}
    assert found == {
        ("own:x", "study"): ("a", "c"),
        ("own:x", "advice"): ("a",),
        ("own:y", "advice"): ("b",),
        ("own:z", "study"): ("c",),
    }
    assert cells(OFFERS, (Axis.ACTOR, Axis.NEED))[0].services == ("a", "c"), "those with the most come first"


def test_a_service_that_is_for_any_stage_stands_under_none_and_in_each_part():
    found = {cell.place: cell.services for cell in cells(OFFERS, (Axis.STAGE,))}
    assert found == {("none",): ("a",), ("starting",): ("a",), ("global",): ("c",), (None,): ("b",)}
    there = Where({Axis.STAGE: frozenset({"starting"}), Axis.NEED: frozenset({"advice"})})
    assert [(cell.place, cell.services) for cell in cells(OFFERS, (Axis.STAGE, Axis.NEED), there)] == [
        ((None, "advice"), ("b",)),
        (("starting", "advice"), ("a",)),
    ]


def test_a_part_of_the_map_holds_the_needs_of_those_who_lie_there():
    seekers = (seeker("s", "advice", "study", stage="global"), seeker("t", "study"), seeker("u", "advice"))
    part = within(Support(OFFERS, seekers), Where({Axis.NEED: frozenset({"study"}), Axis.STAGE: frozenset({"none"})}))
    assert [one.id for one in part.offers] == ["a"]
    assert [(one.id, *one.needs) for one in part.seekers] == [("t", "study")]


def test_a_gap_tells_in_whose_chain_and_how_many_need_it():
    seekers = (
        seeker("1", "advice", stage="global", chain="food", markets=("market:FR",)),
        seeker("2", "advice", stage="starting", chain="food"),
        seeker("3", "visa", chain="food"),
        seeker("4", "visa", chain="logistics"),
        seeker("5", "visa"),
    )
    support = Support(OFFERS, seekers, elsewhere={"visa": 2})
    told = [(gap.need, gap.seekers, gap.unmet, gap.services, dict(gap.chains), gap.elsewhere) for gap in gaps(support)]
    assert told == [
        ("advice", 2, 1, 2, {"food": 1}, 0),
        ("visa", 3, 3, 0, {None: 1, "food": 1, "logistics": 1}, 2),
    ], "what a partner can meet comes after what nobody can"
    found = coverage(OFFERS, seekers)
    assert (found.asked, found.met, found.share) == (5, 1, 0.2)
    assert coverage(OFFERS, ()).share is None


def test_an_overlap_is_of_different_actors_for_the_same_companies():
    ((pair),) = overlaps(OFFERS)
    assert (pair.one, pair.other, pair.needs) == ("a", "b", ("advice",))
    assert (pair.stages, pair.markets, pair.languages) == (("none", "starting"), ("market:DE",), ("nl",))
    apart = (offer("a", "advice", stages=("none",)), offer("b", "advice", stages=("global",)))
    assert overlaps(apart) == []
    assert overlaps((offer("a", "advice", by=("own:x",)), offer("b", "advice", by=("own:x",)))) == []


THREE = (
    offer("a", "advice", by=("own:x",), cases=600),
    offer("b", "advice", by=("own:y",), cases=300),
    offer("c", "advice", by=("own:z",), cases=100),
)


def test_fragmentation_is_told_from_volume():
    found = spread("advice", THREE, CASES)
    assert isinstance(found, Spread)
    assert (found.year, found.total, found.fragmentation) == ("2025", 1000, 0.54)
    assert found.effective == pytest.approx(1 / 0.46)
    assert list(found.shares.items()) == [("own:x", 0.6), ("own:y", 0.3), ("own:z", 0.1)]


def test_an_actor_s_services_are_added_up_and_a_shared_one_is_parted():
    two = (offer("a", "advice", by=("own:x", "own:y"), cases=100), offer("b", "advice", by=("own:x",), cases=50))
    found = spread("advice", two, CASES)
    assert found.shares == pytest.approx({"own:x": 100 / 150, "own:y": 50 / 150})


@given(st.integers(1, 50), st.integers(1, 10_000))
def test_equally_large_actors_are_as_many_as_there_are(n, cases):
    found = spread("advice", [offer(f"s{i}", "advice", cases=cases) for i in range(n)], CASES)
    assert found.effective == pytest.approx(n)
    assert found.fragmentation == pytest.approx(1 - 1 / n)


@given(st.lists(st.integers(1, 10_000), min_size=2, max_size=12), st.integers(2, 100))
def test_the_index_looks_at_shares_alone_and_keeps_its_bounds(cases, times):
    def of(factor):
        return spread("advice", [offer(f"s{i}", "advice", cases=n * factor) for i, n in enumerate(cases)], CASES)

    assert of(times).fragmentation == pytest.approx(of(1).fragmentation)
    assert 0 < of(1).fragmentation <= 1 - 1 / len(cases) + 1e-12


def test_from_counts_alone_it_is_refused_because_it_would_merely_count():
    found = spread("advice", [offer("a", "advice"), offer("b", "advice")], CASES)
    assert isinstance(found, Refusal)
    assert (found.actors, found.silent) == (2, ("a", "b"))
    assert "would merely count the 2 actors" in found.reason


def test_who_does_not_tell_is_named_and_no_index_is_made_up():
    some = (*THREE, offer("d", "advice"))
    found = spread("advice", some, CASES)
    assert isinstance(found, Refusal)
    assert found.silent == ("d",)
    assert found.reason.startswith("1 of 4 services that meet it do not tell their cases of 2025: D;")
    assert isinstance(spread("advice", THREE, Measure.BUDGET), Refusal)
    assert isinstance(spread("advice", THREE, CASES, "2024"), Refusal)
    assert spread("visa", (), CASES).reason == "no service meets it"
    assert "no cases at all" in spread("advice", [offer("a", "advice", cases=0)], CASES).reason


def test_the_latest_year_that_all_tell_is_taken():
    both = offer("a", "advice", cases=10, year="2024")
    later = offer("b", "advice", cases=10, year="2024")
    later = type(later)(**{**{f: getattr(later, f) for f in later.__slots__}, "volumes": {
        **later.volumes, (CASES, "2025"): {"advice": 1.0}}})  # fmt: skip
    assert spread("advice", (both, later), CASES).year == "2024"


@pytest.mark.parametrize("word", ["worse", "better", "too many", "inefficien", "should"])
def test_more_providers_are_never_called_worse(word):
    told = [NOTE, spread("advice", THREE, CASES), spread("advice", [offer("a", "advice")], CASES).reason]
    assert word not in " ".join(map(str, told)).lower()


def test_if_an_offer_stops_whoever_has_no_other_is_told():
    offers = (*THREE, offer("d", "visa", cases=9))
    seekers = (seeker("1", "visa", chain="food"), seeker("2", "advice"))
    found = what_if(Support(offers, seekers), Change(stops=("d", "a")))
    assert (found.before.met, found.after.met) == (2, 1)
    lost, spared = found.needs
    assert (lost.need, lost.unmet_before, lost.unmet_after) == ("visa", 0, 1)
    assert lost.after.reason == "no service meets it"
    assert (spared.need, spared.before.fragmentation, spared.after.fragmentation) == ("advice", 0.54, 0.375)


def test_if_two_join_the_one_has_the_volume_and_the_companies_of_both():
    offers = (*THREE[:2], offer("c", "advice", "visa", by=("own:z",), cases=200, stages=("global",)))
    joined = changed(offers, Change(joins=(("a", "c"),)))
    assert [one.id for one in joined] == ["a", "b"]
    assert joined[0].actors == {"own:x": 1.0}
    assert joined[0].stages == frozenset(), "one is for any stage, so that both are"
    assert spread("advice", by_need(joined)["advice"], CASES).shares == {"own:x": 0.7, "own:y": 0.3}
    assert spread("visa", by_need(joined)["visa"], CASES).total == 100


def test_joining_never_adds_actors_nor_leaves_anybody_out():
    support = Support(OFFERS, (seeker("1", "advice", stage="global"), seeker("2", "study", stage="none")))
    for pair in (("a", "b"), ("b", "a"), ("c", "a")):
        found = what_if(support, Change(joins=(pair,)))
        assert found.after.met >= found.before.met


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (Change(), "say what changes"),
        (Change(stops=("z",)), "there is no service 'z' on the map"),
        (Change(stops=("a", "a")), "a would stop or join twice"),
        (Change(stops=("a",), joins=(("b", "a"),)), "a would stop or join twice"),
        (Change(joins=(("a", "a"),)), "a would stop or join twice"),
    ],
)
def test_a_change_that_cannot_be_is_refused(change, message):
    with pytest.raises(BadInput, match=message):
        changed(OFFERS, change)


def test_what_if_leaves_the_map_as_it_is():
    before = repr(OFFERS)
    what_if(Support(OFFERS, ()), Change(stops=("b",), joins=(("a", "c"),)))
    assert repr(OFFERS) == before
