"""The rule score, which nothing taught, on a made-up Dutch sheet of 100 members with hidden intents (`bench.sheet`)."""

import csv

import pytest

from bench import sheet

KEYWORDS = ("keywords, TF-IDF cosine", "keywords, shared words", "letters in threes, TF-IDF cosine")


@pytest.fixture(scope="module")
def figures():
    """Precision@5 of each way of ranking, and the paired differences."""
    return sheet.measured()


def test_the_sheet_is_whole_and_each_text_has_its_intent():
    with sheet.LABELS.with_name("intents.csv").open(encoding="utf-8", newline="") as file:
        intents = {row["intent"] for row in csv.DictReader(file)}
    rows = sheet.rows()
    assert len(rows) == 100
    assert len({row["naam"] for row in rows}) == 100
    for row in rows:
        assert "(verzonnen)" in row["naam"]
        for texts, meant in (("biedt", "biedt_bedoeld"), ("zoekt", "zoekt_bedoeld")):
            assert len(row[texts].split("|")) == len(row[meant].split("|"))
            assert set(row[meant].split("|")) <= intents


def test_hidden_intents_are_never_shown():
    assert "bedoeld" not in sheet.SHEET.read_text("utf-8")


@pytest.mark.parametrize("keywords", KEYWORDS)
def test_the_rule_score_is_better_than_keyword_overlap(figures, keywords):
    difference = figures[f"rule score, not learnt − {keywords}"]
    assert difference.mean > 0.1
    assert difference.low > 0.0


def test_of_fresh_texts_most_are_read_and_most_of_these_rightly():
    fresh = sheet.readings()
    assert fresh.read > 0.6 * fresh.texts
    assert fresh.right > 0.75 * fresh.read


def test_more_is_possible(figures):
    assert figures["rule score, not learnt"].high < figures["most that is possible"].low


def test_a_ranking_that_knows_the_intents_is_perfect_and_one_that_shuns_them_worthless():
    members = sheet.read()
    good = {one.name: [two.name for two in members if one.suits(two) and two is not one] for one in members}
    bad = {one.name: [two.name for two in members if not one.suits(two) and two is not one] for one in members}
    assert sheet.precisions(members, good).mean() == pytest.approx(0.99, abs=0.02)
    assert sheet.precisions(members, bad).sum() == 0
