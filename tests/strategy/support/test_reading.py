"""What a store holds of support, as whoever asks may know it; on every store."""

import datetime

import pytest

from graph.brokering.nouns import Referral
from graph.brokering.relations import ReferralFor, ReferralNeed, ReferredTo
from graph.errors import BadInput, NotFound
from graph.lines.support import Meets, Provides, ReferralService, Serves, Service, ServiceVolume, VolumeOf
from graph.model import Capability, Market, Stakeholder, ValueChain
from graph.relations import ActiveIn, Broader, Needs, Offers, Targets
from graph.store import INFERRED
from graph.writing.hand import Pen
from schema.access import RULES, Role
from strategy.support.doors import Record
from strategy.support.evidence import evidence, knock
from strategy.support.knocking import Request, where_to_knock
from strategy.support.offers import Measure, Support
from strategy.support.reading import read
from strategy.support.shares import spread
from strategy.support.telling import tell_volume

SAY = {"source": "tables:fictional"}
TODAY = datetime.date(2026, 3, 1)


def facts():
    names = {"x": "Desk X", "y": "Desk Y", "hidden": "Desk H", "her": "Her", "him": "Him", "gone": "Gone"}
    for one, name in names.items():
        yield Stakeholder(
            id=f"own:{one}", name=f"{name} (fictional)", export_stage="starting" if one == "her" else None,
            visibility="broker-only" if one in {"hidden", "him"} else None,
            status="ceased" if one == "gone" else None, **SAY,
        )  # fmt: skip
    yield Capability(id="own:advice", label_en="Export advice", **SAY)
    yield Capability(id="own:visa", label_nl="Visum", **SAY)
    yield Capability(id="own:help", label_en="Help", **SAY)
    yield Market(id="market:DE", notation="DE", **SAY)
    yield Market(id="market:FR", notation="FR", **SAY)
    yield ValueChain(id="chain:food", label_en="Food", **SAY)
    yield Service(id="own:s1", name="First steps (fictional)", stages=("starting",), languages=("nl",), **SAY)
    yield Service(id="own:s2", name="Help (fictional)", desk="02 000 00 00", channels=("desk",), cost=0, **SAY)
    yield Service(id="own:old", name="Old (fictional)", until=datetime.date(2026, 2, 28), **SAY)
    for year, cases in (("2024", 10), ("2025", 40)):
        yield ServiceVolume(id=f"volume:{year}:own:s1", year=year, cases=cases, budget=cases * 100, **SAY)
    yield Referral(id="referral:1", need="Advice", state="done", **SAY)
    yield Referral(id="referral:2", need="Advice", state="offered", **SAY)
    more = {
        (Provides, "own:x", "own:s1"): {"share": 0.75, "role": "competent-authority"},
        (Needs, "own:him", "own:advice"): {},
        (Targets, "own:her", "market:DE"): {},
        (Targets, "own:her", "market:FR"): {"status": "not-interested"},
        (ActiveIn, "own:her", "chain:food"): {"weight": 1.0},
    }
    plain = (
        (Provides, "own:y", "own:s1"), (Provides, "own:hidden", "own:s2"), (Provides, "own:y", "own:old"),
        (Meets, "own:s1", "own:advice"), (Meets, "own:s2", "own:help"), (Meets, "own:old", "own:visa"),
        (Serves, "own:s1", "market:DE"), (Broader, "own:advice", "own:help"),
        (VolumeOf, "volume:2024:own:s1", "own:s1"), (VolumeOf, "volume:2025:own:s1", "own:s1"),
        (Needs, "own:her", "own:advice"), (Needs, "own:her", "own:visa"), (Needs, "own:gone", "own:visa"),
        (Offers, "own:y", "own:visa"), (Offers, "own:hidden", "own:visa"),
        (ReferralFor, "referral:1", "own:her"), (ReferredTo, "referral:1", "own:x"),
        (ReferralNeed, "referral:1", "own:advice"), (ReferralService, "referral:1", "own:s1"),
        (ReferredTo, "referral:2", "own:x"), (ReferralNeed, "referral:2", "own:advice"),
    )  # fmt: skip
    for (noun, start, end), values in {**{one: {} for one in plain}, **more}.items():
        yield noun(from_id=start, to_id=end, **{**SAY, **values})


@pytest.fixture
def filled(store):
    with store.unit("tables:fictional", bulk="test") as unit:
        unit.say(list(facts()))
        rule = "needs-from-partners"
        unit.infer(Needs, rule, [Needs(from_id="own:y", to_id="own:advice", source=INFERRED, rule=rule)])
    return store


def seen(store, role=Role.MANAGER) -> Support:
    return read(store, TODAY, RULES[role])


def test_the_map_is_read_as_whoever_asks_may_know_it(filled):
    whole = seen(filled)
    first, second = whole.offers
    assert (first.actors, first.authority) == ({"own:x": 0.75, "own:y": 0.25}, "own:x")
    assert (first.needs, first.stages, first.markets, first.languages) == (
        {"own:advice": 1.0}, frozenset({"starting"}), frozenset({"market:DE"}), frozenset({"nl"}),
    )  # fmt: skip
    assert first.volumes[Measure.BUDGET, "2024"] == {"own:advice": 1000}
    assert second.actors == {"own:hidden": 1.0}
    her, him = sorted(whole.seekers, key=lambda one: one.id)
    assert (her.id, her.stage, her.chain) == ("own:her", "starting", "chain:food")
    assert (her.needs, her.markets) == (frozenset({"own:advice", "own:visa"}), frozenset({"market:DE"}))
    assert (him.id, him.needs) == ("own:him", frozenset({"own:advice"}))
    assert whole.elsewhere == {"own:visa": 2}, "what is offered no more is no service, so that it is a gap"
    assert (whole.called("own:visa"), whole.called("market:DE")) == ("Visum", "DE")
    found = spread("own:advice", [first], Measure.CASES)
    assert (found.year, found.shares) == ("2025", {"own:x": 0.75, "own:y": 0.25})
    analyst = seen(filled, Role.ANALYST)
    assert analyst.offers[0] == first
    assert analyst.offers[1].actors == {}, "whom an analyst may not see is not named"
    assert [one.id for one in analyst.seekers] == ["own:her"]
    assert analyst.elsewhere == {"own:visa": 1}
    assert seen(filled, Role.READER).offers[0].volumes == {}, "volumes are for analysts and brokers"


def test_doors_are_found_with_whom_to_call_and_what_became_of_such_needs(filled):
    support = seen(filled)
    request = Request("own:her", frozenset({"own:advice"}), frozenset({"nl"}))
    first, second = where_to_knock(filled, support, request).ways
    assert (first.door.offer.id, first.door.actor) == ("own:s1", "own:x")
    assert "of 1 such needs passed on to it 1 were met, 0 came back" in [one.text for one in first.door.reasons]
    assert "whoever gives it helps this company already" in [one.text for one in first.door.reasons]
    assert (second.door.offer.id, second.call.desk, second.call.channels) == ("own:s2", "02 000 00 00", ["desk"])
    nobody = where_to_knock(filled, support, Request("own:her", frozenset({"own:visa"})))
    assert (nobody.ways, nobody.nobody) == (
        (), "no service meets this need; 2 stakeholders offer it themselves, as partners",
    )  # fmt: skip
    hidden = where_to_knock(filled, seen(filled, Role.ANALYST), request, RULES[Role.ANALYST])
    assert not any("passed on" in one.text for way in hidden.ways for one in way.door.reasons)
    with pytest.raises(NotFound, match="own:him"):
        where_to_knock(filled, support, Request("own:him", request.needs), RULES[Role.ANALYST])


def test_a_volume_that_is_told_by_hand_counts_before_a_sheet_s(filled):
    with filled.unit("key:ann") as unit:
        pen = Pen(unit, TODAY)
        assert tell_volume(pen, "own:s1", 2025, {"cases": 50}) == "volume:2025:own:s1"
        pen.done()
    volumes = seen(filled).offers[0].volumes
    assert volumes[Measure.CASES, "2025"] == {"own:advice": 50}
    assert volumes[Measure.BUDGET, "2025"] == {"own:advice": 4000}, "what was not named stays"


@pytest.mark.parametrize(
    ("year", "amounts", "message"),
    [(20_25_5, {"cases": 1}, "a calendar year"), (2025, {}, "say how many"), (2025, {"cases": -1}, "0 or more")],
)
def test_a_volume_that_cannot_be_is_refused(year, amounts, message):
    with pytest.raises(BadInput, match=message):
        tell_volume(None, "own:s1", year, amounts)


def test_evidence_counts_by_actor_and_by_service(filled):
    asked = knock(filled, "own:her", frozenset({"own:advice"}), frozenset())
    assert asked.wider == {"own:help"}
    assert evidence(filled, asked).records == {
        ("own:x", "own:advice"): Record(1, 0), ("own:s1", "own:advice"): Record(1, 0),
    }  # fmt: skip
