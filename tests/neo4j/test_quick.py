"""The short way to the server: what it answers, and that the driver is asked where it cannot."""

import asyncio
from contextlib import closing

import pytest

from graph import neo4j
from graph.errors import Unavailable
from graph.neo4j import Address, open_store, quick
from graph.neo4j.quick import BIGGEST_CHUNK, MOST_CONNECTIONS, Quick, Unanswered
from tests.neo4j.server import empty


@pytest.fixture
def store(neo4j_url):
    """A store on the server, whatever is in it."""
    neo4j.migrate(Address.parse(neo4j_url))
    with closing(open_store(Address.parse(neo4j_url))) as opened:
        with opened.connection.session(write=True) as session:
            empty(session)
        yield opened


def short(address, seconds=30.0):
    return Quick(address.url, address.database, address.auth, seconds, 5.0)


def asked(address, *questions, seconds=30.0, loop=None):
    """The answers to questions, all asked at once."""

    async def all_of_them():
        with closing(short(address, seconds)) as way:
            return await asyncio.gather(*(way.one(*one) for one in questions)), len(way.idle)

    with asyncio.Runner(loop_factory=loop) as runner:
        return runner.run(all_of_them())


def by_driver(store, *question):
    async def one():
        try:
            return await store.connection._patiently(*question)
        finally:
            await store.close_soon()

    return asyncio.run(one())


VALUES = [
    None,
    True,
    False,
    0,
    -17,
    2**63 - 1,
    -(2**63),
    1.5,
    1e300,
    "",
    "é😀\ue000",
    [],
    [[1, ["x"]], {"a": [None]}],
    "x" * 70_000,
]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: repr(value)[:20])
def test_values_come_back_as_by_the_driver(store, value):
    question = ("RETURN $value, [$value] AS list, 1", {"value": value})
    assert asked(store.connection.address, question)[0] == [by_driver(store, *question)]


def test_tuples_are_lists_and_no_record_is_none(store):
    (pair, nothing), _ = asked(
        store.connection.address, ("RETURN $p", {"p": (1, (2,))}), ("UNWIND [] AS x RETURN x", {})
    )
    assert (pair, nothing) == ([[1, [2]]], None)


def test_an_answer_longer_than_a_chunk_is_whole(store):
    (row,), _ = asked(store.connection.address, ("RETURN [i IN range(1, 50000) | [i, 'abc' + i]]", {}))
    assert row == [[[i, f"abc{i}"] for i in range(1, 50_001)]]


def test_it_goes_on_the_loop_that_serves(store):
    uvloop = pytest.importorskip("uvloop", reason="uvloop is not there: a server runs on asyncio's own loop")
    (row,), _ = asked(store.connection.address, ("RETURN range(1, 100000)", {}), loop=uvloop.new_event_loop)
    assert row == [list(range(1, 100_001))]


def test_many_at_once_share_no_answer_and_a_bounded_number_of_connections(store):
    questions = [("RETURN $n", {"n": n}) for n in range(4 * MOST_CONNECTIONS)]
    answers, connections = asked(store.connection.address, *questions)
    assert answers == [[n] for n in range(4 * MOST_CONNECTIONS)]
    assert 1 <= connections <= MOST_CONNECTIONS


def test_it_reads_and_does_not_write(store):
    with pytest.raises(Unanswered) as refusal:
        asked(store.connection.address, ("CREATE (n:HommelMark) RETURN 1", {}))
    assert "AccessMode" in refusal.value.code


def test_what_is_refused_does_not_reach_the_next_question(store):
    async def one_after_the_other():
        with closing(short(store.connection.address)) as way:
            with pytest.raises(Unanswered):
                await way.one("RETRN 1", {})
            return await way.one("RETURN 2", {})

    assert asyncio.run(one_after_the_other()) == [2]


def test_a_question_that_is_given_up_leaves_no_answer_behind_for_the_next(store):
    slow = "UNWIND range(1, 30000000) AS i WITH sum(i) AS s RETURN s"

    async def given_up():
        with closing(short(store.connection.address)) as way:
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0.2):
                    await way.one(slow, {})
            return await way.one("RETURN 2", {})

    assert asyncio.run(given_up()) == [2]


def test_the_server_ends_what_takes_too_long(store):
    with pytest.raises(Unanswered) as refusal:
        asked(store.connection.address, ("UNWIND range(1, 1000000000) AS i RETURN sum(i)", {}), seconds=0.5)
    assert "TransactionTimedOut" in refusal.value.code


def test_the_store_takes_the_short_way_and_the_driver_where_that_fails(store, monkeypatch):
    async def soon():
        try:
            return await store.connection.one_soon("RETURN 1", {}), len(store.connection._soon)
        finally:
            await store.close_soon()

    assert asyncio.run(soon()) == ([1], 0)
    monkeypatch.setattr(quick, "VERSIONS", bytes(16))  # a server that speaks no Bolt we know
    assert asyncio.run(soon()) == ([1], 1)


def test_a_closed_store_asks_nobody(store):
    async def closed():
        store.close()
        with pytest.raises(Unavailable, match="closed"):
            await store.connection.one_soon("RETURN 1", {})

    asyncio.run(closed())


def test_a_password_opens_and_a_wrong_one_is_left_to_the_driver(locked_server):
    right = Address.parse(locked_server.url, *locked_server.auth)
    assert asked(right, ("RETURN 1", {}))[0] == [[1]]
    with pytest.raises(Unanswered) as refusal:
        asked(Address.parse(locked_server.url, "neo4j", "wrong"), ("RETURN 1", {}))
    assert "Security" in refusal.value.code
    assert "wrong" not in str(refusal.value)


def test_messages_are_cut_into_chunks():
    text = "x" * (2 * BIGGEST_CHUNK)
    wire = quick.message(quick.RUN, text)
    assert wire.endswith(b"\0\0")
    assert wire[:2] == b"\xff\xff"
    assert len(wire) > len(text) + 8
