"""What people made of earlier suggestions, and what came of them, in the next run: by rule, and no longer than said."""

import datetime

import numpy as np
import pytest

from graph.brokering.words import Reason, State
from graph.model import Verdict
from matching.economy import economy
from matching.explain import explain
from matching.feedback import STATES, VERDICTS, Bar
from matching.match import Request, Scorer, match
from matching.runs import manifest
from matching.weights import HEARD, choose, shipped

D = datetime.date
SAID = ("hand", D(2016, 1, 1))
GIVEN, TODAY = D(2026, 3, 1), D(2026, 3, 2)
CHAINS = {"a": "food", "b": "circular", "c": "circular", "d": "circular", "e": "food"}
SKILLS = {"b": "mill", "c": "mill", "d": "ship"}


@pytest.fixture
def of(build):
    """The economy of five in which a and e need mill and ship, b and c offer mill and d ship, after what was said."""

    def made(as_of=None, today=TODAY, **said):
        claims = [(f"own:{who}", f"term:{what}", 1.0, *SAID) for who, what in SKILLS.items()]
        needs = [(f"own:{who}", f"term:{what}", 1.0, *SAID) for who in "ae" for what in ("mill", "ship")]
        chains = [(f"own:{who}", f"chain:{chain}", 1.0, *SAID) for who, chain in CHAINS.items()]
        snapshot = build({f"own:{x}": {} for x in "abcde"}, offers=claims, needs=needs, active_in=chains, **said)
        return economy(snapshot, as_of, today)

    return made


def word(verdict, reason=None, partner="own:b", day=GIVEN, until=None):
    return [("own:a", partner, verdict, reason, day, until)]


def suggested(e, row=0, **asked):
    made = match(e, Request(rows=(row,), **asked), threads=1)
    return {e.ids[right]: score for right, score in zip(made.right.tolist(), made.score.tolist(), strict=True)}


def told(e):
    return {one.partner_id: one.explanation for one in match(e, Request(rows=(0,)), threads=1).suggestions()}


def state(now, since=GIVEN, answers=("agreed", "agreed")):
    between = [("own:deal", "own:a", answers[0]), ("own:deal", "own:b", answers[1])]
    return {"between": between, "partnerships": {"own:deal": (now, since)}}


def test_every_verdict_with_every_reason_and_every_state_has_an_effect():
    assert {verdict for verdict, reason in VERDICTS if reason is None} == set(Verdict)
    assert {reason for verdict, reason in VERDICTS if verdict is Verdict.DECLINED} == {None, *Reason}
    assert STATES.keys() == {None, *State}
    against = [said for said, effect in VERDICTS.items() if effect.against]
    assert against == [(Verdict.DECLINED, None), (Verdict.DECLINED, Reason.NO_FIT)]


def test_no_fit_counts_against_the_pair_less_by_the_day_and_not_at_all_in_the_end(of):
    said = word("declined", "no-fit", until=D(2028, 3, 1))
    before = suggested(of())
    scores = [suggested(of(today=day, feedback=said))["own:b"] for day in (GIVEN, D(2027, 3, 1), D(2028, 3, 2))]
    assert scores == sorted(scores)
    assert scores[0] < scores[1] < before["own:b"] == scores[2]
    assert scores[0] == pytest.approx(before["own:b"] + HEARD["declined_before"].weight + HEARD["like_declined"].weight)


def test_a_word_against_weighs_less_on_who_is_like_the_declined_and_nothing_on_who_is_not(of):
    before, after = suggested(of()), suggested(of(feedback=word("declined", "no-fit")))
    drop = {who: before[who] - after[who] for who in before}
    assert drop["own:b"] > drop["own:c"] > 0 == drop["own:d"]


@pytest.mark.parametrize("said", [{"feedback": word("accepted")}, state("exploring"), state("active")])
def test_what_was_taken_up_raises_who_is_like_it(of, said):
    before, after = suggested(of()), suggested(of(**said))
    assert after["own:c"] > before["own:c"]
    assert after["own:d"] == before["own:d"]
    before, after = suggested(of(), 4), suggested(of(**said), 4)
    assert after["own:b"] > before["own:b"], "e is like a, whom b took up"
    assert after["own:c"] == before["own:c"]


def test_a_suggestion_says_in_its_explanation_what_was_heard(of):
    assert "it is like partners that were taken up before" in told(of(**state("active")))["own:c"]
    assert (
        "saw no fit on 2026-03-01, which counts less by the day until 2028-02-29"
        in told(of(feedback=word("declined")))["own:b"]
    )
    e = of(feedback=word("declined"))
    page = explain(Scorer(e, "cross-chain", choose(e, "cross-chain", e.as_of)), 0, 1)
    assert page.score == pytest.approx(suggested(e)["own:b"])
    assert "one of you saw no fit in this before" in {
        one.sentence for one in page.contributions if one.contribution < 0
    }


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"feedback": word("snoozed", until=D(2026, 4, 1))}, f"{Bar.LATER}, until 2026-04-01"),
        ({"feedback": word("declined", "no-time")}, f"{Bar.LATER}, until 2026-05-30"),
        ({"feedback": word("declined", "competitor")}, Bar.NEVER),
        ({"feedback": word("declined", "never")}, Bar.NEVER),
        ({"feedback": word("declined", "already-together")}, Bar.TOGETHER),
        (state("suggested", answers=("pending", "pending")), Bar.IN_HAND),
        (state("introduced"), Bar.IN_HAND),
        (state("active"), Bar.TOGETHER),
        (state("concluded"), Bar.TOGETHER),
        (state(None, None, (None, None)), Bar.TOGETHER),
    ],
)
def test_some_words_and_states_bar_a_pair_both_ways_round_and_are_told(of, said, why):
    e = of(**said)
    assert "own:b" not in suggested(e)
    assert "own:a" not in suggested(e, 1)
    scorer = Scorer(e, "cross-chain", shipped()["rule"])
    assert not scorer.proposer.allowed(0, np.array([1], np.int32))[0]
    assert why in explain(scorer, 0, 1).barred


@pytest.mark.parametrize("said", [word("declined", "wrong-fact"), word("declined", "ceased")])
def test_other_reasons_say_nothing_of_the_suggestion(of, said):
    assert suggested(of(feedback=said)) == suggested(of())


@pytest.mark.parametrize(
    "said",
    [state("declined"), state("withdrawn"), state("expired"), state("introduced", answers=("agreed", "declined"))],
)
def test_a_partnership_that_ended_or_was_left_bars_nobody(of, said):
    assert suggested(of(**said)) == suggested(of())


def test_what_was_put_off_comes_back(of):
    said = word("snoozed", until=D(2026, 4, 1))
    assert "own:b" not in suggested(of(today=D(2026, 4, 1), feedback=said))
    assert suggested(of(today=D(2026, 4, 2), feedback=said)) == suggested(of())


def test_an_earlier_day_knows_nothing_of_what_was_said_on_it_or_later(of):
    assert suggested(of(as_of=GIVEN, feedback=word("declined"))) == suggested(of(as_of=GIVEN))
    assert suggested(of(as_of=TODAY, feedback=word("declined"))) != suggested(of(as_of=TODAY))
    assert "own:b" in suggested(of(as_of=GIVEN, **state("active")))


def test_the_manifest_names_the_day_where_something_was_heard_and_the_same_manifest_gives_the_same_bytes(of):
    def run(**said):
        made = match(of(**said), Request(top=5), threads=1)
        return manifest(made, 5, None), b"".join(a.tobytes() for a in (made.left, made.right, made.rank, made.score))

    assert run()[0].heard is None
    assert b"heard" not in run()[0].json()
    one, bytes_ = run(feedback=word("declined"))
    assert one.heard == "2026-03-02"
    assert (one, bytes_) == run(feedback=word("declined"))
    later, other = run(feedback=word("declined"), today=D(2026, 9, 1))
    assert later.run_id != one.run_id
    assert other != bytes_
