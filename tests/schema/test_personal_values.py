"""Values of persons lie in their own rows alone: planted ones are looked for everywhere else, whatever is done."""

import orjson
import pytest

from atlas import archive
from graph.shelves import Shelf
from schema.access import Matter, Role
from schema.authentication import keys
from schema.authentication.parties import invited
from schema.parties.forgetting import forget
from strategy.people.erasing import Erasures
from strategy.people.purposes import Purpose
from tests.schema.asking import requesting

PLANTED = ("Quaggazebra", "zebra.quagga@example.org", "Wombatine", "okapi-officer", "numbat@example.org")
REFUSAL = "errors { code message }"


@pytest.fixture
def ask(fresh):
    """Asks as a manager; with `key`, as its bearer."""
    _, manager = keys.create(fresh, Role.MANAGER, "Mia")
    with requesting(fresh) as send:

        def ask(text, path="/graphql", key=manager):
            headers = {"Authorization": f"Bearer {key}"} if key else {}
            return send("POST", path, json={"query": text} if path == "/graphql" else text, headers=headers).json()

        yield ask


def mutated(ask, mutation, **options):
    answer = ask(f"mutation {{ done: {mutation} }}", **options)
    assert "errors" not in answer, answer
    return answer["data"]["done"]


def kept(store, *, persons):
    """All that is kept of persons, or all that is kept of everything else: sections, trail, shelves."""
    with store.frozen() as frozen:
        told = {section.name: list(section.rows) for section in archive.sections(frozen)}
    own = told.pop("kept/Contact")
    shelves = [[entry.id, entry.at, dict(entry.body)] for shelf in Shelf for entry in store.entries(shelf)]
    return orjson.dumps(own if persons else [told, shelves]).decode()


def told_in(text):
    return [planted for planted in PLANTED if planted.lower() in text.lower()]


@pytest.fixture
def lived(ask, fresh):
    """A person who was added, changed, hidden, corrected by themselves, wrongly asked for, and searched by."""
    made = mutated(
        ask,
        'createContact(input: {stakeholder: "own:alpha", name: "Quaggazebra (fictional)",'
        f' email: "zebra.quagga@example.org", idempotencyKey: "once"}}) {{ {REFUSAL} contact {{ id }} }}',
    )
    contact = made["contact"]["id"]
    mutated(ask, f'updateContact(input: {{id: "{contact}", name: "Wombatine", role: "okapi-officer"}}) {{ {REFUSAL} }}')
    code, _ = invited(fresh, "key:ann", Matter(contact, Purpose.ABOUT_ME))
    key = ask({"code": code}, "/party", key="")["key"]
    mutated(ask, f'correctMyself(input: {{email: "numbat@example.org"}}) {{ {REFUSAL} }}', key=key)
    mutated(ask, f'giveConsent(input: {{fields: ["email"], news: true}}) {{ {REFUSAL} }}', key=key)
    ask('mutation { createContact(input: {stakeholder: "own:none", name: "Quaggazebra"}) { errors { code } } }')
    return contact


def test_they_are_in_no_trail_history_run_or_shelf(lived, fresh, caplog):
    assert told_in(kept(fresh, persons=True)) == ["Wombatine", "okapi-officer", "numbat@example.org"]
    assert told_in(kept(fresh, persons=False)) == []
    assert told_in(caplog.text) == []


def test_nor_once_the_person_was_hidden_and_brought_back(lived, ask, fresh):
    mutated(ask, f'removeContact(input: {{id: "{lived}"}}) {{ {REFUSAL} }}')
    assert told_in(kept(fresh, persons=False)) == []


def test_an_edit_of_a_person_cannot_be_undone_since_nobody_kept_what_was_there(lived, ask):
    mutated(ask, f'updateContact(input: {{id: "{lived}", name: "Okapi"}}) {{ {REFUSAL} }}')
    (why,) = mutated(ask, f"undo(input: {{}}) {{ {REFUSAL} }}")["errors"]
    assert (why["code"], "edit it again" in why["message"]) == ("CONFLICT", True)


def test_a_saved_filter_goes_by_no_person(ask, fresh):
    through = '{contacts: {some: {email: {eq: "numbat@example.org"}}}}'
    for where in (through, f"{{not: {through}}}", f'{{or: [{{country: {{eq: "BE"}}}}, {through}]}}'):
        (why,) = mutated(ask, f'saveSearch(input: {{name: "x", stakeholders: {where}}}) {{ {REFUSAL} }}')["errors"]
        assert (why["code"], "goes by no person" in why["message"]) == ("INVALID", True)
    assert told_in(kept(fresh, persons=False)) == []


def test_search_finds_nobody_by_them(lived, ask):
    for planted in PLANTED:
        assert ask(f'{{ search(text: "{planted}") {{ id }} }}')["data"] == {"search": []}


def test_after_all_that_who_is_erased_is_nowhere(lived, fresh, tmp_path):
    forget(fresh, fresh, Erasures(tmp_path / "elsewhere" / "erasures.jsonl"), "key:root", [lived])
    assert told_in(kept(fresh, persons=True) + kept(fresh, persons=False)) == []
    path = getattr(fresh, "path", None)
    files = b"".join(one.read_bytes() for one in path.parent.glob(f"{path.name}*")) if path else b""
    assert told_in(files.decode("latin-1")) == []
