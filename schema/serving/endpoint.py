"""`/graphql`: a request over HTTP, answered."""

import asyncio
import logging
from typing import Final

from graphql import GraphQLError, OperationDefinitionNode, OperationType
from starlette.types import Receive, Scope, Send
from strawberry.types import ExecutionResult

from schema.answering.execution import answered
from schema.authentication.door import Failures
from schema.computing.desk import Desk
from schema.heads import header
from schema.mistakes import MESSAGE, reference
from schema.query import Schema
from schema.serving.asking import (
    GRAPHQL,
    JSON,
    Asked,
    Refused,
    from_body,
    from_query,
    media_type,
    refuse_other_than_json,
)
from schema.serving.edge import Edge
from schema.serving.languages import languages
from schema.serving.packing import packed
from schema.serving.saying import encoded, is_refusal, refusal, sent
from schema.serving.watching import OUTCOME
from schema.viewer import Viewer

METHODS: Final = "GET, POST"
MOST_REPORTS, REPORTS_SECONDS = 5, 3600.0
"""So many reports of barriers by the public are kept from one address within so long, by each server process."""

OPERATION: Final = "hommel.operation"
"""Under this name the scope holds the operation that was asked for, None where the document has no such one."""

log = logging.getLogger(__name__)


class Gone(Exception):
    """The client left."""


class Endpoint:
    """POST, and GET for queries. Requests are anonymous: they read what is public."""

    def __init__(self, schema: Schema, edge: Edge) -> None:
        self.schema, self.edge, self.desk = schema, edge, Desk()
        self.callers = Failures(most=MOST_REPORTS, seconds=REPORTS_SECONDS)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """See https://asgi.readthedocs.io."""
        media = JSON
        try:
            media = media_type(header(scope, b"accept"))
            result = await self._in_time(scope, receive)
            status = 400 if media == GRAPHQL and is_refusal(result) else 200
            body = encoded(result, self.edge.taken.introspection)
            scope[OUTCOME] = _outcome(result)
        except Refused as refused:
            await refusal(send, refused, media)
        except Gone:
            pass
        except Exception:
            log.exception("request %s failed", reference.get())
            await refusal(send, Refused(500, MESSAGE, beside={"extensions": {"reference": reference.get()}}), media)
        else:
            body, headers = await packed(scope, body)
            await sent(send, status, media, body, headers)

    async def asked(self, scope: Scope, receive: Receive) -> Asked:
        """What a request asks; `Refused` if that is nothing, or does not come in time."""
        try:
            async with asyncio.timeout(self.edge.body_seconds):
                return await self._asked(scope, receive)
        except TimeoutError:
            raise self._late() from None

    def _late(self) -> Refused:
        return Refused(408, f"the request did not come within {self.edge.body_seconds:g} seconds")

    async def _asked(self, scope: Scope, receive: Receive) -> Asked:
        if scope["method"] == "POST":
            refuse_other_than_json(header(scope, b"content-type"))
            return from_body(await self._body(header(scope, b"content-length"), receive))
        if scope["method"] == "GET":
            return from_query(scope["query_string"])
        raise Refused(405, "send a POST, or a GET for queries", allow=METHODS)

    async def _body(self, declared: str, receive: Receive) -> bytes:
        most = self.edge.max_body_bytes
        size, parts, more = 0, [], True
        if declared.isdecimal() and int(declared[:20]) > most:
            size = int(declared[:20])
        while more and size <= most:
            message = await receive()
            if message["type"] == "http.disconnect":
                raise Gone
            parts.append(message.get("body", b""))
            size += len(parts[-1])
            more = message.get("more_body", False)
        if size > most:
            raise Refused(413, f"a request may have {most:,} bytes; send less at once", connection="close")
        return parts[0] if len(parts) == 1 else b"".join(parts)

    async def _in_time(self, scope: Scope, receive: Receive) -> ExecutionResult:
        """The answer; `Refused` where the request, or then the answer, takes too long. One clock for both: it costs as
        much as the rest of a short answer."""
        asked: Asked | None = None
        try:
            async with asyncio.timeout(self.edge.body_seconds) as clock:
                asked = await self._asked(scope, receive)
                clock.reschedule(asyncio.get_running_loop().time() + self.edge.request_seconds)
                return await self._result(asked, scope)
        except TimeoutError:
            if asked is None:
                raise self._late() from None
            seconds = f"{self.edge.request_seconds:g} seconds"
            raise Refused(503, f"the answer was not there after {seconds}; ask for less, or try again") from None

    async def _result(self, asked: Asked, scope: Scope) -> ExecutionResult:
        documents = self.schema.documents
        text = asked.text if asked.text is not None else documents.taken.named(asked.document or "")
        if text is None:
            raise Refused(400, "no document of that id is known here; send its text as `query`")
        document = documents.get(text)
        if document.errors:
            return ExecutionResult(None, list(document.errors))
        scope[OPERATION] = operation = document.operation(asked.name)
        if error := _no_operation(operation, asked.name, scope["method"]):
            return ExecutionResult(None, [error])
        state = scope["state"]
        spoken = languages(scope)
        viewer = Viewer(
            state["store"],
            state["principal"],
            desk=self.desk,
            languages=spoken,
            webhooks=self.edge.webhooks,
            erasures=self.edge.erasures,
            address=scope["client"][0] if scope.get("client") else "",
            callers=self.callers,
        )
        if found := await answered(documents, text, asked.name, asked.variables, viewer):
            return found
        executed = self.schema.execute(text, dict(asked.variables or {}), viewer, operation_name=asked.name)
        if document.asks_the_schema_alone:  # which takes long, and waits for nothing: others go on meanwhile
            return await asyncio.to_thread(asyncio.run, executed)
        return await executed


def _outcome(result: ExecutionResult) -> str:
    if not result.errors:
        return "answered"
    if any(error.message == MESSAGE for error in result.errors):
        return "failed"
    return "refused" if is_refusal(result) else "partial"


def _no_operation(operation: OperationDefinitionNode | None, name: str | None, method: str) -> GraphQLError | None:
    if operation is None and name is None:
        return GraphQLError("say in `operationName` which of the operations is meant")
    if operation is None:
        return GraphQLError(f"there is no operation named {name!r} in the document")
    if operation.operation is OperationType.SUBSCRIPTION:
        raise Refused(406, "a subscription is answered as text/event-stream; accept that alone, or use WebSocket")
    if method == "GET" and operation.operation is not OperationType.QUERY:
        raise Refused(405, f"a {operation.operation.value} is sent by POST", allow="POST")
    return None
