"""The languages that a request reads, by its `Accept-Language` header (RFC 9110)."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from starlette.types import Scope

from schema.compiling.languages import DEFAULT, Languages
from schema.heads import headers
from schema.serving.asking import preference

NAME: Final = b"accept-language"
LONGEST: Final = 1_000
"""A longer header says nothing."""

Rank = tuple[float, int]
"""The quality, the better the lower, and the place in the header; what is refused comes behind what is not named."""

UNNAMED: Final[Rank] = (0, LONGEST)


def languages(scope: Scope) -> Languages:
    """Those of our languages that a request would rather read before those that it would not."""
    if NAME not in headers(scope):
        return DEFAULT
    return _ordered(b",".join([value for name, value in scope["headers"] if name == NAME]))


@lru_cache(256)
def _ordered(header: bytes) -> Languages:
    """The same of the header alone.

    >>> _ordered(b"de, nl-BE;q=0.8, *;q=0.1")
    ('nl', 'en', 'fr')
    >>> _ordered(b"en;q=0, fr;q=0.5")
    ('fr', 'nl', 'en')
    """
    if not header or len(header) > LONGEST:
        return DEFAULT
    ranks: dict[str, Rank] = {}
    for language, rank in _ranges(header.decode("latin-1")):
        ranks[language] = min(rank, ranks.get(language, rank))
    others = ranks.get("*", UNNAMED)[0], LONGEST  # a language of that name goes before all others
    return tuple(sorted(DEFAULT, key=lambda one: ranks.get(one, others)))


def _ranges(header: str) -> Iterator[tuple[str, Rank]]:
    for place, item in enumerate(header.split(",")):
        name, asked = preference(item)
        wanted = asked if 0 <= asked <= 1 else 0.0  # what is no number neither
        yield name.partition("-")[0], (-wanted if wanted else 1, place)
