"""Support over GraphQL: services are edited, mapped, imagined otherwise, and found from any door."""

import re
from pathlib import Path

import pytest
from graphql import parse, validate

from schema.access import Role
from tests.schema.asking import SCHEMA, data, payload, result

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "map-support.md"

SERVICE = {
    "id": "own:steps", "name": "First steps (fictional)", "stages": ["starting"], "languages": ["nl"],
    "channels": ["desk"], "desk": "02 000 00 00", "events": ["first-export"], "cost": 0,
}  # fmt: skip
SPREAD = (
    "need { id name } year total fragmentation effective actors refused silent { id } shares { actor { id } share }"
)
MAP = f"""{{ supportMap {{ services actors
  cells {{ actor {{ id }} need {{ id }} stage market {{ id }} language services {{ id }} }}
  gaps {{ need {{ name }} stakeholders unmet services elsewhere chains {{ chain {{ name }} stakeholders }} }}
  overlaps {{ one {{ id }} other {{ id }} needs {{ id }} stages markets {{ id }} languages }}
  spreads {{ {SPREAD} note }} coverage {{ asked met share }} }} }}"""
DOORS = """service { id } actor { id } authority { id } needs { id } points reasons { points text }
  desk channels cost"""
KNOCK = f"""query($s: ID!, $n: String, $c: ID) {{
  noWrongDoor(stakeholder: $s, need: $n, capability: $c, languages: ["nl"]) {{
    readAs {{ need {{ id name }} sure }} nobody doors {{ {DOORS} }} }} }}"""


@pytest.fixture
def do(fresh):
    """Asks a mutation; its errors."""

    def do(mutation, shown="", **given):
        return payload(fresh, mutation, f"errors {{ code message field }} {shown}", given)

    return do


@pytest.fixture
def edited(fresh, do):
    """A service of gamma, put in by hand, beside the one that is there."""
    for mutation, given in (
        ("createService", SERVICE),
        ("setProvision", {"stakeholder": "own:beta", "service": "own:steps", "role": "competent-authority"}),
        ("setMetNeed", {"service": "own:steps", "capability": "term:drying", "share": 0.5}),
        ("setMetNeed", {"service": "own:steps", "capability": "term:cooling", "share": 0.5}),
        ("setServedMarket", {"service": "own:steps", "market": "market:DE"}),
        ("setServiceVolume", {"service": "own:steps", "year": 2025, "cases": 40}),
    ):
        assert do(mutation, **given)["errors"] == []
    return fresh


def test_services_are_edited_mapped_and_taken_back(edited, do):
    found = data(edited, MAP)["supportMap"]
    assert (found["services"], found["actors"]) == (2, 3)
    drying = next(one for one in found["spreads"] if one["need"]["id"] == "term:drying")
    assert {one["actor"]["id"]: one["share"] for one in drying["shares"]} == pytest.approx(
        {"own:beta": 1 / 3, "own:gamma": 1 / 3, "own:secret": 1 / 3}
    )
    assert (drying["year"], drying["total"], drying["refused"]) == ("2025", 60, None)
    assert drying["effective"] == pytest.approx(3)
    assert [(one["one"]["id"], one["other"]["id"], one["stages"]) for one in found["overlaps"]] == [
        ("own:advice", "own:steps", ["starting"])
    ]
    assert found["coverage"] == {"asked": 1, "met": 1, "share": 1.0}
    analyst = data(edited, MAP, role=Role.ANALYST)["supportMap"]
    assert "own:secret" not in str(analyst)
    assert analyst["actors"] == 2
    assert do("undo", "changed { key }")["changed"], "a volume is taken back like any edit"
    (refused,) = [one for one in data(edited, MAP)["supportMap"]["spreads"] if one["need"]["id"] == "term:drying"]
    assert refused["fragmentation"] is None
    assert "do not tell their cases of 2025" in refused["refused"]
    assert refused["silent"] == [{"id": "own:steps"}]


def test_doors_lead_to_a_referral_whose_end_counts_the_next_time(edited, do):
    asked = data(edited, KNOCK, {"s": "own:alpha", "n": "drogen"})["noWrongDoor"]
    assert asked["readAs"] == [{"need": {"id": "term:drying", "name": "Drying"}, "sure": 1.0}]
    second, first = asked["doors"]
    assert (first["service"]["id"], first["actor"]["id"], first["desk"]) == ("own:steps", "own:beta", "02 000 00 00")
    assert (second["service"]["id"], second["actor"]["id"]) == ("own:advice", "own:gamma")
    assert "whoever gives it helps this company already" in [reason["text"] for reason in second["reasons"]]
    referral = do(
        "refer", "referral { id services { edges { node { id } } } }", stakeholder="own:alpha",
        taker=second["actor"]["id"], service=second["service"]["id"], capability=second["needs"][0]["id"],
        need="Drying (fictional)",
    )["referral"]  # fmt: skip
    assert referral["services"]["edges"] == [{"node": {"id": "own:advice"}}]
    assert do("acceptReferral", id=referral["id"])["errors"] == []
    assert do("finishReferral", id=referral["id"], interaction="own:talk")["errors"] == []
    again = data(edited, KNOCK, {"s": "own:alpha", "c": "term:drying"})["noWrongDoor"]
    told = [reason["text"] for reason in again["doors"][0]["reasons"]]
    assert "of 1 such needs passed on to it 1 were met, 0 came back" in told
    assert "passed on" not in str(data(edited, KNOCK, {"s": "own:alpha", "c": "term:drying"}, role=Role.ANALYST))


def test_what_if_tells_and_never_writes(edited):
    before = edited.revision()
    found = data(
        edited,
        f"""{{ supportWhatIf(stops: ["own:advice"]) {{ before {{ met }} after {{ asked met share }}
        needs {{ need {{ id }} unmetBefore unmetAfter before {{ {SPREAD} }} after {{ {SPREAD} }} }} }} }}""",
    )["supportWhatIf"]
    assert (found["before"], found["after"]) == ({"met": 1}, {"asked": 1, "met": 1, "share": 1.0})
    (drying,) = found["needs"]
    assert (drying["before"]["effective"], drying["after"]["effective"]) == (pytest.approx(3), 1)
    joined = data(
        edited,
        """{ supportWhatIf(joins: [{keeps: "own:steps", takesOver: "own:advice"}]) {
        needs { need { id } after { fragmentation total } } } }""",
    )["supportWhatIf"]
    assert {one["need"]["id"]: one["after"]["total"] for one in joined["needs"]} == {
        "term:drying": 60, "term:cooling": 20,
    }  # fmt: skip
    assert edited.revision() == before


@pytest.mark.parametrize(
    ("given", "field", "message"),
    [
        ({"stages": ["grown"]}, "stages", "'grown' is not one of none, starting, experienced, global"),
        ({"languages": ["Dutch"]}, "languages", "'Dutch' is no language code of two letters"),
        ({"channels": ["pigeon"]}, "channels", "is not one of desk"),
        ({"events": ["lunch"]}, "events", "is not one of starting"),
        ({"cost": -1}, "cost", "0 or more"),
    ],
)
def test_a_service_that_cannot_be_is_refused(store, given, field, message):
    (error,) = payload(store, "createService", "errors { message field }", {"name": "A", **given})["errors"]
    assert error["field"] == ["input", field]
    assert message in error["message"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('noWrongDoor(stakeholder: "own:beta") { nobody }', "say the need either in words"),
        ('noWrongDoor(stakeholder: "own:beta", capability: "own:none") { nobody }', "there is no Capability"),
        ('noWrongDoor(stakeholder: "own:none", capability: "term:drying") { nobody }', "there is no Stakeholder"),
        ('noWrongDoor(stakeholder: "own:beta", need: "xyzzy plugh") { nobody }', "nothing that is known is meant"),
        ("supportWhatIf { before { met } }", "say what changes"),
        ('supportWhatIf(stops: ["own:none"]) { before { met } }', "there is no service 'own:none' on the map"),
        ("supportMap { cells(first: 10001) { stage } }", "first is 0 to 10,000"),
    ],
)
def test_what_cannot_be_answered_says_why(store, text, message):
    assert message in str(result(store, f"{{ {text} }}").errors)


@pytest.mark.parametrize("text", ["supportMap { services }", 'supportWhatIf(stops: ["own:advice"]) { before { met } }'])
def test_the_map_is_not_for_readers(store, text):
    assert "may not compute" in str(result(store, f"{{ {text} }}", role=Role.READER).errors)


def test_the_map_is_drawn_by_what_is_asked_and_where(store):
    text = """{ supportMap(where: {markets: ["market:DE"]}) { services
      cells(by: [MARKET, STAGE, LANGUAGE]) { actor { id } stage language market { name } services { name } } } }"""
    assert data(store, text)["supportMap"] == {
        "services": 1,
        "cells": [
            {
                "actor": None, "stage": None, "language": None, "market": {"name": "Duitsland"},
                "services": [{"name": "Advice (fictional)"}],
            }
        ],
    }  # fmt: skip
    none = '{ supportMap(where: {markets: ["market:FR"]}) { services gaps { unmet } } }'
    assert data(store, none)["supportMap"] == {"services": 0, "gaps": []}


@pytest.mark.parametrize("text", re.findall(r"```graphql\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL))
def test_the_page_s_requests_are_what_the_schema_takes(text):
    assert validate(SCHEMA._schema, parse(text)) == []
