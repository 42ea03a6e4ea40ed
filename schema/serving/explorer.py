"""The explorer's built page: its start and its files, packed when it was built, held in memory."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from mimetypes import guess_type
from pathlib import Path
from types import MappingProxyType
from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from schema.authentication.provider import Provider
from schema.serving import party, signing_in
from schema.serving.asking import preference

PAGE: Final = Path(__file__).with_name("page")
START: Final = "index.html"
POLICY: Final = "; ".join((
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data: blob:", "base-uri 'none'",
    "form-action 'none'", "frame-ancestors 'none'", "connect-src 'self'",
))  # fmt: skip
"""Nothing but our own files, no script or style within the page, nowhere else to send anything; at its end may follow
the origin where people sign in."""

PACKED: Final = (("br", ".br"), ("gzip", ".gz"))
"""Ways to pack, the tightest first, and how their files end."""

FOREVER: Final = "public, max-age=31536000, immutable"
"""Names of files hold a hash of what is in them; the start page names the newest, and is asked for each time."""

NOT_BUILT: Final = (
    "the explorer was not built into this installation; `make setup` in a checkout builds it, and so does the wheel"
    " made from there. GraphQL is at /graphql"
)


@dataclass(frozen=True, slots=True)
class File:
    """What one address answers: by name of the packing, and as it is by the name ``."""

    media: str
    bodies: Mapping[str, bytes]
    tag: str
    headers: Mapping[str, str]

    def answer(self, request: Request, more: Mapping[str, str] = MappingProxyType({})) -> Response:
        """It, packed as the browser takes it; nothing where the browser has it."""
        headers = {"ETag": self.tag, "Vary": "Accept-Encoding", **self.headers, **more}
        if request.headers.get("if-none-match") == self.tag:
            return Response(status_code=304, headers=headers)
        packing = next(iter(self._taken(request.headers.get("accept-encoding", ""))), "")
        if packing:
            headers["Content-Encoding"] = packing
        return Response(self.bodies[packing], media_type=self.media, headers=headers)

    def _taken(self, accepted: str) -> Iterable[str]:
        wanted = dict(map(preference, accepted.split(",")))
        return (name for name, _ in PACKED if name in self.bodies and wanted.get(name, 0) > 0)


@lru_cache(1)
def files(page: Path = PAGE) -> Mapping[str, File]:
    """Path below the start -> what is there; nothing where the page was not built."""
    endings = tuple(ending for _, ending in PACKED)
    there = (path for path in sorted(page.rglob("*")) if path.is_file() and not path.name.endswith(endings))
    return {path.relative_to(page).as_posix(): _read(path, path.name == START) for path in there}


def _read(path: Path, start: bool) -> File:
    body = path.read_bytes()
    packed = ((name, path.with_name(path.name + ending)) for name, ending in PACKED)
    bodies = {"": body} | {name: other.read_bytes() for name, other in packed if other.exists()}
    headers = {"Cache-Control": "no-cache" if start else FOREVER}
    tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
    return File(guess_type(path.name)[0] or "application/octet-stream", bodies, tag, headers)


def routes(provider: Provider | None) -> Sequence[Route]:
    """The page and its files; with a provider it may send people there, and is told so."""
    told = {} if provider is None else provider.told()
    policy = {"Content-Security-Policy": f"{POLICY} {provider.origin}" if provider else POLICY}

    async def start(request: Request) -> Response:
        """The page; 404 with what to do where it was not built."""
        found = files().get(START)
        return found.answer(request, policy) if found else PlainTextResponse(NOT_BUILT, 404)

    async def sign_in(request: Request) -> Response:
        """The page, which exchanges the code of a link; a plain one where the explorer was not built."""
        found = files().get(START)
        return found.answer(request, policy) if found else await signing_in.page(request)

    async def sign_in_at(request: Request) -> Response:
        """Where people sign in besides; an empty object where nowhere."""
        return JSONResponse(told)

    return (
        Route("/", start, methods=["GET"]),
        Route("/sign-in", sign_in, methods=["GET"]),
        Route("/sign-in/provider", sign_in_at, methods=["GET"]),
        Route("/party", matter, methods=["GET"]),
        Route("/assets/{name}", asset, methods=["GET"]),
    )


async def matter(request: Request) -> Response:
    """The page, as a party's link opens it, which sends nobody elsewhere; a plain one where it was not built."""
    found = files().get(START)
    return found.answer(request, {"Content-Security-Policy": POLICY}) if found else await party.page(request)


async def asset(request: Request) -> Response:
    """A file of the page."""
    found = files().get(f"assets/{request.path_params['name']}")
    return found.answer(request) if found else PlainTextResponse("there is no such file", 404)
