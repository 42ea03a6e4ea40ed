"""Select trees as one Cypher statement that returns one record: the total, and one nested list of everything below.

Limits come before what is below is read, in inner subqueries; lists carry no keys; the text depends on the tree's
shape alone, so that the planner keeps its plan.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from graph import catalogue
from graph.asking import Key, across, check_bound, check_depth, check_limit, property_type, sort_keys
from graph.catalogue import Kind, RelationType
from graph.neo4j.asking.filters import Scope, conditions, hop, step, visible
from graph.neo4j.asking.seeking import begin
from graph.neo4j.naming import key as written
from graph.select import Branch, Page, RowRule, Select, Several, Value
from graph.values import Type


@dataclass(frozen=True, slots=True)
class Compiled:
    """A statement and its parameters. Its one record holds the rows, and the total where one was asked for.

    cells    how many cells of a row were asked for; what follows them is `hidden`, only for the keys
    keys     where in a row its order keys stand
    """

    cypher: str
    parameters: dict[str, Any]
    cells: int
    keys: tuple[int, ...]

    @property
    def text(self) -> str:
        """The statement."""
        return self.cypher

    @property
    def hidden(self) -> bool:
        """Whether rows hold more than was asked for."""
        return any(place >= self.cells for place in self.keys)


@dataclass(frozen=True, slots=True)
class CompiledSeveral:
    """A statement of several trees and its parameters; its one record holds the rows of each of the `trees`."""

    cypher: str
    parameters: dict[str, Any]
    trees: tuple[Compiled, ...]

    @property
    def text(self) -> str:
        """The statement."""
        return self.cypher


def compile_select(select: Select, rule: RowRule) -> Compiled:
    """The one statement that answers the tree; `BadInput` for what the catalogue does not know."""
    return _tree(select, Scope(rule))


def compile_several(asked: Several, rule: RowRule) -> CompiledSeveral:
    """The same of several trees, each in a subquery of its own."""
    scope = Scope(rule)
    trees = tuple(_tree(tree, scope) for tree in asked.trees)
    found = "\n".join(f"CALL () {{\n{tree.cypher} AS t{number} }}" for number, tree in enumerate(trees))
    named = _list([f"t{number}" for number in range(len(trees))])
    return CompiledSeveral(f"{found}\nRETURN {named}", scope.parameters, trees)


def _tree(select: Select, scope: Scope) -> Compiled:
    kind = catalogue.kind(select.kind)
    check_limit(select.page.limit)
    node, page = scope.variable("n"), select.page
    keys = sort_keys(kind, None, select.order)
    asked = [*visible(kind, node, select.where, scope), *_keyset(keys, node, page, scope)]
    found = begin(kind, node, asked, keys, select.where)
    cells: list[str] = []
    below = read(kind, node, select.fields, select.branches, scope, cells)
    places, number = _places(cells, [_column(one, node, None) for one in keys])
    order = f"ORDER BY {found.leading}{_order_by(keys, node, None, page.backwards)}"
    lazily = f" {order}{_where(found.one_by_one)}\nWITH {node}" if found.one_by_one else ""
    lines = [
        f"MATCH ({node}:{kind.name}){_where(found.at_once)}",
        f"WITH {node}{lazily} {order} LIMIT {scope.bind(page.rows)}",
        *below,
    ]
    gathered = f"collect([{_list(cells)}])"
    if not select.count:
        return Compiled("\n".join([*lines, f"RETURN {gathered}"]), scope.parameters, number, places)
    lines = [*lines, f"WITH {gathered} AS rows"] if page.rows else ["WITH [] AS rows"]
    lines.append(f"RETURN rows, {_total(kind, select, scope)}")
    return Compiled("\n".join(lines), scope.parameters, number, places)


def _places(cells: list[str], columns: Sequence[str]) -> tuple[tuple[int, ...], int]:
    """Where the order keys stand among the cells, which get those that are missing; and how many were asked for."""
    number = len(cells)
    cells.extend(column for column in dict.fromkeys(columns) if column not in cells)
    return tuple(cells.index(column) for column in columns), number


def _total(kind: Kind, select: Select, scope: Scope) -> str:
    node = scope.variable("n")
    asked = begin(kind, node, visible(kind, node, select.where, scope), sort_keys(kind, None, ()), select.where)
    return f"COUNT {{ MATCH ({node}:{kind.name}){_where([*asked.at_once, *asked.one_by_one])} }}"


def read(
    kind: Kind, node: str, fields: Sequence[str], branches: Sequence[Branch], scope: Scope, cells: list[str],
    depth: int = 1,
) -> list[str]:  # fmt: skip
    """What is read of a node goes into the cells: its fields, then for each branch its `[total, rows]`, which come from
    a subquery each."""
    cells += [_cell(kind, node, name) for name in fields]
    found = []
    for branch in branches:
        name = scope.variable("b")
        found.append(f"CALL ({node}) {{\n{_branch(kind, node, branch, scope, depth)} AS {name} }}")
        total = _count(kind, node, branch, scope) if branch.count else "null"
        cells.append(f"[{total}, {name}]")
    return found


def _branch(parent: Kind, above: str, branch: Branch, scope: Scope, depth: int) -> str:
    check_depth(depth)
    check_limit(branch.limit)
    relation = catalogue.link(branch.relation)
    kind = across(parent, relation, branch.direction)
    edge, node = scope.variable("e"), scope.variable("n")
    keys = sort_keys(kind, relation, branch.order)
    cells = [_cell(relation, edge, name) for name in branch.edge_fields]
    below = read(kind, node, branch.fields, branch.branches, scope, cells, depth + 1)
    pattern, linked = hop(relation, branch.direction, (above, edge, node), scope)
    asked = linked + _asked(kind, relation, branch, node, edge, scope)
    asked += _beyond(keys, (node, edge), branch.after, False, scope)
    return "\n".join(
        [
            f"MATCH {pattern}{_where(asked)}",
            f"WITH {edge}, {node} ORDER BY {_order_by(keys, node, edge, False)} LIMIT {scope.bind(branch.rows)}",
            *below,
            f"RETURN collect([{_list(cells)}])",
        ]
    )


def _count(parent: Kind, above: str, branch: Branch, scope: Scope) -> str:
    relation = catalogue.link(branch.relation)
    kind = across(parent, relation, branch.direction)
    edge, node = scope.variable("e"), scope.variable("n")
    pattern, linked = hop(relation, branch.direction, (above, edge, node), scope)
    asked = linked + _asked(kind, relation, branch, node, edge, scope)
    if not asked:
        return f"COUNT {{ ({above}){step(relation, branch.direction)}() }}"
    return f"COUNT {{ {pattern}{_where(asked)} }}"


def _asked(kind: Kind, relation: RelationType, branch: Branch, node: str, edge: str, scope: Scope) -> list[str]:
    on_edge = [] if branch.edge is None else conditions(relation, edge, branch.edge, scope)
    return on_edge + visible(kind, node, branch.where, scope)


def _where(asked: Sequence[str]) -> str:
    return f" WHERE {' AND '.join(asked)}" if asked else ""


def _list(cells: Sequence[str]) -> str:
    return ", ".join(cells)


def _cell(entry: Kind | RelationType, variable: str, name: str) -> str:
    property_type(entry, name)
    return f"{variable}.{written(name)}"


def _column(one: Key, node: str, edge: str | None) -> str:
    return f"{node}.sortKey" if one.title else f"{edge if one.edge and edge else node}.{written(one.name)}"


def _order_by(keys: Sequence[Key], node: str, edge: str | None, backwards: bool) -> str:
    """Cypher, too, has null as the greatest."""
    return ", ".join(f"{_column(one, node, edge)}{' DESC' if one.descending != backwards else ''}" for one in keys)


def _keyset(keys: Sequence[Key], node: str, page: Page, scope: Scope) -> list[str]:
    at = (node, None)
    return _beyond(keys, at, page.after, False, scope) + _beyond(keys, at, page.before, True, scope)


def _beyond(
    keys: Sequence[Key], at: tuple[str, str | None], bound: tuple[Value, ...] | None, backwards: bool, scope: Scope
) -> list[str]:
    """Rows strictly beyond the bound, in the order asked for or against it; of a node, and of the edge to it."""
    if bound is None:
        return []
    check_bound(keys, bound)
    ways, equal = [], list[str]()
    for one, value in zip(keys, bound, strict=True):
        column, down = _column(one, *at), one.descending != backwards
        name = "" if value is None else scope.bind(bool(value) if one.type is Type.FLAG else value)
        further = _further(column, name, down, one.known)
        if further:
            ways.append(" AND ".join([*equal, further]))
        equal.append(f"{column} = {name}" if name else f"{column} IS NULL")
    first = _no_nearer(keys[0], _column(keys[0], *at), bound[0], keys[0].descending != backwards)
    found = [f"({' OR '.join(f'({way})' for way in ways)})"] if len(keys) > 1 or not ways else ways
    if not first or len(keys) == 1:
        return found
    # within `coalesce` the planner leaves the choice whole; else it reads all that are equal in the first key as well
    return [f"{first} {equal[0].rpartition(' ')[2]}", *(f"coalesce({one}, false)" for one in found)]


def _further(column: str, bound: str, down: bool, known: bool) -> str:
    """What is beyond the bound in one key; nothing is beyond a null upwards."""
    if not bound:
        return f"{column} IS NOT NULL" if down else ""
    if down:
        return f"{column} < {bound}"
    return f"{column} > {bound}" if known else f"({column} > {bound} OR {column} IS NULL)"


def _no_nearer(one: Key, column: str, bound: Value, down: bool) -> str:
    """A bound on the first key alone, which an index can begin at."""
    if bound is None or not (one.known or down):
        return ""
    return f"{column} {'<=' if down else '>='}"
