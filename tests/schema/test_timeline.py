"""One timeline of all that was said and done with a stakeholder, in pages that join up; for brokers."""

import datetime

import pytest

from graph.brokering.nouns import Interaction, Outcome, PartnershipStep, Referral
from graph.brokering.relations import Involves, OutcomeOf, ReferralFor, ReferredTo, StepOf
from graph.model import Feedback, Partnership
from graph.relations import Between
from schema.access import Role
from tests.schema.asking import result

GAMMA, BETA = "own:gamma", "own:beta"
BY = "tables:brokered"


def day(number):
    return datetime.date(2026, 1, number)


@pytest.fixture
def ask(fresh):
    def ask(arguments, role=Role.MANAGER):
        text = f"{{ timeline({arguments}) {{ entries {{ day kind id by text }} endCursor }} }}"

        return result(fresh, text, role=role)

    return ask


@pytest.fixture
def spoken(fresh):
    """One of each sort, two of some on one day; of another stakeholder, and without a day."""
    facts = [
        Partnership(id="own:x", title="X", state="active", source=BY),
        Between(from_id="own:x", to_id=GAMMA, source=BY),
        Between(from_id="own:x", to_id=BETA, source=BY),
        PartnershipStep(id="own:s", verb="agree", after="agreed", place=1, day=day(5), by="key:bob", source=BY),
        StepOf(from_id="own:s", to_id="own:x", source=BY),
        Outcome(id="own:o", type="sales", day=day(9), source=BY),
        OutcomeOf(from_id="own:o", to_id="own:x", source=BY),
        Referral(id="own:r", need="A lawyer", state="returned", reason="no time", day=day(5), source=BY),
        ReferralFor(from_id="own:r", to_id=BETA, source=BY),
        ReferredTo(from_id="own:r", to_id=GAMMA, source=BY),
        Feedback(
            id="own:f", verdict="declined", reason="no-fit", stakeholder=BETA, partner=GAMMA, day=day(5), source=BY
        ),
    ]
    for name, kind, when, held in (
        ("own:i1", "call", day(5), "yes"), ("own:i2", "meeting", day(5), "no"), ("own:i3", "event", None, "yes"),
    ):  # fmt: skip
        facts += [
            Interaction(id=name, kind=kind, subject="Drying", day=when, held=held, by="key:ann", source=BY),
            Involves(from_id=name, to_id=GAMMA, source=BY),
        ]
    with fresh.unit(BY, bulk="test") as unit:
        unit.say(facts)


ALL = [
    ("2026-01-09", "Outcome", "own:o", None, "outcome, sales"),
    ("2026-01-05", "Feedback", "own:f", None, "declined: own:beta with own:gamma, because: no-fit"),
    ("2026-01-05", "Interaction", "own:i1", "key:ann", "call, Drying"),
    ("2026-01-05", "Interaction", "own:i2", "key:ann", "meeting, Drying, not held"),
    ("2026-01-05", "PartnershipStep", "own:s", "key:bob", "agree; now agreed"),
    ("2026-01-05", "Referral", "own:r", None, "referral: A lawyer; returned, because: no time"),
]


@pytest.mark.usefixtures("spoken")
@pytest.mark.parametrize("size", [1, 2, 5, 6, 50])
def test_pages_of_every_size_join_up_to_the_whole(ask, size):
    found, after = [], ""
    while True:
        page = ask(f'stakeholder: "{GAMMA}", first: {size}{after}').data["timeline"]
        found += [tuple(entry.values()) for entry in page["entries"]]
        assert len(page["entries"]) <= size
        if page["endCursor"] is None:
            break
        after = f', after: "{page["endCursor"]}"'
    assert found == [entry for entry in ALL if entry[2] not in ("own:i3",)]


@pytest.mark.usefixtures("spoken")
def test_each_stakeholder_has_its_own(ask):
    entries = ask(f'stakeholder: "{BETA}"').data["timeline"]["entries"]
    assert [entry["id"] for entry in entries] == ["own:o", "own:f", "own:s", "own:r"]
    assert ask('stakeholder: "own:nobody"').data["timeline"] is None


@pytest.mark.parametrize("after", ["x", "W10=", "WyIyMDI2IiwiTm9uZSIsIngiXQ=="])
def test_a_cursor_that_is_none_of_ours_is_refused(ask, after):
    (error,) = ask(f'stakeholder: "{GAMMA}", after: "{after}"').errors
    assert "the cursor is not one of ours" in error.message


@pytest.mark.parametrize("role", [Role.READER, Role.ANALYST])
def test_it_is_for_brokers(ask, role):
    (error,) = ask(f'stakeholder: "{GAMMA}"', role).errors
    assert "for managers" in error.message
