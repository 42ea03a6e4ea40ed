"""Select trees as one SQL statement that returns one record: the total, and one JSON list of everything below.

Limits come before aggregation, in inner subqueries. JSON is put together as text, since SQLite would parse
nested JSON again at each level otherwise.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from graph import catalogue
from graph.asking import Key, across, check_bound, check_depth, check_limit, property_type, sort_keys
from graph.catalogue import Kind, RelationType
from graph.preparing.holes import Hole
from graph.select import Branch, Page, RowRule, Select, Several, Value
from graph.sqlite.filters import Scope, condition, ends, table_of, visible
from graph.sqlite.layout import order_expression
from graph.values import Type

SHORT_ROWS = 20_000
"""A statement that may give so many rows is asked in line first: to read rows costs less than a thread does where
others ask, too, and what takes long after all is stopped (see `graph.sqlite.asking.beside`)."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """A statement, its parameters, holes among them, and whether it is short enough for an event loop."""

    sql: str
    parameters: dict[str, Value | Hole]
    short: bool

    @property
    def text(self) -> str:
        """The statement."""
        return self.sql


@dataclass(frozen=True, slots=True)
class Sorted:
    """A sort key in SQL: its column, and what sorts it."""

    key: Key
    column: str
    ordered: str


def compile_select(select: Select, rule: RowRule) -> Compiled:
    """The one statement that answers the tree; `BadInput` for what the catalogue does not know."""
    scope = Scope(rule)
    sql = scope.statement(f"SELECT {_tree(select, scope)}")
    return Compiled(sql, scope.parameters, short=_most(select) <= SHORT_ROWS)


def compile_several(asked: Several, rule: RowRule) -> Compiled:
    """The same of several trees, one after the other."""
    scope = Scope(rule)
    sql = scope.statement(f"SELECT {', '.join([_tree(tree, scope) for tree in asked.trees])}")
    return Compiled(sql, scope.parameters, short=sum(map(_most, asked.trees)) <= SHORT_ROWS)


def _most(select: Select) -> int:
    return select.page.limit * width(select.branches)


def _tree(select: Select, scope: Scope) -> str:
    """The total of a tree and its rows as one JSON list, as two columns."""
    kind = catalogue.kind(select.kind)
    check_limit(select.page.limit)
    node = scope.alias("n")
    where = visible(kind, node, select.where, scope)
    keys = [_sorted(key, node) for key in sort_keys(kind, None, select.order)]
    total = _counted(f"FROM {kind.table} {node} WHERE {where}", scope) if select.count else "NULL"
    cells = cells_of(kind, node, select.fields, select.branches, scope)
    key_cells = ",".join(key.column for key in keys)
    rows = (
        f"SELECT '[' || {row_of(cells)} || ',' || json_array({key_cells}) || ']' AS r FROM {kind.table} {node}"
        f" WHERE {where}{_keyset(keys, select.page, scope)} ORDER BY {_order_by(keys, select.page.backwards)}"
        f" LIMIT {scope.bind(select.page.rows)}"
    )
    return f"{total}, (SELECT group_concat(r, ',') FROM {scope.query(rows)})"


def cells_of(
    kind: Kind, alias: str, fields: Sequence[str], branches: Sequence[Branch], scope: Scope, depth: int = 1
) -> list[str]:
    """What is read of a node, each as JSON text."""
    read = [_json(kind, alias, name) for name in fields]
    return read + [_branch(kind, alias, branch, scope, depth) for branch in branches]


def _branch(parent: Kind, above: str, branch: Branch, scope: Scope, depth: int) -> str:
    """`[total, rows]` of one branch below a row, as a JSON text expression."""
    check_depth(depth)
    check_limit(branch.limit)
    relation = catalogue.link(branch.relation)
    kind = across(parent, relation, branch.direction)
    here, there = ends(branch.direction)
    edge, node = scope.alias("e"), scope.alias("n")
    keys = [_sorted(key, edge if key.edge else node) for key in sort_keys(kind, relation, branch.order)]
    cells = [_json(relation, edge, name) for name in branch.edge_fields]
    cells += cells_of(kind, node, branch.fields, branch.branches, scope, depth + 1)
    asked = f"+({visible(kind, node, branch.where, scope)})"  # `+`: the node is found by its id, by no other index
    if branch.edge is not None:
        asked += f" AND {condition(relation, edge, branch.edge, scope, 0)}"
    # CROSS: from the relation to the node; SQLite would begin with an index on the node that a filter mentions
    source = f"{table_of(relation, scope)} {edge} CROSS JOIN {kind.table} {node} ON {node}.id = {edge}.{there}"
    found = f"FROM {source} WHERE {edge}.{here} = {above}.id AND {asked}"
    listed = f"{found}{_beyond(keys, branch.after, False, scope)}"
    rows = f"SELECT {row_of(cells)} AS r {listed} ORDER BY {_order_by(keys, False)} LIMIT {scope.bind(branch.rows)}"
    total = _counted(found, scope) if branch.count else "'null'"
    return f"'[' || {total} || ',[' || coalesce((SELECT group_concat(r, ',') FROM {scope.query(rows)}), '') || ']]'"


def _counted(found: str, scope: Scope) -> str:
    return f"(SELECT many FROM {scope.query(f'SELECT count(*) AS many {found}')})"


def row_of(cells: list[str]) -> str:
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


def _sorted(key: Key, alias: str) -> Sorted:
    if key.title:
        return Sorted(key, f"{alias}.sort_key", f"{alias}.sort_key")
    column = f'{alias}."{key.name}"'
    return Sorted(key, column, column if key.known else order_expression(column, key.type))


def _order_by(keys: Sequence[Sorted], backwards: bool) -> str:
    return ", ".join(f"{one.ordered}{' DESC' if one.key.descending != backwards else ''}" for one in keys)


def _keyset(keys: Sequence[Sorted], page: Page, scope: Scope) -> str:
    return _beyond(keys, page.after, False, scope) + _beyond(keys, page.before, True, scope)


def _beyond(keys: Sequence[Sorted], bound: tuple[Value, ...] | None, backwards: bool, scope: Scope) -> str:
    """Rows strictly beyond the bound, in the order asked for or against it."""
    if bound is None:
        return ""
    check_bound([one.key for one in keys], bound)
    values = [_bound(one, value, scope) for one, value in zip(keys, bound, strict=True)]
    if len({one.key.descending for one in keys}) == 1:
        sign = "<" if keys[0].key.descending != backwards else ">"
        return f" AND ({', '.join(one.ordered for one in keys)}) {sign} ({', '.join(values)})"
    ways = []
    for last, one in enumerate(keys):
        equal = [f"{before.ordered} = {value}" for before, value in zip(keys[:last], values[:last], strict=True)]
        sign = "<" if one.key.descending != backwards else ">"
        ways.append("(" + " AND ".join([*equal, f"{one.ordered} {sign} {values[last]}"]) + ")")
    return f" AND ({' OR '.join(ways)})"


def _bound(one: Sorted, value: Value, scope: Scope) -> str:
    return scope.bind(value) if one.key.known else order_expression(scope.bind(value), one.key.type)


def width(branches: tuple[Branch, ...]) -> int:
    """Most rows below and including one row."""
    return 1 + sum(branch.limit * width(branch.branches) for branch in branches)
