"""A request answered from its document: look up, bind, one statement for each root field, shape.

What it does not cover is answered by the executor, from the same rows: introspection, search and neighbourhoods, values
that are null where none may be, variables of the wrong type, and mistakes of ours.
"""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from graphql import GraphQLError, OperationDefinitionNode, OperationType
from graphql.execution.values import get_variable_values
from strawberry.types import ExecutionResult

from graph.errors import HommelError
from schema.answering.documents import Document, Documents
from schema.answering.planning import Listed, Operation, Root, Roots
from schema.answering.shapes import Uncovered, node_shape, root_row, shaped
from schema.compiling.selection import Selected, root_kinds
from schema.lookup import found
from schema.viewer import Viewer

log = logging.getLogger(__name__)

NULLABLE: Final = frozenset({"node"})


async def answered(
    documents: Documents, text: str, name: str | None, given: Mapping[str, Any] | None, viewer: Viewer
) -> ExecutionResult | None:
    """What the client gets, or None where the executor has to see to it."""
    document = documents.get(text)
    operation = document.operation(name)
    if document.errors or operation is None or operation.operation is not OperationType.QUERY:
        return None
    try:
        variables = _variables(documents, document, operation, given or {})
        if variables is not None:
            bound = Operation(documents, text, document, operation, given or {}, variables)
            return await _Answer(bound, viewer).result()
    except (Uncovered, GraphQLError):
        pass
    except Exception:  # the executor hides it from the client
        log.exception("a plan failed")
    viewer.nodes = 0
    return None


def _variables(
    documents: Documents, document: Document, operation: OperationDefinitionNode, given: Mapping[str, Any]
) -> dict[str, Any] | None:
    """As the executor coerces them; None for the wrong type. Texts that are all there need no coercing."""
    texts = document.texts.get(operation.name.value if operation.name else "")
    if texts is not None and texts == given.keys() and all(type(value) is str for value in given.values()):
        return dict(given)
    bound = get_variable_values(documents.schema, operation.variable_definitions or (), dict(given))
    return None if isinstance(bound, list) else bound.coerced


@dataclass(frozen=True, slots=True)
class _Answer:
    """An operation on the way to its answer, for one viewer."""

    bound: Operation
    viewer: Viewer

    async def result(self) -> ExecutionResult | None:
        """As the executor puts it, None where there is no plan."""
        roots = self.bound.roots()
        if roots is None:
            return None
        for root in roots:
            if (refused := root.refused or self._spent(root)) is not None:
                return ExecutionResult(data=None, errors=[_said(refused, root)])
        if len(roots) == 1:  # a task of its own would take longer than a short answer
            return _result(roots, [await self._ended(roots[0])])
        return _result(roots, await asyncio.gather(*map(self._ended, roots)))

    def _spent(self, root: Root) -> HommelError | None:
        try:
            if root.listed is not None:
                self.viewer.spend(root.listed.plan.nodes)
        except HommelError as error:
            return error
        return None

    async def _ended(self, root: Root) -> Any:
        """What stands under the root's name, or the error that came instead."""
        try:
            if root.wanted is None:
                return await self._by_id(root)
            return root.wanted.parent if root.listed is None else await self._list(root.wanted, root.listed)
        except HommelError as error:
            return error

    async def _list(self, wanted: Selected, listed: Listed) -> Any:
        rows = await self.viewer.rows(wanted.key, listed.plan, self.bound.variables)
        return shaped(listed.shape, [root_row(listed.plan, wanted, rows)], self.viewer.languages)[0]

    async def _by_id(self, root: Root) -> Any:
        wanted = self.bound.selected(root.nodes)
        several = wanted.name == "nodes"
        ids = wanted.arguments["ids"] if several else [wanted.arguments["id"]]
        schema, fragments = self.bound.documents.schema, self.bound.document.fragments
        kinds_of = partial(root_kinds, root.nodes, fragments, schema, self.bound.variables)
        known: dict[str, Any] = {}
        for one in await found(self.viewer, ids, kinds_of):
            shape = node_shape(one.plan.node, one.plan.select.kind, one.wanted)
            nodes = shaped(shape, one.rows.rows, self.viewer.languages)
            known |= zip((str(key[-1]) for key in one.rows.keys), nodes, strict=True)
        return [known.get(one) for one in ids] if several else known.get(ids[0])


def _result(roots: Roots, values: Sequence[Any]) -> ExecutionResult:
    """What failed is null where it may be, else nothing is left."""
    data, errors = {}, []
    for root, value in zip(roots, values, strict=True):
        if isinstance(value, HommelError):
            errors.append(_said(value, root))
            if root.nodes[0].name.value not in NULLABLE:
                return ExecutionResult(data=None, errors=errors)
        data[root.key] = None if isinstance(value, HommelError) else value
    return ExecutionResult(data=data, errors=errors or None)


def _said(error: HommelError, root: Root) -> GraphQLError:
    return GraphQLError(str(error), root.nodes, path=[root.key], original_error=error)
