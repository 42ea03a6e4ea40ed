"""Filters as SQL. Values travel as parameters only; no text from outside becomes SQL."""

import json
from dataclasses import dataclass, field

from graph import catalogue
from graph.catalogue import Kind, RelationType
from graph.errors import BadInput
from graph.folding import fold
from graph.records import BIGGEST_WHOLE, CHECKS
from graph.select import And, Direction, Filter, Not, Op, Or, Quantifier, RowRule, Test, Through, Value
from graph.values import Type

DEEPEST = 20
MOST_TESTS = 1_000

_COMPARISONS = {Op.EQ: "=", Op.NE: "<>", Op.LT: "<", Op.LE: "<=", Op.GT: ">", Op.GE: ">="}
_ORDERED = frozenset({Op.LT, Op.LE, Op.GT, Op.GE})
_PROVENANCE = {"id": Type.CODE, "source": Type.CODE, "as_of": Type.DAY, "rule": Type.CODE}
LAST_CHARACTER = "char(1114111)"


@dataclass(slots=True)
class Scope:
    """What a compilation in progress carries: the row rule, the parameters so far, fresh aliases."""

    rule: RowRule
    parameters: dict[str, Value] = field(default_factory=dict)
    aliases: int = 0
    tests: int = 0

    def bind(self, value: Value) -> str:
        """A placeholder for the value."""
        name = f"p{len(self.parameters)}"
        self.parameters[name] = value
        return f":{name}"

    def alias(self, letter: str) -> str:
        """A table alias not used yet."""
        self.aliases += 1
        return f"{letter}{self.aliases}"


def property_type(entry: Kind | RelationType, name: str) -> Type:
    """The type of a property, id or provenance; `BadInput` names the known ones otherwise."""
    if name in entry.properties:
        return entry.properties[name].type
    if name in _PROVENANCE and not (name == "id" and isinstance(entry, RelationType)):
        return _PROVENANCE[name]
    raise BadInput(f"{entry.name} has no property {name!r}; it has {', '.join(entry.properties) or 'none'}")


def visible(kind: Kind, alias: str, where: Filter | None, scope: Scope) -> str:
    """The rows of a kind that pass the filter and that the viewer may know of; a condition in SQL."""
    parts = [] if where is None else [condition(kind, alias, where, scope, 0)]
    return " AND ".join(_ruled(kind, alias, scope, 0) + parts) or "1"


def _ruled(kind: Kind, alias: str, scope: Scope, depth: int) -> list[str]:
    """The row rule of a kind. `+` keeps SQLite from choosing its index: nearly every row passes."""
    rule = scope.rule.get(kind.name)
    return [] if rule is None else [f"+({condition(kind, alias, rule, scope, depth)})"]


def condition(entry: Kind | RelationType, alias: str, where: Filter, scope: Scope, depth: int) -> str:
    """One filter as a condition that is true or not; unknown counts as not."""
    if depth > DEEPEST:
        raise BadInput(f"a filter may be nested {DEEPEST} levels deep at most")
    scope.tests += 1
    if scope.tests > MOST_TESTS:
        raise BadInput(f"a filter may hold {MOST_TESTS} tests at most")
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
    kind_of_value = property_type(entry, test.name)
    column = f'{alias}."{test.name}"'
    match test.op:
        case Op.KNOWN:
            return f"{column} IS {'NOT ' if test.value else ''}NULL"
        case Op.IN:
            wanted = test.value if isinstance(test.value, tuple) else (test.value,)
            return f"{column} IN (SELECT value FROM json_each({scope.bind(_list(entry, test, kind_of_value, wanted))}))"
        case Op.HAS:
            if kind_of_value is not Type.TEXTS:
                raise BadInput(f"{entry.name}.{test.name} is not a list; `has` asks lists")
            value = scope.bind(_checked(entry, test, Type.TEXT, test.value))
            return f"EXISTS (SELECT 1 FROM json_each({column}) WHERE value = {value})"
        case Op.STARTS | Op.CONTAINS:
            return _text_test(entry, alias, test, scope)
        case _:
            return _comparison(entry, column, test, kind_of_value, scope)


def _comparison(entry: Kind | RelationType, column: str, test: Test, kind_of_value: Type, scope: Scope) -> str:
    if kind_of_value is Type.TEXTS:
        raise BadInput(f"{entry.name}.{test.name} is a list; ask it with `has` or `known`")
    if test.op in _ORDERED and kind_of_value in (Type.TEXT, Type.FLAG):
        raise BadInput(f"{entry.name}.{test.name} has no order; ask it with `eq`, `in`, `starts` or `contains`")
    value = scope.bind(_checked(entry, test, kind_of_value, test.value))
    return f"{column} {_COMPARISONS[test.op]} {value}"


def _text_test(entry: Kind | RelationType, alias: str, test: Test, scope: Scope) -> str:
    kind_of_value = property_type(entry, test.name)
    if kind_of_value not in (Type.TEXT, Type.CODE):
        raise BadInput(f"{entry.name}.{test.name} is not text; `{test.op.value}` asks text")
    column, value = f'{alias}."{test.name}"', str(_checked(entry, test, Type.TEXT, test.value))
    titled = isinstance(entry, Kind) and test.name == entry.title and kind_of_value is Type.TEXT
    if titled:
        column, value = f"{alias}.sort_key", fold(value)
    bound = scope.bind(value)
    known = f'{alias}."{test.name}" IS NOT NULL'
    if test.op is Op.CONTAINS:
        return f"({known} AND instr({column}, {bound}) > 0)"
    if kind_of_value is Type.TEXT and not titled:  # free text may hold the last character too
        return f"({known} AND substr({column}, 1, length({bound})) = {bound})"
    return f"({known} AND {column} >= {bound} AND {column} < {bound} || {LAST_CHARACTER})"


def _through(entry: Kind | RelationType, alias: str, through: Through, scope: Scope, depth: int) -> str:
    relation = catalogue.relation(through.relation)
    here, there, target = ends(relation, through.direction)
    if entry.name != (relation.start if here == "from_id" else relation.end):
        raise BadInput(f"{relation.name} does not go {through.direction.value} of {entry.name}")
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
    exists = (
        f"EXISTS (SELECT 1 FROM {relation.table} {edge}{join} WHERE {edge}.{here} = {alias}.id AND {seen} AND {test})"
    )
    return exists if through.quantifier is Quantifier.SOME else f"NOT {exists}"


def ends(relation: RelationType, direction: Direction) -> tuple[str, str, Kind]:
    """The column at this end, the column at the other, and the kind there."""
    if direction is Direction.OUT:
        return "from_id", "to_id", catalogue.KINDS[relation.end]
    return "to_id", "from_id", catalogue.KINDS[relation.start]


def _list(entry: Kind | RelationType, test: Test, kind_of_value: Type, wanted: tuple[Value, ...]) -> str:
    if kind_of_value is Type.TEXTS:
        raise BadInput(f"{entry.name}.{test.name} is a list; ask it with `has`")
    return json.dumps([_checked(entry, test, kind_of_value, value) for value in wanted])


def _checked(entry: Kind | RelationType, test: Test, kind_of_value: Type, value: "Value | tuple[Value, ...]") -> Value:
    """The value as it is stored, so that equal means equal."""
    try:
        if kind_of_value is Type.DAY:
            kind_of_value = Type.CODE  # days are compared as ISO text
        checked = CHECKS[kind_of_value](value)
    except ValueError as why:
        raise BadInput(f"filter on {entry.name}.{test.name}: {why}") from None
    if isinstance(checked, bool):
        return int(checked)
    if isinstance(checked, int) and abs(checked) > BIGGEST_WHOLE:
        raise BadInput(f"filter on {entry.name}.{test.name}: {checked} does not fit in 64 bits")
    assert isinstance(checked, (str, int, float))
    return checked
