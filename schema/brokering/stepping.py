"""The mutations of partnerships: begin one, take a step, take it back."""

from collections.abc import Mapping
from typing import Any, Final

import strawberry
from strawberry.utils.str_converters import to_camel_case

from graph.brokering.words import Form, Reason
from graph.catalogue import KINDS
from graph.errors import BadInput
from graph.model import Partnership
from graph.shelves.moments import now
from graph.store import Writer
from schema.brokering.acting import actor_of, brokering
from schema.mutations.asking import ETAG, ONCE, Given
from schema.mutations.doing import Doing
from schema.mutations.editing import check_etag
from schema.nouns.declaring import choices, field, may
from schema.viewer import Viewer
from strategy.correcting import WrongFact
from strategy.partnership.acting import Wish
from strategy.partnership.beginning import Idea, suggest
from strategy.partnership.effects import EFFECTS
from strategy.partnership.moves import VERBS
from strategy.partnership.taking import take
from strategy.partnership.undoing import take_back

MOST_CHARACTERS: Final = 2_000
"""In what somebody says of a fact."""

StepVerb: Any = choices(
    "StepVerb", "What can be done with a partnership.",
    {name: verb.meaning for name, verb in VERBS.items() if name != "suggest"},
)  # fmt: skip
DeclineReason: Any = choices(
    "DeclineReason", "Why a party declines; each reason has one effect, which is undone when the step is taken back.",
    {reason: f"It {effect.meaning}." for reason, effect in EFFECTS.items()},
)  # fmt: skip
CooperationForm: Any = choices(
    "CooperationForm", "How partners work together.", {form: f"A {form.replace('-', ' ')}." for form in Form}
)


@strawberry.input(description="A party of a partnership that is begun.")
class PartyInput:
    """See its description."""

    stakeholder: strawberry.ID = field("Id of the stakeholder.")
    role: str | None = may("Part it would play: one word, such as `supplier`.")


@strawberry.input(description="What `suggestPartnership` is asked.")
class SuggestPartnershipInput:
    """See its description."""

    parties: list[PartyInput] = field("Who would work together, two or more.")
    title: str | None = may("What it would be about.")
    run: strawberry.ID | None = may("Id of the run that suggested it.")
    team: str | None = may("Team of whoever brokers it: one word.")
    actions: list[strawberry.ID] | None = may("Actions of the plan that it would carry out.")
    idempotency_key: str | None = may(ONCE.meaning)


@strawberry.input(description="A fact about a party that is wrong.")
class WrongFactInput:
    """See its description."""

    property: str = field("Which property of the stakeholder, such as `city`; never of a person.")
    right: str = field("What it should be.")


def wrong_fact(property: str, right: str) -> WrongFact:
    """What is wrong of a stakeholder, as a client says it; `BadInput` where there is no such property."""
    properties = {to_camel_case(name): name for name in KINDS["Stakeholder"].properties}
    if property not in properties:
        raise BadInput(f"an organisation has no {property[:80]!r}; there are {', '.join(properties)}")
    if len(right) > MOST_CHARACTERS:
        raise BadInput(f"right: {MOST_CHARACTERS:,} characters at most")
    return WrongFact(properties[property], right)


@strawberry.input(description="What `takeStep` is asked.")
class TakeStepInput:
    """See its description."""

    partnership: strawberry.ID = field("Id of the partnership.")
    verb: StepVerb = field("What is done.")
    party: strawberry.ID | None = may("Id of the party whose word it is, where it is one's.")
    reason: DeclineReason | None = may("Why a party declines.")
    wrong: WrongFactInput | None = may("What is wrong, where the reason is `WRONG_FACT`.")
    joint_step: str | None = may("First step that the parties take together; an introduction needs one.")
    service: strawberry.ID | None = may("Id of the support service that pays for that.")
    form: CooperationForm | None = may("Form of cooperation that they agree on.")
    title: str | None = may("What it is about, as they agree.")
    if_match: str | None = may(ETAG.meaning)
    idempotency_key: str | None = may(ONCE.meaning)


@strawberry.input(description="What `takeBackStep` is asked.")
class TakeBackStepInput:
    """See its description."""

    step: strawberry.ID = field("Id of the step, as `history` of the partnership has it.")
    idempotency_key: str | None = may(ONCE.meaning)


def _suggest(viewer: Viewer, unit: Writer, given: Given) -> Doing:
    parties = {str(one["stakeholder"]): one.get("role") for one in given["parties"]}
    more = {name: given.get(name) for name in ("title", "run", "team")}
    idea = Idea(parties, actions=given.get("actions") or (), **more)
    return Doing(suggest(viewer.store, unit, actor_of(viewer.principal), idea, now()))


def _step(viewer: Viewer, unit: Writer, given: Given) -> Doing:
    check_etag(unit, Partnership, given["partnership"], given.get("if_match"))
    reason, wrong = given.get("reason"), given.get("wrong")
    wish = Wish(
        given["partnership"],
        given["verb"],
        given.get("party"),
        Reason(reason) if reason else None,
        {name: given[name] for name in ("joint_step", "form", "title") if given.get(name) is not None},
        given.get("service"),
        wrong_fact(**wrong) if wrong else None,
    )
    taken = take(viewer.store, unit, actor_of(viewer.principal), wish, now())
    return Doing(taken.partnership, step=taken.step)


def _back(viewer: Viewer, unit: Writer, given: Given) -> Doing:
    return Doing(take_back(viewer.store, unit, actor_of(viewer.principal), given["step"], now()).partnership)


MUTATIONS: Final[Mapping[str, Any]] = {
    "suggest_partnership": brokering(
        "suggest_partnership", _suggest, SuggestPartnershipInput, "Partnership",
        "Take up a suggestion, or an idea of your own: it is yours to broker.",
    ),
    "take_step": brokering(
        "take_step", _step, TakeStepInput, "Partnership",
        "Take a step of a partnership; what follows from it is kept with it.",
    ),
    "take_back_step": brokering(
        "take_back_step", _back, TakeBackStepInput, "Partnership",
        "Undo the latest step of a partnership with its effects; its history keeps both.",
    ),
}  # fmt: skip
"""Name -> the mutation."""
