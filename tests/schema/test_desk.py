"""Long computations: one at a time, shared, kept, and never waited for without end."""

import asyncio
import threading
from contextlib import closing
from itertools import product

import pytest

from graph.errors import BadInput, Unavailable
from graph.model import Visibility
from schema.computing.desk import MOST_WAITING, Desk


def test_who_asks_for_the_same_shares_one_computation():
    made = []

    def compute():
        made.append(threading.current_thread().name)
        return object()

    async def asked():
        with closing(Desk()) as desk:
            some = await asyncio.gather(*(desk.get("a", compute) for _ in range(5)))
            return [*some, await desk.get("a", compute)]

    found = asyncio.run(asked())
    assert len(set(map(id, found))) == len(made) == 1
    assert made[0].startswith("desk")


def test_what_takes_too_long_says_so_goes_on_and_is_there_when_asked_again():
    go_on = threading.Event()

    async def asked():
        with closing(Desk(limit_seconds=0.05)) as desk:
            with pytest.raises(Unavailable, match="ask again"):
                await desk.get("a", lambda: go_on.wait(30))
            go_on.set()
            for _ in range(200):
                await asyncio.sleep(0.01)
                if desk._kept:
                    break
            return await desk.get("a", lambda: "made anew")

    assert asyncio.run(asked()) is True


def test_a_failure_is_told_to_all_who_wait_and_not_kept():
    tries = []

    def compute():
        tries.append(1)
        if len(tries) == 1:
            raise BadInput("not so")
        return "done"

    async def asked():
        with closing(Desk()) as desk:
            first = await asyncio.gather(*(desk.get("a", compute) for _ in range(2)), return_exceptions=True)
            return first, await desk.get("a", compute)

    first, then = asyncio.run(asked())
    assert [str(one) for one in first] == ["not so", "not so"]
    assert then == "done"


def test_too_many_are_refused_and_the_oldest_forgotten():
    go_on = threading.Event()

    async def asked():
        with closing(Desk(most_kept=2)) as desk:
            waiting = [
                asyncio.ensure_future(desk.get(n, lambda n=n: go_on.wait(30) and n)) for n in range(MOST_WAITING)
            ]
            await asyncio.sleep(0.02)
            with pytest.raises(Unavailable, match="wait already"):
                await desk.get("one more", lambda: None)
            go_on.set()
            await asyncio.gather(*waiting)
            return list(desk._kept)

    assert asyncio.run(asked()) == [MOST_WAITING - 2, MOST_WAITING - 1]


def test_three_audiences_do_not_push_each_other_out():
    """Each asks for its economy and for what scores in it, one audience after the other."""
    made = []

    async def asked():
        with closing(Desk()) as desk:
            for _ in range(2):
                for name in product(Visibility, ("economy", "scorer")):
                    await desk.get(name, lambda name=name: made.append(name))

    asyncio.run(asked())
    assert made == list(product(Visibility, ("economy", "scorer")))


def test_many_walks_leave_threads_for_everything_else():
    there, free = Desk(), threading.Event()

    async def ask():
        walks = [asyncio.create_task(there.walked(lambda: free.wait(20))) for _ in range(50)]
        try:
            await asyncio.sleep(0)
            async with asyncio.timeout(10):
                return await asyncio.to_thread(lambda: "answered")
        finally:
            free.set()
            await asyncio.gather(*walks)
            there.close()

    assert asyncio.run(ask()) == "answered"
