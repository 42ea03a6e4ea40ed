"""Texts as people write them, and what they mean; whatever is in a sheet, nothing but our own errors comes out."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from graph.errors import HommelError
from graph.model import Capability, StakeholderKind
from graph.sqlite import SqliteStore, open_store
from loaders.tables import rehearse
from loaders.tables.wording import words
from loaders.tables.wording.capabilities import Vocabulary, content_words
from loaders.tables.wording.countries import COUNTRIES, ISO_CODES, country_code
from loaders.tables.wording.fields import STAKEHOLDER, capacity, day, nuts, share, whole, year

DRYING = Capability(id="euroscivoc:/1", label_en="drying technology", label_nl="droogtechniek", source="x")
SENSORS = Capability(id="topic:S", label_en="sensors", alt_labels=("meetsystemen",), source="x")
OWN_SENSORS = Capability(id="own:sensor", label_en="sensor", source="x")


@pytest.fixture(scope="module")
def store() -> Iterator[SqliteStore]:
    folder = Path(tempfile.mkdtemp())
    store = open_store(folder / "store.db", create=True)
    yield store
    store.close()
    shutil.rmtree(folder)


@pytest.mark.parametrize(
    ("text", "capabilities", "sure"),
    [
        pytest.param("Droogtechniek", ("euroscivoc:/1",), 1.0, id="a Dutch label"),
        pytest.param("drying technologies", ("euroscivoc:/1",), 1.0, id="a plural"),
        pytest.param("the Meetsystemen", ("topic:S",), 1.0, id="another name, with an article"),
        pytest.param("sensors and drying technology", ("topic:S", "euroscivoc:/1"), 1.0, id="two at once"),
        pytest.param("new drying technology", ("euroscivoc:/1",), 1.0, id="with a word that tells nothing"),
        pytest.param("drying technology in towers", ("euroscivoc:/1",), 0.9, id="with one that nobody knows"),
        pytest.param("technology in towers", ("own:technology-towers",), 0.0, id="half a label is too little"),
        pytest.param("topic:S", ("topic:S",), 1.0, id="an id"),
        pytest.param("topic:T", ("own:topic-t",), 0.0, id="an id that nobody knows"),
        pytest.param("de het een", ("own:de-het-een",), 0.0, id="nothing but fillers"),
        pytest.param("東京", ("own:dongjing",), 0.0, id="another script"),
    ],
)
def test_a_text_is_read_as_the_capability_it_names(text: str, capabilities: tuple[str, ...], sure: float) -> None:
    reading = Vocabulary([DRYING, SENSORS, OWN_SENSORS]).read(text)
    assert (reading.capabilities, reading.sure) == (capabilities, sure)


@given(st.permutations([DRYING, SENSORS, OWN_SENSORS]), st.text())
def test_the_order_of_the_vocabulary_never_matters(known: list[Capability], text: str) -> None:
    assert Vocabulary(known).read(text) == Vocabulary([DRYING, SENSORS, OWN_SENSORS]).read(text)


@given(st.text(min_size=1))
def test_a_text_that_made_a_capability_means_it_ever_after(text: str) -> None:
    vocabulary = Vocabulary([DRYING, SENSORS])
    first = vocabulary.read(text)
    for capability in first.capabilities:
        if capability.startswith("own:"):
            vocabulary.add(Capability(id=capability, label_en=text, source="x"))
    assert vocabulary.read(text).capabilities == first.capabilities


@given(st.text())
def test_words_that_tell_tell_the_same_twice(text: str) -> None:
    assert content_words(" ".join(content_words(text))) == content_words(" ".join(content_words(text)))
    assert all(word.isascii() for word in content_words(text))


def test_every_kind_of_stakeholder_can_be_written_in_dutch_and_english() -> None:
    assert set(words.KINDS.values()) == set(StakeholderKind)
    pairs = {"bedrijf": "company", "kennisinstelling": "research-organisation", "hogeschool": "higher-education"}
    assert {typed: words.understood(typed, words.KINDS) for typed in pairs} == pairs


def test_a_word_never_stands_for_two_things() -> None:
    with pytest.raises(ValueError, match="stands for both"):
        words.spelled({"a": "x", "b": "X!"})


def test_every_country_with_names_has_a_code_and_is_found_by_each() -> None:
    assert COUNTRIES.keys() - {"EL", "UK", "XK"} <= ISO_CODES
    for code, country in COUNTRIES.items():
        assert {country_code(name) for name in country} == {code}


@pytest.mark.parametrize("typed", ["", "XX", "Atlantis", "東京", "BEL GIE 2"])
def test_an_unknown_country_is_not_guessed(typed: str) -> None:
    with pytest.raises(ValueError, match="unknown country"):
        country_code(typed)


@pytest.mark.parametrize(
    ("read", "typed"),
    [
        (day, "31/02/2020"),
        (day, "2020-13-01"),
        (day, "soon"),
        (day, "01/02/03"),
        (whole, "1,5"),
        (whole, "12e3"),
        (whole, "٣"),
        (year, "85"),
        (year, "99999"),
        (share, "2"),
        (share, "-0,1"),
        (share, "101%"),
        (share, "nan"),
        (capacity, "-1"),
        (capacity, "9" * 30),
        (nuts, "Vlaanderen"),
    ],
)
def test_what_is_no_such_value_is_refused(read: object, typed: str) -> None:
    with pytest.raises(ValueError, match=r"not |no such"):
        read(typed)  # type: ignore[operator]  # each is a reader


@given(st.sampled_from(sorted(STAKEHOLDER)), st.text())
def test_no_cell_does_more_than_be_refused(column: str, typed: str) -> None:
    try:
        STAKEHOLDER[column](typed)
    except ValueError:
        return


CELL = st.text(max_size=12) | st.sampled_from(
    ["Alfa", "BE", "|", ";", "=1", "voeding", "0203201340", "own:x", "a:b", "31/02/2020"]
)
COLUMN = st.sampled_from(
    ["naam", "id", "land", "kbo", "ketens", "biedt", "zoekt", "markten", "doelmarkten", "stand op"]
)


@given(
    header=st.lists(COLUMN, min_size=1, max_size=5),
    rows=st.lists(st.lists(CELL, max_size=6), max_size=4),
    mark=st.sampled_from([";", ",", "\t"]),
    noise=st.binary(max_size=8),
)
@example(header=["naam"], rows=[["\0"]], mark=";", noise=b"")
def test_whatever_is_in_a_sheet_nothing_but_our_own_errors_comes_out(
    store: SqliteStore, header: list[str], rows: list[list[str]], mark: str, noise: bytes
) -> None:
    lines = [mark.join(header), *(mark.join(row) for row in rows)]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "sheet.csv"
        file.write_bytes("\n".join(lines).encode("utf-8", "replace") + noise)
        try:
            rehearse(file, store)
        except HommelError:
            return
