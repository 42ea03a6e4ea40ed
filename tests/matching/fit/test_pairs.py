"""Fits of an economy obey the hard rules that candidates obey, and say why in words."""

import datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import BadInput
from matching.candidates import Proposer
from matching.economy import economy
from matching.fit import SCOPES
from matching.fit.pairs import Market, masks

SAID = (1.0, "hand", datetime.date(2015, 1, 1))


@given(data=st.data())
def test_fits_are_who_may_meet_and_has_something_in_common(build, economies, data):
    e = economy(build(**data.draw(economies)))
    scope = data.draw(st.sampled_from(SCOPES))
    market, proposer = Market.of(e), Proposer(e, scope)
    everybody = np.arange(len(e), dtype=np.int32)
    found = {(fit.left, fit.right): fit.score for fit in market.fits(market.best(top=40, scope=scope))}
    for row in range(len(e)):
        for other in everybody[proposer.allowed(row, everybody)].tolist():
            met = set(e.needs.of(row).tolist()) & set(e.offers.of(other).tolist())
            wanted = set(e.offers.of(row).tolist()) & set(e.needs.of(other).tolist())
            score = sum(e.idf[c] for c in met) + sum(e.idf[c] for c in wanted)
            assert found.pop((row, other), 0.0) == pytest.approx(score, abs=1e-8)
    assert not found


def test_a_reason_names_what_meets_in_either_direction_the_most_telling_first(build):
    stakeholders = {f"own:{name}": {"status": "active"} for name in "abcd"}
    words = ["brew", "cure", "mill", "ship", "spin", "weave", "weld"]
    needs = [("own:a", f"term:{word}", *SAID) for word in words]
    offers = [("own:b", f"term:{word}", *SAID) for word in words] + [("own:c", "term:ship", *SAID)]
    back = [("own:b", "term:sail", *SAID)], [("own:a", "term:sail", *SAID)]
    market = Market.of(economy(build(stakeholders, needs=[*needs, *back[0]], offers=[*offers, *back[1]])))
    first, second = market.fits(market.best([0]))
    assert market.suggestion(first).partner_id == "own:b"
    assert market.reason(first) == (
        "it offers what you need: term:brew, term:cure, term:mill, term:spin, term:weave and 2 more;"
        " it needs what you offer: term:sail"
    )
    assert market.reason(second) == "it offers what you need: term:ship"
    assert (second.rank, market.suggestion(second).rank) == (2, 2)


def test_more_chains_than_there_are_bits_are_refused():
    with pytest.raises(BadInput, match="65 value chains"):
        masks(np.zeros((1, 65), bool))
