"""From a loaded economy to explained suggestions, on the command line."""

import csv
import signal
import subprocess
import sys

import pytest


@pytest.fixture
def example_ids(on_example, tmp_path):
    out = tmp_path / "s.csv"
    assert on_example("match", "--top", "3", "--out", out).status == 0
    with out.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_match_prints_reasons_and_how_many_and_keeps_the_run(on_example):
    ran = on_example("match", "--top", "5")
    assert ran.status == 0
    assert "suggestions for" in ran.out
    assert "you" in ran.out
    run = ran.out.partition("kept as ")[2].split()[0].rstrip(",")
    assert run in {one["run"] for one in on_example("runs", "--json").json}
    assert run in on_example("runs").out


def test_the_same_match_twice_is_the_same_run_and_the_same_bytes(on_example, tmp_path):
    answers = [on_example("match", "--out", tmp_path / name, "--json").json for name in ("a.csv", "b.csv")]
    assert answers[0]["run"] == answers[1]["run"]
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()


def test_cross_chain_suggestions_cross_chains(example_ids):
    assert example_ids
    for row in example_ids:
        assert row["chain_from"] != row["chain_to"]
        assert row["stakeholder_id"] != row["partner_id"]


def test_match_for_one_shows_that_one_alone(on_example):
    answer = on_example("match", "--for", "example:0000005", "--top", "4", "--json").json
    assert {one["stakeholder_id"] for one in answer["shown"]} == {"example:0000005"}
    assert [one["rank"] for one in answer["shown"]] == [1, 2, 3, 4]


def test_explain_says_why_and_adds_up(on_example, example_ids):
    one, other = example_ids[0]["stakeholder_id"], example_ids[0]["partner_id"]
    found = on_example("explain", one, other, "--json").json
    assert sum(part["contribution"] for part in found["contributions"]) == pytest.approx(found["score"])
    assert "Why:" in on_example("explain", one, other).out


def test_explain_says_what_would_bring_a_partner_among_the_first(on_example, example_ids):
    one, other = example_ids[1]["stakeholder_id"], example_ids[1]["partner_id"]
    assert example_ids[1]["rank"] == "2"
    way = on_example("explain", one, other, "--top", "1", "--json").json["way_in"]
    assert (way["top"], way["rank"]) == (1, 2)
    assert (way["reached"] == 1) == bool(way["changes"])
    page = on_example("explain", one, other, "--top", "1").out
    assert "To come among the first 1:" in page
    assert way["text"][1:] in page
    assert "How related you are, which is no part of the score:" in page


def test_a_rule_tells_no_probability_and_a_limit_on_lists_is_kept_with_the_run(on_example, example_ids):
    one, other = example_ids[0]["stakeholder_id"], example_ids[0]["partner_id"]
    assert on_example("explain", one, other, "--json").json["chance"] is None
    answer = on_example("match", "--for", one, "--top", "2", "--diverse", "0.1", "--json").json
    assert (answer["diverse"], answer["shown"][0]["chance"]) == (0.1, None)
    assert on_example("match", "--for", one, "--diverse", "7").status == 1


def test_an_unknown_id_is_answered_with_who_it_could_have_been(on_example):
    named = on_example("match", "--for", "example:0000005", "--top", "1", "--json").json["shown"][0]["name"]
    ran = on_example("explain", named.split()[0], "example:0000001")
    assert ran.status == 1
    assert "did you mean example:" in ran.err
    assert on_example("match", "--for", "own:nobody").status == 1


def test_one_and_the_same_is_refused(on_example):
    assert on_example("explain", "example:0000001", "example:0000001").status == 1


def test_an_empty_store_says_where_to_begin(hommel):
    hommel("migrate")
    ran = hommel("match")
    assert ran.status == 1
    assert "load example" in ran.err


def test_newcomers_are_taken_for_one_run(on_example, tmp_path):
    profiles = tmp_path / "new.csv"
    profiles.write_text("stakeholder_id,country,activity_type,chains\nown:new,BE,PRC,food\n", "utf-8")
    answer = on_example("match", "--profiles", profiles, "--for", "own:new", "--top", "3", "--json").json
    assert {one["stakeholder_id"] for one in answer["shown"]} == {"own:new"}
    assert {one["chain_from"] for one in answer["shown"]} == {"food"}
    assert on_example("info", "--json").json["counts"]["Stakeholder"] == 200


def test_evaluation_answers_or_says_what_it_lacks(on_example):
    ran = on_example("evaluate", "--split", "2020-01-01", "--json")
    assert ran.status in (0, 1)
    if ran.status == 0:
        assert "Hommel" in next(iter(ran.json["figures"].values()))
    else:
        assert "--split" in ran.err


def test_the_printed_suggestions_show_each_stakeholder_once(on_example):
    shown = on_example("match", "--json").json["shown"]
    everybody = [one[end] for one in shown for end in ("stakeholder_id", "partner_id")]
    assert len(shown) == 10
    assert len(set(everybody)) == 20


def test_a_load_that_ctrl_c_ends_leaves_a_whole_store_and_can_be_taken_up_again(hommel, store_path):
    command = [sys.executable, "-m", "hommel", "load", "example", "--size", "3000"]
    load = subprocess.Popen(
        command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # what runs in the background ignores it
    )  # fmt: skip
    load.stderr.readline()  # it is under way
    load.send_signal(signal.SIGINT)
    _, said = load.communicate(timeout=60)
    assert load.returncode == 130, said
    assert "the store is whole" in said
    assert "Traceback" not in said
    assert hommel("info").status == 0
    assert hommel("load", "example", "--size", "3000").status == 0
    assert hommel("info", "--json").json["counts"]["Stakeholder"] == 3000


def test_who_works_makes_no_difference(on_example, tmp_path):
    said = [
        on_example("match", "--workers", who, "--top", "4", "--out", tmp_path / f"{number}.csv", "--json").json
        for number, who in enumerate(("threads:1", "processes:2"))
    ]
    assert said[0]["run"] == said[1]["run"]
    assert (tmp_path / "0.csv").read_bytes() == (tmp_path / "1.csv").read_bytes()


def test_workers_that_nobody_knows_are_refused_before_anything_is_read(on_example):
    ran = on_example("match", "--workers", "ants")
    assert (ran.status, "processes:4" in ran.err, "reading" in ran.err) == (1, True, False)
