"""Who carries a proposal: each stakeholder once, by its word on the proposal itself before its words on its parts."""

from graph.lines.plan import Rung, Stance
from strategy.plan.support import Raised, Stand, backed

E, C, O = Stance.ENDORSES, Stance.CONTRIBUTES, Stance.OBJECTS  # noqa: E741  # as in the tables below


def raised(name, rung, within=(), position=None, **stands):
    told = [Stand(who, who.upper(), "company", stance, ("chain:food",)) for who, stance in stands.items()]
    return Raised(name, rung, name, None, position, within, told)


def where(one):
    return {stand.stakeholder: stand.stance for stand in one.support.stands}


def test_a_priority_is_carried_by_those_who_carry_what_it_gathers():
    (top,) = backed(
        [
            raised("p", Rung.PRIORITY, a=E),
            raised("t", Rung.THEME, ("p",), b=C),
            raised("i", Rung.IDEA, ("t",), c=E, d=O),
        ]
    )
    assert where(top) == {"a": E, "b": C, "c": E, "d": O}
    assert (top.support.sorts, top.support.chains) == ({"company": 3}, {"chain:food": 3}), "objecting carries nothing"
    assert where(top.gathers[0]) == {"b": C, "c": E, "d": O}
    assert where(top.gathers[0].gathers[0]) == {"c": E, "d": O}


def test_a_word_on_the_thing_itself_counts_before_words_below():
    (top,) = backed([raised("p", Rung.PRIORITY, a=E), raised("t", Rung.THEME, ("p",), a=O)])
    assert where(top) == {"a": E}


def test_an_objection_to_a_part_is_heard_before_endorsements_of_others():
    themes = [raised("t", Rung.THEME, ("p",), a=E), raised("u", Rung.THEME, ("p",), a=O)]
    (top,) = backed([raised("p", Rung.PRIORITY), *themes])
    assert where(top) == {"a": O}
    (top,) = backed([raised("p", Rung.PRIORITY), themes[0], raised("u", Rung.THEME, ("p",), a=C)])
    assert where(top) == {"a": C}


def test_priorities_come_first_in_their_order_and_loose_ideas_last():
    some = [
        raised("idea", Rung.IDEA),
        raised("second", Rung.PRIORITY, position=2),
        raised("first", Rung.PRIORITY, position=1),
        raised("theme", Rung.THEME),
        raised("nowhere", Rung.THEME, ("not-to-be-seen",)),
    ]
    assert [one.proposal.id for one in backed(some)] == ["first", "second", "nowhere", "theme", "idea"]


def test_a_circle_that_a_file_holds_ends():
    (top,) = backed([raised("p", Rung.PRIORITY, ("t",), a=E), raised("t", Rung.THEME, ("p",), b=E)])
    assert where(top) == {"a": E, "b": E}
