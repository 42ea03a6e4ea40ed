"""What is computed for an answer: over what the viewer may see, from the facts as they are."""

import asyncio
import datetime
from contextlib import closing

import orjson
import pytest

from graph.model import Capability, Market, MatchRun, Partnership, Project, Stakeholder, Suggestion, ValueChain
from graph.relations import About, ActiveIn, Between, Excludes, Needs, Offers, ParticipatedIn, PresentIn, Targets
from schema.access import Principal, Role
from schema.computing.desk import Desk
from schema.query import build_schema
from schema.viewer import Viewer

DAY = datetime.date(2015, 1, 1)
SAY = {"source": "hand", "as_of": DAY}
SCHEMA = build_schema()
WHY = """query($a: ID!, $b: ID!, $asOf: Day) { explain(stakeholder: $a, partner: $b, asOf: $asOf) {
  stakeholderId partnerId asOf weights learnt score barred doubts
  opportunities { kind market text source day } thirdChairs { stakeholderId name score text }
  contributions { feature value contribution sentence } evidence { text source day } changes { text score }
  relatedness { nearness distance learning nearest { capability density } text }
  wayIn(top: 1) { top rank changes reached score text } } }"""
GAPS = "{ crossPollination { one other existing expected low high gap ratio z suggested } }"
FITS = """query($of: ID!, $scope: FitScope = ALL, $first: Int = 20) { fits(of: $of, scope: $scope, first: $first) {
  partnerId partner rank score met { capabilityId capability needed idf } } }"""
CHAINS = {"a": "food", "b": "circular", "c": "food", "d": "circular", "e": "food"}


@pytest.fixture
def small(new_store):
    """Five stakeholders, three of whom worked together, in two chains."""
    with closing(new_store()) as store:
        say_all(store)
        yield store


def say_all(store):
    with store.unit("test") as unit:
        unit.say([ValueChain(id=f"chain:{one}", position=n, **SAY) for n, one in enumerate(("food", "circular"))])
        unit.say(
            [Capability(id="term:mill", label_en="Milling", **SAY), Project(id="own:p", acronym="P", start=DAY, **SAY)]
        )
        unit.say([Stakeholder(id=f"own:{one}", name=one.upper(), **SAY) for one in CHAINS])
        unit.say([ActiveIn(from_id=f"own:{one}", to_id=f"chain:{to}", weight=1.0, **SAY) for one, to in CHAINS.items()])
        unit.say([ParticipatedIn(from_id=f"own:{one}", to_id="own:p", **SAY) for one in "abc"])
        unit.say([About(from_id="own:p", to_id="term:mill", weight=1.0, **SAY)])
        unit.say([Needs(from_id="own:e", to_id="term:mill", **SAY), Offers(from_id="own:d", to_id="term:mill", **SAY)])
        run = MatchRun(id="run:1", audience="public", whole=True, started="2026", **SAY)
        unit.add_run(run, [
            Suggestion(
                stakeholder_id=f"own:{one}", partner_id=f"own:{other}", rank=1, score=1.0,
                chain_from=CHAINS[one], chain_to=CHAINS[other], explanation="",
            )
            for one, other in ("ed", "de", "ae")
        ])  # fmt: skip


def hide(store):
    """Hidden rows wherever they could tell."""
    with store.unit("test") as unit:
        unit.say([Stakeholder(id=f"own:{one}", name="hidden", visibility="network", **SAY) for one in "Az"])
        unit.say([ParticipatedIn(from_id=f"own:{one}", to_id="own:p", **SAY) for one in "Az"])
        unit.say([ActiveIn(from_id=f"own:{one}", to_id="chain:food", weight=1.0, **SAY) for one in "Az"])
        unit.say([ActiveIn(from_id="own:z", to_id="chain:circular", weight=1.0, **SAY)])
        unit.say([Market(id="market:DE", notation="DE", **SAY), PresentIn(from_id="own:z", to_id="market:DE", **SAY)])
        unit.say([Offers(from_id="own:z", to_id="term:mill", **SAY), Excludes(from_id="own:e", to_id="own:d", **SAY)])
        unit.say([Partnership(id="own:pact", **SAY)])
        unit.say([Between(from_id="own:pact", to_id=f"own:{one}", **SAY) for one in "de"])


def ask(store, text, role=Role.READER, desk=None, **variables):
    async def asked():
        with closing(desk or Desk()) as own:
            viewer = Viewer(store, Principal("test", role), own)
            result = await SCHEMA.execute(text, variables, viewer)
        await store.close_soon()
        return {"data": result.data, "errors": [str(error) for error in result.errors or ()]}

    return asyncio.run(asked())


def test_contributions_add_up_to_the_score_and_evidence_names_its_source(small):
    found = ask(small, WHY, a="own:e", b="own:d")["data"]["explain"]
    assert found["score"] == pytest.approx(sum(part["contribution"] for part in found["contributions"]))
    assert found["evidence"] == [{"text": "E needs Milling, D offers it", "source": "hand", "day": "2015-01-01"}]
    assert (found["barred"], found["asOf"]) == ([], "2015-01-02")


def test_the_markets_that_two_can_share_and_who_can_sit_between_them_are_named(small):
    with small.unit("test") as unit:
        unit.say([Market(id="market:DE", notation="DE", label_en="Germany", **SAY)])
        unit.say(
            [Targets(from_id="own:e", to_id="market:DE", **SAY), PresentIn(from_id="own:d", to_id="market:DE", **SAY)]
        )
        unit.say([ActiveIn(from_id="own:b", to_id="chain:food", weight=1.0, **SAY)])
        unit.say([Needs(from_id="own:b", to_id="term:mill", **SAY)])
        unit.say([Offers(from_id="own:b", to_id="term:mill", **SAY)])
    found = ask(small, WHY, a="own:e", b="own:d")["data"]["explain"]
    assert found["learnt"] is False
    (carried,) = found["opportunities"]
    assert (carried["kind"], carried["market"], carried["source"]) == ("carry-along", "Germany", "hand")
    assert carried["text"] == "carry-along: D is in Germany, where E wants to go"
    (chair,) = found["thirdChairs"]
    assert (chair["stakeholderId"], chair["name"]) == ("own:b", "B")
    assert "50% of its work is in the chains of E" in chair["text"]


WAY = """query($b: ID!, $n: Int = 20) { explain(stakeholder: "own:e", partner: $b) {
  wayIn(top: $n) { rank changes reached text } } }"""


def test_the_way_among_the_first_is_told_in_what_the_two_could_state(small):
    with small.unit("test") as unit:
        unit.say([Capability(id="term:ship", label_en="Shipping", **SAY)])
        unit.say([Needs(from_id="own:d", to_id="term:ship", **SAY)])
    assert ask(small, WAY, b="own:b", n=1)["data"]["explain"]["wayIn"] == {
        "rank": 1, "changes": [], "reached": 1, "text": "it is among your first 1 already, at 1",
    }  # fmt: skip
    way = ask(small, WAY, b="own:d", n=1)["data"]["explain"]["wayIn"]
    assert (way["rank"], way["changes"], way["reached"]) == (2, ["you offered Shipping too"], 1)
    assert "top is 1 to 1,000, not 0" in ask(small, WAY, b="own:d", n=0)["errors"][0]


def test_how_related_two_are_is_told_beside_the_score(small):
    with small.unit("test") as unit:
        unit.say([Capability(id=f"own:{one}", label_en=one, **SAY) for one in ("dry", "cure", "pack")])
        offers = (("d", "dry"), ("a", "dry"), ("a", "cure"), ("e", "cure"), ("b", "pack"))
        unit.say([Offers(from_id=f"own:{one}", to_id=f"own:{what}", **SAY) for one, what in offers])
    told = ask(small, WHY, a="own:e", b="own:d")["data"]["explain"]["relatedness"]
    assert (told["nearness"], told["distance"], told["learning"]) == (1.0, 0.5, 1.0)
    assert told["nearest"] == [{"capability": "dry", "density": 1.0}]
    assert told["text"].startswith("cognitive distance 0.50: near enough")


@pytest.mark.parametrize("other", ["own:none", "own:z"])
def test_nobody_explains_who_is_not_to_be_seen(small, other):
    hide(small)
    assert ask(small, WHY, a="own:e", b=other) == {"data": {"explain": None}, "errors": []}


def test_hidden_rows_change_no_bit_for_a_reader_and_do_for_a_broker(small):
    questions = [(WHY, {"a": "own:e", "b": "own:d"}), (WHY, {"a": "own:a", "b": "own:d"}), (GAPS, {})]
    questions += [(FITS, {"of": f"own:{one}"}) for one in "ed"]
    before = [orjson.dumps(ask(small, text, **variables)) for text, variables in questions]
    hide(small)
    assert [orjson.dumps(ask(small, text, **variables)) for text, variables in questions] == before
    assert ask(small, WHY, Role.MANAGER, a="own:e", b="own:d")["data"]["explain"]["barred"] == [
        "they have worked together already",
        "one of them excluded the other",
    ]


def test_fits_name_the_capabilities_that_meet_either_way(small):
    fits = ask(small, FITS, of="own:e")["data"]["fits"]
    assert [(one["partnerId"], one["partner"], one["rank"]) for one in fits] == [
        ("own:a", "A", 1), ("own:b", "B", 2), ("own:c", "C", 3), ("own:d", "D", 4),
    ]  # fmt: skip
    idf = fits[3]["score"]
    assert idf > 0
    assert fits[3]["met"] == [{"capabilityId": "term:mill", "capability": "Milling", "needed": True, "idf": idf}]
    back = ask(small, FITS, of="own:d", scope="BRIDGE")["data"]["fits"]
    assert [(one["partnerId"], one["met"][0]["needed"]) for one in back] == [("own:e", False)]


def test_fits_leave_out_who_must_not_meet_and_who_is_not_to_be_seen(small):
    hide(small)
    assert ask(small, FITS, of="own:z") == {"data": {"fits": None}, "errors": []}
    seen = [one["partnerId"] for one in ask(small, FITS, Role.MANAGER, of="own:e")["data"]["fits"]]
    assert "own:d" not in seen
    assert "own:z" in seen


@pytest.mark.parametrize("first", [0, -1, 1_001])
def test_fits_are_asked_for_in_numbers_that_make_sense(small, first):
    assert "first is 1 to 1,000" in ask(small, FITS, of="own:e", first=first)["errors"][0]


def test_gaps_are_links_beside_chance(small):
    found = {(row["one"], row["other"]): row for row in ask(small, GAPS)["data"]["crossPollination"]}
    assert [row["existing"] for row in found.values()] == [1, 2, 0]
    assert found["food", "circular"] == {
        "one": "food", "other": "circular", "existing": 2, "expected": 1.6, "low": 0.032029, "high": 3.167971,
        "gap": -0.4, "ratio": 1.25, "z": 0.5, "suggested": 2,
    }  # fmt: skip
    assert found["food", "food"]["suggested"] == 1


def test_what_is_kept_is_forgotten_with_the_next_fact(small):
    desk = Desk()

    async def asked():
        viewer = Viewer(small, Principal("test", Role.READER), desk)
        found = []
        for _ in range(2):
            result = await SCHEMA.execute(WHY, {"a": "own:e", "b": "own:d"}, viewer)
            found.append(result.data["explain"]["evidence"][0]["text"])
            with small.unit("test") as unit:
                unit.say([Stakeholder(id="own:e", name="Renamed", **SAY)])
        await small.close_soon()
        return found

    with closing(desk):
        assert asyncio.run(asked()) == ["E needs Milling, D offers it", "Renamed needs Milling, D offers it"]


def test_readers_compute_no_past_and_no_evaluation(small):
    measured = '{ evaluation(split: "2014-01-01") { weights } }'
    assert "the role reader may not compute" in ask(small, measured)["errors"][0]
    assert "the role reader may not compute" in ask(small, WHY, a="own:e", b="own:d", asOf="2014-01-01")["errors"][0]
    past = ask(small, WHY, Role.ANALYST, a="own:e", b="own:d", asOf="2014-01-01")
    assert (past["errors"], past["data"]["explain"]["asOf"]) == ([], "2014-01-01")


@pytest.mark.parametrize(
    ("split", "said"),
    [("2014-02-28", "only 0 stakeholders"), ("2016-02-29", "only 0 stakeholders"), ("9999-01-01", "no 2 years after")],
)
def test_an_evaluation_that_cannot_be_says_why(small, split, said):
    answer = ask(small, f'{{ evaluation(split: "{split}") {{ weights }} }}', Role.ANALYST)
    assert said in answer["errors"][0]


def test_a_pair_of_one_is_refused(small):
    assert "no partner of itself" in ask(small, WHY, a="own:e", b="own:e")["errors"][0]
