"""Brokering over the API: steps with typed refusals, once under a key, taken back; outcomes; figures."""

import pytest

from graph.brokering.nouns import Outcome
from graph.model import Partnership
from graph.shelves.moments import now
from schema.access import Role
from strategy.outcome.recording import confirm
from strategy.partnership.acting import Actor
from strategy.partnership.moves import Who
from tests.schema.asking import data
from tests.schema.test_mutations import asked, codes
from tests.strategy.conftest import DAY

REFUSAL = "errors { code field message } revision"
HISTORY = "history { edges { node { id verb by onBehalf } } }"
SHOWN = f"{REFUSAL} partnership {{ id state owner jointStep etag {HISTORY} }}"
SHARES = "attributions { edges { node { broker share } } }"
OUTCOME = f"{REFUSAL} outcome {{ id day expectedFirst realisedYear confirmed {SHARES} }}"
FIGURES = """{ brokering { begun steps states { state now reached conversion } reasons { reason count }
               outcomes confirmed jobs expected { name cents told } realised { name cents told } } }"""
PARTIES = [{"stakeholder": "own:beta"}, {"stakeholder": "own:gamma", "role": "supplier"}]


@pytest.fixture
def edit(fresh):
    def edit(mutation, selection=SHOWN, actor="key:ann", role=Role.MANAGER, **given):
        return asked(fresh, mutation, selection, actor, given, role)

    return edit


def query(store, text, role=Role.MANAGER, **given):
    return data(store, text, given, role)


@pytest.fixture
def pact(edit):
    made = edit("suggestPartnership", parties=PARTIES, title="Cooling together (fictional)")
    assert made["errors"] == []
    return made["partnership"]["id"]


TALKS = (
    ("CONSENT", {"party": "own:beta"}), ("CONSENT", {"party": "own:gamma"}),
    ("INTRODUCE", {"jointStep": "A trial (fictional)"}), ("EXPLORE", {}),
)  # fmt: skip


def bring(edit, pact, *verbs):
    """Take the talks, then these steps; the partnership as it is then."""
    for verb, given in (*TALKS, *((verb, {}) for verb in verbs)):
        done = edit("takeStep", partnership=pact, verb=verb, **given)
        assert done["errors"] == [], done
    return done["partnership"]


def test_a_partnership_is_brokered_step_by_step_and_its_owner_s(edit, pact):
    shown = bring(edit, pact, "AGREE")
    assert (shown["state"], shown["owner"], shown["jointStep"]) == ("agreed", "key:ann", "A trial (fictional)")
    verbs = [edge["node"]["verb"] for edge in shown["history"]["edges"]]
    assert verbs == ["suggest", "consent", "consent", "introduce", "explore", "agree"]
    assert codes(edit("takeStep", actor="key:bob", partnership=pact, verb="ACTIVATE")) == [("NOT_YOURS",)]
    assert edit("takeStep", actor="key:root", role=Role.ADMIN, partnership=pact, verb="ACTIVATE")["errors"] == []


def test_refusals_have_a_code_each(edit, pact):
    refused = [
        ({"verb": "AGREE"}, ("ILLEGAL_STEP",)),
        ({"verb": "INTRODUCE", "jointStep": "x"}, ("MISSING_CONSENT",)),
        ({"verb": "CONSENT"}, ("INVALID", "input", "party")),
        ({"verb": "DECLINE", "party": "own:beta"}, ("INVALID", "input", "reason")),
        ({"verb": "RENEW", "ifMatch": "old"}, ("STALE", "input", "ifMatch")),
        ({"verb": "RENEW", "partnership": "own:none"}, ("NOT_FOUND",)),
    ]
    for given, code in refused:
        assert codes(edit("takeStep", **{"partnership": pact, **given})) == [code]
    assert codes(edit("suggestPartnership", parties=PARTIES)) == [("CONFLICT",)]
    assert codes(edit("suggestPartnership", parties=PARTIES[:1])) == [("INVALID", "input", "parties")]
    assert codes(edit("takeStep", role=Role.BATCH, partnership=pact, verb="RENEW")) == [("FORBIDDEN",)]


NEXT = "query($p: ID!) { nextSteps(partnership: $p) { steps { verb parties needs takes } takeBack } }"


def test_what_may_be_done_now_is_told_and_is_what_is_not_refused(edit, pact, fresh):
    def steps(role=Role.MANAGER, name="key:ann"):
        told = data(fresh, NEXT, {"p": pact}, role, name)["nextSteps"]
        return {one["verb"]: (one["parties"], one["needs"], one["takes"]) for one in told["steps"]}, told["takeBack"]

    both = ["own:beta", "own:gamma"]
    assert steps() == (
        {
            "EXPRESS_INTEREST": (both, ["PARTY"], []),
            "CONSENT": (both, ["PARTY"], []),
            "DECLINE": (both, ["PARTY", "REASON"], []),
            **{verb: ([], [], []) for verb in ("CALL_OFF", "EXPIRE", "RENEW")},
        },
        None,
    )
    taken = edit("takeStep", partnership=pact, verb="CONSENT", party="own:beta")
    last = taken["partnership"]["history"]["edges"][-1]["node"]["id"]
    assert steps()[0]["CONSENT"][0] == ["own:gamma"]
    assert steps()[1] == last
    edit("takeStep", partnership=pact, verb="CONSENT", party="own:gamma")
    assert steps()[0]["INTRODUCE"] == ([], ["JOINT_STEP"], ["jointStep"])
    assert steps(name="key:bob") == ({}, None)
    assert steps(Role.BATCH) == ({}, None)
    assert data(fresh, NEXT, {"p": pact}, Role.ANALYST)["nextSteps"] is None
    assert data(fresh, NEXT, {"p": "own:beta"}, Role.MANAGER)["nextSteps"] is None


def test_capacity_names_who_holds_the_slot(edit, pact):
    edit("updateStakeholder", REFUSAL, id="own:beta", capacity=0)
    bring(edit, pact)
    (error,) = edit("takeStep", partnership=pact, verb="AGREE")["errors"]
    assert (error["code"], "no slot left of 0" in error["message"]) == ("NO_CAPACITY", True)


def test_a_step_said_twice_under_one_key_is_taken_once(edit, pact):
    given = {"partnership": pact, "verb": "EXPRESS_INTEREST", "party": "own:beta", "idempotencyKey": "k1"}
    first, second = edit("takeStep", **given), edit("takeStep", **given)
    assert first == second
    assert len(second["partnership"]["history"]["edges"]) == 2
    assert codes(edit("takeStep", **{**given, "party": "own:gamma"})) == [("KEY_REUSED", "input", "idempotencyKey")]


def test_undo_takes_the_step_back_and_history_keeps_both(edit, pact, fresh):
    taken = edit("takeStep", partnership=pact, verb="DECLINE", party="own:beta", reason="CEASED")
    assert taken["partnership"]["state"] == "declined"
    undone = edit("undo", f"{REFUSAL} changed {{ kind key }}", revision=taken["revision"])
    assert [one["kind"] for one in undone["changed"]] == ["Partnership", "PartnershipStep"]
    shown = query(fresh, '{ stakeholders(where: {id: {eq: "own:beta"}}) { edges { node { status } } } }')
    assert shown["stakeholders"]["edges"] == [{"node": {"status": "active"}}]
    assert codes(edit("undo", UNDO)) == [("NOT_FOUND",)]
    step = taken["partnership"]["history"]["edges"][-1]["node"]["id"]
    assert codes(edit("takeBackStep", step=step)) == [("STALE",)]


UNDO = f"{REFUSAL} changed {{ kind }}"


def test_a_wrong_fact_opens_a_correction(edit, pact, fresh):
    wrong = {"property": "city", "right": "Testgem"}
    edit("takeStep", partnership=pact, verb="DECLINE", party="own:beta", reason="WRONG_FACT", wrong=wrong)
    found = query(fresh, '{ corrections(where: {property: {eq: "city"}}) { edges { node { about right state } } } }')
    assert {"about": "Stakeholder/own:beta", "right": "Testgem", "state": "open"} in [
        edge["node"] for edge in found["corrections"]["edges"]
    ]


def test_an_outcome_is_said_by_brokers_and_confirmed_by_a_party(edit, pact, fresh):
    early = edit("recordOutcome", OUTCOME, partnership=pact, type="sales")
    assert codes(early) == [("ILLEGAL_STEP",)]
    bring(edit, pact, "AGREE")
    made = edit("recordOutcome", OUTCOME, partnership=pact, type="sales", expectedFirst=100, day="2020-02-29")
    outcome = made["outcome"]["id"]
    assert (made["errors"], made["outcome"]["confirmed"]) == ([], None)
    for given, field in (
        ({"withoutUs": 6}, "withoutUs"),
        ({"jobs": -1}, "jobs"),
        ({"day": "9999-12-31"}, "day"),
        ({"realisedYear": 1, "day": now().date().isoformat()}, "realisedYear"),
    ):
        refused = edit("recordOutcome", OUTCOME, partnership=pact, outcome=outcome, **given)
        assert codes(refused) == [("INVALID", "input", field)]
    contact = Actor("contact:1", Who.PARTY, "own:beta")
    with fresh.unit("contact:1") as unit:
        confirm(fresh, unit, contact, outcome, DAY)
    shares = [{"broker": "key:ann", "share": 0.75}, {"broker": "key:bob", "share": 0.25}]
    shown = edit("attributeOutcome", OUTCOME, outcome=outcome, shares=shares)["outcome"]
    assert shown["confirmed"] == DAY.date().isoformat()
    assert len(shown["attributions"]["edges"]) == 2
    shown = edit("attributeOutcome", OUTCOME, outcome=outcome, shares=[{"broker": "key:bob", "share": 1.0}])["outcome"]
    assert shown["attributions"]["edges"] == [{"node": {"broker": "key:bob", "share": 1.0}}]
    bad = edit("attributeOutcome", OUTCOME, outcome=outcome, shares=[{"broker": "key:bob", "share": 0.5}])
    assert codes(bad) == [("INVALID", "input", "shares")]
    later = edit("recordOutcome", OUTCOME, partnership=pact, outcome=outcome, realisedYear=70)["outcome"]
    assert (later["realisedYear"], later["expectedFirst"], later["confirmed"]) == (70, 100, None)


def test_figures_keep_what_is_expected_apart_and_forget_what_was_taken_back(edit, pact, fresh):
    bring(edit, pact, "AGREE", "ACTIVATE")
    back = edit("takeStep", partnership=pact, verb="CONCLUDE")
    edit("takeBackStep", step=back["partnership"]["history"]["edges"][-1]["node"]["id"])
    edit("recordOutcome", OUTCOME, partnership=pact, expectedFirst=100, realisedYear=30, day="2020-01-01", jobs=2)
    found = query(fresh, FIGURES)["brokering"]
    states = {one["state"]: (one["now"], one["reached"]) for one in found["states"]}
    assert (states["active"], states["agreed"], states["concluded"]) == ((1, 1), (0, 1), (0, 0))
    assert found["begun"] == 1 + len([one for one in fresh.scan(Partnership) if one.id == "own:pact"])
    assert found["outcomes"] == len(list(fresh.scan(Outcome)))
    sums = {one["name"]: one["cents"] for one in (*found["expected"], *found["realised"])}
    assert (sums["expectedFirst"], sums["realisedYear"]) == (600, 30)
    hidden = query(fresh, FIGURES, Role.ANALYST)["brokering"]
    assert (hidden["begun"], hidden["outcomes"], hidden["jobs"]) == (0, 0, 0)
