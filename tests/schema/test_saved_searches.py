"""Saved searches: whose they are, what they find, and that each finding is told once."""

import asyncio
import functools
from contextlib import closing

import pytest

from graph.model import MatchRun, Source, Stakeholder, Suggestion
from graph.shelves import Shelf, outbox
from graph.shelves.jobs import enqueue
from graph.shelves.moments import now
from hommel.working.errands import ERRANDS, fill_searches
from hommel.working.loop import Errand, Worker
from schema.access import ANONYMOUS, Principal, Role
from schema.authentication import keys
from schema.query import build_schema
from schema.subscribing.feed import Feed
from schema.viewer import Viewer

SCHEMA = build_schema()
BY = "tables:fictional"
ANN, BOB = Principal("jwt:issuer:ann", Role.MANAGER), Principal("jwt:issuer:bob", Role.MANAGER)
ANALYST = Principal("jwt:issuer:cas", Role.ANALYST)
SAVE = """mutation ($i: SaveSearchInput!) { saveSearch(input: $i)
  { errors { code field message } search { id name over where found } } }"""
DELETE = "mutation ($i: DeleteSearchInput!) { deleteSearch(input: $i) { errors { code field } search { id } } }"
LIST = "{ savedSearches { id name over where filled found capped } }"
NEW = """subscription ($s: ID!, $a: String) { newSuggestions(search: $s, after: $a)
  { cursor search change stakeholder partner rank score explanation } }"""
BELGIAN = {"stakeholder": {"country": {"eq": "BE"}}}
NESTED = functools.reduce(lambda within, _: {"not": within}, range(30), {})


@pytest.fixture
def store(new_store):
    with closing(new_store()) as opened:
        with opened.unit("tester") as unit:
            unit.say([Source(id=BY, source=BY)])
            unit.say([
                Stakeholder(id="own:a", name="A (fictional)", country="BE", source=BY),
                Stakeholder(id="own:b", name="B (fictional)", country="NL", source=BY),
                Stakeholder(id="own:secret", name="S (fictional)", country="BE", visibility="broker-only", source=BY),
            ])  # fmt: skip
        yield opened


@pytest.fixture
def ask(store):
    """Asks as somebody; the data."""

    def ask(text, who=ANN, **variables):
        async def answered():
            result = await SCHEMA.execute(text, variables, Viewer(store, who))
            await store.close_soon()
            return result

        result = asyncio.run(answered())
        assert not result.errors, result.errors
        return next(iter(result.data.values()))

    return ask


@pytest.fixture
def save(ask):
    def save(who=ANN, name="Belgians", **given):
        answer = ask(SAVE, who, i={"name": name, **given})
        assert answer["errors"] == []
        return answer["search"]["id"]

    return save


def run(store, *rows, run_id="run:1", audience="broker-only"):
    made = [
        Suggestion(stakeholder_id=one, partner_id=other, rank=rank, score=score, chain_from=None, chain_to=None,
                   explanation=why)
        for rank, (one, other, score, why) in enumerate(rows, 1)
    ]  # fmt: skip
    moment = now().isoformat()
    with store.unit("tester") as unit:
        unit.add_run(
            MatchRun(id=run_id, started=moment, suggestions=len(made), audience=audience, whole=True, source=BY), made
        )


def fill(store):
    """Have every search asked again by a worker."""
    with store.unit("tester") as unit:
        enqueue(unit.shelves, "fill-searches", {})
    list(Worker(store, ERRANDS).all_due())


def told(store, search):
    return [
        (event.told["change"], event.told["stakeholder"], event.told.get("partner"))
        for event in outbox.events(store)
        if event.kind == "search" and event.of == search
    ]


def test_what_is_there_when_it_is_saved_is_no_news_and_what_comes_or_changes_is_told_once(store, save):
    run(store, ("own:a", "own:b", 1.0, "near"), ("own:b", "own:a", 1.0, "near"))
    mine = save(suggestions=BELGIAN)
    fill(store)
    assert told(store, mine) == []
    run(store, ("own:a", "own:b", 1.01, "near"), ("own:a", "own:secret", 0.5, "far"), run_id="run:2")
    fill(store)
    assert told(store, mine) == [("added", "own:a", "own:secret")]
    fill(store)
    run(store, ("own:a", "own:b", 3.0, "very near"), ("own:a", "own:secret", 0.5, "far"), run_id="run:3")
    fill(store)
    assert told(store, mine)[1:] == [("changed", "own:a", "own:b")]


def test_stakeholders_are_searched_too_on_additions_and_on_changes(store, save):
    mine = save(stakeholders={"country": {"eq": "BE"}})
    fill(store)
    with store.unit("tester") as unit:
        unit.say([Stakeholder(id="own:c", country="BE", source=BY), Stakeholder(id="own:d", country="FR", source=BY)])
        unit.say([Stakeholder(id="own:a", name="A, renamed (fictional)", country="BE", source=BY)])
    fill(store)
    assert sorted(told(store, mine)) == [("added", "own:c", None), ("changed", "own:a", None)]


def test_a_search_finds_what_its_owner_may_see_alone(store, save):
    run(store, run_id="run:network", audience="network")
    run(store, run_id="run:brokers")
    broker, analyst = save(suggestions={}), save(ANALYST, suggestions={})
    people = save(ANALYST, stakeholders={})
    fill(store)
    run(store, ("own:a", "own:secret", 2.0, "near"), ("own:a", "own:b", 1.0, "far"), run_id="run:brokers2")
    run(store, ("own:a", "own:b", 1.0, "far"), run_id="run:network2", audience="network")
    with store.unit("tester") as unit:
        unit.say([Stakeholder(id="own:secret2", visibility="broker-only", source=BY)])
    fill(store)
    assert sorted(told(store, broker)) == [("added", "own:a", "own:b"), ("added", "own:a", "own:secret")]
    assert told(store, analyst) == [("added", "own:a", "own:b")]
    assert told(store, people) == []


def test_searches_are_their_owners_alone(store, ask, save):
    mine = save(name="Mine", suggestions=BELGIAN)
    assert [one["id"] for one in ask(LIST)] == [mine]
    assert ask(LIST, BOB) == []
    other = [{"code": "NOT_FOUND", "field": ["input", "id"]}]
    assert ask(DELETE, BOB, i={"id": mine})["errors"] == other
    assert ask(DELETE, BOB, i={"id": "search:none"})["errors"] == other
    assert ask(SAVE, BOB, i={"id": mine, "name": "Stolen", "suggestions": {}})["errors"][0]["code"] == "NOT_FOUND"
    assert ask(DELETE, i={"id": mine}) == {"errors": [], "search": {"id": mine}}
    assert ask(LIST) == []


def test_a_new_name_keeps_what_was_seen_and_a_new_filter_begins_anew(store, ask, save):
    mine = save(stakeholders={"country": {"eq": "BE"}})
    fill(store)
    assert ask(LIST)[0]["found"] == 2
    save(id=mine, name="Renamed", stakeholders={"country": {"eq": "BE"}})
    assert (ask(LIST)[0]["name"], ask(LIST)[0]["found"]) == ("Renamed", 2)
    save(id=mine, stakeholders={})
    assert ask(LIST)[0]["found"] is None
    fill(store)
    assert (ask(LIST)[0]["found"], told(store, mine)) == (3, [])


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({}, []),
        ({"suggestions": {}, "stakeholders": {}}, []),
        ({"suggestions": {}, "name": " "}, ["input", "name"]),
        ({"suggestions": {}, "name": "x" * 300}, ["input", "name"]),
        ({"stakeholders": {"name": {"contains": "x" * 30_000}}}, ["input", "stakeholders"]),
        ({"stakeholders": {"country": {"eq": "B E"}}}, ["input", "stakeholders"]),
        ({"stakeholders": {"country": {"eq": None}}}, ["input", "stakeholders"]),
        ({"stakeholders": NESTED}, ["input", "stakeholders"]),
        ({"suggestions": {"partner": {"country": {"eq": "B E"}}}}, ["input", "suggestions"]),
    ],
)
def test_what_cannot_be_saved_is_refused_with_the_field(store, ask, given, field):
    answer = ask(SAVE, i={"name": "Mine", **given})
    assert [error["field"] for error in answer["errors"]] == [field]
    assert (answer["search"], ask(LIST)) == (None, [])


def test_the_same_key_saves_one_search_and_is_answered_again(store, ask, monkeypatch):
    monkeypatch.setattr("schema.alerts.saving.MOST_SEARCHES", 1)
    wish = {"name": "Mine", "suggestions": BELGIAN, "idempotencyKey": "k"}
    first = ask(SAVE, i=wish)
    assert first["errors"] == []
    assert ask(SAVE, i=wish) == first
    assert len(ask(LIST)) == 1
    other = ask(SAVE, i={**wish, "name": "Other"})["errors"]
    assert [(error["code"], error["field"]) for error in other] == [("KEY_REUSED", ["input", "idempotencyKey"])]
    assert ask(SAVE, BOB, i=wish)["search"]["id"] != first["search"]["id"]
    ask(DELETE, i={"id": first["search"]["id"]})
    gone = ask(SAVE, i=wish)["errors"]
    assert [(error["code"], error["field"]) for error in gone] == [("NOT_FOUND", ["input", "idempotencyKey"])]


def test_what_is_saved_is_asked_alone_and_nobody_else_s_again(store, ask, save):
    theirs = save(BOB, stakeholders={})
    fill(store)
    before = store.entry(Shelf.SEARCHES, theirs)
    mine, gone = save(stakeholders={}), save(stakeholders={})
    ask(DELETE, i={"id": gone})
    list(Worker(store, {"fill-searches": Errand(fill_searches)}).all_due())  # not each hour by itself
    assert store.entry(Shelf.SEARCHES, theirs) == before
    assert {one["id"]: one["found"] for one in ask(LIST)} == {mine: 3}


def test_who_may_not_save_is_told_so(store, ask):
    assert ask(SAVE, ANONYMOUS, i={"name": "Mine", "suggestions": {}})["errors"][0]["code"] == "FORBIDDEN"


@pytest.mark.parametrize("end", ["revoked", "expired"])
def test_nothing_is_asked_for_whose_key_is_gone(store, save, end):
    key = keys.create(store, Role.MANAGER, "")[0]
    mine = save(key.principal, stakeholders={})
    fill(store)
    if end == "revoked":
        entries = store.entries(Shelf.SEARCHES)
        keys.revoke(store, key.id)
        with store.unit("tester") as unit:  # as one that was saved while servers still went on with the key
            unit.shelves.put(Shelf.SEARCHES, mine, entries[0].at, entries[0].body)
    else:
        with store.unit("tester") as unit:
            entry = unit.shelves.entry(Shelf.KEYS, key.id)
            unit.shelves.put(Shelf.KEYS, key.id, entry.at, {**entry.body, "expires": key.created})
    with store.unit("tester") as unit:
        unit.say([Stakeholder(id="own:later", visibility="broker-only", source=BY)])
    before = store.entry(Shelf.SEARCHES, mine)
    fill(store)
    assert told(store, mine) == []
    assert store.entry(Shelf.SEARCHES, mine) == before


def test_a_rotated_key_follows_the_searches_of_the_one_before(store, ask, save):
    key = keys.create(store, Role.MANAGER, "")[0]
    mine = save(key.principal, stakeholders={})
    new = keys.rotate(store, key.id)[0]
    assert [one["id"] for one in ask(LIST, new.principal)] == [mine]


def test_searches_of_one_owner_are_bounded(store, ask, save, monkeypatch):
    monkeypatch.setattr("schema.alerts.saving.MOST_SEARCHES", 1)
    mine = save(suggestions={})
    assert ask(SAVE, i={"name": "More", "suggestions": {}})["errors"][0]["code"] == "CONFLICT"
    save(id=mine, suggestions=BELGIAN)
    save(BOB, suggestions={})


def test_what_is_beyond_what_is_kept_in_mind_is_said(store, ask, save, monkeypatch):
    monkeypatch.setattr("schema.alerts.searches.MOST_FOUND", 2)
    save(stakeholders={})
    fill(store)
    assert (ask(LIST)[0]["found"], ask(LIST)[0]["capped"]) == (2, True)


async def first_found(store, who, search):
    """What is told first of all that a search ever found."""
    stream = await SCHEMA.subscribe(NEW, {"s": search, "a": f"{0:016d}"}, Viewer(store, who, Feed(store, 0.02)))
    try:
        return await asyncio.wait_for(anext(stream), 10)
    finally:
        await stream.aclose()


@pytest.mark.parametrize("over", ["stakeholders", "suggestions"])
def test_what_was_hidden_since_it_was_found_is_told_no_more(store, save, over):
    run(store, run_id="run:0", audience="network")
    mine = save(ANALYST, **{over: {}})
    fill(store)
    with store.unit("tester") as unit:
        unit.say([Stakeholder(id=one, name="C", visibility="network", source=BY) for one in ("own:c", "own:d")])
    run(store, ("own:a", "own:c", 2.0, "near"), ("own:a", "own:d", 1.0, "far"), audience="network")
    fill(store)
    assert len(told(store, mine)) == 2
    with store.unit("tester") as unit:
        unit.say([Stakeholder(id="own:c", visibility="broker-only", source=BY)])
    found = asyncio.run(first_found(store, ANALYST, mine)).data["newSuggestions"]
    assert "own:d" in (found["stakeholder"], found["partner"])


def test_a_search_is_followed_by_its_owner_alone(store, save):
    run(store)
    mine = save(suggestions={})
    fill(store)
    run(store, ("own:a", "own:b", 1.0, "near"), run_id="run:2")
    fill(store)
    found = asyncio.run(first_found(store, ANN, mine)).data["newSuggestions"]
    del found["cursor"]
    assert found == {
        "search": mine, "change": "ADDED", "stakeholder": "own:a", "partner": "own:b", "rank": 1, "score": 1.0,
        "explanation": "near",
    }  # fmt: skip
    less = Principal(ANN.name, Role.ANALYST)
    for who, which in ((BOB, mine), (ANN, "search:none"), (less, mine)):
        assert asyncio.run(first_found(store, who, which)).errors[0].message.startswith(f"you have no search {which!r}")
