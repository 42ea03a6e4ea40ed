"""Edits by hand: kept whole or not at all, once, told in the trail, refused with a reason, taken back."""

import datetime
import uuid
from concurrent.futures import ThreadPoolExecutor

import orjson
import pytest

from graph.model import Contact, MatchRun, Stakeholder, Suggestion
from graph.relations import Offers
from graph.select import Select
from graph.shelves import Shelf
from graph.shelves.jobs import find
from graph.shelves.moments import now
from graph.shelves.sweeping import sweep
from graph.store import INFERRED
from schema.access import Role
from schema.mutations.verbs import RELATED, verbs
from schema.support import doing as support
from tests.schema.asking import payload

ALPHA, BETA, NOBODY = "own:alpha", "own:beta", "own:nobody"
REFUSAL = "errors { code field message } revision"
SHOWN = f"{REFUSAL} stakeholder {{ id name country capacity status visibility source etag }}"
OFFERS = f"{REFUSAL} stakeholder {{ offers {{ edges {{ level words source etag node {{ id }} }} }} }}"
CONTACTS = f"{REFUSAL} contact {{ id name email }}"
UNDONE = f"{REFUSAL} changed {{ kind key }}"


@pytest.fixture
def edit(fresh):
    """Asks one mutation, and gives its payload."""

    def edit(mutation, selection=SHOWN, actor="key:ann", **given):
        return asked(fresh, mutation, selection, actor, given)

    return edit


def asked(store, mutation, selection, actor, given, role=Role.MANAGER):
    return payload(store, mutation, selection, given, role, actor)


def codes(payload):
    return [(error["code"], *error["field"]) for error in payload["errors"]]


def names(store):
    return dict(store.find(Select("Stakeholder", ("id", "name"))).rows)


def trail(store, after):
    return [(row.actor, row.action, row.kind, row.key) for row in store.trail(after)]


def offers(payload):
    return {edge["node"]["id"]: edge for edge in payload["stakeholder"]["offers"]["edges"]}


def test_lists_are_shown_of_what_was_edited_whatever_other_nouns_call_so(edit):
    listed = (
        "suggestions(where: {name: {known: true}}) { totalCount } projects(last: 1) { pageInfo { hasPreviousPage } }"
    )
    made = edit("createStakeholder", f"{REFUSAL} stakeholder {{ {listed} }}", name="Delta (fictional)")
    shown = {"suggestions": {"totalCount": 0}, "projects": {"pageInfo": {"hasPreviousPage": False}}}
    assert (made["errors"], made["stakeholder"]) == ([], shown)


def test_every_edit_that_managers_make_has_a_mutation():
    made = {verb.name for verb in verbs()} | {act.name for act in support.ACTS}
    nouns = {name.partition("_")[2] for name in made}
    assert nouns == {
        "stakeholder",
        "contact",
        "consent",
        "identifier",
        "feedback",
        "service",
        "service_volume",
        *(one for one, _ in RELATED.values()),
    }
    assert {name for name in made if name.startswith("remove_")} == {f"remove_{noun}" for noun in nouns}
    assert all({f"set_{noun}", f"create_{noun}", f"give_{noun}"} & made for noun in nouns)


def test_a_stakeholder_is_created_with_an_id_of_its_own_or_the_one_given(edit):
    made = edit("createStakeholder", name="Delta (fictional)", country="BE")
    assert (made["errors"], made["stakeholder"]["name"]) == ([], "Delta (fictional)")
    assert made["stakeholder"]["id"].startswith("own:")
    assert made["stakeholder"]["source"] == "hand"
    assert edit("createStakeholder", id="own:delta")["stakeholder"]["id"] == "own:delta"


@pytest.mark.parametrize("role", [Role.READER, Role.ANALYST, Role.BATCH])
def test_who_is_no_manager_changes_nothing(fresh, role):
    before = fresh.counts()
    given = {"id": ALPHA, "name": "X (fictional)"}
    assert codes(asked(fresh, "updateStakeholder", SHOWN, "key:x", given, role)) == [("FORBIDDEN",)]
    assert codes(asked(fresh, "undo", UNDONE, "key:x", {}, role)) == [("FORBIDDEN",)]
    assert fresh.counts() == before


def test_what_is_there_already_is_not_created_again(edit, fresh):
    before = names(fresh)
    assert codes(edit("createStakeholder", id=ALPHA, name="Else (fictional)")) == [("CONFLICT", "input", "id")]
    assert names(fresh) == before


def test_an_update_leaves_alone_what_it_does_not_name(edit):
    edit("updateStakeholder", id=ALPHA, capacity=3, status="active")
    shown = edit("updateStakeholder", id=ALPHA, visibility="network")["stakeholder"]
    assert (shown["name"], shown["capacity"], shown["visibility"]) == ("Alpha (fictional)", 3, "network")


def test_null_takes_back_what_was_said_by_hand_and_shows_the_source_again(edit):
    assert (
        edit("updateStakeholder", id=ALPHA, name="By hand (fictional)")["stakeholder"]["name"] == "By hand (fictional)"
    )
    assert edit("updateStakeholder", id=ALPHA, name=None)["stakeholder"]["name"] == "Alpha (fictional)"


def test_every_wrong_value_is_named_at_once_and_nothing_is_kept(edit, fresh):
    wrong = edit("updateStakeholder", id=ALPHA, name="X", country="B E", kind="club", capacity=-1, founded=3)
    assert codes(wrong) == [
        ("INVALID", "input", "kind"), ("INVALID", "input", "country"), ("INVALID", "input", "capacity"),
    ]  # fmt: skip
    assert names(fresh)[ALPHA] == "Alpha (fictional)"


def test_who_is_not_there_is_not_found(edit):
    assert codes(edit("updateStakeholder", id=NOBODY, name="X")) == [("NOT_FOUND", "input", "id")]
    assert codes(edit("setOffer", OFFERS, stakeholder=NOBODY, capability="term:none")) == [
        ("NOT_FOUND", "input", "stakeholder"), ("NOT_FOUND", "input", "capability"),
    ]  # fmt: skip


@pytest.mark.parametrize("id", ["", "no scheme", "none", "own:", "own:a b", "own:é", f"own:{'x' * 300}"])
def test_an_id_that_cannot_be_one_is_refused_and_told_what_one_may_hold(edit, fresh, id):
    before = names(fresh)
    refused = edit("createStakeholder", id=id, country="B E")
    assert codes(refused) == [("INVALID", "input", "id"), ("INVALID", "input", "country")]
    assert "`scheme:rest` in printable ASCII without spaces" in refused["errors"][0]["message"]
    assert names(fresh) == before


def test_an_edit_that_was_given_an_etag_does_not_overwrite_a_later_one(edit, fresh):
    first = edit("updateStakeholder", id=ALPHA, name="First (fictional)")["stakeholder"]["etag"]
    assert codes(edit("updateStakeholder", id=ALPHA, name="Second (fictional)", ifMatch=first)) == []
    assert codes(edit("updateStakeholder", id=ALPHA, name="Third", ifMatch=first)) == [("STALE", "input", "ifMatch")]
    assert names(fresh)[ALPHA] == "Second (fictional)"


def test_the_etag_of_a_list_s_row_goes_with_its_relation(edit):
    row = offers(edit("setOffer", OFFERS, stakeholder=ALPHA, capability="term:drying", level=0.7))["term:drying"]
    assert (row["level"], row["words"], row["source"]) == (0.7, "we dry", "hand")
    again = {"stakeholder": ALPHA, "capability": "term:drying", "ifMatch": row["etag"]}
    assert codes(edit("setOffer", OFFERS, **again, level=0.1)) == []
    assert codes(edit("removeOffer", OFFERS, **again)) == [("STALE", "input", "ifMatch")]


def test_what_is_removed_by_hand_stays_away_whatever_sources_say(edit, fresh):
    gone = edit("removeOffer", OFFERS, stakeholder=ALPHA, capability="term:drying")
    assert set(offers(gone)) == {"term:cooling"}
    with fresh.unit("load", bulk="again") as unit:
        unit.say([Offers(from_id=ALPHA, to_id="term:drying", level=1.0, source="tables:other")])
    assert codes(edit("removeOffer", OFFERS, stakeholder=ALPHA, capability="term:drying")) == [("NOT_FOUND",)]


def test_an_inference_can_be_contradicted(edit, fresh):
    with fresh.unit("infer", bulk="test") as unit:
        unit.infer(Offers, "guess", [Offers(from_id=BETA, to_id="term:drying", source=INFERRED, rule="guess")])
    assert (
        offers(edit("setOffer", OFFERS, stakeholder=BETA, capability="term:drying"))["term:drying"]["source"] == "hand"
    )
    assert offers(edit("removeOffer", OFFERS, stakeholder=BETA, capability="term:drying")) == {}


def test_numbers_have_their_bounds_and_nobody_is_its_own_partner(edit):
    wrong = edit("setOffer", OFFERS, stakeholder=ALPHA, capability="term:drying", level=1.5)
    assert codes(wrong) == [("INVALID", "input", "level")]
    assert codes(edit("setExclusion", OFFERS, stakeholder=ALPHA, partner=ALPHA)) == [("INVALID", "input", "partner")]


def test_numbers_in_registers_are_checked_and_kept_as_they_are_known(edit):
    selection = f"{REFUSAL} stakeholder {{ identifiers {{ edges {{ node {{ scheme value }} }} }} }}"
    wrong = edit("setIdentifier", selection, stakeholder=BETA, scheme="kbo", value="0203.201.341")
    assert codes(wrong) == [("INVALID", "input", "value")]
    assert codes(edit("setIdentifier", selection, stakeholder=BETA, scheme="x", value="1")) == [
        ("INVALID", "input", "scheme")
    ]
    right = edit("setIdentifier", selection, stakeholder=BETA, scheme="kbo", value="0203.201.340")
    assert right["stakeholder"]["identifiers"]["edges"] == [{"node": {"scheme": "kbo", "value": "0203201340"}}]
    gone = edit("removeIdentifier", selection, stakeholder=BETA, scheme="kbo", value="0203201340")
    assert gone["stakeholder"]["identifiers"]["edges"] == []


FEEDBACK = f"{REFUSAL} feedback {{ id verdict reason run stakeholder partner etag }}"


@pytest.fixture
def suggested(fresh):
    """A run that suggested Béta to Alpha."""
    run = MatchRun(id="run:made", manifest="{}", source="hommel:match")
    one = Suggestion(
        stakeholder_id=ALPHA, partner_id=BETA, rank=1, score=1.0, chain_from=None, chain_to=None, explanation="x"
    )
    with fresh.unit("match", bulk="test") as unit:
        unit.add_run(run, [one])
    return {"run": run.id, "stakeholder": ALPHA, "partner": BETA}


def test_feedback_is_about_what_was_suggested_and_the_later_word_counts(edit, suggested):
    first = edit("giveFeedback", FEEDBACK, **suggested, verdict="snoozed")["feedback"]
    later = edit("giveFeedback", FEEDBACK, **suggested, verdict="declined", reason="no-time", ifMatch=first["etag"])
    assert later["feedback"] == {**later["feedback"], **suggested, "id": first["id"], "verdict": "declined"}
    assert codes(edit("giveFeedback", FEEDBACK, **{**suggested, "partner": "own:gamma"}, verdict="accepted")) == [
        ("NOT_FOUND", "input", "partner")
    ]
    assert codes(edit("giveFeedback", FEEDBACK, **suggested, verdict="hm")) == [("INVALID", "input", "verdict")]
    assert edit("removeFeedback", FEEDBACK, id=first["id"])["feedback"] is None


def test_the_trail_tells_who_changed_what_from_what_to_what(edit, fresh):
    before = fresh.counts().revision
    done = edit("updateStakeholder", id=ALPHA, name="New (fictional)")
    row = next(row for row in fresh.trail(before) if row.kind == "Stakeholder")
    assert (row.revision, row.actor, row.action, row.key) == (done["revision"], "key:ann", "say", ALPHA)
    assert (orjson.loads(row.before)["name"], orjson.loads(row.after)["name"]) == (
        "Alpha (fictional)",
        "New (fictional)",
    )


def test_of_contacts_the_trail_holds_the_names_of_fields_alone(edit, fresh):
    before = fresh.counts().revision
    made = edit("createContact", CONTACTS, stakeholder=BETA, name="Bob (fictional)", email="bob@example.org")
    edit("updateContact", CONTACTS, id=made["contact"]["id"], email="rob@example.org")
    told = [row for row in fresh.trail(before) if row.kind == "Contact"]
    assert [orjson.loads(row.after) for row in told] == [{"email": None, "name": None}, {"email": None}]
    assert all("example.org" not in f"{row.before} {row.after}" for row in fresh.trail(before))


def test_a_contact_belongs_to_its_stakeholder_and_a_consent_to_its_contact(edit, fresh):
    contact = edit("createContact", CONTACTS, stakeholder=BETA, name="Bob (fictional)")["contact"]["id"]
    consent = edit("createConsent", f"{REFUSAL} consent {{ purpose }}", contact=contact, purpose="introductions")
    assert consent["consent"] == {"purpose": "introductions"}
    gone = edit("removeContact", CONTACTS, id=contact)
    assert (gone["errors"], gone["contact"]) == ([], None)
    assert [word.values for word in fresh.statements(Contact, contact)] == [{}]


def test_the_same_key_is_answered_again_and_not_repeated(edit, fresh):
    key = str(uuid.uuid4())
    first = edit("createStakeholder", name="Once (fictional)", idempotencyKey=key)
    after = fresh.counts()
    assert edit("createStakeholder", name="Once (fictional)", idempotencyKey=key) == first
    assert fresh.counts() == after


def test_a_key_stands_for_one_edit_of_one_client(edit):
    edit("updateStakeholder", id=ALPHA, name="One (fictional)", idempotencyKey="k")
    other = edit("updateStakeholder", id=ALPHA, name="Two (fictional)", idempotencyKey="k")
    assert codes(other) == [("KEY_REUSED", "input", "idempotencyKey")]
    assert codes(edit("updateStakeholder", actor="key:bob", id=ALPHA, name="Two", idempotencyKey="k")) == []


def test_a_refused_edit_may_be_mended_under_the_same_key(edit):
    assert codes(edit("createStakeholder", country="B E", idempotencyKey="k"))
    assert codes(edit("createStakeholder", country="BE", idempotencyKey="k")) == []


def test_of_many_that_send_the_same_key_at_once_one_creates(fresh):
    before = len(names(fresh))

    def create(_):
        return asked(fresh, "createStakeholder", SHOWN, "key:ann", {"name": "Race (fictional)", "idempotencyKey": "k"})

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(create, range(8)))
    assert all(answer == answers[0] for answer in answers)
    assert len(names(fresh)) == before + 1


def test_an_edit_that_changes_nothing_raises_no_revision(edit, fresh):
    done = edit("updateStakeholder", id=ALPHA, name="Same (fictional)")
    assert edit("updateStakeholder", id=ALPHA, name="Same (fictional)")["revision"] == done["revision"]
    assert fresh.counts().revision == done["revision"]


def test_the_last_edit_is_undone_and_redone(edit, fresh):
    edit("updateStakeholder", id=ALPHA, name="First (fictional)")
    last = edit("updateStakeholder", id=ALPHA, name="Second (fictional)")["revision"]
    undone = edit("undo", UNDONE, revision=last)
    assert undone["changed"] == [{"kind": "Stakeholder", "key": ALPHA}]
    assert names(fresh)[ALPHA] == "First (fictional)"
    edit("undo", UNDONE)
    assert names(fresh)[ALPHA] == "Second (fictional)"


def test_what_was_created_is_gone_and_what_was_removed_is_back(edit, fresh):
    made = edit("createStakeholder", name="Delta (fictional)")["stakeholder"]["id"]
    assert made in names(fresh)
    edit("undo", UNDONE)
    assert made not in names(fresh)
    edit("removeOffer", OFFERS, stakeholder=ALPHA, capability="term:drying")
    edit("undo", UNDONE)
    again = edit("setOffer", OFFERS, stakeholder=ALPHA, capability="term:drying", level=0.5)
    assert offers(again)["term:drying"]["words"] == "we dry"


def test_nobody_undoes_what_is_not_theirs_or_was_edited_since(edit, fresh):
    assert codes(edit("undo", UNDONE)) == [("NOT_FOUND",)]
    mine = edit("updateStakeholder", id=ALPHA, name="Ann's (fictional)")["revision"]
    assert codes(edit("undo", UNDONE, revision=mine - 1)) == [("STALE", "input", "revision")]
    assert codes(edit("undo", UNDONE, actor="key:bob")) == [("NOT_FOUND",)]
    edit("updateStakeholder", actor="key:bob", id=ALPHA, name="Bob's (fictional)")
    assert codes(edit("undo", UNDONE)) == [("STALE",)]
    assert names(fresh)[ALPHA] == "Bob's (fictional)"


def test_undoing_leaves_what_sources_said_meanwhile(edit, fresh):
    edit("updateStakeholder", id=ALPHA, name="By hand (fictional)")
    with fresh.unit("load", bulk="again") as unit:
        unit.say([Stakeholder(id=ALPHA, name="Newer (fictional)", source="tables:fictional")])
    edit("undo", UNDONE)
    assert names(fresh)[ALPHA] == "Newer (fictional)"


STARTED = "errors { code field message } job"


def test_a_run_is_queued_once_for_a_key_and_a_worker_finds_what_was_wished(edit, fresh):
    wish = {"scope": "ALL", "audience": "PUBLIC", "top": 3, "stakeholders": [ALPHA], "asOf": "2020-01-01"}
    job = edit("startMatchRun", STARTED, **wish, idempotencyKey="k")["job"]
    assert edit("startMatchRun", STARTED, **wish, idempotencyKey="k") == {"errors": [], "job": job}
    assert find(fresh, job).arguments == {
        "scope": "all", "audience": "public", "top": 3, "ids": [ALPHA], "as_of": "2020-01-01",
    }  # fmt: skip
    assert codes(edit("startMatchRun", STARTED, top=4, idempotencyKey="k")) == [
        ("KEY_REUSED", "input", "idempotencyKey")
    ]
    assert edit("startMatchRun", STARTED)["job"] != job


def test_a_run_that_cannot_be_is_not_queued(edit, fresh):
    assert codes(edit("startMatchRun", STARTED, top=0)) == [("INVALID", "input", "top")]
    assert codes(edit("startMatchRun", STARTED, stakeholders=[NOBODY])) == [("NOT_FOUND", "input", "stakeholders")]
    assert codes(asked(fresh, "startMatchRun", STARTED, "key:x", {}, Role.READER)) == [("FORBIDDEN",)]
    assert fresh.entries(Shelf.JOBS) == []


def test_answers_to_repeat_and_ways_to_undo_are_swept_when_they_are_old(edit, fresh):
    edit("updateStakeholder", id=ALPHA, name="Old (fictional)", idempotencyKey="k")
    for shelf in (Shelf.ANSWERED, Shelf.UNDO):
        assert sweep(fresh, "sweep", shelf, now() - datetime.timedelta(hours=1)) == 0
        assert sweep(fresh, "sweep", shelf, now() + datetime.timedelta(seconds=1)) == 1
    assert codes(edit("undo", UNDONE)) == [("NOT_FOUND",)]
