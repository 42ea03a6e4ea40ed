"""What managers do from their work list: a row for each mutation."""

import enum
from typing import Any, Final

import strawberry

from graph.brokering.nouns import Assignment, Interaction, PartnerProfile, Referral
from graph.brokering.words import Held, InteractionKind
from graph.catalogue import BY_NOUN
from graph.errors import BadInput
from graph.model import Verdict
from graph.values import Fact
from schema.mutations.acts import Act, Asked
from schema.mutations.asking import Ask, node, properties
from schema.nouns.declaring import list_of
from schema.nouns.scalars import Day
from strategy.worklist import caring, deciding, profiling, referring, speaking

STAKEHOLDER: Final = node("stakeholder", "Stakeholder")


def _only(noun: type[Fact], *names: str, needed: tuple[str, ...] = ()) -> list[Ask]:
    """Some properties of a noun."""
    return properties(noun, without=[one for one in BY_NOUN[noun].properties if one not in names], needed=needed)


def _ids(name: str, meaning: str, *, required: bool = True) -> Ask:
    return Ask(name, list_of(strawberry.ID), meaning, required=required)


@strawberry.enum(description="What is made of a suggestion.")
class DecisionVerdict(enum.Enum):
    """See its description."""

    ACCEPTED = strawberry.enum_value("accepted", description="It is worth brokering.")
    DECLINED = strawberry.enum_value("declined", description="No fit: evidence against it, which expires in two years.")
    SNOOZED = strawberry.enum_value("snoozed", description="No time now: it comes back in 90 days.")


@strawberry.input(description="What somebody makes of a suggestion.")
class DecisionInput:
    """See its description."""

    stakeholder: strawberry.ID = strawberry.field(description="Id of the stakeholder it was suggested to.")
    partner: strawberry.ID = strawberry.field(description="Id of the partner that was suggested.")
    verdict: DecisionVerdict = strawberry.field(description="What is made of it.")


def _assign(asked: Asked) -> str:
    stakeholder = str(asked.given["stakeholder"])
    caring.assign(asked.pen, stakeholder, asked.text("owner"), asked.text("team"))
    return stakeholder


def _snooze(asked: Asked) -> str:
    stakeholder = str(asked.given["stakeholder"])
    caring.snooze(asked.pen, stakeholder, asked.day("until"))
    return stakeholder


def _hand_over(asked: Asked) -> int:
    some = asked.ids("stakeholders", "Stakeholder")
    giver, to = asked.text("giver") or asked.who, str(asked.given["to"])
    return caring.hand_over(asked.store, asked.pen, giver, to, asked.text("team"), some)


def _decide(asked: Asked) -> int:
    decisions = [
        deciding.Decision(str(one["stakeholder"]), str(one["partner"]), Verdict(one["verdict"]))
        for one in asked.given["decisions"]
    ]
    return deciding.decide(asked.store, asked.pen, str(asked.given["run"]), decisions)


def _spoken(asked: Asked, stakeholders: list[str]) -> str:
    day = asked.day("day")
    if day is None:
        raise BadInput("day: say on which day it is or was")
    kind, held = InteractionKind(str(asked.given["kind"])), asked.text("held")
    spoken = speaking.Spoken(
        stakeholders, kind, day, asked.text("subject"), asked.text("partnership"), Held(held) if held else None
    )
    return speaking.note(asked.pen, asked.who, spoken)


def _note(asked: Asked) -> str:
    return _spoken(asked, asked.ids("stakeholders", "Stakeholder"))


def _tell(asked: Asked) -> str:
    speaking.tell(asked.pen, str(asked.given["id"]), Held(str(asked.given["held"])))
    return str(asked.given["id"])


def _followed_up(asked: Asked) -> str:
    speaking.followed_up(asked.pen, str(asked.given["id"]))
    return str(asked.given["id"])


def _refer(asked: Asked) -> str:
    passed = referring.Passed(
        str(asked.given["stakeholder"]), str(asked.given["taker"]), asked.text("need") or "", asked.text("giver"),
        asked.text("capability"), asked.text("note"), asked.text("service"),
    )  # fmt: skip
    return referring.refer(asked.pen, asked.who, passed)


def _accept(asked: Asked) -> str:
    referring.accept(asked.pen, str(asked.given["id"]))
    return str(asked.given["id"])


def _return(asked: Asked) -> str:
    referring.give_back(asked.pen, str(asked.given["id"]), asked.text("reason") or "")
    return str(asked.given["id"])


def _finish(asked: Asked) -> str:
    referring.finish(asked.pen, str(asked.given["id"]), str(asked.given["interaction"]))
    return str(asked.given["id"])


def _said(asked: Asked) -> dict[str, Any]:
    return {name: asked.given[name] for name in BY_NOUN[PartnerProfile].properties if name in asked.given}


def _publish(asked: Asked) -> str:
    return profiling.publish(asked.pen, str(asked.given["stakeholder"]), _said(asked))


def _rewrite(asked: Asked) -> str:
    profiling.rewrite(asked.pen, str(asked.given["id"]), _said(asked))
    return str(asked.given["id"])


def _approve(asked: Asked) -> str:
    profiling.approve(asked.pen, str(asked.given["id"]), asked.who)
    return str(asked.given["id"])


def _end(asked: Asked) -> str:
    profiling.end(asked.pen, str(asked.given["id"]))
    return str(asked.given["id"])


def _id(kind: str) -> Ask:
    return node("id", kind)


_OWN: Final = properties(PartnerProfile, without=profiling.MODERATION)
_CARE: Final = _only(Assignment, "owner", "team")
UNTIL: Final = Ask(
    "until", Day, "Day until which it is left out; null, or left out, wakes it up.",
    property=BY_NOUN[Assignment].properties["snoozed_until"],
)  # fmt: skip
TO: Final = Ask("to", str, "Who has it from now on, as the trail names them.", required=True,
                property=BY_NOUN[Assignment].properties["owner"])  # fmt: skip
GIVER: Final = Ask("giver", str, "Who had it; you, where nobody is named.",
                   property=BY_NOUN[Assignment].properties["owner"])  # fmt: skip
DECISIONS: Final = Ask(
    "decisions", list_of(DecisionInput), f"What is made of which suggestion; {deciding.MOST} at most.", required=True
)

ACTS: Final = (
    Act("assign", "Have somebody look after a stakeholder; their work list tells of it.",
        (STAKEHOLDER, *_CARE), "Stakeholder", _assign),
    Act("snooze", "Leave a stakeholder out of work lists until a day.", (STAKEHOLDER, UNTIL), "Stakeholder", _snooze),
    Act("hand_over", "Hand stakeholders over to somebody else, with the partnerships under way that are brokered with"
        " them; all where none is named.",
        (TO, *_only(Assignment, "team"), GIVER, _ids("stakeholders", "Which stakeholders; all where none is named.",
                                                     required=False)), None, _hand_over),
    Act("decide", "Say what is made of many suggestions of a run, kept together and taken back together.",
        (node("run", "MatchRun"), DECISIONS), None, _decide),
    Act("note_interaction", "Keep a contact with stakeholders, held or planned; it stands in their timeline.",
        (_ids("stakeholders", "With whom."), *_only(Interaction, "kind", "day", "subject", "held",
                                                    needed=("kind", "day")),
         Ask("partnership", strawberry.ID, "Id of the partnership that it was about.", kind="Partnership")),
        "Interaction", _note),
    Act("tell_interaction", "Say whether a planned contact was held.",
        (_id("Interaction"), *_only(Interaction, "held", needed=("held",))), "Interaction", _tell),
    Act("finish_follow_up", "Say that partners were asked how it goes, today.", (_id("FollowUp"),), "FollowUp",
        _followed_up),
    Act("refer", "Pass a need of a stakeholder on to a support actor.",
        (STAKEHOLDER, node("taker", "Stakeholder", "Id of the support actor that it is passed on to."),
         *_only(Referral, "need", "note", needed=("need",)),
         Ask("giver", strawberry.ID, "Id of the support actor that passes it on.", kind="Stakeholder"),
         Ask("capability", strawberry.ID, "Id of the capability that is needed.", kind="Capability"),
         Ask("service", strawberry.ID, "Id of the service for which it is passed on.", kind="Service")),
        "Referral", _refer),
    Act("accept_referral", "Take up a need that was passed on.", (_id("Referral"),), "Referral", _accept),
    Act("return_referral", "Return a need that was passed on, with a reason.",
        (_id("Referral"), *_only(Referral, "reason", needed=("reason",))), "Referral", _return),
    Act("finish_referral", "Say by which contact a need that was passed on was met.",
        (_id("Referral"), node("interaction", "Interaction")), "Referral", _finish),
    Act("publish_profile", "Add a profile of the partner that a stakeholder seeks. Brokers alone see it until somebody"
        " approves it; it is valid for a year where nothing else is said.",
        (STAKEHOLDER, *properties(PartnerProfile, without=profiling.MODERATION, needed=("title", "type"))),
        "PartnerProfile", _publish),
    Act("rewrite_profile", "Change a profile of a partner sought, which has to be approved anew.",
        (_id("PartnerProfile"), *_OWN), "PartnerProfile", _rewrite),
    Act("approve_profile", "Approve a profile, so that it is shown beyond brokers.",
        (_id("PartnerProfile"),), "PartnerProfile", _approve),
    Act("end_profile", "Let a profile hold no longer.", (_id("PartnerProfile"),), "PartnerProfile", _end),
)  # fmt: skip
"""Every mutation of the work list."""
