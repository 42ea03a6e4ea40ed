"""What words mean, put right once for all: where they stand already, and where they come again."""

import pytest

from graph.model import Capability, Stakeholder
from graph.relations import Needs, Offers
from loaders.tables import load
from schema.access import Role
from schema.mutations.editing import Put, Remove
from schema.mutations.rereading import Said, rereadings
from tests.schema.asking import payload

ANSWER = "errors { code field message } revision changed"
ABC = ("own:a", "own:b", "own:c")
VISION, GLASSES, BEES = "skill:machine-vision", "skill:glasses", "own:bees"


def offered(who, capability, *texts, level=0.5):
    return Said("OFFERS", who, capability, texts, level)


def test_the_same_words_are_moved_however_they_are_written_and_nothing_else_is():
    said = [offered("own:a", GLASSES, "zicht op bijen"), offered("own:b", GLASSES, "Zicht op bij"),
            offered("own:c", GLASSES, "brillen")]  # fmt: skip
    assert list(rereadings(said, "Zicht op bijen", VISION)) == [
        Remove(Offers, f"own:a {GLASSES}"),
        Put(Offers, f"own:a {VISION}", {"words": "zicht op bijen", "level": 0.5}),
    ]


def test_what_else_was_read_as_the_same_stays_and_what_was_there_is_added_to():
    said = [offered("own:a", GLASSES, "brillen", "zicht op bijen"), offered("own:a", VISION, "camera's")]
    assert list(rereadings(said, "zicht op bijen", VISION)) == [
        Put(Offers, f"own:a {GLASSES}", {"words": "brillen"}),
        Put(Offers, f"own:a {VISION}", {"words": "camera's | zicht op bijen", "level": 0.5}),
    ]


@pytest.mark.parametrize("texts", [["camera's"], []])
def test_how_well_one_is_at_what_was_there_stays_as_it_was_said(texts):
    said = [offered("own:a", GLASSES, "zicht op bijen"), offered("own:a", VISION, *texts, level=0.9)]
    [_, put] = rereadings(said, "zicht op bijen", VISION)
    assert put.values == {"words": " | ".join([*texts, "zicht op bijen"]), "level": 0.9}


def test_words_that_mean_nothing_are_taken_away():
    assert list(rereadings([offered("own:a", GLASSES, "de kast")], "De kast", None)) == [
        Remove(Offers, f"own:a {GLASSES}")
    ]


@pytest.fixture
def said(fresh):
    """Two that wrote the same, which was read wrongly."""
    words = {"words": "zicht op bijen", "sure": 0.6, "read_by": "zicht", "source": "sheet"}
    with fresh.unit("test") as unit:
        unit.say(
            [
                Capability(id=VISION, label_en="machine vision", scheme="skill", source="sheet"),
                Capability(id=GLASSES, label_en="glasses", scheme="skill", source="sheet"),
                *(Stakeholder(id=f"own:{one}", name=f"{one} (fictional)", source="sheet") for one in "abc"),
                Offers(from_id="own:a", to_id=GLASSES, level=0.7, **words),
                Needs(from_id="own:b", to_id=GLASSES, urgency=0.4, **words),
                Offers(from_id="own:c", to_id=GLASSES, source="sheet"),
            ]
        )
    return fresh


def stated(store):
    return {
        (type(one).__name__, one.from_id, one.to_id, one.words)
        for noun in (Offers, Needs)
        for one in store.scan(noun)
        if one.from_id in ABC
    }


def test_a_reading_is_put_right_for_all_and_taken_back_as_one(said):
    before = stated(said)
    given = {"words": "zicht op bijen", "capability": VISION}
    answer = payload(said, "correctReading", ANSWER, given)
    assert (answer["errors"], answer["changed"]) == ([], 2)
    assert stated(said) == {
        ("Offers", "own:a", VISION, "zicht op bijen"),
        ("Needs", "own:b", VISION, "zicht op bijen"),
        ("Offers", "own:c", GLASSES, None),
    }
    undone = payload(said, "undo", "errors { message }", {"revision": answer["revision"]})
    assert undone["errors"] == []
    assert stated(said) == before


def test_sheets_that_are_loaded_later_are_read_so(said, tmp_path):
    payload(said, "correctReading", ANSWER, {"words": "zicht op bijen", "capability": VISION})
    (tmp_path / "stakeholders.csv").write_text("naam;biedt\nDelta (verzonnen);Zicht op bijen\n", "utf-8")
    load(tmp_path, said)
    assert any(one.from_id == "own:delta-verzonnen" and one.to_id == VISION for one in said.scan(Offers))


@pytest.mark.parametrize(
    ("given", "field"),
    [({"words": "een | twee"}, "words"), ({"words": " "}, "words"), ({"words": "x", "capability": BEES}, "capability")],
)
def test_what_makes_no_sense_is_refused_at_its_field(said, given, field):
    errors = payload(said, "correctReading", ANSWER, given)["errors"]
    assert [error["field"] for error in errors] == [["input", field]]


def test_only_who_edits_may(said):
    answer = payload(said, "correctReading", ANSWER, {"words": "zicht op bijen"}, role=Role.ANALYST)
    assert [error["code"] for error in answer["errors"]] == ["FORBIDDEN"]
