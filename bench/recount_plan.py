"""The figures of the plan, as the product's query gives them, and again from the audit trail.

What a bulk load says is one row in the trail: for those rows the loader of the example is asked again what it says.
"""

import dataclasses
import datetime
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from bench.recount import trail
from graph.brokering.words import State
from graph.catalogue import BY_NOUN, RELATIONS
from graph.records import key_of
from graph.relations import ActiveIn
from graph.store import Store
from graph.values import Fact
from loaders.example.facts import facts
from loaders.example.plan import plan
from loaders.example.population import population
from strategy.outcome.figures import EXPECTED, Entry, first_reached
from strategy.plan.indicators import indicators
from strategy.plan.scope import Scope
from strategy.plan.standing import Course, Judgement, Part, judged

NODES: Final = frozenset({"Action", "Milestone", "Barrier", "Partnership", "PartnershipStep", "Outcome"})
TIES: Final = frozenset({
    "PART_OF", "FOR_CHAIN", "TACKLES", "MILESTONE_OF", "CARRIES_OUT", "HINDERS_CHAIN", "STEP_OF", "OUTCOME_OF",
    "BETWEEN",
})  # fmt: skip
AGREED: Final = ("agreed", "active", "concluded")
UNDER_WAY: Final = ("suggested", "interested", "consented", "introduced", "exploring")
Values = Mapping[str, Any]


def figures(store: Store, scopes: Mapping[str, Scope], today: datetime.date) -> dict[str, int]:
    """Every figure of every scope, as the query tells it; that its records open into it is held here, too."""
    return {
        f"{name}: {one.name}": one.value for name, scope in scopes.items() for one in indicators(store, scope, today)
    }


class Told:
    """What the trail says, and the loader where the trail says that it loaded."""

    def __init__(self, store: Store, size: int, seed: int, today: datetime.date) -> None:
        self.today = today
        last: dict[tuple[str, str], Values | None] = dict(_loaded(size, seed))
        for row in trail(store):
            if row.kind in NODES or row.kind in TIES:
                said = None if row.after is None else json.loads(row.after)
                last[row.kind, row.key] = said
        self.nodes: dict[str, dict[str, Values]] = {kind: {} for kind in NODES}
        self._ends: dict[tuple[str, str], set[str]] = {}
        self._starts: dict[tuple[str, str], set[str]] = {}
        for (kind, key), values in last.items():
            if values is not None and kind in NODES:
                self.nodes[kind][key] = values
            elif values is not None:
                start, end = key.split(" ")
                self._ends.setdefault((kind, start), set()).add(end)
                self._starts.setdefault((kind, end), set()).add(start)
        self.reached = {own: first_reached(history) for own, history in self._histories().items()}

    def _histories(self) -> dict[str, list[Entry]]:
        found: dict[str, list[Entry]] = {}
        for step, said in self.nodes["PartnershipStep"].items():
            (own,) = self.ends("STEP_OF", step)
            told = (said["place"], said["verb"], State(said["after"]), said.get("reason"), said.get("undoes"))
            found.setdefault(own, []).append(Entry(own, step, *told, _day(said.get("day"))))
        return {own: sorted(history, key=lambda one: one.place) for own, history in found.items()}

    def ends(self, relation: str, start: str) -> set[str]:
        """Where a relation leads from a node."""
        return self._ends.get((relation, start), set())

    def starts(self, relation: str, end: str) -> set[str]:
        """From where a relation leads to a node."""
        return self._starts.get((relation, end), set())


def _loaded(size: int, seed: int) -> Iterator[tuple[tuple[str, str], Values]]:
    """What the example says of the kinds that are counted, and who belongs to which chain."""
    some: list[Iterable[Fact]] = [said for _, said in plan()]
    some += [said for noun, said, _ in facts(population(size, seed)) if noun is ActiveIn]
    for fact in (one for said in some for one in said):
        name = BY_NOUN[type(fact)].name
        if name in NODES or name in RELATIONS:
            if name != "ACTIVE_IN" and name not in (*NODES, *TIES):
                continue
            values = {one.name: _plain(getattr(fact, one.name)) for one in dataclasses.fields(fact)}
            if name != "ACTIVE_IN" or values["share"] >= 0.2:
                yield (name, key_of(fact)), {name: value for name, value in values.items() if value is not None}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime.date) else value


def _day(text: str | None) -> datetime.date | None:
    return None if text is None else datetime.date.fromisoformat(text)


def recounted(told: Told, scopes: Mapping[str, Scope]) -> dict[str, int]:
    """The same figures, from what was told."""
    return {f"{name}: {figure}": count for name, scope in scopes.items() for figure, count in _of(told, scope).items()}


def _of(told: Told, scope: Scope) -> dict[str, int]:
    actions = [own for own in told.nodes["Action"] if _is_for(told, own, scope)]
    partnerships = [own for own in told.reached if _carries(told, own, scope)]
    return {
        **_actions(told, scope, actions),
        **_milestones(told, scope, actions),
        **_partnerships(told, scope, partnerships),
        **_outcomes(told, scope, set(partnerships)),
        **_barriers(told, scope),
    }


def _is_for(told: Told, action: str, scope: Scope) -> bool:
    chains = told.ends("FOR_CHAIN", action)
    served = scope.line is None or scope.line in told.ends("PART_OF", action)
    return served and (scope.chain is None or not chains or scope.chain in chains)


def _carries(told: Told, partnership: str, scope: Scope) -> bool:
    carried = told.ends("CARRIES_OUT", partnership)
    served = scope.line is None or any(scope.line in told.ends("PART_OF", action) for action in carried)
    chains = {chain for party in told.ends("BETWEEN", partnership) for chain in told.ends("ACTIVE_IN", party)}
    return served and (scope.chain is None or scope.chain in chains)


def _actions(told: Told, scope: Scope, actions: Iterable[str]) -> dict[str, int]:
    due = [own for own in actions if scope.holds(_day(told.nodes["Action"][own].get("due")))]
    kept = [told.nodes["Action"][own] for own in due if "dropped" not in told.nodes["Action"][own]]
    stands = [judgement(told, own).standing for own in due]
    names = ("on-track", "at-risk", "late", "done", "unmeasured", "dropped")
    counts = {f"actions_{name.replace('-', '_')}": stands.count(name) for name in names}  # type: ignore[arg-type]  # its word
    return {"actions": len(kept), **counts, "budget": sum(one.get("budget", 0) for one in kept)}


def judgement(told: Told, own: str) -> Judgement:
    """How an action stands, by what was told."""
    said = told.nodes["Action"][own]
    miles = [told.nodes["Milestone"][one] for one in told.starts("MILESTONE_OF", own)]
    carriers = {one: told.nodes["Partnership"][one].get("state") for one in told.starts("CARRIES_OUT", own)}
    agreed = [one for one, state in carriers.items() if state in AGREED]
    wanted = said.get("wanted", 0)
    got = min(wanted, len(agreed))
    barriers = [told.nodes["Barrier"][one].get("status") == "resolved" for one in told.ends("TACKLES", own)]
    return judged(
        Course(
            _day(said.get("start")),
            _day(said.get("due")),
            "dropped" in said,
            [Part("done" in one, _day(one.get("due"))) for one in miles],
            [*[Part(True)] * got, *[Part(False)] * (wanted - got), *map(Part, barriers)],
            wanted,
            len(agreed),
            sum(state in UNDER_WAY for state in carriers.values()),
        ),
        told.today,
    )


def _milestones(told: Told, scope: Scope, actions: Iterable[str]) -> dict[str, int]:
    kept = [own for own in actions if "dropped" not in told.nodes["Action"][own]]
    ids = {mile for own in kept for mile in told.starts("MILESTONE_OF", own)}
    days = [(_day(one.get("due")), _day(one.get("done"))) for one in (told.nodes["Milestone"][own] for own in ids)]
    over = [due for due, done in days if done is None and due is not None and due < told.today and scope.holds(due)]
    return {
        "milestones_due": sum(scope.holds(due) for due, _ in days),
        "milestones_done": sum(done is not None and scope.holds(done) for _, done in days),
        "milestones_over": len(over),
    }


def _partnerships(told: Told, scope: Scope, partnerships: Iterable[str]) -> dict[str, int]:
    days = [told.reached[own] for own in partnerships]
    states = (State.SUGGESTED, State.INTRODUCED, State.AGREED, State.ACTIVE, State.CONCLUDED)
    return {
        f"partnerships_{state}": sum(state in reached and scope.holds(reached[state]) for reached in days)
        for state in states
    }


def _outcomes(told: Told, scope: Scope, partnerships: set[str]) -> dict[str, int]:
    ids = {outcome for own in partnerships for outcome in told.starts("OUTCOME_OF", own)}
    if scope.line is None and scope.chain is None:
        ids = set(told.nodes["Outcome"])
    some = [one for one in map(told.nodes["Outcome"].__getitem__, ids) if scope.holds(_day(one.get("day")))]
    realised = [one.get("realised_two_years", one.get("realised_year", 0)) for one in some]
    return {
        "outcomes": len(some),
        "outcomes_confirmed": sum("confirmed" in one for one in some),
        "expected_value": sum(one.get(name, 0) for one in some for name in EXPECTED),
        "realised_value": sum(realised),
        "jobs": sum(one.get("jobs", 0) for one in some),
    }


def _barriers(told: Told, scope: Scope) -> dict[str, int]:
    some = [said for own, said in told.nodes["Barrier"].items() if _hinders(told, own, scope)]
    gone = [_day(said["since"]) for said in some if said["status"] == "resolved"]
    return {
        "barriers_open": sum(said["status"] in ("open", "waiting", "resolved-in-part") for said in some),
        "barriers_resolved": sum(map(scope.holds, gone)),
    }


def _hinders(told: Told, barrier: str, scope: Scope) -> bool:
    worked = scope.line is None or any(
        scope.line in told.ends("PART_OF", action) for action in told.starts("TACKLES", barrier)
    )
    return worked and (scope.chain is None or scope.chain in told.ends("HINDERS_CHAIN", barrier))
