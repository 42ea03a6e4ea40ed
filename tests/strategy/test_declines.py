"""Each declared reason of a decline has one effect, told on the page, and taking the decline back undoes it."""

import re

import pytest

from graph.brokering.nouns import Correction
from graph.brokering.words import Reason
from graph.model import Feedback, Partnership, Stakeholder
from graph.relations import Excludes
from graph.select import Op, Select, Test
from matching.feedback.rules import FADES
from strategy.correcting import WrongFact
from strategy.partnership.effects import EFFECTS
from strategy.refusals import ChangedSince, Missing, StandsInTheWay
from tests.strategy.conftest import DAY
from tests.strategy.test_life_cycle import PAGE

WRONG = WrongFact("city", "Testgem")
TODAY = DAY.date()


def facts(desk):
    """What may change by a decline, but the partnership itself and its history."""
    partnerships = [one for one in desk.store.scan(Partnership) if one.id.startswith("known:")]
    return [
        *partnerships,
        *(one for noun in (Feedback, Correction, Excludes, Stakeholder) for one in desk.store.scan(noun)),
    ]


def declined(desk, reason, parties="ab"):
    pact = desk.begin(*parties, run="run:1")
    return desk.take(pact, "decline", "a", reason=reason, wrong=WRONG if reason is Reason.WRONG else None)


@pytest.mark.parametrize("reason", Reason)
def test_an_effect_is_done_and_undone(desk, reason):
    before = facts(desk)
    step = declined(desk, reason)
    assert desk.shown("Partnership", step.partnership, "state", "reason") == ["declined", reason]
    after = facts(desk)
    assert after != before
    assert desk.back(step.step).state == "suggested"
    assert facts(desk) == before


def test_no_two_reasons_do_the_same_and_only_no_fit_is_evidence(desk):
    assert set(EFFECTS) == set(Reason)
    for reason in Reason:
        step = declined(desk, reason)
        verdicts = {one.verdict for one in desk.store.scan(Feedback)}
        assert ("declined" in verdicts) == (reason is Reason.NO_FIT)
        desk.back(step.step)
        desk.take(step.partnership, "call_off")


def test_already_together_is_a_partnership_that_runs(desk):
    declined(desk, Reason.ALREADY)
    (known,) = (one for one in desk.store.scan(Partnership) if one.id.startswith("known:"))
    assert (known.state, desk.answers(known.id)) == ("active", {"a": None, "b": None})


def test_a_wrong_fact_opens_a_correction_that_says_what_is_right(desk):
    declined(desk, Reason.WRONG)
    (mend,) = desk.store.scan(Correction)
    assert (mend.about, mend.property, mend.right, mend.state) == ("Stakeholder/own:a", "city", "Testgem", "open")
    pact = desk.begin("c", "d")
    with pytest.raises(Missing, match="which property is wrong"):
        desk.take(pact, "decline", "c", reason=Reason.WRONG)


@pytest.mark.parametrize(
    ("reason", "verdict", "lasts"),
    [(Reason.NO_TIME, "snoozed", FADES.snoozed), (Reason.NO_FIT, "declined", FADES.declined)],
)
def test_no_time_and_no_fit_are_told_of_each_pair_and_end(desk, reason, verdict, lasts):
    declined(desk, reason, "abc")
    told = {(one.stakeholder, one.partner, one.run, one.verdict, one.until) for one in desk.store.scan(Feedback)}
    assert told == {("own:a", other, "run:1", verdict, TODAY + lasts) for other in ("own:b", "own:c")}


def test_who_ceased_is_so_from_that_day(desk):
    declined(desk, Reason.CEASED)
    assert desk.shown("Stakeholder", "own:a", "status", "status_since") == ["ceased", TODAY.isoformat()]


@pytest.mark.parametrize("reason", [Reason.COMPETITOR, Reason.NEVER])
def test_competitors_and_never_are_kept_apart(desk, reason):
    step = declined(desk, reason)
    with pytest.raises(StandsInTheWay, match="exclude each other"):
        desk.begin("b", "a")
    desk.back(step.step)
    desk.take(step.partnership, "call_off")
    desk.begin("b", "a")


def test_an_exclusion_that_was_there_before_stays(desk):
    pact = desk.begin("a", "b")
    with desk.store.unit("key:ann") as unit:
        unit.say([Excludes(from_id="own:a", to_id="own:b", reason="never", source="hand")])
    before = list(desk.store.scan(Excludes))
    desk.back(desk.take(pact, "decline", "a", reason=Reason.NEVER).step)
    assert [one.reason for one in desk.store.scan(Excludes)] == [one.reason for one in before]


def test_an_effect_that_was_edited_since_is_left_alone(desk):
    step = declined(desk, Reason.CEASED)
    with desk.store.unit("key:bob") as unit:
        unit.say([Stakeholder(id="own:a", status="active", source="hand")])
    with pytest.raises(ChangedSince, match="own:a"):
        desk.back(step.step)
    assert desk.shown("Stakeholder", "own:a", "status") == ["active"]
    assert len(desk.store.find(Select("PartnershipStep", where=Test("verb", Op.EQ, "take_back"))).rows) == 0


def test_the_page_tells_what_each_reason_does():
    told = dict(re.findall(r"^\| `([a-z-]+)` \| (.*) \|$", PAGE.read_text("utf-8"), re.MULTILINE))
    assert told == {reason.value: effect.meaning for reason, effect in EFFECTS.items()}
