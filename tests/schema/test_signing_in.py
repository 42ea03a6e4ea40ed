"""One-time links: exchanged once, while fresh, by nobody but who has the code."""

import base64
import hashlib
import re
import threading

import pytest

from graph.shelves import Shelf
from graph.shelves.moments import now, read
from schema.access import Role
from schema.authentication import door, keys, links
from schema.serving import explorer, signing_in
from tests.schema.asking import requesting


@pytest.fixture
def client(fresh):
    """Sends requests to one application over the store."""
    with requesting(fresh) as send:
        yield send


def test_a_code_is_exchanged_once_for_a_key_of_its_role_that_ends(client, fresh, caplog):
    code = links.linked(fresh, Role.MANAGER)
    given = client("POST", "/sign-in", json={"code": code}).json()
    assert keys.bearer(fresh, given["key"]).role is Role.MANAGER
    assert given["role"] == "manager"
    assert now() < read(given["expires"]) <= now() + links.SIGNED_IN
    again = client("POST", "/sign-in", json={"code": code})
    assert (again.status_code, again.json()) == (401, {"errors": [{"message": signing_in.WRONG}]})
    assert len(list(keys.listed(fresh))) == 1
    assert code not in caplog.text
    assert code.partition("-")[2] not in str(fresh.entries(Shelf.LINKS)) + str(fresh.trail())


def test_a_code_that_is_too_old_or_changed_opens_nothing(fresh, monkeypatch):
    code, other = links.linked(fresh, Role.ADMIN), links.linked(fresh, Role.READER)
    mixed = f"{code[:12]}{other[12:]}"
    for wrong in ("", "x", code[:-1], f"{code}x", code.upper(), mixed, f"{'0' * 12}{code[12:]}"):
        assert links.exchanged(fresh, wrong) is None, wrong
    later = now() + links.FRESH
    monkeypatch.setattr(links, "now", lambda: later)
    assert links.exchanged(fresh, code) is None


def test_of_many_who_come_at_once_one_gets_the_key(fresh):
    code, got = links.linked(fresh, Role.MANAGER), []
    threads = [threading.Thread(target=lambda: got.append(links.exchanged(fresh, code))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len([one for one in got if one is not None]) == 1
    assert len(list(keys.listed(fresh))) == 1


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b'{"code": 1}', b'{"code": "\xff"}', b"x" * 5_000])
def test_what_is_no_code_is_refused(client, content):
    assert client("POST", "/sign-in", content=content).status_code == 401


def test_who_guesses_has_to_wait_and_other_ways_are_closed(client):
    statuses = [client("POST", "/sign-in", json={"code": "x"}).status_code for _ in range(door.MOST_FAILURES + 1)]
    assert statuses == [401] * door.MOST_FAILURES + [429]
    assert client("PUT", "/sign-in").status_code == 405


def test_without_the_explorer_a_page_runs_its_own_script_and_nothing_else(client, monkeypatch):
    monkeypatch.setattr(explorer, "files", dict)
    response = client("GET", "/sign-in")
    (policy,) = response.headers.get_list("content-security-policy")
    (script,) = re.findall("<script>(.*?)</script>", response.text, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")
    assert response.headers["cache-control"] == "no-store"
    assert response.headers["referrer-policy"] == "no-referrer"
