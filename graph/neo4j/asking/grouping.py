"""Counts by group as one Cypher statement."""

from collections.abc import Mapping, Sequence
from typing import Any

from graph import catalogue
from graph.asking import check_groups, look_through, sort_keys
from graph.catalogue import SUGGESTED
from graph.neo4j.asking.filters import Scope, newest_run, visible
from graph.neo4j.asking.seeking import begin
from graph.neo4j.asking.suggested import matched
from graph.neo4j.naming import key
from graph.select import RowRule, Select, Suggested


def compile_groups(
    asked: Select | Suggested, by: Sequence[str], most: int, rule: RowRule
) -> tuple[str, Mapping[str, Any]]:
    """A statement whose one value is the groups, one more than asked for, and its parameters; `BadInput` for what is no
    code."""
    scope = Scope(rule)
    if isinstance(asked, Select):
        kind, node = catalogue.kind(asked.kind), scope.variable("n")
        check_groups(kind, by, most)
        conditions = visible(kind, node, asked.where, scope)
        begun = begin(kind, node, conditions, sort_keys(kind, None, ()), asked.where)
        lines = [f"MATCH ({node}:{kind.name}) WHERE {' AND '.join([*begun.at_once, *begun.one_by_one])}"]
    else:
        node, found = "s", look_through(asked)
        check_groups(SUGGESTED, by, most)
        run, first = newest_run(scope, "r", found.run)
        lines = [f"{run} WITH r {first}", *matched(asked, found, scope, [])]
    values = ", ".join(f"{node}.{key(name)} AS v{place}" for place, name in enumerate(by))
    names = ", ".join(f"v{place}" for place in range(len(by)))
    lines.append(f"WITH {values}, count(*) AS many ORDER BY many DESC, {names} LIMIT {scope.bind(most + 1)}")
    return "\n".join([*lines, f"RETURN collect([[{names}], many])"]), scope.parameters
