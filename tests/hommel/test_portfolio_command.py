"""`hommel portfolio`: what it prints, writes and refuses."""

import csv

import pytest


@pytest.fixture
def matched(on_example):
    """The command line on the example, with a run."""
    assert on_example("match", "--top", "10").status == 0
    return on_example


def test_picks_bound_gap_and_counts_are_printed(matched):
    ran = matched("portfolio", "--capacity", "2")
    assert ran.status == 0
    assert "candidate pairs of run:" in ran.out
    assert "no choice can score more than" in ran.out
    found = matched("portfolio", "--capacity", "2", "--json").json
    assert 0 <= found["gap"] < 0.02
    assert sum(found["chain_pairs"].values()) == len(found["picks"])
    assert found["value"] == pytest.approx(sum(pick["score"] for pick in found["picks"]))


def test_quotas_and_most_are_kept(matched):
    found = matched("portfolio", "--quota", "5%", "--most", "60", "--json").json
    assert len(found["picks"]) <= 60
    counts = [count for name, count in found["chain_pairs"].items() if name != "other"]
    assert min(counts) >= 0.05 * len(found["picks"])


def test_the_file_is_the_last_portfolio_of_the_next_run(matched, tmp_path):
    out = tmp_path / "picks.csv"
    picks = matched("portfolio", "--out", out, "--json").json["picks"]
    rows = list(csv.DictReader(out.read_text("utf-8").splitlines()))
    assert [row["stakeholder_id"] for row in rows] == [pick["stakeholder_id"] for pick in picks]
    again = matched("portfolio", "--last", out, "--json").json
    assert again["last"] == len(rows)
    assert again["kept"] >= 0.98 * len(rows)


def test_why_not_answers_for_a_pick_and_for_a_pair_that_never_could_be(matched):
    pick = matched("portfolio", "--json").json["picks"][0]
    ran = matched("portfolio", "--why-not", pick["stakeholder_id"], pick["partner_id"])
    assert "They are picked." in ran.out
    answer = matched("portfolio", "--why-not", pick["stakeholder_id"], pick["stakeholder_id"], "--json")
    assert "no partner of itself" in answer.err


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["--quota", "many"], 1, "is no share"),
        (["--quota", "20%"], 1, "add up to more than everything"),
        (["--capacity", "few"], 2, "--capacity"),
        (["--run", "run:none"], 1, "no run 'run:none'"),
        (["--last", "nowhere.csv"], 1, "nowhere.csv"),
        (["--why-not", "example:0000001", "nobody"], 1, "no stakeholder has the id 'nobody'"),
    ],
)
def test_what_is_wrong_is_said(matched, arguments, status, said):
    ran = matched("portfolio", *arguments)
    assert ran.status == status
    assert said in ran.err


def test_without_a_run_it_says_how_to_make_one(on_example, hommel, tmp_path, monkeypatch):
    monkeypatch.setenv("HOMMEL_STORE", f"sqlite:///{tmp_path / 'new.db'}")
    hommel("load", "example", "--size", "20", "--seed", "1")
    ran = hommel("portfolio")
    assert ran.status == 1
    assert "begin with `hommel match`" in ran.err
