"""Which part of the plan somebody asks about: a line, a value chain, a period. Each compiles into the question."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from graph.errors import BadInput, NotFound
from graph.select import And, Direction, Filter, Not, Op, Or, Quantifier, RowRule, Test, Through
from graph.store import Store

BELONGING: Final = Not(Test("share", Op.LT, 0.2))
"""A stakeholder belongs to each chain that holds a fifth of its weight; an unknown share is all there is."""


@dataclass(frozen=True, slots=True)
class Scope:
    """A part of the plan: all of it where nothing is named.

    since, until   first and last day that count
    """

    line: str | None = None
    chain: str | None = None
    since: datetime.date | None = None
    until: datetime.date | None = None

    def __post_init__(self) -> None:
        if self.since is not None and self.until is not None and self.until < self.since:
            raise BadInput(
                f"until: {self.until} lies before {self.since}; name a last day that is not before the first"
            )

    def holds(self, day: datetime.date | None) -> bool:
        """Whether a day counts; an unknown one does where no period is asked for."""
        if day is None:
            return self.since is None and self.until is None
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


WHOLE: Final = Scope()
"""All of the plan."""


def check(store: Store, scope: Scope, rule: RowRule) -> None:
    """`NotFound` where its line or chain is not there to be seen."""
    for name, kind, where in (
        (scope.line, "StrategicLine", "strategicLines"),
        (scope.chain, "ValueChain", "valueChains"),
    ):
        if name is not None and not any(hit.kind == kind for hit in store.named([name], rule)):
            raise NotFound(f"there is no {kind} {name!r}; look its id up in `{where}`")


def of_actions(scope: Scope) -> Filter:
    """Actions that serve the line and are for the chain; one that names no chain is for all."""
    return And(tuple(_of_actions(scope)))


def _of_actions(scope: Scope) -> Iterator[Filter]:
    if scope.line is not None:
        yield Through("PART_OF", Direction.OUT, Quantifier.SOME, Test("id", Op.EQ, scope.line))
    if scope.chain is not None:
        own = Through("FOR_CHAIN", Direction.OUT, Quantifier.SOME, Test("id", Op.EQ, scope.chain))
        yield Or((own, Through("FOR_CHAIN", Direction.OUT, Quantifier.NONE)))


def of_partnerships(scope: Scope) -> Filter:
    """Partnerships that carry out an action of the line, with a party that belongs to the chain."""
    return And(tuple(_of_partnerships(scope)))


def _of_partnerships(scope: Scope) -> Iterator[Filter]:
    if scope.line is not None:
        yield Through("CARRIES_OUT", Direction.OUT, Quantifier.SOME, of_actions(Scope(line=scope.line)))
    if scope.chain is not None:
        active = Through("ACTIVE_IN", Direction.OUT, Quantifier.SOME, Test("id", Op.EQ, scope.chain), BELONGING)
        yield Through("BETWEEN", Direction.OUT, Quantifier.SOME, active)


def of_outcomes(scope: Scope) -> Filter:
    """Outcomes of such partnerships."""
    if scope.line is None and scope.chain is None:
        return And(())
    return Through("OUTCOME_OF", Direction.OUT, Quantifier.SOME, of_partnerships(scope))


def of_barriers(scope: Scope) -> Filter:
    """Barriers that an action of the line works off, and that hinder the chain."""
    return And(tuple(_of_barriers(scope)))


def _of_barriers(scope: Scope) -> Iterator[Filter]:
    if scope.line is not None:
        yield Through("TACKLES", Direction.IN, Quantifier.SOME, of_actions(Scope(line=scope.line)))
    if scope.chain is not None:
        yield Through("HINDERS_CHAIN", Direction.OUT, Quantifier.SOME, Test("id", Op.EQ, scope.chain))
