"""The HTTP application: what is served, within which limits. No globals: what it needs is handed in."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, asynccontextmanager
from typing import Final, TypedDict, cast

from starlette.applications import Starlette
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from graph.errors import HommelError
from graph.select import Page, Select
from graph.store import Store
from schema.authentication.door import Door
from schema.authentication.tokens import Tokens
from schema.query import build_schema
from schema.serving import explorer, exporting, party, signing_in
from schema.serving.edge import DEFAULT, Edge
from schema.serving.endpoint import Endpoint
from schema.serving.gate import Gate
from schema.serving.metering import MEDIA, Counted, Meter
from schema.serving.watching import Watch
from schema.subscribing.clients import Clients
from schema.subscribing.feed import Feed
from schema.subscribing.sockets import Sockets
from schema.subscribing.streams import Streams
from schema.subscribing.wires import Wire

MOST_THREADS: Final = 32
"""So many edits and look-ups by id go on side by side, whatever the machine. Edits wait for one another and for a load
in another process, up to 30 seconds; Python's own number, 6 on two cores, would leave nobody to look ids up meanwhile.
What reads for long has threads elsewhere: long statements in the store, walks at the desk, keys at the door."""


ROUTES: Final = (
    Route("/sign-in", signing_in.exchange, methods=["POST"]),
    Route("/party", party.exchange, methods=["POST"]),
    Route("/export", exporting.export, methods=["POST"]),
)


class State(TypedDict):
    """What the lifespan hands to requests."""

    store: Store
    feed: Feed


def create_app(
    open_store: Callable[[], AbstractContextManager[Store]],
    edge: Edge = DEFAULT,
    tokens: Tokens | None = None,
    meter: Meter | None = None,
    clients: Clients | None = None,
) -> ASGIApp:
    """The application; it opens the store when it starts and closes it when it stops. With `tokens`, these open the
    door beside keys; `meter` counts; `clients` are told when the server leaves."""
    meter, clients = meter or Meter(), clients or Clients(edge.bounds)
    schema = build_schema(edge.taken)
    sdl = schema.as_str()
    endpoint = Endpoint(schema, edge)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[State]:
        _give_threads(asyncio.get_running_loop())
        with open_store() as store:
            yield {"store": cast(Store, Counted(store, meter)), "feed": Feed(store)}  # closed here and nowhere else
            endpoint.desk.close()
            door.close()
            await store.close_soon()

    async def schema_graphql(request: Request) -> Response:
        if not edge.taken.introspection:
            return PlainTextResponse("the schema is not told here", status_code=404)
        return PlainTextResponse(sdl, media_type="application/graphql")

    others = Starlette(
        routes=[
            Route("/schema.graphql", schema_graphql),
            Route("/metrics", _metrics(meter)),
            Route("/healthz", healthz),
            Route("/readyz", readyz),
            *explorer.routes(tokens.provider if tokens else None),
            *ROUTES,
        ],
        lifespan=lifespan,
    )
    others.router.redirect_slashes = False
    door = Door(_by_path(endpoint, edge, clients, others), tokens)
    return Watch(Gate(_shared(door, edge), edge), meter)


def _give_threads(loop: asyncio.AbstractEventLoop) -> None:
    """For what is not asynchronous; the loop closes them when it ends."""
    loop.set_default_executor(ThreadPoolExecutor(MOST_THREADS, thread_name_prefix="request"))


def _by_path(endpoint: Endpoint, edge: Edge, clients: Clients, others: ASGIApp) -> ASGIApp:
    """GraphQL past the router, which costs as much as a short answer."""
    wire = Wire(endpoint.schema)
    graphql: Mapping[str, ASGIApp] = {
        "http": Streams(wire, clients, endpoint),
        "websocket": Sockets(wire, clients, edge.hosts, edge.origins),
    }

    async def by_path(scope: Scope, receive: Receive, send: Send) -> None:
        found = graphql[scope["type"]] if scope.get("path") == "/graphql" else others
        await found(scope, receive, send)

    return by_path


def _shared(app: ASGIApp, edge: Edge) -> ASGIApp:
    """With what browsers want to hear before pages of the origins named may ask."""
    if not edge.origins:
        return app
    return CORSMiddleware(
        app,
        allow_origins=edge.origins,
        allow_methods=("GET", "POST"),
        allow_headers=("authorization", "content-type", "x-request-id"),
        expose_headers=("x-request-id", "retry-after"),
    )


def _metrics(meter: Meter) -> Callable[[Request], Response]:
    """What was counted, as Prometheus reads it."""
    return lambda request: PlainTextResponse(meter.text(), media_type=MEDIA)


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
