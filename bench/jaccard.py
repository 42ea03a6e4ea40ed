"""Top 20 by Jaccard index beside Graph Data Science: `python -m bench.jaccard --store FILE [--json]`.

Of the stakeholders of a loaded store, by projects and by capabilities that they offer. Ours begins with the relations
as arrays and ends with the lists; the peer is `gds.nodeSimilarity` on a graph that it holds in memory already, on a
server of its own with as many threads, timed without handing over its answer. Both keep 20 each, and whom of equals is
not settled: answers are equal if all lists of scores are.
"""

import argparse
import json
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from bench.similar import similar
from graph.snapshot import Snapshot, Wanted
from graph.sqlite import open_store
from tests.neo4j.gds import gds

TOP: Final = 20
BATCH: Final = 20_000
RELATIONS: Final = {"projects": "PARTICIPATED_IN", "capabilities": "OFFERS"}
SIMILAR: Final = "CALL gds.nodeSimilarity.{mode}($graph, {{topK: $top, concurrency: $threads}}) YIELD {yields}"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; seconds of wall clock."""

    by: str
    stakeholders: int
    relations: int
    pairs: int
    ours: float
    gds: float
    ratio: float
    equal: bool


def main() -> None:
    """Print the table."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--store", type=Path, required=True, help="a SQLite file")
    ask.add_argument("--threads", type=int, default=2)
    ask.add_argument("--jars", type=Path, help="a folder with the peer's jars; fetched where none is given")
    ask.add_argument("--json", action="store_true")
    asked = ask.parse_args()
    wanted = Wanted(relations=dict.fromkeys(RELATIONS.values(), ()))
    rows = list(measured(open_store(asked.store).snapshot(wanted), asked.threads, asked.jars))
    if asked.json:
        print(json.dumps([asdict(row) for row in rows]))
        return
    print("| by | stakeholders, relations | pairs found | Hommel, s | GDS, s | ratio | equal |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for row in rows:
        size = f"{row.stakeholders:,}, {row.relations:,}"
        equal = "yes" if row.equal else "NO"
        print(f"| {row.by} | {size} | {row.pairs:,} | {row.ours:.3f} | {row.gds:.1f} | {row.ratio:.0f} | {equal} |")


def measured(snapshot: Snapshot, threads: int, jars: Path | None) -> Iterator[Row]:
    """Ours and the peer's, on the same relations."""
    with gds(jars) as session:
        for by, relation in RELATIONS.items():
            edges = snapshot.relations[relation]
            shape = (len(snapshot.kinds["Stakeholder"]), int(edges.end.max(initial=-1)) + 1)
            similar(_sets(edges.start[:1], edges.end[:1], shape), TOP, threads)  # compiles
            began = time.perf_counter()
            _, ours = similar(_sets(edges.start, edges.end, shape), TOP, threads)
            took = time.perf_counter() - began
            theirs, seconds = _gds(session, by, edges.start, edges.end, shape, threads)
            yield Row(
                by, len(np.unique(edges.start)), len(edges), int((ours > 0).sum()), took, seconds,
                seconds / took, bool(np.allclose(ours, theirs, rtol=0, atol=1e-12)),
            )  # fmt: skip


def _sets(start: NDArray[np.int32], end: NDArray[np.int32], shape: tuple[int, int]) -> sparse.csr_array:
    return sparse.csr_array((np.ones(len(start), np.int8), (start, end)), shape=shape)


def _gds(
    session: Any,
    by: str,
    start: NDArray[np.int32],
    end: NDArray[np.int32],
    shape: tuple[int, int],
    threads: int,
) -> tuple[NDArray[np.float64], float]:
    """The peer's scores, rows × TOP, best first; and its seconds without handing them over."""
    _load(session, by, start, end, shape)
    project = (
        "CALL gds.graph.project($graph, ['S_' + $graph, 'C_' + $graph], 'R_' + $graph) YIELD graphName RETURN graphName"
    )
    session.run(project, graph=by).consume()
    asked = {"graph": by, "top": TOP, "threads": threads}
    began = time.perf_counter()
    session.run(SIMILAR.format(mode="stats", yields="similarityPairs RETURN similarityPairs"), asked).consume()
    took = time.perf_counter() - began
    yields = "node1, node2, similarity RETURN gds.util.asNode(node1).row AS row, similarity"
    scores = np.zeros((shape[0], TOP))
    held = np.zeros(shape[0], np.int64)
    for row, score in session.run(SIMILAR.format(mode="stream", yields=yields), asked):
        scores[row, held[row]] = score
        held[row] += 1
    return -np.sort(-scores, axis=1), took


def _load(session: Any, by: str, start: NDArray[np.int32], end: NDArray[np.int32], shape: tuple[int, int]) -> None:
    for label, count in zip(("S", "C"), shape, strict=True):
        session.run(f"CREATE INDEX FOR (n:{label}_{by}) ON (n.row)").consume()
        session.run(f"UNWIND range(0, {count - 1}) AS row CREATE (:{label}_{by} {{row: row}})").consume()
    session.run("CALL db.awaitIndexes()").consume()
    pairs = np.stack([start, end], axis=1).tolist()
    for begin in range(0, len(pairs), BATCH):
        session.run(
            f"UNWIND $pairs AS p MATCH (s:S_{by} {{row: p[0]}}), (c:C_{by} {{row: p[1]}}) CREATE (s)-[:R_{by}]->(c)",
            pairs=pairs[begin : begin + BATCH],
        ).consume()


if __name__ == "__main__":
    main()
