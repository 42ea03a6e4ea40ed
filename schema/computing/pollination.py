"""`crossPollination`: which value chains are linked, which could be, and which less than chance would have it."""

import asyncio
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, cast

import strawberry

from matching.pollination import ChainLinks, chain_links
from schema.compiling.suggested import among
from schema.computing.economies import AsOf, day_of, view
from schema.nouns.declaring import field
from schema.suggestions import RUN
from schema.viewer import Viewer

MOST_PAIRS = 10_000


@strawberry.type(description="Two value chains, or one with itself.")
class ChainGap:
    """See its description."""

    one: str = field("A value chain, as files write it.")
    other: str = field("Another, or the same.")
    existing: int = field("Pairs of partners, one with its primary chain here and one there.")
    expected: float = field(
        "How many there would be on average if everybody kept as many partners, dealt out at random (configuration"
        " model): D(one) D(other) / (2m - 1), where D counts the partners of a chain's members and 2m is the sum of D;"
        " D (D - 1) / 2 / (2m - 1) within one chain."
    )
    low: float = field("Chance gives fewer than this in one of forty cases.")
    high: float = field("Chance gives more than this in one of forty cases.")
    gap: float = field("`expected` - `existing`: above 0 where there are fewer than by chance.")
    ratio: float | None = field("`existing` / `expected`; null where chance would give none.")
    z: float | None = field(
        "How many standard deviations there are more than by chance, below 0 where there are fewer; null where chance"
        " leaves no choice."
    )
    suggested: int = field("Suggestions from one to the other, either way, of the run.")


async def cross_pollination(
    info: strawberry.Info, run: Annotated[strawberry.ID | None, RUN] = None, as_of: AsOf = None
) -> list[ChainGap]:
    """Every pair of chains once."""
    viewer = cast(Viewer, info.context)
    day = day_of(viewer, as_of)
    economy = await (await view(viewer)).economy(day)
    links = await asyncio.to_thread(chain_links, economy)
    asked = ("chain_from", "chain_to")
    found = await viewer.store.groups_soon(among({"run": run}), asked, MOST_PAIRS, viewer.rule)
    suggested: Counter[frozenset[str | None]] = Counter()
    for pair, count in found.rows:
        suggested[frozenset(pair)] += count
    return cast(Any, list(_gaps(links, suggested)))


def _gaps(links: tuple[ChainLinks, ...], suggested: Mapping[frozenset[str | None], int]) -> Iterator[dict[str, Any]]:
    for pair in links:
        one, other = (chain.removeprefix("chain:") for chain in (pair.one, pair.other))
        yield {
            "one": one,
            "other": other,
            "existing": pair.existing,
            "expected": pair.expected,
            "low": pair.interval[0],
            "high": pair.interval[1],
            "gap": round(pair.expected - pair.existing, 6),
            "ratio": pair.ratio,
            "z": pair.z,
            "suggested": suggested.get(frozenset((one, other)), 0),
        }


ROOTS = {
    "cross_pollination": strawberry.field(
        resolver=cross_pollination,
        description="Every pair of value chains once, with the links that there are, that are suggested, and that"
        " chance would give; over what you may see.",
    )
}
