"""What a client is told: answers and refusals, in the one form that GraphQL has for both."""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

import orjson
from graphql import GraphQLError
from starlette.types import Send
from strawberry.types import ExecutionResult

from schema.serving.asking import JSON, Refused

NOTHING: Final[Mapping[str, str]] = MappingProxyType({})
VARY: Final = (b"vary", b"Accept-Language")
"""Labels are told in the language of the request."""

SUGGESTION: Final = re.compile(r"\s*Did you mean .*", re.DOTALL)


def is_refusal(result: ExecutionResult) -> bool:
    """Whether nothing was executed: what a field says has a path."""
    return result.data is None and all(error.path is None for error in result.errors or ())


def encoded(result: ExecutionResult, suggestions: bool) -> bytes:
    """The answer's JSON; without suggestions, errors do not tell what the schema has instead."""
    if not result.errors:
        return orjson.dumps({"data": result.data})
    errors = listed(result.errors, suggestions)
    return orjson.dumps({"errors": errors} if is_refusal(result) else {"data": result.data, "errors": errors})


def listed(errors: Sequence[GraphQLError], suggestions: bool) -> list[dict[str, Any]]:
    """Errors as they are sent."""
    said: list[dict[str, Any]] = [{**error.formatted} for error in errors]
    for one in () if suggestions else said:
        one["message"] = SUGGESTION.sub("", one["message"])
    return said


async def sent(send: Send, status: int, media: str, body: bytes, headers: Mapping[str, str] = NOTHING) -> None:
    """Sends one answer."""
    raw = [(b"content-type", f"{media}; charset=utf-8".encode()), (b"content-length", b"%d" % len(body)), VARY]
    if headers:
        raw += [(name.encode(), value.encode()) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": status, "headers": raw})
    await send({"type": "http.response.body", "body": body})


async def refusal(send: Send, refused: Refused, media: str = JSON) -> None:
    """Sends why a request is not answered."""
    body = orjson.dumps({"errors": [{"message": str(refused), **refused.beside}]})
    await sent(send, refused.status, media, body, refused.headers)
