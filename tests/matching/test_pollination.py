"""Links between chains, beside what chance would give: as counted by hand, and as a shuffle gives them."""

import datetime
import itertools
import random
import statistics
from collections import Counter

import pytest
from hypothesis import given

from matching.economy import economy
from matching.pollination import chain_links

DAY = datetime.date(2015, 1, 1)


def slow(known):
    """Pair by pair."""
    n, partners = len(known), known.partners.toarray() > 0
    pairs = [
        (a, b) for a, b in itertools.combinations(range(n), 2) if partners[a, b] and min(known.primary[[a, b]]) >= 0
    ]
    degree = Counter()
    for pair in pairs:
        for row in pair:
            degree[int(known.primary[row])] += 1
    there = Counter(tuple(sorted(int(known.primary[row]) for row in pair)) for pair in pairs)
    for a, b in itertools.combinations_with_replacement(range(len(known.chains)), 2):
        ends = degree[a] * (degree[a] - 1) / 2 if a == b else degree[a] * degree[b]
        chance = ends / max(2 * len(pairs) - 1, 1)
        yield known.chains[a], known.chains[b], there[a, b], chance


def test_links_and_chance_are_those_of_the_slow_count(build, economies):
    @given(economies)
    def check(drawn):
        known = economy(build(**drawn))
        for one, (a, b, existing, chance) in zip(chain_links(known), slow(known), strict=True):
            assert (one.one, one.other, one.existing) == (a, b, existing)
            assert one.expected == pytest.approx(chance, abs=1e-6)

    check()


def tied(ends):
    """Every way to tie ends two by two."""
    if not ends:
        yield []
        return
    first, *rest = ends
    for place, other in enumerate(rest):
        for others in tied(rest[:place] + rest[place + 1 :]):
            yield [(first, other), *others]


@pytest.mark.parametrize(
    "links",
    [
        [("food", "food")],
        [("food", "logistics"), ("food", "circular")],
        [("food", "food"), ("food", "logistics"), ("logistics", "logistics")],
        [("food", "logistics"), ("food", "circular"), ("food", "food"), ("circular", "circular")],
    ],
)
def test_mean_and_deviation_are_those_of_all_the_ways_in_which_ends_can_be_tied(build, links):
    chain = {f"own:{n}{side}": one for n, link in enumerate(links) for side, one in zip("ab", link, strict=True)}
    known = economy(build(
        {one: {} for one in chain},
        {f"own:p{n}": {"start": DAY, "members": [f"own:{n}a", f"own:{n}b"]} for n in range(len(links))},
        active_in=[(one, f"chain:{there}", 1.0, "hand", DAY) for one, there in chain.items()],
    ))  # fmt: skip
    ways = [Counter(tuple(sorted(pair)) for pair in way) for way in tied([one for link in links for one in link])]
    for found in chain_links(known):
        pair = tuple(sorted(one.removeprefix("chain:") for one in (found.one, found.other)))
        counts = [way[pair] for way in ways]
        assert found.expected == pytest.approx(statistics.fmean(counts), abs=1e-6)
        assert found.deviation == pytest.approx(statistics.pstdev(counts), abs=1e-6)


def test_a_link_that_chance_would_hardly_give_stands_out(build):
    """Twenty pairs within food, twenty within logistics, none across: chance gives about twenty across."""
    who = [f"own:{n:02}" for n in range(80)]
    known = economy(build(
        {one: {} for one in who},
        {f"own:p{n}": {"start": DAY, "members": who[n : n + 2]} for n in range(0, 80, 2)},
        active_in=[(one, "chain:food" if one < "own:40" else "chain:logistics", 1.0, "hand", DAY) for one in who],
    ))  # fmt: skip
    found = {frozenset((one.one, one.other)): one for one in chain_links(known)}
    across, within = found[frozenset(("chain:food", "chain:logistics"))], found[frozenset(("chain:food",))]
    assert across.ratio == 0.0
    assert across.z < -4
    assert across.existing < across.interval[0] < across.expected < across.interval[1]
    assert within.z > 4
    assert found[frozenset(("chain:circular",))].z is None
    assert found[frozenset(("chain:circular",))].ratio is None


def test_chance_adds_up_to_the_links_that_there_are(build, economies):
    @given(economies)
    def check(drawn):
        found = chain_links(economy(build(**drawn)))
        assert sum(one.expected for one in found) == pytest.approx(sum(one.existing for one in found), abs=1e-4)

    check()


def test_a_shuffle_that_keeps_everybody_s_partners_gives_what_chance_says(build):
    """Forty of food in pairs, forty of logistics in pairs, one pair across; dealt out anew two thousand times."""
    who = [f"own:{n:02}" for n in range(80)]
    groups = [who[n : n + 2] for n in range(0, 80, 2)] + [[who[0], who[79]]]
    chain = {one: "chain:food" if place < 40 else "chain:logistics" for place, one in enumerate(who)}
    known = economy(build(
        {one: {} for one in who},
        {f"own:p{n}": {"start": DAY, "members": some} for n, some in enumerate(groups)},
        active_in=[(one, there, 1.0, "hand", DAY) for one, there in chain.items()],
    ))  # fmt: skip
    across = next(one for one in chain_links(known) if {one.one, one.other} == {"chain:food", "chain:logistics"})
    assert across.existing == 1
    stubs, draw, met = [one for pair in groups for one in pair], random.Random(1), 0
    for _ in range(2_000):
        draw.shuffle(stubs)
        met += sum(chain[a] != chain[b] for a, b in zip(stubs[::2], stubs[1::2], strict=True))
    assert across.expected == pytest.approx(met / 2_000, rel=0.02)
