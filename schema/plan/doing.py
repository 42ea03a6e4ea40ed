"""What people write in the plan: a row for each mutation; and the agreement, which nobody takes back."""

from collections.abc import Mapping
from typing import Any, Final

import strawberry

from graph.catalogue import BY_NOUN
from graph.lines.plan import Action, Milestone, PlanVersion, Proposal, Stance, TakesStand
from graph.shelves.moments import now
from graph.store import Writer
from graph.values import Fact
from schema.mutations.acts import Act, Asked
from schema.mutations.asking import ONCE, Ask, Given, node, problems, properties
from schema.mutations.doing import Doing, mutation
from schema.mutations.payloads import PAYLOADS, asked
from schema.mutations.problems import EditError
from schema.nouns.declaring import list_of
from schema.nouns.scalars import Day
from schema.viewer import Viewer
from strategy.plan import editing
from strategy.plan.editing import LINKS, Wanted
from strategy.plan.versions import Agreement, agree

KINDS_LINKED: Final[Mapping[str, tuple[str, str]]] = {
    "lines": ("StrategicLine", "Ids of the strategic lines that it serves, in place of those before."),
    "chains": ("ValueChain", "Ids of the value chains that it is for, in place of those before; none is all of them."),
    "barriers": ("Barrier", "Ids of the barriers that it works off, in place of those before."),
    "proposals": ("Proposal", "Ids of the proposals that it answers to, in place of those before."),
}
FOLLOWS: Final = ("state", "dropped", "dropped_because")
"""Properties of an action that follow from something else."""


def _only(noun: type[Fact], *names: str, needed: tuple[str, ...] = ()) -> list[Ask]:
    """Some properties of a noun."""
    return properties(noun, without=[one for one in BY_NOUN[noun].properties if one not in names], needed=needed)


def _its(kind: str, name: str, meaning: str) -> Ask:
    return Ask(name, strawberry.ID, meaning, kind=kind)


def _said(asked: Asked, noun: type[Fact]) -> dict[str, Any]:
    return {name: asked.given[name] for name in BY_NOUN[noun].properties if name in asked.given}


def _plan_action(asked: Asked) -> str:
    links = {name: asked.ids(name, KINDS_LINKED[name][0]) for name in LINKS if name in asked.given}
    return editing.plan_action(asked.store, asked.pen, Wanted(_said(asked, Action), links, asked.text("action")))


def _drop(asked: Asked) -> str:
    editing.drop_action(asked.store, asked.pen, str(asked.given["action"]), asked.text("because"))
    return str(asked.given["action"])


def _resume(asked: Asked) -> str:
    editing.resume_action(asked.store, asked.pen, str(asked.given["action"]))
    return str(asked.given["action"])


def _milestone(asked: Asked) -> str:
    action, values = str(asked.given["action"]), _said(asked, Milestone)
    return editing.set_milestone(asked.store, asked.pen, action, values, asked.text("milestone"))


def _reach(asked: Asked) -> str:
    editing.reach_milestone(asked.store, asked.pen, str(asked.given["milestone"]), asked.day("day"))
    return str(asked.given["milestone"])


def _reopen(asked: Asked) -> str:
    editing.reopen_milestone(asked.store, asked.pen, str(asked.given["milestone"]))
    return str(asked.given["milestone"])


def _propose(asked: Asked) -> str:
    within = asked.ids("within", "Proposal")
    return editing.propose(asked.store, asked.pen, _said(asked, Proposal), within, asked.text("proposal"))


def _stand(asked: Asked) -> str:
    proposal, stance = str(asked.given["proposal"]), Stance(str(asked.given["stance"]))
    values = {name: asked.given.get(name) for name in ("day", "meeting", "words")}
    editing.take_stand(asked.pen, str(asked.given["stakeholder"]), proposal, stance, values)
    return proposal


def _carry(asked: Asked) -> str:
    editing.carry_out(asked.pen, str(asked.given["partnership"]), str(asked.given["action"]))
    return str(asked.given["action"])


ACTION: Final = node("action", "Action")
MILESTONE: Final = node("milestone", "Milestone")
ACTS: Final = (
    Act("plan_action", "Add an action to the plan, or change it; what is left out stays as it is.",
        (_its("Action", "action", "Id of the action that is changed; a new one where none is given."),
         *properties(Action, without=FOLLOWS),
         *(Ask(name, list_of(strawberry.ID), meaning) for name, (_, meaning) in KINDS_LINKED.items())),
        "Action", _plan_action),
    Act("drop_action", "Give an action up, with the reason; it stays in the plan as given up.",
        (ACTION, Ask("because", str, "Why it is given up.", required=True)), "Action", _drop),
    Act("resume_action", "Take an action up again that was given up.", (ACTION,), "Action", _resume),
    Act("set_milestone", "Add a milestone to an action, or change it.",
        (ACTION, _its("Milestone", "milestone", "Id of the milestone that is changed; a new one where none is given."),
         *_only(Milestone, "title", "due")), "Milestone", _milestone),
    Act("reach_milestone", "Say on which day a milestone was done.",
        (MILESTONE, Ask("day", Day, "The day; today where none is given.")), "Milestone", _reach),
    Act("reopen_milestone", "Say that a milestone is not done after all.", (MILESTONE,), "Milestone", _reopen),
    Act("propose", "Keep an idea, theme or priority of stakeholders, or change it.",
        (_its("Proposal", "proposal", "Id of the proposal that is changed; a new one where none is given."),
         *properties(Proposal),
         Ask("within", list_of(strawberry.ID), "Ids of the themes of an idea, or of the priorities of a theme.")),
        "Proposal", _propose),
    Act("take_stand", "Keep what a stakeholder makes of a proposal; said again, the later word counts.",
        (node("stakeholder", "Stakeholder"), node("proposal", "Proposal"), *properties(TakesStand, needed=("stance",))),
        "Proposal", _stand),
    Act("carry_out", "Say that a partnership carries an action out.", (node("partnership", "Partnership"), ACTION),
        "Action", _carry),
)  # fmt: skip
"""Every edit of the plan."""

AGREED: Final = (
    *_only(PlanVersion, "title", "note", needed=("title",)),
    ONCE,
)


def _agree(viewer: Viewer, unit: Writer, given: Given) -> Doing:
    said = Agreement(viewer.principal.name, str(given["title"]), given.get("note"))
    return Doing(agree(viewer.store, unit, said, now().date()))


def _check(viewer: Viewer, given: Given) -> list[EditError]:
    return problems(AGREED, given, viewer.store, viewer.rule)


MUTATIONS: Final[Mapping[str, Any]] = {
    "agree_plan": mutation(
        "agree_plan", _agree, asked("agree_plan", AGREED), PAYLOADS["PlanVersion"],
        "Keep the plan as it is now, for ever, as its next version. Nobody takes that back: what is changed afterwards"
        " is the draft of the next one.",
        _check,
    ),
}  # fmt: skip
"""Name -> the mutation."""
