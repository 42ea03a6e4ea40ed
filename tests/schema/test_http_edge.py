"""The HTTP edge: which paths answer, which limits hold, what is hidden."""

import asyncio
import contextlib
import json
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

import schema.answering.planning
import schema.query
import schema.sdl
from graph.errors import Unavailable
from schema.serving.app import MOST_THREADS, create_app

ONE = "{ stakeholders(first: 1) { edges { node { id } } } }"


def test_queries_are_taken_by_post_and_by_get_without_a_redirect(request_app):
    for response in (
        request_app("POST", "/graphql", json={"query": ONE}),
        request_app("GET", "/graphql", params={"query": ONE}),
    ):
        assert response.status_code == 200
        assert response.json()["data"]["stakeholders"]["edges"] == [{"node": {"id": "own:alpha"}}]
    assert request_app("GET", "/graphql/").status_code == 404


def test_health_and_readiness_are_two_things(request_app, store, monkeypatch):
    assert request_app("GET", "/healthz").json() == {"healthy": True}

    async def busy(*_):
        raise Unavailable("the store is in use by another writer; try again")

    monkeypatch.setattr(store, "find_soon", busy)
    response = request_app("GET", "/readyz")
    assert response.status_code == 503
    assert response.json() == {"ready": False, "why": "the store is in use by another writer; try again"}
    assert request_app("GET", "/healthz").status_code == 200


def test_the_schema_is_published_as_it_is_kept(request_app):
    kept = schema.sdl.FILE.read_text("utf-8")
    assert request_app("GET", "/schema.graphql").text.strip() == kept.strip()


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8000"])
def test_a_foreign_name_is_refused(request_app, host):
    assert request_app("GET", "/healthz", headers={"Host": host}).status_code == 400


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1:9", "[::1]:8000"])
def test_this_machine_s_names_are_taken(request_app, host):
    assert request_app("GET", "/healthz", headers={"Host": host}).status_code == 200


def test_a_request_that_is_too_long_is_refused(request_app):
    response = request_app("POST", "/graphql", json={"query": ONE, "variables": {"x": "a" * 1_000_001}})
    assert response.status_code == 413


@pytest.mark.parametrize(
    ("query", "said"),
    [
        pytest.param("{ stakeholders { edges { node { nmae } } } }", "Did you mean 'name'", id="misspelt"),
        pytest.param("{ stakeholders {", "Syntax Error", id="syntax"),
        pytest.param("{ " + "a" * 10 + " }", "Cannot query field", id="unknown"),
        pytest.param(
            "{ stakeholders { edges { node { " + "projects { edges { node { participants { edges { node { " * 4
            + "id" + " } } } } } }" * 4 + " } } } }",
            "levels deep",
            id="deep",
        ),
        pytest.param("{ " + " ".join(f"a{n}: __typename" for n in range(60)) + " }", "alias", id="aliases"),
        pytest.param("{ " + "id " * 3000 + " }", "oken", id="tokens"),
        pytest.param("{ " + "__typename " * 3000 + " }", "20,000 characters", id="characters"),
        pytest.param("{ stakeholders(where: " + "{not: " * 30 + "{}" + "}" * 30 + ") { totalCount } }", "20", id="not"),
    ],
)  # fmt: skip
def test_the_client_s_mistakes_are_shown_to_it(request_app, query, said):
    response = request_app("POST", "/graphql", json={"query": query})
    assert said in " ".join(error["message"] for error in response.json()["errors"])


def test_our_own_mistakes_are_hidden_and_logged(request_app, monkeypatch, caplog):
    def broken(*_):
        raise RuntimeError("secret path /srv/hommel")

    for module in (schema.query, schema.answering.planning):
        monkeypatch.setattr(module, "root_plan", broken)
    response = request_app("POST", "/graphql", json={"query": ONE})
    (error,) = response.json()["errors"]
    assert error["message"] == "something went wrong on our side"
    assert error["extensions"]["reference"] == response.headers["x-request-id"]
    assert error["extensions"]["reference"] in caplog.text
    assert "secret" not in response.text
    assert "secret" in caplog.text


def test_a_filter_nested_beyond_reason_is_an_answer_not_a_crash(request_app):
    where = "{}"
    for _ in range(400):
        where = f'{{"not": {where}}}'
    query = "query($w: StakeholderFilter) { stakeholders(where: $w) { totalCount } }"
    body = f'{{"query": {json.dumps(query)}, "variables": {{"w": {where}}}}}'
    response = request_app("POST", "/graphql", content=body, headers={"content-type": "application/json"})
    assert response.status_code in (200, 400)
    assert "Traceback" not in response.text
    if response.status_code == 200:
        assert response.json()["errors"]


@pytest.mark.parametrize("body", [b"", b"[", b"[]", b"{}", b'{"query": 1}', b"\xff\xfe", b'{"query": null}'])
def test_a_body_that_is_no_request_is_a_client_s_mistake(request_app, body):
    response = request_app("POST", "/graphql", content=body, headers={"content-type": "application/json"})
    assert response.status_code == 400


def test_fragments_that_double_at_each_level_are_read_once(request_app):
    parts = [f"fragment f{n} on Stakeholder {{ ...f{n + 1} ...f{n + 1} }}" for n in range(40)]
    query = "{ stakeholders { edges { node { ...f0 } } } } " + " ".join(parts) + " fragment f40 on Stakeholder { id }"
    response = request_app("POST", "/graphql", json={"query": query})
    assert "errors" not in response.json()


WORDS = [
    "{",
    "}",
    "(",
    ")",
    "stakeholders",
    "edges",
    "node",
    "id",
    "first:",
    "-1",
    "2147483648",
    "after:",
    "$v",
    "...",
    "on",
    "Stakeholder",
    "@skip(if:true)",
    "query",
    "fragment",
    "where:",
    "{not:{}}",
    "null",
    "__schema",
    '"x"',
]


@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join) | st.text(max_size=60))
def test_whatever_is_sent_is_answered_and_nothing_of_ours_shows(request_app, query):
    response = request_app("POST", "/graphql", json={"query": query})
    assert response.status_code in (200, 400)
    assert "our side" not in response.text
    assert "Traceback" not in response.text


def test_where_a_store_is_kept_is_told_to_nobody(request_app, stores, monkeypatch):
    async def away(*_):
        raise Unavailable("the server does not answer; try again", where="neo4j://db.inside.example:7687/secret")

    for store in stores:
        monkeypatch.setattr(store, "find_soon", away)
    for path, arguments in (("/graphql", {"json": {"query": ONE}}), ("/readyz", {})):
        response = request_app("POST" if arguments else "GET", path, **arguments)
        assert "does not answer" in response.text
        assert "inside" not in response.text


def test_edits_that_wait_for_one_another_leave_threads_for_look_ups_by_id(store):
    """Python has 6 threads for them on two cores: as many edits that wait would be all."""
    app = create_app(lambda: contextlib.nullcontext(store))
    begun, ended = asyncio.Queue(), asyncio.Queue()

    async def lookups():
        serving = asyncio.create_task(app({"type": "lifespan", "state": {}}, begun.get, ended.put))
        begun.put_nowait({"type": "lifespan.startup"})
        assert (await ended.get())["type"] == "lifespan.startup.complete"
        together = threading.Barrier(MOST_THREADS, timeout=20)
        await asyncio.gather(*(asyncio.to_thread(together.wait) for _ in range(MOST_THREADS)))
        begun.put_nowait({"type": "lifespan.shutdown"})
        await serving

    asyncio.run(lookups())
