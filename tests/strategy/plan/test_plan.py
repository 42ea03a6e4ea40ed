"""The plan as it is written, agreed, printed and compared."""

import datetime

import pytest

from graph.brokering.nouns import Outcome
from graph.brokering.relations import OutcomeOf
from graph.errors import BadInput, NotFound
from graph.lines.barriers import Barrier
from graph.lines.plan import Milestone, MilestoneOf, PartOf, Stance
from strategy.papers.rendering import as_html, as_markdown, as_text
from strategy.papers.wording import Language
from strategy.plan.actions import actions
from strategy.plan.differing import Change, differences
from strategy.plan.editing import (
    Wanted,
    drop_action,
    plan_action,
    propose,
    reach_milestone,
    reopen_milestone,
    resume_action,
    set_milestone,
    take_stand,
)
from strategy.plan.entries import live
from strategy.plan.page import Wish, plan_page
from strategy.plan.scope import Scope
from strategy.plan.standing import Standing
from strategy.plan.versions import draft, entries_of, intact, versions
from strategy.plan.wording import CODES, STATES, WORDS
from strategy.worklist.items import Sort
from strategy.worklist.items import Wish as Asked
from strategy.worklist.listing import work_list
from tests.strategy.conftest import SAY
from tests.strategy.plan.conftest import TODAY


def test_progress_rolls_up_from_facts(planner):
    """A milestone done, a partnership agreed, a barrier resolved: then, and not before, the action is done."""
    action = planner.action(links={"lines": ["line:1"], "barriers": ["own:toll"]}, due="2026-12-01", wanted=1)
    mile, pact = planner.milestone(action), planner.desk.begin("a", "b", actions=(action,))

    def stands():
        (one,) = actions(planner.store)
        found = one.judged(TODAY)
        return found.standing, found.done, found.of

    assert stands() == (Standing.ON_TRACK, 0, 3)
    planner.reach(mile)
    planner.desk.bring(pact, "exploring")
    assert stands() == (Standing.ON_TRACK, 1, 3)
    step = planner.desk.take(pact, "agree").step
    assert stands() == (Standing.ON_TRACK, 2, 3)
    with planner.store.unit("tables:fictional", bulk="test") as unit:
        unit.say([Barrier(id="own:toll", title="A toll (fictional)", status="resolved", since=TODAY, **SAY)])
    assert stands() == (Standing.DONE, 3, 3)
    (one,) = actions(planner.store)
    assert one.judged(TODAY).day == TODAY
    planner.desk.back(step)
    assert stands() == (Standing.ON_TRACK, 2, 3), "what was taken back was never reached"
    planner.desk.take(pact, "withdraw", "a")
    assert stands() == (Standing.AT_RISK, 2, 3), "nothing is under way any more"


def test_an_agreed_version_says_for_ever_what_it_said_then(planner):
    action = planner.action(links={"lines": ["line:1"], "chains": ["chain:food"]}, owner="own:a", budget=5_000_00)
    mile = planner.milestone(action)
    assert draft(planner.store, TODAY).edition == 1
    assert planner.agree(note="in June") == "plan:1"
    said = entries_of(planner.store, 1)
    assert said == live(planner.store, TODAY)
    page = as_html(plan_page(planner.store, Wish(TODAY, edition=1)))
    assert not draft(planner.store, TODAY).changed
    planner.reach(mile)
    assert not draft(planner.store, TODAY).changed, "progress is no change of the plan"
    planner.action("Do more (fictional)", id=action)
    other = planner.action("Something else (fictional)")
    assert draft(planner.store, TODAY) == type(draft(planner.store, TODAY))(2, True)
    assert planner.agree() == "plan:2"
    assert [one.edition for one in versions(planner.store)] == [2, 1]
    assert entries_of(planner.store, 1) == said
    assert as_html(plan_page(planner.store, Wish(TODAY + datetime.timedelta(days=900), edition=1))) == page
    assert intact(planner.store, 1)
    found = differences(said, entries_of(planner.store, 2))
    assert [(one.about, one.change) for one in found] == [(action, Change.CHANGED), (other, Change.ADDED)]
    assert [(word.property, word.before, word.after) for word in found[0].words] == [
        ("title", "Try it (fictional)", "Do more (fictional)")
    ]
    assert [one.change for one in differences(entries_of(planner.store, 2), said)][-1] is Change.REMOVED


def test_what_cannot_be_agreed_is_refused(planner):
    with pytest.raises(BadInput, match="no action yet"):
        planner.agree()
    planner.action()
    with pytest.raises(BadInput, match="what the plan is called"):
        planner.agree("  ")
    planner.agree()
    with pytest.raises(BadInput, match="what version 1 says"):
        planner.agree()
    with pytest.raises(NotFound, match="no version 7 of the plan; agreed are 1"):
        entries_of(planner.store, 7)


@pytest.mark.parametrize("language", Language)
def test_the_page_tells_who_does_what_why_it_stands_so_and_what_came_of_it(planner, language):
    top = planner.propose("priority", "Together (fictional)")
    theme = planner.propose("theme", "Trials (fictional)", top)
    planner.stand("c", theme, Stance.ENDORSES)
    planner.stand("d", top, Stance.OBJECTS, words="too dear")
    action = planner.action(
        links={"lines": ["line:1"], "chains": ["chain:food"], "barriers": ["own:toll"], "proposals": [theme]},
        owner="own:a", start="2026-01-01", due="2026-12-01", budget=1_234_00, risk="high", risk_note="<b>*rain*</b>",
    )  # fmt: skip
    planner.milestone(action)
    pact = planner.desk.begin("a", "b", title="A pact (fictional)", actions=(action,))
    planner.desk.bring(pact, "agreed")
    with planner.store.unit("tables:fictional", bulk="test") as unit:
        unit.say([Outcome(id="own:fruit", expected_first=100_00, realised_year=7_00, jobs=2, **SAY)])
        unit.say([OutcomeOf(from_id="own:fruit", to_id=pact, **SAY)])
    planner.action("Lonely (fictional)", due="2025-12-01")
    made = plan_page(planner.store, Wish(TODAY, language))
    text = " ".join(as_text(made).split())
    told = {
        Language.EN: ("draft of version 1", "For it: C (fictional). Contribute: nobody. Object: D (fictional)",
                      "Carried by company", "1. Line 1", "1.1 Try it (fictional): on track", "Seen to by A (fictional)",
                      "€1,234", "Risk: high. <b>*rain*</b>", "Partnership: A pact (fictional) (agreed)",
                      "Outcomes: 1, expected €100, realised €7, jobs 2", "3.1 Lonely (fictional): late",
                      "Food. Actions: 2. Outcomes: 1", "Logistics. Actions: 1. Outcomes: 1"),
        Language.NL: ("ontwerp van versie 1", "Ervoor: C (fictional). Dragen bij: niemand. Bezwaar: D (fictional)",
                      "1. Lijn 1", "1.1 Try it (fictional): op schema", "Trekker: A (fictional)", "€ 1.234",
                      "Risico: hoog", "Partnerschap: A pact (fictional) (akkoord)", "3.1 Lonely (fictional): te laat"),
    }[language]  # fmt: skip
    told = [one for one in told if one != "Carried by company"]
    assert [one for one in told if one not in text] == []
    assert "&lt;b&gt;*rain*" in as_html(made)
    assert r"\<b\>\*rain\*\</b\>" in as_markdown(made)
    narrow = as_text(plan_page(planner.store, Wish(TODAY, language, scope=Scope("line:1", "chain:logistics"))))
    assert "Try it" not in narrow, "it is for another chain"


def test_the_words_of_both_languages_are_the_same():
    assert WORDS[Language.EN].keys() == WORDS[Language.NL].keys()
    blanks = {language: {name: sorted(part.split("}")[0] for part in text.split("{")[1:])
                         for name, text in words.items()} for language, words in WORDS.items()}  # fmt: skip
    assert blanks[Language.EN] == blanks[Language.NL]
    assert STATES[Language.EN].keys() == STATES[Language.NL].keys()
    assert not CODES[Language.EN]


def test_links_are_those_that_were_named_last(planner):
    action = planner.action(links={"lines": ["line:1"], "chains": ["chain:food"]})
    planner.action(links={"lines": ["line:2"]}, id=action)
    (one,) = actions(planner.store)
    assert (one.lines, one.chains) == (["line:2"], ["chain:food"])
    with planner.store.unit("tables:fictional", bulk="test") as unit:
        unit.say([PartOf(from_id=action, to_id="line:1", **SAY)])
    with pytest.raises(BadInput, match="tables:fictional says that"):
        planner.action(links={"lines": []}, id=action)


def test_what_cannot_be_is_refused_with_what_would_mend_it(planner):
    action = planner.action(start="2026-02-01", due="2026-03-01")
    idea, theme = planner.propose("idea", "An idea (fictional)"), planner.propose("theme", "A theme (fictional)")
    mile, late = planner.milestone(action, due="2026-02-10"), {"title": "x", "due": "2027-01-01"}
    for message, act, given in (
        ("title: say what is to be done", plan_action, (Wanted({"title": " "}, {}),)),
        ("lies before the start, 2026-02-01", plan_action, (Wanted({"due": "2026-01-01"}, {}, action),)),
        ("budget is 0 or more, not -1", plan_action, (Wanted({"title": "x", "budget": -1}, {}),)),
        ("no Action 'own:none'", plan_action, (Wanted({"title": "x"}, {}, "own:none"),)),
        ("say why it is given up", drop_action, (action, " ")),
        ("was not given up", resume_action, (action,)),
        ("has a `title` and a day", set_milestone, (action, {"title": "x"}, None)),
        ("lies after the action's last day, 2026-03-01", set_milestone, (action, late, None)),
        ("is still to come", reach_milestone, (mile, TODAY + datetime.timedelta(days=1))),
        ("is open already", reopen_milestone, (mile,)),
        ("has a `title` and a `rung`: idea, theme, priority", propose, ({"title": "x"}, (), None)),
        ("a priority is gathered in nothing", propose, ({"title": "x", "rung": "priority"}, (theme,), None)),
        ("a theme is gathered in a priority", propose, ({"title": "x", "rung": "theme"}, (idea,), None)),
        ("say what the objection is", take_stand, ("own:a", idea, Stance.OBJECTS, {})),
    ):  # fmt: skip
        with pytest.raises((BadInput, NotFound), match=message):
            planner.write(act, *given)
    planner.reach(mile)
    with pytest.raises(BadInput, match="was done on 2026-01-05"):
        planner.reach(mile)
    planner.write(reopen_milestone, mile)
    planner.write(drop_action, action, "no money")
    with pytest.raises(BadInput, match="given up before"):
        planner.write(drop_action, action, "no money")
    planner.write(resume_action, action)
    (one,) = actions(planner.store)
    assert one.judged(TODAY).standing is Standing.ON_TRACK


def test_what_a_source_says_is_not_taken_back_in_vain(planner):
    action = planner.action()
    with planner.store.unit("tables:fictional", bulk="test") as unit:
        unit.say([Milestone(id="own:mile", title="Done (fictional)", done=TODAY, **SAY)])
        unit.say([MilestoneOf(from_id="own:mile", to_id=action, **SAY)])
    with pytest.raises(BadInput, match="tables:fictional says that it is done"):
        planner.write(reopen_milestone, "own:mile")


def test_milestones_are_on_the_work_list_of_who_sees_to_the_action(planner):
    action = planner.action("Try it (fictional)", owner="key:ann")
    for title, due in (("Over", "2026-01-04"), ("Soon", "2026-01-19"), ("Later", "2026-01-20"), ("Done", "2026-01-10")):
        mile = planner.milestone(action, title, due)
    planner.reach(mile)
    given_up = planner.action("Given up (fictional)", owner="key:ann")
    planner.milestone(given_up, "Never", "2026-01-04")
    planner.write(drop_action, given_up, "no money")

    def listed(**whose):
        return [
            item.why.split(" of ")[0]
            for item in work_list(planner.store, Asked(TODAY, **whose), [Sort.MILESTONE]).items
        ]

    assert listed(owner="key:ann") == listed() == ["Over", "Soon"]
    assert listed(owner="key:bob") == listed(team="food") == []
    (first, _) = work_list(planner.store, Asked(TODAY), [Sort.MILESTONE]).items
    assert first.why == "Over of Try it (fictional) was due on 2026-01-04: say on which day it was done, or move it"
