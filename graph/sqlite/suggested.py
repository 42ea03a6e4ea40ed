"""Suggestions of a run as one SQL statement, shaped as that of a select tree.

A run's suggestions lie in the order of its key, by score, and by partner; the statement begins where it has the fewest
rows to read.
"""

from collections.abc import Mapping, Sequence

import orjson

from graph.asking import KEYS, Found, Ids, Key, column_of_suggestion, look_through
from graph.catalogue import KINDS, SUGGESTED
from graph.preparing.holes import Hole, later
from graph.select import Ranking, RowRule, Side, Suggested
from graph.sqlite.compile import SHORT_ROWS, Compiled, cells_of, row_of, width
from graph.sqlite.filters import Scope, condition, newest_run, visible

STAKEHOLDER = KINDS["Stakeholder"]
SIDES = {"stakeholder": ("a", STAKEHOLDER), "partner": ("b", STAKEHOLDER), "run": ("r", KINDS["MatchRun"])}


def compile_suggested(wanted: Suggested, rule: RowRule) -> Compiled:
    """The one statement that answers it; `BadInput` for what cannot be asked."""
    scope, found, keys = Scope(rule), look_through(wanted), KEYS[wanted.ranking]
    source, asked, columns = looked_for(wanted, found, scope)
    total = f"(SELECT count(*) FROM {source} WHERE {asked})" if wanted.count else "NULL"
    cells = [f"json_quote(s.{column_of_suggestion(name)})" for name in wanted.fields]
    cells += [_side(name, side, scope) for name, side in wanted.sides]
    order = ", ".join(f"{columns[k.name]}{' DESC' if k.descending != wanted.page.backwards else ''}" for k in keys)
    rows = (
        f"SELECT '[' || {row_of(cells)} || ',' || json_array(s.run_id,{_listed(keys)}) || ']' AS r FROM {source}"
        f" WHERE {asked}{_beyond(keys, columns, found, scope)} ORDER BY {order} LIMIT {scope.bind(wanted.page.rows)}"
    )
    sql = scope.statement(f"SELECT {total}, (SELECT group_concat(r, ',') FROM ({rows}))")
    return Compiled(sql, scope.parameters, short=_is_short(wanted, found))


def looked_for(wanted: Suggested, found: Found, scope: Scope) -> tuple[str, str, Mapping[str, str]]:
    """Where suggestions are read, as `s`, what must hold, and the columns of the keys."""
    run = newest_run(scope, found.run)
    source, columns = _source(wanted, found)
    return source, f"s.run_id = {run} AND {_asked(wanted, found, scope)}", columns


def _is_short(wanted: Suggested, found: Found) -> bool:
    """Whether few rows are read for it: a filter that names nobody, and a count, may go through the whole run."""
    whole = wanted.count or wanted.where or wanted.stakeholder or wanted.partner
    most = wanted.page.limit * sum(width(side.branches) for _, side in wanted.sides)
    return most <= SHORT_ROWS and not (whole and not found.pinned)


def _source(wanted: Suggested, found: Found) -> tuple[str, Mapping[str, str]]:
    """Tables in the order in which they are read (CROSS keeps SQLite to it), and the columns of the keys.

    Those of one stakeholder or partner are few: `+` leaves them to be sorted. Stakeholders that a filter picks come
    first where they come in the order asked for; else the run is read along one of its orders.
    """
    sign = "+" if found.pinned else ""
    columns = {name: f"{sign}s.{name}" for name in ("stakeholder_id", "rank", "score")}
    table, rest = STAKEHOLDER.table, f"CROSS JOIN {STAKEHOLDER.table} b ON b.id = s.partner_id"
    rest += f" CROSS JOIN {KINDS['MatchRun'].table} r ON r.id = s.run_id"
    if wanted.stakeholder is not None and wanted.ranking is Ranking.STAKEHOLDER and not found.pinned:
        source = f"{table} a CROSS JOIN suggestion s ON s.stakeholder_id = +a.id {rest}"
        return source, columns | {"stakeholder_id": "a.id"}
    by_partner = " INDEXED BY suggestion_by_partner" if set(found.pinned) == {"partner_id"} else ""
    return f"suggestion s{by_partner} CROSS JOIN {table} a ON a.id = s.stakeholder_id {rest}", columns


def _asked(wanted: Suggested, found: Found, scope: Scope) -> str:
    asked = [_pinned(name, ids, scope) for name, ids in found.pinned.items()]
    asked += [] if wanted.where is None else [condition(SUGGESTED, "s", wanted.where, scope, 0)]
    for alias, where in (("a", wanted.stakeholder), ("b", wanted.partner)):
        asked += [visible(STAKEHOLDER, alias, where, scope)]
        if wanted.both is not None:  # `+` keeps SQLite from choosing its index: nearly every row passes
            asked += [f"+({condition(STAKEHOLDER, alias, wanted.both, scope, 0)})"]
    return " AND ".join(asked)


def _pinned(name: str, ids: Ids, scope: Scope) -> str:
    if not isinstance(ids, Hole) and len(ids) == 1:
        return f"s.{name} = {scope.bind(ids[0])}"
    return f"s.{name} IN (SELECT value FROM json_each({scope.bind(later(ids, _as_json))}))"


def _as_json(ids: Sequence[object]) -> str:
    return orjson.dumps(ids).decode()


def _side(name: str, side: Side, scope: Scope) -> str:
    alias, kind = SIDES[name]
    return row_of(cells_of(kind, alias, side.fields, side.branches, scope))


def _listed(keys: Sequence[Key]) -> str:
    return ",".join(f"s.{key.name}" for key in keys)


def _beyond(keys: Sequence[Key], columns: Mapping[str, str], found: Found, scope: Scope) -> str:
    """Rows strictly beyond the bounds: no nearer in the first key, which an index begins at, and beyond in all."""
    parts = []
    for bound, backwards in zip(found.bounds, (False, True), strict=True):
        if bound is None:
            continue
        first, *rest = [scope.bind(value) for value in bound]
        column, down = columns[keys[0].name], keys[0].descending != backwards
        others = ", ".join(columns[key.name] for key in keys[1:])
        parts.append(
            f" AND {column} {'<=' if down else '>='} {first} AND ({column} {'<' if down else '>'} {first}"
            f" OR ({others}) {'<' if backwards else '>'} ({', '.join(rest)}))"
        )
    return "".join(parts)
