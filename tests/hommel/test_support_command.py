"""`hommel support`: the map, gaps, overlap, spread, doors and what-if, over the terminal."""

import pytest

STAKEHOLDERS = (
    "naam;soort;keten;zoekt;exportfase\nAlfa;steunverlener;;;\nBeta;overheid;;;\nCee;bedrijf;voeding;{};startend\n"
)
SERVICES = (
    "dienst;aanbieder;behoefte;fase;loket\nStappen;Alfa;exportadvies;;02 000 00 00\nLoket;Beta;exportadvies;startend;\n"
)
VOLUMES = "dienst;jaar;dossiers;uitgaven\nStappen;2025;30;100\nLoket;2025;10;\n"
NEED = "skill:export-support"


@pytest.fixture
def loaded(hommel, tmp_path):
    folder = tmp_path / "sheets"
    folder.mkdir()
    stakeholders = STAKEHOLDERS.format("exportadvies | visums voor kappers")
    for name, text in (("stakeholders", stakeholders), ("diensten", SERVICES), ("volumes", VOLUMES)):
        (folder / f"{name}.csv").write_text(text, "utf-8")
    assert hommel("load", "tables", folder).status == 0
    return hommel


def test_support_is_told_over_the_terminal(loaded):
    drawn = loaded("support", "map", "--by", "need", "--by", "stage")
    assert drawn.out.splitlines() == [
        "need\tstage\tservices", "export support\tany, or not said\t1", "export support\tstarting\t1",
        "2 services in 2 places",
    ]  # fmt: skip
    gaps = loaded("support", "gaps")
    assert gaps.out.splitlines() == [
        "visums voor kappers (own:visums-kappers): not met for 1 of 1; no service", "  Food 1",
        "1 of 2 stated needs are met; 1 gaps",
    ]  # fmt: skip
    (pair,) = loaded("support", "overlaps", "--json").json["overlaps"]
    assert (pair["one"], pair["other"], pair["needs"]) == ("service:loket", "service:stappen", [NEED])
    spread = loaded("support", "spread")
    assert spread.out == (
        "export support: fragmentation 0.38, 1.60 effective providers (40 cases in 2025: Alfa 75%, Beta 25%)\n"
    )
    assert "no outcome is in it" in spread.err
    assert "do not tell their budget of 2025: Loket" in loaded("support", "spread", "--measure", "budget").out


def test_a_need_in_words_leads_to_whom_to_call(loaded):
    ran = loaded("support", "door", "own:cee", "exportadvies")
    assert ran.out.splitlines() == [
        "1. Loket (service:loket)", "   call Beta", "   +4.00 meets this need",
        "   +1.00 is meant for companies at the stage 'starting'",
        "2. Stappen (service:stappen)", "   call Alfa: 02 000 00 00", "   +4.00 meets this need",
    ]  # fmt: skip
    assert loaded("support", "door", "own:cee", NEED, "--json").json["doors"][1]["desk"] == "02 000 00 00"
    assert loaded("support", "door", "own:cee", "own:visums-kappers").out == "no service meets this need\n"


def test_what_if_is_told_and_not_written(loaded):
    ran = loaded("support", "what-if", "--stop", "service:loket")
    assert ran.out.splitlines()[:2] == [
        "needs that are met: 1 of 2 now, 1 then", "export support: not met for 0 now, for 0 then",
    ]  # fmt: skip
    assert "nothing was written" in ran.err
    joined = loaded("support", "what-if", "--join", "service:loket,service:stappen", "--json").json
    assert joined["needs"][0]["after"]["shares"] == {"own:beta": 1.0}
    assert loaded("support", "map", "--json").json["services"] == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["what-if"], "say what changes"),
        (["what-if", "--join", "service:loket"], "two ids with a comma between"),
        (["door", "own:none", NEED], "there is no Stakeholder"),
        (["spread", "--need", "own:none"], "no service meets 'own:none'"),
    ],
)
def test_what_cannot_be_is_said(hommel, arguments, said):
    assert hommel("load", "example", "--size", "100").status == 0
    ran = hommel("support", *arguments)
    assert (ran.status, said in ran.err) == (1, True), ran.err
