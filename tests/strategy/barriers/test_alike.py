"""Entries that are the same barrier are found, whatever language they are in, and told from those that are not.

The register of 300 entries is made up, fictional countries and all. One half of it taught the weights (`half` is dev).
"""

import csv
from itertools import combinations
from pathlib import Path

import pytest

from graph.errors import Conflict, NotFound
from strategy.barriers.alike.likeness import FROM, Entry, alike
from strategy.barriers.alike.measuring import Labelled, measured, read
from strategy.barriers.alike.proposing import check_unlike, like
from strategy.barriers.register.registering import Entry as Given
from tests.strategy.barriers.conftest import HINDERED, TOLL

ENTRIES = Path(__file__).with_name("entries.csv")


@pytest.fixture(scope="module")
def register():
    return read(ENTRIES)


def test_the_register_is_what_it_is_said_to_be(register):
    assert len(register) == 300
    with ENTRIES.open(encoding="utf-8", newline="") as file:
        languages = [row["language"] for row in csv.DictReader(file)]
    assert {language: languages.count(language) for language in ("nl", "en")} == {"nl": 150, "en": 150}
    same = sum(one.group == other.group for one, other in combinations(register, 2))
    assert same == 180


def test_most_that_are_the_same_are_proposed_and_most_proposals_are_right(register):
    for half, precision, recall in (("dev", 0.6, 0.75), ("test", 0.6, 0.75)):
        figures = measured([one for one in register if one.half == half])
        assert figures.precision >= precision, half
        assert figures.recall >= recall, half


SAID = {"title": "A stamp on every crate", "summary": "Customs want a stamp on each crate of beer", "place": "abroad"}


def test_two_languages_are_compared_by_what_words_mean():
    dutch = Entry("b", "Een stempel op elke krat", "De douane wil een stempel op alle kratten bier", "abroad")
    other = Entry("c", "Data must stay on servers there", "No cloud abroad", "abroad")
    (found,) = alike(Entry("a", **SAID, markets=frozenset({"XA"})), [dutch, other])
    assert found.id == "b"
    assert found.odds >= FROM
    assert found.why == "both speak of crate, stamp, beer, customs"


def test_another_market_or_another_product_is_another_barrier():
    one = Entry("a", **SAID, markets=frozenset({"XA"}), hs6="220300")
    twin = Entry("b", **SAID, markets=frozenset({"XA"}), hs6="220300")
    assert [found.id for found in alike(one, [twin])] == ["b"]
    assert alike(one, [Entry("b", **SAID, markets=frozenset({"XB"}), hs6="220300")]) == []
    assert alike(one, [one]) == []


def test_a_register_of_one_kind_of_words_tells_nothing():
    assert alike(Entry("a", "Stamp", place="home"), [Entry("b", "Stamp", place="abroad")]) == []
    assert measured([Labelled(Entry("a"), "g", "dev")]).recall is None


def test_at_entry_what_may_be_there_already_is_named_with_the_reason(desk):
    there = desk.enter("stamp", SAID | {"summary": "x"})
    with pytest.raises(Conflict, match=rf"may be there already: .*\({there}\): the same markets: market:XA"):
        check_unlike(desk.store, Given(SAID, HINDERED), frozenset())
    check_unlike(desk.store, Given(SAID, HINDERED), frozenset({there}))
    check_unlike(desk.store, Given(SAID, {"markets": ["market:XB"]}), frozenset())


def test_afterwards_they_are_proposed_until_they_are_merged(desk):
    one, other = desk.enter("one", SAID | {"summary": "x"}), desk.enter("other", SAID)
    desk.enter("third", TOLL, {"markets": ["market:XB"]})
    assert [found.id for found in like(desk.store, one)] == [other]
    desk.take(other, "merge", into=one)
    assert like(desk.store, one) == []
    with pytest.raises(NotFound, match="or it was merged"):
        like(desk.store, other)
