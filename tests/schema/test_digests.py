"""Digests: one for each owner and period, of what is new, and of nobody else's rows."""

import asyncio
import datetime
from contextlib import closing

import pytest

from graph.model import Source, Stakeholder
from graph.shelves import Shelf, jobs, outbox
from graph.shelves.jobs import enqueue
from graph.shelves.moments import now, written
from hommel.settings import Settings
from hommel.working.errands import ERRANDS, errands
from hommel.working.loop import Worker
from schema.access import ANONYMOUS, Principal, Role
from schema.alerts import digests, hooks
from schema.alerts.digests import Period, Wish
from schema.alerts.hooks import Hook, is_told
from schema.authentication import keys
from schema.query import build_schema
from schema.viewer import Viewer

SCHEMA = build_schema()
BY = "tables:fictional"
SAVE = "mutation ($i: SaveSearchInput!) { saveSearch(input: $i) { errors { code } search { id } } }"
CHOOSE = "mutation ($i: ChooseDigestInput!) { chooseDigest(input: $i) { errors { code } every } }"
WEBHOOK = "mutation ($i: CreateWebhookInput!) { createWebhook(input: $i) { errors { code } webhook { id } } }"
LIST = """query ($n: Int! = 10, $a: String) { digests(first: $n, after: $a) { every endCursor
  digests { id every since until
  searches { search name added changed gone capped first { change stakeholder partner rank score } } } } }"""
DAY = datetime.timedelta(days=1)


class Clock:
    """A clock that is set by hand: a Monday's noon, some weeks from now, so that what is asked for is due."""

    def __init__(self):
        noon = now().replace(hour=12, minute=0, second=0, microsecond=0) + 21 * DAY
        self.moment = noon - DAY * noon.weekday()

    def __call__(self):
        return self.moment


@pytest.fixture
def clock(monkeypatch):
    made = Clock()
    monkeypatch.setattr("schema.alerts.digesting.now", made)
    return made


@pytest.fixture
def store(new_store):
    with closing(new_store()) as opened:
        with opened.unit("tester") as unit:
            unit.say([Source(id=BY, source=BY)])
        say(opened, "own:a", "own:b")
        yield opened


@pytest.fixture
def ann(store):
    return keys.create(store, Role.MANAGER, "ann")[0].principal


@pytest.fixture
def ask(store):
    def ask(text, who, **variables):
        async def answered():
            result = await SCHEMA.execute(text, variables, Viewer(store, who))
            await store.close_soon()
            return result

        result = asyncio.run(answered())
        assert not result.errors, result.errors
        return next(iter(result.data.values()))

    return ask


@pytest.fixture
def work(store, clock):
    """Let a worker do what is due at the clock's moment."""

    def work(workers=1):
        for one in [Worker(store, ERRANDS, clock=clock) for _ in range(workers)]:
            list(one.all_due())

    return work


@pytest.fixture
def wants(ask, work):
    """Somebody saves a search over Belgian stakeholders, and wants a digest."""

    def wants(who, every="DAILY"):
        saved = ask(SAVE, who, i={"name": "Belgians", "stakeholders": {"country": {"eq": "BE"}}})
        assert ask(CHOOSE, who, i={"every": every}) == {"errors": [], "every": every}
        work()
        return saved["search"]["id"]

    return wants


def say(store, *ids, name="Fictional", **options):
    with store.unit("tester") as unit:
        unit.say([Stakeholder(id=one, name=name, country="BE", source=BY, **options) for one in ids])


def written_events(store):
    return [event for event in outbox.events(store) if event.kind == "digest"]


def test_a_day_after_there_is_one_digest_of_what_was_added_changed_and_is_gone(store, ask, ann, wants, work, clock):
    mine, began = wants(ann), clock.moment
    assert ask(LIST, ann)["digests"] == []
    say(store, "own:c")
    say(store, "own:a", name="Renamed (fictional)")
    with store.unit("tester") as unit:
        unit.retract(Stakeholder, ["own:b"])
        unit.withdraw(BY, Stakeholder, ["own:b"])
    work()
    assert ask(LIST, ann)["digests"] == []  # the day is not over
    clock.moment += DAY
    work()
    (digest,) = ask(LIST, ann)["digests"]
    assert (digest["every"], digest["since"], digest["until"]) == ("DAILY", written(began), written(clock.moment))
    nothing = {"partner": None, "rank": None, "score": None}
    assert digest["searches"] == [{
        "search": mine, "name": "Belgians", "added": 1, "changed": 1, "gone": 1, "capped": False,
        "first": [{"change": "ADDED", "stakeholder": "own:c", **nothing},
                  {"change": "CHANGED", "stakeholder": "own:a", **nothing}],
    }]  # fmt: skip


def test_where_nothing_is_new_no_digest_is_written(store, ask, ann, wants, work, clock):
    wants(ann)
    for _ in range(3):
        clock.moment += DAY
        work()
    assert (ask(LIST, ann)["digests"], written_events(store)) == ([], [])
    say(store, "own:c")
    clock.moment += DAY
    work()
    assert [one["since"] for one in ask(LIST, ann)["digests"]] == [written(clock.moment - DAY)]


def test_what_stood_in_one_digest_does_not_stand_in_the_next(store, ask, ann, wants, work, clock):
    wants(ann)
    for number in range(2):
        say(store, f"own:new{number}")
        clock.moment += DAY
        work()
    newest, before = ask(LIST, ann)["digests"]
    assert [one["stakeholder"] for one in newest["searches"][0]["first"]] == ["own:new1"]
    assert [one["stakeholder"] for one in before["searches"][0]["first"]] == ["own:new0"]


def test_a_week_is_over_on_monday(store, ask, ann, wants, work, clock):
    wants(ann, "WEEKLY")
    say(store, "own:c")
    for _ in range(6):
        clock.moment += DAY
        work()
        assert ask(LIST, ann)["digests"] == []
    clock.moment += DAY
    work()
    assert len(ask(LIST, ann)["digests"]) == 1


def test_several_workers_and_several_looks_write_it_once(store, ask, ann, wants, work, clock):
    wants(ann)
    say(store, "own:c")
    clock.moment += DAY
    for _ in range(3):
        work(workers=3)
        clock.moment += datetime.timedelta(hours=1)
        say(store, f"own:later-{clock.moment.hour}")
    assert (len(ask(LIST, ann)["digests"]), len(written_events(store))) == (1, 1)


def test_a_worker_that_dies_before_the_end_of_the_job_leaves_one_digest(
    store, ask, ann, wants, work, clock, monkeypatch
):
    wants(ann)
    say(store, "own:c")
    clock.moment += DAY
    with monkeypatch.context() as patch:

        def die(*_):
            raise KeyboardInterrupt

        patch.setattr(hooks, "dispatch", die)  # which comes after it is written
        with pytest.raises(KeyboardInterrupt):
            work()
    clock.moment += 2 * jobs.LEASE
    work()
    assert (len(ask(LIST, ann)["digests"]), len(written_events(store))) == (1, 1)
    assert store.entries(Shelf.JOBS, until=written(clock.moment)) == []


def test_a_digest_holds_what_its_owner_may_see_alone_and_still_may_when_it_is_read(store, ask, wants, work, clock):
    analyst, broker = (keys.create(store, role, role)[0].principal for role in (Role.ANALYST, Role.MANAGER))
    wants(analyst)
    wants(broker)
    say(store, "own:open", visibility="public")
    say(store, "own:secret", visibility="broker-only")
    clock.moment += DAY
    work()
    first = {who: ask(LIST, who)["digests"][0]["searches"][0]["first"] for who in (analyst, broker)}
    assert [one["stakeholder"] for one in first[analyst]] == ["own:open"]
    assert [one["stakeholder"] for one in first[broker]] == ["own:open", "own:secret"]
    say(store, "own:open", visibility="broker-only")
    assert ask(LIST, analyst)["digests"][0]["searches"][0]["first"] == []
    less = Principal(broker.name, Role.ANALYST)
    assert ask(LIST, less)["digests"] == []


def test_what_was_saved_as_a_role_that_saw_more_is_in_no_digest(store, ask, wants, work, clock):
    broker, analyst = (Principal("jwt:issuer:ann", role) for role in (Role.MANAGER, Role.ANALYST))
    wants(broker)
    ask(CHOOSE, analyst, i={"every": "DAILY"})
    say(store, "own:secret", visibility="broker-only")
    clock.moment += DAY
    work()
    assert written_events(store) == []


def test_a_search_saved_after_the_choice_tells_what_came_since_it_was_saved(store, ask, ann, wants, work, clock):
    wants(ann)
    later = ask(SAVE, ann, i={"name": "All", "stakeholders": {}})["search"]["id"]
    work()
    say(store, "own:c")
    clock.moment += DAY
    work()
    (digest,) = ask(LIST, ann)["digests"]
    assert {one["search"]: one["added"] for one in digest["searches"]}[later] == 1


def test_who_begins_to_want_digests_is_not_told_what_was_found_before(store, ask, ann, work, clock):
    ask(SAVE, ann, i={"name": "All", "stakeholders": {}})
    work()
    say(store, "own:before")
    clock.moment += DAY
    work()
    ask(CHOOSE, ann, i={"every": "DAILY"})
    say(store, "own:after")
    clock.moment += DAY
    work()
    (digest,) = ask(LIST, ann)["digests"]
    assert [one["stakeholder"] for one in digest["searches"][0]["first"]] == ["own:after"]


@pytest.mark.parametrize("ended", ["choice", "key"])
def test_who_wants_none_any_more_or_whose_key_is_gone_gets_none(store, ask, ann, wants, work, clock, ended):
    wants(ann)
    say(store, "own:c")
    if ended == "choice":
        assert ask(CHOOSE, ann, i={"every": None}) == {"errors": [], "every": None}
    else:
        keys.revoke(store, ann.name.removeprefix("key:"))
    clock.moment += DAY
    work()
    assert written_events(store) == []


def test_it_is_told_to_the_webhooks_of_its_owner_in_one_message(store, ask, ann, wants, work, clock):
    hook = ask(WEBHOOK, ann, i={"url": "https://hook.example/", "events": ["DIGEST_WRITTEN"]})["webhook"]["id"]
    mine = wants(ann)
    say(store, "own:c")
    clock.moment += DAY
    work()
    (event,) = written_events(store)
    entries = store.entries(Shelf.JOBS)
    (message,) = [one.body["arguments"]["message"] for one in entries if one.body["name"] == hooks.POST]
    assert message["type"] == "digest.written"
    assert message["data"]["searches"][0] | {"first": []} == {
        "search": mine, "name": "Belgians", "added": 1, "changed": 0, "gone": 0, "capped": False, "first": [],
    }  # fmt: skip
    assert "owner" not in message["data"]
    other = Hook(hook, "key:other", Role.ADMIN, "https://hook.example/", ["digest.written"], "", "")
    assert not is_told(other, event)


def test_they_are_paged_newest_first_bounded_and_swept(store, ask, ann, wants, work, clock, monkeypatch):
    monkeypatch.setattr(digests, "MOST_KEPT", 3)
    wants(ann)
    for number in range(4):
        say(store, f"own:new{number}")
        clock.moment += DAY
        work()
    page = ask(LIST, ann, n=2)
    rest = ask(LIST, ann, n=2, a=page["endCursor"])
    days = [one["until"] for one in (*page["digests"], *rest["digests"])]
    assert days == [written(clock.moment - DAY * back) for back in range(3)]
    assert rest["endCursor"] is None
    assert digests.sweep(store, "tester", clock.moment - DAY) == 1
    assert [one["until"] for one in ask(LIST, ann)["digests"]] == days[:2]
    assert ask(LIST, ann)["every"] == "DAILY"


def test_digests_are_for_who_may_save_searches(ask):
    assert ask(CHOOSE, ANONYMOUS, i={"every": "DAILY"}) == {"errors": [{"code": "FORBIDDEN"}], "every": None}


@pytest.mark.parametrize("given", [{"n": 1000}, {"a": "x"}])
def test_a_page_that_cannot_be_is_refused(store, ann, given):
    result = asyncio.run(SCHEMA.execute(LIST, given, Viewer(store, ann)))
    assert "`first`" in result.errors[0].message or "`after`" in result.errors[0].message


def test_a_job_asked_for_too_early_writes_nothing(store, ask, ann, wants, work, clock):
    wants(ann)
    say(store, "own:c")
    with store.unit("tester") as unit:
        enqueue(unit.shelves, digests.WRITE, {"owner": ann.name})
    work()
    assert ask(LIST, ann)["digests"] == []
    assert digests.wished(store, ann.name) == Wish(ann.name, Role.MANAGER, Period.DAILY, written(clock.moment))


def test_a_digest_is_sent_where_the_settings_of_the_worker_say(store, clock, ann, wants, tmp_path):
    wants(ann)
    say(store, "own:c")
    clock.moment += DAY
    list(Worker(store, errands(Settings(digests=str(tmp_path / "out"))), clock=clock).all_due())
    text, page = sorted((tmp_path / "out").iterdir(), key=lambda file: file.suffix, reverse=True)
    assert "Belgians: 1 added, 0 changed, 0 gone" in text.read_text("utf-8")
    assert "own:c" in page.read_text("utf-8")
