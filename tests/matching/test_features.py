"""Each feature means what its sentence says: kernels equal their readable twins, and more of the thing gives more."""

import datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.candidates import Proposer
from matching.economy import economy
from matching.features import FEATURES, TAUGHT, context, table
from matching.features.landscape import DECAY_YEARS, eigen, gram, orthonormal, places, times

D = datetime.date
DAY = D(2017, 1, 1)


def all_pairs(e):
    """Everybody with everybody else."""
    proposer, rows = Proposer(e, "all"), np.arange(len(e), dtype=np.int32)
    return [proposer.closure(int(row), rows[rows != row]) for row in rows]


def column(e, name, one, other):
    """A feature of one pair."""
    pairs = Proposer(e, "all").closure(e.ids.index(one), np.array([e.ids.index(other)], np.int32))
    return float(table(pairs, context(e, (name,)), (name,))[0, 0])


def twin_of_places(e):
    """Scalar products of all places, by a full decomposition of the dense matrix."""
    size, took = np.bincount(e.took.end, minlength=e.took.shape[1]), e.took.matrix().toarray()
    weight = np.where(size > 1, np.exp(-e.network.age / DECAY_YEARS) / np.maximum(size, 1), 0.0)
    standing = took @ weight
    usual = standing[standing > 0].mean() if (standing > 0).any() else 1.0
    left, strength, _ = np.linalg.svd(took / np.sqrt(standing + usual)[:, None] * np.sqrt(weight), full_matrices=False)
    place = left * strength**2
    return place @ place.T


@given(st.data())
def test_the_landscape_is_what_a_full_decomposition_gives(build, economies, data):
    e = economy(build(**data.draw(economies)), DAY)
    place = places(e.took, e.network.age).astype(np.float64)
    assert place @ place.T == pytest.approx(twin_of_places(e), abs=1e-5)


@given(st.integers(1, 9), st.integers(1, 6), st.integers(0, 99))
def test_small_algebra_equals_numpy_and_lost_directions_vanish(rows, columns, seed):
    block = np.random.default_rng(seed).integers(-3, 4, (rows, columns)).astype(float)
    assert gram(block) == pytest.approx(block.T @ block)
    assert times(block, np.eye(columns)) == pytest.approx(block)
    values, turn = eigen(gram(block))
    assert turn @ np.diag(values) @ turn.T == pytest.approx(gram(block), abs=1e-9)
    assert turn.T @ turn == pytest.approx(np.eye(columns), abs=1e-9)
    turned = orthonormal(block)
    assert turned @ turned.T @ block == pytest.approx(block, abs=1e-6)


@given(st.data())
def test_every_feature_is_there_for_every_pair_and_the_same_alone_or_in_company(build, economies, data):
    e = economy(build(**data.draw(economies)), DAY)
    names = tuple(FEATURES)
    tables = context(e, names)
    for pairs in all_pairs(e):
        values = table(pairs, tables, names)
        assert np.isfinite(values).all()
        for place, name in enumerate(names):
            assert table(pairs, tables, (name,))[:, 0].tobytes() == np.ascontiguousarray(values[:, place]).tobytes()


@given(st.data())
def test_work_with_a_country_equals_plain_loops(build, economies, data):
    e = economy(build(**data.draw(economies)), DAY)
    tables, n = context(e, ("active_with_country",)), e.network
    usual = n.total[n.total > 0].mean() if (n.total > 0).any() else 1.0
    for pairs in all_pairs(e):
        got = table(pairs, tables, ("active_with_country", "knows_partner_country"))
        for one, other, (theirs, ours) in zip(pairs.left, pairs.right, got, strict=True):
            there = weight_in(e, other, e.country[one])
            here = weight_in(e, one, e.country[other])
            assert theirs == pytest.approx(np.log1p(100 * there / usual))
            assert ours == pytest.approx(here / (n.total[one] + 0.1 * usual))


def weight_in(e, row, country):
    """Partner weight of one stakeholder in a country."""
    n = e.network
    return sum(n.decayed[k] for k in range(n.indptr[row], n.indptr[row + 1]) if e.country[n.partner[k]] == country)


@given(st.data())
def test_work_with_a_mixture_of_chains_equals_plain_loops(build, economies, data):
    e = economy(build(**data.draw(economies)), DAY)
    names = ("active_with_mixture", "active_with_mixture_country", "active_with_mixture_kind")
    names += tuple(name.replace("active_with", "knows") for name in names)
    tables, n = context(e, names), e.network
    usual = n.total[n.total > 0].mean() if (n.total > 0).any() else 1.0
    chains = [tuple(row) for row in e.member.tolist()]
    groups = (chains, list(zip(chains, e.country.codes, strict=True)), list(zip(chains, e.kind.codes, strict=True)))
    for pairs in all_pairs(e):
        for one, other, got in zip(pairs.left, pairs.right, table(pairs, tables, names), strict=True):
            there = [weight_with(e, other, group, group[one]) for group in groups]
            here = [weight_with(e, one, group, group[other]) for group in groups]
            assert got[:3] == pytest.approx(np.log1p(100 * np.array(there) / usual))
            assert got[3:] == pytest.approx(np.array(here) / (n.total[one] + 0.1 * usual))


def weight_with(e, row, groups, group):
    """Partner weight of one stakeholder in a group."""
    n = e.network
    return sum(n.decayed[k] for k in range(n.indptr[row], n.indptr[row + 1]) if groups[n.partner[k]] == group)


def test_mixtures_that_work_together_are_lifted_above_those_that_never_did(build):
    """Food with food and engineering; logistics by itself."""
    teams = {"1": ("abx", "food"), "2": ("bx", "engineering"), "3": ("cd", "logistics"), "4": ("ab", "food")}
    projects = {
        f"cordis:{n}": {"start": D(2016, 1, 1), "members": [f"own:{x}" for x in team], "chains": {chain: 1.0}}
        for n, (team, chain) in teams.items()
    }
    e = economy(build({f"own:{x}": {} for x in "abcdx"}, projects), DAY)
    assert column(e, "mixture_lift", "own:a", "own:b") > column(e, "mixture_lift", "own:a", "own:c") + 1.0


def test_no_mixtures_are_made_where_no_feature_looks_at_them(build):
    e = two_circles(build)
    assert not len(context(e, ("reach",)).mixture.of)
    assert len(context(e, ("mixture_lift",)).mixture.of) == len(e)


@given(st.data())
def test_team_and_standing_at_home_equal_plain_loops(build, economies, data):
    e = economy(build(**data.draw(economies)), DAY)
    names = ("usual_team", "leads_at_home")
    tables, activity = context(e, names), e.network.activity
    for pairs in all_pairs(e):
        for one, other, (team, lead) in zip(pairs.left, pairs.right, table(pairs, tables, names), strict=True):
            mine = e.took.end[e.took.start == other]
            fresh = np.exp(-e.network.age[mine] / 2.0)
            size = np.array([(e.took.end == project).sum() for project in mine])
            assert team == pytest.approx(fresh @ np.log(size) / fresh.sum() if len(mine) else 0.0)
            before = sum(
                e.country[row] == e.country[other] and activity[row] > activity[other] for row in range(len(e))
            )
            home = e.country[one] is not None and e.country[one] == e.country[other]
            assert lead == pytest.approx(np.log(100 / (1 + before)) if home else 0.0)


def test_who_comes_after_a_hundred_at_home_does_not_stand_out_there(build):
    who = [f"own:{n:03}" for n in range(101)]
    projects = {f"cordis:{n}": {"start": D(2016, 1, 1), "members": who[:n]} for n in range(1, 101)}
    e = economy(build({one: {"country": "BE"} for one in who}, projects), DAY)
    assert column(e, "leads_at_home", who[100], who[0]) == pytest.approx(np.log(100))
    assert column(e, "leads_at_home", who[0], who[100]) == 0.0


def test_a_partner_is_of_one_kind_at_most(build):
    kinds = {"own:c": "company", "own:u": "higher-education", "own:r": "research-organisation", "own:o": "other"}
    e = economy(build({"own:a": {}, **{who: {"kind": kind} for who, kind in kinds.items()}}, {}), DAY)
    told = [[column(e, name, "own:a", who) for name in ("is_company", "is_university", "is_research")] for who in kinds]
    assert told == [[1, 0, 0], [0, 1, 0], [0, 0, 1], [0, 0, 0]]


TEAMS = {
    "1": ("abc", D(2016, 6, 1), "BE"),
    "2": ("bcd", D(2016, 6, 1), "BE"),
    "3": ("cde", D(2015, 6, 1), "BE"),
    "4": ("fgh", D(2016, 6, 1), "NL"),
    "5": ("gh", D(2016, 6, 1), "NL"),
}


def two_circles(build):
    """a to e work together in chains of projects, f to h on their own; Belgians and Dutch."""
    country = {who: land for team, _, land in TEAMS.values() for who in team}
    projects = {
        f"cordis:{n}": {"start": start, "members": [f"own:{x}" for x in team], "chains": {"food": 1.0}}
        for n, (team, start, _) in TEAMS.items()
    }
    return economy(build({f"own:{x}": {"country": country[x], "kind": "company"} for x in "abcdefgh"}, projects), DAY)


@pytest.mark.parametrize("name", ["same_circles", "amid_your_circles", "near_your_circles"])
def test_a_partner_of_partners_is_nearer_in_the_landscape_than_another_circle(build, name):
    e = two_circles(build)
    assert column(e, name, "own:a", "own:d") > column(e, name, "own:a", "own:g") + 0.1
    assert column(e, name, "own:a", "own:g") == pytest.approx(0.0, abs=1e-3)


def test_who_works_with_your_country_kind_and_chain_has_more_of_each(build):
    e = two_circles(build)
    assert column(e, "active_with_country", "own:a", "own:d") > column(e, "active_with_country", "own:a", "own:g")
    assert column(e, "country_likeness", "own:a", "own:d") > column(e, "country_likeness", "own:a", "own:g")
    assert column(e, "knows_partner_country", "own:a", "own:d") > column(e, "knows_partner_country", "own:a", "own:g")
    for name in ("active_with_chain", "active_with_kind"):
        assert column(e, name, "own:a", "own:c") > column(e, name, "own:a", "own:e")


def test_company_tells_how_connected_the_partners_of_a_partner_are(build):
    e = two_circles(build)
    assert column(e, "company_kept", "own:f", "own:a") > column(e, "company_kept", "own:f", "own:g")
    assert column(e, "usual_reach", "own:a", "own:d") > column(e, "usual_reach", "own:a", "own:g")


def test_no_landscape_is_made_where_no_feature_looks_at_it(build):
    e = two_circles(build)
    assert context(e, ("reach",)).place.shape == (8, 0)
    assert context(e, ("same_circles",)).place.shape[1] > 0


@given(st.data())
def test_terms_between_companies_repeat_the_term_there_and_are_nothing_elsewhere(build, economies, data):
    e = economy(build(**data.draw(economies)), DAY)
    same = {
        "companies_linked": "decayed_neighbours",
        "companies_near": "near_your_circles",
        "companies_subjects": "similarity",
        "companies_reach": "reach",
        "companies_activity": "activity",
        "companies_country": "same_country",
    }
    tables, company = context(e, tuple(FEATURES)), e.kind.equal("company")
    for pairs in all_pairs(e):
        both = (company[pairs.left] & company[pairs.right]).astype(float)
        assert table(pairs, tables, ("companies",))[:, 0].tolist() == both.tolist()
        terms, whole = (table(pairs, tables, tuple(names)) for names in (same, same.values()))
        assert terms == pytest.approx(whole * both[:, None])


def test_places_of_reasons_fit_in_a_byte():
    """A block keeps each reason as a place among sentences for and against."""
    assert 2 * len(FEATURES) - 1 <= np.iinfo(np.int8).max


def test_what_newcomers_go_by_is_not_taught_to_others():
    assert not {"usual_team", "leads_at_home", "is_company", "is_university", "is_research"} & {*TAUGHT}
