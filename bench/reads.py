"""Reads on a store with CORDIS H2020: `python -m bench.reads --json --store sqlite:///path/to/file.db`.

The questions are c, d, f and g of the peers' set (`neo4j-graphql`) as select trees, and a search; one statement each.
"""

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict, dataclass

import graph.sqlite
from graph.select import And, Branch, Direction, Op, Order, Page, Select, Test, Through
from graph.sqlite.compile import compile_select
from graph.sqlite.connection import connect
from graph.sqlite.store import SqliteStore
from hommel.settings import store_path

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
    """One question: fastest, median and 90th percentile in milliseconds, the limit, and the size of the answer."""

    question: str
    fastest_milliseconds: float
    p50_milliseconds: float
    p90_milliseconds: float
    limit_milliseconds: float
    rows: int

    @property
    def kept(self) -> bool:
        """Whether the median is within the limit."""
        return self.p50_milliseconds <= self.limit_milliseconds


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


def measured(question: str, limit_milliseconds: float, ask: Callable[[], int]) -> Measured:
    """Ask again and again; the first few rounds do not count."""
    rows = [ask() for _ in range(WARM_UP)][-1]
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        ask()
        times.append((time.perf_counter() - began) * 1_000)
    p50, p90 = statistics.median(times), statistics.quantiles(times, n=10)[-1]
    return Measured(question, round(min(times), 3), round(p50, 3), round(p90, 3), limit_milliseconds, rows)


def reads(store: SqliteStore) -> list[Measured]:
    """The timed questions."""
    words = iter(SEARCHED * (ROUNDS + WARM_UP))
    return [
        measured("20 x 10 x 10 nested", 8, lambda: _nodes(store.find(NESTED).rows)),
        measured("a hub, 100 projects, all participants", 8, lambda: _nodes(store.find(HUB).rows)),
        measured("search by a part of the name", 5, lambda: len(store.search(next(words), ("Stakeholder",), 20))),
        measured("50 rows filtered through two relations", 8, lambda: _nodes(store.find(FILTERED).rows)),
    ]


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


def main() -> int:
    """Print the figures; 1 if one is beyond its limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", default="", help="address of a store with H2020; default as HOMMEL_STORE's")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    with closing(graph.sqlite.open_store(store_path(given.store))) as store:
        timed = reads(store)
        pages = [paged(store, order) for order in (BY_ID, (Order("name"),))]
    if given.json:
        print(
            json.dumps(
                {
                    "reads": [{**asdict(one), "kept": one.kept} for one in timed],
                    "pages": [{**asdict(one), "kept": one.kept} for one in pages],
                }
            )
        )
    else:
        for read in timed:
            print(
                f"{read.question}: fastest {read.fastest_milliseconds} ms, p50 {read.p50_milliseconds} ms,"
                f" p90 {read.p90_milliseconds} ms (limit {read.limit_milliseconds} ms), {read.rows} nodes"
            )
        for page in pages:
            print(f"page by {page.order}: {page.steps_at_50} steps at row 50, {page.steps_at_20_000} at row 20,000")
    return 0 if all(one.kept for one in (*timed, *pages)) else 1


if __name__ == "__main__":
    sys.exit(main())
