"""What is inferred from projects, held to slow and readable twins."""

import math
from collections import defaultdict
from collections.abc import Iterable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.inference import MOST_PARTICIPANTS, Claims, Links, active_in, needs, offers, primary_chains

Pair = tuple[int, int]


def links(pairs: Iterable[Pair], shape: Pair, weights: dict[Pair, float] | None = None) -> Links:
    ordered = sorted(pairs)
    start, end = (np.array([pair[side] for pair in ordered], np.int32) for side in (0, 1))
    return Links(start, end, shape, None if weights is None else np.array([weights[pair] for pair in ordered]))


def claims(found: Claims) -> dict[Pair, tuple[float, int]]:
    columns = (found.stakeholder, found.capability, found.strength, found.evidence)
    return {(s, c): (x, n) for s, c, x, n in zip(*(column.tolist() for column in columns), strict=True)}


STAKEHOLDERS, PROJECTS, CAPABILITIES = 6, 7, 9
took_parts = st.frozensets(st.tuples(st.integers(0, STAKEHOLDERS - 1), st.integers(0, PROJECTS - 1)))
abouts = st.dictionaries(
    st.tuples(st.integers(0, PROJECTS - 1), st.integers(0, CAPABILITIES - 1)), st.sampled_from([0.25, 0.5, 1.0])
)


def strongest(sums: dict[Pair, float], evidence: dict[Pair, int], most: int) -> dict[Pair, tuple[float, int]]:
    kept: dict[Pair, tuple[float, int]] = {}
    for stakeholder in range(STAKEHOLDERS):
        mine = [(-round(x, 9), c) for (s, c), x in sums.items() if s == stakeholder and round(x, 9) > 0]
        for value, capability in sorted(mine)[:most]:
            kept[stakeholder, capability] = (value / min(mine)[0], evidence[stakeholder, capability])
    return kept


def offers_reference(took_part: frozenset[Pair], about: dict[Pair, float], most: int) -> dict[Pair, tuple[float, int]]:
    described = {project for project, _ in about}
    sums: dict[Pair, float] = defaultdict(float)
    evidence: dict[Pair, int] = defaultdict(int)
    for stakeholder, project in sorted(took_part):
        for (other, capability), weight in sorted(about.items()):
            if other == project:
                projects_about = sum(1 for _, c in about if c == capability)
                sums[stakeholder, capability] += weight * (math.log(len(described) / projects_about) + 1e-6)
                evidence[stakeholder, capability] += 1
    return strongest(sums, evidence, most)


def needs_reference(
    took_part: frozenset[Pair], about: dict[Pair, float], offered: dict[Pair, tuple[float, int]], most: int
) -> dict[Pair, tuple[float, int]]:
    own = {(s, c) for s, project in took_part for other, c in about if other == project}
    sums: dict[Pair, float] = defaultdict(float)
    seen: dict[Pair, set[int]] = defaultdict(set)
    for stakeholder, project in took_part:
        partners = [s for s, other in took_part if other == project and s != stakeholder]
        for partner in partners:
            for (s, capability), (strength, _) in offered.items():
                if s == partner and (stakeholder, capability) not in own:
                    sums[stakeholder, capability] += strength / len(partners)
                    seen[stakeholder, capability].add(project)
    return strongest(sums, {key: len(projects) for key, projects in seen.items()}, most)


def assert_alike(found: dict[Pair, tuple[float, int]], expected: dict[Pair, tuple[float, int]]) -> None:
    assert found.keys() == expected.keys()
    for key, (strength, evidence) in expected.items():
        assert found[key][0] == pytest.approx(max(strength, 0.001), abs=6e-4)
        assert found[key][1] == evidence


@given(took_parts, abouts)
def test_offers_are_what_the_definition_says(took_part: frozenset[Pair], about: dict[Pair, float]) -> None:
    found = offers(links(took_part, (STAKEHOLDERS, PROJECTS)), links(about, (PROJECTS, CAPABILITIES), about))
    assert_alike(claims(found), offers_reference(took_part, about, 12))


@given(took_parts, abouts)
def test_needs_are_what_the_definition_says(took_part: frozenset[Pair], about: dict[Pair, float]) -> None:
    took, content = links(took_part, (STAKEHOLDERS, PROJECTS)), links(about, (PROJECTS, CAPABILITIES), about)
    offered = offers(took, content)
    assert_alike(claims(needs(took, content, offered)), needs_reference(took_part, about, claims(offered), 8))


@given(took_parts, abouts)
def test_the_order_of_the_links_makes_no_difference(took_part: frozenset[Pair], about: dict[Pair, float]) -> None:
    took, content = links(took_part, (STAKEHOLDERS, PROJECTS)), links(about, (PROJECTS, CAPABILITIES), about)
    backwards = Links(took.start[::-1], took.end[::-1], took.shape)
    assert claims(offers(backwards, content)) == claims(offers(took, content))


def test_only_the_strongest_are_kept_and_ties_go_to_the_lower_number() -> None:
    took = links([(0, 0)], (1, 2))
    about = dict.fromkeys([(0, capability) for capability in range(5)] + [(1, 0)], 1.0)
    assert list(claims(offers(took, links(about, (2, 5), about), most=3))) == [(0, 1), (0, 2), (0, 3)]


def test_a_project_too_large_for_anybody_to_meet_brings_no_needs() -> None:
    for size, expected in ((MOST_PARTICIPANTS, True), (MOST_PARTICIPANTS + 1, False)):
        took = links([(s, 0) for s in range(size)] + [(0, 1), (1, 2)], (size, 3))
        about = {(1, 0): 1.0, (2, 1): 1.0}
        content = links(about, (3, 2), about)
        assert ((0, 1) in claims(needs(took, content, offers(took, content)))) is expected


def test_a_stakeholder_needs_nothing_that_its_own_projects_were_about() -> None:
    took = links([(0, 0), (1, 0), (0, 1), (1, 1)], (2, 2))
    about = {(0, 0): 1.0, (1, 1): 1.0}
    content = links(about, (2, 2), about)
    assert claims(needs(took, content, offers(took, content))) == {}


def test_the_primary_chain_is_the_largest_and_ties_go_to_the_chain_listed_first() -> None:
    advances = {(0, 2): 0.5, (0, 1): 0.5, (1, 0): 1.0, (1, 2): 0.4}
    took = links([(0, 0), (1, 0), (1, 1)], (3, 2))
    places = active_in(took, links(advances, (2, 3), advances))
    listed = np.array([2, 1, 0])  # the third chain is listed first
    assert primary_chains(places, 3, listed).tolist() == [2, 0, -1]
    assert places.share[places.stakeholder == 0].tolist() == [0.5, 0.5]


def test_tenths_that_add_up_differently_are_still_a_tie() -> None:
    advances = {(0, 0): 0.1, (1, 0): 0.2, (2, 1): 0.3}
    took = links([(0, 0), (0, 1), (0, 2)], (1, 3))
    places = active_in(took, links(advances, (3, 2), advances))
    assert primary_chains(places, 1, np.array([1, 0])).tolist() == [1]


def test_nothing_is_inferred_from_nothing() -> None:
    for stakeholders in (0, 3):
        took, about = links([], (stakeholders, 0)), links([], (0, 0))
        offered = offers(took, about)
        assert claims(offered) == {} == claims(needs(took, about, offered))
        assert len(active_in(took, links([], (0, 5))).chain) == 0
