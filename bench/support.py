"""How long the support map takes: `python -m bench.support [--sizes 1k,10k] [--json]`.

Made-up services of made-up actors that meet 200 needs, and five stakeholders for each service who state some of them,
in a SQLite file. It is measured how long it takes to read them, to draw the map by actor and need and by all five axes,
to find the gaps and the overlaps, and to imagine that one in a hundred services stops and two join. Beside it pandas'
`crosstab` for the map by actor and need, and networkx' weighted projection for the overlaps; and whether the answers
are equal. Seconds are the processor's, the best of up to three: all of it is done in one thread, and the machine may
do other things too. `wall` is what the clock says of `asked`.
"""

import argparse
import datetime
import json
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final, TypeVar

import networkx as nx
from networkx.algorithms import bipartite

from graph.lines.support import CompanyStage, Meets, Provides, Serves, Service, ServiceVolume, VolumeOf, volume_id
from graph.model import Capability, Market, Stakeholder
from graph.relations import Needs, Targets
from graph.sqlite import migrate, open_store
from graph.store import Store
from graph.values import Fact
from strategy.support.cells import Axis, Cell, Overlap, cells, overlaps
from strategy.support.covering import gaps
from strategy.support.offers import Offer, Support
from strategy.support.reading import read
from strategy.support.whatif import Change, what_if

NEEDS: Final = 200
SEEKERS_EACH: Final = 5
TODAY: Final = datetime.date(2026, 1, 1)
SAY: Final[dict[str, Any]] = {"source": "tables:made-up"}
MARKETS: Final = ("DE", "FR", "NL", "UK", "US", "CN", "IN", "BR")
SEED: Final = 2016
TIMES: Final = 3
ENOUGH_SECONDS: Final = 2.0

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Row:
    """Seconds for so many services; `asked` is reading, map, gaps and a what-if together."""

    services: int
    seekers: int
    read: float
    map: float
    map_by_all: float
    gaps: float
    what_if: float
    asked: float
    wall: float
    overlaps: float
    pandas_map: float | None
    networkx_overlaps: float
    equal: bool


def main() -> None:
    """Print the table."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--sizes", default="1k,10k", help="numbers of services, with k for thousands")
    ask.add_argument("--json", action="store_true")
    asked = ask.parse_args()
    rows = [measured(int(size.replace("k", "000"))) for size in asked.sizes.split(",")]
    if asked.json:
        print(json.dumps([asdict(row) for row in rows]))
        return
    names = [name for name in Row.__slots__ if name not in {"services", "seekers", "equal"}]
    print(f"| services | seekers | {' | '.join(names)} | equal |")
    print(f"| {' | '.join(['---'] * (len(names) + 3))} |")
    for row in rows:
        times = [getattr(row, name) for name in names]
        shown = " | ".join("-" if one is None else f"{one:.3f}" for one in times)
        print(f"| {row.services:,} | {row.seekers:,} | {shown} | {row.equal} |")
    first = rows[0]
    print(f"read, map, gaps and what-if of {first.services:,}: {first.asked:.2f} s, {first.wall:.2f} s by the clock")


def measured(services: int) -> Row:
    """Everything once, on a store of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "store.db"
        migrate(path)
        with closing(open_store(path)) as store:
            _fill(store, services)
            support, *reading = _timed(lambda: read(store, TODAY))
    drawn, *mapping = _timed(lambda: cells(support.offers, (Axis.ACTOR, Axis.NEED)))
    _, all_axes, _ = _timed(lambda: cells(support.offers, tuple(Axis)))
    _, *gapping = _timed(lambda: gaps(support))
    stops = tuple(offer.id for offer in support.offers[2::100])
    change = Change(stops, ((support.offers[0].id, support.offers[1].id),))
    _, *imagining = _timed(lambda: what_if(support, change))
    pairs, overlapping, _ = _timed(lambda: overlaps(support.offers))
    crossed, pandas_time = _crosstab(support, drawn)
    projected, networkx_time = _projected(support, pairs)
    asked, wall = map(sum, zip(reading, mapping, gapping, imagining, strict=True))
    return Row(
        services, len(support.seekers), reading[0], mapping[0], all_axes, gapping[0], imagining[0], asked, wall,
        overlapping, pandas_time, networkx_time, crossed and projected,
    )  # fmt: skip


def _timed(work: Callable[[], Found]) -> tuple[Found, float, float]:
    """What it gives, and the fewest seconds: of the processor, and by the clock."""
    walls: list[float] = []
    busy: list[float] = []
    while len(busy) < TIMES and sum(busy) < ENOUGH_SECONDS:
        clock, processor = time.perf_counter(), time.process_time()
        found = work()
        walls.append(time.perf_counter() - clock)
        busy.append(time.process_time() - processor)
    return found, min(busy), min(walls)


def _fill(store: Store, services: int) -> None:
    """Nodes before what is between them."""
    with store.unit("tables:made-up", bulk="made up") as unit:
        held: list[Fact] = []
        for fact in _facts(services, random.Random(SEED)):
            if held and type(fact) is not type(held[0]):
                unit.say(held)
                held = []
            held.append(fact)
        unit.say(held)


def _facts(services: int, dice: random.Random) -> Iterator[Fact]:
    actors, seekers = (
        [f"own:actor{n}" for n in range(services // 5)],
        [f"own:s{n}" for n in range(services * SEEKERS_EACH)],
    )
    needs, markets = [f"own:need{n}" for n in range(NEEDS)], [f"market:{code}" for code in MARKETS]
    stages, own = list(CompanyStage), [f"service:{n}" for n in range(services)]
    yield from (Stakeholder(id=one, name=one, export_stage=dice.choice(stages), **SAY) for one in (*actors, *seekers))
    yield from (Capability(id=one, label_en=one, **SAY) for one in needs)
    yield from (Market(id=one, **SAY) for one in markets)
    for one in own:
        stage, languages = tuple(dice.sample(stages, dice.randint(0, 2))), tuple(dice.sample(["nl", "fr", "en"], 1))
        yield Service(id=one, name=one, stages=stage, languages=languages, **SAY)
    yield from (ServiceVolume(id=volume_id(one, "2025"), year="2025", cases=dice.randint(1, 500), **SAY) for one in own)
    yield from (VolumeOf(from_id=volume_id(one, "2025"), to_id=one, **SAY) for one in own)
    yield from _ties(Provides, [(actor, one) for one in own for actor in dice.sample(actors, dice.randint(1, 2))])
    yield from _ties(Meets, [(one, need) for one in own for need in dice.sample(needs, dice.randint(1, 5))])
    yield from _ties(Serves, [(one, there) for one in own for there in dice.sample(markets, dice.randint(0, 2))])
    yield from _ties(Needs, [(one, need) for one in seekers for need in dice.sample(needs, dice.randint(1, 3))])
    yield from _ties(Targets, [(one, there) for one in seekers for there in dice.sample(markets, dice.randint(0, 2))])


def _ties(noun: Callable[..., Fact], ends: list[tuple[str, str]]) -> Iterator[Fact]:
    return (noun(from_id=start, to_id=end, **SAY) for start, end in ends)


def _crosstab(support: Support, drawn: list[Cell]) -> tuple[bool, float | None]:
    """The map by actor and need as pandas has it: whether it is equal, and how long it took, data frame included."""
    try:
        import pandas as pd  # type: ignore[import-untyped, unused-ignore]  # a peer, and no dependency
    except ImportError:
        return True, None

    def crossed() -> Any:
        rows = [(actor, need) for offer in support.offers for actor in offer.actors for need in offer.needs]
        frame = pd.DataFrame(rows, columns=["actor", "need"])
        return pd.crosstab(frame["actor"], frame["need"])

    table, took, _ = _timed(crossed)
    counts = {place: int(count) for place, count in table.stack().items() if count}
    return counts == {cell.place: len(cell.services) for cell in drawn}, took


def _projected(support: Support, pairs: list[Overlap]) -> tuple[bool, float]:
    """Services with needs in common as networkx projects them; equal where each overlap has as many needs there."""

    def projected() -> Any:
        graph = nx.Graph((offer.id, need) for offer in support.offers for need in offer.needs)
        return bipartite.weighted_projected_graph(graph, [offer.id for offer in support.offers])

    graph, took, _ = _timed(projected)
    known = {offer.id: offer for offer in support.offers}
    theirs = {
        tuple(sorted(edge)): data["weight"]
        for *edge, data in graph.edges(data=True)
        if _on_one_ground(known[edge[0]], known[edge[1]])
    }
    return theirs == {(pair.one, pair.other): len(pair.needs) for pair in pairs}, took


def _on_one_ground(one: Offer, other: Offer) -> bool:
    """Different actors, and a stage, market and language in common, said once more in another way."""
    sides = ((one.stages, other.stages), (one.markets, other.markets), (one.languages, other.languages))
    return not set(one.actors) & set(other.actors) and all(not a or not b or a & b for a, b in sides)


if __name__ == "__main__":
    main()
