"""Select trees as one SQL statement that returns one record: the total, and one JSON list of everything below.

Limits come before aggregation, in inner subqueries. JSON is put together as text, since SQLite would parse
nested JSON again at each level otherwise.
"""

from dataclasses import dataclass

from graph import catalogue
from graph.catalogue import Kind, RelationType
from graph.errors import BadInput
from graph.select import Branch, Order, Page, RowRule, Select, Value
from graph.sqlite.filters import Scope, condition, ends, property_type, visible
from graph.sqlite.layout import NUMBERS, order_expression
from graph.values import Type

DEEPEST = 12
MOST_ROWS = 10_000
SHORT_ROWS = 2_000


@dataclass(frozen=True, slots=True)
class Compiled:
    """A statement, its parameters, and whether it is short enough for an event loop."""

    sql: str
    parameters: dict[str, Value]
    short: bool


@dataclass(frozen=True, slots=True)
class Key:
    """One resolved sort key."""

    column: str
    ordered: str
    number: bool
    descending: bool


def compile_select(select: Select, rule: RowRule) -> Compiled:
    """The one statement that answers the tree; `BadInput` for what the catalogue does not know."""
    kind, scope = catalogue.kind(select.kind), Scope(rule)
    _check_limit(select.page.limit)
    node = scope.alias("n")
    where = visible(kind, node, select.where, scope)
    keys = _keys(kind, None, node, None, select.order)
    total = f"(SELECT count(*) FROM {kind.table} {node} WHERE {where})" if select.count else "NULL"
    backwards = select.page.last or select.page.before is not None
    cells = [_json(kind, node, name) for name in select.fields]
    cells += [_branch(kind, node, branch, scope, 1) for branch in select.branches]
    key_cells = ",".join(key.column for key in keys)
    rows = (
        f"SELECT '[' || {_row(cells)} || ',' || json_array({key_cells}) || ']' AS r FROM {kind.table} {node}"
        f" WHERE {where}{_keyset(keys, select.page, scope)} ORDER BY {_order_by(keys, backwards)}"
        f" LIMIT {scope.bind(select.page.limit + 1)}"
    )
    sql = f"SELECT {total}, (SELECT group_concat(r, ',') FROM ({rows}))"
    return Compiled(sql, scope.parameters, short=select.page.limit * _width(select.branches) <= SHORT_ROWS)


def _branch(parent: Kind, above: str, branch: Branch, scope: Scope, depth: int) -> str:
    """`[total, rows]` of one branch below a row, as a JSON text expression."""
    if depth > DEEPEST:
        raise BadInput(f"a select tree may be {DEEPEST} levels deep at most")
    _check_limit(branch.limit)
    relation = catalogue.relation(branch.relation)
    here, there, kind = ends(relation, branch.direction)
    if parent.name != (relation.start if here == "from_id" else relation.end):
        raise BadInput(f"{relation.name} does not go {branch.direction.value} of {parent.name}")
    edge, node = scope.alias("e"), scope.alias("n")
    keys = _keys(kind, relation, node, edge, branch.order)
    cells = [_json(relation, edge, name) for name in branch.edge_fields]
    cells += [_json(kind, node, name) for name in branch.fields]
    cells += [_branch(kind, node, inner, scope, depth + 1) for inner in branch.branches]
    asked = f"+({visible(kind, node, branch.where, scope)})"  # `+`: the node is found by its id, by no other index
    if branch.edge is not None:
        asked += f" AND {condition(relation, edge, branch.edge, scope, 0)}"
    # CROSS: from the relation to the node; SQLite would begin with an index on the node that a filter mentions
    source = f"{relation.table} {edge} CROSS JOIN {kind.table} {node} ON {node}.id = {edge}.{there}"
    found = f"FROM {source} WHERE {edge}.{here} = {above}.id AND {asked}"
    rows = f"SELECT {_row(cells)} AS r {found} ORDER BY {_order_by(keys, False)} LIMIT {scope.bind(branch.limit)}"
    total = f"(SELECT count(*) {found})" if branch.count else "'null'"
    return f"'[' || {total} || ',[' || coalesce((SELECT group_concat(r, ',') FROM ({rows})), '') || ']]'"


def _row(cells: list[str]) -> str:
    """One row as JSON text."""
    joined = " || ',' || ".join(cells) or "''"
    return f"'[' || {joined} || ']'"


def _json(entry: Kind | RelationType, alias: str, name: str) -> str:
    """One property as JSON text."""
    column = f'{alias}."{name}"'
    match property_type(entry, name):
        case Type.FLAG:
            return f"CASE {column} WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END"
        case Type.TEXTS:
            return f"coalesce({column}, 'null')"
        case _:
            return f"json_quote({column})"


def _keys(
    kind: Kind, relation: RelationType | None, node: str, edge: str | None, order: tuple[Order, ...]
) -> list[Key]:
    keys = [
        _key(relation if wanted.edge and relation else kind, edge if wanted.edge else node, wanted) for wanted in order
    ]
    ascending = not (order and order[-1].descending)
    return [*keys, Key(f"{node}.id", f"{node}.id", False, not ascending)]


def _key(entry: Kind | RelationType, alias: str | None, order: Order) -> Key:
    if alias is None:
        raise BadInput("only a branch can be sorted by a property of its relation")
    kind_of_value = property_type(entry, order.name)
    column = f'{alias}."{order.name}"'
    if isinstance(entry, Kind) and order.name == entry.title:
        return Key(f"{alias}.sort_key", f"{alias}.sort_key", False, order.descending)
    if order.name == "id":
        return Key(column, column, False, order.descending)
    if kind_of_value in (Type.TEXT, Type.TEXTS):
        raise BadInput(f"{entry.name}.{order.name} is free text, which has no order all stores agree on")
    return Key(column, order_expression(column, kind_of_value), kind_of_value in NUMBERS, order.descending)


def _order_by(keys: list[Key], backwards: bool) -> str:
    return ", ".join(f"{key.ordered}{' DESC' if key.descending != backwards else ''}" for key in keys)


def _keyset(keys: list[Key], page: Page, scope: Scope) -> str:
    return _beyond(keys, page.after, False, scope) + _beyond(keys, page.before, True, scope)


def _beyond(keys: list[Key], bound: tuple[Value, ...] | None, backwards: bool, scope: Scope) -> str:
    """Rows strictly beyond the bound, in the order asked for or against it."""
    if bound is None:
        return ""
    if len(bound) != len(keys) or not all(_fits(key, value) for key, value in zip(keys, bound, strict=True)):
        raise BadInput("the cursor does not belong to this order; start again from the first page")
    values = [_bound(key, value, scope) for key, value in zip(keys, bound, strict=True)]
    if len({key.descending for key in keys}) == 1:
        sign = "<" if keys[0].descending != backwards else ">"
        return f" AND ({', '.join(key.ordered for key in keys)}) {sign} ({', '.join(values)})"
    ways = []
    for last, key in enumerate(keys):
        equal = [f"{before.ordered} = {value}" for before, value in zip(keys[:last], values[:last], strict=True)]
        sign = "<" if key.descending != backwards else ">"
        ways.append("(" + " AND ".join([*equal, f"{key.ordered} {sign} {values[last]}"]) + ")")
    return f" AND ({' OR '.join(ways)})"


def _bound(key: Key, value: Value, scope: Scope) -> str:
    return scope.bind(value) if key.ordered == key.column else order_expression(scope.bind(value), _shape(key))


def _shape(key: Key) -> Type:
    return Type.REAL if key.number else Type.CODE


def _fits(key: Key, value: Value) -> bool:
    if value is None:
        return key.ordered != key.column
    return isinstance(value, (int, float)) if key.number else isinstance(value, str)


def _check_limit(limit: int) -> None:
    if not 0 <= limit <= MOST_ROWS:
        raise BadInput(f"a list holds 0 to {MOST_ROWS:,} rows a page, not {limit}")


def _width(branches: tuple[Branch, ...]) -> int:
    """Most rows below and including one row."""
    return 1 + sum(branch.limit * _width(branch.branches) for branch in branches)
