"""What people see when the server is absent, killed, slow, full or somebody else's: one of our errors, and no loss.

`Unavailable` is worth another try; every other error is final.
"""

import asyncio
import resource
import threading
import time
from contextlib import closing, nullcontext

import httpx
import pytest

import graph.neo4j.store
from graph import neo4j
from graph.errors import GraphError, NotFound, OutOfDate, Unavailable
from graph.model import MatchRun, Stakeholder, Suggestion
from graph.neo4j import Address, Neo4jStore, connection, open_store
from graph.neo4j.writing import runs
from graph.select import Op, Page, Select, Test
from schema.serving.app import create_app
from tests.conftest import FULL
from tests.neo4j.server import READ_ONLY, free_port

LONG = "UNWIND range(1, 100000000000) AS n WITH n WHERE n % 7 = 8 RETURN count(n)"
TOO_OLD = "5.25.1"
SMALL_FILE_BYTES = 2_000_000  # ten times what the largest has in an empty store


@pytest.fixture(scope="module")
def one_server(neo4j_server):
    """One to kill and restart; it holds a store."""
    with neo4j_server() as started:
        neo4j.migrate(Address.parse(started.url))
        yield started


@pytest.fixture
def server(one_server):
    """The same, running: a test may leave it as it likes."""
    if one_server.extra:
        one_server.stop()
        one_server.extra = ""
    if one_server.process.poll() is not None:
        one_server.start()
    return one_server


@pytest.fixture
def store(server):
    with closing(open_store(Address.parse(server.url))) as opened:
        yield opened


def say(store, id):
    with store.unit("test", bulk="one") as unit:
        unit.say([Stakeholder(id=id, source="a")])


def known(store, *ids):
    found = store.find(Select("Stakeholder", where=Test("id", Op.IN, ids), page=Page(10_000)))
    return [row[0] for row in found.rows]


def failing(ask):
    """What is raised, and after how many seconds."""
    began = time.monotonic()
    with pytest.raises(GraphError) as raised:
        ask()
    return raised.value, time.monotonic() - began


def test_absent_at_the_start_it_is_asked_for_a_while_and_then_said():
    error, seconds = failing(lambda: open_store(Address.parse(f"bolt://127.0.0.1:{free_port()}/neo4j")))
    assert isinstance(error, Unavailable)
    assert "is it running" in str(error)
    assert seconds < 30


def test_killed_in_mid_query_the_reader_hears_soon_and_may_ask_again(server, store):
    heard = []
    reader = threading.Thread(target=lambda: heard.append(failing(lambda: store.connection.one(LONG, {}))))
    reader.start()
    time.sleep(1)
    server.kill()
    reader.join(60)
    assert isinstance(heard[0][0], Unavailable)
    server.start()
    assert known(store, "own:x") == []


def test_killed_in_mid_write_nothing_of_the_unit_stays_and_all_before_it_does(server, store):
    say(store, "own:acknowledged")

    def write():
        with store.unit("test", bulk="cut off") as unit:
            unit.say([Stakeholder(id=f"own:{n}", source="a") for n in range(2_000)])
            server.kill()
            unit.say([Stakeholder(id="own:more", source="a")])

    assert isinstance(failing(write)[0], Unavailable)
    server.start()
    assert known(store, "own:acknowledged", "own:0", "own:more") == ["own:acknowledged"]
    say(store, "own:more")
    assert known(store, "own:more") == ["own:more"]


def test_killed_at_any_moment_what_was_acknowledged_stays(server, store):
    acknowledged, stop = [], threading.Event()

    def write():
        for n in range(10_000):
            if stop.is_set():
                return
            try:
                say(store, f"own:k{n}")
                acknowledged.append(f"own:k{n}")
            except Unavailable:
                time.sleep(0.2)

    writer = threading.Thread(target=write)
    writer.start()
    for pause in (0.7, 0.4, 0.9, 0.2, 1.1) if FULL else (0.7,):
        time.sleep(pause)
        server.restart()
    time.sleep(0.5)
    stop.set()
    writer.join()
    assert acknowledged
    assert set(acknowledged) <= set(known(store, *acknowledged))


def test_restarted_it_is_found_again_by_those_who_were_connected(server, store):
    say(store, "own:before")
    server.stop()
    server.start()
    assert known(store, "own:before") == ["own:before"]

    async def soon():
        await store.find_soon(Select("Stakeholder", page=Page(1)))
        server.restart()
        found = await store.find_soon(Select("Stakeholder", where=Test("id", Op.EQ, "own:before")))
        await store.close_soon()
        return found.rows

    assert asyncio.run(soon()) == [["own:before"]]


def test_a_question_that_takes_too_long_is_stopped_on_the_server_and_not_repeated(server):
    with closing(Neo4jStore(Address.parse(server.url), time_limit_seconds=0.5)) as store:
        error, seconds = failing(lambda: store.connection.one(LONG, {}))
        assert isinstance(error, Unavailable)
        assert "time limit" in str(error)
        assert seconds < 10
    with closing(Neo4jStore(Address.parse(server.url))) as store:  # with time enough, however busy the machine is
        running = "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery STARTS WITH 'UNWIND range' RETURN count(*)"
        assert store.connection.one(running, {}) == [0]


def test_a_server_that_hangs_is_given_up_when_it_does_not_answer_a_new_connection(server):
    server.pause()
    try:
        error, seconds = failing(lambda: open_store(Address.parse(server.url)))
    finally:
        server.resume()
    assert isinstance(error, Unavailable)
    assert seconds < 60


def test_a_server_that_falls_silent_is_given_up_by_those_who_serve_others(server, monkeypatch):
    monkeypatch.setattr(connection, "GRACE_SECONDS", 0.5)

    async def soon():
        with closing(Neo4jStore(Address.parse(server.url), time_limit_seconds=1)) as store:
            await store.find_soon(Select("Stakeholder", page=Page(1)))
            server.pause()
            began = time.monotonic()
            try:
                with pytest.raises(Unavailable, match="is it running"):
                    await store.find_soon(Select("Stakeholder", page=Page(1)))
                return time.monotonic() - began
            finally:
                server.resume()
                await store.close_soon()

    assert asyncio.run(soon()) < 10


def test_a_unit_waits_for_another_one_for_so_long_and_no_longer(server, store, monkeypatch):
    with (
        closing(open_store(Address.parse(server.url))) as other,
        other.unit("stands still"),
        monkeypatch.context() as it,
    ):
        it.setattr(graph.neo4j.store, "LOCK_SECONDS", 1)
        error, seconds = failing(lambda: say(store, "own:waiting"))
    assert isinstance(error, Unavailable)
    assert "try again" in str(error)
    assert seconds < 20
    say(store, "own:waiting")


def test_suggestions_that_are_replaced_while_they_are_read_are_not_cut_off_silently(server, store, monkeypatch):
    monkeypatch.setattr(runs, "BATCH", 2)

    def keep(id):
        pair = {"stakeholder_id": "own:x", "partner_id": "own:y", "chain_from": None, "chain_to": None}
        rows = (Suggestion(**pair, rank=rank, score=1, explanation="") for rank in range(1, 8))
        with store.unit("test", bulk="run") as unit:
            unit.add_run(MatchRun(id=id, source="a"), rows)

    keep("run:1")
    reader = store.suggestions("run:1")
    assert next(reader).rank == 1
    keep("run:1")
    keep("run:2")
    with pytest.raises(Unavailable, match="read them again"):
        list(reader)
    assert len(list(store.suggestions("run:1"))) == 7


def test_a_request_that_is_cancelled_leaves_no_transaction(server, store):
    async def cancelled():
        task = asyncio.create_task(store.connection.one_soon(LONG, {}))
        await asyncio.sleep(1)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await store.close_soon()

    asyncio.run(cancelled())
    running = "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery STARTS WITH 'UNWIND range' RETURN count(*)"
    for _ in range(50):
        if store.connection.one(running, {}) == [0]:
            return
        time.sleep(0.1)
    raise AssertionError("the server still works on what nobody waits for")


def test_a_wrong_password_and_a_wrong_database_are_final_and_say_what_to_check(locked_server):
    error, _ = failing(lambda: open_store(Address.parse(locked_server.url, "neo4j", "long but wrong")))
    assert not isinstance(error, Unavailable)
    assert "HOMMEL_NEO4J_PASSWORD_FILE" in str(error)
    assert "wrong" not in str(error)
    wrong = Address.parse(f"{locked_server.address}/elsewhere", *locked_server.auth)
    error, _ = failing(lambda: open_store(wrong, create=True))
    assert isinstance(error, NotFound)
    assert "no such database" in str(error)
    open_store(Address.parse(locked_server.url, *locked_server.auth), create=True).close()


def test_a_read_only_database_answers_and_refuses_writes(server, store):
    say(store, "own:kept")
    server.stop()
    server.extra = READ_ONLY
    server.start()
    error, _ = failing(lambda: say(store, "own:refused"))
    assert not isinstance(error, Unavailable)
    assert "read-only" in str(error)
    assert known(store, "own:kept", "own:refused") == ["own:kept"]


def test_a_full_disk_loses_nothing_that_was_acknowledged(neo4j_server):
    """Files that may not grow stand for a disk without room."""
    extra = "db.tx_log.preallocate=false"
    with neo4j_server(extra=extra) as server:
        acknowledged = []
        with closing(open_store(Address.parse(server.url), create=True)) as store:
            resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (SMALL_FILE_BYTES, resource.RLIM_INFINITY))

            def fill():
                for n in range(2_000):
                    with store.unit("test", bulk="filling") as unit:
                        text = f"{n} " * 1_000
                        unit.say([Stakeholder(id=f"own:{n}-{m}", description=text, source="a") for m in range(10)])
                    acknowledged.append(f"own:{n}-9")

            assert isinstance(failing(fill)[0], Unavailable)
            assert acknowledged
            server.kill()
            server.start()
            assert set(acknowledged) <= set(known(store, *acknowledged))
            say(store, "own:after")


@pytest.mark.skipif(not FULL, reason="fetches another server: FULL=1")
def test_a_server_that_is_too_old_is_refused(neo4j_server):
    with neo4j_server(version=TOO_OLD) as server:
        error, _ = failing(lambda: open_store(Address.parse(server.url), create=True))
        assert isinstance(error, OutOfDate)
        assert "5.26 or later" in str(error)


@pytest.mark.anyio
async def test_readiness_says_why_it_is_not_ready(server, store):
    app = create_app(lambda: nullcontext(store))
    state = {"store": store, "feed": None}  # what a server's lifespan tells
    transport = httpx.ASGITransport(app=lambda scope, *rest: app({**scope, "state": state}, *rest))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
        assert (await client.get("/readyz")).json() == {"ready": True}
        server.kill()
        told = await client.get("/readyz")
        assert told.status_code == 503
        assert "is it running" in told.json()["why"]
        assert (await client.get("/healthz")).status_code == 200
    await store.close_soon()


@pytest.fixture
def anyio_backend():
    return "asyncio"
