"""A request answered from its document: look up, bind, one statement for each root field, shape.

What it does not cover is answered by the executor, from the same rows: introspection, search and neighbourhoods, values
that are null where none may be, variables of the wrong type, and mistakes of ours.
"""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graphql import GraphQLError, OperationDefinitionNode, OperationType
from graphql.execution.values import get_variable_values
from strawberry.types import ExecutionResult

from graph.errors import HommelError
from schema.answering.documents import Document, Documents
from schema.answering.planning import Listed, Named, Operation, Root, Roots
from schema.answering.shapes import Uncovered, node_shape, root_row, shaped
from schema.compiling.selection import Selected
from schema.viewer import Viewer

log = logging.getLogger(__name__)


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
        refused = {root.key: why for root in roots if (why := root.refused or self._spent(root)) is not None}
        fatal = [root for root in roots if root.key in refused and not root.nullable]
        if fatal:
            if len(fatal) < len(refused):
                raise Uncovered
            return ExecutionResult(data=None, errors=[_said(refused[fatal[0].key], fatal[0])])
        if len(roots) == 1:  # a task of its own would take longer than a short answer
            return _result(roots, [await self._ended(roots[0], refused)])
        return _result(roots, await asyncio.gather(*(self._ended(root, refused) for root in roots)))

    def _spent(self, root: Root) -> HommelError | None:
        try:
            planned = root.listed or root.named
            if planned is not None:
                self.viewer.spend(planned.plan.nodes)
            elif root.drawn is not None:
                self.viewer.spend(root.drawn.wanted.first)
        except HommelError as error:
            return error
        return None

    async def _ended(self, root: Root, refused: Mapping[str, HommelError]) -> Any:
        """What stands under the root's name, or the error that came instead."""
        if root.key in refused:
            return refused[root.key]
        try:
            if root.named is not None:
                return await self._named(root.key, root.named)
            if root.drawn is not None:
                return await root.drawn.answer(self.viewer)
            assert root.wanted is not None, "what is refused was answered before"
            return root.wanted.parent if root.listed is None else await self._list(root.wanted, root.listed)
        except HommelError as error:
            return error

    async def _list(self, wanted: Selected, listed: Listed) -> Any:
        rows = await self.viewer.asked(wanted.key, listed.plan, self.bound.variables)
        return shaped(listed.shape, [root_row(listed.plan, wanted, rows)], self.viewer.languages)[0]

    async def _named(self, key: str, named: Named) -> Any:
        answers = await self.viewer.asked(key, named.plan, self.bound.variables)
        known: dict[str, Any] = {}
        for kind, wanted, plan, rows in named.plan.found(answers):
            nodes = shaped(node_shape(plan, kind, wanted), rows.rows, self.viewer.languages)
            known |= zip((str(row[-1]) for row in rows.keys), nodes, strict=True)
        return next(iter(known.values()), None) if named.ids is None else [known.get(one) for one in named.ids]


def _result(roots: Roots, values: Sequence[Any]) -> ExecutionResult:
    """What failed is null where it may be, else nothing is left."""
    data, errors = {}, []
    for root, value in zip(roots, values, strict=True):
        if isinstance(value, HommelError):
            errors.append(_said(value, root))
            if not root.nullable:
                return ExecutionResult(data=None, errors=errors)
        data[root.key] = None if isinstance(value, HommelError) else value
    return ExecutionResult(data=data, errors=errors or None)


def _said(error: HommelError, root: Root) -> GraphQLError:
    return GraphQLError(str(error), root.nodes, path=[root.key], original_error=error)
