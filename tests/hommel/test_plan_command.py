"""`hommel plan …` and `hommel load exports`: what they print, write and refuse."""

import csv
import shutil

import pytest

from tests.strategy.plan.test_strength import TABLE


@pytest.fixture
def planning(example_store, hommel, tmp_path, monkeypatch):
    """The command line on a copy of the example, to be changed."""
    own = shutil.copy(example_store, tmp_path / "own.db")
    monkeypatch.setenv("HOMMEL_STORE", f"sqlite:///{own}")
    return hommel


def test_the_plan_of_the_example_is_a_page_in_two_languages(on_example, tmp_path):
    text = on_example("plan", "show")
    assert text.status == 0
    assert "1. Strong value chains grow faster by working together" in text.out
    assert "4.2 Look at permits at home (fictional): not measured" in text.out
    assert "Object: Prbra Bra 10" in " ".join(text.out.split())
    for name, begins in (
        ("plan.html", '<!DOCTYPE html>\n<html lang="nl">'),
        ("plan.md", "# Actieplan"),
        ("p", "Actieplan"),
    ):
        assert on_example("plan", "show", "--language", "nl", "--out", tmp_path / name).status == 0
        assert (tmp_path / name).read_text("utf-8").startswith(begins)
    assert on_example("plan", "show", "--line", "line:support", "--json").json["title"] == "Action plan"


def test_a_plan_is_agreed_changed_and_compared(planning):
    none = planning("plan", "diff")
    assert (none.status, "no version of the plan was agreed yet" in none.err) == (1, True)
    agreed = planning("plan", "agree", "Plan (fictional)", "--note", "in June")
    assert agreed.out == "agreed as version 1 (plan:1); print it with: hommel plan show --version 1\n"
    again = planning("plan", "agree", "Plan (fictional)")
    assert (again.status, "says what version 1 says" in again.err) == (1, True)
    told = planning("plan", "versions", "--json").json
    assert told["draft"] == {"edition": 2, "changed": False}
    assert [(one["edition"], one["title"], one["intact"]) for one in told["versions"]] == [
        (1, "Plan (fictional)", True)
    ]
    assert "nothing was changed since" in planning("plan", "versions").out
    assert planning("plan", "diff", "1").out == "0 entries differ\n"
    assert "Plan (fictional): version 1, agreed on" in planning("plan", "show", "--version", "1").out
    missing = planning("plan", "show", "--version", "3")
    assert (missing.status, "no version 3 of the plan; agreed are 1" in missing.err) == (1, True)


def test_figures_come_with_the_records_that_they_count(on_example, tmp_path):
    file = tmp_path / "counted.csv"
    found = on_example("plan", "indicators", "milestones_done", "budget", "--records", file, "--json").json
    assert [(one["name"], one["value"], len(one["records"])) for one in found] == [
        ("budget", 46_500_000, 7), ("milestones_done", 3, 3),
    ]  # fmt: skip
    rows = list(csv.DictReader(file.read_text("utf-8").splitlines()))
    assert sum(int(row["value"]) for row in rows if row["figure"] == "budget") == 46_500_000
    year = on_example("plan", "indicators", "milestones_done", "--since", "2025-12-01", "--until", "2025-12-31")
    assert year.out.splitlines()[1].startswith("milestones_done\t2\trecords\t2\t")
    wrong = on_example("plan", "indicators", "luck")
    assert (wrong.status, "no figure is called 'luck'; there are actions," in wrong.err) == (1, True)


def test_exports_are_loaded_and_tell_where_a_chain_is_strong(planning, tmp_path):
    empty = planning("plan", "strength")
    assert (empty.status, "hommel load exports" in empty.err) == (1, True)
    file = tmp_path / "sold.csv"
    file.write_text(TABLE, "utf-8")
    assert planning("load", "exports", file, "--dry-run", "--json").json["tallies"]["ExportValue"]["new"] == 5
    assert planning("load", "exports", file).status == 0
    lines = planning("plan", "strength", "--chain", "chain:food", "--first", "2").out.splitlines()
    assert lines[1] == "Food\tall\t100000000\t100.0%\t12.5%\t1.25\t\t\t\t"
    assert lines[2].startswith("Food\tGermany\t60000000\t60.0%\t10.0%\t1.25\t15000000\t")
    first = planning("plan", "strength", "--json").json
    assert {"present", "aiming", "barriers"} <= first[-1].keys()
