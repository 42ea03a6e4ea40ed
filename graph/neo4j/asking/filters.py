"""Filters as Cypher. Values travel as parameters only; no text from outside becomes Cypher."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from graph import catalogue
from graph.asking import across, check_filter, is_folded, value_asked
from graph.catalogue import KINDS, SUGGESTED, Kind, RelationType
from graph.folding import fold
from graph.model import Visibility
from graph.neo4j.naming import key, label
from graph.preparing.holes import Hole, later
from graph.select import EVERYTHING, And, Direction, Filter, Not, Op, Or, Quantifier, RowRule, Test, Through

_COMPARISONS: Mapping[Op, str] = {
    Op.EQ: "=",
    Op.NE: "<>",
    Op.LT: "<",
    Op.LE: "<=",
    Op.GT: ">",
    Op.GE: ">=",
    Op.IN: "IN",
}


@dataclass(slots=True)
class Scope:
    """What a compilation in progress carries: the row rule, the parameters so far, fresh variables."""

    rule: RowRule
    parameters: dict[str, Any] = field(default_factory=dict)
    variables: int = 0
    tests: int = 0

    def bind(self, value: object) -> str:
        """A parameter for the value."""
        name = f"p{len(self.parameters)}"
        self.parameters[name] = value
        return f"${name}"

    def variable(self, letter: str) -> str:
        """A variable not used yet."""
        self.variables += 1
        return f"{letter}{self.variables}"

    @contextmanager
    def seeing_all(self) -> Iterator[None]:
        """For the rule itself, which looks at what its viewer may not know of; else two rules could wait for each
        other."""
        rule, self.rule = self.rule, EVERYTHING
        try:
            yield
        finally:
            self.rule = rule


def visible(kind: Kind, node: str, where: Filter | None, scope: Scope) -> list[str]:
    """Conditions on the nodes of a kind that pass the filter and that the viewer may know of; none for all."""
    return _ruled(kind, node, scope, 0) + ([] if where is None else conditions(kind, node, where, scope))


def conditions(entry: Kind | RelationType, variable: str, where: Filter, scope: Scope) -> list[str]:
    """A filter as conditions that must all hold."""
    parts = where.parts if isinstance(where, And) else (where,)
    scope.tests += isinstance(where, And)
    return [condition(entry, variable, part, scope, 0) for part in parts]


def _ruled(kind: Kind, node: str, scope: Scope, depth: int) -> list[str]:
    rule = scope.rule.get(kind.name)
    if rule is None:
        return []
    with scope.seeing_all():
        return [condition(kind, node, rule, scope, depth)]


def condition(entry: Kind | RelationType, variable: str, where: Filter, scope: Scope, depth: int) -> str:
    """One filter as a condition; where it is unknown, it counts as false."""
    scope.tests += 1
    check_filter(depth, scope.tests)
    match where:
        case And(parts):
            return _joined(" AND ", "true", [condition(entry, variable, part, scope, depth + 1) for part in parts])
        case Or(parts):
            return _joined(" OR ", "false", [condition(entry, variable, part, scope, depth + 1) for part in parts])
        case Not(part):
            return opposite(condition(entry, variable, part, scope, depth + 1))
        case Test():
            return _test(entry, variable, where, scope)
        case Through():
            return _through(entry, variable, where, scope, depth)


def opposite(asked: str) -> str:
    """True exactly where the condition is not."""
    return f"NOT coalesce({asked}, false)"


def step(relation: RelationType, direction: Direction, edge: str = "") -> str:
    """A relation as a pattern writes it between two nodes."""
    inner = f"[{edge}:{label(relation)}]"
    return f"-{inner}->" if direction is Direction.OUT else f"<-{inner}-"


def hop(
    relation: RelationType, direction: Direction, variables: tuple[str, str, str], scope: Scope
) -> tuple[str, list[str]]:
    """How one step is matched, and what must hold: from a node, by a relation, to a node. What runs suggest is no
    relation in the graph: it names its stakeholders."""
    here, edge, there = variables
    if relation is not SUGGESTED:
        return f"({here}){step(relation, direction, edge)}({there})", []
    ends = ("stakeholderId", "partnerId") if direction is Direction.OUT else ("partnerId", "stakeholderId")
    linked = [f"{edge}.list = {_newest_list(scope)}", f"{edge}.{ends[0]} = {here}.id", f"{edge}.rank IS NOT NULL"]
    return f"({edge}:Suggestion), ({there}:{relation.end})", [*linked, f"{there}.id = {edge}.{ends[1]}"]


def newest_run(scope: Scope, run: str, id: str | None = None) -> tuple[str, str]:
    """Matches the runs with suggestions that a viewer may see, and orders them: the first is the one for who names none
    (see `graph.store.Store.suggested`)."""
    named = [] if id is None else [f"{run}.id = {scope.bind(id)}"]
    asked = " AND ".join([f"{run}.hommelList IS NOT NULL", *named, *visible(KINDS["MatchRun"], run, None, scope)])
    order = f"CASE {run}.audience {_WIDEST} END, coalesce({run}.whole, false) DESC, coalesce({run}.started, '') DESC"
    return f"MATCH ({run}:MatchRun) WHERE {asked}", f"ORDER BY {order}, {run}.id DESC LIMIT 1"


_WIDEST = " ".join(f"WHEN '{one.value}' THEN {-place}" for place, one in enumerate(Visibility))


def _newest_list(scope: Scope) -> str:
    run = scope.variable("r")
    match, order = newest_run(scope, run)
    return f"COLLECT {{ {match} WITH {run} {order} RETURN {run}.hommelList }}[0]"


def _joined(word: str, empty: str, parts: list[str]) -> str:
    return f"({word.join(parts)})" if parts else empty


def _test(entry: Kind | RelationType, variable: str, test: Test, scope: Scope) -> str:
    value, column = value_asked(entry, test), f"{variable}.{key(test.name)}"
    match test.op:
        case Op.KNOWN:
            return f"{column} IS {'NOT ' if value else ''}NULL"
        case Op.HAS:
            return f"{scope.bind(value)} IN {column}"
        case Op.STARTS | Op.CONTAINS:
            return _text_test(entry, variable, test, later(value, str), scope)
        case _:
            return f"{column} {_COMPARISONS[test.op]} {scope.bind(value)}"


def _text_test(entry: Kind | RelationType, variable: str, test: Test, value: "str | Hole", scope: Scope) -> str:
    word = "STARTS WITH" if test.op is Op.STARTS else "CONTAINS"
    column = f"{variable}.{key(test.name)}"
    if not is_folded(entry, test.name):
        return f"{column} {word} {scope.bind(value)}"
    return f"({column} IS NOT NULL AND {variable}.sortKey {word} {scope.bind(later(value, fold))})"


def _through(entry: Kind | RelationType, variable: str, through: Through, scope: Scope, depth: int) -> str:
    relation = catalogue.link(through.relation)
    target = across(entry, relation, through.direction)
    edge, node = scope.variable("e"), scope.variable("n")
    pattern, linked = hop(relation, through.direction, (variable, edge, node), scope)
    seen = linked + _ruled(target, node, scope, depth + 1)
    asked = [condition(relation, edge, through.edge, scope, depth + 1)] if through.edge is not None else []
    if through.where is not None:
        asked.append(condition(target, node, through.where, scope, depth + 1))
    if through.quantifier is Quantifier.EVERY:
        asked = [opposite(_joined(" AND ", "true", asked))]
    where = " AND ".join(seen + asked)
    exists = f"EXISTS {{ {pattern}{f' WHERE {where}' if where else ''} }}"
    return exists if through.quantifier is Quantifier.SOME else f"NOT {exists}"
