"""`hommel runs diff`: what it prints, writes and refuses."""

import csv

import orjson
import pytest


@pytest.fixture
def two(on_example):
    """Ids of two runs on the example, the second with longer lists."""
    return [on_example("match", "--top", top, "--json").json["run"] for top in ("3", "4")]


def test_what_came_is_printed_with_its_reason_and_counted(on_example, two):
    ran = on_example("runs", "diff", *two)
    assert ran.status == 0
    assert "Lists of another length: 3, then 4" in ran.out
    assert "lists are longer: 4 instead of 3" in ran.out
    assert "0 went, 0 moved, 0 rescored" in ran.out


def test_the_file_holds_all_that_differs_in_either_form(on_example, two, tmp_path):
    counts = on_example("runs", "diff", *two, "--out", tmp_path / "d.csv", "--json").json["counts"]
    assert on_example("runs", "diff", *two, "--out", tmp_path / "d.jsonl").status == 0
    rows = list(csv.DictReader((tmp_path / "d.csv").read_text("utf-8").splitlines()))
    lines = [orjson.loads(line) for line in (tmp_path / "d.jsonl").read_bytes().splitlines()]
    assert len(rows) == len(lines) == counts["came"] > 100
    for row, line in zip(rows, lines, strict=True):
        assert row["stakeholder_id"] == line["stakeholder_id"]
        assert row["moved"] == line["moved"] == "came"
        assert (row["rank_before"], int(row["rank_after"])) == ("", line["rank_after"])
        assert row["because"] == "; ".join(line["because"])


def test_for_one_shows_all_of_its_list_and_nobody_elses(on_example, two):
    found = on_example("runs", "diff", *two, "--for", "example:0000005", "--json").json
    assert {move["stakeholder_id"] for move in found["shown"]} == {"example:0000005"}
    assert found["stakeholders"] == 1


def test_nothing_changed_is_said(on_example, two):
    ran = on_example("runs", "diff", two[0], two[0])
    assert ran.status == 0
    assert ran.out.startswith("Nothing changed: ")


@pytest.mark.parametrize(
    ("more", "said"),
    [(["run:none"], "no run 'run:none'"), (["SAME", "--for", "nobody"], "no stakeholder has the id 'nobody'")],
)
def test_what_is_not_there_is_said(on_example, two, more, said):
    ran = on_example("runs", "diff", two[0], *[two[1] if one == "SAME" else one for one in more])
    assert ran.status == 1
    assert said in ran.err


def test_who_wrote_in_between_is_named(hommel):
    hommel("load", "example", "--size", "100", "--seed", "1")
    before = hommel("match", "--top", "3", "--json").json["run"]
    hommel("load", "example", "--size", "104", "--seed", "1")
    only = hommel("runs", "diff")
    assert (only.status, "the store keeps 1" in only.err) == (1, True)
    hommel("match", "--top", "3")
    ran = hommel("runs", "diff", before)
    assert "Other facts: " in ran.out
    assert "Written in between by " in ran.out
    assert "stakeholders changed: " in ran.out
    assert "4 parties came" in ran.out
