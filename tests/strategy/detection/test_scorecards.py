"""Scorecards: what lights a sign, how many raise a concern, when they abstain, and who is never scored."""

import datetime
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.lines.detection import SignTopic
from strategy.detection import altman
from strategy.detection.altman import PLAIN, WITH_CONSTANT, Zone
from strategy.detection.evidence import Joint, known_from
from strategy.detection.lights import DISTRESS, LIGHTS
from strategy.detection.potential import POTENTIAL
from strategy.detection.scorecard import State, assess
from tests.strategy.detection.building import DAY, company, seen, year

BAD = {"equity": -50_00, "retained_earnings": -400_00, "operating_result": -200_00, "current_liabilities": 700_00}


def distress(*years, **known):
    return assess(DISTRESS, company(*years, **known))


def states(card):
    return {mark.sign.name: mark.judged.state for mark in card.marks}


def lit(card):
    return {mark.sign.name for mark in card.marks if mark.lit}


def test_a_sound_company_lights_nothing():
    card = distress(year(2025), year(2024))
    assert (lit(card), card.score, card.raised, card.abstains, card.coverage) == (set(), 0.0, False, None, 1.0)


@pytest.mark.parametrize(
    ("light", "now", "then"),
    [
        ("equity", {"equity": -1}, {}),
        ("losses", {"net_result": -1}, {"net_result": -1}),
        ("turnover", {"turnover": 1_600_00}, {}),
        ("overdue-debts", {"overdue_debts": 1}, {}),
        ("staff", {"employees": 8.0}, {}),
        ("z-double-prime", {"current_liabilities": 900_00, "retained_earnings": 0, "operating_result": 0}, {}),
    ],
)
def test_one_light_of_the_accounts_never_raises_it(light, now, then):
    card = distress(year(2025, **now), year(2024, **then))
    assert lit(card) == {light}
    assert not card.raised


@pytest.mark.parametrize("topic", SignTopic)
def test_one_sign_alone_never_raises_it_and_an_old_one_lights_nothing(topic):
    sound = (year(2025), year(2024))
    assert len(lit(distress(*sound, signs=(seen(topic),)))) == 1
    assert not distress(*sound, signs=(seen(topic),)).raised
    assert lit(distress(*sound, signs=(seen(topic, days_ago=366),))) == set()


def test_lights_of_one_family_do_not_raise_it_and_those_of_two_do():
    z = {"current_liabilities": 1_200_00, "equity": -1, "retained_earnings": 0, "operating_result": 0}
    one_family = distress(year(2025, **z), year(2024))
    assert lit(one_family) == {"z-double-prime", "equity"}
    assert not one_family.raised
    assert distress(year(2025, **z, overdue_debts=1), year(2024)).raised


@given(
    signs=st.lists(st.sampled_from(SignTopic), max_size=4),
    now=st.fixed_dictionaries({}, optional={name: st.integers(-(10**9), 10**9) for name in BAD}),
)
def test_it_is_never_raised_by_fewer_than_two_families_and_its_points_add_up(signs, now):
    card = distress(year(2025, **now), year(2024), signs=tuple(map(seen, signs)))
    families = {mark.sign.family for mark in card.marks if mark.lit}
    assert not card.raised or len(families) >= 2
    assert card.score == sum(mark.judged.points for mark in card.marks)


def test_it_abstains_where_little_is_known_and_says_what_is_missing():
    card = distress(year(2025, equity=None, net_result=None, overdue_debts=None))
    assert card.score is None
    assert card.abstains == "too little is known: 0 of 11 signs could be judged"
    assert "z-double-prime: the accounts lack equity" in card.missing
    assert "losses: the results of two years in a row are not known" in card.missing
    assert states(card)["court"] is State.SILENT


def test_old_accounts_tell_nothing():
    card = distress(year(2023, **BAD), year(2022, **BAD))
    assert card.abstains is not None
    assert card.missing[0] == "z-double-prime: the newest accounts are of 2023-12-31"


def test_two_notices_raise_it_without_accounts_where_it_is_known_to_be_a_legal_person():
    signs = (seen("summons"), seen("insolvency-notice"))
    assert distress(signs=signs, legal_person=True).raised
    nobody = distress(signs=signs)
    assert not nobody.raised
    assert "nobody says that it is a legal person" in nobody.abstains


@pytest.mark.parametrize(
    ("known", "why"),
    [({"legal_person": False}, "a natural person is not scored"), ({"kind": "investor"}, "only companies are scored")],
)
def test_natural_persons_are_not_scored_whatever_is_known_of_them(known, why):
    for model in (DISTRESS, POTENTIAL):
        card = assess(model, company(year(2025, **BAD), year(2024), signs=(seen("summons"),), **known))
        assert (card.abstains, card.marks, card.score, card.raised) == (why, [], None, False)


def test_every_light_says_its_day_and_its_reason():
    worst = {**BAD, "net_result": -1, "turnover": 1_00, "overdue_debts": 5_00, "employees": 1.0}
    signs = tuple(map(seen, SignTopic))
    card = distress(year(2025, **worst), year(2024, net_result=-1), signs=signs)
    assert lit(card) == {sign.name for sign in LIGHTS}
    assert all(mark.judged.day and mark.judged.why for mark in card.marks)
    assert card.marks[4].judged.why == "taxes and contributions of 5 euros are overdue"


def test_the_two_variants_of_z_differ_by_their_constant_and_have_the_same_zones():
    for closing in ({}, BAD, {"retained_earnings": 0, "operating_result": 0}):
        accounts = year(2025, **closing)
        plain, other = altman.z_of(accounts), altman.z_of(accounts, WITH_CONSTANT)
        assert other - plain == pytest.approx(3.25)
        assert PLAIN.zone(plain) is WITH_CONSTANT.zone(other)


@pytest.mark.parametrize(
    ("variant", "figures"), [(PLAIN, (1.09, 1.10, 2.60, 2.61)), (WITH_CONSTANT, (4.34, 4.35, 5.85, 5.86))]
)
def test_each_variant_has_its_own_zones(variant, figures):
    assert [variant.zone(z) for z in figures] == [Zone.DISTRESS, Zone.GREY, Zone.GREY, Zone.SAFE]


def test_without_debts_or_assets_there_is_no_z():
    assert altman.z_of(year(2025, liabilities=0)) is None
    assert altman.lacking(year(2025, total_assets=0, equity=None)) == ["equity", "total_assets"]


def test_accounts_are_known_from_the_day_they_were_filed_or_seven_months_after_the_year():
    accounts = year(2025)
    assert known_from(accounts) == datetime.date(2026, 6, 15)
    assert known_from(replace(accounts, published=None)) == datetime.date(2026, 8, 2)


def joint(start=100, abroad=0, exporters=0, staged=2):
    return Joint("own:p", DAY - datetime.timedelta(days=start), 2, abroad, staged, exporters)


def potential(*years, **known):
    return assess(POTENTIAL, company(*years, **{"legal_person": True, **known}))


@pytest.mark.parametrize(
    ("sign", "known"),
    [
        ("sells-abroad", {"export_stage": "starting"}),
        ("aims-abroad", {"targets": ("market:DE",)}),
        ("partners-abroad", {"projects": (joint(abroad=1),)}),
        ("partners-that-export", {"projects": (joint(exporters=2),)}),
        ("research", {"projects": (joint(), joint(300))}),
        ("signal", {"signals": (seen("investment"),)}),
        ("size", {"size_class": "medium"}),
        ("foreign-owner", {"owners": ("NL",)}),
    ],
)
def test_each_sign_of_potential_lights_alone_and_raises_nothing(sign, known):
    card = potential(**known)
    assert lit(card) == {sign}
    assert not card.raised


def test_three_signs_of_two_families_raise_potential():
    known = {"export_stage": "none", "size_class": "small", "projects": (joint(abroad=1, exporters=2), joint(300))}
    card = potential(year(2025), year(2023, turnover=1_500_00), **known)
    assert lit(card) == {"partners-abroad", "partners-that-export", "research", "growth"}
    assert (card.raised, card.score) == (True, 4.0)


def test_potential_abstains_of_whom_nothing_is_known():
    assert potential().abstains == "too little is known: 0 of 9 signs could be judged"
