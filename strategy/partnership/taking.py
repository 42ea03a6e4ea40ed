"""A step of a partnership: checked, taken, and told in its history, in one unit that all others wait for."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from graph.brokering.words import GONE, Answer, State
from graph.errors import BadInput
from graph.model import Partnership
from graph.relations import Between
from graph.shelves.moments import Clock, now, written
from graph.store import Store, Writer
from graph.writing.hand import Pen
from strategy.naming import spoken
from strategy.partnership import beginning, effects, introducing
from strategy.partnership.acting import Act, Actor, Wish, allow
from strategy.partnership.capacity import check_room
from strategy.partnership.history import enter, keep
from strategy.partnership.moves import LASTS, VERBS, Need, Verb, left, open_to, reached
from strategy.partnership.standing import Standing, standing
from strategy.refusals import IllegalStep, Missing, MissingConsent

BEFORE_CONSENT: Final = frozenset({State.SUGGESTED, State.INTERESTED})

FOLLOWS: Final[Mapping[str, Callable[[Pen, Act], None]]] = {
    "introduce": introducing.introduce,
    "decline": effects.decline,
}
"""Verb -> what it does beside moving the partnership."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A step that was taken.

    step    id of its entry in the history
    state   where the partnership is by it
    """

    step: str
    partnership: str
    state: State


def take_step(store: Store, actor: Actor, wish: Wish, clock: Clock = now) -> Taken:
    """Take a step in a unit of its own; see `take`."""
    with store.unit(actor.name) as unit:
        return take(store, unit, actor, wish, clock())


def take(store: Store, unit: Writer, actor: Actor, wish: Wish, moment: datetime.datetime) -> Taken:
    """Take a step in a unit that has written nothing yet; `NotTaken` says why not, `NotFound` that it is not there."""
    verb = VERBS.get(wish.verb)
    if verb is None or wish.verb == "suggest":
        raise BadInput(f"no step is called {wish.verb!r}; there are {', '.join(VERBS)}")
    there = standing(store, wish.partnership)
    answers, after = foreseen(actor, wish, there)
    act = Act(actor, wish, there, after, answers, moment)
    _check_needs(verb, wish)
    if wish.verb == "reopen":
        beginning.check_together(store, list(answers), there.id)
    check_room(store, there, act.after, answers, moment.date())
    return _written(unit, verb, act)


def foreseen(actor: Actor, wish: Wish, there: Standing) -> tuple[Mapping[str, Answer], State]:
    """What the parties say once the step is taken, and where it leads; `NotTaken` where it is not the actor's to take,
    or leads nowhere."""
    verb = VERBS[wish.verb]
    allow(actor, verb, there, wish.party)
    answers = _answers(verb, wish, there)
    return answers, _next(verb, wish, there, answers)


def _answers(verb: Verb, wish: Wish, there: Standing) -> Mapping[str, Answer]:
    """What the parties say once the verb is said."""
    if verb.says is None:
        return there.answers
    if Need.PARTY not in verb.needs:
        return dict.fromkeys(there.answers, verb.says)
    if wish.party is None:
        raise Missing(f"{there.called}: say whose word it is", "party")
    said = there.answers.get(wish.party)
    if said is None:
        raise Missing(f"{there.called}: {wish.party} is no party of it; there are {', '.join(there.answers)}", "party")
    if said not in verb.heard:
        raise IllegalStep(f"{there.called}: {wish.party} is {said} already, so that it cannot {spoken(wish.verb)}")
    return {**there.answers, wish.party: verb.says}


def _next(verb: Verb, wish: Wish, there: Standing, answers: Mapping[str, Answer]) -> State:
    if Need.CONSENT in verb.needs and there.state in BEFORE_CONSENT:
        missing = [party for party, said in answers.items() if said not in GONE and said is not Answer.AGREED]
        raise MissingConsent(f"{there.called}: {', '.join(missing)} must agree first, each for itself")
    after = reached(wish.verb, there.state, left(answers.values()))
    if after is None and there.state is None:
        raise IllegalStep(f"{there.called} was loaded, not brokered, and nobody says its state; load that first")
    if after is None:
        possible = ", ".join(spoken(one) for one in open_to(there.state)) or "nothing more"
        raise IllegalStep(
            f"{there.called} is {there.state}, so that one cannot {spoken(wish.verb)}; one can {possible}"
        )
    return after


def _check_needs(verb: Verb, wish: Wish) -> None:
    if Need.REASON in verb.needs and wish.reason is None:
        raise Missing(f"say why: {', '.join(effects.EFFECTS)}", "reason")
    if Need.JOINT_STEP in verb.needs and not str(wish.said.get("joint_step") or "").strip():
        raise Missing("an introduction needs a first step that the parties take together; say which", "joint_step")
    if unfit := wish.said.keys() - set(verb.takes):
        raise BadInput(f"{spoken(wish.verb)} does not take {', '.join(sorted(unfit))}")


def _written(unit: Writer, verb: Verb, act: Act) -> Taken:
    pen, there, partnership = Pen(unit, act.today), act.there, act.there.id
    pen.say(Partnership, partnership, _values(verb, act))
    for party, said in act.answers.items():
        if said is not there.answers[party]:
            pen.say(Between, f"{partnership} {party}", {"answer": said, "answered": act.today})
    if follow := FOLLOWS.get(act.wish.verb):
        follow(pen, act)
    step = enter(
        pen, partnership, there.steps + 1, (there.state, act.after), act.actor, act.moment,
        verb=act.wish.verb, party=act.wish.party, reason=act.wish.reason,
    )  # fmt: skip
    changes = pen.done()
    if verb.back:
        of = {"partnership": partnership, "verb": act.wish.verb, "party": act.wish.party}
        keep(unit, step, written(act.moment), of, changes)
    return Taken(step, partnership, act.after)


def _values(verb: Verb, act: Act) -> dict[str, object]:
    lasts = LASTS.get(act.after)
    values = {
        **act.wish.said,
        **dict.fromkeys(verb.sets, act.today),
        "state": act.after,
        "expires": None if lasts is None else act.today + lasts,
    }
    if act.after is not act.there.state:
        values |= {"since": act.today, "reason": act.wish.reason if act.after is State.DECLINED else None}
    return values
