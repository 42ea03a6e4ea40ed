"""How related two stakeholders are: as the page that explains it works it out by hand, and as the definition says."""

import datetime
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.economy import economy
from matching.explain import explain
from matching.match import Scorer
from matching.page import page
from matching.relatedness import UNKNOWN, relatedness, space
from matching.weights import shipped

D = datetime.date
SAID = ("hand", D(2015, 5, 1))
PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "relatedness.md"


def tables():
    """The tables of the page, each as its rows of cells without the head."""
    found, rows = [], []
    for line in [*PAGE.read_text("utf-8").splitlines(), ""]:
        if line.startswith("|"):
            rows.append([cell.strip() for cell in line.strip("|").split("|")])
        elif rows:
            found.append((rows[0], rows[2:]))
            rows = []
    return found


def offering(build, offers):
    """The space of an economy in which these offer this; ids own:A, name:drying."""
    rows = [(f"own:{one}", f"name:{what}", 1.0, *SAID) for one, many in offers.items() for what in many]
    return space(economy(build({f"own:{one}": {} for one in offers}, offers=rows)))


@pytest.fixture
def five(build):
    _, rows = tables()[0]
    return offering(build, {one: what.split(", ") for one, what in rows})


def test_the_page_has_every_phi_right(five):
    head, rows = tables()[1]
    ids = five.economy.snapshot.kinds["Capability"].ids
    phi = five.related.toarray()
    for name, *cells in rows:
        for other, cell in zip(head[1:], cells, strict=True):
            expected = 0.0 if cell == "–" else float(cell)
            assert phi[ids.index(f"name:{name}"), ids.index(f"name:{other}")] == expected


def test_the_page_has_every_figure_of_a_pair_right(five):
    _, rows = tables()[2]
    ids = five.economy.ids
    for other, *cells in rows:
        told = relatedness(five, ids.index("own:A"), ids.index(f"own:{other}"))
        assert [told.nearness, told.distance, told.learning] == pytest.approx(list(map(float, cells)), abs=5e-4)


def test_the_page_has_the_densities_right(five):
    density = dict(zip(five.economy.snapshot.kinds["Capability"].ids, five.density(0).tolist(), strict=True))
    text = " ".join(PAGE.read_text("utf-8").split())
    assert f"= {density['name:curing']:.3f}. Shipping for A: 0 ÷ 0.5 = {density['name:shipping']:.0f}." in text


def test_who_does_a_bit_of_everything_is_specialised_in_nothing(five):
    assert five.portfolio(five.economy.ids.index("own:E")).tolist() == []
    assert relatedness(five, 0, five.economy.ids.index("own:E")).text == UNKNOWN


def test_the_sentence_says_how_far_and_what_the_partner_brings(five):
    told = relatedness(five, 0, 2)
    assert told.text == (
        "cognitive distance 0.62: near enough to understand one another, far enough to learn something;"
        " it brings, nearest to what you know, name:curing, name:shipping"
    )
    assert [near.capability for near in told.nearest] == ["name:curing", "name:shipping"]
    assert "much the same" in relatedness(five, 0, 1).text
    assert "little is shared" in relatedness(five, 0, 3).text
    assert "it brings" not in relatedness(five, 1, 0).text


def test_the_page_of_an_explanation_says_that_it_is_no_part_of_the_score(five):
    found = explain(Scorer(five.economy, "all", shipped()["rule"]), 0, 2)
    told = relatedness(five, 0, 2)
    text = page(five.economy, found, told)
    assert "How related you are, which is no part of the score:\n- Cognitive distance 0.62: near enough" in text


def test_words_of_texts_and_parts_of_programmes_do_not_count(build):
    rows = [("own:a", "term:mill", 1.0, *SAID), ("own:a", "programme-theme:H2020", 1.0, *SAID)]
    rows += [("own:a", "topic:ICT-01", 1.0, *SAID), ("own:b", "topic:ICT-02", 1.0, *SAID)]
    known = space(economy(build({"own:a": {}, "own:b": {}}, offers=rows)))
    ids = known.economy.snapshot.kinds["Capability"].ids
    assert [ids[what] for what in known.portfolio(0)] == ["topic:ICT-01"]


def by_definition(held, i, j):
    """min(P(i | j), P(j | i)) over sets of specialists."""
    both = len(held[i] & held[j])
    return min(both / len(held[i]), both / len(held[j])) if held[i] and held[j] else 0.0


@given(st.lists(st.sets(st.integers(0, 5), max_size=4), min_size=1, max_size=8))
def test_phi_density_and_distance_are_those_of_the_definition(build, offers):
    known = offering(build, {f"{row}": [str(what) for what in sorted(some)] for row, some in enumerate(offers)})
    total = sum(map(len, offers))
    what = sorted(set().union(*offers))
    share = {c: sum(c in some for some in offers) / total for c in what} if total else {}
    special = [{c for c in some if round(1 / len(some) / share[c], 9) > 1} for some in offers]
    held = {c: {row for row, some in enumerate(special) if c in some} for c in what}
    phi = {(i, j): by_definition(held, i, j) if i != j else 0.0 for i in what for j in what}
    found = known.related.toarray()
    for at, i in enumerate(what):
        assert found[at].tolist() == pytest.approx([phi[i, j] for j in what])
    for row, some in enumerate(special):
        assert [int(known.economy.snapshot.kinds["Capability"].ids[c][5:]) for c in known.portfolio(row)] == sorted(
            some
        )
        sums = [sum(phi[c, i] for i in what) for c in what]
        expected = [sum(phi[c, i] for i in some) / whole if whole else 0.0 for c, whole in zip(what, sums, strict=True)]
        assert known.density(row).tolist() == pytest.approx(expected)
    for one in range(len(offers)):
        for other in range(len(offers)):
            told = relatedness(known, one, other)
            if not special[one] or not special[other]:
                assert (told.nearness, told.distance, told.learning) == (None, None, None)
                continue
            near = {**phi, **{(c, c): 1.0 for c in what}}
            reach = [
                np.mean([max(near[i, j] for j in special[b]) for i in special[a]])
                for a, b in ((one, other), (other, one))
            ]
            assert told.distance == pytest.approx(1 - np.mean(reach))
            assert told.learning == pytest.approx(4 * told.distance * (1 - told.distance), abs=1e-8)
            assert (told.nearness is None) == (not special[other] - special[one])
