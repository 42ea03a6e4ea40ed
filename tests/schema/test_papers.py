"""Visit sheets, calendars, referrals and partner profiles: for whom they are, and what of hostile facts is left."""

import datetime
import re

import pytest

from graph.brokering.nouns import Assignment, FollowUp
from graph.brokering.relations import FollowsUp, LooksAfter, PaidBy
from graph.lines.barriers import Barrier, Hinders
from graph.model import Contact, MatchRun, Partnership, Stakeholder
from graph.relations import Between, HasContact
from schema.access import Role
from strategy.papers.wording import WORDS
from tests.schema.asking import payload, result

ALPHA, BETA, GAMMA = "own:alpha", "own:beta", "own:gamma"
BY = "tables:brokered"
HOSTILE = "<script>alert(1)</script>\r\nSUMMARY:x & \u202e\x1b[31m\"'"
TODAY = datetime.datetime.now(datetime.UTC).date()


@pytest.fixture
def ask(fresh):
    def ask(text, role=Role.MANAGER, name="key:eva", **variables):
        return result(fresh, text, variables, role, name)

    return ask


@pytest.fixture
def do(fresh):
    """Asks a mutation; its payload."""

    def do(mutation, shown="", name="key:eva", **given):
        return payload(fresh, mutation, f"errors {{ code message }} {shown}", given, name=name)

    return do


def say(store, *facts):
    with store.unit(BY, bulk="test") as unit:
        unit.say(facts)


@pytest.fixture
def hostile(fresh):
    """Facts that want to be more than text, and somebody to speak with."""
    with fresh.unit("test") as unit:
        unit.withdraw("tables:fictional", MatchRun, ["run:1"])
    say(
        fresh,
        Stakeholder(id=GAMMA, name=HOSTILE, description=HOSTILE, as_of=datetime.date(2026, 1, 1), source=BY),
        Barrier(id="own:b", title=HOSTILE, source=BY),
        Hinders(from_id="own:b", to_id=GAMMA, source=BY),
        Contact(id="own:joe", name="Joe (fictional)", email="joe@example.org", source=BY),
        Contact(id="own:gone", name="Gone (fictional)", left=datetime.date(2025, 1, 1), source=BY),
        HasContact(from_id=GAMMA, to_id="own:joe", source=BY),
        HasContact(from_id=GAMMA, to_id="own:gone", source=BY),
        Assignment(id=f"assignment:{GAMMA}", owner="key:eva", team="food", source=BY),
        LooksAfter(from_id=f"assignment:{GAMMA}", to_id=GAMMA, source=BY),
    )


def sheet(ask, of=GAMMA, language="EN", **who):
    result = ask(f'{{ visitSheet(stakeholder: "{of}", language: {language}) {{ html text }} }}', **who)
    assert not result.errors, result.errors
    return result.data["visitSheet"]


@pytest.mark.usefixtures("hostile")
def test_a_sheet_tells_what_to_know_before_a_visit(ask, do):
    told = {"stakeholders": [GAMMA], "kind": "call", "day": "2026-01-05", "subject": "Drying"}
    assert do("noteInteraction", **told)["errors"] == []
    text = sheet(ask)["text"]
    assert "2026-01-05: call, Drying (key:eva)" in text
    assert "- number 1: Alpha (fictional). 3" in text
    assert "- Joe (fictional), joe@example.org\n- looked after by key:eva, food\n" in text
    assert "Gone" not in text
    assert all(len(line) <= 80 for line in text.splitlines())
    assert "Who helps already\n-----------------\n- nothing is known" in text


@pytest.mark.usefixtures("hostile")
def test_a_sheet_comes_in_dutch(ask):
    assert WORDS["nl"].keys() == WORDS["en"].keys()
    assert "Aan wie te vragen" in sheet(ask, language="NL")["text"]
    assert '<html lang="nl">' in sheet(ask, language="NL")["html"]


@pytest.mark.usefixtures("hostile")
def test_no_fact_becomes_a_tag_or_a_line(ask):
    made = sheet(ask)
    assert set(re.findall(r"</?([a-z0-9]+)", made["html"])) == {
        "html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "ul", "li",
    }  # fmt: skip
    assert "&lt;script&gt;" in made["html"]
    assert all(letter.isprintable() or letter == "\n" for letter in made["html"] + made["text"])
    assert not [line for line in made["text"].splitlines() if line.startswith("SUMMARY")]


@pytest.mark.usefixtures("hostile")
def test_persons_are_named_to_those_alone_who_may_see_contacts(ask):
    assert "joe@example.org" not in sheet(ask, role=Role.BATCH)["text"]
    for role in (Role.READER, Role.ANALYST):
        (error,) = ask(f'{{ visitSheet(stakeholder: "{GAMMA}") {{ text }} }}', role=role).errors
        assert "for managers" in error.message
    assert sheet(ask, of="own:nobody") is None


def test_a_calendar_holds_meetings_planned_and_follow_ups_of_its_owner(fresh, ask, do):
    ahead = (TODAY + datetime.timedelta(days=3)).isoformat()
    for name in ("key:eva", "key:bob"):
        told = {"stakeholders": [BETA], "kind": "meeting", "day": ahead, "subject": f"of {name}\r\nBEGIN:VALARM"}
        do("noteInteraction", name=name, **told)
    say(
        fresh,
        Partnership(id="own:x", title="X (fictional)", state="introduced", owner="key:eva", source=BY),
        FollowUp(id="own:f", due=TODAY, about="How it goes", weeks=2, source=BY),
        FollowsUp(from_id="own:f", to_id="own:x", source=BY),
    )
    text = ask("{ calendar }").data["calendar"]
    assert re.findall(r"SUMMARY:(.*)\r\n", text) == ["follow up: X (fictional)", "meeting with Béta (fictional)"]
    assert "DESCRIPTION:of key:eva\\nBEGIN:VALARM\r\n" in text
    assert "key:bob" not in text


REFERRED = "referral { id state reason answered }"


def refer(do, **more):
    passed = {"stakeholder": BETA, "taker": GAMMA, "need": "A lawyer", **more}
    return do("refer", REFERRED, **passed)


def test_a_need_is_passed_on_accepted_and_done_by_a_contact(ask, do):
    made = refer(do, giver=ALPHA, note="in a hurry")["referral"]
    assert made["state"] == "offered"
    assert ask(f'{{ helpers(stakeholder: "{BETA}") {{ id }} }}').data["helpers"] == []
    assert do("acceptReferral", REFERRED, id=made["id"])["referral"]["state"] == "accepted"
    told = {"stakeholders": [BETA], "kind": "meeting", "day": TODAY.isoformat()}
    contact = do("noteInteraction", "interaction { id }", **told)["interaction"]["id"]
    done = do("finishReferral", REFERRED, id=made["id"], interaction=contact)["referral"]
    assert (done["state"], done["answered"]) == ("done", TODAY.isoformat())
    (helper,) = ask(f'{{ helpers(stakeholder: "{BETA}") {{ id how day }} }}').data["helpers"]
    assert helper == {"id": GAMMA, "how": "A lawyer: done", "day": TODAY.isoformat()}


def test_a_need_is_returned_with_a_reason_and_then_it_is_over(do):
    made = refer(do)["referral"]["id"]
    assert do("returnReferral", id=made, reason=" ")["errors"][0]["code"] == "INVALID"
    assert do("returnReferral", REFERRED, id=made, reason="not our field")["referral"]["reason"] == "not our field"
    (error,) = do("acceptReferral", id=made)["errors"]
    assert error["code"] == "CONFLICT"
    assert error["message"] == f"{made} is returned, so that it cannot be accepted; it can be nothing more"


def test_a_need_cannot_be_done_before_somebody_took_it_up_or_by_whose_it_is(do):
    made = refer(do)["referral"]["id"]
    assert do("finishReferral", id=made, interaction="own:talk")["errors"][0]["code"] == "CONFLICT"
    assert refer(do, taker=BETA)["errors"][0]["code"] == "INVALID"


def test_who_paid_for_a_partnership_helps(fresh, ask):
    say(
        fresh,
        Partnership(id="own:x", title="X (fictional)", state="introduced", source=BY),
        Between(from_id="own:x", to_id=BETA, source=BY),
        PaidBy(from_id="own:x", to_id="own:advice", source=BY),
    )
    found = ask(f'{{ helpers(stakeholder: "{BETA}") {{ id how }} }}').data["helpers"]
    assert found == [
        {"id": "own:secret", "how": "Advice (fictional), for X (fictional)"},
        {"id": GAMMA, "how": "Advice (fictional), for X (fictional)"},
    ]


def profiles(ask, role, of=BETA):
    text = f'{{ node(id: "{of}") {{ ... on Stakeholder {{ profiles {{ edges {{ node {{ id title }} }} }} }} }} }}'
    node = ask(text, role=role).data["node"]
    return [edge["node"]["title"] for edge in node["profiles"]["edges"]]


SOUGHT = {"title": "A dryer", "type": "technology-request", "countriesIn": ["BE", "NL"], "form": "joint-venture"}


def test_a_profile_is_shown_beyond_brokers_once_somebody_approved_it_as_it_is(ask, do):
    shown = "partnerProfile { id validUntil moderatedBy countriesIn }"
    made = do("publishProfile", shown, stakeholder=BETA, **SOUGHT)["partnerProfile"]
    assert made["validUntil"] == (TODAY + datetime.timedelta(days=365)).isoformat()
    assert made["countriesIn"] == ["BE", "NL"]
    assert [profiles(ask, role) for role in (Role.MANAGER, Role.ANALYST, Role.READER)] == [["A dryer"], [], []]
    approved = do("approveProfile", shown, id=made["id"], name="key:bob")["partnerProfile"]
    assert approved["moderatedBy"] == "key:bob"
    assert profiles(ask, Role.ANALYST) == profiles(ask, Role.READER) == ["A dryer"]
    do("rewriteProfile", id=made["id"], title="A big dryer")
    assert [profiles(ask, role) for role in (Role.MANAGER, Role.READER)] == [["A big dryer"], []]


def test_a_profile_of_who_may_not_be_seen_is_not_seen(ask, do):
    made = do("publishProfile", "partnerProfile { id }", stakeholder="own:secret", **SOUGHT)["partnerProfile"]["id"]
    do("approveProfile", id=made)
    text = f'{{ node(id: "{made}") {{ id }} partnerProfiles {{ totalCount }} }}'
    assert ask(text, role=Role.ANALYST).data == {"node": None, "partnerProfiles": {"totalCount": 0}}


def test_a_profile_ends_and_does_not_begin_over(do):
    yesterday = (TODAY - datetime.timedelta(days=1)).isoformat()
    (error,) = do("publishProfile", stakeholder=BETA, **SOUGHT, validUntil=yesterday)["errors"]
    assert "is over" in error["message"]
    made = do("publishProfile", "partnerProfile { id }", stakeholder=BETA, **SOUGHT)["partnerProfile"]["id"]
    ended = do("endProfile", "partnerProfile { validUntil }", id=made)
    assert ended["partnerProfile"] == {"validUntil": yesterday}
