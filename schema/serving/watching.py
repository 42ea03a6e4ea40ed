"""Each request measured, and told in the log where that is asked for: never what was asked, nor by whom."""

import logging
import time
from typing import Final

from starlette.types import ASGIApp, Receive, Scope, Send

from schema.mistakes import reference
from schema.serving.metering import Meter

log: Final = logging.getLogger("hommel.requests")
OUTCOME: Final = "hommel.outcome"
"""Under this name the endpoint leaves in the scope how a request ended."""

STATUS: Final = "hommel.status"
"""Under this one the gate leaves the status that was sent."""


class Watch:
    """ASGI middleware."""

    def __init__(self, app: ASGIApp, meter: Meter) -> None:
        self.app, self.meter = app, meter

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """See https://asgi.readthedocs.io."""
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        begun = time.perf_counter()
        try:
            await self.app(scope, receive, send)
        finally:
            seconds, status = time.perf_counter() - begun, scope.get(STATUS, 0)
            outcome = outcome_of(scope, status)
            self.meter.request(outcome, seconds)
            if log.isEnabledFor(logging.INFO):
                _tell(scope, status, outcome, seconds)


def outcome_of(scope: Scope, status: int) -> str:
    """How a request ended, as the endpoint says or else its status (see `schema.serving.metering.OUTCOMES`)."""
    return scope.get(OUTCOME) or _by_status(status)


def _by_status(status: int) -> str:
    if status == 0 or status >= 500:
        return "failed"
    return "refused" if status >= 400 else "other"


def _tell(scope: Scope, status: int, outcome: str, seconds: float) -> None:
    said = {
        "request": reference.get(),
        "method": scope["method"],
        "path": scope["path"][:200],
        "status": status,
        "outcome": outcome,
        "milliseconds": round(seconds * 1_000, 3),
    }
    log.info("request", extra={"said": said})
