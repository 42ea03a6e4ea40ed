"""Subscriptions on the wire: a real server, asked by real clients over server-sent events and WebSocket."""

import asyncio
import contextlib
import json
import resource
import socket
import threading
import time

import httpx
import pytest
import uvicorn
import websockets
from websockets.exceptions import ConnectionClosed, InvalidStatus

from graph.shelves import jobs, outbox
from graph.sqlite import open_store
from schema.access import Role
from schema.authentication import door, keys
from schema.serving.app import create_app
from schema.serving.edge import Edge
from schema.subscribing.clients import Bounds

LOADS = "subscription ($after: String) { loads(after: $after) { cursor what } }"
RUN = "subscription ($id: ID!) { runProgress(id: $id) { phase } }"
EVENTS = {"accept": "text/event-stream"}


@pytest.fixture
def path(tmp_path):
    open_store(tmp_path / "store.db", create=True).close()
    return tmp_path / "store.db"


@pytest.fixture
def key(path):
    """Makes a key, and gives the header that shows it."""

    def made(role):
        with contextlib.closing(open_store(path)) as store:
            return {"authorization": f"Bearer {keys.create(store, Role(role), role)[1]}"}

    return made


@pytest.fixture
def manager(key):
    return key("manager")


@pytest.fixture
def serve(path):
    """Serves that store within bounds; the host and port."""
    running = []

    def start(**bounds):
        app = create_app(lambda: contextlib.closing(open_store(path)), Edge(bounds=Bounds(**bounds)))
        server = uvicorn.Server(
            uvicorn.Config(app, log_level="warning", ws_max_size=1_000_000, timeout_graceful_shutdown=1)
        )
        listener = socket.create_server(("127.0.0.1", 0), backlog=2048)
        thread = threading.Thread(target=server.run, args=([listener],))
        thread.start()
        running.append((server, thread, listener))
        while not server.started:
            time.sleep(0.01)
        return f"127.0.0.1:{listener.getsockname()[1]}"

    yield start
    for server, thread, listener in running:
        server.should_exit = True
        thread.join()
        listener.close()


def tell(path, *whats, kind="load"):
    with contextlib.closing(open_store(path)) as store, store.unit("tester") as unit:
        for what in whats:
            outbox.tell(unit.shelves, kind, "started", f"load:{what}", {"what": what})


def events_of(response):
    """Name and data of each event; comments are left out."""
    name = None
    for line in response.iter_lines():
        field, _, value = line.partition(":")
        if field == "event":
            name = value.strip()
        elif field == "data":
            yield name, json.loads(value) if value.strip() else None


@contextlib.contextmanager
def subscribed(where, query, headers, **variables):
    body = {"query": query, "variables": variables}
    with httpx.stream("POST", f"http://{where}/graphql", json=body, headers={**EVENTS, **headers}) as response:
        yield response


def connect(where, headers=None, **options):
    options.setdefault("subprotocols", ["graphql-transport-ws"])
    options.setdefault("additional_headers", headers)
    host, port = where.split(":")
    return websockets.connect(options.pop("uri", f"ws://{where}/graphql"), host=host, port=port, proxy=None, **options)


async def introduced(connection):
    await connection.send(json.dumps({"type": "connection_init"}))
    assert await heard(connection) == {"type": "connection_ack"}
    return connection


async def say(connection, **message):
    await connection.send(json.dumps(message))


async def heard(connection):
    message = await asyncio.wait_for(connection.recv(), 10)
    assert isinstance(message, str)  # the protocol knows text alone
    return json.loads(message)


async def subscribe(connection, name, query=LOADS, **variables):
    await say(connection, type="subscribe", id=name, payload={"query": query, "variables": variables})


async def closed(connection):
    """The code and reason that a connection is closed with, whatever comes before."""
    with contextlib.suppress(ConnectionClosed):
        while True:
            await asyncio.wait_for(connection.recv(), 10)
    return connection.close_code, connection.close_reason


def test_events_are_sent_as_they_come_and_a_run_that_ended_completes(serve, path, manager):
    where = serve()
    with subscribed(where, LOADS, manager, after=f"{0:016d}") as response:
        assert response.status_code == 200
        assert response.headers["content-type"].startswith("text/event-stream")
        events = events_of(response)
        tell(path, "one", "two")
        assert next(events) == ("next", {"data": {"loads": {"cursor": f"{1:016d}", "what": "one"}}})
        assert next(events) == ("next", {"data": {"loads": {"cursor": f"{2:016d}", "what": "two"}}})
    with contextlib.closing(open_store(path)) as store:
        with store.unit("tester") as unit:
            job = jobs.enqueue(unit.shelves, "match", {"audience": "public"})
        with jobs.take(store, "w", lambda name: 1).end("w"):
            pass
    with subscribed(where, RUN, {}, id=job) as response:
        assert list(events_of(response)) == [
            ("next", {"data": {"runProgress": {"phase": "ENDED"}}}),
            ("complete", None),
        ]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("subscription { nonsense }", "nonsense"),
        ("{ stakeholders { totalCount } }", "query"),
        ("subscription {", "Syntax Error"),
        (LOADS, "reader"),
    ],
)
def test_a_refusal_comes_as_a_result_and_ends_the_stream(serve, query, said):
    with subscribed(serve(), query, {}) as response:
        (first, result), last = events_of(response)
    assert (first, last) == ("next", ("complete", None))
    assert said in result["errors"][0]["message"]


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{", b'{"query": 3}', b'{"query": "{a}", "variables": []}', b'"\xff"', b"[" * 100_000]
)
def test_a_request_that_is_none_is_refused(serve, body):
    headers = {**EVENTS, "content-type": "application/json"}
    response = httpx.post(f"http://{serve()}/graphql", content=body, headers=headers)
    assert response.status_code == 400
    assert response.json()["errors"][0]["message"]


def test_a_subscription_for_json_is_refused_with_what_to_do(serve):
    response = httpx.post(f"http://{serve()}/graphql", json={"query": LOADS})
    assert response.status_code == 406
    assert "text/event-stream" in response.json()["errors"][0]["message"]


def test_a_simple_request_from_a_foreign_page_is_refused(serve):
    response = httpx.post(f"http://{serve()}/graphql", content=b"{}", headers={**EVENTS, "content-type": "text/plain"})
    assert response.status_code == 415


def test_those_who_also_accept_json_are_answered_as_ever(serve):
    headers = {"accept": "application/json, text/event-stream"}
    body = {"query": "{ stakeholders { totalCount } }"}
    response = httpx.post(f"http://{serve()}/graphql", json=body, headers=headers)
    assert response.json() == {"data": {"stakeholders": {"totalCount": 0}}}


def test_a_quiet_stream_shows_that_the_server_lives(serve, manager):
    with subscribed(serve(beat_seconds=0.05), LOADS, manager) as response:
        lines = response.iter_lines()
        assert [next(lines) for _ in range(6)] == [":", "", ":", "", ":", ""]


def test_a_client_that_holds_too_much_is_refused_and_others_are_not(serve, manager, key):
    where = serve(connections=2)
    with subscribed(where, LOADS, manager), subscribed(where, LOADS, manager):
        with subscribed(where, LOADS, manager) as third:
            assert third.status_code == 429
        with subscribed(where, LOADS, key("admin")) as other:
            assert other.status_code == 200
    until = time.monotonic() + 10
    while time.monotonic() < until:
        with subscribed(where, LOADS, manager) as again:
            if again.status_code == 200:
                return
    raise AssertionError("what was closed is still counted")


def test_a_websocket_carries_several_subscriptions_and_ends_each(serve, path, manager):
    async def talk():
        async with connect(where, manager) as connection:
            await introduced(connection)
            await subscribe(connection, "a", after=f"{0:016d}")
            await subscribe(connection, "b", after=f"{0:016d}")
            tell(path, "one")
            heads = [await heard(connection) for _ in range(2)]
            assert sorted(one["id"] for one in heads) == ["a", "b"]
            assert all(one["payload"]["data"]["loads"]["what"] == "one" for one in heads)
            await say(connection, type="complete", id="a")
            await say(connection, type="ping")
            assert await heard(connection) == {"type": "pong"}
            tell(path, "two")
            assert (await heard(connection))["id"] == "b"
            await subscribe(connection, "c", RUN, id="run:none")
            refused = await heard(connection)
            assert "run:none" in json.dumps(refused)
            await subscribe(connection, "d", "subscription { nonsense }")
            messages = [await heard(connection) for _ in range(2 if refused["type"] == "next" else 1)]
            assert messages[-1]["type"] == "error"
            assert "nonsense" in messages[-1]["payload"][0]["message"]

    where = serve()
    asyncio.run(talk())


def test_mutations_and_queries_are_not_for_websockets(serve, manager):
    async def talk():
        async with connect(where, manager) as connection:
            await introduced(connection)
            await subscribe(connection, "a", "mutation { undo(input: {}) { revision } }")
            return await heard(connection)

    where = serve()
    assert asyncio.run(talk())["type"] == "error"


@pytest.mark.parametrize(
    ("messages", "code"),
    [
        ([{"type": "subscribe", "id": "a", "payload": {"query": LOADS}}], 4401),
        ([{"type": "connection_init"}, {"type": "connection_init"}], 4429),
        ([{"type": "connection_init", "payload": 3}], 4400),
        ([{"type": "start", "id": "a"}], 4400),
        (["no object"], 4400),
        ([{"type": "connection_init"}, {"type": "subscribe", "id": "", "payload": {"query": LOADS}}], 4400),
        ([{"type": "connection_init"}, {"type": "subscribe", "id": "a", "payload": {}}], 4400),
        ([{"type": "connection_init"}, *[{"type": "subscribe", "id": "a", "payload": {"query": LOADS}}] * 2], 4409),
        ([{"type": "ping", "payload": {"long": "x" * 200_000}}], 1009),
    ],
)
def test_what_breaks_the_protocol_closes_the_connection(serve, messages, code, manager):
    async def talk():
        async with connect(where, manager) as connection:
            for message in messages:
                await connection.send(json.dumps(message))
            return await closed(connection)

    where = serve()
    found, reason = asyncio.run(talk())
    assert found == code
    assert reason


@pytest.mark.parametrize(
    "bad", [b'{"type": "ping"}', "{", "\ud83d".encode("utf-8", "surrogatepass").decode("utf-8", "replace")]
)
def test_bytes_and_what_is_no_json_close_the_connection(serve, bad, manager):
    async def talk():
        async with connect(where, manager) as connection:
            await connection.send(bad)
            return await closed(connection)

    where = serve()
    assert asyncio.run(talk())[0] == 4400


@pytest.mark.parametrize("options", [
    {"subprotocols": ["graphql-ws"]},
    {"subprotocols": None},
    {"additional_headers": {"origin": "https://evil.example"}},
    {"additional_headers": {"origin": "http://["}},
    {"uri": "ws://evil.example/graphql"},
])  # fmt: skip
def test_old_protocols_foreign_pages_and_foreign_names_are_refused(serve, options):
    async def talk():
        async with connect(where, **options):
            pass

    where = serve()
    with pytest.raises(InvalidStatus) as refused:
        asyncio.run(talk())
    assert refused.value.response.status_code == 403


def test_a_page_of_the_servers_own_may_connect(serve):
    async def talk():
        async with connect(where, origin=f"http://{where}") as connection:
            await introduced(connection)

    where = serve()
    asyncio.run(talk())


def test_who_does_not_introduce_themselves_or_wants_nothing_is_let_go(serve, manager):
    async def talk():
        async with connect(where, manager) as silent, connect(where, manager) as idle, connect(where, manager) as deaf:
            await introduced(idle), await introduced(deaf)
            await subscribe(deaf, "a")
            assert (await closed(silent))[0] == 4408

            async def answer():
                with contextlib.suppress(ConnectionClosed):
                    while True:
                        if json.loads(await idle.recv())["type"] == "ping":
                            await say(idle, type="pong")

            await asyncio.wait_for(answer(), 10)
            assert (idle.close_code, "no subscription" in idle.close_reason) == (4408, True)
            assert await closed(deaf) == (4408, "no answer to ping")

    where = serve(init_seconds=0.2, beat_seconds=0.1, idle_seconds=0.6)
    asyncio.run(talk())


def test_subscriptions_of_a_connection_are_bounded(serve, manager):
    async def talk():
        async with connect(where, manager) as connection:
            await introduced(connection)
            for name in ("a", "b", "c"):
                await subscribe(connection, name)
            refused = await heard(connection)
            assert (refused["id"], refused["type"]) == ("c", "error")
            await say(connection, type="complete", id="a")
            await subscribe(connection, "d")
            await say(connection, type="ping")
            assert await heard(connection) == {"type": "pong"}

    where = serve(subscriptions=2)
    asyncio.run(talk())


def test_connections_of_all_clients_are_bounded(serve, key):
    async def talk():
        async with connect(where), connect(where, key("manager")):
            with pytest.raises(InvalidStatus):
                async with connect(where, key("analyst")):
                    pass

    where = serve(all_connections=2)
    asyncio.run(talk())


def test_a_client_that_does_not_take_what_it_asked_for_is_let_go(serve, path, manager):
    """What waits for it costs no memory, since it is read from the store when it is sent."""
    where = serve(send_seconds=0.5, connections=1)
    host, port = where.split(":")
    body = json.dumps({"query": LOADS, "variables": {"after": f"{0:016d}"}}).encode()
    head = f"POST /graphql HTTP/1.1\r\nHost: {where}\r\nAccept: text/event-stream\r\n"
    head += f"Authorization: {manager['authorization']}\r\n"
    head += f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    with socket.create_connection((host, int(port))) as slow:
        slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        slow.sendall(head.encode() + body)
        slow.recv(100)
        with subscribed(where, LOADS, manager) as second:
            assert second.status_code == 429
        for _ in range(10):
            tell(path, *["x" * 20_000] * 50)
        until = time.monotonic() + 10
        while time.monotonic() < until and second.status_code == 429:
            time.sleep(0.1)
            with subscribed(where, LOADS, manager) as second:
                pass
        assert second.status_code == 200


def test_a_thousand_idle_websockets_are_held_within_memory_and_others_are_answered(serve, path, full, manager):
    """Each costs the server, and its client in this same process, some tens of kilobytes."""
    count = 1_000

    async def hold():
        gate, held = asyncio.Semaphore(20), []

        async def one():
            async with gate:
                held.append(
                    await introduced(
                        await connect(where, manager, compression=None, ping_interval=None, max_size=2_000)
                    )
                )

        await asyncio.gather(*(one() for _ in range(count)))
        await subscribe(held[0], "a", after=f"{0:016d}")
        async with httpx.AsyncClient() as client:
            began = time.perf_counter()
            for _ in range(20):
                assert (await client.get(f"http://{where}/healthz")).status_code == 200
            waited = (time.perf_counter() - began) / 20
        await asyncio.to_thread(tell, path, "one")
        assert (await heard(held[0]))["payload"]["data"]["loads"]["what"] == "one"
        used = resident()
        for connection in held:
            connection.transport.abort()
        return used, waited

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft < 2 * count + 200:
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 8_192), hard))
    where = serve(connections=count, all_connections=count)
    before = resident()
    used, waited = asyncio.run(hold())
    assert used - before < 250_000_000
    assert waited < 0.25


def resident():
    """Bytes of memory that this process holds."""
    with open("/proc/self/statm") as statm:
        return int(statm.read().split()[1]) * resource.getpagesize()


def test_a_page_shows_its_key_in_its_introduction_and_is_let_go_once_it_ends(serve, path, key, manager):
    async def talk():
        async with connect(where) as wrong:
            await say(wrong, type="connection_init", payload={"authorization": "Bearer hommel_nonsense"})
            assert (await closed(wrong))[0] == 4403
        async with connect(where, origin=f"http://{where}") as connection:
            await say(connection, type="connection_init", payload=key("manager"))
            assert await heard(connection) == {"type": "connection_ack"}
            await subscribe(connection, "a", after=f"{0:016d}")
            await asyncio.to_thread(tell, path, "one")
            while (message := await heard(connection))["type"] == "ping":
                await say(connection, type="pong")
            assert message["payload"]["data"]["loads"]["what"] == "one"
            await asyncio.to_thread(revoke_all, path)
            return await closed(connection)

    where = serve(beat_seconds=0.1)
    assert asyncio.run(talk())[0] == 4403


def test_a_stream_ends_with_its_key(serve, path, manager):
    with subscribed(serve(beat_seconds=0.1), LOADS, manager) as response:
        assert response.status_code == 200
        revoke_all(path)
        (first, result), last = events_of(response)
    assert (first, last) == ("next", ("complete", None))
    assert "expired or revoked" in result["errors"][0]["message"]


def test_a_wrong_key_opens_no_stream_and_no_websocket(serve):
    async def talk():
        async with connect(where, wrong):
            pass

    where, wrong = serve(), {"authorization": "Bearer hommel_nonsense"}
    with subscribed(where, LOADS, wrong) as response:
        assert response.status_code == 401
    with pytest.raises(InvalidStatus):
        asyncio.run(talk())


def revoke_all(path):
    with contextlib.closing(open_store(path)) as store:
        for one in list(keys.listed(store)):
            keys.revoke(store, one.id)


@pytest.fixture(autouse=True)
def keys_are_looked_up_each_time(monkeypatch):
    monkeypatch.setattr(door, "REMEMBERED_SECONDS", 0.0)
