"""`/export`: a POST that answers with many rows at once, as lines of JSON, for keys that were made for it."""

import asyncio
import logging
from typing import Any, Final

import orjson
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse

from graph.errors import BadInput, HommelError
from schema.access import Forbidden, Principal
from schema.exports import Wanted
from schema.exports import export as exported

MOST_BYTES: Final = 20_000
SECONDS: Final = 10
MEDIA: Final = "application/jsonl"

log = logging.getLogger(__name__)


async def export(request: Request) -> Response:
    """What `{"kinds": [...], "countries": [...], "chains": [...]}` asks for; 403 for who may not, 400 for what cannot
    be."""
    principal: Principal = request.state.principal
    try:
        wanted = _wanted(await _body(request))
        lines = await asyncio.to_thread(exported, request.state.store, principal, wanted)
    except Forbidden as why:
        return _refusal(403, why)
    except BadInput as why:
        return _refusal(400, why)
    log.info("export by %s: %s", principal.name, wanted)
    return StreamingResponse(lines, media_type=MEDIA)


async def _body(request: Request) -> bytes:
    body = b""
    async with asyncio.timeout(SECONDS):
        async for part in request.stream():
            body += part
            if len(body) > MOST_BYTES:
                raise BadInput(f"a request may have {MOST_BYTES:,} bytes here")
    return body


def _wanted(body: bytes) -> Wanted:
    try:
        given = orjson.loads(body)
    except orjson.JSONDecodeError:
        given = None
    names = ("kinds", "countries", "chains")
    if not isinstance(given, dict) or not all(name in names and _is_texts(value) for name, value in given.items()):
        raise BadInput('ask with JSON such as {"kinds": ["Stakeholder"], "countries": ["BE"], "chains": ["food"]}')
    return Wanted(**{"kinds": [], **given})


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _refusal(status: int, why: HommelError) -> Response:
    return JSONResponse({"errors": [{"message": str(why)}]}, status)
