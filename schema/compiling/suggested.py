"""From a selection of suggestions to one question to the store, and from its answer to what the types read."""

from collections.abc import Awaitable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from graph.catalogue import KINDS, SUGGESTED
from graph.preparing.holes import Values
from graph.select import Order, Page, Ranking, RowRule, Rows, Side, Suggested
from graph.store import Store
from schema.compiling.conditions import condition, property_name
from schema.compiling.cursors import cursor
from schema.compiling.plan import NodePlan, Paged, Record, below, node_plan, page_of, within_limits
from schema.compiling.selection import Selected
from strategy.suggestable import SUGGESTABLE

SUGGESTIONS: Final = "suggestions"
KIND: Final = "Suggestion"
ID_OF: Final = ("run_id", "stakeholder_id", "partner_id")
"""What the id of a suggestion is made of."""

SIDES: Final[Mapping[str, str]] = {"stakeholder": "Stakeholder", "partner": "Stakeholder", "run": "MatchRun"}
"""Field -> the kind of the node there."""


@dataclass(frozen=True, slots=True)
class SuggestionPlan(Paged):
    """A page of suggestions.

    sides   for each of the question's sides, the name that the client gives it, and what is read of it
    """

    wanted: Suggested
    sides: tuple[tuple[str, NodePlan], ...]

    @property
    def page(self) -> Page:
        """See `Paged`."""
        return self.wanted.page

    @property
    def nodes(self) -> int:
        """See `Paged`."""
        return self.page.limit * (1 + sum(plan.width for _, plan in self.sides))

    def asked(self, store: Store, rule: RowRule, values: Values | None) -> Awaitable[Rows]:
        """See `Paged`."""
        return store.suggested_soon(self.wanted, rule, values)

    def cursor(self, key: Sequence[Any]) -> str:
        """See `Paged`."""
        return cursor(KIND, _order(self.wanted.ranking), key)

    def record(self, row: Sequence[Any]) -> Record:
        """See `Paged`."""
        own = len(self.wanted.fields)
        record: Record = dict(zip(self.wanted.fields, row, strict=False))
        for (key, plan), inner in zip(self.sides, row[own:], strict=True):
            record[below(key)] = plan.record(inner)
        return record


def suggestion_plan(wanted: Selected) -> SuggestionPlan:
    """The one question that answers a list of suggestions; `BadInput` where it asks for too much."""
    given, edges = wanted.arguments, wanted.child("edges")
    node = edges and edges.child("node")
    selected = node.below if node else ()
    ranking = Ranking(given["orderBy"].value) if "orderBy" in given else Ranking.STAKEHOLDER
    sides = [(one, node_plan(KINDS[SIDES[one.name]], one)) for one in selected if one.name in SIDES]
    question = replace(
        among(given),
        fields=_fields(selected),
        sides=tuple((one.name, Side(plan.fields, tuple(list_.branch for list_ in plan.lists))) for one, plan in sides),
        ranking=ranking,
        page=page_of(KIND, _order(ranking), wanted),
        count=wanted.child("totalCount") is not None,
    )
    return within_limits(SuggestionPlan(question, tuple((one.key, plan) for one, plan in sides)))


def among(given: Mapping[str, Any]) -> Suggested:
    """Which suggestions `run` and `where` ask for, of those that are shown."""
    where = given.get("where", {})
    return Suggested(
        run=given.get("run"),
        where=condition(KIND, {name: test for name, test in where.items() if name not in SIDES}),
        stakeholder=condition("Stakeholder", where.get("stakeholder")),
        partner=condition("Stakeholder", where.get("partner")),
        both=SUGGESTABLE,
    )


def _fields(selected: Sequence[Selected]) -> tuple[str, ...]:
    names = [name for one in selected for name in (ID_OF if one.name == "id" else (property_name(one.name),))]
    return tuple(dict.fromkeys(name for name in names if name in SUGGESTED.properties or name in ID_OF))


def _order(ranking: Ranking) -> tuple[Order, ...]:
    return (Order(ranking.value),)


def id_of(values: Sequence[Any]) -> str:
    """The id of a suggestion: that of its run, its stakeholder and its partner.

    >>> id_of(["run:1", "own:a", "own:b"])
    'run:1 own:a own:b'
    """
    return " ".join(values)
