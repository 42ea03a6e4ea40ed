"""The fictional economy: equal for equal seeds, marked as fiction, with partnerships planted that nobody stored."""

from contextlib import closing
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas.export import export
from graph.errors import BadInput
from graph.lines.support import Service
from graph.model import Capability, Project, Source, Stakeholder
from graph.relations import Offers
from graph.sqlite import open_store
from loaders import example
from loaders.example.planting import pairs, stakeholder_id, suits
from loaders.example.population import KIND_SHARES, population
from loaders.example.projects import SOURCE, met
from loaders.example.specialities import vocabulary, zipf
from tests.conftest import FULL

sizes = st.integers(100, 600)
seeds = st.integers(0, 2**32 - 1)


def arrays(people):
    """Every array of a population, by name."""
    flat = {name: getattr(people, name) for name in people.__slots__ if name not in ("hidden", "projects", "traits")}
    for part in (people.hidden, people.projects):
        flat |= {f"{type(part).__name__}.{name}": getattr(part, name) for name in part.__slots__}
    return flat | people.traits


@given(sizes, seeds)
def test_equal_arguments_give_equal_economies(size, seed):
    one, other = arrays(population(size, seed)), arrays(population(size, seed))
    assert all(np.array_equal(one[name], other[name]) for name in one)


def test_another_seed_gives_another_economy():
    assert not np.array_equal(population(300, 1).offers, population(300, 2).offers)


@given(sizes, seeds)
def test_numbers_stay_within_what_they_count(size, seed):
    people = population(size, seed)
    for name, most in (
        ("offers", people.capabilities),
        ("needs", people.capabilities),
        ("targets", 40),
        ("owner", size),
    ):
        values = getattr(people, name)
        assert values.min() >= -1
        assert values.max() < most
    assert people.projects.member.max() < size
    assert (people.owner != np.arange(size)).all()


@given(sizes, seeds)
def test_nobody_says_anything_twice(size, seed):
    people = population(size, seed)
    for rows in (people.offers, people.needs, people.targets, people.present):
        for row in rows[:50]:
            said = row[row >= 0].tolist()
            assert len(said) == len(set(said))
    took_part = list(zip(people.projects.project.tolist(), people.projects.member.tolist(), strict=True))
    assert len(took_part) == len(set(took_part))


def met_the_slow_way(past):
    """The definition of `met`."""
    members = {}
    for project, member in zip(past.project.tolist(), past.member.tolist(), strict=True):
        members.setdefault(project, []).append(member)
    return {pair for some in members.values() for pair in combinations(sorted(some), 2)}


@given(sizes, seeds)
def test_planted_pairs_cross_chains_and_never_met(size, seed):
    people = population(size, seed)
    strangers_to = met_the_slow_way(people.projects)
    assert {divmod(pair, size) for pair in met(people.projects, size).tolist()} == strangers_to
    for one, other in pairs(people).tolist():
        assert one < other
        assert people.chain[one] != people.chain[other]
        assert (one, other) not in strangers_to
        assert people.owner[one] != other
        assert people.excludes[one] != other
        assert people.excludes[other] != one


@given(sizes, seeds)
def test_what_suits_is_mutual(size, seed):
    people = population(size, seed)
    for one in range(0, size, 37):
        for other in np.flatnonzero(suits(people, one)).tolist():
            assert suits(people, other)[one]


def test_about_one_pair_is_planted_for_two_stakeholders():
    planted = pairs(population(4_000, 1))
    assert 0.4 * 4_000 < len(planted) <= 0.5 * 4_000


def test_planted_partners_are_told_both_ways():
    partners = example.planted(500, 3)
    assert {stakeholder_id(one) for one in pairs(population(500, 3)).ravel()} == set(partners)
    assert all(one in partners[other] for one, others in partners.items() for other in others)


def test_most_planted_partners_suit_each_other_and_some_do_not():
    people = population(4_000, 1)
    fitting = np.mean([suits(people, one)[other] for one, other in pairs(people).tolist()])
    assert 0.8 < fitting < 0.95


def test_capabilities_follow_zipfs_law_in_each_chain():
    people = population(20_000, 1)
    words = people.words
    for chain in range(5):
        own = people.offers[people.chain == chain]
        counts = np.bincount(own[own >= 0], minlength=people.capabilities)[chain * words : (chain + 1) * words]
        observed = np.sort(counts)[::-1].cumsum() / counts.sum()
        expected = zipf(words).cumsum() / zipf(words).sum()
        assert abs(observed[words // 10] - expected[words // 10]) < 0.12


def test_larger_economies_split_their_words_more_finely():
    shares = [vocabulary(size) / size for size in (1_000, 10_000, 100_000, 1_000_000)]
    assert shares == sorted(shares, reverse=True)
    assert vocabulary(100_000) > vocabulary(10_000)


def test_a_few_hubs_take_part_in_much():
    projects = np.bincount(population(10_000, 1).projects.member, minlength=10_000)
    assert projects.max() > 30 * projects.mean()


def test_offers_and_needs_tell_of_planted_partners_and_popularity_does_not():
    """An independent scorer: idf of needs met both ways, against who has the most projects."""
    size = 1_000
    people = population(size, 1)
    offers, needs = (np.zeros((size, people.capabilities)) for _ in range(2))
    for matrix, said in ((offers, people.offers), (needs, people.needs)):
        row, place = np.nonzero(said >= 0)
        matrix[row, said[row, place]] = 1.0
    idf = np.log(size / np.maximum((offers + needs > 0).sum(axis=0), 1))
    fit = (offers * idf) @ needs.T
    busy = np.bincount(people.projects.member, minlength=size)
    known = met(people.projects, size)
    by_capability, by_popularity = (recall(people, score, known) for score in (fit + fit.T, np.tile(busy, (size, 1))))
    assert by_capability > 4 * by_popularity
    assert by_capability < 0.6


def recall(people, score, known, most=20):
    """Share of planted partners among the best 20 strangers of other chains."""
    size = people.size
    score = np.where(people.chain[:, None] == people.chain[None, :], -1.0, score)
    score[known // size, known % size] = score[known % size, known // size] = -1.0
    best = np.argsort(-score, axis=1, kind="stable")[:, :most]
    both_ways = np.concatenate([pairs(people), pairs(people)[:, ::-1]])
    return np.mean([other in best[one] for one, other in both_ways.tolist()])


def test_everything_in_it_says_that_it_is_fictional(store):
    example.load(store, 100, 1)
    names = [fact.name for fact in store.scan(Stakeholder)]
    assert len(set(names)) == 100
    assert all(name.endswith("(fictional)") for name in names)
    assert all("fictional" in fact.description for fact in store.scan(Stakeholder))
    assert all(fact.name.endswith("(fictional)") for fact in store.scan(Service))
    assert all(fact.title.startswith("Fictional") for fact in store.scan(Project))
    assert "fictional" in next(fact.title for fact in store.scan(Source) if fact.id == SOURCE)


@pytest.fixture(scope="module")
def of_two_thousand(tmp_path_factory):
    """Such an economy, in one store: what it holds does not hang on where."""
    with closing(open_store(tmp_path_factory.mktemp("large") / "store.db", create=True)) as opened:
        example.load(opened, 2_000, 1)
        yield opened


def test_capabilities_have_names_of_their_own(of_two_thousand):
    for language in ("label_en", "label_nl"):
        labels = [getattr(fact, language) for fact in of_two_thousand.scan(Capability)]
        assert len(labels) == len(set(labels)) == 6 * vocabulary(2_000)


def test_all_sorts_of_stakeholders_are_there(of_two_thousand):
    assert {fact.kind for fact in of_two_thousand.scan(Stakeholder)} == set(KIND_SHARES)


def test_nothing_of_the_planting_is_stored(store):
    example.load(store, 300, 1)
    assert store.counts().relations.get("BETWEEN", 0) == 0


@pytest.mark.parametrize("size", [100, 2_000 if FULL else 600])
def test_the_same_again_changes_nothing(store, size):
    first = example.load(store, size, 1).total
    assert (first.changed, first.retired) == (0, 0)
    again = example.load(store, size, 1).total
    assert (again.new, again.changed, again.retired, again.unchanged) == (0, 0, 0, first.new)


def test_another_size_or_seed_replaces_the_example(store, tmp_path):
    example.load(store, 300 if FULL else 150, 1)
    example.load(store, 100, 2)
    fresh = open_store(tmp_path / "fresh.db", create=True)
    example.load(fresh, 100, 2)
    written = []
    for name, each in (("one", store), ("other", fresh)):
        export(each, tmp_path / f"{name}.jsonl")
        written.append((tmp_path / f"{name}.jsonl").read_bytes())
    fresh.close()
    assert written[0] == written[1]


def test_a_rehearsal_writes_nothing_and_tells_what_a_load_would_do(store):
    rehearsed = example.rehearse(store, 100, 1).total
    assert store.counts().kinds.get("Stakeholder", 0) == 0
    assert rehearsed.new == example.load(store, 100, 1).total.new


@pytest.mark.parametrize("size", [99, 2_000_001])
def test_a_size_beyond_the_bounds_is_refused(store, size):
    with pytest.raises(BadInput, match="100 to 2,000,000"):
        example.load(store, size, 1)


@pytest.mark.parametrize("seed", [-1, 2**32])
def test_a_seed_beyond_the_bounds_is_refused(store, seed):
    with pytest.raises(BadInput, match="a seed is 0 to"):
        example.load(store, 100, seed)


def test_offers_come_strongest_first(store):
    example.load(store, 100, 1)
    levels = [fact.level for fact in store.scan(Offers)]
    assert max(levels) == 1.0
    assert min(levels) > 0.0
