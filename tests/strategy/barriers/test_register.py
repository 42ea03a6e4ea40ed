"""The register of barriers: what may be said of one, where it stands, what became of it, and how that is undone."""

import datetime

import pytest

from graph.errors import BadInput, Conflict, NotFound
from graph.lines.barriers import BarrierState, Found, Place, Requirement
from graph.select import Direction
from graph.writing.hand import Pen
from strategy.barriers.register import coverage, intake
from strategy.barriers.register.checking import faults
from strategy.barriers.register.coverage import Asked, Covered, Enquiry
from strategy.barriers.register.moves import MOVES, STANDING, VERBS, open_to, reached
from strategy.barriers.register.standing import standing
from strategy.refusals import ChangedSince, IllegalStep, Missing, StandsInTheWay
from tests.strategy.barriers.conftest import ANN, DAY, TOLL

WHOM = {"stakeholders": 0, "chains": 1, "markets": 1}
GOODS = {**TOLL, "subject": "goods", "measure": "non-tariff"}


@pytest.mark.parametrize(
    ("said", "blamed"),
    [
        ({"place": "home"}, ["title"]),
        ({"title": " ", "place": "home"}, ["title"]),
        ({"title": "x" * 5_001, "place": "home"}, ["title"]),
        ({**GOODS, "mast_chapter": "B"}, ["mast_version"]),
        ({**GOODS, "mast_chapter": "Q", "mast_version": "2019"}, ["mast_chapter"]),
        ({**GOODS, "mast_chapter": "B", "mast_version": "1999"}, ["mast_version"]),
        ({**GOODS, "mast_chapter": "B", "mast_version": "2019", "measure": "tariff"}, ["mast_chapter"]),
        ({**GOODS, "mast_chapter": "B", "mast_version": "2019", "subject": "services"}, ["mast_chapter"]),
        ({**GOODS, "hs6": "4806.20", "hs_edition": "2022"}, ["hs6"]),
        ({**GOODS, "hs6": "480620", "hs_edition": "2020"}, ["hs_edition"]),
        ({**GOODS, "hs6": "480620", "hs_edition": "2022", "subject": "services"}, ["hs6"]),
        ({**TOLL, "value_band": "1-to-10-million"}, ["value_reason"]),
        ({**TOLL, "expected": "2026-05-01"}, ["expected_reason"]),
        ({**TOLL, "chance": 0.5}, ["expected"]),
        ({**TOLL, "expected": "2026-05-01", "expected_reason": "talks", "chance": 1.5}, ["chance"]),
        ({**TOLL, "route": "tbt-comment"}, ["deadline"]),
        ({**TOLL, "law": "A decree (fictional)"}, ["law"]),
        ({"title": "x", "place": "home", "answer": "no"}, ["proposal"]),
    ],
)
def test_what_cannot_be_so_blames_the_property(said, blamed):
    assert [fault.partition(":")[0] for fault in faults(said, WHOM)] == blamed


def test_a_barrier_hinders_somebody_and_one_abroad_stands_before_a_market():
    assert list(faults({"title": "x", "place": "home"}, WHOM)) == []
    assert [fault.partition(":")[0] for fault in faults(TOLL, {"chains": 1})] == ["markets"]
    assert [fault.partition(":")[0] for fault in faults({"title": "x", "place": "home"}, {})] == ["stakeholders"]


def test_the_table_of_moves_is_whole():
    assert {move.verb for move in MOVES} == VERBS.keys()
    assert {move.after for move in MOVES} == set(BarrierState)
    assert open_to(BarrierState.MERGED) == []
    assert reached("publish", BarrierState.REPORTED) is None
    assert all(reached("resolve", state) is BarrierState.RESOLVED for state in STANDING)


def test_a_barrier_is_entered_whole_and_its_note_kept_apart(desk):
    said = {**GOODS, "mast_chapter": "B", "mast_version": "2019", "hs6": "480620", "hs_edition": "2022", "chance": 0.3,
            "expected": datetime.date(2026, 9, 1), "expected_reason": "A vote is planned (fictional)"}  # fmt: skip
    needs = {"term:stamping": Requirement.CERTIFICATE}
    hindered = {"stakeholders": ["own:a"], "chains": ["chain:food"], "markets": ["market:XA"]}
    barrier = desk.enter("stamp", said, hindered, needs=needs, note="The ministry hesitates", owner=ANN)
    assert desk.shown(barrier, "status", "since", "hs6", "chance", "expected", "published") == [
        "open", "2026-01-05", "480620", 0.3, "2026-09-01", None,
    ]  # fmt: skip
    assert [desk.ends(barrier, name)[0] for name in ("HINDERS", "HINDERS_CHAIN", "HINDERS_MARKET", "REQUIRES")] == [
        "own:a", "chain:food", "market:XA", "term:stamping",
    ]  # fmt: skip
    assert desk.ends(barrier, "NOTE_ON", Direction.IN, "summary", "owner", "by") == [
        ["The ministry hesitates", ANN, ANN]
    ]
    assert desk.history(barrier) == [[1, "register", None, "open", None]]


def test_what_is_said_of_it_is_changed_and_lists_are_replaced(desk):
    barrier = desk.enter("stamp")
    desk.rewrite(barrier, {"summary": "Every crate"}, {"markets": ["market:XB"]}, note="Talk to nobody yet")
    assert desk.shown(barrier, "title", "summary") == [TOLL["title"], "Every crate"]
    assert (desk.ends(barrier, "HINDERS"), desk.ends(barrier, "HINDERS_MARKET")) == (["own:a"], ["market:XB"])
    with pytest.raises(BadInput, match="markets: a barrier abroad stands before a market"):
        desk.rewrite(barrier, hindered={"markets": []})
    with pytest.raises(NotFound, match="look its id up"):
        desk.rewrite("barrier:none", {"summary": "x"})


def test_steps_lead_to_its_end_and_each_is_told(desk):
    barrier = desk.enter("stamp")
    with pytest.raises(Missing, match="say on whom"):
        desk.take(barrier, "wait")
    desk.take(barrier, "wait", waiting_on="A ministry (fictional)")
    assert desk.shown(barrier, "status", "waiting_on") == ["waiting", "A ministry (fictional)"]
    desk.take(barrier, "resolve_in_part", reason="Glass is free (fictional)")
    desk.take(barrier, "publish")
    desk.take(barrier, "resolve", reason="A new decree (fictional)")
    assert desk.shown(barrier, "status", "waiting_on", "reason", "published") == [
        "resolved", None, "A new decree (fictional)", "2026-01-05",
    ]  # fmt: skip
    with pytest.raises(IllegalStep, match="is resolved, so that one cannot wait; one can archive, reopen, publish"):
        desk.take(barrier, "wait", waiting_on="x")
    with pytest.raises(BadInput, match="no step is called 'register'"):
        desk.take(barrier, "register")
    assert [entry[1:4] for entry in desk.history(barrier)] == [
        ["register", None, "open"],
        ["wait", "open", "waiting"],
        ["resolve_in_part", "waiting", "resolved-in-part"],
        ["publish", "resolved-in-part", "resolved-in-part"],
        ["resolve", "resolved-in-part", "resolved"],
    ]


def test_the_latest_step_is_taken_back_and_both_stay_in_the_history(desk):
    barrier = desk.enter("stamp")
    first = desk.take(barrier, "wait", waiting_on="A ministry (fictional)").step
    second = desk.take(barrier, "archive", reason="Nobody goes there (fictional)").step
    with pytest.raises(ChangedSince, match="the latest goes first"):
        desk.back(first)
    assert desk.back(second).state == "waiting"
    assert desk.shown(barrier, "status", "waiting_on", "reason") == ["waiting", "A ministry (fictional)", None]
    with pytest.raises(ChangedSince, match="it was already"):
        desk.back(second)
    assert desk.back(first).state == "open"
    assert [entry[1] for entry in desk.history(barrier)] == ["register", "wait", "archive", "take_back", "take_back"]
    desk.take(barrier, "archive", reason="Nobody goes there (fictional)")


def test_two_that_are_one_are_merged_and_taken_apart_again(desk):
    kept, other = (
        desk.enter("kept"),
        desk.enter("other", hindered={"stakeholders": ["own:b"], "markets": ["market:XB"]}),
    )
    desk.take(other, "publish")
    with pytest.raises(Missing, match="cannot merge into itself"):
        desk.take(other, "merge", into=other)
    with pytest.raises(NotFound):
        desk.take(other, "merge", into="barrier:none")
    step = desk.take(other, "merge", into=kept).step
    assert desk.ends(kept, "HINDERS") == ["own:a", "own:b"]
    assert desk.shown(other, "status", "published") == ["merged", None]
    assert desk.ends(other, "SAME_BARRIER") == [kept]
    with pytest.raises(StandsInTheWay, match="was merged itself"):
        desk.take(kept, "merge", into=other)
    desk.take(kept, "publish")
    desk.back(step)
    assert (desk.ends(kept, "HINDERS"), desk.ends(other, "HINDERS")) == (["own:a"], ["own:b"])
    assert desk.shown(other, "status", "published") == ["open", "2026-01-05"]
    assert desk.ends(other, "SAME_BARRIER") == []


def test_what_a_merge_changed_and_somebody_changed_again_is_not_taken_apart(desk):
    kept, other = (
        desk.enter("kept"),
        desk.enter("other", hindered={"stakeholders": ["own:b"], "markets": ["market:XB"]}),
    )
    step = desk.take(other, "merge", into=kept).step
    desk.rewrite(kept, hindered={"stakeholders": ["own:a"]})
    with pytest.raises(ChangedSince, match="was edited since"):
        desk.back(step)


REPORT = intake.Report("A stamp (fictional)", "Every crate is opened twice", Place.ABROAD, "market:XA", "chain:food")


def report(desk, said=REPORT):
    with desk.store.unit("public") as unit:
        pen = Pen(unit, DAY.date())
        own = intake.report(desk.store, pen, said, DAY)
        pen.done()
    return own


def test_the_public_reports_and_a_broker_takes_it_up(desk):
    own = report(desk)
    assert report(desk) == own, "the same again is the same"
    assert desk.shown(own, "status", "reported", "published") == ["reported", "2026-01-05", None]
    with pytest.raises(IllegalStep):
        desk.take(own, "publish")
    desk.take(own, "take_up")
    assert desk.history(own) == [[1, "report", None, "reported", None], [2, "take_up", "reported", "open", None]]


def test_too_many_reports_wait(desk, monkeypatch):
    monkeypatch.setattr(intake, "MOST_WAITING", 1)
    report(desk)
    with pytest.raises(Conflict, match="come back"):
        report(desk, intake.Report("Another (fictional)", "x", Place.HOME))


@pytest.mark.parametrize(
    ("story", "what"),
    [
        ("write to joe@example.org", "an e-mail address"),
        ("call +32 475 55 01 23", "a telephone number"),
        ("call 0475/55.01.23", "a telephone number"),
        ("mine is 85.07.30-033.28", "a national number"),
        ("", "say what stands"),
        ("x" * 1_501, "characters at most"),
    ],
)
def test_a_report_holds_nothing_of_persons_and_fits_two_minutes(story, what):
    (fault,) = intake.faults(intake.Report("A stamp (fictional)", story, Place.HOME))
    assert what in fault


@pytest.mark.parametrize("story", ["HS 480620 since 2026-01-05", "it costs 1 200 000 euro", "article 12.3, 10 days"])
def test_codes_days_and_amounts_are_nobody_s(story):
    assert intake.faults(intake.Report("A stamp (fictional)", story, Place.HOME)) == []


def test_coverage_tells_what_was_found_from_what_was_never_asked():
    said = {("c", "m1"): ("2026-01-05", "none-found"), ("c", "m2"): ("2026-01-05", "some-found")}
    assert coverage.table(["c"], ["m1", "m2", "m3", "m4"], said, {("c", "m3"): 2}) == [
        Covered("c", "m1", Asked.NONE_FOUND, 0, "2026-01-05"),
        Covered("c", "m2", Asked.FOUND, 0, "2026-01-05"),
        Covered("c", "m3", Asked.FOUND, 2, None),
        Covered("c", "m4", Asked.NOT_ASKED, 0, None),
    ]


def test_coverage_is_read_from_the_register(desk):
    desk.enter("stamp", hindered={"chains": ["chain:food"], "markets": ["market:XB"]})
    ended = desk.enter("ended", hindered={"chains": ["chain:food"], "markets": ["market:XC"]})
    desk.take(ended, "resolve", reason="It is gone (fictional)")
    with desk.store.unit(ANN) as unit:
        pen = Pen(unit, DAY.date())
        coverage.enquire(pen, ANN, Enquiry("chain:food", "market:XA", Found.SOME, datetime.date(2025, 1, 1)))
        coverage.enquire(pen, ANN, Enquiry("chain:food", "market:XA", Found.NONE, datetime.date(2026, 1, 1)))
        pen.done()
    assert [(one.market, one.asked, one.last) for one in coverage.coverage(desk.store)] == [
        ("market:XA", Asked.NONE_FOUND, "2026-01-01"),
        ("market:XB", Asked.FOUND, None),
        ("market:XC", Asked.NOT_ASKED, None),
    ]
    to_come = Enquiry("chain:food", "market:XA", Found.NONE, datetime.date(2027, 1, 1))
    with desk.store.unit(ANN) as unit, pytest.raises(BadInput, match="is to come"):
        coverage.enquire(Pen(unit, DAY.date()), ANN, to_come)


def test_a_barrier_that_is_not_there_is_said_to_be_missing(store):
    with pytest.raises(NotFound):
        standing(store, "barrier:none")
