"""The worker: what it does with jobs that end, fail, stop or take long; the errands themselves."""

import datetime
import threading

import pytest

from graph.errors import BadInput, Unavailable
from graph.model import Partnership
from graph.shelves import jobs, outbox
from graph.shelves.jobs import State
from hommel.places import spool
from hommel.settings import Settings
from hommel.suggesting import Wish, suggest
from hommel.working.errands import ERRANDS, errands
from hommel.working.loop import Errand, Worker
from hommel.working.telling import Telling
from loaders import example
from loaders.outcome import Progress
from matching.match import Scorer


class Clock:
    """A clock that is set by hand; what was asked for before the test began to look is due."""

    def __init__(self):
        self.moment = datetime.datetime.now(datetime.UTC) + datetime.timedelta(minutes=1)

    def __call__(self):
        return self.moment


def ask(store, name="errand", arguments=None, **options):
    with store.unit("tester") as unit:
        return jobs.enqueue(unit.shelves, name, arguments or {}, **options)


def worker(store, do, clock=None, **options):
    return Worker(store, {"errand": Errand(do, **options)}, clock=clock or Clock())


def told(store):
    return [(event.kind, event.phase, event.told) for event in outbox.events(store)]


def test_what_is_due_is_worked_off(store):
    seen, asked = [], [ask(store, arguments={"n": n}) for n in range(3)]
    done = list(worker(store, lambda hand: seen.append(hand.job.arguments["n"])).all_due())
    assert sorted(seen) == [0, 1, 2]
    assert {job.id for job in done} == set(asked)
    assert {jobs.find(store, one).state for one in asked} == {State.DONE}


def test_what_fails_is_tried_again_with_growing_pauses_and_then_given_up(store):
    attempts = []

    def fail(hand):
        attempts.append(hand.job.attempts)
        raise Unavailable("the other side does not answer")

    clock, asked = Clock(), ask(store)
    one = worker(store, fail, clock, tries=3, first_pause=10)
    for pause in (10, 20):
        before = clock.moment
        assert [job.id for job in one.all_due()] == [asked]
        due = datetime.datetime.fromisoformat(jobs.find(store, asked).at)
        assert pause / 2 <= (due - before).total_seconds() <= pause
        clock.moment = due
    assert [job.id for job in one.all_due()] == [asked]
    assert attempts == [1, 2, 3]
    ended = jobs.find(store, asked)
    assert (ended.state, ended.error) == (State.DEAD, "the other side does not answer")
    assert told(store) == [("job", "failed", {"name": "errand", "message": "the other side does not answer"})]


def test_pauses_grow_to_a_longest_one_and_are_never_all_alike():
    errand = Errand(print, first_pause=2, longest_pause=60)
    assert [errand.pause(n, lambda: 1.0).total_seconds() for n in (1, 2, 3, 4, 5, 6, 1000)] == [2, 4, 8, 16, 32, 60, 60]
    assert errand.pause(6, lambda: 0.0).total_seconds() == 30
    assert len({errand.pause(6) for _ in range(20)}) > 1


@pytest.mark.parametrize(
    ("error", "said"), [(BadInput("no such scope"), "no such scope"), (KeyError("secret"), "a mistake of Hommel's own")]
)
def test_what_goes_wrong_the_same_way_every_time_is_not_tried_again_but_a_mistake_is(store, error, said):
    def fail(hand):
        raise error

    asked = ask(store)
    list(worker(store, fail).all_due())
    ended = jobs.find(store, asked)
    assert ended.error.startswith(said)
    assert "secret" not in ended.error
    assert ended.state is (State.DEAD if isinstance(error, BadInput) else State.WAITING)


def test_a_job_of_an_unknown_sort_is_dead_and_says_so(store):
    asked = ask(store, "dance")
    list(worker(store, print).all_due())
    assert jobs.find(store, asked).state is State.DEAD
    assert "'dance'" in jobs.find(store, asked).error


def test_a_worker_that_is_told_to_stop_gives_its_job_back(store):
    stop = threading.Event()

    def stopped(hand):
        stop.set()
        hand.go_on()

    asked = ask(store)
    one = Worker(store, {"errand": Errand(stopped)}, stop)
    one.run()
    assert (jobs.find(store, asked).state, jobs.find(store, asked).attempts) == (State.WAITING, 0)


def test_a_job_that_takes_longer_than_its_lease_shows_signs_of_life(store):
    taken = []

    def slow(hand):
        for _ in range(15):
            threading.Event().wait(0.1)
            taken.append(jobs.take(store, "another", lambda name: 9))

    asked = ask(store)
    assert Worker(store, {"errand": Errand(slow)}, allowed=datetime.timedelta(seconds=0.9)).one().id == asked
    assert taken == [None] * 15
    assert jobs.find(store, asked).attempts == 1


def test_a_worker_whose_job_is_anothers_is_told(store):
    seen = []

    def slept(hand):
        stolen = jobs.take(
            store,
            "another",
            lambda name: 9,
            lambda: datetime.datetime.max.replace(tzinfo=datetime.UTC) - datetime.timedelta(days=1),
        )
        hand.lost.wait(5)
        with pytest.raises(jobs.Lost):
            hand.go_on()
        with stolen.end("another"):
            seen.append("done by another")
        hand.go_on()

    asked = ask(store)
    Worker(store, {"errand": Errand(slept)}, allowed=datetime.timedelta(seconds=0.3)).one()
    assert (seen, jobs.find(store, asked).state) == (["done by another"], State.DONE)


def test_what_is_to_be_done_every_so_often_is_asked_for_once_in_that_time(store):
    clock, seen = Clock(), []
    errands = {"errand": Errand(lambda hand: seen.append(hand.job.id), every=datetime.timedelta(hours=1))}
    workers = [Worker(store, errands, clock=clock) for _ in range(3)]
    for _ in range(3):
        for one in workers:
            list(one.all_due())
        clock.moment += datetime.timedelta(hours=1)
    assert len(seen) == len(set(seen)) == 3


def test_progress_is_told_once_a_second_at_most(store):
    moment = 0.0
    telling = Telling(store, "tester", "load", "load:1", clock=lambda: moment)
    for step in range(100):
        moment = step / 10
        telling(Progress("Project", step, 100))
    done = [event.told["done"] for event in outbox.events(store)]
    assert done == list(range(0, 100, 10))


def test_a_match_is_kept_and_told_in_the_unit_that_ends_its_job(store, tmp_path):
    example.load(store, 150, 3)
    asked = ask(store, "match", {"top": 2, "audience": "public"})
    list(Worker(store, errands(Settings(spool=str(tmp_path / "spool")))).all_due())
    assert not any((tmp_path / "spool").iterdir())
    assert jobs.find(store, asked).state is State.DONE
    (run,) = store.runs()
    mine = [event for event in outbox.events(store) if event.of == asked]
    assert mine[0].phase == "started"
    assert mine[-1].phase == "ended"
    assert mine[-1].told | {"as_of": ""} == {
        "run": run.id, "audience": "public", "scope": "cross-chain", "as_of": "", "found": run.suggestions,
    }  # fmt: skip
    assert {event.told["audience"] for event in mine} == {"public"}


def test_a_match_that_a_worker_left_half_way_goes_on_with_the_next(store, tmp_path, monkeypatch):
    example.load(store, 150, 3)
    settings, done = Settings(spool=str(tmp_path)), []

    def left(step):
        if step.step == "matching":
            raise InterruptedError

    with pytest.raises(InterruptedError):
        suggest(store, Wish("cross-chain", None, 2), left, spool(settings))
    best = Scorer.best
    monkeypatch.setattr(Scorer, "best", lambda self, rows, top: (done.extend(rows), best(self, rows, top))[1])
    asked = ask(store, "match", {"top": 2})
    list(Worker(store, errands(settings)).all_due())
    assert jobs.find(store, asked).state is State.DONE
    assert done == list(range(128, 150))
    assert not any(tmp_path.glob("*/*"))


@pytest.mark.parametrize("arguments", [{"scope": "sideways"}, {"top": 0}, {"nonsense": 1}, {"ids": ["own:nobody"]}])
def test_a_match_that_cannot_be_is_dead_at_once_with_the_reason(store, arguments, tmp_path):
    example.load(store, 100, 3)
    asked = ask(store, "match", arguments)
    list(Worker(store, errands(Settings(spool=str(tmp_path)))).all_due())
    assert jobs.find(store, asked).state is State.DEAD
    assert jobs.find(store, asked).error
    assert store.runs() == []


def test_what_was_kept_long_enough_is_swept_but_the_newest_event(store, monkeypatch):
    asked = ask(store)
    list(worker(store, print).all_due())
    for phase in ("started", "ended"):
        Telling(store, "tester", "load", "load:1").tell(phase)
    monkeypatch.setattr(outbox, "KEPT", datetime.timedelta(minutes=-5))
    monkeypatch.setattr("hommel.working.errands.JOBS_KEPT", datetime.timedelta(minutes=-5))
    ask(store, "sweep")
    list(Worker(store, ERRANDS).all_due())
    assert (told(store), jobs.find(store, asked)) == ([("load", "ended", {})], None)


def test_partnerships_that_are_over_their_time_are_ended(store):
    with store.unit("test", bulk="test") as unit:
        late = datetime.date.today() - datetime.timedelta(days=2)
        unit.say([Partnership(id="own:late", state="suggested", expires=late, source="hand")])
        unit.say([Partnership(id="own:young", state="suggested", expires=datetime.date(9999, 1, 1), source="hand")])
    asked = ask(store, "expire-partnerships")
    list(Worker(store, ERRANDS).all_due())
    assert jobs.find(store, asked).state is State.DONE
    assert {one.id: one.state for one in store.scan(Partnership)} == {"own:late": "expired", "own:young": "suggested"}
