"""What hostile clients send: each is refused with a GraphQL error soon, or held within the limits."""

import asyncio
import contextlib
import json
import socket
import threading
import time
from hashlib import sha256
from urllib.parse import urlsplit

import httpx
import pytest

import graph.sqlite
import schema.serving.asking
from graph.errors import HommelError, Unavailable
from schema.answering.documents import ANY, Documents, Taken
from schema.query import MOST_TOKENS, build_schema
from schema.serving.app import create_app
from schema.serving.edge import Edge
from tests.served import served

SOON_SECONDS = 0.1
SOON_FOR_BIG_SECONDS = 1.0
BIG_BYTES = 1_000_000
HEAD = b"POST /graphql HTTP/1.1\r\nHost: localhost\r\n"
TYPED = {"content-type": "application/json", "accept": "application/graphql-response+json"}

LIST = "query($ids: [ID!]!) { nodes(ids: $ids) { id } }"
FILTER = "query($w: StakeholderFilter) { stakeholders(where: $w) { totalCount } }"


def asks(text, **variables):
    return json.dumps({"query": text, "variables": variables}).encode()


def nested_fragments(levels):
    """Each asks its list below for the next, twice: written out, 2 to the power of `levels` fields."""
    inner = "{{ participants {{ edges {{ node {{ projects {{ edges {{ node {{ ...f{0} ...f{0} }} }} }} }} }} }} }}"
    parts = [f"fragment f{n} on Project " + inner.format(n + 1) for n in range(levels)]
    return "{ projects { edges { node { ...f0 } } } } " + " ".join(parts) + f" fragment f{levels} on Project {{ id }}"


def doubling_fragments(levels):
    parts = [f"fragment a{n} on Project {{ ...a{n + 1} ...b{n + 1} }}" for n in range(levels)]
    parts += [f"fragment b{n} on Project {{ ...b{n + 1} ...a{n + 1} }}" for n in range(levels)]
    ends = f" fragment a{levels} on Project {{ id }} fragment b{levels} on Project {{ id }}"
    return "{ projects { edges { node { ...a0 } } } } " + " ".join(parts) + ends


def repeated(*times):
    text = "id"
    for name, number in zip(("node", "edges", "projects"), times, strict=True):
        text = f"{name} {{ {text} }} " * number
    return f"{{ {text} }}"


REFUSED = {
    "25 levels of fragments": asks(nested_fragments(24)),
    "fragments that double": asks(doubling_fragments(24)),
    "fragments in a circle": asks(
        "{ ...f0 } " + " ".join(f"fragment f{n} on Query {{ ...f{(n + 1) % 20} }}" for n in range(20))
    ),
    "100,000 directives": asks("{ __typename " + "@a" * 100_000 + " }"),
    "100 directives": asks("{ " + "__typename @skip(if: false) " * 100 + "}"),
    "10,000 aliases": asks("{ " + " ".join(f"a{n}: __typename" for n in range(10_000)) + " }"),
    "100 aliases": asks("{ " + " ".join(f"a{n}: __typename" for n in range(100)) + " }"),
    "a field many times": asks("{ " + "__typename " * 190 + "}"),
    "a field many times on many levels": asks(repeated(6, 6, 6)),
    "many fields": asks("{ " + " ".join(f"f{n}" for n in range(300)) + " }"),
    "pages of pages": asks(
        "{ stakeholders(first: 10000) { edges { node { projects(first: 10000) { edges { node { id } } } } } } }"
    ),
    "a number without end": asks("{ stakeholders(first: " + "9" * 15_000 + ") { totalCount } }"),
    "introspection in a circle": asks(
        "{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }"
    ),
    "introspection many times": asks(
        "{ " + " ".join(f"a{n}: __schema {{ types {{ fields {{ args {{ name }} }} }} }}" for n in range(40)) + " }"
    ),
    "a long document": asks("{ __typename } #" + "x" * 100_000),
    "a document of nothing but depth": asks("{ a " * 6_000),
    "deep values": asks("{ stakeholders(where: " + "{not: " * 450 + "{}" + "}" * 450 + ") { totalCount } }"),
    "deep JSON": b'{"query": "{ __typename }", "variables": {"x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}}",
    "JSON of 100 levels": b'{"query": "{ __typename }", "variables": {"x": ' + b"[" * 100 + b"]" * 100 + b"}}",
    "a deep filter": b'{"query": "%s", "variables": {"w": %s{}%s}}' % (FILTER.encode(), b'{"not":' * 90, b"}" * 90),
    "a list of 100,000": asks(LIST, ids=["a"] * 100_000),
    "a list of a million": asks(LIST, ids=["a"] * 1_000_000),
    "10 MB": asks("{ __typename }", x="a" * 10_000_000),
    "many requests in one": b"[" + b",".join([asks("{ __typename }")] * 100) + b"]",
    "invalid UTF-8": b'{"query": "{ __typename }", "variables": {"x": "\xff\xfe"}}',
    "half a surrogate pair": b'{"query": "{ __typename }", "variables": {"x": "\\ud800"}}',
    "no JSON": b'{"query": ',
    "a number as a query": b'{"query": 1}',
}  # fmt: skip


@pytest.fixture(scope="module")
def address(store, store_path):
    with served(store_path, "--no-work") as (_, address):
        yield address


@pytest.fixture(scope="module")
def client(address):
    with httpx.Client(base_url=address, timeout=30) as client:
        client.post("/graphql", json={"query": "{ stakeholders { totalCount } }"})
        yield client


def is_refused(response):
    return 400 <= response.status_code < 500 and response.json()["errors"][0]["message"]


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_too_much_is_refused_soon_with_an_error_of_the_client_s(client, name):
    body, seconds = REFUSED[name], []
    for _ in range(3):  # the machine may have been busy with something else
        begun = time.perf_counter()
        response = client.post("/graphql", content=body, headers=TYPED)
        seconds.append(time.perf_counter() - begun)
        assert is_refused(response), response.text[:500]
        assert "data" not in response.json()
    assert min(seconds) < (SOON_FOR_BIG_SECONDS if len(body) > BIG_BYTES else SOON_SECONDS)


def test_a_mutation_by_get_is_refused(client):
    response = client.get("/graphql", params={"query": "mutation { __typename }"}, headers=TYPED)
    assert response.status_code == 405
    assert response.headers["allow"] == "POST"
    assert is_refused(response)


def test_other_methods_types_and_long_addresses_are_refused(client):
    assert client.put("/graphql", content=b"{}").status_code == 405
    assert client.get("/graphql", headers={"accept": "text/html"}).status_code == 406
    for content_type in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"):
        response = client.post("/graphql", content=b"query=%7B__typename%7D", headers={"content-type": content_type})
        assert response.status_code == 415
    assert is_refused(client.get("/graphql", params={f"p{n}": "x" for n in range(50)}))


def connection(address):
    parts = urlsplit(address)
    return socket.create_connection((parts.hostname, parts.port), timeout=30)


def test_a_head_without_end_is_refused(address):
    with connection(address) as sent:
        sent.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n")
        with pytest.raises(OSError, match=r"reset|[Bb]roken"):
            sent.sendall(b"x: " + b"y" * 10_000_000)


def test_slow_heads_and_bodies_hold_nobody_up_and_are_ended(address, client):
    """Headers and bodies that come a byte at a time; others are answered meanwhile."""
    begun = time.monotonic()
    heads, bodies = [connection(address) for _ in range(100)], [connection(address) for _ in range(100)]
    for one in heads:
        one.sendall(HEAD)
    for one in bodies:
        one.sendall(HEAD + b"Content-Type: application/json\r\nContent-Length: 999\r\n\r\n{")
    assert client.post("/graphql", json={"query": "{ __typename }"}).json() == {"data": {"__typename": "Query"}}
    for n in range(5):
        for one in heads:
            one.sendall(b"x-%d: y\r\n" % n)
        for one in bodies:
            one.sendall(b" ")
        assert client.get("/healthz").elapsed.total_seconds() < 1
        time.sleep(1)
    for one in heads:
        assert one.recv(4096) == b""
    for one in bodies:
        assert one.recv(4096).startswith(b"HTTP/1.1 408")
    assert time.monotonic() - begun < 20
    for one in heads + bodies:
        one.close()


def test_an_answer_that_takes_too_long_is_given_up_down_to_the_store(tmp_path):
    with contextlib.closing(graph.sqlite.open_store(tmp_path / "slow.db", create=True)) as store:
        stopped = threading.Event()

        def slow(pages, compiled, parameters, given_up):
            stopped.set() if given_up.wait(20) else None
            raise Unavailable("too late")

        store._answers = slow
        many = "{ stakeholders(first: 5000) { edges { node { projects(first: 5) { edges { node { id } } } } } } }"
        asked = {"query": many}

        async def ask():
            app = create_app(lambda: contextlib.nullcontext(store), Edge(request_seconds=0.05))

            async def with_state(scope, receive, send):
                await app({**scope, "state": {"store": store}}, receive, send)

            async with httpx.AsyncClient(
                transport=httpx.ASGITransport(with_state), base_url="http://localhost"
            ) as client:
                return await client.post("/graphql", json=asked)

        response = asyncio.run(ask())
        assert response.status_code == 503
        assert "ask for less" in response.text
        assert stopped.wait(5)


def test_without_introspection_the_schema_is_told_in_no_way(store, store_path):
    with served(store_path, "--no-work", HOMMEL_INTROSPECTION="0") as (_, address):
        for text in ("{ __schema { types { name } } }", '{ __type(name: "Query") { name } }', "{ stakeholdrs { id } }"):
            response = httpx.post(f"{address}/graphql", json={"query": text}, headers=TYPED)
            assert is_refused(response)
            assert "mean" not in response.text
        assert httpx.get(f"{address}/schema.graphql").status_code == 404
        assert httpx.post(f"{address}/graphql", json={"query": "{ __typename }"}).status_code == 200


def test_documents_that_were_agreed_on_are_answered_alone(store, store_path, tmp_path):
    text = "query Number { stakeholders { totalCount } }"
    digest = sha256(text.encode()).hexdigest()
    file = tmp_path / "documents.json"
    file.write_text(json.dumps({digest: text}), "utf-8")
    with served(store_path, "--no-work", "--documents", str(file)) as (_, address):
        for body in (
            {"query": text},
            {"documentId": f"sha256:{digest}"},
            {"extensions": {"persistedQuery": {"version": 1, "sha256Hash": digest}}},
        ):
            assert httpx.post(f"{address}/graphql", json=body).json()["data"]["stakeholders"]["totalCount"]
        for body in ({"query": "{ __typename }"}, {"documentId": "0" * 64}, {"query": f"{text} "}):
            assert is_refused(httpx.post(f"{address}/graphql", json=body, headers=TYPED))


def test_limits_hold_for_both_ways_of_answering():
    """The stock executor reads its documents from the same place."""
    schema = build_schema(Taken(introspection=False))
    for text in (nested_fragments(24), "{ __schema { types { name } } }", "{ " + "__typename " * 190 + "}"):
        (error, *_) = schema.documents.get(text).errors
        assert schema.execute_sync(text).errors[0].message == error.message


def test_refused_is_one_of_our_errors():
    assert issubclass(schema.serving.asking.Refused, HommelError)


def test_documents_are_forgotten_in_turn():
    documents = Documents(build_schema()._schema, MOST_TOKENS, ANY)
    assert documents.get("{ __typename }") is documents.get("{ __typename }")
