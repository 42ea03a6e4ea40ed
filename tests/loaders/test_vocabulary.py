"""The shipped vocabulary: complete, labelled, with a reason for every row, and equal to the mapping it carries over."""

import csv
from pathlib import Path

import pytest

from loaders import vocabulary
from loaders.vocabulary.mapping import chains_of_part, chains_of_project, finest, listed_prefix, normal_topic

FOLDER = Path(vocabulary.__file__).parent
TABLES = {
    "chains_of_programme_parts.csv": ("chains-h2020.csv", "programme_part"),
    "chains_of_topics.csv": ("chains-topics.csv", "prefix"),
}


@pytest.mark.parametrize("table", TABLES)
def test_every_row_of_a_mapping_names_a_known_chain_a_weight_and_a_reason(table: str) -> None:
    known = {chain.notation for chain in vocabulary.value_chains()} | {vocabulary.NEUTRAL}
    total: dict[str, float] = {}
    with (FOLDER / table).open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            assert row["chain"] in known
            assert row["reason"]
            key = row[TABLES[table][1]]
            total[key] = total.get(key, 0) + float(row["weight"])
    assert all(0 < weight <= 1 + 1e-9 for weight in total.values())


@pytest.mark.parametrize("table", TABLES)
def test_a_mapping_is_the_one_that_was_agreed(table: str, shared_data: Path) -> None:
    assert (FOLDER / table).read_bytes() == (shared_data / "vocab" / TABLES[table][0]).read_bytes()


def test_chains_stages_and_lines_have_labels_in_three_languages() -> None:
    for concept in (*vocabulary.value_chains(), *vocabulary.stages(), *vocabulary.strategic_lines()):
        assert concept.label_nl
        assert concept.label_en
        assert concept.label_fr


@pytest.mark.parametrize(
    ("topic", "prefix"),
    [
        ("H2020-ICT-2014-1", "ICT"),
        ("FP7-KBBE.2011_2", "KBBE-2011-2"),
        ("KBBE-2011-20", "KBBE"),  # not KBBE-2011-2
        ("health-2", "HEALTH"),
        ("EEB", "EEB"),
        ("ICTX-1", None),
        ("", None),
    ],
)
def test_the_longest_listed_prefix_wins_that_ends_before_no_letter_or_digit(topic: str, prefix: str | None) -> None:
    assert listed_prefix(normal_topic(topic)) == prefix


def test_several_topics_count_alike() -> None:
    weights, rule = chains_of_project(["PHC-1-2014", "SFS-2-2014", "NOT-LISTED"], ["H2020-EU.3.4."])
    assert (weights, rule) == ({"food": 0.5, "life-sciences": 0.5}, "chains-of-topics")


def test_parts_without_a_chain_do_not_dilute_those_that_have_one() -> None:
    assert chains_of_project([], ["H2020-EU.1.1.", "H2020-EU.3.2.2."])[0] == {"food": 1.0}


def test_a_part_that_is_not_listed_takes_the_row_of_its_ancestor() -> None:
    assert chains_of_part("H2020-EU.3.4.8.5.1.") == {"logistics": 1.0}
    assert chains_of_part("H2020-Euratom-1.9.") == {"engineering": 0.5}
    assert chains_of_part("HORIZON.2.1") == {}


def test_the_finest_parts_stand_for_those_they_lie_in() -> None:
    assert finest(["H2020-EU.3.", "H2020-EU.3.4.8.", "H2020-EU.3.4.", "H2020-EU.1."]) == [
        "H2020-EU.1.",
        "H2020-EU.3.4.8.",
    ]
