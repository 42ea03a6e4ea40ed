"""What brokers enter into the register of barriers: a row for each mutation."""

import enum
from collections.abc import Mapping
from typing import Final

import strawberry

from graph.catalogue import BY_NOUN
from graph.errors import BadInput
from graph.lines.barriers import Barrier, BarrierEnquiry, BarrierNote, Found, Requirement
from graph.shelves.moments import now
from schema.mutations.acts import Act, Asked
from schema.mutations.asking import Ask, node, properties
from schema.nouns.declaring import list_of, may
from strategy.barriers.alike import proposing
from strategy.barriers.register import coverage, registering

LISTS: Final = {"stakeholders": "Stakeholder", "chains": "ValueChain", "markets": "Market"}


@strawberry.enum(description="In which form one needs something to get past a barrier.")
class RequirementForm(enum.Enum):
    """See its description."""

    CERTIFICATE = strawberry.enum_value("certificate", description="A certificate.")
    LOCAL_TEST = strawberry.enum_value("local-test", description="A test made there.")
    PERMIT = strawberry.enum_value("permit", description="A permit.")
    LOCAL_STOCK = strawberry.enum_value("local-stock", description="A stock kept there.")


@strawberry.input(description="What one must have, or have somebody for, to get past a barrier.")
class RequirementInput:
    """See its description."""

    capability: strawberry.ID = strawberry.field(description="Id of the capability.")
    form: RequirementForm | None = may("In which form.")


def _entry(asked: Asked) -> registering.Entry:
    said = {name: asked.given[name] for name in BY_NOUN[Barrier].properties if name in asked.given}
    hindered = {name: asked.ids(name, kind) for name, kind in LISTS.items() if name in asked.given}
    return registering.Entry(said, hindered, _needs(asked), asked.text("note"), asked.text("owner"))


def _needs(asked: Asked) -> Mapping[str, Requirement | None] | None:
    given = asked.given.get("needs")
    if given is None:
        return None
    forms = {str(one["capability"]): one.get("form") for one in given}
    asked.seen(list(forms), "Capability")
    return {capability: Requirement(form) if form else None for capability, form in forms.items()}


def _register(asked: Asked) -> str:
    entry = _entry(asked)
    proposing.check_unlike(asked.store, entry, frozenset(asked.ids("unlike", "Barrier")))
    return registering.register(asked.pen, asked.who, entry, now())


def _rewrite(asked: Asked) -> str:
    barrier = str(asked.given["id"])
    registering.rewrite(asked.store, asked.pen, asked.who, barrier, _entry(asked))
    return barrier


def _enquire(asked: Asked) -> str:
    day = asked.day("day")
    if day is None:
        raise BadInput("day: say when it was asked")
    found = Found(str(asked.given["found"]))
    chain, market = str(asked.given["chain"]), str(asked.given["market"])
    return coverage.enquire(asked.pen, asked.who, coverage.Enquiry(chain, market, found, day, asked.text("note")))


def _list(name: str, meaning: str) -> Ask:
    return Ask(name, list_of(strawberry.ID), f"{meaning} These alone from now on; left out, they stay.")


def _entered(*needed: str) -> tuple[Ask, ...]:
    note = BY_NOUN[BarrierNote].properties
    return (
        *properties(Barrier, without=registering.OF_STEPS, needed=needed),
        _list("stakeholders", "Ids of the stakeholders whom it hinders."),
        _list("chains", "Ids of the value chains that it hinders."),
        _list("markets", "Ids of the markets that it stands before."),
        Ask("needs", list_of(RequirementInput), "What one must have, or have somebody for, to get past it."),
        Ask("note", str, "What it is in confidence: brokers alone see it.", property=note["summary"]),
        Ask("owner", str, "Who works on it, as the trail names them; brokers alone see it.", property=note["owner"]),
    )


ACTS: Final = (
    Act(
        "register_barrier", "Enter a barrier, abroad or at home. Brokers alone see it until it is published. One that"
        " may be in the register already is refused with `CONFLICT`, which names those that it is like, and why.",
        (
            *_entered("title", "place"),
            Ask("unlike", list_of(strawberry.ID), "Ids of barriers that it is like, and that are others all the same."),
        ),
        "Barrier", _register,
    ),
    Act(
        "rewrite_barrier", "Change what is said of a barrier; what is left out stays as it is.",
        (node("id", "Barrier"), *_entered()), "Barrier", _rewrite,
    ),
    Act(
        "note_barrier_enquiry", "Keep that a sector was asked what stands in its way in a market, whatever came of it.",
        (
            node("chain", "ValueChain"), node("market", "Market"),
            *properties(BarrierEnquiry, without=("by",), needed=("day", "found")),
        ),
        "BarrierEnquiry", _enquire,
    ),
)  # fmt: skip
"""Every mutation of the register that is no step."""
