"""A request answered from its document: look up, bind, one statement for each root field, shape.

What it does not cover is answered by the executor, from the same rows: introspection, search and neighbourhoods, values
that are null where none may be, variables of the wrong type, and mistakes of ours.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from graphql import FieldNode, GraphQLError, OperationDefinitionNode, OperationType
from graphql.execution.values import get_variable_values
from strawberry.types import ExecutionResult

from graph.errors import HommelError
from schema.answering.documents import Document, Documents
from schema.answering.shapes import Uncovered, node_shape, root_row, root_shape, shaped
from schema.compiling.conditions import property_name
from schema.compiling.links import ROOTS
from schema.compiling.plan import RootPlan, root_plan
from schema.compiling.selection import Selected, root_kinds, root_nodes, selected_root
from schema.lookup import found
from schema.viewer import Viewer

log = logging.getLogger(__name__)

TYPENAME: Final = "__typename"
BY_ID: Final = frozenset({"node", "nodes"})
NULLABLE: Final = frozenset({"node"})

Answer = Callable[[], Awaitable[Any]]
"""Asks the store, and gives what stands under a root field's name."""


@dataclass(frozen=True, slots=True)
class Bound:
    """An operation with its variables, for one viewer."""

    documents: Documents
    document: Document
    operation: OperationDefinitionNode
    variables: dict[str, Any]
    viewer: Viewer

    def root(self, nodes: Sequence[FieldNode]) -> Answer:
        """How one root field is answered; `BadInput` where it asks for too much."""
        wanted = selected_root(nodes, self.document.fragments, self.documents.query, self.variables)
        if wanted.name == TYPENAME:
            return partial(_same, wanted.parent)
        if wanted.name in BY_ID:
            return partial(self._by_id, wanted, nodes)
        plan = root_plan(ROOTS[property_name(wanted.name)], wanted)
        self.viewer.spend(plan.nodes)
        return partial(self._list, wanted, plan)

    async def _list(self, wanted: Selected, plan: RootPlan) -> Any:
        rows = await self.viewer.rows(wanted.key, plan)
        return shaped(root_shape(plan, wanted), [root_row(plan, wanted, rows)])[0]

    async def _by_id(self, wanted: Selected, nodes: Sequence[FieldNode]) -> Any:
        several = wanted.name == "nodes"
        ids = wanted.arguments["ids"] if several else [wanted.arguments["id"]]
        schema, fragments = self.documents.schema, self.document.fragments
        known: dict[str, Any] = {}
        for one in await found(self.viewer, ids, partial(root_kinds, nodes, fragments, schema, self.variables)):
            shape = node_shape(one.plan.node, one.plan.select.kind, one.wanted)
            known |= zip((str(key[-1]) for key in one.rows.keys), shaped(shape, one.rows.rows), strict=True)
        return [known.get(one) for one in ids] if several else known.get(ids[0])


async def _same(value: str) -> str:
    return value


async def answered(
    documents: Documents, text: str, name: str | None, given: Mapping[str, Any] | None, viewer: Viewer
) -> ExecutionResult | None:
    """What the client gets, or None where the executor has to see to it."""
    document = documents.get(text)
    operation = document and document.operation(name)
    if document is None or operation is None or operation.operation is not OperationType.QUERY:
        return None
    try:
        variables = _variables(documents, operation, given)
        if variables is not None:
            return await _answered(Bound(documents, document, operation, variables, viewer))
    except (Uncovered, GraphQLError):
        pass
    except Exception:  # the executor hides it from the client
        log.exception("a plan failed")
    viewer.nodes = 0
    return None


def _variables(
    documents: Documents, operation: OperationDefinitionNode, given: Mapping[str, Any] | None
) -> dict[str, Any] | None:
    bound = get_variable_values(documents.schema, operation.variable_definitions or (), dict(given or {}))
    return None if isinstance(bound, list) else bound.coerced


async def _answered(bound: Bound) -> ExecutionResult | None:
    wanted = root_nodes(bound.operation, bound.document.fragments, bound.variables)
    if not all(_has_plan(nodes[0].name.value) for nodes in wanted.values()):
        return None
    answers = {}
    for key, nodes in wanted.items():
        try:
            answers[key] = bound.root(nodes)
        except HommelError as error:
            return ExecutionResult(data=None, errors=[_said(error, key, nodes)])
    values = await asyncio.gather(*(answer() for answer in answers.values()), return_exceptions=True)
    return _result(wanted, values)


def _has_plan(name: str) -> bool:
    return name == TYPENAME or name in BY_ID or property_name(name) in ROOTS


def _result(wanted: Mapping[str, Sequence[FieldNode]], values: Sequence[Any]) -> ExecutionResult:
    """As the executor puts it: what failed is null where it may be, else nothing is left."""
    data, errors = {}, []
    for (key, nodes), value in zip(wanted.items(), values, strict=True):
        if isinstance(value, BaseException) and not isinstance(value, HommelError):
            raise value
        if isinstance(value, HommelError):
            errors.append(_said(value, key, nodes))
            if nodes[0].name.value not in NULLABLE:
                return ExecutionResult(data=None, errors=errors)
        data[key] = None if isinstance(value, HommelError) else value
    return ExecutionResult(data=data, errors=errors or None)


def _said(error: HommelError, key: str, nodes: Sequence[FieldNode]) -> GraphQLError:
    return GraphQLError(str(error), nodes, path=[key], original_error=error)
