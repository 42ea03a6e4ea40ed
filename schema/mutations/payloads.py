"""What edits answer: why they were refused, or the node they are about, as it is now."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import strawberry
from strawberry.utils.str_converters import to_camel_case

from graph.catalogue import KINDS
from schema.lookup import records
from schema.mutations.asking import Ask
from schema.mutations.problems import EditError
from schema.nouns.declaring import field, list_of, made, may, words
from schema.nouns.types import NODES

ERRORS: Final = "Why the edit was refused; empty when it was kept."
REVISION: Final = "The revision of the store that has it; null when it was refused."
INPUT: Final = strawberry.argument(description="What is asked.")


def _payload(kind: str) -> type:
    """What an edit answers: the node it is about, as it is now."""
    payload = type(f"{kind}EditPayload", (), {})
    one = words(KINDS[kind], many=False)
    shown = strawberry.field(
        resolver=_shown(kind), description=f"The {one} as it is now; null when it was refused, or there is none now."
    )
    fields: Mapping[str, tuple[Any, Any]] = {
        "errors": (list_of(EditError), field(ERRORS)),
        "revision": (int | None, field(REVISION)),
        KINDS[kind].table: (NODES[kind] | None, shown),
    }
    made(strawberry.type, payload, f"The answer to an edit of a {one}.", fields)
    return payload


def _shown(kind: str) -> Any:
    async def answer(self: Any, info: strawberry.Info) -> Any:
        subject = self["subject"]
        return None if subject is None else (await records(info, [subject])).get(subject)

    answer.__annotations__["return"] = NODES[kind] | None
    return answer


SHOWN: Final = (
    "Stakeholder", "Contact", "Consent", "Feedback", "Partnership", "Outcome",
    "Interaction", "FollowUp", "Referral", "PartnerProfile", "Service", "ServiceVolume",
    "Action", "Milestone", "Proposal", "PlanVersion", "Appraisal",
    "Barrier", "BarrierEnquiry",
)  # fmt: skip
PAYLOADS: Final[Mapping[str, type]] = {kind: _payload(kind) for kind in SHOWN}
"""Kind -> the payload of its edits."""


@strawberry.type(description="The answer to an edit of many records at once.")
class ManyEditsPayload:
    """See its description."""

    errors: list[EditError] = field(ERRORS)
    revision: int | None = field(REVISION)
    changed: int = field("How many it was about; 0 when it was refused.")


def asked(name: str, asks: Sequence[Ask]) -> type:
    """The input of a mutation."""
    title = to_camel_case(name)
    cls = type(f"{title[0].upper()}{title[1:]}Input", (), {})
    made(strawberry.input, cls, f"What `{title}` is asked.", {ask.name: _field(ask) for ask in asks})
    return cls


def _field(ask: Ask) -> tuple[Any, Any]:
    if ask.required:
        return ask.annotation, field(ask.meaning)
    return ask.annotation | None, may(ask.meaning)
