"""Who is on the triage list, and what takes somebody off it; who decides on whom; what holds a site here."""

import datetime
from dataclasses import replace
from itertools import pairwise

import pytest

from graph.errors import BadInput, NotFound
from graph.lines.detection import AccountsOf, Concern, DistressSign, Treatment, WarnsOf
from graph.model import Capability, Project, Source, Stakeholder
from graph.relations import Excludes, Needs, Offers, OwnedBy, ParticipatedIn
from graph.writing.hand import Pen, restored
from strategy.detection.anchoring import TieKind, anchoring
from strategy.detection.appraising import appraise
from strategy.detection.groups import DEEPEST, group_of
from strategy.detection.triage import Wish, scorecard, triage
from tests.strategy.detection.building import BY, DAY, year

BAD = {"equity": -50_00, "overdue_debts": 5_00}


def organisation(name, **known):
    given = {"kind": "company", "country": "BE", "status": "active", **known}
    return Stakeholder(id=f"own:{name}", name=f"{name.title()} (fictional)", source=BY, **given)


def say(store, *facts):
    with store.unit(BY, bulk="test") as unit:
        unit.say([Source(id=BY, title="Fictional", source=BY)])
        for noun in dict.fromkeys(map(type, facts)):
            unit.say([fact for fact in facts if type(fact) is noun])


def books(name, *years):
    for one in years:
        own = f"accounts:own:{name}:{one.closed}"
        yield replace(one, id=own)
        yield AccountsOf(from_id=own, to_id=f"own:{name}", source=BY)


@pytest.fixture
def troubled(store):
    """Three in trouble, one of them sound and one gone, one a natural person."""
    say(
        store, organisation("a"), organisation("b"), organisation("c", legal_person=False),
        organisation("d", status="ceased", status_since=DAY), organisation("e", status="ceased"),
        *books("a", year(2025, **BAD), year(2024)), *books("b", year(2025), year(2024)),
        *books("c", year(2025, **BAD)), *books("d", year(2025, **BAD), year(2024)), *books("e", year(2025, **BAD)),
    )  # fmt: skip
    return store


def wish(day=DAY, **more):
    return Wish(Concern.DISTRESS, day, **more)


def listed(store, **more):
    return [entry.card.stakeholder for entry in triage(store, wish(**more)).entries]


def test_the_list_holds_who_raised_it_and_counts_the_others(troubled):
    found = triage(troubled, wish())
    assert [entry.card.stakeholder for entry in found.entries] == ["own:a", "own:d"]  # who was there on that day
    assert (found.looked, found.abstained, found.settled, found.more) == (4, 1, 0, 0)
    assert triage(troubled, wish(first=1)).more == 1
    later = DAY + datetime.timedelta(days=1)
    assert listed(troubled, day=later) == ["own:a"]
    before_filing = datetime.date(2026, 6, 15)
    assert listed(troubled, day=before_filing) == []


def test_what_somebody_makes_of_it_takes_it_off_until_something_newer_is_known_and_can_be_undone(troubled):
    with troubled.unit("key:ann") as unit:
        pen = Pen(unit, DAY)
        appraise(pen, "key:ann", "own:a", Concern.DISTRESS, Treatment.DISMISSED, "a one-off (fictional)")
        changes = pen.done()
    assert listed(troubled) == ["own:d"]
    assert triage(troubled, wish()).settled == 1
    assert listed(troubled, settled=True) == ["own:a", "own:d"]
    said = scorecard(troubled, Concern.DISTRESS, "own:a", DAY).appraised
    assert (said.treatment, said.reason, said.by, said.day) == ("dismissed", "a one-off (fictional)", "key:ann", DAY)
    sign = DistressSign(id="own:s", topic="summons", day=DAY + datetime.timedelta(days=2), source=BY)
    say(troubled, sign, WarnsOf(from_id="own:s", to_id="own:a", source=BY))
    assert listed(troubled, day=DAY + datetime.timedelta(days=3)) == ["own:a"]
    with troubled.unit("key:ann") as unit:
        for change in reversed(changes):
            restored(unit, change)
    assert listed(troubled) == ["own:a", "own:d"]


def test_a_list_has_1_to_500_and_a_scorecard_is_of_somebody(store):
    with pytest.raises(BadInput, match="`first` is 1 to 500 companies, not 0"):
        triage(store, wish(first=0))
    with pytest.raises(NotFound, match="no Stakeholder 'own:x'"):
        scorecard(store, Concern.DISTRESS, "own:x", DAY)


@pytest.mark.parametrize(("reason", "told"), [(" ", "say why it is dismissed"), ("x" * 2_001, "2,000 characters")])
def test_a_concern_is_dismissed_with_a_reason(reason, told):
    with pytest.raises(BadInput, match=told):
        appraise(Pen(None, DAY), "key:ann", "own:a", Concern.DISTRESS, Treatment.DISMISSED, reason)


def owned(name, owner, share=None):
    return OwnedBy(from_id=f"own:{name}", to_id=f"own:{owner}", share=share, source=BY)


def test_who_holds_more_than_half_decides_and_the_tree_holds_everybody_once(store):
    people = [organisation(name) for name in ("site", "holding", "sister", "free")]
    say(
        store, *people, organisation("top", country="NL"), organisation("fund", country="LU"),
        owned("site", "holding", 0.6), owned("site", "fund", 0.4), owned("holding", "top"),
        owned("sister", "top", 0.9), owned("sister", "holding", 0.1), owned("free", "top", 0.5),
    )  # fmt: skip
    found = group_of(store, "own:site")
    assert [one.id for one in found.chain] == ["own:site", "own:holding", "own:top"]
    assert found.told == "Top (fictional) in NL decides on Site (fictional) by way of Holding (fictional)"
    assert (found.abroad, found.circular, found.capped) == (True, False, False)
    told = [(one.company.id, one.depth, one.holding and one.holding.controls) for one in found.members]
    assert told == [
        ("own:top", 0, None), ("own:holding", 1, True), ("own:sister", 1, True), ("own:free", 1, False),
        ("own:site", 2, True),
    ]  # fmt: skip
    assert group_of(store, "own:free").told.startswith("nobody is known to own the most of Free")


def test_circles_and_towers_of_owners_come_to_an_end(store):
    tower = [f"t{number}" for number in range(DEEPEST + 2)]
    say(
        store, *map(organisation, ("x", "y", "z", *tower)),
        owned("x", "y", 0.9), owned("y", "z", 0.9), owned("z", "x", 0.9),
        *(owned(low, high, 1.0) for low, high in pairwise(tower)),
    )  # fmt: skip
    ring = group_of(store, "own:x")
    assert (len(ring.chain), len(ring.members), ring.circular) == (3, 3, True)
    assert group_of(store, tower_id := f"own:{tower[0]}").capped, tower_id


def test_a_foreign_owned_site_is_held_by_local_ties_and_could_be_by_more(store):
    capabilities = [Capability(id=f"term:{one}", label_en=one.title(), source=BY) for one in ("drying", "milling")]
    say(
        store, organisation("site", nuts="BE211"), organisation("top", country="NL"), owned("site", "top", 1.0),
        organisation("near", nuts="BE213"), organisation("far", nuts="BE251"), organisation("shunned"),
        organisation("lab", kind="research-organisation"), organisation("abroad", country="DE"),
        organisation("gone", status="ceased"), organisation("sister"), owned("sister", "top", 1.0),
        *capabilities, Needs(from_id="own:site", to_id="term:drying", source=BY),
        Offers(from_id="own:site", to_id="term:milling", source=BY),
        *(Offers(from_id=f"own:{one}", to_id="term:drying", source=BY)
          for one in ("near", "far", "lab", "abroad", "gone", "sister", "shunned")),
        Needs(from_id="own:far", to_id="term:milling", source=BY),
        Project(id="own:p", acronym="DRY", source=BY),
        *(ParticipatedIn(from_id=f"own:{one}", to_id="own:p", source=BY) for one in ("site", "lab", "abroad")),
        Excludes(from_id="own:shunned", to_id="own:site", source=BY),
    )  # fmt: skip
    found = anchoring(store, "own:site")
    assert [(one.partner.id, [tie.kind for tie in one.ties]) for one in found.holding] == [("own:lab", ["research"])]
    proposed = [(one.partner.id, one.near, sorted(tie.kind for tie in one.ties)) for one in found.proposed]
    assert proposed == [("own:far", False, ["customer", "supplier"]), ("own:near", True, ["supplier"])]
    assert found.proposed[1].ties[0].why == "offers Drying, which the site needs"
    assert found.proposed[1].ties[0].source == BY
    assert found.lacking == [TieKind.SUPPLIER, TieKind.CUSTOMER, TieKind.CHAIN, TieKind.PROJECT]
    with pytest.raises(BadInput, match="not owned abroad; say who owns it"):
        anchoring(store, "own:near")
