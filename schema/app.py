"""The HTTP application: what is served, within which limits. No globals: what it needs is handed in."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractContextManager, asynccontextmanager
from dataclasses import dataclass
from typing import Any, TypedDict

import orjson
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.websockets import WebSocket
from strawberry.asgi import GraphQL
from strawberry.http import GraphQLRequestData
from strawberry.types import ExecutionResult

from graph.errors import HommelError
from graph.select import Page, Select
from graph.store import Store
from schema.access import PUBLIC
from schema.answering.documents import Documents
from schema.answering.execution import answered
from schema.query import MOST_TOKENS, Schema, build_schema
from schema.viewer import Viewer

LOOPBACK = ("127.0.0.1", "localhost", "[::1]", "::1")
"""Names by which a server on this machine is called."""


@dataclass(frozen=True, slots=True)
class Edge:
    """The limits of the HTTP edge.

    hosts            names that a request may call the server by; others are refused, so that no foreign page can
                     reach it by pointing a name of its own here
    max_body_bytes   largest request that is read
    """

    hosts: Sequence[str] = LOOPBACK
    max_body_bytes: int = 1_000_000


class State(TypedDict):
    """What the lifespan hands to requests."""

    store: Store


def create_app(open_store: Callable[[], AbstractContextManager[Store]], edge: Edge = Edge()) -> Starlette:
    """The application; it opens the store when it starts and closes it when it stops."""
    schema = build_schema()
    sdl = schema.as_str()

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[State]:
        with open_store() as store:
            yield {"store": store}  # closed here and nowhere else
            await store.close_soon()

    async def schema_graphql(request: Request) -> Response:
        return PlainTextResponse(sdl, media_type="application/graphql")

    app = Starlette(
        routes=[
            Route("/graphql", View(schema)),  # a Route answers where a Mount would redirect
            Route("/schema.graphql", schema_graphql),
            Route("/healthz", healthz),
            Route("/readyz", readyz),
        ],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=list(edge.hosts), www_redirect=False)],
        lifespan=lifespan,
        max_body_size=edge.max_body_bytes,
    )
    app.router.redirect_slashes = False
    return app


async def healthz(request: Request) -> Response:
    """The process answers."""
    return JSONResponse({"healthy": True})


async def readyz(request: Request) -> Response:
    """The store answers, or why it does not (503)."""
    try:
        await request.state.store.find_soon(Select("Source", page=Page(1)))
    except HommelError as error:
        return JSONResponse({"ready": False, "why": str(error)}, status_code=503)
    return JSONResponse({"ready": True})


class View(GraphQL[Viewer, None]):
    """`/graphql`: POST, and GET for queries. Requests are anonymous: they read what is public."""

    def __init__(self, schema: Schema) -> None:
        super().__init__(schema, graphql_ide=None, subscription_protocols=())
        self.documents = Documents(schema._schema, MOST_TOKENS)

    async def execute_single(
        self, request: Request, request_adapter: Any, sub_response: Response, context: Viewer, root_value: None,
        request_data: GraphQLRequestData,
    ) -> ExecutionResult:  # fmt: skip
        """See `strawberry.http.async_base_view.AsyncBaseHTTPView`."""
        text, name, given = request_data.query, request_data.operation_name, request_data.variables
        result = await answered(self.documents, text, name, given, context) if isinstance(text, str) else None
        return result or await super().execute_single(
            request, request_adapter, sub_response, context, root_value, request_data
        )

    async def get_context(self, request: Request | WebSocket, response: Response | WebSocket) -> Viewer:
        """See `strawberry.asgi.GraphQL`."""
        return Viewer(request.state.store, PUBLIC)

    def encode_json(self, data: object) -> str | bytes:
        """See `strawberry.asgi.GraphQL`."""
        return orjson.dumps(data)

    def decode_json(self, data: str | bytes) -> Any:
        """See `strawberry.asgi.GraphQL`."""
        return orjson.loads(data)
