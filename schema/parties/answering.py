"""What a party answers to a partnership. Refusals tell nothing of the others: they are told in words of our own."""

from collections.abc import Mapping
from functools import partial
from typing import Annotated, Any, Final, cast

import strawberry
from strawberry import UNSET

from graph.brokering.words import Reason
from graph.errors import BadInput, Conflict
from graph.shelves.moments import now
from graph.store import Store, Writer
from schema.access import Matter
from schema.brokering.stepping import DeclineReason, WrongFactInput, wrong_fact
from schema.mutations.payloads import INPUT
from schema.nouns.declaring import choices, field, may
from schema.parties.acting import PartyPayload, acted
from strategy.partnership.acting import Actor, Wish
from strategy.partnership.moves import VERBS, Who
from strategy.partnership.taking import take
from strategy.people.purposes import Act
from strategy.people.speaking import party_of
from strategy.refusals import Missing, NoCapacity, NotTaken, Unfit

ANSWERS: Final[Mapping[str, Act]] = {
    "express_interest": Act.AGREE,
    "consent": Act.AGREE,
    "decline": Act.DECLINE,
    "withdraw": Act.DECLINE,
}
"""Verb of the life cycle -> the act that a link has to allow."""

assert all(Who.PARTY in VERBS[verb].who for verb in ANSWERS)

PartyAnswer: Any = choices(
    "PartyAnswer", "What a party answers to a partnership.", {verb: VERBS[verb].meaning for verb in ANSWERS}
)


@strawberry.input(description="What `answerPartnership` is asked.")
class AnswerPartnershipInput:
    """See its description."""

    answer: PartyAnswer = field("What you say.")
    reason: DeclineReason | None = may("Why you decline.")
    wrong: WrongFactInput | None = may("What is wrong, where the reason is `WRONG_FACT`.")


async def answer_partnership(info: strawberry.Info, input: Annotated[AnswerPartnershipInput, INPUT]) -> PartyPayload:
    """Say yes or no."""
    verb = str(cast(Any, input.answer).value)
    return await acted(info, ANSWERS[verb], partial(_answered, verb, input))


def _answered(verb: str, input: AnswerPartnershipInput, store: Store, unit: Writer, matter: Matter) -> None:
    assert matter.partnership is not None, "such a link is about one"
    party = party_of(store, matter.contact, matter.partnership)
    reason = None if input.reason in (None, UNSET) else Reason(cast(Any, input.reason).value)
    wrong = None if input.wrong in (None, UNSET) else wrong_fact(**vars(input.wrong))
    actor = Actor(matter.contact, Who.PARTY, party)
    try:
        take(store, unit, actor, Wish(matter.partnership, verb, party, reason, wrong=wrong), now())
    except (Missing, Unfit) as why:
        raise BadInput(f"{why.what}: this answer needs a reason, and a fact that is wrong what is right") from None
    except NoCapacity:
        raise Conflict("there is no room for it now; ask whoever sent you the link") from None
    except NotTaken:
        raise Conflict(
            "this cannot be answered so any more; look at `myMatter { partnership { state answer } }`"
        ) from None


MUTATIONS: Final[dict[str, Any]] = {
    "answer_partnership": strawberry.field(
        resolver=answer_partnership, description="Say yes or no to the partnership that your link is about."
    )
}
