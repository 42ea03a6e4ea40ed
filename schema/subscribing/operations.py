"""One subscription: the results that its client is to be sent."""

from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import aclosing
from typing import Any

from graphql import GraphQLError, OperationType
from strawberry.types.execution import PreExecutionError

from schema.answering.documents import anew
from schema.query import Schema
from schema.serving.asking import Asked
from schema.serving.saying import listed
from schema.viewer import Viewer

Formatted = Mapping[str, Any]
"""A result as GraphQL over HTTP writes it: `data`, `errors`."""


class Invalid(Exception):
    """The subscription was refused before it began; `errors` says why."""

    def __init__(self, errors: Sequence[Formatted]) -> None:
        super().__init__(errors)
        self.errors = errors


async def results(schema: Schema, asked: Asked, viewer: Viewer) -> AsyncGenerator[Formatted, None]:
    """The results of a subscription as they come; `Invalid` where it never begins."""
    suggestions = schema.documents.taken.introspection
    try:
        text = _subscription(schema, asked)
    except GraphQLError as error:
        raise Invalid(listed([error], suggestions)) from None
    variables = dict(asked.variables or {})
    stream = await schema.subscribe(text, variables, context_value=viewer, operation_name=asked.name)
    async with aclosing(stream):
        async for result in stream:
            errors = listed(result.errors or (), suggestions)
            if isinstance(result, PreExecutionError):
                raise Invalid(errors)
            yield {"data": result.data, "errors": errors} if errors else {"data": result.data}


def _subscription(schema: Schema, asked: Asked) -> str:
    """The text, if it is one; `GraphQLError` for other operations, which have their own way."""
    documents = schema.documents
    text = asked.text if asked.text is not None else documents.taken.named(asked.document or "")
    if text is None:
        raise GraphQLError("no document of that id is known here; send its text as `query`")
    document = documents.get(text)
    if document.errors:
        raise anew(document.errors[0])
    operation = document.operation(asked.name)
    if operation is None:
        raise GraphQLError("say in `operationName` which operation of the document is meant")
    if operation.operation is not OperationType.SUBSCRIPTION:
        raise GraphQLError("only subscriptions are answered here; send a query or mutation by POST for JSON")
    return text
