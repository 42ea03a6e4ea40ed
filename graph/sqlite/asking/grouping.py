"""Counts by group as one SQL statement."""

from collections.abc import Sequence

from graph import catalogue
from graph.asking import check_groups, look_through
from graph.catalogue import SUGGESTED
from graph.select import RowRule, Select, Suggested
from graph.sqlite.compile import Compiled
from graph.sqlite.filters import Scope, visible
from graph.sqlite.layout import order_expression
from graph.sqlite.suggested import looked_for
from graph.values import Type


def compile_groups(asked: Select | Suggested, by: Sequence[str], most: int, rule: RowRule) -> Compiled:
    """A statement whose one value is the groups as JSON, one more than asked for; `BadInput` for what is no code."""
    scope = Scope(rule)
    if isinstance(asked, Select):
        kind, node = catalogue.kind(asked.kind), scope.alias("n")
        check_groups(kind, by, most)
        source, where = f"{kind.table} {node}", visible(kind, node, asked.where, scope)
    else:
        node = "s"
        check_groups(SUGGESTED, by, most)
        source, where, _ = looked_for(asked, look_through(asked), scope)
    values = [f'{node}."{name}"' for name in by]
    named = ", ".join(f"{value} AS v{place}" for place, value in enumerate(values))
    order = ", ".join(order_expression(f"v{place}", Type.CODE) for place in range(len(by)))
    cells = ", ".join(f"v{place}" for place in range(len(by)))
    rows = (
        f"SELECT {named}, count(*) AS many FROM {source} WHERE {where} GROUP BY {', '.join(values)}"
        f" ORDER BY many DESC, {order} LIMIT {scope.bind(most + 1)}"
    )
    sql = f"SELECT group_concat('[' || json_array({cells}) || ',' || many || ']', ',') FROM ({rows})"
    return Compiled(scope.statement(sql), scope.parameters, short=False)
