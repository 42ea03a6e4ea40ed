"""Filters as SQL. Values travel as parameters only; no text from outside becomes SQL.

A query within another stands ahead of the statement under a name, and looks from there at the row of whatever reads it:
written out in place, a few of them use up the hundred places of SQLite's parser (which has no such limit since 3.46).
SQLite puts the text in place where the name is read, so that the plan is the same (see ADR 0003).
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from graph import catalogue
from graph.asking import across, check_filter, is_folded, property_type, value_asked
from graph.catalogue import SUGGESTED, Kind, RelationType
from graph.folding import fold
from graph.model import Visibility
from graph.preparing.holes import Hole, later
from graph.select import EVERYTHING, And, Direction, Filter, Not, Op, Or, Quantifier, RowRule, Test, Through, Value
from graph.values import Type

_COMPARISONS = {Op.EQ: "=", Op.NE: "<>", Op.LT: "<", Op.LE: "<=", Op.GT: ">", Op.GE: ">="}
LAST_CHARACTER = "char(1114111)"


@dataclass(slots=True)
class Scope:
    """What a compilation in progress carries: the row rule, the parameters so far, fresh aliases."""

    rule: RowRule
    parameters: dict[str, Value | Hole] = field(default_factory=dict)
    aliases: int = 0
    tests: int = 0
    queries: list[str] = field(default_factory=list)

    def bind(self, value: Value | Hole) -> str:
        """A placeholder for the value."""
        name = f"p{len(self.parameters)}"
        self.parameters[name] = value
        return f":{name}"

    def alias(self, letter: str) -> str:
        """A table alias not used yet."""
        self.aliases += 1
        return f"{letter}{self.aliases}"

    def query(self, sql: str) -> str:
        """The name under which the query can be read from where its outer aliases are known."""
        name = f"q{len(self.queries)}"
        self.queries.append(f"{name} AS NOT MATERIALIZED ({sql})")
        return name

    def statement(self, sql: str) -> str:
        """The whole statement: what was named, and then what reads it."""
        return f"WITH {', '.join(self.queries)} {sql}" if self.queries else sql

    @contextmanager
    def seeing_all(self) -> Iterator[None]:
        """For the rule itself, which looks at what its viewer may not know of; else two rules could wait for each
        other."""
        rule, self.rule = self.rule, EVERYTHING
        try:
            yield
        finally:
            self.rule = rule


def visible(kind: Kind, alias: str, where: Filter | None, scope: Scope) -> str:
    """The rows of a kind that pass the filter and that the viewer may know of; a condition in SQL."""
    parts = [] if where is None else [condition(kind, alias, where, scope, 0)]
    return " AND ".join(_ruled(kind, alias, scope, 0) + parts) or "1"


def _ruled(kind: Kind, alias: str, scope: Scope, depth: int) -> list[str]:
    """The row rule of a kind. `+` keeps SQLite from choosing its index: nearly every row passes."""
    rule = scope.rule.get(kind.name)
    if rule is None:
        return []
    with scope.seeing_all():
        return [f"+({condition(kind, alias, rule, scope, depth)})"]


def condition(entry: Kind | RelationType, alias: str, where: Filter, scope: Scope, depth: int) -> str:
    """One filter as a condition that is true or not; unknown counts as not."""
    scope.tests += 1
    check_filter(depth, scope.tests)
    match where:
        case And(parts):
            return _joined(" AND ", "1", [condition(entry, alias, part, scope, depth + 1) for part in parts])
        case Or(parts):
            return _joined(" OR ", "0", [condition(entry, alias, part, scope, depth + 1) for part in parts])
        case Not(part):
            return f"(({condition(entry, alias, part, scope, depth + 1)}) IS NOT TRUE)"
        case Test():
            return _test(entry, alias, where, scope)
        case Through():
            return _through(entry, alias, where, scope, depth)


def _joined(word: str, empty: str, parts: list[str]) -> str:
    return f"({word.join(parts)})" if parts else empty


def _test(entry: Kind | RelationType, alias: str, test: Test, scope: Scope) -> str:
    value = value_asked(entry, test)
    column = f'{alias}."{test.name}"'
    match test.op:
        case Op.KNOWN:
            return f"{column} IS {'NOT ' if value else ''}NULL"
        case Op.IN:
            return f"{column} IN (SELECT value FROM json_each({scope.bind(later(value, json.dumps))}))"
        case Op.HAS:
            return f"EXISTS (SELECT 1 FROM json_each({column}) WHERE value = {scope.bind(later(value, _single))})"
        case Op.STARTS | Op.CONTAINS:
            return _text_test(entry, alias, test, later(value, str), scope)
        case _:
            return f"{column} {_COMPARISONS[test.op]} {scope.bind(later(value, _single))}"


def _text_test(entry: Kind | RelationType, alias: str, test: Test, value: "str | Hole", scope: Scope) -> str:
    column, folded = f'{alias}."{test.name}"', is_folded(entry, test.name)
    if folded:
        column, value = f"{alias}.sort_key", later(value, fold)
    bound = scope.bind(value)
    known = f'{alias}."{test.name}" IS NOT NULL'
    if test.op is Op.CONTAINS:
        return f"({known} AND instr({column}, {bound}) > 0)"
    if property_type(entry, test.name) is Type.TEXT and not folded:  # free text may hold the last character too
        return f"({known} AND substr({column}, 1, length({bound})) = {bound})"
    return f"({known} AND {column} >= {bound} AND {column} < {bound} || {LAST_CHARACTER})"


def _single(value: "Value | list[Value]") -> Value:
    """One value as SQLite holds it: flags as numbers."""
    assert not isinstance(value, list)
    return int(value) if isinstance(value, bool) else value


def _through(entry: Kind | RelationType, alias: str, through: Through, scope: Scope, depth: int) -> str:
    relation = catalogue.link(through.relation)
    target = across(entry, relation, through.direction)
    here, there = ends(through.direction)
    edge, node = scope.alias("e"), scope.alias("n")
    ruled = _ruled(target, node, scope, depth + 1)
    seen = " AND ".join(ruled) or "1"
    asked = [condition(relation, edge, through.edge, scope, depth + 1)] if through.edge is not None else []
    if through.where is not None:
        asked.append(f"+({condition(target, node, through.where, scope, depth + 1)})")
    test = " AND ".join(asked) or "1"
    if through.quantifier is Quantifier.EVERY:
        test = f"({test}) IS NOT TRUE"
    join = (
        f" CROSS JOIN {target.table} {node} ON {node}.id = {edge}.{there}"  # from the relation to the node, never back
        if ruled or through.where is not None
        else ""
    )
    source = f"{table_of(relation, scope)} {edge}{join}"
    related = scope.query(f"SELECT 1 FROM {source} WHERE {edge}.{here} = {alias}.id AND {seen} AND {test}")
    exists = f"EXISTS (SELECT 1 FROM {related})"
    return exists if through.quantifier is Quantifier.SOME else f"NOT {exists}"


def table_of(relation: RelationType, scope: Scope) -> str:
    """Where a relation's rows lie, each with `from_id` and `to_id`."""
    if relation is not SUGGESTED:
        return relation.table
    read = ", ".join(("stakeholder_id AS from_id", "partner_id AS to_id", *SUGGESTED.properties))
    return f"(SELECT {read} FROM suggestion WHERE run_id = {newest_run(scope)})"


def newest_run(scope: Scope, id: str | None = None) -> str:
    """The id of the run that a viewer gets who names none (see `graph.store.Store.suggested`), or of the one named, if
    it may be seen; as a value in SQL."""
    kind, run = catalogue.KINDS["MatchRun"], scope.alias("m")
    named = "" if id is None else f" AND {run}.id = {scope.bind(id)}"
    return (
        f"(SELECT {run}.id FROM {kind.table} {run} WHERE {visible(kind, run, None, scope)}{named}"
        f" ORDER BY CASE {run}.audience {_WIDEST} END, {run}.whole IS TRUE DESC, coalesce({run}.started, '') DESC,"
        f" {run}.id DESC LIMIT 1)"
    )


_WIDEST = " ".join(f"WHEN '{one.value}' THEN {-place}" for place, one in enumerate(Visibility))


def ends(direction: Direction) -> tuple[str, str]:
    """The column at this end, and the column at the other."""
    return ("from_id", "to_id") if direction is Direction.OUT else ("to_id", "from_id")
