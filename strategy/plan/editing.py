"""What people write in the plan: proposals and stands, actions and milestones. Each writes with a pen."""

import datetime
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, cast

from graph.brokering.relations import CarriesOut
from graph.errors import BadInput, NotFound
from graph.lines.plan import (
    Action,
    Answers,
    ForChain,
    GatheredIn,
    Milestone,
    MilestoneOf,
    PartOf,
    Proposal,
    Rung,
    Stance,
    Tackles,
    TakesStand,
)
from graph.relations import Relation
from graph.select import Branch, Direction, Op, Order, Page, Select, Test
from graph.store import HAND, Store
from graph.values import Fact
from graph.writing.hand import Pen

MOST: Final = 1_000
LINKS: Final[Mapping[str, tuple[type[Relation], str]]] = {
    "lines": (PartOf, "PART_OF"),
    "chains": (ForChain, "FOR_CHAIN"),
    "barriers": (Tackles, "TACKLES"),
    "proposals": (Answers, "ANSWERS"),
}
"""What an action is linked to, by the name people use."""

ABOVE: Final[Mapping[Rung, Rung]] = {Rung.IDEA: Rung.THEME, Rung.THEME: Rung.PRIORITY}
"""What gathers what."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """An action as somebody wants it.

    values   properties; what is left out stays as it is
    links    name of `LINKS` -> ids, in place of those there were; what is left out stays as it is
    id       the one that is changed; a new one where none is named
    """

    values: Mapping[str, Any]
    links: Mapping[str, Sequence[str]]
    id: str | None = None


def plan_action(store: Store, pen: Pen, wanted: Wanted) -> str:
    """Add an action, or change it; its id. `BadInput` for what cannot be planned."""
    own = wanted.id or f"action:{uuid.uuid4().hex}"
    before = _row(store, "Action", wanted.id, ("title", "start", "due")) if wanted.id else {}
    told = {**before, **wanted.values}
    if not str(told.get("title") or "").strip():
        raise BadInput("title: say what is to be done")
    if told.get("start") and told.get("due") and str(told["due"]) < str(told["start"]):
        raise BadInput(f"due: {told['due']} lies before the start, {told['start']}; name a later day")
    for name in ("budget", "wanted"):
        if (amount := wanted.values.get(name)) is not None and amount < 0:
            raise BadInput(f"{name} is 0 or more, not {amount}")
    pen.say(Action, own, wanted.values)
    for name, ids in wanted.links.items():
        _link(store, pen, own, name, ids, new=wanted.id is None)
    return own


def _link(store: Store, pen: Pen, own: str, name: str, ids: Sequence[str], *, new: bool) -> None:
    """Have an action linked to these, and no others."""
    noun, relation = LINKS[name]
    there = {} if new else _linked(store, own, relation)
    for other, source in there.items():
        if other not in ids and source != HAND:
            raise BadInput(f"{name}: {source} says that {own} has {other}; it is taken away there")
        if other not in ids:
            pen.forget(noun, f"{own} {other}")
    for other in dict.fromkeys(ids):
        if other not in there:
            pen.say(noun, f"{own} {other}", {})


def _linked(store: Store, own: str, relation: str) -> dict[str, str]:
    branch = Branch(relation, Direction.OUT, ("id",), ("source",), order=(Order("id"),), limit=MOST)
    rows = cast(Any, store.find(Select("Action", (), (branch,), Test("id", Op.EQ, own), page=Page(1))).rows)
    return {other: source for source, other in rows[0][0][1]} if rows else {}


def drop_action(store: Store, pen: Pen, action: str, because: str | None) -> None:
    """Give an action up from today on, with the reason; it stays in the plan as given up."""
    if not str(because or "").strip():
        raise BadInput("because: say why it is given up")
    if _row(store, "Action", action, ("dropped",))["dropped"]:
        raise BadInput(f"{action} was given up before; take it up again with `resumeAction`")
    pen.say(Action, action, {"dropped": pen.today, "dropped_because": because})


def resume_action(store: Store, pen: Pen, action: str) -> None:
    """Take an action up again that was given up."""
    if not _row(store, "Action", action, ("dropped",))["dropped"]:
        raise BadInput(f"{action} was not given up")
    _check_by_hand(pen, Action, action, "dropped")
    pen.say(Action, action, {"dropped": None, "dropped_because": None})


def set_milestone(store: Store, pen: Pen, action: str, values: Mapping[str, Any], milestone: str | None) -> str:
    """Add a milestone to an action, or change it; its id.

    `BadInput` where it has no title or day, or a day after the action's.
    """
    own = milestone or f"milestone:{uuid.uuid4().hex}"
    before = _row(store, "Milestone", milestone, ("title", "due")) if milestone else {}
    told = {**before, **values}
    if not str(told.get("title") or "").strip() or not told.get("due"):
        raise BadInput("a milestone has a `title` and a day by which it is `due`")
    end = _row(store, "Action", action, ("due",))["due"]
    if end and str(told["due"]) > end:
        raise BadInput(f"due: {told['due']} lies after the action's last day, {end}; move that first")
    pen.say(Milestone, own, values)
    pen.say(MilestoneOf, f"{own} {action}", {})
    return own


def reach_milestone(store: Store, pen: Pen, milestone: str, day: datetime.date | None) -> None:
    """Say on which day a milestone was done, today where none is named.

    `BadInput` for a day to come, or where it was done before.
    """
    if done := _row(store, "Milestone", milestone, ("done",))["done"]:
        raise BadInput(f"{milestone} was done on {done}; open it again with `reopenMilestone`")
    on = day or pen.today
    if on > pen.today:
        raise BadInput(f"day: {on} is still to come; a milestone is done on a day that was")
    pen.say(Milestone, milestone, {"done": on})


def reopen_milestone(store: Store, pen: Pen, milestone: str) -> None:
    """Say that a milestone is not done after all."""
    if not _row(store, "Milestone", milestone, ("done",))["done"]:
        raise BadInput(f"{milestone} is open already")
    _check_by_hand(pen, Milestone, milestone, "done")
    pen.say(Milestone, milestone, {"done": None})


def propose(store: Store, pen: Pen, values: Mapping[str, Any], within: Sequence[str], proposal: str | None) -> str:
    """Keep an idea, theme or priority, or change it; its id.

    `BadInput` unless ideas are gathered in themes, and themes in priorities.
    """
    own = proposal or f"proposal:{uuid.uuid4().hex}"
    before = _row(store, "Proposal", proposal, ("title", "rung")) if proposal else {}
    told = {**before, **values}
    if not str(told.get("title") or "").strip() or not told.get("rung"):
        raise BadInput(f"a proposal has a `title` and a `rung`: {', '.join(Rung)}")
    rung = Rung(str(told["rung"]))
    for other in within:
        _check_above(store, rung, other)
    first = {} if proposal else {"day": pen.today}
    pen.say(Proposal, own, {**first, **values})
    for other in dict.fromkeys(within):
        pen.say(GatheredIn, f"{own} {other}", {})
    return own


def _check_above(store: Store, rung: Rung, other: str) -> None:
    above, found = ABOVE.get(rung), _row(store, "Proposal", other, ("rung",))["rung"]
    if above is None:
        raise BadInput("within: a priority is gathered in nothing; leave that out")
    if found != above:
        raise BadInput(
            f"within: {other} is {'nothing' if found is None else f'a {found}'}; a {rung} is gathered in a {above}"
        )


def take_stand(pen: Pen, stakeholder: str, proposal: str, stance: Stance, values: Mapping[str, Any]) -> None:
    """Keep what a stakeholder makes of a proposal; said again, the later word counts.

    `BadInput` for an objection without words, which nobody could answer.
    """
    if stance is Stance.OBJECTS and not str(values.get("words") or "").strip():
        raise BadInput("words: say what the objection is, so that it can be answered")
    said = {"day": pen.today, **{name: value for name, value in values.items() if value is not None}}
    pen.say(TakesStand, f"{stakeholder} {proposal}", {**said, "stance": stance.value})


def carry_out(pen: Pen, partnership: str, action: str) -> None:
    """Say that a partnership carries an action out."""
    pen.say(CarriesOut, f"{partnership} {action}", {})


def _check_by_hand(pen: Pen, noun: type[Fact], own: str, name: str) -> None:
    """`BadInput` where a source says so, too: taking back what was said by hand would change nothing."""
    others = [one.source for one in pen.unit.said(noun, own) if one.source != HAND and name in one.values]
    if others:
        raise BadInput(f"{own}: {others[0]} says that it is {name}; it is changed there")


def _row(store: Store, kind: str, own: str | None, fields: tuple[str, ...]) -> dict[str, Any]:
    """Some properties of a node; `NotFound` where it is not there."""
    rows = store.find(Select(kind, fields, where=Test("id", Op.EQ, own), page=Page(1))).rows
    if not rows:
        raise NotFound(f"there is no {kind} {own!r} to be seen")
    return dict(zip(fields, rows[0], strict=True))
