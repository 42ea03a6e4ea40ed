"""`actionPlan`, `planDraft`, `planDiff`, `actionStandings` and `supportBase`: what the plan says and how it stands."""

import asyncio
from collections.abc import Mapping
from typing import Annotated, Any, Final, cast

import strawberry

from graph.lines.plan import Stance
from graph.shelves.moments import now
from schema.nouns.declaring import choices, field
from schema.nouns.scalars import Day
from schema.viewer import Viewer
from schema.worklist.listing import brokers_only
from schema.worklist.papers import In, PaperLanguage
from strategy.papers.rendering import as_html, as_markdown, as_text
from strategy.papers.wording import Language
from strategy.plan.actions import actions
from strategy.plan.differing import Change, Difference, differences
from strategy.plan.entries import canonical, live
from strategy.plan.page import Wish, explained, plan_page
from strategy.plan.scope import Scope, check, of_actions
from strategy.plan.standing import Standing
from strategy.plan.support import Backed, backed, proposals
from strategy.plan.versions import draft, entries_of

STANDINGS: Final[Mapping[str, str]] = {
    Standing.ON_TRACK: "Nothing speaks against its being done in time.",
    Standing.AT_RISK: "A milestone's day is over, partnerships lack, or it lags behind its time.",
    Standing.LATE: "Its day is over, and it is not done.",
    Standing.DONE: "All its parts are done.",
    Standing.UNMEASURED: "Nothing could show that it is done.",
    Standing.DROPPED: "It was given up.",
}
ActionStanding: Any = choices("ActionStanding", "How an action stands, by dates and facts.", STANDINGS)
StanceChoice: Any = choices(
    "ProposalStance", "What a stakeholder makes of a proposal.",
    {Stance.ENDORSES: "It is for it.", Stance.CONTRIBUTES: "It does something for it.", Stance.OBJECTS: "It objects."},
)  # fmt: skip
PlanChange: Any = choices(
    "PlanChange", "What became of an entry of the plan.",
    {Change.ADDED: "It came.", Change.REMOVED: "It went.", Change.CHANGED: "It says something else."},
)  # fmt: skip
Line = Annotated[strawberry.ID | None, strawberry.argument(description="Id of a strategic line: its actions alone.")]
Chain = Annotated[
    strawberry.ID | None, strawberry.argument(description="Id of a value chain: actions for it, and for all, alone.")
]
Spoken = Annotated[PaperLanguage, strawberry.argument(description="The language of the reasons.")]
Edition = Annotated[
    int | None, strawberry.argument(description="Which agreed version, as it said then; as it is now without.")
]


@strawberry.type(description="The action plan as a page.")
class ActionPlan:
    """See its description."""

    html: str = field("As a page to print, which loads nothing.")
    markdown: str = field("As Markdown.")
    text: str = field("As a text of lines of at most 80 characters.")


@strawberry.type(description="The plan as it is now, beside its last agreement.")
class PlanDraft:
    """See its description."""

    edition: int = field("Which agreement it would be, from 1.")
    changed: bool = field("Whether it says something else than the last agreement, or there is none.")


@strawberry.type(description="A property of an entry that says something else. Values are JSON.")
class PlanWord:
    """See its description."""

    property: str = field("Which property.")
    before: str = field("What it said.")
    after: str = field("What it says.")


@strawberry.type(description="An entry of the plan that differs.")
class PlanDifference:
    """See its description."""

    sort: str = field("line, chain, priority or action.")
    about: strawberry.ID = field("Id of what it is about.")
    title: str | None = field("What it is called.")
    change: PlanChange = field("What became of it.")
    words: list[PlanWord] = field("What it says otherwise.")


@strawberry.type(description="How an action stands today, and why.")
class StandingOfAction:
    """See its description."""

    action: strawberry.ID = field("Id of the action.")
    title: str | None = field("What is to be done.")
    standing: ActionStanding = field("How it stands.")
    done: int = field("How many of its parts are done: milestones, partnerships that it wants, barriers.")
    of: int = field("How many parts it has.")
    done_on: Day | None = field("Day the last part was done, where it is done and that is known.")
    reasons: list[str] = field("Why it stands so.")


@strawberry.type(description="Where a stakeholder stands on a proposal.")
class ProposalStandOf:
    """See its description."""

    stakeholder: strawberry.ID = field("Its id.")
    name: str | None = field("Its name.")
    stance: StanceChoice = field("What it makes of it, or of what is gathered in it.")


@strawberry.type(description="How many of those who endorse a proposal or contribute to it are of one sort.")
class BackingShare:
    """See its description."""

    what: str = field("Kind of stakeholder, or id of a value chain.")
    count: int = field("How many.")


@strawberry.type(description="The support base of a proposal, with what is gathered in it.")
class Backing:
    """See its description."""

    proposal: strawberry.ID = field("Its id.")
    rung: str | None = field("idea, theme or priority.")
    title: str | None = field("What is proposed.")
    stands: list[ProposalStandOf] = field("Who stands where, each stakeholder once, by name.")
    kinds: list[BackingShare] = field("Those who carry it, by kind.")
    chains: list[BackingShare] = field("Those who carry it, by value chain.")
    gathers: list["Backing"] = field("What is gathered in it.")


def _viewer(info: strawberry.Info) -> Viewer:
    viewer = cast(Viewer, info.context)
    brokers_only(viewer)
    return viewer


async def plan_of(
    info: strawberry.Info, language: In = PaperLanguage.EN, edition: Edition = None, line: Line = None,
    chain: Chain = None,
) -> ActionPlan:  # fmt: skip
    """The page."""
    viewer = _viewer(info)
    wish = Wish(now().date(), Language(str(language.value)), edition, Scope(line, chain))
    made = await viewer.desk.walked(lambda: plan_page(viewer.store, wish, viewer.rule))
    return cast(Any, {"html": as_html(made), "markdown": as_markdown(made), "text": as_text(made)})


async def draft_of(info: strawberry.Info) -> PlanDraft:
    """The draft."""
    viewer = _viewer(info)
    found = await viewer.desk.walked(lambda: draft(viewer.store, now().date()))
    return cast(Any, {"edition": found.edition, "changed": found.changed})


async def diff_of(
    info: strawberry.Info,
    before: Annotated[int, strawberry.argument(description="An agreed version.")],
    after: Annotated[int | None, strawberry.argument(description="A later one; the plan as it is now without.")] = None,
) -> list[PlanDifference]:
    """What differs."""
    viewer = _viewer(info)

    def found() -> list[Difference]:
        old = entries_of(viewer.store, before, viewer.rule)
        new = entries_of(viewer.store, after, viewer.rule) if after is not None else live(viewer.store, now().date())
        return differences(old, new)

    return cast(Any, [_difference(one) for one in await viewer.desk.walked(found)])


def _difference(one: Difference) -> dict[str, Any]:
    words = [
        {"property": word.property, "before": canonical(word.before), "after": canonical(word.after)}
        for word in one.words
    ]
    return {"sort": one.sort, "about": one.about, "title": one.title, "change": one.change.value, "words": words}


async def standings_of(
    info: strawberry.Info, line: Line = None, chain: Chain = None, language: Spoken = PaperLanguage.EN
) -> list[StandingOfAction]:
    """How each action stands."""
    viewer, today, spoken = _viewer(info), now().date(), Language(str(language.value))

    def found() -> list[dict[str, Any]]:
        scope = Scope(line, chain)
        check(viewer.store, scope, viewer.rule)
        some = [(one, one.judged(today)) for one in actions(viewer.store, of_actions(scope), viewer.rule)]
        return [
            {
                "action": one.id,
                "title": one.title,
                "standing": told.standing.value,
                "done": told.done,
                "of": told.of,
                "done_on": told.day and told.day.isoformat(),
                "reasons": [explained(spoken, reason.why.value, reason.values) for reason in told.reasons],
            }
            for one, told in some
        ]

    return cast(Any, await viewer.desk.walked(found))


async def support_of(info: strawberry.Info) -> list[Backing]:
    """The support base of every proposal."""
    viewer = _viewer(info)
    found = await asyncio.to_thread(lambda: backed(list(proposals(viewer.store, viewer.rule))))
    return cast(Any, [_support(one) for one in found])


def _support(one: Backed) -> dict[str, Any]:
    stands = [
        {"stakeholder": who.stakeholder, "name": who.name, "stance": who.stance.value} for who in one.support.stands
    ]
    return {
        "proposal": one.proposal.id,
        "rung": one.proposal.rung,
        "title": one.proposal.title,
        "stands": stands,
        "kinds": [{"what": what, "count": count} for what, count in one.support.sorts.items()],
        "chains": [{"what": what, "count": count} for what, count in one.support.chains.items()],
        "gathers": [_support(part) for part in one.gathers],
    }


ROOTS: Final[dict[str, Any]] = {
    "action_plan": strawberry.field(
        resolver=plan_of,
        description="The action plan as a page: priorities with who carries them, actions by line with how they stand,"
        " what came of it for each value chain. As it is now, or as an agreed version has it for ever. For brokers.",
    ),
    "plan_draft": strawberry.field(
        resolver=draft_of, description="Whether the plan was changed since it was last agreed. For brokers."
    ),
    "plan_diff": strawberry.field(
        resolver=diff_of, description="What differs between two versions of the plan, in what is planned. For brokers."
    ),
    "action_standings": strawberry.field(
        resolver=standings_of,
        description="How each action stands today, worked out from dates and facts, with the reasons. For brokers.",
    ),
    "support_base": strawberry.field(
        resolver=support_of,
        description="Priorities, then themes and ideas that nothing gathers, each with who endorses it, contributes or"
        " objects. A stakeholder's word on a proposal itself counts; without one, its words on what is gathered in it"
        " do. For brokers.",
    ),
}
"""Name of the root field -> the field."""
