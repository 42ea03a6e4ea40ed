"""Barriers over the API: who enters, reports and sees what."""

import pytest

from schema.access import Role
from schema.query import build_schema
from tests.schema.asking import payload, requesting, result

SHOWN = "errors { code message field } barrier { id status published }"
STAMP = {"title": "A stamp on every crate (fictional)", "place": "abroad", "markets": ["market:DE"]}


@pytest.fixture
def do(fresh):
    def do(mutation, shown=SHOWN, name="key:eva", **given):
        return payload(fresh, mutation, shown, given, name=name)

    return do


@pytest.fixture
def titles(fresh):
    def titles(role, more="title"):
        found = result(fresh, f"{{ barriers {{ edges {{ node {{ {more} }} }} }} }}", {}, role, "key:x")
        assert not found.errors, found.errors
        return [edge["node"] for edge in found.data["barriers"]["edges"]]

    return titles


def test_a_barrier_is_entered_published_and_seen_without_its_note(do, titles):
    made = do("registerBarrier", **STAMP, note="The ministry hesitates", owner="key:eva", stakeholders=["own:alpha"],
              needs=[{"capability": "term:drying", "form": "CERTIFICATE"}])["barrier"]  # fmt: skip
    assert (made["status"], made["published"]) == ("open", None)
    assert titles(Role.READER) == []
    assert do("stepBarrier", barrier=made["id"], verb="PUBLISH")["errors"] == []
    everything = (
        "title notes { edges { node { summary } } } history { edges { node { verb by } } }"
        " needs { edges { form node { labelEn } } } stakeholders { edges { node { id } } }"
    )
    (seen,) = titles(Role.READER, everything)
    assert seen == {
        "title": STAMP["title"],
        "notes": {"edges": []},
        "history": {"edges": []},
        "needs": {"edges": [{"form": "certificate", "node": {"labelEn": "Drying"}}]},
        "stakeholders": {"edges": [{"node": {"id": "own:alpha"}}]},
    }
    told = next(one for one in titles(Role.MANAGER, everything) if one["title"] == STAMP["title"])
    assert told["notes"]["edges"][0]["node"]["summary"] == "The ministry hesitates"
    assert [edge["node"]["verb"] for edge in told["history"]["edges"]] == ["register", "publish"]


def test_what_is_refused_says_why_and_an_entry_is_undone(do, titles):
    before = titles(Role.MANAGER)
    (error,) = do("registerBarrier", **{**STAMP, "markets": []})["errors"]
    assert error["code"] == "INVALID"
    assert "say whom it hinders" in error["message"]
    (error,) = do("registerBarrier", **{**STAMP, "markets": ["market:XX"]})["errors"]
    assert error["code"] == "NOT_FOUND"
    made = do("registerBarrier", **STAMP)["barrier"]["id"]
    (error,) = do("stepBarrier", barrier=made, verb="WAIT")["errors"]
    assert (error["code"], error["field"]) == ("INVALID", ["input", "waitingOn"])
    (error,) = do("stepBarrier", barrier=made, verb="GO_ON")["errors"]
    assert error["code"] == "ILLEGAL_STEP"
    assert do("rewriteBarrier", id=made, summary="Every crate")["errors"] == []
    for _ in range(2):  # the last edit alone is kept to be undone; asked again, it is back
        assert do("undo", "errors { code }")["errors"] == []
    assert len(titles(Role.MANAGER)) == len(before) + 1


def test_a_page_asks_which_steps_there_are_and_what_they_need(fresh):
    moves = result(fresh, "{ barrierMoves { status verb needs } }", {}, Role.READER, "key:x").data["barrierMoves"]
    reported = {move["verb"]: move["needs"] for move in moves if move["status"] == "reported"}
    assert reported == {"TAKE_UP": [], "ARCHIVE": ["reason"], "MERGE": ["into"]}
    assert {move["verb"]: move["needs"] for move in moves if move["status"] == "open"}["WAIT"] == ["waitingOn"]
    assert "merged" not in {move["status"] for move in moves}


def test_what_is_there_already_is_named_and_a_merge_is_taken_apart(fresh, do):
    one = do("registerBarrier", **STAMP)["barrier"]["id"]
    (error,) = do("registerBarrier", **STAMP)["errors"]
    assert error["code"] == "CONFLICT"
    assert f"({one}): the same markets: market:DE; both speak of crate, stamp" in error["message"]
    other = do("registerBarrier", **STAMP, unlike=[one])["barrier"]["id"]
    shown = "errors { code } barrier { status history(last: 1) { edges { node { id } } } }"
    alike = result(fresh, f'{{ barriersAlike(barrier: "{one}") {{ id why }} }}').data["barriersAlike"]
    assert [found["id"] for found in alike] == [other]
    merged = do("stepBarrier", shown, barrier=one, verb="MERGE", into=other)["barrier"]
    assert merged["status"] == "merged"
    step = merged["history"]["edges"][0]["node"]["id"]
    assert do("takeBackBarrierStep", step=step)["barrier"]["status"] == "open"
    assert do("takeBackBarrierStep", step=step)["errors"][0]["code"] == "STALE"


REPORT = {"title": "A stamp (fictional)", "story": "Every crate is opened twice", "place": "HOME"}


def test_anybody_reports_and_nobody_but_brokers_sees_it(fresh, titles):
    told = payload(fresh, "reportBarrier", "errors { code message } reference", REPORT, Role.READER, "anonymous")
    assert told["errors"] == []
    assert [one["title"] for one in titles(Role.MANAGER, "title reported")] != []
    assert titles(Role.READER) == titles(Role.ANALYST) == []
    wrong = {**REPORT, "place": "ABROAD", "market": "market:XX"}
    (error,) = payload(fresh, "reportBarrier", "errors { code message }", wrong, Role.READER, "anonymous")["errors"]
    assert error["code"] == "INVALID"
    shown = payload(fresh, "reportBarrier", "errors { message }", {**REPORT, "story": "joe@example.org"}, Role.READER)
    assert "nothing of persons" in shown["errors"][0]["message"]


def test_too_many_reports_from_one_address_have_to_wait(fresh):
    asked = "mutation ($i: ReportBarrierInput!) { reportBarrier(input: $i) { errors { message } reference } }"
    with requesting(fresh) as send:
        answers = [
            send(
                "POST",
                "/graphql",
                json={"query": asked, "variables": {"i": {**REPORT, "title": f"Stamp {number} (fictional)"}}},
            ).json()["data"]["reportBarrier"]
            for number in range(6)
        ]
    assert [bool(answer["reference"]) for answer in answers] == [True] * 5 + [False]
    assert "come back in 60 minutes" in answers[-1]["errors"][0]["message"]


def test_coverage_is_for_brokers(fresh, do):
    asked = {"chain": "chain:food", "market": "market:FR", "day": "2026-01-05", "found": "none-found"}
    assert do("noteBarrierEnquiry", "errors { code }", **asked)["errors"] == []
    text = "{ barrierCoverage { chain market asked standing last } }"
    cells = result(fresh, text, {}, Role.MANAGER).data["barrierCoverage"]
    assert [(cell["market"], cell["asked"]) for cell in cells] == [("market:DE", "FOUND"), ("market:FR", "NONE_FOUND")]
    assert result(fresh, text, {}, Role.ANALYST).errors


def test_every_verb_of_a_barrier_is_a_word_of_the_api():
    values = build_schema()._schema.type_map["BarrierVerb"].values
    assert {"PUBLISH", "MERGE", "TAKE_UP"} <= values.keys()
    assert "REGISTER" not in values
