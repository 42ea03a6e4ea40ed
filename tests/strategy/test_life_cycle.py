"""From a suggestion to a partnership that works: who may do what when, and what the history tells of it."""

import datetime
import re
from pathlib import Path

import pytest

from graph.brokering.nouns import FollowUp
from graph.brokering.words import Answer, Reason, State
from graph.errors import BadInput, NotFound
from graph.lines.plan import Action
from graph.lines.support import Service
from graph.model import Partnership, Stakeholder
from graph.relations import Between, Excludes
from strategy.partnership.acting import Actor
from strategy.partnership.diagram import drawn
from strategy.partnership.expiring import expire
from strategy.partnership.moves import HOLDING, LASTS, MOVES, PENDING, VERBS, Left, Who, left
from strategy.refusals import (
    ChangedSince,
    IllegalStep,
    Missing,
    MissingConsent,
    NotYours,
    StandsInTheWay,
)
from tests.strategy.conftest import BOB, CLOCK, DAY, LEAD, SAY

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "life-cycle.md"
FIRST = {"joint_step": "A trial batch (fictional)"}


def test_the_straight_way_leads_from_a_suggestion_to_an_end(desk):
    pact = desk.begin("a", "b", title="Drying together (fictional)")
    assert (desk.state(pact), desk.answers(pact)) == ("suggested", {"a": "pending", "b": "pending"})
    desk.take(pact, "express_interest", "a")
    assert (desk.state(pact), desk.answers(pact)) == ("interested", {"a": "interested", "b": "pending"})
    desk.take(pact, "consent", "b")
    assert desk.state(pact) == "interested"
    desk.take(pact, "consent", "a")
    assert desk.state(pact) == "consented"
    for verb, said, state in (
        ("introduce", FIRST, "introduced"),
        ("explore", {}, "exploring"),
        ("agree", {"form": "supplier-agreement"}, "agreed"),
        ("activate", {}, "active"),
        ("conclude", {}, "concluded"),
    ):
        assert desk.take(pact, verb, said=said).state == state
    today = DAY.date().isoformat()
    fields = ("state", "introduced", "joint_step", "form", "start", "end", "expires", "owner")
    assert desk.shown("Partnership", pact, *fields) == [
        "concluded", today, FIRST["joint_step"], "supplier-agreement", today, today, None, "key:ann",
    ]  # fmt: skip


def test_the_history_tells_each_step_in_its_place(desk):
    pact = desk.begin("a", "b")
    desk.take(pact, "express_interest", "a")
    contact = Actor("contact:1", Who.PARTY, "own:b")
    desk.take(pact, "consent", "b", actor=contact)
    assert [entry[:7] for entry in desk.history(pact)] == [
        [1, "suggest", None, "suggested", "key:ann", None, None],
        [2, "express_interest", "suggested", "interested", "key:ann", "own:a", True],
        [3, "consent", "interested", "interested", "contact:1", "own:b", False],
    ]


def test_a_third_party_that_leaves_is_not_waited_for(desk):
    pact = desk.begin("a", "b", "c")
    desk.take(pact, "consent", "a")
    desk.take(pact, "consent", "b")
    assert desk.state(pact) == "interested"
    assert desk.take(pact, "decline", "c", reason=Reason.NO_TIME).state == "consented"
    assert desk.take(pact, "withdraw", "a").state == "withdrawn"


def test_where_nobody_is_interested_any_more_it_is_a_suggestion_again(desk):
    pact = desk.begin("a", "b", "c")
    desk.take(pact, "express_interest", "a")
    assert desk.take(pact, "withdraw", "a").state == "suggested"
    assert desk.take(pact, "decline", "b", reason=Reason.NO_FIT).state == "declined"


def test_what_no_move_makes_is_illegal_and_says_what_is_possible(desk):
    pact = desk.begin("a", "b")
    with pytest.raises(IllegalStep, match=r"is suggested, so that one cannot agree; one can express interest, consent"):
        desk.take(pact, "agree")
    desk.take(pact, "consent", "b")
    with pytest.raises(IllegalStep, match=r"own:b is agreed already"):
        desk.take(pact, "consent", "b")
    with pytest.raises(IllegalStep, match="own:a is pending already, so that it cannot withdraw"):
        desk.take(pact, "withdraw", "a")
    assert desk.state(pact) == "interested"
    assert len(desk.history(pact)) == 2


def test_an_introduction_waits_for_everybody_s_own_consent(desk):
    pact = desk.begin("a", "b", "c")
    desk.take(pact, "consent", "a")
    with pytest.raises(MissingConsent, match="own:b, own:c must agree first"):
        desk.take(pact, "introduce", said=FIRST)


def test_what_a_step_needs_is_named(desk):
    pact = desk.begin("a", "b")
    for verb, party, what in (("consent", None, "party"), ("consent", "d", "party"), ("decline", "a", "reason")):
        with pytest.raises(Missing) as refusal:
            desk.take(pact, verb, party)
        assert refusal.value.what == what
    desk.bring(pact, "consented")
    with pytest.raises(Missing, match="a first step that the parties take together"):
        desk.take(pact, "introduce", said={"joint_step": " "})
    desk.bring(desk.begin("c", "d"), "introduced", "cd")
    with pytest.raises(BadInput, match="explore does not take title"):
        desk.take("partnership:cd", "explore", said={"title": "x"})
    with pytest.raises(BadInput, match="no step is called 'dance'"):
        desk.take(pact, "dance")
    with pytest.raises(NotFound, match="look its id up"):
        desk.take("partnership:none", "explore")


def test_a_partnership_is_its_owner_s_and_a_lead_s(desk):
    pact = desk.begin("a", "b")
    with pytest.raises(NotYours, match="brokered by key:ann"):
        desk.take(pact, "call_off", actor=BOB)
    assert desk.take(pact, "call_off", actor=LEAD).state == "withdrawn"


def test_a_party_speaks_for_itself_alone_and_the_clock_only_ends(desk):
    pact, contact = desk.begin("a", "b"), Actor("contact:1", Who.PARTY, "own:a")
    for verb, party in (("consent", "b"), ("call_off", None), ("renew", None)):
        with pytest.raises(NotYours):
            desk.take(pact, verb, party, actor=contact)
    with pytest.raises(NotYours, match="not for a clock"):
        desk.take(pact, "renew", actor=CLOCK)
    with pytest.raises(NotYours):
        desk.begin("c", "d", actor=contact)
    assert desk.take(pact, "consent", "a", actor=contact).state == "interested"


def test_an_introduction_is_followed_up_and_paid_for(desk):
    with desk.store.unit("test") as unit:
        unit.say([Service(id="own:advice", name="Advice (fictional)", **SAY)])
    pact = desk.begin("a", "b")
    desk.bring(pact, "consented")
    before = desk.take(pact, "introduce", said=FIRST, service="own:advice")
    counts = desk.store.counts()
    assert (counts.relations["PAID_BY"], counts.kinds["FollowUp"]) == (1, 3)
    followed = desk.store.scan(FollowUp)
    assert [(one.weeks, (one.due - DAY.date()).days) for one in sorted(followed, key=lambda one: one.due)] == [
        (2, 14), (6, 42), (12, 84),
    ]  # fmt: skip
    desk.back(before.step)
    counts = desk.store.counts()
    assert (counts.relations["PAID_BY"], counts.kinds["FollowUp"]) == (0, 0)


def test_a_partnership_may_carry_out_actions_of_the_plan(desk):
    with desk.store.unit("test") as unit:
        unit.say([Action(id="own:act", title="Act (fictional)", **SAY)])
    desk.begin("a", "b", actions=("own:act",))
    assert desk.store.counts().relations["CARRIES_OUT"] == 1


@pytest.mark.parametrize(
    ("facts", "message"),
    [
        ([Stakeholder(id="own:b", status="ceased", **SAY)], r"own:b.* is ceased"),
        ([Excludes(from_id="own:b", to_id="own:a", reason="competitor", **SAY)], "exclude each other"),
    ],
)
def test_nobody_is_suggested_who_is_gone_or_excluded(desk, facts, message):
    with desk.store.unit("test") as unit:
        unit.say(facts)
    with pytest.raises(StandsInTheWay, match=message):
        desk.begin("a", "b")


def test_the_same_parties_are_not_brokered_twice_at_once(desk):
    desk.begin("a", "b")
    with pytest.raises(StandsInTheWay, match="partnership:ab is between the same parties, and suggested"):
        desk.begin("b", "a", actor=BOB)
    desk.begin("a", "b", "c")
    desk.take("partnership:ab", "call_off")
    desk.begin("b", "a", actor=BOB)
    with pytest.raises(StandsInTheWay, match="partnership:ba"):
        desk.take("partnership:ab", "reopen")
    with pytest.raises(Missing, match="two stakeholders or more"):
        desk.begin("d")
    with pytest.raises(NotFound, match="own:nobody"):
        desk.begin("d", "nobody")


def test_a_partnership_that_was_loaded_is_not_brokered(desk):
    with desk.store.unit("test") as unit:
        unit.say([Partnership(id="own:pact", **SAY)])
        unit.say([Between(from_id="own:pact", to_id="own:a", **SAY)])
    with pytest.raises(IllegalStep, match="own:pact was loaded, not brokered"):
        desk.take("own:pact", "conclude")


def test_what_nobody_touches_expires_and_can_be_renewed_or_reopened(desk):
    pact, other = desk.begin("a", "b"), desk.begin("c", "d")
    days = LASTS[State.SUGGESTED].days
    desk.moment += datetime.timedelta(days=days)
    assert list(expire(desk.store, desk.store, "expire", desk.moment)) == []
    desk.take(other, "renew")
    desk.moment += datetime.timedelta(days=1)
    assert list(expire(desk.store, desk.store, "expire", desk.moment)) == [pact]
    assert list(expire(desk.store, desk.store, "expire", desk.moment)) == []
    assert (desk.state(pact), desk.state(other)) == ("expired", "suggested")
    assert desk.history(pact)[-1][1:5] == ["expire", "suggested", "expired", "expire"]
    desk.take(pact, "reopen")
    assert (desk.state(pact), desk.answers(pact)) == ("suggested", {"a": "pending", "b": "pending"})


def test_a_step_that_is_taken_back_leaves_everything_as_it_was_but_the_history(desk):
    pact = desk.begin("a", "b")
    first = desk.take(pact, "express_interest", "a")
    second = desk.take(pact, "consent", "b")
    with pytest.raises(ChangedSince, match="the latest goes first"):
        desk.back(first.step)
    with pytest.raises(NotYours):
        desk.back(second.step, actor=BOB)
    assert desk.back(second.step).state == "interested"
    assert desk.answers(pact) == {"a": "interested", "b": "pending"}
    assert desk.back(first.step).state == "suggested"
    with pytest.raises(ChangedSince, match="it was already"):
        desk.back(first.step)
    assert [(entry[0], entry[1], entry[8]) for entry in desk.history(pact)] == [
        (1, "suggest", None),
        (2, "express_interest", None),
        (3, "consent", None),
        (4, "take_back", second.step),
        (5, "take_back", first.step),
    ]


def test_what_was_edited_since_is_not_overwritten_by_taking_back(desk):
    pact = desk.begin("a", "b")
    step = desk.take(pact, "express_interest", "a").step
    with desk.store.unit("key:ann") as unit:
        unit.say([Partnership(id=pact, state="active", source="hand")])
    with pytest.raises(ChangedSince, match="was edited since"):
        desk.back(step)


def test_the_tables_fit_together():
    assert {move.verb for move in MOVES} == set(VERBS)
    assert {move.before for move in MOVES} | {move.after for move in MOVES} == {None, *State}
    keys = [(move.verb, move.before, move.left) for move in MOVES]
    assert len(set(keys)) == len(keys)
    for verb, before, said in keys:
        assert said is None or (verb, before, None) not in keys
    assert not PENDING & HOLDING
    assert {state for state in State if any(move.verb == "expire" and move.before is state for move in MOVES)} == set(
        LASTS
    )


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        (("agreed", "agreed"), Left.ALL),
        (("agreed", "pending"), Left.SOME),
        (("interested", "pending", "declined"), Left.SOME),
        (("pending", "pending"), Left.NONE),
        (("agreed", "withdrawn", "declined"), Left.ALONE),
    ],
)
def test_what_those_say_who_stay(answers, said):
    assert left(map(Answer, answers)) is said


def test_the_diagram_in_the_docs_is_drawn_from_the_table():
    (kept,) = re.findall("```mermaid\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert kept == drawn() + "\n", "draw it anew: python -m strategy.partnership.diagram"
