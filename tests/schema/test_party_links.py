"""Links without an account: signed, for one purpose, once, until they end; and what their bearers may and may not."""

import datetime

import pytest

from graph.brokering.nouns import Outcome
from graph.brokering.relations import OutcomeOf
from graph.model import Contact, Partnership, Stakeholder
from graph.relations import Between, HasContact
from graph.select import Select
from graph.shelves import Shelf
from graph.shelves.moments import now
from schema.access import Matter, Role
from schema.authentication import keys, parties
from schema.serving import explorer, party
from strategy.people.purposes import PURPOSES, Act, Purpose
from tests.schema.asking import requesting
from tests.schema.conftest import BY

ADA, BOB, PACT = "own:ada", "own:bob", "own:deal"
HELD = """purpose may contact organisations held { field value source } consents { id fields purpose withdrawn }
  disclosures { fields shownTo byName } partnership { state answer masked { kind country sizeClass chains offers }
  known { id name people { name email role } } outcomes { id confirmed } }"""
MATTER = f"{{ myMatter {{ {HELD} }} }}"
DONE = f"errors {{ code message }} matter {{ {HELD} }}"


def brokered():
    """A partnership between Alpha, for whom Ada speaks, and the secret one, for whom Bob does."""
    yield Contact(id=BOB, name="Bob (fictional)", email="bob@example.org", role="director", source=BY)
    yield HasContact(from_id="own:secret", to_id=BOB, source=BY)
    yield Partnership(id=PACT, title="Aardvark dries (fictional)", state="interested", source=BY)
    yield Outcome(id="own:gain", type="sales", source=BY)
    yield Between(from_id=PACT, to_id="own:alpha", answer="agreed", source=BY)
    yield Between(from_id=PACT, to_id="own:secret", answer="pending", source=BY)
    yield OutcomeOf(from_id="own:gain", to_id=PACT, source=BY)


@pytest.fixture
def deal(fresh):
    say(fresh, *brokered())
    return fresh


def say(store, *facts):
    with store.unit(BY) as unit:
        unit.say(facts)


def agree(store):
    say(
        store,
        Partnership(id=PACT, title="Aardvark dries (fictional)", state="consented", source=BY),
        Between(from_id=PACT, to_id="own:secret", answer="agreed", source=BY),
    )


@pytest.fixture
def client(deal):
    """Sends requests to one application over the store."""
    with requesting(deal) as send:
        yield send


@pytest.fixture
def ask(client):
    """Asks GraphQL with a key."""

    def ask(key, text, **variables):
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        return client("POST", "/graphql", json={"query": text, "variables": variables}, headers=headers).json()

    return ask


@pytest.fixture
def opened(client, deal):
    """The key of somebody who opens a link."""

    def opened(purpose, contact=ADA):
        about = PACT if PURPOSES[purpose].partnership else None
        code, _ = parties.invited(deal, "key:ann", Matter(contact, purpose, about))
        return client("POST", "/party", json={"code": code}).json()["key"]

    return opened


def done(answer, name="done"):
    assert "errors" not in answer, answer
    assert answer["data"][name]["errors"] == []
    return answer["data"][name]["matter"]


def refusal(answer, name="done"):
    (error,) = answer["data"][name]["errors"]
    assert answer["data"][name]["matter"] is None
    return error["code"]


def test_a_link_is_exchanged_once_for_a_key_that_ends_within_the_hour(client, deal):
    code, _ = parties.invited(deal, "key:ann", Matter(ADA, Purpose.ANSWER, PACT))
    given = client("POST", "/party", json={"code": code}).json()
    assert given["role"] == "party"
    bearer = keys.bearer(deal, given["key"])
    assert (bearer.name, bearer.role, bearer.matter) == (ADA, Role.PARTY, Matter(ADA, Purpose.ANSWER, PACT))
    again = client("POST", "/party", json={"code": code})
    assert (again.status_code, again.json()) == (401, {"errors": [{"message": party.WRONG}]})
    assert code.partition("-")[2] not in str(deal.entries(Shelf.PARTIES)) + str(deal.entries(Shelf.KEYS))


def test_a_forged_code_opens_nothing(client, deal):
    code, _ = parties.invited(deal, "key:ann", Matter(ADA, Purpose.ANSWER, PACT))
    other, _ = parties.invited(deal, "key:ann", Matter(ADA, Purpose.ABOUT_ME))
    mixed = f"{code[:12]}{other[12:]}"
    for wrong in ("", "x", code[:-1], code.swapcase(), mixed, f"{'0' * 12}{code[12:]}"):
        assert client("POST", "/party", json={"code": wrong}).status_code == 401, wrong
    assert client("POST", "/sign-in", json={"code": code}).status_code == 401


def test_an_entry_that_was_changed_to_another_purpose_opens_nothing(client, deal):
    code, _ = parties.invited(deal, "key:ann", Matter(ADA, Purpose.ANSWER, PACT))
    (entry,) = deal.entries(Shelf.PARTIES)
    for change in ({"purpose": "confirm"}, {"contact": BOB}, {"partnership": "own:pact"}):
        with deal.unit("a thief") as unit:
            unit.shelves.put(Shelf.PARTIES, entry.id, entry.at, {**entry.body, **change})
        assert client("POST", "/party", json={"code": code}).status_code == 401, change


def test_an_expired_link_and_an_expired_key_open_nothing(client, deal, ask, opened, monkeypatch):
    code, _ = parties.invited(deal, "key:ann", Matter(ADA, Purpose.ABOUT_ME))
    key = opened(Purpose.ABOUT_ME)
    later = now() + parties.LASTS
    monkeypatch.setattr(parties, "now", lambda: later)
    monkeypatch.setattr(keys, "now", lambda: later)
    assert client("POST", "/party", json={"code": code}).status_code == 401
    assert ask(key, MATTER)["errors"][0]["message"].startswith("this key opens nothing")
    assert parties.sweep(deal, "sweep") == 1


@pytest.mark.parametrize("purpose", Purpose)
def test_a_link_does_nothing_but_what_its_purpose_allows(ask, opened, purpose):
    may = PURPOSES[purpose].acts
    tried = {
        Act.CONSENT: 'giveConsent(input: {fields: ["email"]})',
        Act.CONFIRM: 'confirmOutcome(input: {id: "own:gain"})',
        Act.CORRECT: 'correctFact(input: {property: "city", right: "Gent"})',
        Act.AGREE: "answerPartnership(input: {answer: CONSENT})",
        Act.DECLINE: "answerPartnership(input: {answer: DECLINE, reason: NO_FIT})",
        Act.OBJECT: "objectToUse",
    }
    assert tried.keys() == set(Act) - {Act.SEE}
    key = opened(purpose, BOB)
    for act, text in tried.items():
        answer = ask(key, f"mutation {{ done: {text} {{ {DONE} }} }}")
        if act in may:
            done(answer)
        else:
            assert refusal(answer) == "FORBIDDEN", act


def test_the_last_party_that_agrees_lets_all_know_who_they_are(ask, opened):
    ada, bob = opened(Purpose.ANSWER), opened(Purpose.ANSWER, BOB)
    assert ask(ada, MATTER)["data"]["myMatter"]["partnership"]["known"] == []
    agrees = f"mutation {{ done: answerPartnership(input: {{answer: CONSENT}}) {{ {DONE} }} }}"
    matter = done(ask(bob, agrees))
    assert (matter["partnership"]["state"], matter["partnership"]["answer"]) == ("consented", "agreed")
    assert matter["partnership"]["known"][0]["name"] == "Alpha (fictional)"
    assert ask(ada, MATTER)["data"]["myMatter"]["partnership"]["known"][0]["name"] == "Aardvark (fictional)"
    assert refusal(ask(bob, agrees)) == "CONFLICT"


def test_who_declines_says_why_and_it_is_kept_as_the_word_of_the_contact(ask, opened, deal):
    bob = opened(Purpose.ANSWER, BOB)
    text = "mutation {{ done: answerPartnership(input: {{answer: DECLINE{}}}) {{ {} }} }}"
    assert refusal(ask(bob, text.format("", DONE))) == "INVALID"
    matter = done(ask(bob, text.format(", reason: NO_FIT", DONE)))
    assert matter["partnership"]["state"] == "declined"
    steps = deal.find(Select("PartnershipStep", ("verb", "party", "by", "on_behalf"))).rows
    assert ["decline", "own:secret", BOB, False] in [[*row[:3], bool(row[3])] for row in steps]


def test_nobody_acts_as_a_party_who_did_not_come_by_a_link(ask, deal):
    _, manager = keys.create(deal, Role.MANAGER, "Mia")
    for key in (None, manager):
        assert ask(key, MATTER) == {"data": {"myMatter": None}}
        assert refusal(ask(key, f"mutation {{ done: objectToUse {{ {DONE} }} }}")) == "FORBIDDEN"


@pytest.mark.parametrize(
    ("matter", "why"),
    [
        (Matter("own:nobody", Purpose.ABOUT_ME), "there is no contact"),
        (Matter(ADA, Purpose.ANSWER), "name the partnership"),
        (Matter(ADA, Purpose.ABOUT_ME, PACT), "about no partnership"),
        (Matter(ADA, Purpose.ANSWER, "own:none"), "speaks for no party"),
    ],
)
def test_a_link_that_nobody_could_use_is_not_made(deal, matter, why):
    with pytest.raises(Exception, match=why):
        parties.invited(deal, "key:ann", matter)


def test_managers_make_links_and_others_do_not(client, ask, deal):
    text = """mutation { createPartyLink(input: {contact: "own:ada", purpose: ANSWER, partnership: "own:deal"}) {
        errors { code } path } }"""
    _, analyst = keys.create(deal, Role.ANALYST, "Al")
    _, manager = keys.create(deal, Role.MANAGER, "Mia")
    assert ask(analyst, text)["data"]["createPartyLink"] == {"errors": [{"code": "FORBIDDEN"}], "path": None}
    path = ask(manager, text)["data"]["createPartyLink"]["path"]
    assert client("POST", "/party", json={"code": path.removeprefix("/party#code=")}).status_code == 200


@pytest.mark.parametrize("days", [-(2**31), 0, 61, 2**31 - 1])
def test_a_link_lasts_for_some_days(ask, deal, days):
    _, manager = keys.create(deal, Role.MANAGER, "Mia")
    asked = f'{{contact: "{ADA}", purpose: ABOUT_ME, days: {days}}}'
    made = ask(manager, f"mutation {{ createPartyLink(input: {asked}) {{ errors {{ code message }} path }} }}")["data"]
    why = {"code": "INVALID", "message": "a link lasts from 1 to 60 days"}
    assert made["createPartyLink"] == {"errors": [why], "path": None}


def test_a_party_sees_itself_and_its_organisation_and_nothing_else(ask, opened):
    text = """{ stakeholders { totalCount edges { node { id contacts { edges { node { id email } } } } } }
        partnerships { totalCount } projects { totalCount } feedback { totalCount } runs { totalCount }
        outcomes { totalCount } suggestions { totalCount } search(text: "fictional") { id }
        nodes(ids: ["own:secret", "own:bob", "own:deal", "own:beta", "own:ada"]) { id } }"""
    nothing = {"totalCount": 0}
    alpha = {"node": {"id": "own:alpha", "contacts": {"edges": [{"node": {"id": ADA, "email": "ada@example.org"}}]}}}
    assert ask(opened(Purpose.ANSWER), text)["data"] == {
        "stakeholders": {"totalCount": 1, "edges": [alpha]}, "partnerships": nothing, "projects": nothing,
        "feedback": nothing, "runs": nothing, "outcomes": nothing, "suggestions": nothing,
        "search": [{"id": "own:alpha"}], "nodes": [None, None, None, None, {"id": ADA}],
    }  # fmt: skip


def test_once_all_agreed_a_party_sees_who_the_others_are_and_no_more_of_anybody(ask, opened, deal):
    key = opened(Purpose.ANSWER)
    agree(deal)
    say(deal, Stakeholder(id="own:other", name="Other (fictional)", source=BY))
    found = ask(key, "{ stakeholders { edges { node { id } } } partnerships { edges { node { id } } } }")["data"]
    assert [edge["node"]["id"] for edge in found["stakeholders"]["edges"]] == ["own:secret", "own:alpha"]
    assert [edge["node"]["id"] for edge in found["partnerships"]["edges"]] == [PACT]
    assert ask(key, '{ node(id: "own:bob") { id } }')["data"]["node"] is None


def test_what_is_held_is_told_by_who_says_it(ask, opened):
    matter = ask(opened(Purpose.ABOUT_ME), MATTER)["data"]["myMatter"]
    assert matter["organisations"] == ["Alpha (fictional)"]
    assert {"field": "email", "value": "ada@example.org", "source": BY} in matter["held"]
    assert matter["partnership"] is None
    assert matter["may"] == ["SEE", "CONSENT", "CORRECT", "OBJECT"]


def test_a_person_is_known_to_partners_by_the_fields_they_agreed_to_and_sees_who_was_shown_them(ask, opened, deal):
    bob, ada = opened(Purpose.ANSWER, BOB), opened(Purpose.ANSWER)
    done(ask(bob, f'mutation {{ done: giveConsent(input: {{fields: ["name", "role"]}}) {{ {DONE} }} }}'))
    assert ask(ada, MATTER)["data"]["myMatter"]["partnership"]["known"] == []
    agree(deal)
    (known,) = ask(ada, MATTER)["data"]["myMatter"]["partnership"]["known"]
    assert known == {
        "id": "own:secret", "name": "Aardvark (fictional)",
        "people": [{"name": "Bob (fictional)", "role": "director", "email": None}],
    }  # fmt: skip
    ask(ada, MATTER)
    matter = ask(bob, MATTER)["data"]["myMatter"]
    assert matter["disclosures"] == [{"fields": ["name", "role"], "shownTo": ADA, "byName": ["Alpha (fictional)"]}]
    (consent,) = matter["consents"]
    done(ask(bob, f'mutation {{ done: withdrawConsent(input: {{id: "{consent["id"]}"}}) {{ {DONE} }} }}'))
    assert ask(ada, MATTER)["data"]["myMatter"]["partnership"]["known"][0]["people"] == []


def test_nobody_withdraws_the_consent_of_another(ask, opened):
    done(
        ask(opened(Purpose.ANSWER, BOB), f'mutation {{ done: giveConsent(input: {{fields: ["name"]}}) {{ {DONE} }} }}')
    )
    answer = ask(
        opened(Purpose.ABOUT_ME), f'mutation {{ done: withdrawConsent(input: {{id: "own:yes"}}) {{ {DONE} }} }}'
    )
    done(answer)  # Ada's own
    again = ask(
        opened(Purpose.ABOUT_ME, BOB), f'mutation {{ done: withdrawConsent(input: {{id: "own:yes"}}) {{ {DONE} }} }}'
    )
    assert refusal(again) == "NOT_FOUND"


def test_what_a_person_corrects_of_themselves_wins_and_of_their_organisation_waits_for_a_broker(ask, opened, deal):
    key = opened(Purpose.ABOUT_ME)
    done(ask(key, f'mutation {{ done: correctMyself(input: {{name: "Ada L. (fictional)"}}) {{ {DONE} }} }}'))
    assert ["own:ada", "Ada L. (fictional)", "ada@example.org"] in deal.find(
        Select("Contact", ("id", "name", "email"))
    ).rows
    done(ask(key, f'mutation {{ done: correctFact(input: {{property: "city", right: "Gent"}}) {{ {DONE} }} }}'))
    opened_now = deal.find(Select("Correction", ("about", "property", "right", "state", "by"))).rows
    assert ["Stakeholder/own:alpha", "city", "Gent", "open", ADA] in opened_now
    wrong = ask(key, f'mutation {{ done: correctFact(input: {{property: "soul", right: "Gent"}}) {{ {DONE} }} }}')
    assert refusal(wrong) == "INVALID"


def test_who_objects_is_shown_to_nobody_asked_no_more_and_their_links_end(ask, client, opened, deal):
    bob, ada = opened(Purpose.ANSWER, BOB), opened(Purpose.ANSWER)
    done(ask(bob, f'mutation {{ done: giveConsent(input: {{fields: ["name"]}}) {{ {DONE} }} }}'))
    agree(deal)
    left, _ = parties.invited(deal, "key:ann", Matter(BOB, Purpose.CONFIRM, PACT))
    done(ask(bob, f"mutation {{ done: objectToUse {{ {DONE} }} }}"))
    assert ask(ada, MATTER)["data"]["myMatter"]["partnership"]["known"][0]["people"] == []
    assert client("POST", "/party", json={"code": left}).status_code == 401
    with pytest.raises(Exception, match="objected"):
        parties.invited(deal, "key:ann", Matter(BOB, Purpose.ANSWER, PACT))
    parties.invited(deal, "key:ann", Matter(BOB, Purpose.ABOUT_ME))


def test_an_outcome_is_confirmed_once_by_a_party_of_its_partnership(ask, opened, deal):
    text = f'mutation {{ done: confirmOutcome(input: {{id: "own:gain"}}) {{ {DONE} }} }}'
    matter = done(ask(opened(Purpose.CONFIRM), text))
    assert matter["partnership"]["outcomes"] == [{"id": "own:gain", "confirmed": now().date().isoformat()}]
    assert ["own:gain", ADA] in deal.find(Select("Outcome", ("id", "confirmed_by"))).rows
    key = opened(Purpose.CONFIRM, BOB)
    assert refusal(ask(key, text)) == "CONFLICT"
    other = text.replace("own:gain", "own:fruit")
    assert refusal(ask(key, other)) == "NOT_FOUND"


def test_who_left_or_ends_a_link_after_too_long_gets_none(deal):
    with pytest.raises(Exception, match="1 to 60 days"):
        parties.invited(deal, "key:ann", Matter(ADA, Purpose.ABOUT_ME), datetime.timedelta(days=61))
    say(deal, Contact(id=ADA, name="Ada (fictional)", left=datetime.date(2026, 1, 1), source=BY))
    with pytest.raises(Exception, match="have left"):
        parties.invited(deal, "key:ann", Matter(ADA, Purpose.ABOUT_ME))


def test_without_the_explorer_a_page_runs_its_own_script_alone(client, monkeypatch):
    monkeypatch.setattr(explorer, "files", dict)
    response = client("GET", "/party")
    assert "default-src 'none'; script-src 'sha256-" in response.headers["content-security-policy"]
    assert "innerHTML" not in response.text
