"""Webhooks as GraphQL makes, lists and deletes them."""

import asyncio
from contextlib import closing

import pytest

from graph.shelves import Shelf, outbox
from schema.access import ANONYMOUS, Principal, Role
from schema.alerts.addresses import Addresses
from schema.alerts.hooks import CURSOR
from schema.authentication import keys
from schema.query import build_schema
from schema.serving.edge import Edge
from schema.viewer import Viewer
from tests.schema.asking import requesting

SCHEMA = build_schema()
ANN, BOB = Principal("key:ann", Role.MANAGER), Principal("key:bob", Role.ADMIN)
CREATE = """mutation ($i: CreateWebhookInput!) { createWebhook(input: $i)
  { errors { code field message } secret webhook { id url events delivered failing gone } } }"""
DELETE = "mutation ($i: DeleteWebhookInput!) { deleteWebhook(input: $i) { errors { code field } webhook { id } } }"
LIST = "{ webhooks { id url events } }"
INSIDE = Addresses(plain=True, permitted=lambda address: True)
GOOD = {"url": "https://partner.example/hook?team=1", "events": ["RUN_ENDED", "SEARCH_FOUND"]}


@pytest.fixture
def store(new_store):
    with closing(new_store()) as opened:
        yield opened


@pytest.fixture
def ask(store):
    def ask(text, who=ANN, **given):
        async def answered():
            result = await SCHEMA.execute(text, {"i": given} if given else None, Viewer(store, who))
            await store.close_soon()
            return result

        result = asyncio.run(answered())
        assert not result.errors, result.errors
        return next(iter(result.data.values()))

    return ask


def test_a_webhook_is_its_owners_and_its_secret_is_shown_once(store, ask):
    with store.unit("tester") as unit:
        outbox.tell(unit.shelves, "run", "ended", "job:1", {})
    made = ask(CREATE, **GOOD)
    assert made["errors"] == []
    assert made["secret"].startswith("whsec_")
    assert len(made["secret"]) > 40
    mine = made["webhook"]["id"]
    assert ask(LIST) == [{"id": mine, "url": GOOD["url"], "events": sorted(GOOD["events"])}]
    assert made["secret"] not in str(ask(LIST))
    assert store.entry(Shelf.HOOKS, CURSOR).body == {"after": outbox.last(store)}  # what was before is not told
    assert ask(LIST, BOB) == []
    for other in (mine, "webhook:none", CURSOR):
        assert ask(DELETE, BOB, id=other)["errors"] == [{"code": "NOT_FOUND", "field": ["input", "id"]}]
    assert ask(DELETE, id=mine) == {"errors": [], "webhook": {"id": mine}}
    assert ask(LIST) == []


@pytest.mark.parametrize(
    "url",
    [
        "", "partner.example", "ftp://partner.example/", "https://", "https://user:hush@partner.example/",
        "https://partner.example/#part", "https://partner.example/a b", "https://partner.example/\r\nX: y",
        "https://pärtner.example/", "https://[::1", "https://partner.example:99999/",
        "https://partner.example/" + "x" * 3000,
    ],
)  # fmt: skip
def test_what_is_no_address_is_refused(ask, url):
    made = ask(CREATE, url=url, events=["RUN_ENDED"])
    assert [(error["code"], error["field"]) for error in made["errors"]] == [("INVALID", ["input", "url"])]
    assert (made["secret"], ask(LIST)) == (None, [])


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("https://a..b/", "names a host"),
        (f"https://{'x' * 64}.example/", "names a host"),
        ("http://partner.example/", "HOMMEL_WEBHOOKS_INSIDE=1"),
        ("http://10.0.0.1/x", "HOMMEL_WEBHOOKS_INSIDE=1"),
        ("https://10.0.0.1/x", "not everybody can reach"),
        ("https://2130706433/", "not everybody can reach"),
        ("https://[::ffff:10.0.0.1]/", "not everybody can reach"),
        ("https://[fec0::1]:8443/", "not everybody can reach"),
    ],
)
def test_what_the_worker_would_not_call_is_refused_when_it_is_made(ask, url, said):
    (error,) = ask(CREATE, url=url, events=["RUN_ENDED"])["errors"]
    assert (error["code"], error["field"]) == ("INVALID", ["input", "url"])
    assert said in error["message"]
    assert ask(LIST) == []


@pytest.mark.parametrize(("edge", "made"), [(Edge(), False), (Edge(webhooks=INSIDE), True)])
def test_the_server_s_limits_say_which_addresses_may_be(store, edge, made):
    token = keys.create(store, Role.MANAGER, "")[1]
    body = {"query": CREATE, "variables": {"i": {"url": "http://10.0.0.1/x", "events": ["RUN_ENDED"]}}}
    with requesting(store, edge) as send:
        answer = send("POST", "/graphql", json=body, headers={"Authorization": f"Bearer {token}"}).json()
    assert (answer["data"]["createWebhook"]["webhook"] is not None) is made


def test_the_same_key_makes_one_webhook_and_is_answered_again_with_its_secret(ask, monkeypatch):
    monkeypatch.setattr("schema.alerts.calling.MOST_HOOKS", 1)
    wish = {**GOOD, "idempotencyKey": "k"}
    first = ask(CREATE, **wish)
    assert first["errors"] == []
    assert ask(CREATE, **wish) == first
    assert len(ask(LIST)) == 1
    other = ask(CREATE, **{**wish, "events": ["LOAD_ENDED"]})["errors"]
    assert [(error["code"], error["field"]) for error in other] == [("KEY_REUSED", ["input", "idempotencyKey"])]
    assert ask(CREATE, BOB, **wish)["webhook"]["id"] != first["webhook"]["id"]
    ask(DELETE, id=first["webhook"]["id"])
    gone = ask(CREATE, **wish)["errors"]
    assert [(error["code"], error["field"]) for error in gone] == [("NOT_FOUND", ["input", "idempotencyKey"])]


def test_who_may_not_and_what_is_too_much_is_refused(ask, monkeypatch):
    for role in (Role.ANALYST, Role.BATCH):
        assert ask(CREATE, Principal("key:x", role), **GOOD)["errors"][0]["code"] == "FORBIDDEN"
    assert ask(CREATE, ANONYMOUS, **GOOD)["errors"][0]["code"] == "FORBIDDEN"
    assert ask(CREATE, url=GOOD["url"], events=[])["errors"][0]["field"] == ["input", "events"]
    monkeypatch.setattr("schema.alerts.calling.MOST_HOOKS", 1)
    assert ask(CREATE, **GOOD)["errors"] == []
    assert ask(CREATE, **GOOD)["errors"][0]["code"] == "CONFLICT"
    assert ask(CREATE, BOB, **GOOD)["errors"] == []
