"""What people type finds and sorts what sources write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.folding import LAST, SEARCH_TEXT_LENGTH, SORT_KEY_LENGTH, fold, search_text, search_words, sort_key


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Université de Liège", "universite liege"),
        ("Łódź", "lodz"),
        ("l'École", "ecole"),
        ("R.U.G.", "rug"),
        ("R.U.G.", "r.u.g."),
        ("Straße", "strasse"),
        ("Øresund", "ores"),
        ("東京", "東京"),
        ("東京", "dong"),
    ],
)
def test_a_name_is_found_by_what_people_type(written, typed):
    there = search_text([written]).split()
    assert all(any(word.startswith(asked) for word in there) for asked in search_words(typed))


@given(st.text())
def test_folding_gives_plain_words_and_changes_them_no_more(text):
    folded = fold(text)
    assert fold(folded) == folded
    assert all(word.isascii() and word.isalnum() and word == word.lower() for word in folded.split(" ") if folded)


@given(st.none() | st.text(max_size=400))
def test_a_sort_key_is_short_never_empty_and_at_most_the_last(title):
    key = sort_key(title)
    assert 0 < len(key) <= SORT_KEY_LENGTH
    assert key <= LAST


@given(st.lists(st.none() | st.text(max_size=3_000), max_size=3))
def test_search_text_is_bounded_and_names_each_word_once(parts):
    text = search_text(parts)
    assert len(text) <= SEARCH_TEXT_LENGTH
    words = text.split()
    assert len(words) - len(set(words)) <= 1  # the last may be cut to a word that is there already


def test_without_words_there_is_nothing_to_look_for():
    assert search_words(" -*'\" ") == ()
