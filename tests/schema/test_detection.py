"""Who needs attention, over GraphQL: for managers and admins, with what somebody makes of it, and its undo."""

import datetime

import pytest

from graph.lines.detection import AccountsOf, AnnualAccounts, DistressSign, WarnsOf
from graph.relations import OwnedBy
from schema.access import Role
from tests.schema.asking import payload, result

ALPHA, BY = "own:alpha", "accounts:fictional"
TODAY = datetime.datetime.now(datetime.UTC).date()
LIST = """{ triage(concern: DISTRESS) { looked abstained settled more entries {
    stakeholder name raised score news missing appraised { treatment reason by day }
    marks { name family state why day points parts { name product } } } } }"""


def say(store, *facts):
    with store.unit(BY, bulk="test") as unit:
        for fact in facts:
            unit.say([fact])


@pytest.fixture
def troubled(fresh):
    """Alpha with debts larger than its assets, overdue contributions, and a summons of last week."""
    closed = TODAY - datetime.timedelta(days=120)
    books = AnnualAccounts(
        id="accounts:1", closed=closed, published=TODAY - datetime.timedelta(days=20), source=BY, total_assets=100_00,
        current_assets=50_00, current_liabilities=90_00, liabilities=120_00, equity=-20_00, retained_earnings=-40_00,
        operating_result=-10_00, overdue_debts=5_00,
    )  # fmt: skip
    sign = DistressSign(id="sign:1", topic="summons", day=TODAY - datetime.timedelta(days=7), source=BY)
    about = AccountsOf(from_id=books.id, to_id=ALPHA, source=BY), WarnsOf(from_id=sign.id, to_id=ALPHA, source=BY)
    say(fresh, books, sign, *about)
    return fresh


def ask(store, text, role=Role.MANAGER):
    return result(store, text, {}, role, "key:eva")


def listed(store, text=LIST):
    return ask(store, text).data["triage"]


def test_a_manager_sees_who_is_in_trouble_and_why(troubled):
    found = listed(troubled)
    (entry,) = found["entries"]
    assert (entry["stakeholder"], entry["raised"], entry["score"], entry["appraised"]) == (ALPHA, True, 4.0, None)
    lit = {mark["name"]: mark for mark in entry["marks"] if mark["state"] == "LIT"}
    assert set(lit) == {"z-double-prime", "equity", "overdue-debts", "summons"}
    assert len(lit["z-double-prime"]["parts"]) == 4
    assert lit["summons"]["day"] == str(TODAY - datetime.timedelta(days=7))
    assert "turnover: turnover of two years in a row is not known" in entry["missing"]
    narrow = LIST.replace("DISTRESS", 'DISTRESS, where: {country: {eq: "NL"}}')
    assert listed(troubled, narrow)["looked"] == 0


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.MANAGER, Role.ADMIN)])
def test_nobody_else_does(troubled, role):
    for text in (LIST, f'{{ scorecard(stakeholder: "{ALPHA}", concern: POTENTIAL) {{ score }} }}'):
        (error,) = ask(troubled, text, role).errors
        assert (
            error.message == "who may be in trouble or may grow is for managers and admins to see, and for nobody else"
        )


def test_what_is_made_of_it_is_kept_with_a_name_and_taken_back(troubled):
    shown = "errors { code message } appraisal { treatment reason by stakeholders { edges { node { id } } } }"
    told = {"stakeholder": ALPHA, "concern": "distress", "treatment": "dismissed"}
    (error,) = payload(troubled, "appraise", shown, told, name="key:eva")["errors"]
    assert error == {"code": "INVALID", "message": "say why it is dismissed, so that a colleague can follow it"}
    done = payload(troubled, "appraise", shown, {**told, "reason": "it moved"}, name="key:eva")
    assert done["appraisal"] == {
        "treatment": "dismissed", "reason": "it moved", "by": "key:eva",
        "stakeholders": {"edges": [{"node": {"id": ALPHA}}]},
    }  # fmt: skip
    assert (listed(troubled)["entries"], listed(troubled)["settled"]) == ([], 1)
    (entry,) = listed(troubled, LIST.replace("DISTRESS", "DISTRESS, settled: true"))["entries"]
    assert entry["appraised"]["treatment"] == "DISMISSED"
    assert ask(troubled, "mutation { undo(input: {}) { errors { code } } }").data["undo"]["errors"] == []
    assert listed(troubled)["settled"] == 0


def test_it_stands_on_the_work_list_of_whoever_looks_after_it_and_may_see_it(troubled):
    payload(troubled, "assign", "errors { code }", {"stakeholder": ALPHA, "owner": "key:eva"}, name="key:eva")
    text = '{ workList(owner: "key:eva", sorts: [ATTENTION]) { items { sort why can stakeholder { id } } } }'
    (item,) = ask(troubled, text).data["workList"]["items"]
    assert (item["sort"], item["stakeholder"], item["can"]) == (
        "ATTENTION", {"id": ALPHA}, ["SPEAK", "APPRAISE", "SNOOZE"],
    )  # fmt: skip
    assert item["why"].startswith("distress: Z'' is ")
    assert ask(troubled, text, Role.BATCH).data["workList"]["items"] == []


def test_a_scorecard_says_why_nobody_is_scored(fresh):
    text = '{ scorecard(stakeholder: "own:beta", concern: POTENTIAL) { score abstains marks { name } } }'
    found = ask(fresh, text).data["scorecard"]
    assert (found["score"], found["marks"]) == (None, [])
    assert "natural persons are not scored" in found["abstains"]
    assert ask(fresh, text.replace("own:beta", "own:nobody")).data["scorecard"] is None


def test_a_group_shows_nobody_whom_one_may_not_see(fresh):
    say(fresh, OwnedBy(from_id="own:beta", to_id="own:secret", share=0.9, source=BY))
    text = '{ groupOf(stakeholder: "own:alpha") { told chain { id } members { depth share company { id } } } }'
    everybody, manager = (ask(fresh, text, role).data["groupOf"] for role in (Role.READER, Role.MANAGER))
    assert [one["company"]["id"] for one in everybody["members"]] == ["own:alpha", "own:beta"]
    assert {one["company"]["id"] for one in manager["members"]} == {"own:alpha", "own:beta", "own:secret"}


def test_anchoring_is_for_brokers_and_for_sites_that_are_owned_abroad(fresh):
    text = '{ anchoring(stakeholder: "own:alpha") { lacking group { told } holding { ties { kind why } } } }'
    (refused,) = ask(fresh, text, Role.ANALYST).errors
    assert "for managers, admins and batch jobs" in refused.message
    (at_home,) = ask(fresh, text).errors
    assert "not owned abroad" in at_home.message
    say(fresh, OwnedBy(from_id=ALPHA, to_id="own:beta", share=1.0, source=BY))
    found = ask(fresh, text).data["anchoring"]
    assert (
        found["group"]["told"]
        == "Béta (fictional) in NL decides on Alpha (fictional); owners own each other in a circle"
    )
    assert "SUPPLIER" in found["lacking"]
