"""Which barrier first, who gets others past it meanwhile, and the list that a negotiator takes along."""

import csv
import datetime
import io

import pytest

from graph.errors import BadInput, NotFound
from graph.lines.barriers import Requirement
from graph.model import Stakeholder
from graph.relations import ActiveIn, Needs, Offers, PresentIn, Targets
from strategy.barriers.ranking.bridging import bridges
from strategy.barriers.ranking.chance import chance_within
from strategy.barriers.ranking.order import Wish, ranking
from strategy.barriers.taken.gathering import taken
from strategy.barriers.taken.wording import WORDS
from strategy.barriers.taken.writing import COLUMNS, page, table
from strategy.papers.rendering import as_html, as_text
from strategy.papers.wording import Language
from tests.strategy.barriers.conftest import DAY, SAY, TOLL

TODAY = DAY.date()
SOON, LATE = datetime.date(2026, 7, 5), datetime.date(2028, 1, 5)
HOSTILE = "=cmd()\r\n<script>alert(1)</script>"


@pytest.mark.parametrize(
    ("chance", "expected", "until", "found"),
    [
        (0.5, SOON, SOON, 0.5),
        (0.75, LATE, datetime.date(2027, 1, 5), 0.5),
        (0.5, SOON, datetime.date(2027, 1, 2), 0.75),
        (None, SOON, SOON, None),
        (0.5, None, SOON, None),
        (0.5, TODAY, SOON, None),
        (0.5, SOON, TODAY, 0.0),
        (1.0, LATE, SOON, 1.0),
    ],
)
def test_the_chance_in_a_period_follows_from_what_is_expected(chance, expected, until, found):
    assert chance_within(chance, expected, TODAY, until) == (None if found is None else pytest.approx(found, abs=0.01))


@pytest.fixture
def trading(desk):
    """a of food wants to go to XA, where b of another chain needs what it offers; c holds what it takes."""
    with desk.store.unit("tables:fictional", bulk="test") as unit:
        unit.say([ActiveIn(from_id="own:a", to_id="chain:food", weight=1.0, **SAY)])
        unit.say([Targets(from_id="own:a", to_id="market:XA", status="planned", **SAY)])
        unit.say([PresentIn(from_id=f"own:{who}", to_id="market:XA", status="selling", **SAY) for who in "bc"])
        unit.say([Stakeholder(id="own:d", name="D (fictional)", **SAY)])
        unit.say([Needs(from_id="own:b", to_id="term:stamping", urgency=1.0, **SAY)])
        unit.say([Offers(from_id="own:a", to_id="term:stamping", level=1.0, **SAY)])
    return desk


def enter(desk, own="stamp", **more):
    said = {
        **TOLL,
        "expected": datetime.date(2027, 1, 5),
        "expected_reason": "Talks (fictional)",
        "chance": 0.5,
        **more,
    }
    return desk.enter(own, said, {"chains": ["chain:food"], "markets": ["market:XA"]}, note="Say little (fictional)")


def test_value_unlocked_times_chance_makes_the_order_and_both_are_shown(trading):
    free = ranking(trading.store, Wish(TODAY, scope="all"))
    assert free.barriers == ()
    likely, unsaid = enter(trading), enter(trading, "unsaid", chance=None)
    trading.take(unsaid, "resolve_in_part", reason="Half of it (fictional)")
    found = ranking(trading.store, Wish(TODAY, scope="all"))
    assert [(one.id, one.lowered, one.chance) for one in found.barriers] == [(likely, 2, 0.5), (unsaid, 2, None)]
    first, second = found.barriers
    assert (first.unlocked, first.worth) == (1.0, 0.5), "the other takes half of it all the same"
    assert (second.unlocked, second.worth) == (0.0, None)
    trading.take(unsaid, "resolve", reason="It is gone (fictional)")
    found = ranking(trading.store, Wish(TODAY, scope="all"))
    assert [one.unlocked for one in found.barriers] == [2.0]
    assert found.value == pytest.approx(free.value - 2.0)
    with pytest.raises(BadInput, match="the period ends after today"):
        ranking(trading.store, Wish(TODAY, TODAY))


def test_who_holds_what_it_takes_is_named_with_the_reason_the_hindered_left_out(trading):
    with trading.store.unit("tables:fictional", bulk="test") as unit:
        unit.say([Offers(from_id=f"own:{who}", to_id="term:stamping", level=0.4, **SAY) for who in "cd"])
    hindered = {"stakeholders": ["own:a"], "markets": ["market:XA"]}
    barrier = trading.enter("stamp", TOLL, hindered, needs={"term:stamping": Requirement.CERTIFICATE})
    found = bridges(trading.store, barrier)
    assert [(one.id, one.strength) for one in found] == [("own:c", 1.4), ("own:d", 0.4)]
    assert found[0].why == (
        "it offers Stamping (certificate), which one needs to get past it; it is in market:XA"
    )  # fmt: skip
    with pytest.raises(NotFound):
        bridges(trading.store, "barrier:none")


def test_the_list_is_a_page_in_two_languages_and_a_table_and_stays_text(trading):
    barrier = enter(trading, summary=HOSTILE, hs6="480620", hs_edition="2022", subject="goods")
    found = taken(trading.store, Wish(TODAY, scope="all"), "market:XA")
    english = as_text(page(found, Language.EN, str(TODAY)))
    assert f"1. {TOLL['title']}" in english
    assert "unlocked: 2.00 × chance in the period: 50% = 1.00 (2 suggestions)" in " ".join(english.split())
    assert "In confidence: Say little (fictional)" in english
    dutch = as_html(page(found, Language.NL, str(TODAY)))
    assert "Weg te werken belemmeringen" in dutch
    assert "<script>" not in dutch
    (row,) = csv.DictReader(io.StringIO(table(found)))
    assert tuple(row) == COLUMNS
    assert (row["id"], row["unlocked"], row["chance"], row["worth"]) == (barrier, "2", "0.5", "1")
    assert row["summary"].startswith("'=cmd()")


def test_a_list_for_a_member_of_a_bloc_holds_what_stands_before_the_bloc(trading):
    bloc = trading.enter("bloc", TOLL, {"chains": ["chain:food"], "markets": ["market:XC"]})
    other = trading.enter("other", TOLL, {"chains": ["chain:food"], "markets": ["market:XB"]})
    held = {where: [line.said["id"] for line in taken(trading.store, Wish(TODAY), where).lines]
            for where in ("market:XA", "market:XB", None)}  # fmt: skip
    assert held == {"market:XA": [bloc], "market:XB": [other], None: [bloc, other]}
    with pytest.raises(NotFound, match="no market"):
        taken(trading.store, Wish(TODAY), "market:none")


def test_both_languages_have_the_same_words():
    assert WORDS[Language.EN].keys() == WORDS[Language.NL].keys()
