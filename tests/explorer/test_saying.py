"""What the service says in English, the page says in the reader's language: of every feature, and all around it."""

import re

import pytest

from hommel import wiring
from hommel.settings import Settings
from matching.features import FEATURES
from tests.explorer.lived_in import facts
from tests.explorer.test_texts import SENTENCES as TOLD
from tests.schema.asking import data

EN = TOLD["en"]
SENTENCES = {text for name, text in EN.items() if name.partition(".")[0] in ("much", "little")}
FORMS = [
    re.compile("(.+)".join(map(re.escape, re.split(r"\{\w+\}", text))), re.DOTALL)
    for name, text in EN.items()
    if name.startswith("told.")
]


def known(text):
    """Whether the page knows each of several sentences, or the whole as one; as `texts/saying.ts` does."""
    return all(map(one_is_known, text.split("; "))) or one_is_known(text)


def one_is_known(sentence):
    return sentence in SENTENCES or any(form.fullmatch(sentence) for form in FORMS)


@pytest.mark.parametrize("name", FEATURES)
def test_every_feature_has_its_two_sentences_in_both_languages(name):
    own, feature = name.replace("_", "-"), FEATURES[name]
    assert (EN[f"much.{own}"], EN[f"little.{own}"]) == (feature.sentence, feature.against)
    assert TOLD["nl"][f"much.{own}"] != feature.sentence
    assert TOLD["nl"][f"little.{own}"] != feature.against


def test_no_text_is_of_a_feature_that_there_is_not():
    told = {name.partition(".")[2].replace("-", "_") for name in EN if name.startswith(("much.", "little."))}
    assert told == set(FEATURES)


ALL = """query($a: ID!, $b: ID!) { explain(stakeholder: $a, partner: $b) {
  barred doubts evidence { text source } opportunities { text } thirdChairs { text } changes { text }
  relatedness { text } wayIn(top: 5) { text changes } } }"""
PAIRS = [(5, 16), (5, 64), (8, 42), (16, 32), (11, 94), (42, 43)]


@pytest.fixture(scope="module")
def explained(economy, tmp_path_factory):
    """What is said of some pairs of an economy in which people worked."""
    path = tmp_path_factory.mktemp("said") / "own.db"
    path.write_bytes(economy[0].read_bytes())
    with wiring.opened(Settings.read({"HOMMEL_STORE": f"sqlite:///{path}"})) as store:
        with store.unit("test") as unit:
            unit.say(facts())
        return [
            data(store, ALL, {"a": f"example:{one:07}", "b": f"example:{other:07}"})["explain"] for one, other in PAIRS
        ]


def sentences(found):
    yield from (*found["barred"], *found["doubts"], found["relatedness"]["text"])
    for name in ("evidence", "opportunities", "thirdChairs", "changes"):
        yield from (one["text"] for one in found[name])
    yield from (one["source"] for one in found["evidence"] if " " in one["source"])
    yield from found["wayIn"]["changes"] or [found["wayIn"]["text"]]


def test_every_sentence_of_an_explanation_is_known(explained):
    said = [sentence for found in explained for sentence in sentences(found)]
    assert len(said) > 50
    assert [sentence for sentence in said if not known(sentence)] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "it offers what you need; of 100 suggestions like this, 7 became a joint project within 2 years;"
        " learnt from research consortia; in the way: A duty",
        "one of them saw no fit on 2026-01-01, which counts less by the day until 2028-01-01",
        "Alpha has no slot left: it can carry 3, and 3 partnerships run",
        "is meant for companies at the stage 'starting'",
        "Holding in NL decides on Alpha by way of Between; owners own each other in a circle",
        "no service meets this need; 3 stakeholders offer it themselves, as partners",
    ],
)
def test_so_are_those_that_the_example_does_not_say(sentence):
    assert known(sentence)


def test_what_nobody_wrote_a_text_for_is_told_from_what_is_known():
    assert not known("it rains")
    assert not known("it offers what you need; it rains")
