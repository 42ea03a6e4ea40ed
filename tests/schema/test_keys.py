"""API keys: shown once, kept as a hash, and what they open."""

import datetime

import pytest

from graph.errors import BadInput, NotFound
from graph.shelves import Shelf
from graph.shelves.moments import now
from schema.access import Deed, Forbidden, Role
from schema.authentication import keys
from schema.authentication.door import FAILURES_SECONDS, MOST_ADDRESSES, MOST_FAILURES, Failures
from schema.authentication.owning import OWNED, Owned, shelf_of, wish_of

HOUR = datetime.timedelta(hours=1)


def test_a_key_opens_the_door_for_its_role_and_the_store_cannot_tell_it(fresh):
    key, token = keys.create(fresh, Role.ANALYST, "a name")
    assert keys.bearer(fresh, token) == key.principal
    assert (key.principal.name, key.principal.role) == (f"key:{key.id}", Role.ANALYST)
    secret = token.removeprefix(f"hommel_{key.id}_")
    assert len(secret) == 43
    assert secret not in str(fresh.entries(Shelf.KEYS))


def test_what_is_not_a_key_opens_nothing(fresh):
    key, token = keys.create(fresh, Role.ADMIN, "")
    other = keys.create(fresh, Role.ADMIN, "")[1]
    mixed = f"hommel_{key.id}_{other.rpartition(key.id)[2][-43:]}"
    for wrong in ("", "x", token[:-1], f"{token}x", token.upper(), mixed, f"hommel_{'0' * 12}_{token[-43:]}"):
        assert keys.bearer(fresh, wrong) is None, wrong


def test_a_key_that_expired_or_was_revoked_opens_nothing(fresh, monkeypatch):
    _, short = keys.create(fresh, Role.READER, "", now() + HOUR)
    key, token = keys.create(fresh, Role.READER, "")
    keys.revoke(fresh, key.id)
    assert keys.bearer(fresh, token) is None
    assert keys.bearer(fresh, short) is not None
    later = now() + 2 * HOUR
    monkeypatch.setattr(keys, "now", lambda: later)
    assert keys.bearer(fresh, short) is None


def test_a_rotated_key_goes_on_for_a_while_and_the_new_one_takes_over(fresh, monkeypatch):
    old, first = keys.create(fresh, Role.BATCH, "nightly")
    new, second = keys.rotate(fresh, old.id, HOUR)
    assert (new.role, new.name) == (Role.BATCH, "nightly")
    assert keys.bearer(fresh, first) == old.principal
    later = now() + 2 * HOUR
    monkeypatch.setattr(keys, "now", lambda: later)
    assert keys.bearer(fresh, first) is None
    assert keys.bearer(fresh, second) == new.principal


def test_a_rotated_key_is_of_the_same_owner(fresh):
    first, _ = keys.create(fresh, Role.MANAGER, "")
    second, _ = keys.rotate(fresh, first.id)
    third, token = keys.rotate(fresh, second.id)
    assert len({first.id, second.id, third.id}) == 3
    assert keys.bearer(fresh, token).name == f"key:{first.id}"


def test_an_owner_stands_while_any_key_of_theirs_opens_the_door_in_that_role(fresh, monkeypatch):
    old, _ = keys.create(fresh, Role.MANAGER, "")
    new, _ = keys.rotate(fresh, old.id, HOUR)
    name = old.principal.name
    later = now() + 2 * HOUR
    monkeypatch.setattr(keys, "now", lambda: later)
    assert keys.stands(fresh, name, Role.MANAGER)
    assert not keys.stands(fresh, name, Role.ADMIN)
    keys.revoke(fresh, new.id)
    assert not keys.stands(fresh, name, Role.MANAGER)


def test_a_key_that_is_older_than_owners_is_its_own(fresh):
    key, token = keys.create(fresh, Role.MANAGER, "")
    with fresh.unit("test") as unit:
        entry = unit.shelves.entry(Shelf.KEYS, key.id)
        unit.shelves.put(Shelf.KEYS, key.id, entry.at, {name: v for name, v in entry.body.items() if name != "owner"})
    assert keys.bearer(fresh, token).name == f"key:{key.id}"
    assert keys.stands(fresh, f"key:{key.id}", Role.MANAGER)
    assert keys.rotate(fresh, key.id)[0].principal.name == f"key:{key.id}"


def test_all_keys_are_listed_however_many(fresh, monkeypatch):
    made = [keys.create(fresh, Role.READER, "")[0].id for _ in range(3)]
    entries = fresh.entries
    monkeypatch.setattr(fresh, "entries", lambda *arguments: entries(*arguments, limit=2))
    assert [key.id for key in keys.listed(fresh)] == made


def keep_what_they_own(store, owner):
    with store.unit("test") as unit:
        for shelf in (Shelf.HOOKS, Shelf.SEARCHES):
            unit.shelves.put(shelf, f"{shelf}:{owner}", shelf_of(owner), {"owner": owner})
        unit.shelves.put(Shelf.DIGESTS, f"digest:{owner}", f"{shelf_of(owner)}:2026", {"owner": owner})
        unit.shelves.put(Shelf.DIGESTS, wish_of(owner), "~", {"owner": owner})


def owners_of_what_is_kept(store):
    return {entry.body["owner"] for shelf in OWNED for entry in store.entries(shelf)}


def test_with_the_last_key_of_an_owner_goes_what_they_own(fresh):
    (old, _), (other, _) = (keys.create(fresh, Role.MANAGER, "") for _ in range(2))
    new, _ = keys.rotate(fresh, old.id)
    for key in (old, other):
        keep_what_they_own(fresh, key.principal.name)
    assert keys.revoke(fresh, old.id) == Owned()
    assert owners_of_what_is_kept(fresh) == {old.principal.name, other.principal.name}
    assert keys.revoke(fresh, new.id) == Owned(webhooks=1, searches=1, digests=1)
    assert owners_of_what_is_kept(fresh) == {other.principal.name}


def test_a_key_that_expired_keeps_nothing_for_its_owner(fresh, monkeypatch):
    old, _ = keys.create(fresh, Role.MANAGER, "")
    new, _ = keys.rotate(fresh, old.id, HOUR)
    keep_what_they_own(fresh, old.principal.name)
    later = now() + 2 * HOUR
    monkeypatch.setattr(keys, "now", lambda: later)
    keys.revoke(fresh, new.id)
    assert owners_of_what_is_kept(fresh) == set()


def test_rotating_lets_no_key_live_longer(fresh):
    end = now() + HOUR
    old, _ = keys.create(fresh, Role.READER, "", end)
    keys.rotate(fresh, old.id, 48 * HOUR)
    assert {key.expires for key in keys.listed(fresh)} == {old.expires}


def test_the_last_use_is_noted_now_and_then(fresh, monkeypatch):
    _, token = keys.create(fresh, Role.READER, "")
    keys.bearer(fresh, token)
    (first,) = keys.listed(fresh)
    keys.bearer(fresh, token)
    assert list(keys.listed(fresh)) == [first]
    later = now() + HOUR
    monkeypatch.setattr(keys, "now", lambda: later)
    keys.bearer(fresh, token)
    assert next(keys.listed(fresh)).used > first.used


def test_what_makes_no_key_is_refused(fresh):
    with pytest.raises(BadInput, match="has been"):
        keys.create(fresh, Role.READER, "", now() - HOUR)
    with pytest.raises(BadInput, match="200"):
        keys.create(fresh, Role.READER, "x" * 201)
    for verb in (keys.revoke, keys.rotate):
        with pytest.raises(NotFound, match="hommel keys list"):
            verb(fresh, "nobody")


def test_an_address_with_wrong_keys_has_to_wait_and_others_do_not():
    moment = 100.0
    failures = Failures(lambda: moment)
    for _ in range(MOST_FAILURES):
        assert failures.wait("1.2.3.4") == 0
        failures.note("1.2.3.4")
    assert failures.wait("1.2.3.4") == FAILURES_SECONDS + 1
    assert failures.wait("1.2.3.5") == 0
    moment += FAILURES_SECONDS
    assert failures.wait("1.2.3.4") == 0
    for number in range(2 * MOST_ADDRESSES):
        failures.note(str(number))
    assert len(failures._seen) == MOST_ADDRESSES


def test_a_key_with_scopes_may_do_these_of_what_its_role_allows_and_read(fresh):
    key, token = keys.create(fresh, Role.MANAGER, "", scopes=[Deed.RUN])
    for holder in (keys.bearer(fresh, token), keys.bearer(fresh, keys.rotate(fresh, key.id)[1])):
        holder.need(Deed.RUN)
        holder.need(Deed.READ)
        with pytest.raises(Forbidden, match="run"):
            holder.need(Deed.EDIT)
    assert keys.bearer(fresh, token).rule == keys.create(fresh, Role.MANAGER, "")[0].principal.rule
    with pytest.raises(BadInput, match="cannot have the scope edit; it can have read, compute, save"):
        keys.create(fresh, Role.ANALYST, "", scopes=[Deed.EDIT])


def test_a_key_that_is_older_than_scopes_may_do_all_that_its_role_may(fresh):
    key, token = keys.create(fresh, Role.MANAGER, "")
    with fresh.unit("test") as unit:
        entry = unit.shelves.entry(Shelf.KEYS, key.id)
        unit.shelves.put(Shelf.KEYS, key.id, entry.at, {name: v for name, v in entry.body.items() if name != "scopes"})
    keys.bearer(fresh, token).need(Deed.EDIT)
