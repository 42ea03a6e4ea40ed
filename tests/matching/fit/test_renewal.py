"""What is renewed after a change is what asking about everybody again gives, and no more is asked than needed."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import BadInput
from matching.fit import SCOPES, best, renewal
from matching.fit.renewal import renewed


def same(one, other):
    return all(getattr(one, name).tobytes() == getattr(other, name).tobytes() for name in ("count", "who", "score"))


@given(data=st.data())
def test_renewed_lists_are_those_of_a_full_run(cases, data):
    case = data.draw(cases.filter(lambda case: len(case.offers) > 0))
    n, scope, top = len(case.offers), data.draw(st.sampled_from(SCOPES)), data.draw(st.integers(1, 6))
    changed = sorted(data.draw(st.frozensets(st.integers(0, n - 1), max_size=4)))
    some = st.frozensets(st.integers(0, 11), max_size=5)
    columns = {name: list(getattr(case, name)) for name in ("offers", "needs", "chains", "group")}
    for row in changed:
        columns["offers"][row], columns["needs"][row] = data.draw(some), data.draw(some)
        columns["chains"][row], columns["group"][row] = data.draw(st.integers(0, 7)), data.draw(st.integers(0, n))
    then = case._replace(**{name: tuple(column) for name, column in columns.items()})
    before = best(case.index(), top=top, scope=scope, threads=1)
    after, again = renewed(before, then.index(), np.array(changed, np.int32), scope=scope, threads=1)
    assert same(after, best(then.index(), top=top, scope=scope, threads=1))
    assert set(changed) <= set(again.tolist())


def test_few_lists_are_made_again_after_a_small_change(draw_case):
    case = draw_case(4, 2_000)
    offers = (frozenset({1, 70, 80}), *case.offers[1:])
    before, then = best(case.index(), top=5), case._replace(offers=offers).index()
    after, again = renewed(before, then, np.array([0]))
    assert same(after, best(then, top=5))
    assert len(again) < 200


@pytest.mark.parametrize(("many", "whole"), [(3, False), (4, True)])
def test_all_lists_are_made_again_after_a_change_of_many_and_of_no_fewer(draw_case, monkeypatch, many, whole):
    monkeypatch.setattr(renewal, "FEW", 3)
    case = draw_case(4, 70)  # a twentieth are three
    then = case._replace(offers=(*[frozenset({199})] * many, *case.offers[many:])).index()
    after, again = renewed(best(case.index(), top=5), then, np.arange(many))
    assert same(after, best(then, top=5))
    assert (len(again) == 70) is whole


def test_lists_of_another_economy_are_refused(draw_case):
    before = best(draw_case(4, 30).index(), threads=1)
    with pytest.raises(BadInput, match="30 stakeholders cannot be renewed for 40"):
        renewed(before, draw_case(4, 40).index(), np.array([0]))
