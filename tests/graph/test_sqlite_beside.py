"""What an event loop asks of a SQLite store: nobody's long statement holds up the others."""

import asyncio
import contextlib
import itertools
import threading

import pytest

from graph.errors import Unavailable
from graph.model import Capability, Stakeholder
from graph.relations import Needs, Offers
from graph.select import Branch, Direction, Op, Page, Select, Test, Through
from graph.sqlite import open_store
from graph.sqlite.connection import OutOfTime

FEW = Select("Stakeholder", ("id",), page=Page(1))
PATIENCE_SECONDS = 20


@pytest.fixture
def store(tmp_path):
    """100 fictional stakeholders who all offer and need the same."""
    with contextlib.closing(open_store(tmp_path / "store.db", create=True)) as store:
        with store.unit("test", bulk="crowd") as unit:
            unit.say([Capability(id="term:drying", label_en="Drying", scheme="term", source="a")])
            unit.say([Stakeholder(id=f"own:{n}", country="BE", source="a") for n in range(100)])
            for noun in (Offers, Needs):
                unit.say([noun(from_id=f"own:{n}", to_id="term:drying", source="a") for n in range(100)])
        yield store


def roundabout():
    """One row at most, after as many ways to nobody as there are chains of four."""
    where = Test("country", Op.EQ, "QQ")
    for _ in range(2):
        where = Through("OFFERS", Direction.OUT, where=Through("NEEDS", Direction.IN, where=where))
    return Select("Stakeholder", ("id",), where=where, page=Page(1))


def test_a_statement_that_looks_at_much_for_one_row_lets_others_go_first(store):
    ended = []

    async def ask(select, name):
        found = await store.find_soon(select)
        ended.append((name, len(found.rows)))

    async def both():
        await asyncio.gather(ask(roundabout(), "long"), ask(FEW, "short"))

    asyncio.run(both())
    assert ended == [("short", 1), ("long", 0)]


def test_of_many_such_statements_one_a_turn_holds_up_the_loop(store, monkeypatch):
    tries, by_turn = 0, [0]

    def answers(pages, compiled, parameters, given_up=None, seconds=None):
        nonlocal tries
        if seconds is not None:
            tries += 1
            raise OutOfTime("too long")
        return pages

    async def turns():
        while tries < 10:
            await asyncio.sleep(0)
            by_turn.append(tries)

    async def ask():
        await asyncio.gather(turns(), *(store.find_soon(FEW) for _ in range(10)))

    monkeypatch.setattr(store, "_answers", answers)
    asyncio.run(ask())
    assert max(after - before for before, after in itertools.pairwise(by_turn)) == 1


def test_many_long_statements_leave_threads_for_everything_else(store, monkeypatch):
    free = threading.Event()
    monkeypatch.setattr(store, "_groups", lambda *_: free.wait(PATIENCE_SECONDS))

    async def ask():
        long = [asyncio.create_task(store.groups_soon(FEW, ("country",))) for _ in range(50)]
        try:
            async with asyncio.timeout(PATIENCE_SECONDS / 2):
                await asyncio.sleep(0)
                return await asyncio.to_thread(store.named, ["own:1"])
        finally:
            free.set()
            await asyncio.gather(*long)

    assert [hit.id for hit in asyncio.run(ask())] == ["own:1"]


def test_groups_that_nobody_waits_for_are_given_up(store, monkeypatch):
    begun, stopped = threading.Event(), threading.Event()

    def groups(asked, by, most, rule, given_up):
        begun.set()
        stopped.set() if given_up.wait(PATIENCE_SECONDS) else None

    async def ask():
        asking = asyncio.create_task(store.groups_soon(FEW, ("country",)))
        await asyncio.to_thread(begun.wait, PATIENCE_SECONDS)
        asking.cancel()
        await asyncio.wait([asking])

    monkeypatch.setattr(store, "_groups", groups)
    asyncio.run(ask())
    assert stopped.wait(PATIENCE_SECONDS)


def test_a_store_that_was_closed_says_so_to_a_loop_too(store):
    store.close()
    for ask in (
        lambda: store.find_soon(Select("Stakeholder", branches=(Branch("OFFERS", Direction.OUT),), page=Page(5_000))),
        lambda: store.groups_soon(FEW, ("country",)),
        lambda: store.find_soon(FEW),
    ):
        with pytest.raises(Unavailable, match="closed here"):
            asyncio.run(ask())
