"""What contacts do through their links: each a mutation that looks whether the link was made for it."""

import asyncio
import uuid
from collections.abc import Callable
from functools import partial
from typing import Annotated, Any, Final, cast

import strawberry
from strawberry import UNSET

from graph.errors import Conflict, NotFound
from graph.model import Contact
from graph.select import And, Direction, Op, Page, Select, Test, Through
from graph.shelves.moments import now
from graph.store import Store, Writer
from graph.writing.hand import Pen
from schema.access import Deed, Matter
from schema.authentication.parties import shut_out
from schema.brokering.stepping import MOST_CHARACTERS, wrong_fact
from schema.mutations.payloads import INPUT
from schema.mutations.problems import EditError, EditErrorCode, Refused, needed, refusals, refused, told
from schema.nouns.declaring import field, may
from schema.parties.matter import MyMatter
from schema.parties.matter import told as matter_told
from schema.viewer import Viewer
from strategy.correcting import open_correction
from strategy.outcome.recording import confirm
from strategy.partnership.acting import Actor
from strategy.partnership.moves import Who
from strategy.people import consenting
from strategy.people.consenting import FIELDS, UsedFor
from strategy.people.purposes import Act
from strategy.people.speaking import matter_of, organisation_of, party_of

Deeds = Callable[[Store, Writer, Matter], None]
"""What is done, in a unit that has written nothing yet."""


@strawberry.type(description="The answer to what a party does.")
class PartyPayload:
    """See its description."""

    errors: list[EditError] = field("Why it was refused; empty when it was done.")
    matter: MyMatter | None = field("All that you may know, as it is now; null when it was refused.")


@strawberry.input(description="What `giveConsent` is asked.")
class GiveConsentInput:
    """See its description."""

    fields: list[str] = field(f"Which of your fields may be used, of {', '.join(FIELDS)}.")
    news: bool | None = may("For news to you, instead of for other parties to know you by.")


@strawberry.input(description="What `withdrawConsent` is asked.")
class WithdrawConsentInput:
    """See its description."""

    id: strawberry.ID = field("Id of a consent of yours that stands.")


@strawberry.input(description="What `correctMyself` is asked. What is left out stays.")
class CorrectMyselfInput:
    """See its description."""

    name: str | None = may("Your name.")
    role: str | None = may("Your function.")
    email: str | None = may("Your e-mail address.")
    language: str | None = may("The language that you prefer: nl, en or fr.")


@strawberry.input(description="What `correctFact` is asked.")
class CorrectFactInput:
    """See its description."""

    property: str = field("Which property of your organisation is wrong, such as `city`.")
    right: str = field("What it should be; nothing about persons.")


@strawberry.input(description="What `confirmOutcome` is asked.")
class ConfirmOutcomeInput:
    """See its description."""

    id: strawberry.ID = field("Id of an outcome of the partnership that the link is about.")


async def acted(info: strawberry.Info, act: Act, do: Deeds) -> PartyPayload:
    """Do what the link was made for, in one unit; the payload tells why not, or all as it is then."""
    viewer = cast(Viewer, info.context)
    try:
        answer = await asyncio.to_thread(_done, viewer, act, do)
    except Refused as why:
        return cast(Any, {"errors": told(why), "matter": None})
    return cast(Any, {"errors": (), "matter": answer})


def _done(viewer: Viewer, act: Act, do: Deeds) -> dict[str, Any]:
    """Do it in one unit, or say why not."""
    needed(viewer.principal, Deed.ANSWER)
    matter = viewer.principal.matter
    assert matter is not None, "whoever may answer came by a link"
    with refusals():
        matter.need(act)
        with viewer.store.unit(matter.contact) as unit:
            do(viewer.store, unit, matter)
    return matter_told(viewer.store, matter, now().date())


def _penned(do: Callable[[Store, Pen, Matter], None]) -> Deeds:
    """What is written with a pen; nothing of it is kept to be undone, since it may be about a person."""

    def deeds(store: Store, unit: Writer, matter: Matter) -> None:
        pen = Pen(unit, now().date())
        do(store, pen, matter)
        pen.done()

    return deeds


async def give_consent(info: strawberry.Info, input: Annotated[GiveConsentInput, INPUT]) -> PartyPayload:
    """Agree to a use of fields."""
    purpose = UsedFor.NEWS if input.news is True else UsedFor.INTRODUCTION

    def do(store: Store, pen: Pen, matter: Matter) -> None:
        partnership = matter.partnership if purpose is UsedFor.INTRODUCTION else None
        consenting.consent(pen, matter.contact, input.fields, purpose, partnership)

    return await acted(info, Act.CONSENT, _penned(do))


async def withdraw_consent(info: strawberry.Info, input: Annotated[WithdrawConsentInput, INPUT]) -> PartyPayload:
    """Take it back."""

    def do(store: Store, pen: Pen, matter: Matter) -> None:
        consenting.withdraw(store, pen, matter.contact, str(input.id))

    return await acted(info, Act.CONSENT, _penned(do))


async def correct_myself(info: strawberry.Info, input: Annotated[CorrectMyselfInput, INPUT]) -> PartyPayload:
    """Say oneself what is right."""
    given = {name: getattr(input, name) for name in FIELDS}
    values = {name: value for name, value in given.items() if value is not UNSET and value is not None}
    if long := next((name for name, value in values.items() if len(value) > MOST_CHARACTERS), None):
        wrong = refused(EditErrorCode.INVALID, f"{long}: {MOST_CHARACTERS:,} characters at most", long)
        return cast(Any, {"errors": told(wrong), "matter": None})

    def do(store: Store, pen: Pen, matter: Matter) -> None:
        pen.say(Contact, matter.contact, values)

    return await acted(info, Act.CORRECT, _penned(do))


async def correct_fact(info: strawberry.Info, input: Annotated[CorrectFactInput, INPUT]) -> PartyPayload:
    """Say what is wrong of one's organisation, for a broker to look at."""
    return await acted(info, Act.CORRECT, _penned(partial(_open_correction, input)))


def _open_correction(input: CorrectFactInput, store: Store, pen: Pen, matter: Matter) -> None:
    wrong = wrong_fact(input.property, input.right)
    about = organisation_of(matter.contact)
    if matter.partnership is not None:
        party = Through("BETWEEN", Direction.IN, where=Test("id", Op.EQ, matter.partnership))
        about = And((about, party))
    rows = store.find(Select("Stakeholder", where=about, page=Page(1))).rows
    if not rows:
        raise NotFound("there is no organisation that you speak for")
    own = f"correction:{uuid.uuid4().hex}"
    open_correction(pen, own, str(rows[0][0]), wrong, matter.contact, matter.partnership)


async def object_to_use(info: strawberry.Info) -> PartyPayload:
    """Be left alone."""

    def do(store: Store, pen: Pen, matter: Matter) -> None:
        consenting.object_to_use(store, pen, matter.contact)
        shut_out(store, pen.unit.shelves, matter.contact)

    return await acted(info, Act.OBJECT, _penned(do))


async def confirm_outcome(info: strawberry.Info, input: Annotated[ConfirmOutcomeInput, INPUT]) -> PartyPayload:
    """Say that it is so."""

    def do(store: Store, unit: Writer, matter: Matter) -> None:
        assert matter.partnership is not None, "such a link is about one"
        own = Through("OUTCOME_OF", Direction.OUT, where=matter_of(matter.contact, matter.partnership))
        where = And((Test("id", Op.EQ, str(input.id)), own))
        rows = store.find(Select("Outcome", ("confirmed",), where=where, page=Page(1))).rows
        if not rows:
            raise NotFound(f"this partnership has no outcome {str(input.id)[:200]!r}")
        if rows[0][0] is not None:
            raise Conflict(f"it was confirmed on {rows[0][0]} already")
        actor = Actor(matter.contact, Who.PARTY, party_of(store, matter.contact, matter.partnership))
        confirm(store, unit, actor, str(input.id), now())

    return await acted(info, Act.CONFIRM, do)


MUTATIONS: Final[dict[str, Any]] = {
    "give_consent": strawberry.field(
        resolver=give_consent, description="Agree that fields of yours are used: by default, for the other parties of"
        " the partnership that your link is about to know you by.",
    ),
    "withdraw_consent": strawberry.field(resolver=withdraw_consent, description="Take a consent of yours back."),
    "correct_myself": strawberry.field(resolver=correct_myself, description="Put right what is held of you."),
    "correct_fact": strawberry.field(
        resolver=correct_fact, description="Say what is wrong of your organisation; a broker looks at it."
    ),
    "object_to_use": strawberry.field(
        resolver=object_to_use, description="Forbid every use of what is held of you; your links end with it."
    ),
    "confirm_outcome": strawberry.field(resolver=confirm_outcome, description="Confirm what a partnership brought."),
}  # fmt: skip
