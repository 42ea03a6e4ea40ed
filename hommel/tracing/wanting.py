"""Whether traces are wanted. Where they are not, nothing is wrapped and nothing of OpenTelemetry is imported."""

import logging
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from typing import Final, Protocol

from starlette.types import ASGIApp

from graph.store import Store
from hommel.working.loop import Errand

ENDPOINTS: Final = ("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT")

log = logging.getLogger(__name__)


class Tracing(Protocol):
    """What is traced, put around what does the work."""

    def app(self, app: ASGIApp) -> ASGIApp:
        """An application with a span for each request."""

    def store(self, store: Store) -> Store:
        """A store with a span for each statement that a request makes."""

    def errands(self, errands: Mapping[str, Errand]) -> Mapping[str, Errand]:
        """Errands with a span for each job."""


class Off:
    """Nothing is traced: all stays as it is."""

    def app(self, app: ASGIApp) -> ASGIApp:
        """The same."""
        return app

    def store(self, store: Store) -> Store:
        """The same."""
        return store

    def errands(self, errands: Mapping[str, Errand]) -> Mapping[str, Errand]:
        """The same."""
        return errands


OFF: Final = Off()


def wanted(environ: Mapping[str, str]) -> bool:
    """Whether the variables of OpenTelemetry ask for traces.

    >>> wanted({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:4318"})
    True
    >>> wanted({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:4318", "OTEL_TRACES_EXPORTER": "none"})
    False
    """
    if environ.get("OTEL_SDK_DISABLED", "").strip().lower() == "true":
        return False
    if exporters := environ.get("OTEL_TRACES_EXPORTER", "").strip():
        return "otlp" in (one.strip() for one in exporters.split(","))
    return any(environ.get(name) for name in ENDPOINTS)


@contextmanager
def tracing(environ: Mapping[str, str]) -> Iterator[Tracing]:
    """What traces until the end of the block; what is not sent by then is sent in bounded time, or lost."""
    if not wanted(environ):
        yield OFF
        return
    try:
        from hommel.tracing.spans import Spans
    except ModuleNotFoundError as error:
        if not (error.name or "").startswith("opentelemetry"):
            raise
        log.warning('traces are asked for by OTEL_… and cannot be made: install "hommel[trace]"')
        yield OFF
        return
    with closing(Spans(environ)) as spans:
        yield spans
