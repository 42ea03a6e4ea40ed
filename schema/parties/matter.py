"""`myMatter`: all that the bearer of a party's link may know: itself, who was shown what of it, and its partnership."""

import asyncio
import datetime
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, Final, cast

import strawberry

from graph.model import Contact
from graph.select import Branch, Direction, Op, Order, Page, Select, Test, Through
from graph.shelves.moments import now
from graph.store import Store
from graph.writing.hand import Pen
from schema.access import Deed, Matter
from schema.nouns.declaring import choices, field
from schema.nouns.scalars import Day
from schema.viewer import Viewer
from strategy.people import masking
from strategy.people.consenting import Shown, shown_to
from strategy.people.disclosing import disclose, disclosures
from strategy.people.purposes import PURPOSES, Act
from strategy.people.speaking import known_partners, matter_of, organisation_of

MOST: Final = 1_000


PartyPurpose: Final = choices(
    "PartyPurpose", "What a party's link is for.", {one: use.meaning for one, use in PURPOSES.items()}
)
PartyAct: Final = choices(
    "PartyAct", "What a contact does through a link.",
    {
        Act.SEE: "See what is held, and who was shown it.", Act.AGREE: "Say yes to a partnership.",
        Act.DECLINE: "Say no to a partnership, or step out of it.", Act.CONSENT: "Say which fields may be used.",
        Act.CONFIRM: "Confirm what a partnership brought forth.", Act.CORRECT: "Put right what is wrong.",
        Act.OBJECT: "Forbid every use.",
    },
)  # fmt: skip


@strawberry.type(description="What one source says of a person.")
class HeldValue:
    """See its description."""

    field: str = strawberry.field(description="Which field it is.")
    value: str = strawberry.field(description="What it says.")
    source: str = strawberry.field(description="Id of the source that says so; `hand` for people.")


@strawberry.type(description="A consent of a person.")
class HeldConsent:
    """See its description."""

    id: strawberry.ID = field("Its id.")
    fields: list[str] = field("Fields that may be used.")
    purpose: str = field("What for.")
    given: Day | None = field("Day it was given.")
    withdrawn: Day | None = field("Day it was withdrawn; null while it stands.")


@strawberry.type(description="That somebody was shown fields of a person.")
class HeldDisclosure:
    """See its description."""

    fields: list[str] = field("Which fields.")
    shown_to: str = field("Who saw them: a broker as the trail names them, or the id of another party's contact.")
    by_name: list[str] = field("Organisations that this contact speaks for.")
    purpose: str = field("What for.")
    day: Day = field("Day they were shown.")


@strawberry.type(description="An organisation, without what would tell which: five others at least fit it as well.")
class PartnerMasked:
    """See its description."""

    kind: str | None = field("Sort of organisation.")
    country: str | None = field("Country of its seat.")
    size_class: str | None = field("Size by staff.")
    chains: list[str] = field("Codes of its value chains.")
    offers: list[str] = field("What it can do for others, the strongest first.")
    needs: list[str] = field("What it looks for, the most urgent first.")


@strawberry.type(description="A person at another party, by the fields that they agreed to.")
class PartnerPerson:
    """See its description."""

    name: str | None = field("Name; null if they did not agree to it.")
    role: str | None = field("Function; null if they did not agree to it.")
    email: str | None = field("E-mail address; null if they did not agree to it.")
    language: str | None = field("Preferred language; null if they did not agree to it.")


@strawberry.type(description="Another party, once all agreed to know of each other.")
class PartnerKnown:
    """See its description."""

    id: strawberry.ID = field("Its id.")
    name: str | None = field("Its name.")
    people: list[PartnerPerson] = field("Its people. That they were shown is recorded, for them to see.")


@strawberry.type(description="What came of a partnership, to be confirmed.")
class PartnershipFruit:
    """See its description."""

    id: strawberry.ID = field("Its id.")
    type: str | None = field("Sort of outcome.")
    day: Day | None = field("Day it came about.")
    confirmed: Day | None = field("Day a party confirmed it; null while nobody did.")


@strawberry.type(description="The partnership that a link is about.")
class MyPartnership:
    """See its description."""

    state: str | None = field("Where it is in its life.")
    answer: str | None = field("What your organisation said so far.")
    masked: list[PartnerMasked] = field("The other parties, masked, in no order that would tell who; none once known.")
    known: list[PartnerKnown] = field("The other parties, once all that stay agreed to know of each other.")
    outcomes: list[PartnershipFruit] = field("What it brought forth, as far as that is known.")


@strawberry.type(description="What the bearer of a party's link may know.")
class MyMatter:
    """See its description."""

    purpose: PartyPurpose = field("What the link is for.")  # type: ignore[valid-type]  # made of a table
    may: list[PartyAct] = field("What can be done with it.")  # type: ignore[valid-type]  # made of a table
    contact: strawberry.ID = field("Id of the contact that it was made for.")
    organisations: list[str] = field("Names of the organisations that the contact speaks for.")
    held: list[HeldValue] = field("All that is held of the person, by who says it.")
    consents: list[HeldConsent] = field("What they agreed to.")
    disclosures: list[HeldDisclosure] = field("Who was shown what of them, the newest first.")
    partnership: MyPartnership | None = field("The partnership that it is about; null where it is about none.")


async def my_matter(info: strawberry.Info) -> MyMatter | None:
    """What a party came for."""
    viewer = cast(Viewer, info.context)
    matter = viewer.principal.matter
    if matter is None:
        return None
    viewer.principal.need(Deed.ANSWER)
    matter.need(Act.SEE)
    return cast(Any, await asyncio.to_thread(told, viewer.store, matter, now().date()))


def told(store: Store, matter: Matter, today: datetime.date) -> dict[str, Any]:
    """All of it, as its type reads it."""
    acts = PURPOSES[matter.purpose].acts
    return {
        "purpose": PartyPurpose[matter.purpose.name],
        "may": [PartyAct[act.name] for act in Act if act in acts],
        "contact": matter.contact,
        "organisations": _organisations(store, matter.contact),
        "held": _held(store, matter.contact),
        "consents": _consents(store, matter.contact),
        "disclosures": [asdict(one) for one in disclosures(store, matter.contact)],
        "partnership": None if matter.partnership is None else _partnership(store, matter, matter.partnership, today),
    }


def _organisations(store: Store, contact: str) -> list[str]:
    rows = store.find(Select("Stakeholder", ("name",), where=organisation_of(contact), page=Page(MOST))).rows
    return [str(name) for (name,) in rows if name]


def _held(store: Store, contact: str) -> list[dict[str, str]]:
    return [
        {"field": name, "value": str(value), "source": word.source}
        for word in store.statements(Contact, contact)
        for name, value in word.values.items()
        if value is not None
    ]


def _consents(store: Store, contact: str) -> list[dict[str, Any]]:
    fields = ("id", "fields", "purpose", "given", "withdrawn")
    of = Through("HAS_CONSENT", Direction.IN, where=Test("id", Op.EQ, contact))
    rows = store.find(Select("Consent", fields, where=of, order=(Order("id"),), page=Page(MOST))).rows
    return [{**dict(zip(fields, row, strict=True)), "fields": row[1] or (), "purpose": row[2] or ""} for row in rows]


def _partnership(store: Store, matter: Matter, partnership: str, today: datetime.date) -> dict[str, Any] | None:
    party = Branch("BETWEEN", Direction.OUT, (), ("answer",), where=organisation_of(matter.contact), limit=1)
    select = Select("Partnership", ("state",), (party,), matter_of(matter.contact, partnership), page=Page(1))
    rows = cast(Any, store.find(select).rows)
    if not rows:
        return None  # the contact left, or the party did
    state, (_, answers) = rows[0]
    known = _known(store, matter, partnership, today)
    masked = [] if known else [asdict(one) for one in masking.profiles(store, matter.contact, partnership)]
    answer = answers[0][0] if answers else None
    fruit = _fruit(store, matter, partnership)
    return {"state": state, "answer": answer, "masked": masked, "known": known, "outcomes": fruit}


def _known(store: Store, matter: Matter, partnership: str, today: datetime.date) -> list[dict[str, Any]]:
    fields = ("id", "name")
    where = known_partners(matter.contact, partnership)
    rows = store.find(Select("Stakeholder", fields, where=where, page=Page(MOST))).rows
    own = {row[0] for row in store.find(Select("Stakeholder", where=organisation_of(matter.contact))).rows}
    people = shown_to(store, matter.contact, partnership) if rows else []
    if people:
        _record(store, matter, partnership, people, today)
    return [
        {"id": who, "name": name, "people": [_person(one) for one in people if one.party == who]}
        for who, name in rows
        if who not in own
    ]


def _person(one: Shown) -> dict[str, str | None]:
    return {name: one.values.get(name) for name in ("name", "role", "email", "language")}


def _record(store: Store, matter: Matter, partnership: str, people: Sequence[Shown], today: datetime.date) -> None:
    """That these were shown, before they are."""
    with store.unit(matter.contact) as unit:
        pen = Pen(unit, today)
        for one in people:
            disclose(pen, one.contact, list(one.values), matter.contact, "introduction", partnership)
        pen.done()


def _fruit(store: Store, matter: Matter, partnership: str) -> list[dict[str, Any]]:
    fields = ("id", "type", "day", "confirmed")
    of = Through("OUTCOME_OF", Direction.OUT, where=matter_of(matter.contact, partnership))
    rows = store.find(Select("Outcome", fields, where=of, order=(Order("day"), Order("id")), page=Page(MOST))).rows
    return [dict(zip(fields, row, strict=True)) for row in rows]


ROOTS: Final[dict[str, Any]] = {
    "my_matter": strawberry.field(
        resolver=my_matter, description="What the bearer of a party's link may know; null for all others."
    )
}
