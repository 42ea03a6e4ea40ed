"""A first load into Neo4j beside plain UNWIND: `python -m bench.neo4j_load FOLDER [FOLDER …]`.

Ours is `hommel load cordis` of each folder in turn: files read, facts mapped, what each source says kept, what follows
inferred. Plain is the graph that came of it, as ready-made rows, written over the same driver by `UNWIND $rows`: nodes,
then relations, with the same constraints and indexes, in the best of several shapes and batch sizes. Reading the files
with the `csv` module, which any loader does too, is timed beside it. Each runs on a server of its own, started empty.
The number of every kind and relation must be equal, and equal to that of the same load into SQLite.
"""

import argparse
import csv
import gzip
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import graph.neo4j
import graph.sqlite
from graph.catalogue import KINDS, RELATIONS
from graph.errors import HommelError
from graph.neo4j import Address, Neo4jStore
from graph.store import Counts, Store
from loaders import cordis
from tests.neo4j.server import Neo4jServer

MOST_RATIO = 1.1
HEAP = "2g"
Rows = Mapping[str, Sequence[Any]]

CREATE = (
    "UNWIND $rows AS r CREATE (n:{kind}) SET n = r",
    "UNWIND $rows AS r MATCH (a:{start} {{id: r[0]}}) MATCH (b:{end} {{id: r[1]}})"
    " CREATE (a)-[e:{name}]->(b) SET e = r[2]",
)
MERGE = (
    "UNWIND $rows AS r MERGE (n:{kind} {{id: r.id}}) SET n = r",
    "UNWIND $rows AS r MATCH (a:{start} {{id: r[0]}}) MATCH (b:{end} {{id: r[1]}})"
    " MERGE (a)-[e:{name} {{key: r[2].key}}]->(b) SET e = r[2]",
)
SHAPES = {
    "CREATE, 1,000 a time": (CREATE, 1_000),
    "CREATE, 10,000 a time": (CREATE, 10_000),
    "CREATE, 20,000 a time": (CREATE, 20_000),
    "MERGE, 10,000 a time": (MERGE, 10_000),
}


@dataclass(frozen=True, slots=True)
class Result:
    """Seconds of each part, and whether all numbers are equal."""

    ours: Mapping[str, float]
    plain: Mapping[str, float]
    reading_files: float
    rows: int
    equal: bool

    @property
    def total(self) -> float:
        """Our seconds for all folders."""
        return sum(self.ours.values())

    @property
    def to_writing(self) -> float:
        """Ours over the best plain writing of ready-made rows."""
        return self.total / min(self.plain.values())

    @property
    def to_loading(self) -> float:
        """Ours over the best plain writing with the reading of the files."""
        return self.total / (min(self.plain.values()) + self.reading_files)


@contextmanager
def fresh(server: Neo4jServer) -> Iterator[Neo4jStore]:
    """An empty store on the server."""
    with server, closing(graph.neo4j.open_store(Address.parse(server.url), create=True)) as store:
        yield store


def seconds(action: Callable[[], object]) -> float:
    """How long it takes."""
    began = time.perf_counter()
    action()
    return round(time.perf_counter() - began, 1)


def measure(folders: Sequence[Path]) -> Result:
    """All of it."""
    with fresh(Neo4jServer(heap=HEAP, jvm=())) as store:
        ours = {folder.name: seconds(lambda folder=folder: cordis.load(folder, store)) for folder in folders}
        counts, (nodes, relations) = store.counts(), shown(store)
    plain, equal = {}, as_in_sqlite(folders, counts)
    for name, (texts, size) in SHAPES.items():
        with fresh(Neo4jServer(heap=HEAP, jvm=())) as store, store.connection.session(write=True) as session:
            plain[name] = seconds(lambda: write(session, texts, size, nodes, relations))  # noqa: B023  # called at once
            equal = equal and same(store.counts(), counts)
    reading = sum(seconds(lambda folder=folder: read(folder)) for folder in folders)
    return Result(ours, plain, reading, sum(map(len, (*nodes.values(), *relations.values()))), equal)


def shown(store: Neo4jStore) -> tuple[Rows, Rows]:
    """Every node and relation of the graph with its properties, as rows to write."""
    with store.connection.session() as session:
        nodes = {kind: session.run(f"MATCH (n:{kind}) RETURN properties(n)").value() for kind in KINDS}
        relations = {
            name: session.run(f"MATCH (a)-[e:{name}]->(b) RETURN a.id, b.id, properties(e)").values()
            for name in RELATIONS
        }
    return nodes, relations


def write(session: Any, texts: tuple[str, str], size: int, nodes: Rows, relations: Rows) -> None:
    """Write the rows, one transaction a batch."""
    for kind, rows in nodes.items():
        _write(session, texts[0].format(kind=kind), size, rows)
    for name, rows in relations.items():
        relation = RELATIONS[name]
        _write(session, texts[1].format(name=name, start=relation.start, end=relation.end), size, rows)


def _write(session: Any, cypher: str, size: int, rows: Sequence[Any]) -> None:
    for begin in range(0, len(rows), size):
        session.run(cypher, rows=rows[begin : begin + size]).consume()


def read(folder: Path) -> None:
    """Read every row of every file."""
    for path in folder.glob("*.csv*"):
        opened = gzip.open if path.suffix == ".gz" else open
        with opened(path, "rt", encoding="utf-8-sig") as file:
            for _ in csv.DictReader(file, delimiter=";"):
                pass


def as_in_sqlite(folders: Sequence[Path], counts: Counts) -> bool:
    """Whether the same load into a file gives the same numbers."""
    with tempfile.TemporaryDirectory() as place:
        store: Store
        with closing(graph.sqlite.open_store(Path(place) / "store.db", create=True)) as store:
            for folder in folders:
                cordis.load(folder, store)
            return same(store.counts(), counts)


def same(one: Counts, other: Counts) -> bool:
    """Whether there are as many of everything."""
    return (one.kinds, one.relations) == (other.kinds, other.relations)


def main() -> int:
    """Print what it took; 1 if numbers differ or ours takes more than it may."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, help="CORDIS downloads, in the order of loading")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    found = measure(given.folders)
    print(json.dumps(asdict(found)) if given.json else _told(found))
    return 0 if found.equal and found.to_loading <= MOST_RATIO else 1


def _told(found: Result) -> str:
    lines = [f"{found.rows:,} nodes and relations; numbers {'equal' if found.equal else 'DIFFER'}", "", "| | s |"]
    lines += ["| --- | --- |", f"| ours, in all | {found.total:.1f} |"]
    lines += [f"| ours: {name} | {took:.1f} |" for name, took in found.ours.items()]
    lines += [f"| plain: {name} | {took:.1f} |" for name, took in found.plain.items()]
    lines += [f"| plain: reading the files | {found.reading_files:.1f} |"]
    lines += [f"| ratio to the best plain load, files read | {found.to_loading:.2f} |"]
    return "\n".join([*lines, f"| ratio to the best plain writing of ready-made rows | {found.to_writing:.2f} |"])


if __name__ == "__main__":
    try:
        sys.exit(main())
    except HommelError as error:
        sys.exit(f"bench.neo4j_load: {error}")
