"""The queue and the outbox: asked for with what causes it, taken by one, done once, told in order."""

import datetime

import pytest

from graph.errors import Conflict
from graph.model import Stakeholder
from graph.select import Select
from graph.shelves import jobs, outbox
from graph.shelves.jobs import Lost, State
from graph.shelves.moments import written

MINUTE = datetime.timedelta(minutes=1)
ALWAYS = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)


class Clock:
    """A clock that is set by hand; it begins now."""

    def __init__(self):
        self.moment = datetime.datetime.now(datetime.UTC)

    def __call__(self):
        return self.moment


@pytest.fixture
def clock():
    return Clock()


def ask(store, name="errand", **options):
    with store.unit("tester") as unit:
        return jobs.enqueue(unit.shelves, name, {"n": 1}, **options)


def take(store, clock, worker="w", tries=3):
    clock.moment += datetime.timedelta(seconds=1)
    return jobs.take(store, worker, lambda name: tries, clock)


def state(store, name):
    return jobs.find(store, name).state


def test_a_job_is_taken_by_one_worker_alone_and_ends_once(store, clock):
    asked = ask(store)
    lease = take(store, clock)
    assert (lease.job.id, lease.job.name, lease.job.arguments, lease.job.attempts) == (asked, "errand", {"n": 1}, 1)
    assert take(store, clock, "another") is None
    with lease.end("w") as unit:
        lease.done(unit.shelves, {"made": 3})
    assert (state(store, asked), jobs.find(store, asked).result) == (State.DONE, {"made": 3})
    clock.moment += 100 * MINUTE
    assert take(store, clock) is None


def test_jobs_are_taken_when_they_are_due_the_first_due_first(store, clock):
    late = ask(store, due=clock() + 5 * MINUTE)
    first, second = ask(store, due=ALWAYS), ask(store)
    assert [take(store, clock).job.id, take(store, clock).job.id] == [first, second]
    assert take(store, clock) is None
    clock.moment += 5 * MINUTE
    taken = [lease.job.id for lease in (take(store, clock), take(store, clock), take(store, clock))]
    assert set(taken) == {late, first, second}  # the leases of the two others ran out


def test_a_job_comes_with_the_facts_of_its_unit_or_not_at_all(store):
    def half_way():
        with store.unit("tester") as unit:
            unit.say([Stakeholder(id="own:x", source="hand")])
            jobs.enqueue(unit.shelves, "errand", {}, id="errand:1")
            outbox.tell(unit.shelves, "run", "ended", "errand:1", {})
            raise InterruptedError

    with pytest.raises(InterruptedError):
        half_way()
    assert (jobs.find(store, "errand:1"), outbox.events(store)) == (None, [])


def test_an_id_asks_for_one_job_even_after_it_ended(store, clock):
    assert ask(store, id="errand:1") == ask(store, id="errand:1") == "errand:1"
    with take(store, clock).end("w"):
        pass
    ask(store, id="errand:1")
    assert take(store, clock) is None


def test_what_a_dead_worker_left_is_anothers_once_the_lease_runs_out(store, clock):
    asked = ask(store)
    dead = take(store, clock, "dead")
    clock.moment += jobs.LEASE
    alive = take(store, clock, "alive")
    assert (alive.job.id, alive.job.attempts, alive.job.worker) == (asked, 2, "alive")
    with pytest.raises(Lost), dead.unit("dead") as unit:
        unit.say([Stakeholder(id="own:x", source="hand")])
    with pytest.raises(Lost), dead.end("dead"):
        pass
    with pytest.raises(Lost):
        dead.beat()
    assert (store.find(Select("Stakeholder")).rows, state(store, asked)) == ([], State.RUNNING)
    with alive.end("alive"):
        pass
    with pytest.raises(Lost):
        dead.beat()


def test_a_sign_of_life_keeps_a_job(store, clock):
    ask(store)
    lease = take(store, clock)
    for _ in range(3):
        clock.moment += jobs.LEASE - MINUTE / 2
        lease.beat()
        assert take(store, clock, "another") is None


def test_what_the_last_unit_does_is_done_with_the_end_or_not_at_all(store, clock):
    asked = ask(store)
    lease = take(store, clock)

    def half_way():
        with lease.end("w") as unit:
            unit.say([Stakeholder(id="own:x", source="hand")])
            raise InterruptedError

    with pytest.raises(InterruptedError):
        half_way()
    assert (state(store, asked), store.find(Select("Stakeholder")).rows) == (State.RUNNING, [])
    with lease.end("w") as unit:
        unit.say([Stakeholder(id="own:x", source="hand")])
    assert (state(store, asked), len(store.find(Select("Stakeholder")).rows)) == (State.DONE, 1)


def test_a_job_that_failed_is_due_again_later_and_in_the_end_dead_with_its_error_told(store, clock):
    asked = ask(store)
    lease = take(store, clock)
    with store.unit("w") as unit:
        lease.fail(unit.shelves, "no answer", clock() + MINUTE)
    assert (state(store, asked), jobs.find(store, asked).error) == (State.WAITING, "no answer")
    assert take(store, clock) is None
    clock.moment += MINUTE
    lease = take(store, clock)
    with store.unit("w") as unit:
        lease.fail(unit.shelves, "still none", None)
    assert (state(store, asked), jobs.find(store, asked).error) == (State.DEAD, "still none")
    (told,) = outbox.events(store)
    assert (told.kind, told.phase, told.of) == ("job", "failed", asked)
    assert told.told == {"name": "errand", "message": "still none"}
    assert [job.id for job in jobs.ended(store)] == [asked]


def test_a_job_that_kills_its_workers_is_given_up(store, clock):
    asked = ask(store)
    for attempt in (1, 2):
        assert take(store, clock, tries=2).job.attempts == attempt
        clock.moment += jobs.LEASE
    assert take(store, clock, tries=2) is None
    assert state(store, asked) is State.DEAD
    assert "2 times" in jobs.find(store, asked).error


def test_a_job_given_back_was_not_begun(store, clock):
    asked = ask(store)
    lease = take(store, clock)
    with store.unit("w") as unit:
        lease.give_back(unit.shelves)
    again = take(store, clock)
    assert (again.job.id, again.job.attempts) == (asked, 1)
    with pytest.raises(Lost):
        lease.beat()


def test_only_what_ended_long_ago_is_swept(store, clock):
    for name in ("a", "b", "c"):
        ask(store, id=name)
    with take(store, clock).end("w"):
        pass
    clock.moment += 10 * MINUTE
    between = clock.moment
    with take(store, clock).end("w"):
        pass
    assert jobs.sweep(store, "w", between) == 1
    assert [jobs.find(store, name) is None for name in ("a", "b", "c")] == [True, False, False]


def tell(store, *names):
    with store.unit("tester") as unit:
        for name in names:
            outbox.tell(unit.shelves, "load", "progress", name, {"done": 1})


def test_events_come_in_the_order_they_came_true_and_go_on_after_a_number(store):
    assert (outbox.last(store), outbox.events(store)) == ("", [])
    tell(store, "a", "b")
    tell(store, "c")
    told = outbox.events(store)
    assert [event.of for event in told] == ["a", "b", "c"]
    assert [event.of for event in outbox.events(store, told[0].number, 1)] == ["b"]
    assert outbox.last(store) == told[-1].number
    assert outbox.events(store, outbox.last(store)) == []


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 8, 9])
def test_the_newest_event_is_found_among_any_number_of_them_swept_or_not(new_store, count):
    store = new_store()
    tell(store, *(str(n) for n in range(count)))
    newest = outbox.events(store)[-1].number
    assert outbox.last(store) == newest
    with store.unit("tester") as unit:
        unit.shelves.drop(outbox.Shelf.OUTBOX, [event.number for event in outbox.events(store)[:-1]])
    assert outbox.last(store) == newest
    store.close()


def test_only_old_events_are_swept(store):
    tell(store, "old")
    between = datetime.datetime.now(datetime.UTC)
    tell(store, "new")
    assert outbox.sweep(store, "w", between) == 1
    assert [event.of for event in outbox.events(store)] == ["new"]
    assert outbox.events(store)[0].at > written(between)


def test_a_version_that_another_worker_raised_is_refused(store, clock):
    ask(store)
    entry = store.entries(outbox.Shelf.JOBS)[0]
    take(store, clock)
    with pytest.raises(Conflict), store.unit("late") as unit:
        unit.shelves.put(outbox.Shelf.JOBS, entry.id, entry.at, entry.body, entry.version)
