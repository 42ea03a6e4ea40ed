"""What subscribers are told: what happened, in order, once, from where they left off, and nothing they may not see."""

import asyncio
from contextlib import closing

import pytest

from graph.model import MatchRun, Source
from graph.shelves import jobs, outbox
from schema.access import ANONYMOUS, Principal, Role
from schema.query import build_schema
from schema.subscribing import feed as feeds
from schema.subscribing.feed import Feed
from schema.viewer import Viewer

SCHEMA = build_schema()
RUN = """subscription ($id: ID!, $after: String) { runProgress(id: $id, after: $after)
  { cursor phase job run step done total suggestions message } }"""
LOADS = "subscription ($after: String) { loads(after: $after) { cursor phase load what step done new message } }"
MANAGER = Principal("manager", Role.MANAGER)


@pytest.fixture
def store(new_store):
    with closing(new_store()) as opened:
        yield opened


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(feeds, "HELD", 3)  # so that followers fall behind what is at hand


def tell(store, *events):
    with store.unit("tester") as unit:
        for kind, phase, of, told in events:
            outbox.tell(unit.shelves, kind, phase, of, told)


def ask(store, audience="broker-only", name="match"):
    with store.unit("tester") as unit:
        return jobs.enqueue(unit.shelves, name, {"audience": audience})


def progress(job, done, audience="broker-only"):
    return ("run", "progress", job, {"audience": audience, "step": "matching", "done": done, "total": 9})


def ended(job, run="run:1", audience="broker-only"):
    return ("run", "ended", job, {"audience": audience, "run": run, "found": 3})


def end(store, job, *, error=None):
    lease = jobs.take(store, "w", lambda name: 9)
    assert lease.job.id == job
    with store.unit("w") as unit:
        if error:
            lease.fail(unit.shelves, error, None)
        else:
            outbox.tell(unit.shelves, *ended(job))
            lease.done(unit.shelves, {"run": "run:1", "found": 3})


class Subscriber:
    """Somebody who subscribed."""

    def __init__(self, stream):
        self.stream = stream

    async def next(self):
        result = await asyncio.wait_for(anext(self.stream), 10)
        assert not result.errors, result.errors
        return next(iter(result.data.values()))

    async def some(self, count):
        return [await self.next() for _ in range(count)]

    async def refusal(self):
        result = await asyncio.wait_for(anext(self.stream), 10)
        return result.errors[0].message

    async def over(self):
        with pytest.raises(StopAsyncIteration):
            await asyncio.wait_for(anext(self.stream), 10)
        return True


def told(store, scenario):
    """Run `scenario(subscribe)`, where `subscribe` gives a `Subscriber`."""

    async def run():
        feed, streams = Feed(store, 0.02), []

        async def subscribe(text, principal=MANAGER, **variables):
            streams.append(await SCHEMA.subscribe(text, variables, Viewer(store, principal, feed)))
            return Subscriber(streams[-1])

        try:
            await scenario(subscribe)
        finally:
            for stream in streams:
                await stream.aclose()
            assert feed.followers == 0
            await store.close_soon()

    asyncio.run(run())


def test_a_run_is_followed_from_how_it_stands_to_its_end(store):
    job = ask(store)
    tell(store, progress("another", 1))

    async def scenario(subscribe):
        follower = await subscribe(RUN, id=job)
        assert (await follower.next())["phase"] == "WAITING"
        for done in range(8):  # more than is at hand
            tell(store, progress(job, done), progress("another", done))
        assert [event["done"] for event in await follower.some(8)] == list(range(8))
        await asyncio.to_thread(end, store, job)
        last = await follower.next()
        assert (last["phase"], last["run"], last["suggestions"], last["job"]) == ("ENDED", "run:1", 3, job)
        assert await follower.over()

    told(store, scenario)


def test_a_run_that_is_over_is_told_as_it_ended(store):
    done, dead = ask(store), None
    end(store, done)
    dead = ask(store)
    end(store, dead, error="there is no stakeholder own:secret")

    async def scenario(subscribe):
        for job, phase, run in ((done, "ENDED", "run:1"), (dead, "FAILED", None)):
            follower = await subscribe(RUN, id=job)
            last = await follower.next()
            assert (last["phase"], last["run"]) == (phase, run)
            assert await follower.over()
        assert last["message"] == "there is no stakeholder own:secret"

    told(store, scenario)


def test_a_cursor_goes_on_where_it_was_left_and_misses_nothing(store):
    job = ask(store)
    tell(store, *(progress(job, done) for done in range(6)))

    async def scenario(subscribe):
        first = await subscribe(RUN, id=job)
        begin = (await first.next())["cursor"]
        tell(store, progress(job, 6), progress(job, 7))
        assert [event["done"] for event in await (await subscribe(RUN, id=job, after=begin)).some(2)] == [6, 7]
        events = await (await subscribe(RUN, id=job, after=f"{0:016d}")).some(8)
        assert [event["done"] for event in events] == list(range(8))
        again = await subscribe(RUN, id=job, after=events[3]["cursor"])
        await asyncio.to_thread(end, store, job)
        rest = await again.some(5)
        assert [event["done"] for event in rest] == [4, 5, 6, 7, None]
        assert await again.over()
        late = await subscribe(RUN, id=job, after=rest[-2]["cursor"])
        assert (await late.next())["phase"] == "ENDED"
        assert await late.over()
        nothing = await subscribe(RUN, id=job, after=rest[-1]["cursor"])
        assert await nothing.over()

    told(store, scenario)


def test_many_who_follow_cost_one_look_at_the_store(store, monkeypatch):
    job, looks = ask(store), []
    events = outbox.events
    monkeypatch.setattr(outbox, "events", lambda *arguments: looks.append(1) or events(*arguments))

    async def scenario(subscribe):
        followers = [await subscribe(RUN, id=job) for _ in range(30)]
        for follower in followers:
            await follower.next()
        waiting = [asyncio.create_task(follower.next()) for follower in followers]
        await asyncio.sleep(0.3)
        looks.clear()
        tell(store, progress(job, 1))
        assert {event["done"] for event in await asyncio.gather(*waiting)} == {1}
        assert len(looks) < 10

    told(store, scenario)


@pytest.mark.parametrize("after", ["x", "1", f"{9:016d}", "٠" * 16])
def test_a_cursor_of_elsewhere_is_refused(store, after):
    job = ask(store)
    tell(store, progress(job, 1))

    async def scenario(subscribe):
        assert "no cursor" in await (await subscribe(RUN, id=job, after=after)).refusal()

    told(store, scenario)


def test_a_cursor_whose_events_are_gone_is_refused_and_says_what_to_do(store):
    job = ask(store)
    tell(store, *(progress(job, done) for done in range(4)))
    numbers = [event.number for event in outbox.events(store)]
    with store.unit("tester") as unit:
        unit.shelves.drop(outbox.Shelf.OUTBOX, numbers[:2])

    async def scenario(subscribe):
        assert "leave `after` out" in await (await subscribe(RUN, id=job, after=numbers[0])).refusal()
        assert (await (await subscribe(RUN, id=job, after=numbers[1])).next())["done"] == 2

    told(store, scenario)


def test_nobody_follows_a_run_that_is_not_for_them_and_cannot_tell_it_from_none(store):
    public, network, brokers, other = ask(store, "public"), ask(store, "network"), ask(store), ask(store, name="sweep")
    with store.unit("tester") as unit:
        unit.say([Source(id="tables:fictional", source="tables:fictional")])
        unit.say([
            MatchRun(id="run:p", suggestions=2, audience="public", source="tables:fictional"),
            MatchRun(id="run:b", suggestions=2, source="tables:fictional"),
        ])  # fmt: skip
    seen = {
        ANONYMOUS: {public, "run:p"},
        Principal("analyst", Role.ANALYST): {public, network, "run:p"},
        MANAGER: {public, network, brokers, "run:p", "run:b"},
    }

    async def scenario(subscribe):
        for principal, mine in seen.items():
            for one in (public, network, brokers, other, "run:p", "run:b", "run:none"):
                follower = await subscribe(RUN, principal, id=one)
                if one in mine:
                    assert (await follower.next())["phase"] in ("WAITING", "ENDED")
                else:
                    assert await follower.refusal() == f"there is no run {one!r} to be seen, nor a job that makes one"

    told(store, scenario)


def test_why_a_run_failed_is_for_brokers(store):
    job = ask(store, "public")

    async def scenario(subscribe):
        reader, manager = await subscribe(RUN, ANONYMOUS, id=job), await subscribe(RUN, id=job)
        await reader.next(), await manager.next()
        await asyncio.to_thread(end, store, job, error="there is no stakeholder own:secret")
        assert "own:secret" not in (await reader.next())["message"]
        assert "own:secret" in (await manager.next())["message"]

    told(store, scenario)


def test_loads_are_followed_by_those_who_may_start_runs(store):
    async def scenario(subscribe):
        reader = await subscribe(LOADS, ANONYMOUS)
        assert "reader" in await reader.refusal()
        follower = await subscribe(LOADS)
        waiting = asyncio.create_task(follower.next())
        await asyncio.sleep(0.1)
        tell(store, progress("job", 1), ("load", "started", "load:1", {"what": "cordis"}))
        assert await waiting == {
            "cursor": f"{2:016d}", "phase": "STARTED", "load": "load:1", "what": "cordis", "step": None, "done": None,
            "new": None, "message": None,
        }  # fmt: skip
        tell(store, ("load", "ended", "load:1", {"what": "cordis", "new": 7}))
        assert (await follower.next())["new"] == 7

    told(store, scenario)
