"""Odds are sealed before anybody can know, opened when their time is over, held to their seal, and scored."""

import asyncio
import datetime
from contextlib import closing

import numpy as np
import pytest

from graph.brokering.nouns import Forecast
from graph.brokering.words import Forecaster
from graph.errors import BadInput, Conflict
from graph.model import MatchRun, Partnership, Project, Stakeholder, Suggestion, ValueChain, Visibility
from graph.relations import ActiveIn, Between, ParticipatedIn
from graph.shelves import Shelf
from schema.access import RULES, Principal, Role
from schema.query import build_schema
from schema.viewer import Viewer
from strategy.forecasting.giving import Wish, about, give
from strategy.forecasting.odds import sealed
from strategy.forecasting.opening import open_due
from strategy.forecasting.reckoning import Past, Reckoned, counted
from strategy.forecasting.scoring import scores

TODAY, END = datetime.date(2026, 3, 1), datetime.date(2026, 12, 31)
AFTER = END + datetime.timedelta(days=1)
SAY = {"source": "hand", "as_of": datetime.date(2026, 1, 1)}
RUN = Reckoned("weights:learnt", 0.2, 0.05, "of 100 pairs like this, 20 came to an agreement")
SCHEMA = build_schema()
CHAINS = {"a": "food", "b": "circular", "c": "circular"}


@pytest.fixture
def small(new_store):
    """Three stakeholders; a run suggests a and c to each other."""
    with closing(new_store()) as store:
        with store.unit("test") as unit:
            unit.say([ValueChain(id=f"chain:{one}", position=n, **SAY) for n, one in enumerate(("food", "circular"))])
            unit.say([Stakeholder(id=f"own:{one}", name=one.upper(), **SAY) for one in CHAINS])
            unit.say([ActiveIn(from_id=f"own:{a}", to_id=f"chain:{b}", weight=1.0, **SAY) for a, b in CHAINS.items()])
            run = MatchRun(id="run:1", audience="broker-only", whole=True, started="2026", **SAY)
            pair = {"stakeholder_id": "own:c", "partner_id": "own:a", "chain_from": None, "chain_to": None}
            unit.add_run(run, [Suggestion(rank=1, score=1.0, explanation="", **pair)])
        yield store


def given(store, partner="own:b", odds=0.6, by="key:ann", reckoned=None, end=END, audience=Visibility.BROKER_ONLY):
    with store.unit(by) as unit:
        return give(store, unit, Wish(by, "own:a", partner, odds, end), audience, reckoned, TODAY)


def forecasts(store):
    return {one.forecaster: one for one in store.scan(Forecast)}


def begin_project(store, day, who="ab"):
    with store.unit("test") as unit:
        unit.say([Project(id="own:p", acronym="P", start=day, **SAY)])
        unit.say([ParticipatedIn(from_id=f"own:{one}", to_id="own:p", **SAY) for one in who])


def opened(store, today=AFTER):
    return list(open_due(store, store, "clock", today))


def test_odds_lie_hidden_until_their_time_is_over(small):
    given(small, odds=0.625)
    one = forecasts(small)["manager"]
    assert (one.probability, one.nonce, one.opened, one.happened, one.brier) == (None,) * 5
    assert (one.by, one.day, one.period_end) == ("key:ann", TODAY, END)
    assert opened(small, END) == []
    told = [str(row.after) for row in small.trail(0, 1_000)]
    assert not any("0.625" in text for text in told)


def test_then_they_are_opened_and_anybody_can_check_the_seal(small):
    own = given(small)
    begin_project(small, datetime.date(2026, 6, 1))
    assert opened(small) == [own]
    one = forecasts(small)["manager"]
    assert (one.probability, one.opened, one.happened, one.brier) == (0.6, AFTER, True, pytest.approx(0.16))
    assert sealed(one.probability, one.nonce, about(one.id, one.period_end)) == one.sealed
    assert opened(small) == []


@pytest.mark.parametrize(
    ("day", "happened"), [(TODAY, True), (END, True), (AFTER, False), (TODAY - datetime.timedelta(days=1), False)]
)
def test_what_began_in_the_period_counts(small, day, happened):
    given(small)
    begin_project(small, day)
    opened(small)
    assert forecasts(small)["manager"].happened is happened


def test_a_partnership_that_was_agreed_counts_and_one_that_is_talked_about_does_not(small):
    for partner, state in (("own:b", "agreed"), ("own:c", "exploring")):
        given(small, partner)
        with small.unit("test") as unit:
            deal = f"partnership:{state}"
            unit.say([Partnership(id=deal, state=state, since=datetime.date(2026, 5, 1), **SAY)])
            unit.say([Between(from_id=deal, to_id=who, **SAY) for who in ("own:a", partner)])
    opened(small)
    assert {one.partner: one.happened for one in small.scan(Forecast)} == {"own:b": True, "own:c": False}


def test_that_they_work_together_already_is_nothing_that_came_of_it(small):
    given(small)
    with small.unit("test") as unit:
        unit.say([Partnership(id="known:ab", state="active", since=datetime.date(2026, 5, 1), **SAY)])
        unit.say([Between(from_id="known:ab", to_id=who, **SAY) for who in ("own:a", "own:b")])
    opened(small)
    assert forecasts(small)["manager"].happened is False


def test_with_a_managers_odds_those_of_the_run_of_both_and_the_base_rate_are_sealed(small):
    given(small, odds=0.6, reckoned=RUN)
    opened(small)
    odds = {one.forecaster: one.probability for one in small.scan(Forecast)}
    assert odds == {"manager": 0.6, "run": 0.2, "blend": pytest.approx(0.38, abs=0.01), "base-rate": 0.05}
    assert [(s.forecaster, s.forecasts, s.brier, s.happened) for s in scores(small, RULES[Role.MANAGER])] == [
        (Forecaster.RUN, 1, pytest.approx(0.04), 0.0),
        (Forecaster.MANAGER, 1, pytest.approx(0.36), 0.0),
        (Forecaster.BLEND, 1, pytest.approx(0.1443, abs=1e-3), 0.0),
        (Forecaster.BASE_RATE, 1, pytest.approx(0.0025), 0.0),
    ]
    assert scores(small, RULES[Role.READER]) == []


def test_who_could_have_seen_the_score_counts_as_informed(small):
    given(small, "own:c")
    given(small, "own:c", by="key:bob", audience=Visibility.PUBLIC)
    assert {one.by: one.forecaster for one in small.scan(Forecast)} == {
        "key:ann": "informed-manager",
        "key:bob": "manager",
    }


def test_odds_are_given_once(small):
    given(small)
    with pytest.raises(Conflict, match="gave odds for own:a and own:b before"):
        given(small, odds=0.1)
    given(small, by="key:bob")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"odds": 1.2}, "odds are a probability, 0 to 1, not 1.2"),
        ({"partner": "own:a"}, "nobody is a partner of itself"),
        ({"end": TODAY}, "the period ends after today"),
        ({"end": datetime.date(2036, 1, 1)}, "within five years"),
    ],
)
def test_odds_that_make_no_sense_are_refused(small, wrong, said):
    with pytest.raises(BadInput, match=said):
        given(small, **wrong)
    assert list(small.scan(Forecast)) == []


def test_odds_that_somebody_changed_are_not_opened(small):
    own = given(small)
    with small.unit("thief") as unit:
        entry = unit.shelves.entry(Shelf.SEALED, own)
        unit.shelves.put(Shelf.SEALED, own, entry.at, {**entry.body, "odds": 0.01})
    with pytest.raises(Conflict, match="not those that were sealed"):
        opened(small)


def test_by_what_came_of_others_more_score_is_likelier_and_too_few_say_nothing():
    draw = np.random.default_rng(1)
    score = np.sort(draw.random(90))
    past = Past(score, draw.random(90) < score)
    odds = [counted(past, "run:1", at).odds for at in (0.0, 0.3, 0.6, 0.9)]
    assert odds == sorted(odds)
    assert odds[0] < counted(past, "run:1", 0.5).base < odds[-1]
    assert counted(Past(score[:29], past.happened[:29]), "run:1", 0.5) is None


def ask(store, text, role=Role.MANAGER, **given):
    async def answered():
        result = await SCHEMA.execute(text, {"i": given}, Viewer(store, Principal("key:ann", role)))
        await store.close_soon()
        return result

    return asyncio.run(answered())


GIVE = "mutation($i: GiveOddsInput!) { giveOdds(input: $i) { errors { code field message } forecast baseRate } }"
ODDS = {"stakeholder": "own:a", "partner": "own:b", "odds": 0.6, "periodEnd": "2027-12-31"}


def test_a_manager_gives_odds_over_graphql_once_under_a_key_and_reads_none_before_their_time(small):
    first = ask(small, GIVE, **ODDS, idempotencyKey="k").data["giveOdds"]
    assert first["errors"] == []
    assert ask(small, GIVE, **ODDS, idempotencyKey="k").data["giveOdds"]["forecast"] == first["forecast"]
    read = "{ forecasts { edges { node { id forecaster probability sealed periodEnd } } } }"
    (edge,) = ask(small, read).data["forecasts"]["edges"]
    assert (edge["node"]["id"], edge["node"]["probability"]) == (first["forecast"], None)
    assert len(edge["node"]["sealed"]) == 64
    assert ask(small, "{ forecastScores { forecaster } }").data["forecastScores"] == []


@pytest.mark.parametrize(
    ("wrong", "role", "code"),
    [
        ({"partner": "own:nobody"}, Role.MANAGER, "NOT_FOUND"),
        ({"odds": 2.0}, Role.MANAGER, "INVALID"),
        ({}, Role.READER, "FORBIDDEN"),
    ],
)
def test_what_is_refused_says_why(small, wrong, role, code):
    payload = ask(small, GIVE, role, **{**ODDS, **wrong}).data["giveOdds"]
    assert [error["code"] for error in payload["errors"]] == [code]
    assert payload["forecast"] is None
