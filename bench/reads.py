"""Reads on a store with CORDIS H2020: `python -m bench.reads [--json] [--store FILE]`; without a store, loads one.

The questions are c, d, f and g of the peers' set (`neo4j-graphql`) as select trees, and a search; one statement each.
Answers to c and d are compared with those of plain Python over all records. The peers' milliseconds are those of the
statement alone (`peer`) and of the best statement anybody wrote for that server, its answer shaped (`best`): no HTTP.
"""

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

import graph.sqlite
from graph.errors import BadInput, HommelError
from graph.model import Stakeholder
from graph.relations import ParticipatedIn
from graph.select import And, Branch, Direction, Op, Order, Page, Select, Test, Through
from graph.sqlite.compile import compile_select
from graph.sqlite.connection import connect
from graph.sqlite.store import SqliteStore
from hommel.places import SQLITE, store_path
from loaders import cordis

SHARED = Path(__file__).parents[2] / "shared"
ROUNDS = 50
WARM_UP = 5
BY_ID = (Order("id"),)
STEPS_TOLERANCE = 0.2

PARTICIPANTS = Branch("PARTICIPATED_IN", Direction.IN, ("id", "name", "country"), order=BY_ID, limit=10)
PROJECTS = Branch(
    "PARTICIPATED_IN",
    Direction.OUT,
    ("id", "acronym", "start"),
    branches=(PARTICIPANTS,),
    order=BY_ID,
    limit=10,
)
NESTED = Select(
    "Stakeholder",
    ("id", "name"),
    (PROJECTS,),
    where=And((Test("country", Op.EQ, "DE"), Test("kind", Op.EQ, "higher-education"))),
    order=(Order("id", descending=True),),
    page=Page(20),
)
HUB = Select(
    "Stakeholder",
    ("id", "name"),
    (
        Branch(
            "PARTICIPATED_IN",
            Direction.OUT,
            ("id", "acronym", "start", "end", "total_cost"),
            branches=(
                Branch(
                    "PARTICIPATED_IN",
                    Direction.IN,
                    ("id", "name", "country"),
                    ("role", "amount"),
                    order=BY_ID,
                    limit=1_000,
                ),
            ),
            order=BY_ID,
            limit=100,
        ),
    ),
    where=Test("id", Op.EQ, "pic:999997930"),
)
FILTERED = Select(
    "Stakeholder",
    ("id", "name", "city"),
    (Branch("OFFERS", Direction.OUT, ("notation",), ("level",), order=(Order("level", True, True),)),),
    where=And(
        (
            Test("country", Op.EQ, "BE"),
            Through(
                "PARTICIPATED_IN",
                Direction.OUT,
                where=Through("FUNDED_UNDER", Direction.OUT, where=Test("notation", Op.EQ, "H2020-EU.2.1.")),
            ),
        )
    ),
    order=BY_ID,
    page=Page(50),
)
SEARCHED = ("universite", "ecole", "lodz", "forschung", "gent")


@dataclass(frozen=True, slots=True)
class Measured:
    """One question: fastest, median and 90th percentile in milliseconds, the limit, and the size of the answer.

    peers   milliseconds of the same question elsewhere, where they were measured
    """

    question: str
    fastest_milliseconds: float
    p50_milliseconds: float
    p90_milliseconds: float
    limit_milliseconds: float
    nodes: int
    peers_milliseconds: Mapping[str, float]

    @property
    def kept(self) -> bool:
        """Whether the median is within the limit."""
        return self.p50_milliseconds <= self.limit_milliseconds

    @property
    def ratios(self) -> Mapping[str, float]:
        """How many times as long the peers take."""
        return {name: round(theirs / self.p50_milliseconds, 1) for name, theirs in self.peers_milliseconds.items()}


@dataclass(frozen=True, slots=True)
class Paged:
    """A keyset page near the beginning and far into the list: SQLite's steps."""

    order: str
    steps_at_50: int
    steps_at_20_000: int

    @property
    def kept(self) -> bool:
        """Whether the far page costs the same."""
        return abs(self.steps_at_20_000 / self.steps_at_50 - 1) <= STEPS_TOLERANCE


def measured(
    question: str, limit_milliseconds: float, ask: Callable[[], int], peers: Mapping[str, float] | None = None
) -> Measured:
    """Ask again and again; the first few rounds do not count."""
    nodes = [ask() for _ in range(WARM_UP)][-1]
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        ask()
        times.append((time.perf_counter() - began) * 1_000)
    p50, p90 = statistics.median(times), statistics.quantiles(times, n=10)[-1]
    fastest, p50, p90 = (round(time, 3) for time in (min(times), p50, p90))
    return Measured(question, fastest, p50, p90, limit_milliseconds, nodes, peers or {})


def reads(store: SqliteStore) -> list[Measured]:
    """The timed questions."""
    words = iter(SEARCHED * (ROUNDS + WARM_UP))
    theirs = peers()
    return [
        measured("20 x 10 x 10 nested", 8, lambda: _nodes(store.find(NESTED).rows), theirs.get("c")),
        measured("a hub, 100 projects, all participants", 8, lambda: _nodes(store.find(HUB).rows), theirs.get("d")),
        measured("search by a part of the name", 5, lambda: len(store.search(next(words), ("Stakeholder",), 20))),
        measured(
            "50 rows filtered through two relations", 8, lambda: _nodes(store.find(FILTERED).rows), theirs.get("f")
        ),
    ]


def peers() -> dict[str, dict[str, float]]:
    """Question -> milliseconds of the peer's own statement and of the best one, shaped; from the peers' results."""
    results = SHARED / "bench" / "peers" / "neo4j-graphql" / "RESULTS.md"
    if not results.exists():
        return {}
    table = results.read_text("utf-8").split("## What the store itself costs", 1)[1].split("\n##", 1)[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines() if line[:1] == "|"]
    return {row[0]: {"peer": float(row[2]), "best": float(row[5])} for row in rows if len(row[0]) == 1}


def answers_are_equal(store: SqliteStore) -> bool:
    """Whether c and d name the nodes that plain Python finds by looking at every record."""
    projects: dict[str, list[str]] = defaultdict(list)
    participants: dict[str, list[str]] = defaultdict(list)
    for fact in store.scan(ParticipatedIn):
        assert isinstance(fact, ParticipatedIn)
        projects[fact.from_id].append(fact.to_id)
        participants[fact.to_id].append(fact.from_id)
    chosen = (
        one.id
        for one in store.scan(Stakeholder)
        if isinstance(one, Stakeholder) and (one.country, one.kind) == ("DE", "higher-education")
    )

    def tree(stakeholder: str, most_projects: int, most_participants: int | None) -> list[object]:
        below = sorted(projects[stakeholder])[:most_projects]
        return [stakeholder, [[project, sorted(participants[project])[:most_participants]] for project in below]]

    nested = [tree(one, 10, 10) for one in sorted(chosen, reverse=True)[:20]]
    hub = [tree("pic:999997930", 100, None)]
    return [_ids(store.find(NESTED).rows), _ids(store.find(HUB).rows)] == [nested, hub]


def _ids(rows: list[list[object]]) -> list[object]:
    """Stakeholders, their projects and those projects' participants: ids alone."""
    return [[row[0], [[below[0], [_id(one) for one in _listed(below)]] for below in _listed(row)]] for row in rows]


def _listed(row: list[object]) -> list[list[object]]:
    """Rows of a row's only branch, which stands last, as a pair of total and rows."""
    branch = row[-1]
    assert isinstance(branch, list)
    return list(branch[1])


def _id(participant: list[object]) -> object:
    """Fields of the relation come before those of the node."""
    return next(cell for cell in participant if str(cell).startswith(("pic:", "cordis-org:")))


def _nodes(rows: list[list[object]]) -> int:
    """How many nodes an answer holds."""
    pairs = (cell for row in rows for cell in row if isinstance(cell, list) and len(cell) == 2)
    return len(rows) + sum(_nodes(found) for _, found in pairs if isinstance(found, list))


def paged(store: SqliteStore, order: tuple[Order, ...]) -> Paged:
    """Steps of a page of 50 after row 50 and after row 20,000."""
    near, far = (_steps(store, order, row) for row in (50, 20_000))
    return Paged(", ".join(key.name for key in order), near, far)


def _steps(store: SqliteStore, order: tuple[Order, ...], row: int) -> int:
    fields = ("id", "name", "country", "city", "kind")
    after, left = None, row
    while left:
        found = store.find(Select("Stakeholder", ("id",), order=order, page=Page(min(left, 10_000), after)))
        after, left = found.keys[-1], left - len(found.rows)
    compiled = compile_select(Select("Stakeholder", fields, order=order, page=Page(50, after)), {})
    steps = 0

    def count() -> int:
        nonlocal steps
        steps += 1
        return 0

    with closing(connect(store.path)) as db:
        db.set_progress_handler(count, 1)
        db.execute(compiled.sql, compiled.parameters).fetchall()
    return steps


@contextmanager
def opened(given: str | None) -> Iterator[SqliteStore]:
    """The store of that file or address, or a temporary one with H2020; `BadInput` where it holds no H2020."""
    with tempfile.TemporaryDirectory() as folder:
        named = given or f"{folder}/h2020.db"
        path = store_path(named) if named.startswith(SQLITE) else Path(named)
        with closing(graph.sqlite.open_store(path, create=given is None)) as store:
            if given is None:
                cordis.load(SHARED / "data" / "cordis" / "H2020", store)
            if not store.find(HUB).rows:
                raise BadInput(f"{path} holds no H2020; load it with `hommel load cordis`, or leave --store out")
            yield store


def main() -> int:
    """Print the figures; 1 if one is beyond its limit or an answer is wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", help="file or address of a store with H2020; none: load one for this run")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    with opened(given.store) as store:
        timed = reads(store)
        pages = [paged(store, order) for order in (BY_ID, (Order("name"),))]
        equal = answers_are_equal(store)
    found = {
        "reads": [{**asdict(one), "ratios": one.ratios, "kept": one.kept} for one in timed],
        "pages": [{**asdict(one), "kept": one.kept} for one in pages],
        "equal": equal,
    }
    print(json.dumps(found) if given.json else _told(timed, pages, equal))
    return 0 if equal and all(one.kept for one in timed) and all(one.kept for one in pages) else 1


def _told(timed: list[Measured], pages: list[Paged], equal: bool) -> str:
    """The figures in words."""
    lines = [
        f"{one.question}: fastest {one.fastest_milliseconds} ms, p50 {one.p50_milliseconds} ms,"
        f" p90 {one.p90_milliseconds} ms (limit {one.limit_milliseconds} ms), {one.nodes} nodes"
        f"{''.join(f'; {name} {ms} ms' for name, ms in one.peers_milliseconds.items())}"
        for one in timed
    ]
    lines += [
        f"page by {one.order}: {one.steps_at_50} steps at row 50, {one.steps_at_20_000} at row 20,000" for one in pages
    ]
    return "\n".join([*lines, f"answers equal to plain Python's: {'yes' if equal else 'NO'}"])


if __name__ == "__main__":
    try:
        sys.exit(main())
    except HommelError as error:
        sys.exit(f"bench.reads: {error}")
