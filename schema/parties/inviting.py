"""Making a party's link."""

import asyncio
import datetime
from typing import Annotated, Any, Final, cast

import strawberry
from strawberry import UNSET

from schema.access import Deed, Matter
from schema.authentication.parties import LASTS, LONGEST, invited
from schema.mutations.payloads import INPUT
from schema.mutations.problems import EditError, Refused, needed, refusals, told
from schema.nouns.declaring import field, may
from schema.parties.matter import PartyPurpose
from schema.viewer import Viewer
from strategy.people.purposes import Purpose


@strawberry.input(description="What `createPartyLink` is asked.")
class CreatePartyLinkInput:
    """See its description."""

    contact: strawberry.ID = field("Id of the contact that it is for.")
    purpose: PartyPurpose = field("What it is for.")
    partnership: strawberry.ID | None = may("Id of the partnership that it is about, for all purposes but `ABOUT_ME`.")
    days: int = strawberry.field(
        default=LASTS.days, description=f"For how many days it can be opened, {LONGEST.days} at most."
    )


@strawberry.type(description="The answer to `createPartyLink`.")
class PartyLinkPayload:
    """See its description."""

    errors: list[EditError] = field("Why it was refused; empty when it was made.")
    path: str | None = field(
        "What to put behind the server's address: it works once, and is shown this once. Send it to the contact alone."
    )
    expires: str | None = field("When it ends, UTC.")


async def create(info: strawberry.Info, input: Annotated[CreatePartyLinkInput, INPUT]) -> PartyLinkPayload:
    """Let a contact in."""
    try:
        code, ends = await asyncio.to_thread(_made, cast(Viewer, info.context), input)
    except Refused as why:
        return cast(Any, {"errors": told(why), "path": None, "expires": None})
    return cast(Any, {"errors": (), "path": path(code), "expires": ends})


def path(code: str) -> str:
    """Where a code is opened; what stands behind the `#` stays with the browser."""
    return f"/party#code={code}"


def _made(viewer: Viewer, input: CreatePartyLinkInput) -> tuple[str, str]:
    needed(viewer.principal, Deed.INVITE)
    about = None if input.partnership in (None, UNSET) else str(input.partnership)
    matter = Matter(str(input.contact), Purpose(cast(Any, input.purpose).value), about)
    lasts = datetime.timedelta(days=max(0, min(input.days, LONGEST.days + 1)))  # days without end would overflow
    with refusals():
        return invited(viewer.store, viewer.principal.name, matter, lasts)


CREATE: Final = strawberry.field(
    resolver=create, description="Make a link by which a contact, without an account, does one thing."
)
