"""Partnerships on their way, for the pages that show them: led by the manager of the economy. All fictional."""

import datetime

from graph.brokering.nouns import Outcome
from graph.brokering.relations import OutcomeOf
from graph.model import Contact
from graph.relations import HasContact
from graph.shelves.moments import now
from hommel import wiring
from hommel.settings import Settings
from schema.access import Matter
from schema.authentication import keys, parties
from strategy.partnership.acting import Actor, Wish
from strategy.partnership.beginning import Idea, suggest
from strategy.partnership.moves import Who
from strategy.partnership.taking import take
from strategy.people.purposes import Purpose

BY = "tables:fictional"
DRYING, COOLING, PACKING = "partnership:drying", "partnership:cooling", "partnership:packing"
ADA, BOB = "contact:ada", "contact:bob"
ONE, TWO, THREE, FOUR = (f"example:{number:07}" for number in (5, 16, 7, 42))


def opened(path):
    return wiring.opened(Settings.read({"HOMMEL_STORE": f"sqlite:///{path}"}))


def brokered(path):
    """Fill a copy of the economy: one that nobody was asked about, one that waits for a word, one agreed."""
    with opened(path) as store:
        (key,) = keys.listed(store)
        ann = Actor(f"key:{key.id}", Who.BROKER)

        def begin(own, title, *who):
            with store.unit(ann.name) as unit:
                suggest(store, unit, ann, Idea(dict.fromkeys(who), own, title), now())

        def step(own, verb, party=None, **said):
            with store.unit(ann.name) as unit:
                take(store, unit, ann, Wish(own, verb, party, said=said), now())

        begin(DRYING, "Drying together (fictional)", ONE, TWO)
        begin(COOLING, "Cooling together (fictional)", ONE, THREE)
        step(COOLING, "consent", ONE)
        begin(PACKING, "Packing together (fictional)", TWO, FOUR)
        for party in (TWO, FOUR):
            step(PACKING, "consent", party)
        step(PACKING, "introduce", joint_step="Run one batch on the new line (fictional)")
        step(PACKING, "explore")
        step(PACKING, "agree", form="joint-venture")
        with store.unit(BY) as unit:
            unit.say(people())
    return ann.name


def people():
    yield Contact(id=ADA, name="Ada (fictional)", email="ada@example.org", role="director", source=BY)
    yield HasContact(from_id=ONE, to_id=ADA, source=BY)
    yield Contact(id=BOB, name="Bob (fictional)", email="bob@example.org", role="engineer", source=BY)
    yield HasContact(from_id=TWO, to_id=BOB, source=BY)
    yield Outcome(
        id="outcome:batch", type="joint-research", day=datetime.date(2025, 3, 2), expected_first=5_000_000, source=BY
    )
    yield OutcomeOf(from_id="outcome:batch", to_id=PACKING, source=BY)


def code_for(path, contact, purpose, partnership=None):
    """The code of a contact's link."""
    with opened(path) as store:
        return parties.invited(store, "key:ann", Matter(contact, Purpose(purpose), partnership))[0]
