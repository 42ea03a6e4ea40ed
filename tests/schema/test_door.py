"""Who asks over HTTP: with a key, without one, with a wrong one."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from schema.access import Role
from schema.authentication import door, keys
from tests.schema.asking import requesting

PATIENCE_SECONDS = 20
HIDDEN = '{ stakeholders(where: {id: {eq: "own:secret"}}) { totalCount } }'
RENAME = 'mutation { updateStakeholder(input: {id: "own:alpha", city: "Gent"}) { errors { code } revision } }'


@pytest.fixture
def client(fresh):
    """Sends requests to one application over the store: query, key, scheme."""
    with requesting(fresh) as send:

        def ask(query, token, scheme):
            headers = {} if token is None else {"Authorization": f"{scheme} {token}".encode()}
            return send("POST", "/graphql", json={"query": query}, headers=headers)

        yield ask


def asked(client, query, token=None, scheme="Bearer"):
    return client(query, token, scheme)


def answer(response, name):
    return response.json()["data"][name]


@pytest.mark.parametrize(("role", "seen"), [("reader", 0), ("analyst", 0), ("manager", 1), ("admin", 1), ("batch", 1)])
def test_a_key_shows_what_its_role_may_see(client, fresh, role, seen):
    token = keys.create(fresh, Role(role), "")[1]
    assert answer(asked(client, HIDDEN, token), "stakeholders") == {"totalCount": seen}


def test_without_a_key_one_reads_what_is_public(client):
    assert answer(asked(client, HIDDEN), "stakeholders") == {"totalCount": 0}
    assert answer(asked(client, "{ stakeholders { totalCount } }"), "stakeholders") == {"totalCount": 4}


def test_a_manager_edits_and_the_trail_names_the_key(client, fresh):
    key, token = keys.create(fresh, Role.MANAGER, "")
    assert answer(asked(client, RENAME, token), "updateStakeholder")["errors"] == []
    assert {row.actor for row in fresh.trail(1)} == {key.principal.name}
    reader = keys.create(fresh, Role.READER, "")[1]
    for other in (reader, None):
        refused = answer(asked(client, RENAME, other), "updateStakeholder")
        assert (refused["errors"], refused["revision"]) == ([{"code": "FORBIDDEN"}], None)


@pytest.mark.parametrize(
    ("token", "scheme"), [("hommel_x", "Bearer"), ("", "Bearer"), ("bWU6bWU=", "Basic"), ("é", "Bearer")]
)
def test_a_wrong_key_is_refused_and_not_repeated_to_anybody(client, caplog, token, scheme):
    response = asked(client, HIDDEN, token, scheme)
    assert (response.status_code, response.headers["WWW-Authenticate"]) == (401, "Bearer")
    assert response.json() == {"errors": [{"message": door.WRONG}]}
    assert not token or token not in caplog.text


def test_after_many_wrong_keys_an_address_waits_but_a_key_that_is_known_goes_on(client, fresh):
    token = keys.create(fresh, Role.READER, "")[1]
    assert asked(client, HIDDEN, token).status_code == 200
    statuses = [asked(client, HIDDEN, f"hommel_{number}").status_code for number in range(door.MOST_FAILURES + 1)]
    assert statuses == [401] * door.MOST_FAILURES + [429]
    assert int(asked(client, HIDDEN, "hommel_x").headers["Retry-After"]) <= door.FAILURES_SECONDS + 1
    assert asked(client, HIDDEN, token).status_code == 200
    assert asked(client, HIDDEN).status_code == 200


def test_a_revoked_key_goes_on_for_some_seconds_at_most(fresh):
    moment = 100.0
    there = door.Door(None, clock=lambda: moment)
    key, token = keys.create(fresh, Role.READER, "")
    assert asyncio.run(there.principal(fresh, token)) == key.principal
    keys.revoke(fresh, key.id)
    assert asyncio.run(there.principal(fresh, token)) == key.principal
    moment += door.REMEMBERED_SECONDS
    assert asyncio.run(there.principal(fresh, token)) is None


def test_a_key_is_known_while_another_holds_the_store_for_writing_and_its_use_is_noted_then(fresh):
    there = door.Door(None)
    key, token = keys.create(fresh, Role.READER, "")
    with ThreadPoolExecutor(1) as apart, fresh.unit("another"):
        assert apart.submit(asyncio.run, there.principal(fresh, token)).result(PATIENCE_SECONDS) == key.principal
    there.notes._thread.shutdown(wait=True)
    assert next(keys.listed(fresh)).used is not None


def test_of_each_key_one_use_waits_to_be_noted():
    notes, free, noted = door.Notes(), threading.Event(), []
    notes.later("one", lambda: free.wait(PATIENCE_SECONDS))
    for key in ("one", "other", "other"):
        notes.later(key, lambda key=key: noted.append(key))
    free.set()
    notes._thread.shutdown(wait=True)
    assert noted == ["other"]


def test_a_key_is_known_while_all_other_threads_are_taken(fresh):
    there, free = door.Door(None), threading.Event()
    key, token = keys.create(fresh, Role.READER, "")

    async def ask():
        taken = [asyncio.create_task(asyncio.to_thread(free.wait, PATIENCE_SECONDS)) for _ in range(50)]
        try:
            await asyncio.sleep(0)
            async with asyncio.timeout(PATIENCE_SECONDS / 2):
                return await there.principal(fresh, token)
        finally:
            free.set()
            await asyncio.gather(*taken)

    assert asyncio.run(ask()) == key.principal


def test_many_keys_are_not_all_remembered(fresh, monkeypatch):
    monkeypatch.setattr(door, "MOST_REMEMBERED", 2)
    there = door.Door(None)
    for _ in range(4):
        asyncio.run(there.principal(fresh, keys.create(fresh, Role.READER, "")[1]))
    assert len(there._known) == 2
