"""Large answers are packed for those who take them so: a picture of ten thousand is a fifth of its size by gzip.

Keys come in a header and by no cookie, so that nobody's page can make a browser ask with somebody else's key and learn
from the size of what comes.
"""

import asyncio
import gzip
from collections.abc import Mapping
from typing import Final

from starlette.types import Scope

from schema.heads import header
from schema.serving.asking import preference
from schema.serving.saying import NOTHING

LARGE: Final = 20_000
"""Bytes; less is sent sooner than packed."""

LEVEL: Final = 1
"""The quickest: it takes 50 ms for 3.6 MB, and what more effort spares is a tenth."""

PACKED: Final = {"content-encoding": "gzip", "vary": "Accept-Encoding"}


async def packed(scope: Scope, body: bytes) -> tuple[bytes, Mapping[str, str]]:
    """The body as it is sent, and what is said of it. Others go on while it is packed."""
    if len(body) < LARGE or not _taken(header(scope, b"accept-encoding")):
        return body, NOTHING
    return await asyncio.to_thread(gzip.compress, body, LEVEL), PACKED


def _taken(accepted: str) -> bool:
    return dict(map(preference, accepted.split(","))).get("gzip", 0) > 0
