"""Cursors survive the trip through a client, and what a client makes up is its own mistake."""

import base64

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import BadInput
from graph.select import Order
from schema.compiling.cursors import cursor, position

ORDER = (Order("name"), Order("founded", descending=True))
VALUES = st.none() | st.text(st.characters(exclude_categories=["Cs"])) | st.integers(-(2**63) + 1, 2**63 - 1)


@given(st.lists(VALUES, max_size=4))
def test_a_cursor_gives_back_its_key(key):
    text = cursor("Stakeholder", ORDER, key)
    if len(text) <= 4_000:
        assert position("Stakeholder", ORDER, text) == tuple(key)


@given(st.text() | st.binary().map(lambda some: base64.urlsafe_b64encode(some).decode()))
def test_what_is_made_up_is_bad_input(text):
    with pytest.raises(BadInput, match="cursor"):
        position("Stakeholder", ORDER, text)


@pytest.mark.parametrize("value", [[1], {"a": 1}, 2**63, 2**64 - 1])
def test_a_value_no_store_gives_is_refused(value):
    made_for = orjson.loads(base64.b64decode(cursor("Stakeholder", ORDER, ()) + "=="))[0]
    forged = base64.urlsafe_b64encode(orjson.dumps([made_for, value, "own:a"])).decode()
    with pytest.raises(BadInput, match="cursor"):
        position("Stakeholder", ORDER, forged)


def test_another_order_is_another_list():
    with pytest.raises(BadInput, match="another order"):
        position("Stakeholder", (Order("id"),), cursor("Stakeholder", ORDER, ("a", 1)))
