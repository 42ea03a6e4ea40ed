"""What a client asks over HTTP, read from a request: the rules of GraphQL over HTTP.

https://graphql.github.io/graphql-over-http/draft/
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Final
from urllib.parse import parse_qsl

import orjson

from graph.errors import BadInput

JSON: Final = "application/json"
GRAPHQL: Final = "application/graphql-response+json"
"""The media type that tells a client by the status whether a request was understood."""

MOST_PARAMETERS: Final = 20
DEEPEST_VALUE: Final = 64
MOST_VALUES: Final = 50_000


class Refused(BadInput):
    """A request that is not answered: the status that says so, and what stands beside the message."""

    def __init__(
        self, status: int, message: str, *, beside: Mapping[str, Any] = MappingProxyType({}), **headers: str
    ) -> None:
        super().__init__(message)
        self.status, self.beside, self.headers = status, beside, headers


@dataclass(frozen=True, slots=True)
class Asked:
    """One request: the document's text (or its id), the operation's name, the variables."""

    text: str | None
    name: str | None = None
    variables: Mapping[str, Any] | None = None
    document: str | None = None


@lru_cache(256)
def media_type(accept: str) -> str:
    """The type of the answer that an `Accept` header asks for; `Refused` where it takes neither.

    >>> media_type("text/html, application/graphql-response+json;q=0.9, */*;q=0.1")
    'application/graphql-response+json'
    >>> media_type("*/*")
    'application/json'
    """
    wanted = sorted(map(preference, accept.split(",")), key=lambda pair: -pair[1]) if accept.strip() else [("*/*", 1.0)]
    for name, quality in wanted:
        if quality > 0 and name in {GRAPHQL, JSON, "*/*", "application/*"}:
            return GRAPHQL if name == GRAPHQL else JSON
    raise Refused(406, f"answers are {GRAPHQL} or {JSON}; accept one of them")


def preference(item: str) -> tuple[str, float]:
    """An item of a list that a client accepts, in small letters, and how much it wants it: 1 where it does not say."""
    name, *parameters = (part.strip().lower() for part in item.split(";"))
    given = next((one[2:] for one in parameters if one.startswith("q=")), "1")
    try:
        return name, float(given)
    except ValueError:
        return name, 0.0


@lru_cache(256)
def refuse_other_than_json(content_type: str) -> None:
    """`Refused` for a body of another type: a foreign page could send such a one without asking first."""
    name, *parameters = (part.strip().lower() for part in content_type.split(";"))
    charset = next((one[8:].strip('"') for one in parameters if one.startswith("charset=")), "utf-8")
    if name != JSON or charset not in {"utf-8", "utf8"}:
        raise Refused(415, f"send the request as {JSON} in UTF-8")


def from_body(body: bytes) -> Asked:
    """What the body of a POST asks."""
    given = read_json(body, "the body")
    if isinstance(given, list):
        raise Refused(400, "the body holds several requests; send them one by one")
    return from_payload(given)


def from_payload(given: object) -> Asked:
    """What a JSON value asks."""
    if not isinstance(given, dict):
        raise Refused(400, 'a request is an object such as {"query": "{ __typename }"}')
    return _asked(given)


def from_query(query: bytes) -> Asked:
    """What the part after the question mark of a GET asks."""
    try:
        pairs = parse_qsl(query.decode(), keep_blank_values=True, errors="strict", max_num_fields=MOST_PARAMETERS)
    except ValueError:
        raise Refused(400, f"the address must be UTF-8 with at most {MOST_PARAMETERS} parameters") from None
    given: dict[str, Any] = dict(pairs)
    for key in ("variables", "extensions"):
        if key in given:
            given[key] = read_json(given[key].encode(), f"`{key}`") if given[key] else None
    return _asked(given)


def read_json(text: bytes, what: str) -> Any:
    """A JSON value that is neither too deep nor too big; `what` it is, for the refusal."""
    try:
        value = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise Refused(400, f"{what} is not JSON: {error.msg}") from None
    if text.count(b",") + text.count(b"[") + text.count(b"{") > DEEPEST_VALUE:
        _measure(value, what)
    return value


def _measure(value: Any, what: str) -> None:
    """Go through it level by level; `Refused` where it is too deep, or holds too much."""
    level, seen = [value], 0
    for _ in range(DEEPEST_VALUE):
        level = [below for one in level for below in _below(one)]
        seen += len(level)
        if seen > MOST_VALUES:
            raise Refused(400, f"{what} holds more than {MOST_VALUES:,} values; send fewer")
        if not level:
            return
    raise Refused(400, f"{what} is nested more than {DEEPEST_VALUE} levels deep")


def _below(value: Any) -> Iterable[Any]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


_KINDS: Final[Mapping[str, tuple[type, str]]] = {
    "query": (str, "a string"),
    "operationName": (str, "a string"),
    "documentId": (str, "a string"),
    "variables": (dict, "an object"),
    "extensions": (dict, "an object"),
}


def _asked(given: Mapping[str, Any]) -> Asked:
    for key, (kind, called) in _KINDS.items():
        if given.get(key) is not None and not isinstance(given[key], kind):
            raise Refused(400, f"`{key}` must be {called}")
    document = given.get("documentId") or _persisted(given.get("extensions"))
    if given.get("query") is None and document is None:
        raise Refused(400, "`query` is missing: the text of a GraphQL document")
    return Asked(given.get("query"), given.get("operationName"), given.get("variables"), document)


def _persisted(extensions: Mapping[str, Any] | None) -> str | None:
    """The id of a document, as some clients send it beside or instead of its text."""
    query = (extensions or {}).get("persistedQuery")
    digest = query.get("sha256Hash") if isinstance(query, dict) else None
    return digest if isinstance(digest, str) else None
