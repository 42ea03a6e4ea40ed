"""A manager's morning: what waits, what runs out, with whom to speak, what is suggested; and what is done about it."""

import datetime

import pytest

from graph.brokering.nouns import FollowUp, Outcome, PartnershipStep
from graph.brokering.relations import FollowsUp, OutcomeOf, StepOf
from graph.lines.detection import Observes, Signal
from graph.model import MatchRun, Partnership
from graph.relations import Between, Excludes
from graph.select import Select
from schema.access import Role
from tests.schema.asking import payload, result

ALPHA, BETA, GAMMA, SECRET = "own:alpha", "own:beta", "own:gamma", "own:secret"
BY = "tables:brokered"
TODAY = datetime.datetime.now(datetime.UTC).date()


def day(ahead):
    return TODAY + datetime.timedelta(days=ahead)


@pytest.fixture
def ask(fresh):
    """The result that somebody is answered: a manager called Eva where nobody else is named."""

    def ask(text, role=Role.MANAGER, name="key:eva", **variables):
        return result(fresh, text, variables, role, name)

    return ask


@pytest.fixture
def do(fresh):
    """Asks a mutation; its payload."""

    def do(mutation, shown="", name="key:eva", **given):
        return payload(fresh, mutation, f"errors {{ code message }} {shown}", given, name=name)

    return do


@pytest.fixture
def listed(ask):
    """Items of a work list, as sort, reason and whom they are about."""

    def listed(arguments="", **who):
        shown = "sort why due stakeholder { id } partner { id } partnership { id } about waiting { id } can"
        result = ask(f"{{ workList{arguments} {{ items {{ {shown} }} capped }} }}", **who)
        assert not result.errors, result.errors
        assert result.data["workList"]["capped"] == []
        return result.data["workList"]["items"]

    return listed


def of(items, sort):
    return [item for item in items if item["sort"] == sort]


def ends(items):
    return [tuple(one and one["id"] for one in (item["stakeholder"], item["partner"])) for item in items]


def say(store, *facts):
    with store.unit(BY, bulk="test") as unit:
        unit.say(facts)


def partnership(store, id, state, *answers, owner="key:eva", expires=None):
    made = Partnership(id=id, title=id, state=state, owner=owner, since=day(-9), expires=expires, source=BY)
    parties = [
        Between(from_id=id, to_id=who, answer=answer, source=BY)
        for who, answer in zip((ALPHA, BETA), answers, strict=True)
    ]
    say(store, made, *parties)


def test_nothing_waits_for_who_looks_after_nobody(listed):
    assert listed() == []


@pytest.mark.parametrize("count", [0, 501])
def test_one_decides_on_one_suggestion_to_five_hundred(do, count):
    some = [{"stakeholder": ALPHA, "partner": f"own:{number}", "verdict": "ACCEPTED"} for number in range(count)]
    (error,) = do("decide", run="run:closed", decisions=some)["errors"]
    assert (error["code"], error["message"]) == ("INVALID", f"{count} decisions; 1 to 500 go together")


def test_suggestions_come_from_the_run_that_i_may_see_without_pairs_that_are_settled(fresh, ask, do, listed):
    drop_the_empty_run(fresh)
    do("assign", stakeholder=ALPHA, owner="key:eva")
    assert ends(of(listed(), "SUGGESTION")) == [(ALPHA, GAMMA), (ALPHA, SECRET)]
    decisions = [{"stakeholder": ALPHA, "partner": SECRET, "verdict": "SNOOZED"}]
    assert do("decide", "changed", run="run:closed", decisions=decisions) == {"errors": [], "changed": 1}
    assert ends(of(listed(), "SUGGESTION")) == [(ALPHA, GAMMA)]
    say(fresh, Excludes(from_id=GAMMA, to_id=ALPHA, source=BY))
    assert ends(of(listed(), "SUGGESTION")) == []


def drop_the_empty_run(store):
    """So that the widest run is one that suggests something."""
    with store.unit("test") as unit:
        unit.withdraw("tables:fictional", MatchRun, ["run:1"])


def test_many_decisions_are_one_unit_and_one_undo(fresh, ask, do, listed):
    drop_the_empty_run(fresh)
    do("assign", stakeholder=ALPHA, owner="key:eva")
    before, there = fresh.revision(), {row[0] for row in fresh.find(Select("Feedback")).rows}
    both = [{"stakeholder": ALPHA, "partner": one, "verdict": "DECLINED"} for one in (GAMMA, SECRET)]
    assert do("decide", "changed revision", run="run:closed", decisions=both)["changed"] == 2
    assert fresh.revision() == before + 1
    assert of(listed(), "SUGGESTION") == []
    said = fresh.find(Select("Feedback", ("id", "verdict", "reason", "until"))).rows
    assert [row[1:] for row in said if row[0] not in there] == [["declined", "no-fit", day(730).isoformat()]] * 2
    assert ask("mutation { undo(input: {}) { errors { code } changed { key } } }").data["undo"]["errors"] == []
    assert {row[0] for row in fresh.find(Select("Feedback")).rows} == there
    assert len(of(listed(), "SUGGESTION")) == 2


def test_a_decision_that_the_run_did_not_suggest_keeps_none_of_them(fresh, do):
    revision = fresh.revision()
    both = [{"stakeholder": ALPHA, "partner": one, "verdict": "ACCEPTED"} for one in (GAMMA, BETA)]
    (error,) = do("decide", run="run:closed", decisions=both)["errors"]
    assert (error["code"], error["message"]) == ("NOT_FOUND", "run:closed did not suggest 'own:beta' to 'own:alpha'")
    assert fresh.revision() == revision


def test_a_partnership_waits_for_those_who_have_not_spoken_or_for_me(fresh, listed):
    partnership(fresh, "own:asked", "interested", "interested", "agreed")
    partnership(fresh, "own:new", "suggested", "pending", "pending")
    partnership(fresh, "own:ready", "consented", "agreed", "agreed")
    partnership(fresh, "own:bob", "suggested", "pending", "pending", owner="key:bob")
    found = {item["partnership"]["id"]: item for item in of(listed(), "WAITING")}
    assert found.keys() == {"own:asked", "own:new", "own:ready"}
    assert [one["id"] for one in found["own:asked"]["waiting"]] == [ALPHA]
    assert found["own:asked"]["why"] == f"waits since {day(-9)} for the word of Alpha (fictional)"
    assert found["own:ready"]["why"] == f"all agreed since {day(-9)}: introduce them"
    assert {item["partnership"]["id"] for item in of(listed('(owner: "key:bob")'), "WAITING")} == {"own:bob"}


@pytest.mark.parametrize(("ahead", "told"), [(-1, True), (14, True), (15, False)])
def test_what_expires_within_a_fortnight_is_told_of(fresh, listed, ahead, told):
    partnership(fresh, "own:x", "exploring", "agreed", "agreed", expires=day(ahead))
    partnership(fresh, "own:over", "declined", "agreed", "declined", expires=day(ahead))
    assert [item["partnership"]["id"] for item in of(listed(), "EXPIRING")] == (["own:x"] if told else [])


def test_follow_ups_that_are_due_are_told_of_until_done(fresh, do, listed):
    partnership(fresh, "own:x", "introduced", "agreed", "agreed")
    for name, ahead in (("own:due", 3), ("own:later", 30)):
        due = FollowUp(id=name, weeks=2, due=day(ahead), about="How it goes", source=BY)
        say(fresh, due, FollowsUp(from_id=name, to_id="own:x", source=BY))
    (item,) = of(listed(), "FOLLOW_UP")
    assert (item["about"], item["why"], item["due"]) == ("own:due", "2 weeks on: How it goes", day(3).isoformat())
    assert do("finishFollowUp", "followUp { done }", id="own:due")["followUp"] == {"done": TODAY.isoformat()}
    assert of(listed(), "FOLLOW_UP") == []


@pytest.mark.parametrize(
    ("age", "told", "asked"),
    [
        (360, {}, None),
        (366, {}, "12 months"),
        (366, {"realised_year": 5}, None),
        (731, {"realised_year": 5}, "24 months"),
        (731, {}, "12 and 24 months"),
        (731, {"realised_two_years": 5}, "12 months"),
        (731, {"realised_year": 5, "realised_two_years": 9}, None),
    ],
)
def test_what_was_realised_is_asked_after_twelve_and_twenty_four_months(fresh, listed, age, told, asked):
    partnership(fresh, "own:x", "active", "agreed", "agreed")
    made = Outcome(id="own:sold", type="sales", day=day(-age), source=BY, **told)
    say(fresh, made, OutcomeOf(from_id="own:sold", to_id="own:x", source=BY))
    found = [(item["about"], item["why"], item["can"]) for item in of(listed(), "OUTCOME")]
    why = f"sales of {day(-age)}: ask what was realised in {asked}"
    assert found == ([("own:sold", why, ["VALUE"])] if asked else [])
    assert of(listed('(owner: "key:bob")'), "OUTCOME") == []


def test_who_was_not_spoken_with_for_long_is_told_of_until_somebody_did(do, listed):
    do("assign", stakeholder=BETA, owner="key:eva")
    assert [(item["why"], *ends([item])) for item in of(listed(), "SILENT")] == [
        ("nobody ever spoke with it", (BETA, None))
    ]
    do("noteInteraction", stakeholders=[BETA], kind="call", day=day(-31).isoformat(), subject="Drying")
    assert of(listed(), "SILENT")[0]["why"] == f"nobody spoke with it since {day(-31)}"
    assert of(listed("(silent: 40)"), "SILENT") == []
    do("noteInteraction", stakeholders=[BETA], kind="meeting", day=TODAY.isoformat(), name="key:bob")
    assert of(listed(), "SILENT") == []


def test_a_planned_meeting_is_told_of_and_asked_after(do, listed):
    told = {"stakeholders": [BETA, GAMMA], "kind": "meeting", "day": day(2).isoformat(), "subject": "Drying"}
    made = do("noteInteraction", "interaction { id held }", **told)["interaction"]
    assert made["held"] == "planned"
    (item,) = of(listed(), "MEETING")
    assert (item["about"], ends([item])) == (made["id"], [(BETA, GAMMA)])
    do("tellInteraction", id=made["id"], held="no")
    assert of(listed(), "MEETING") == []
    (error,) = do("noteInteraction", **{**told, "held": "yes"})["errors"]
    assert "is still to come" in error["message"]


def test_steps_of_others_signals_and_new_facts_since_yesterday_are_changes(fresh, do, listed):
    do("assign", stakeholder=BETA, owner="key:eva")
    partnership(fresh, "own:x", "interested", "interested", "pending")
    for name, by, ahead in (("own:s1", "key:bob", -1), ("own:s2", "key:eva", 0), ("own:s3", "key:bob", -2)):
        step = PartnershipStep(id=name, verb="consent", place=1, after="interested", day=day(ahead), by=by, source=BY)
        say(fresh, step, StepOf(from_id=name, to_id="own:x", source=BY))
    grown = Signal(id="own:g", topic="growth", day=TODAY, source=BY)
    say(fresh, grown, Observes(from_id="own:g", to_id=BETA, source=BY))
    do("updateStakeholder", id=BETA, city="Gent")
    assert [item["why"] for item in of(listed(), "CHANGED")] == [
        f"key:bob on {day(-1)}: consent; now interested",
        f"growth of {TODAY}",
        f"what is known of it is of {TODAY}, by hand",
    ]
    since = of(listed(f'(since: "{day(-2)}")'), "CHANGED")
    assert f"key:bob on {day(-2)}: consent; now interested" in [item["why"] for item in since]


def test_who_is_snoozed_is_left_out_until_that_day_is_over(do, listed):
    do("assign", stakeholder=BETA, owner="key:eva", team="food")
    assert do("snooze", stakeholder=BETA, until=day(-1).isoformat())["errors"][0]["code"] == "INVALID"
    do("snooze", stakeholder=BETA, until=TODAY.isoformat())
    assert listed() == listed('(team: "food")') == []
    do("snooze", stakeholder=BETA)
    assert ends(of(listed(), "SILENT")) == ends(of(listed('(team: "food")'), "SILENT")) == [(BETA, None)]


def test_handing_over_takes_stakeholders_and_what_is_brokered_with_them_along(fresh, do, listed):
    do("assign", stakeholder=ALPHA, owner="key:eva")
    do("assign", stakeholder=GAMMA, owner="key:eva")
    partnership(fresh, "own:x", "suggested", "pending", "pending")
    partnership(fresh, "own:done", "concluded", "agreed", "agreed")
    assert do("handOver", "changed", to="key:bob", stakeholders=[ALPHA]) == {"errors": [], "changed": 2}
    assert {who for who, _ in ends(of(listed(), "SILENT"))} == {GAMMA}
    bob = listed('(owner: "key:bob")')
    assert ends(of(bob, "SILENT")) == [(ALPHA, None)]
    assert [item["partnership"]["id"] for item in of(bob, "WAITING")] == ["own:x"]
    assert do("handOver", "changed", to="key:bob")["changed"] == 1
    (error,) = do("handOver", to="key:bob")["errors"]
    assert "key:eva looks after none of these" in error["message"]


def test_who_is_gone_is_on_nobody_s_list(do, listed):
    do("assign", stakeholder=GAMMA, owner="key:eva")
    do("setStatus", stakeholder=GAMMA, status="ceased")
    assert [item["sort"] for item in listed()] == ["CHANGED"]


@pytest.mark.parametrize("role", [Role.READER, Role.ANALYST])
def test_a_work_list_is_for_brokers(ask, role):
    (error,) = ask("{ workList { capped } }", role=role).errors
    assert "for managers" in error.message
