"""Spans, sent by OTLP over HTTP. The one module that knows OpenTelemetry.

A span holds names and numbers of our own, and the name that a client gave its operation: no document, no variable, no
address, no key, and no text of an error, since any of these may hold what somebody must not read.
"""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from typing import Any, Final, cast

from opentelemetry.context import Context
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.trace import Span, SpanKind, StatusCode
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator
from starlette.types import ASGIApp, Receive, Scope, Send

from graph.store import Store
from hommel import __version__
from hommel.working.loop import Errand, Hand
from schema.heads import header
from schema.mistakes import reference
from schema.serving.endpoint import OPERATION
from schema.serving.metering import STATEMENTS
from schema.serving.watching import STATUS, outcome_of

FLUSH_SECONDS: Final = 3.0
"""So long the end waits for what was not sent yet."""

PATHS: Final = frozenset({"/graphql", "/schema.graphql", "/sign-in", "/healthz", "/readyz", "/metrics"})
METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
MOST_CHARACTERS: Final = 100


class Spans:
    """Traces, and sends it from a thread of its own; what a slow or absent collector cannot take is dropped.

    `environ` may name the service; the exporter reads the rest of the variables of OpenTelemetry itself.
    """

    def __init__(self, environ: Mapping[str, str]) -> None:
        named = {} if environ.get("OTEL_SERVICE_NAME") else {"service.name": "hommel"}
        resource = Resource.create({**named, "service.version": __version__})
        self._provider = TracerProvider(resource=resource, shutdown_on_exit=False)
        self._provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
        self._tracer = self._provider.get_tracer("hommel", __version__)
        self._callers = TraceContextTextMapPropagator()

    def close(self) -> None:
        """Send what is left, for some seconds at most."""
        ending = threading.Thread(target=self._provider.shutdown, daemon=True)
        ending.start()
        ending.join(FLUSH_SECONDS)

    def app(self, app: ASGIApp) -> ASGIApp:
        """See `hommel.tracing.wanting.Tracing`."""

        async def traced(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] != "http":
                return await app(scope, receive, send)
            path = scope["path"] if scope["path"] in PATHS else "elsewhere"
            with self._span(f"{_method(scope)} {path}", SpanKind.SERVER, self._caller(scope)) as span:
                try:
                    await app(scope, receive, send)
                finally:
                    _tell(span, scope, scope.get(STATUS, 0))

        return traced

    def store(self, store: Store) -> Store:
        """See `hommel.tracing.wanting.Tracing`."""
        return cast(Store, _Traced(store, self._span))

    def errands(self, errands: Mapping[str, Errand]) -> Mapping[str, Errand]:
        """See `hommel.tracing.wanting.Tracing`."""
        return {name: replace(errand, do=self._done(errand.do)) for name, errand in errands.items()}

    def _done(self, do: Callable[[Hand], None]) -> Callable[[Hand], None]:
        def traced(hand: Hand) -> None:
            with self._span(f"job {hand.job.name}", SpanKind.CONSUMER) as span:
                span.set_attributes({"hommel.job": hand.job.id, "hommel.attempt": hand.job.attempts})
                do(hand)

        return traced

    def _caller(self, scope: Scope) -> Context:
        """The caller's span, if it names one; what else it may want to pass on is not ours to send."""
        return self._callers.extract({"traceparent": header(scope, b"traceparent")})

    @contextmanager
    def _span(self, name: str, kind: SpanKind = SpanKind.CLIENT, within: Context | None = None) -> Iterator[Span]:
        """A span below the one under way; an error marks it, and is not told."""
        with self._tracer.start_as_current_span(
            name, within, kind, record_exception=False, set_status_on_exception=False
        ) as span:
            try:
                yield span
            except BaseException:
                span.set_status(StatusCode.ERROR)
                raise


def _method(scope: Scope) -> str:
    return scope["method"] if scope["method"] in METHODS else "_OTHER"


def _tell(span: Span, scope: Scope, status: int) -> None:
    outcome = outcome_of(scope, status)
    span.set_attributes(
        {
            "http.request.method": _method(scope),
            "http.response.status_code": status,
            "hommel.outcome": outcome,
            "hommel.request": reference.get(),
        }
    )
    operation = scope.get(OPERATION)
    if operation is not None:
        name = operation.name.value[:MOST_CHARACTERS] if operation.name else ""
        span.update_name(f"{operation.operation.value} {name}".strip())
        span.set_attributes({"graphql.operation.type": operation.operation.value, "graphql.operation.name": name})
    if outcome == "failed":
        span.set_status(StatusCode.ERROR)


class _Traced:
    """A store whose statements are traced."""

    __slots__ = ("_span", "_store")

    def __init__(self, store: Store, span: Callable[[str], AbstractContextManager[Span]]) -> None:
        self._store, self._span = store, span

    def __getattr__(self, verb: str) -> Any:
        found = getattr(self._store, verb)
        if verb not in STATEMENTS:
            return found
        return (
            self._unit
            if verb == "unit"
            else self._soon(verb, found)
            if verb.endswith("_soon")
            else self._now(verb, found)
        )

    def _soon(self, verb: str, ask: Callable[..., Any]) -> Callable[..., Any]:
        async def traced(asked: Any, *rest: Any, **options: Any) -> Any:
            kind = getattr(asked, "kind", "Suggestion")
            with self._span(f"{verb.removesuffix('_soon')} {kind}") as span:
                span.set_attribute("hommel.kind", kind)
                return _counted(span, await ask(asked, *rest, **options))

        return traced

    def _now(self, verb: str, ask: Callable[..., Any]) -> Callable[..., Any]:
        def traced(*asked: Any, **options: Any) -> Any:
            with self._span(verb) as span:
                return _counted(span, ask(*asked, **options))

        return traced

    @contextmanager
    def _unit(self, *asked: Any, **options: Any) -> Iterator[Any]:
        with self._span("unit"), self._store.unit(*asked, **options) as unit:
            yield unit


def _counted(span: Span, found: Any) -> Any:
    rows = found if isinstance(found, list) else getattr(found, "rows", None)
    if rows is not None:
        span.set_attribute("hommel.rows", len(rows))
    return found
