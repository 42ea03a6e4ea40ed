"""Suggestions of a run as one Cypher statement, shaped as that of a select tree.

A run's suggestions lie in the order of its key, by score, and by partner; the statement begins where it has the fewest
rows to read. Only of those that make the page is more read than they say themselves.
"""

from collections.abc import Sequence

from graph.asking import KEYS, Found, Ids, Key, column_of_suggestion, look_through, sort_keys
from graph.catalogue import KINDS, SUGGESTED
from graph.neo4j.asking.compile import Compiled, read
from graph.neo4j.asking.filters import Scope, conditions, newest_run, visible
from graph.neo4j.asking.seeking import begin
from graph.neo4j.naming import by_index, key
from graph.preparing.holes import Hole, later
from graph.select import Ranking, RowRule, Suggested

STAKEHOLDER = KINDS["Stakeholder"]
SIDES = {"stakeholder": ("a", STAKEHOLDER), "partner": ("b", STAKEHOLDER), "run": ("r", KINDS["MatchRun"])}


def compile_suggested(wanted: Suggested, rule: RowRule) -> Compiled:
    """The one statement that answers it, with no record where there is no such run; `BadInput` for what cannot be
    asked."""
    scope, found, keys = Scope(rule), look_through(wanted), KEYS[wanted.ranking]
    match, first = newest_run(scope, "r", found.run)
    lines, order = matched(wanted, found, scope, _beyond(keys, found, scope)), _order_by(keys, wanted)
    cells, below = _read(wanted, scope)
    listed = ", ".join([*cells, "r.id", *(f"s.{key(one.name)}" for one in keys)])
    rows = [*lines, f"WITH s, a, b {order} LIMIT {scope.bind(wanted.page.rows)}", *below]
    body = "\n".join([*rows, f"RETURN collect([{listed}]) AS rows"])
    cypher = f"{match}\nWITH r {first}\nCALL (r) {{\n{body} }}\nRETURN rows"
    if wanted.count:
        cypher += f", COUNT {{ {' '.join(matched(wanted, found, scope, []))} RETURN s }}"
    places = tuple(range(len(cells), len(cells) + 1 + len(keys)))
    return Compiled(cypher, scope.parameters, len(cells), places)


def matched(wanted: Suggested, found: Found, scope: Scope, beyond: list[str]) -> list[str]:
    """Suggestions with both their stakeholders.

    Stakeholders that a filter picks come first where they come in the order asked for; else the run is read along one
    of its orders.
    """
    asked = ["s.list = r.hommelList", *_known(wanted, found)]
    asked += [f"s.{key(name)} IN {scope.bind(_listed(ids))}" for name, ids in found.pinned.items()]
    asked += [*beyond, *([] if wanted.where is None else conditions(SUGGESTED, "s", wanted.where, scope))]
    also = [conditions(STAKEHOLDER, node, wanted.both, scope) if wanted.both else [] for node in ("a", "b")]
    partner = _node("b", "partnerId", [*visible(STAKEHOLDER, "b", wanted.partner, scope), *also[1]])
    picked = [*visible(STAKEHOLDER, "a", wanted.stakeholder, scope), *also[0]]
    if wanted.stakeholder is None or found.pinned or wanted.ranking is Ranking.SCORE:
        return [f"MATCH (s:Suggestion) WHERE {' AND '.join(asked)}", _node("a", "stakeholderId", picked), partner]
    begun = begin(STAKEHOLDER, "a", picked, sort_keys(STAKEHOLDER, None, ()), wanted.stakeholder)
    return [
        f"MATCH (a:Stakeholder) WHERE {' AND '.join([*begun.at_once, *begun.one_by_one])}",
        "WITH r, a ORDER BY a.id",
        f"MATCH (s:Suggestion) WHERE s.stakeholderId = a.id AND {' AND '.join(asked)}",
        partner,
    ]


def _listed(ids: Ids) -> object:
    """As a parameter: one list, or the hole for it."""
    if isinstance(ids, Hole) or len(ids) != 1:
        return later(ids, list)
    return later(ids[0], lambda one: [one])


def _known(wanted: Suggested, found: Found) -> list[str]:
    """That all of an index is known, so that it can serve."""
    names = ["stakeholderId", "rank"]
    if wanted.ranking is Ranking.SCORE and not found.pinned:
        names = ["score", *names]
    elif "partner_id" in found.pinned and "stakeholder_id" not in found.pinned:
        names = ["partnerId", *names]
    return [f"s.{name} IS NOT NULL" for name in names]


def _node(node: str, named: str, asked: Sequence[str]) -> str:
    conditions = " AND ".join([f"{node}.id = s.{named}", *asked])
    return f"MATCH ({node}:Stakeholder) {by_index(node, 'Stakeholder')} WHERE {conditions}"


def _read(wanted: Suggested, scope: Scope) -> tuple[list[str], list[str]]:
    """The cells of a row, and the subqueries that some of them come from."""
    cells = ["r.id" if name == "run_id" else f"s.{key(column_of_suggestion(name))}" for name in wanted.fields]
    below: list[str] = []
    for name, side in wanted.sides:
        variable, kind = SIDES[name]
        own: list[str] = []
        below += read(kind, variable, side.fields, side.branches, scope, own)
        cells.append(f"[{', '.join(own)}]")
    return cells, below


def _order_by(keys: Sequence[Key], wanted: Suggested) -> str:
    down = " DESC" if keys[0].descending != wanted.page.backwards else ""
    ways = [f"s.{key(one.name)}{' DESC' if one.descending != wanted.page.backwards else ''}" for one in keys]
    return f"ORDER BY s.list{down}, {', '.join(ways)}"


def _beyond(keys: Sequence[Key], found: Found, scope: Scope) -> list[str]:
    """Rows strictly beyond the bounds: no nearer in the first key, which an index begins at, and beyond in all."""
    parts = []
    for bound, backwards in zip(found.bounds, (False, True), strict=True):
        if bound is None:
            continue
        names = [scope.bind(value) for value in bound]
        ways, equal = [], list[str]()
        for one, name in zip(keys, names, strict=True):
            column, down = f"s.{key(one.name)}", one.descending != backwards
            ways.append(" AND ".join([*equal, f"{column} {'<' if down else '>'} {name}"]))
            equal.append(f"{column} = {name}")
        nearest = f"s.{key(keys[0].name)} {'<=' if keys[0].descending != backwards else '>='} {names[0]}"
        # within `coalesce` the planner leaves the choice whole, and begins at the bound
        parts += [nearest, f"coalesce({' OR '.join(f'({way})' for way in ways)}, false)"]
    return parts
