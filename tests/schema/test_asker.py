"""`me`: who asks, and what they may do."""

import asyncio

from schema.access import ANONYMOUS, Deed, Principal, Role
from schema.viewer import Viewer
from tests.schema.asking import SCHEMA


def me(principal):
    answer = asyncio.run(SCHEMA.execute("{ me { name role may } }", {}, Viewer(None, principal)))  # no store is asked
    assert not answer.errors
    return answer.data["me"]


def test_who_has_no_key_may_read():
    assert me(ANONYMOUS) == {"name": "anonymous", "role": "READER", "may": ["READ"]}


def test_a_manager_may_edit_and_make_no_keys():
    told = me(Principal("key:ann", Role.MANAGER))
    assert (told["name"], told["role"]) == ("key:ann", "MANAGER")
    assert "EDIT" in told["may"]
    assert "KEYS" not in told["may"]


def test_a_key_that_was_made_for_less_says_so():
    assert me(Principal("key:ann", Role.ADMIN, frozenset({Deed.SAVE})))["may"] == ["READ", "SAVE"]


def test_every_role_and_deed_has_its_word():
    for role in Role:
        assert me(Principal("somebody", role, frozenset(Deed)))["role"] == role.upper()
    assert len(me(Principal("somebody", Role.ADMIN, frozenset(Deed)))["may"]) > 5
