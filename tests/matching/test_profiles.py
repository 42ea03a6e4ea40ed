"""Newcomers declare country, kind and chains for one run; the store is not touched."""

import datetime

import numpy as np
import pytest

from graph.errors import BadInput
from matching.economy import economy
from matching.match import Request, match
from matching.profiles import Profile, declare, read

D = datetime.date
DAY = D(2017, 1, 1)
HEADER = "stakeholder_id,country,activity_type,chains\n"
CHAINS = ("chain:food", "chain:circular", "chain:logistics")


def profiles(tmp_path, text, header=HEADER):
    path = tmp_path / "new.csv"
    path.write_text(header + text, encoding="utf-8")
    return read(path, CHAINS)


def known(build):
    team = {"start": D(2016, 1, 1), "members": ["own:m", "own:n"], "chains": {"circular": 1.0}}
    return build({"own:m": {"country": "BE"}, "own:n": {"country": "NL"}}, {"cordis:1": team})


def test_a_newcomer_is_suggested_to_and_nobody_else_is_moved(build, tmp_path):
    snapshot = known(build)
    told = economy(declare(snapshot, profiles(tmp_path, "own:a,BE,PRC,food|logistics\n"), DAY), DAY)
    plain = economy(snapshot, DAY)
    row = list(told.ids).index("own:a")
    assert told.chains[told.primary[row]] == "chain:food"
    assert (told.country[row], told.kind[row]) == ("BE", "company")
    found = match(told, Request(rows=(row,)))
    assert {told.ids[other] for other in found.right} == {"own:m", "own:n"}
    for one in plain.ids:
        here, there = list(plain.ids).index(one), list(told.ids).index(one)
        assert plain.network.degree[here] == told.network.degree[there]
        assert plain.chains[plain.primary[here]] == told.chains[told.primary[there]]


@pytest.mark.parametrize("declared", ["logistics|food", "food|logistics", "circular|food|logistics"])
def test_the_chain_named_first_is_the_main_one_and_all_count(build, tmp_path, declared):
    told = economy(declare(known(build), profiles(tmp_path, f"own:a,BE,PRC,{declared}\n"), DAY), DAY)
    row = list(told.ids).index("own:a")
    assert told.chains[told.primary[row]] == f"chain:{declared.split('|')[0]}"
    assert told.member[row].sum() == len(declared.split("|"))


def test_an_unknown_newcomer_changes_no_other_suggestion(build, tmp_path):
    snapshot = known(build)
    told = economy(declare(snapshot, profiles(tmp_path, "own:z,,,\n"), DAY), DAY)
    before, after = match(economy(snapshot, DAY), Request(scope="all")), match(told, Request(scope="all"))
    old = np.isin(after.left, (0, 1)) & np.isin(after.right, (0, 1))
    assert before.score.tolist() == after.score[old].tolist()


def test_bare_cordis_numbers_get_the_scheme_that_the_loader_gives_them(tmp_path):
    found = profiles(tmp_path, "999999999,BE,PRC,food\nx12,NL,HES,\n")
    assert [profile.id for profile in found] == ["pic:999999999", "cordis-org:x12"]
    assert found[1].chains == ()


@pytest.mark.parametrize(
    ("text", "header", "why"),
    [
        ("own:a,BE,PRC,shoes\n", HEADER, "line 2, chains: 'shoes' is unknown; there are food, circular, logistics"),
        ("own:a,BE,baker,food\n", HEADER, "line 2, activity_type: 'baker' is unknown"),
        ("own:a b,BE,PRC,food\n", HEADER, "line 2, stakeholder_id"),
        ("own:a,BE\n", "stakeholder_id,country\n", "no column activity_type, chains"),
    ],
)
def test_what_cannot_be_understood_is_said_with_line_and_field(tmp_path, text, header, why):
    with pytest.raises(BadInput, match=why):
        profiles(tmp_path, text, header)


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(BadInput, match="cannot be read"):
        read(tmp_path / "none.csv", CHAINS)


def test_who_declares_all_five_chains_belongs_to_all(build):
    snapshot = build({"own:m": {}})
    chains = tuple(snapshot.kinds["ValueChain"].ids)
    told = economy(declare(snapshot, [Profile("own:a", "BE", "company", chains)], DAY), DAY)
    assert told.member[list(told.ids).index("own:a")].all()
