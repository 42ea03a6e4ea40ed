"""A request answered from its document: look up, bind, one statement for each root field, shape.

What it does not cover is answered by the executor, from the same rows: other roots than lists, values that are null
where none may be, variables of the wrong type, and mistakes of ours.
"""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graphql import FieldNode, GraphQLError, OperationDefinitionNode, OperationType
from graphql.execution.values import get_variable_values
from strawberry.exceptions import StrawberryInputCoercionError
from strawberry.types import ExecutionResult

from graph.errors import HommelError
from schema.answering.documents import Document, Documents
from schema.answering.shapes import Uncovered, root_row, root_shape, shaped
from schema.compiling.conditions import property_name
from schema.compiling.links import ROOTS
from schema.compiling.plan import RootPlan, root_plan
from schema.compiling.selection import Selected, root_nodes, selected_root
from schema.viewer import Viewer

log = logging.getLogger(__name__)

TYPENAME = "__typename"


@dataclass(frozen=True, slots=True)
class Root:
    """A root field, and its plan; `__typename` needs none."""

    wanted: Selected
    plan: RootPlan | None


async def answered(
    documents: Documents, text: str, name: str | None, given: Mapping[str, Any] | None, viewer: Viewer
) -> ExecutionResult | None:
    """What the client gets, or None where the executor has to see to it."""
    document = documents.get(text)
    operation = document and document.operation(name)
    if document is None or operation is None or operation.operation is not OperationType.QUERY:
        return None
    try:
        variables = _bound(documents, operation, given)
        return None if variables is None else await _answered(documents, document, operation, variables, viewer)
    except (Uncovered, GraphQLError, StrawberryInputCoercionError):
        pass
    except Exception:  # the executor hides it from the client
        log.exception("a plan failed")
    viewer.nodes = 0
    return None


def _bound(
    documents: Documents, operation: OperationDefinitionNode, given: Mapping[str, Any] | None
) -> dict[str, Any] | None:
    bound = get_variable_values(documents.schema, operation.variable_definitions or (), dict(given or {}))
    return None if isinstance(bound, list) else bound.coerced


async def _answered(
    documents: Documents, document: Document, operation: OperationDefinitionNode, variables: dict[str, Any],
    viewer: Viewer,
) -> ExecutionResult | None:  # fmt: skip
    wanted = root_nodes(operation, document.fragments, variables)
    if not all(nodes[0].name.value == TYPENAME or _is_list(nodes[0]) for nodes in wanted.values()):
        return None
    roots = {}
    for key, nodes in wanted.items():
        try:
            root = Root(selected_root(nodes, document.fragments, documents.query, variables), None)
            roots[key] = root if root.wanted.name == TYPENAME else _planned(root.wanted, viewer)
        except HommelError as error:
            return _failed(error, key, nodes)
    found = await asyncio.gather(*(_found(root, viewer) for root in roots.values()), return_exceptions=True)
    for key, one in zip(wanted, found, strict=True):
        if isinstance(one, HommelError):
            return _failed(one, key, wanted[key])
        if isinstance(one, BaseException):
            raise one
    return ExecutionResult(data=dict(zip(wanted, found, strict=True)), errors=None)


def _is_list(node: FieldNode) -> bool:
    return property_name(node.name.value) in ROOTS


def _planned(wanted: Selected, viewer: Viewer) -> Root:
    plan = root_plan(ROOTS[property_name(wanted.name)], wanted)
    viewer.spend(plan.nodes)
    return Root(wanted, plan)


async def _found(root: Root, viewer: Viewer) -> Any:
    if root.plan is None:
        return root.wanted.parent
    rows = await viewer.rows(root.wanted.key, root.plan)
    return shaped(root_shape(root.plan, root.wanted), [root_row(root.plan, root.wanted, rows)])[0]


def _failed(error: HommelError, key: str, nodes: Sequence[FieldNode]) -> ExecutionResult:
    """As the executor says it: root lists are never null, so nothing is left of the data."""
    return ExecutionResult(data=None, errors=[GraphQLError(str(error), nodes, path=[key], original_error=error)])
