"""`hommel fit`: what it prints, writes and refuses."""

import csv

import orjson
import pytest


def test_each_fit_comes_with_its_capabilities_and_they_add_up(on_example):
    found = on_example("fit", "--for", "example:0000007", "--top", "5", "--json").json
    assert [one["rank"] for one in found["shown"]] == [1, 2, 3, 4, 5]
    for one in found["shown"]:
        assert one["stakeholder_id"] == "example:0000007"
        assert one["score"] == pytest.approx(sum(met["idf"] for met in one["met"]))
        assert all(met["capability"] in one["explanation"] for met in one["met"][:5])


def test_bridges_share_no_chain(on_example):
    found = on_example("fit", "--scope", "bridge", "--json").json["shown"]
    assert found
    assert all(one["chain_from"] != one["chain_to"] for one in found)


def test_a_list_for_the_public_knows_of_nobody_else(on_example):
    found = on_example("fit", "--audience", "public", "--json").json
    assert 0 < found["fits"] <= on_example("fit", "--json").json["fits"]


def test_nobody_is_shown_twice_where_everybody_is_asked_about(on_example):
    ran = on_example("fit", "--top", "3", "--json").json
    shown = [who for one in ran["shown"] for who in (one["stakeholder_id"], one["partner_id"])]
    assert len(shown) == len(set(shown)) == 20


def test_files_hold_what_is_found_in_either_form(on_example, tmp_path):
    count = on_example("fit", "--top", "3", "--out", tmp_path / "fits.csv", "--json").json["fits"]
    rows = list(csv.DictReader((tmp_path / "fits.csv").read_text("utf-8").splitlines()))
    assert on_example("fit", "--top", "3", "--out", tmp_path / "fits.jsonl").status == 0
    lines = [orjson.loads(line) for line in (tmp_path / "fits.jsonl").read_bytes().splitlines()]
    assert len(rows) == len(lines) == count
    assert [row["partner_id"] for row in rows] == [line["partner_id"] for line in lines]
    assert (
        "it offers what you need: " in rows[0]["explanation"] or "it needs what you offer: " in rows[0]["explanation"]
    )


def test_a_page_for_people_says_who_and_why(on_example):
    ran = on_example("fit", "--for", "example:0000007", "--top", "1")
    assert "(fictional) (example:0000007" in ran.out
    assert "it offers what you need: " in ran.out or "it needs what you offer: " in ran.out
    assert "1 fits for 1 stakeholders" in ran.out


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["--for", "nobody"], 1, "no stakeholder has the id 'nobody'"),
        (["--top", "0"], 2, "--top"),
        (["--scope", "cross-chain"], 2, "--scope"),
    ],
)
def test_what_is_wrong_is_said(on_example, arguments, status, said):
    ran = on_example("fit", *arguments)
    assert ran.status == status
    assert said in ran.err


def test_an_empty_store_says_how_to_begin(hommel, tmp_path, monkeypatch):
    monkeypatch.setenv("HOMMEL_STORE", f"sqlite:///{tmp_path / 'new.db'}")
    assert hommel("migrate").status == 0
    assert "hommel load example" in hommel("fit").err
