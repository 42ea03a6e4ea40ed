"""Exact top 20 by fit beside its peers: `python -m bench.candidates [--json] [--sizes 10k,100k,1M] [--flat]`.

The instance is that of the speed protocol (`synthetic.py`). All find the same answers with the same threads; checked
against scipy's product on every row at 10k and on 2,000 rows above. Seconds are wall clock, index and matrices made
before; microseconds a row are of processor time. At 1M peers serve a block of rows drawn at random and are compared by
the row, as `rows` says. Peers are in the extra `bench`; who is missing is left out, and said so. Nobody in the instance
offers what it needs, so that no pair of one and the same is ever an answer.
"""

import argparse
import gc
import importlib.util
import json
import math
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from bench.growth import size_of
from bench.instances import synthetic
from matching.economy import Lists
from matching.fit import SCOPES, Best, Index, best, index
from matching.fit.files import load, save
from matching.fit.reasons import meetings
from matching.fit.renewal import renewed

TOP, THREADS = 20, 2
WHOLE_UP_TO = 100_000
"""Peers serve everybody up to here, and blocks above."""
BLOCK, CHECKED, ASKED, CHANGED = 20_000, 2_000, 2_000, 100
"""A block is as large as this because sp_matmul_rs goes another way for few rows: at 1M 3,500 us a row for 400 of them,
660 for 2,000, 480 for 20,000."""
AT_ONCE = 40  # rows of scipy's product, which is dense in all but name
PEERS = {"sp_matmul_rs": (1e-8, 1e-4), "sparse_dot_topn": (1e-8,)}
"""How far scores may be off: in float64, and in float32 for the peer that gains by it."""
REPEATS = 3


@dataclass(frozen=True, slots=True)
class Row:
    """What one way took; `equal` says whether its answers are, None where nobody looked."""

    instance: str
    way: str
    rows: int
    seconds: float
    micros_a_row: float
    times_ours: float
    equal: bool | None


@dataclass(frozen=True, slots=True)
class Given:
    """An instance: as lists, as an index, and as the two matrices whose product holds all scores."""

    n: int
    offers: Lists
    needs: Lists
    idf: NDArray[np.float64]
    index: Index
    left: sparse.csr_matrix
    right: sparse.csr_matrix
    chains: NDArray[np.uint8]


def given(n: int, exponent: float) -> Given:
    """The instance of a size."""
    made = synthetic().instance(n, exponent=exponent)
    lists = tuple(
        Lists(made[f"{name}_indptr"].astype(np.int64), made[f"{name}_indices"], np.ones(len(made[f"{name}_indices"])))
        for name in ("offers", "needs")
    )
    offers, needs = (
        sparse.csr_matrix((one.level, one.capability, one.indptr), shape=(n, len(made["idf"]))) for one in lists
    )
    idf = sparse.diags(np.concatenate((made["idf"], made["idf"])))
    left = sparse.csr_matrix(sparse.hstack((offers, needs)).tocsr() @ idf)
    right = sparse.csr_matrix(sparse.hstack((needs, offers)).tocsr().T.tocsr())
    some = index(*lists, made["idf"], made["chains"].astype(np.uint64))
    with tempfile.TemporaryDirectory() as folder:
        save(Path(folder) / "index", some)
        return Given(n, *lists, made["idf"], load(Path(folder) / "index"), left, right, made["chains"])


def timed(work: Callable[[], Any], repeats: int) -> tuple[Any, float, float]:
    """What came of it, and the least wall-clock and processor seconds it took."""
    wall, cpu = math.inf, math.inf
    for _ in range(repeats):
        gc.collect()
        began, began_cpu = time.perf_counter(), time.process_time()
        found = work()
        wall, cpu = min(wall, time.perf_counter() - began), min(cpu, time.process_time() - began_cpu)
    return found, wall, cpu


def ours(some: Given, name: str) -> tuple[list[Row], Best]:
    """Ours over everybody in both scopes; and the best of everybody in scope all."""
    repeats = REPEATS if some.n <= WHOLE_UP_TO else 1
    size = some.n if some.n <= 10_000 else CHECKED
    sample = np.sort(np.random.default_rng(1).choice(some.n, size, replace=False))
    rows, everybody = list[Row](), list[Best]()
    for scope in SCOPES:
        best(some.index, sample[:10], scope=scope, threads=1)  # compiles
        found, wall, cpu = timed(lambda scope=scope: best(some.index, scope=scope, threads=THREADS), repeats)
        equal = _equals_scipy(some, found, sample, scope)
        times = wall / rows[0].seconds if rows else 1.0
        rows.append(Row(name, f"Hommel, scope {scope}", some.n, wall, cpu / some.n * 1e6, times, equal))
        everybody.append(found)
    return rows, everybody[0]


def peers(some: Given, first: Row, found: Best) -> Iterator[Row]:
    """Each peer over everybody or a block, beside what ours took and found in scope all."""
    repeats, rng = REPEATS if some.n <= WHOLE_UP_TO else 1, np.random.default_rng(4)
    block = np.arange(some.n) if some.n <= WHOLE_UP_TO else np.sort(rng.choice(some.n, BLOCK, replace=False))
    for module, tolerances in PEERS.items():
        if not importlib.util.find_spec(module):
            print(f"{module} is missing: pip install {module}", file=sys.stderr)
            continue
        for dtype, tolerance in zip((np.float64, np.float32), tolerances, strict=False):
            multiply = getattr(importlib.import_module(module), "sp_matmul_topn")  # noqa: B009
            left, right = some.left[block].astype(dtype), some.right.astype(dtype)
            theirs, wall, cpu = timed(lambda m=multiply, a=left, b=right: m(a, b, TOP, n_threads=THREADS), repeats)
            equal = bool(np.allclose(_sorted_scores(theirs), found.score[block], atol=tolerance, rtol=0))
            times = wall / len(block) / (first.seconds / some.n)
            way = f"{module}, {np.dtype(dtype)}"
            yield Row(first.instance, way, len(block), wall, cpu / len(block) * 1e6, times, equal)


def _sorted_scores(product: Any) -> NDArray[np.float64]:
    """The scores of each row, the highest first, 0 where there are fewer than asked for."""
    product, scores = sparse.csr_matrix(product), np.zeros((product.shape[0], TOP))
    for row in range(len(scores)):
        some = np.sort(product.data[product.indptr[row] : product.indptr[row + 1]])[::-1]
        scores[row, : len(some)] = some
    return scores


def _equals_scipy(some: Given, found: Best, sample: NDArray[np.integer], scope: str) -> bool:
    """Whether the scores of these rows are those of the whole product, and those of the stakeholders that are named."""
    for begin in range(0, len(sample), AT_ONCE):
        rows = sample[begin : begin + AT_ONCE]
        scores = np.asarray((some.left[rows] @ some.right).todense())
        if scope == "bridge":
            scores[(some.chains[rows][:, None] & some.chains[None, :]) != 0] = 0.0
        highest = -np.sort(-np.partition(scores, some.n - TOP, axis=1)[:, some.n - TOP :], axis=1)
        named = np.where(
            found.who[rows] >= 0, np.take_along_axis(scores, found.who[rows].astype(np.int64), axis=1), 0.0
        )
        if not (np.allclose(highest, found.score[rows], atol=1e-8) and np.allclose(named, highest, atol=1e-8)):
            return False
    return True


def queries(some: Given) -> tuple[float, float]:
    """Median and 99th percentile of milliseconds for one stakeholder's best with the capabilities that meet."""
    took = []
    for row in np.random.default_rng(2).choice(some.n, ASKED).tolist():
        began = time.perf_counter()
        found = best(some.index, np.array([row], np.int32), threads=1)
        list(meetings(some.index, row, found.who[0, : found.count[0]]))
        took.append((time.perf_counter() - began) * 1e3)
    return float(np.percentile(took, 50)), float(np.percentile(took, 99))


def renewals(some: Given, before: Best) -> dict[str, Any]:
    """Seconds until all lists are current when a hundred offer and need what others did; equal to asking about all."""
    rng, rows = np.random.default_rng(3), np.arange(some.n)
    changed = rng.choice(some.n, min(CHANGED, some.n // 2), replace=False)
    rows[changed] = rng.choice(some.n, len(changed))
    lists, chains = [_of(one, rows) for one in (some.offers, some.needs)], some.chains.astype(np.uint64)
    then, of_index, _ = timed(lambda: index(*lists, some.idf, chains), REPEATS)
    renewed(before, then, changed[:1], threads=THREADS)  # compiles
    (after, again), wall, cpu = timed(lambda: renewed(before, then, changed, threads=THREADS), REPEATS)
    full = best(then, threads=THREADS)
    equal = all(np.array_equal(getattr(after, name), getattr(full, name)) for name in ("count", "who", "score"))
    return {
        "changed": len(changed), "made_again": len(again), "index_s": of_index, "lists_s": wall, "lists_cpu_s": cpu,
        "renewed_equal": equal,
    }  # fmt: skip


def _of(lists: Lists, rows: NDArray[np.integer]) -> Lists:
    """The lists of these stakeholders, one after the other; all are of one length in the instance."""
    width = int(lists.indptr[1])
    return Lists(lists.indptr, lists.capability.reshape(-1, width)[rows].ravel(), lists.level)


def main() -> None:
    """Race at the sizes asked for and print the table, or JSON."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--json", action="store_true")
    ask.add_argument("--sizes", default="10k,100k", help="comma-separated, k and M understood (default: %(default)s)")
    ask.add_argument("--flat", action="store_true", help="popularity without a long tail, the hard case for pruning")
    asked = ask.parse_args()
    rows, notes, before = list[Row](), list[dict[str, Any]](), None
    for n in map(size_of, asked.sizes.split(",")):
        some, name = given(n, 0.5 if asked.flat else 1.0), f"{n:,}{', flat' if asked.flat else ''}"
        own, found = ours(some, name)
        for row in chain(own, peers(some, own[0], found)):
            rows.append(row)
            if not asked.json:
                _print(row)
        total = own[0].micros_a_row * n
        growth = None if before is None else math.log(total / before[1]) / math.log(n / before[0])
        before, (median, high) = (n, total), queries(some)
        note = {"instance": name, "index_mb": some.index.nbytes / 1e6, "p50_ms": median, "p99_ms": high}
        notes.append({**note, "growth_exponent": growth, **renewals(some, found)})
        if not asked.json:
            _tell(notes[-1])
    if asked.json:
        json.dump({"rows": [asdict(row) for row in rows], "sizes": notes}, sys.stdout, indent=2)
        print()


def _tell(note: dict[str, Any]) -> None:
    grown = note["growth_exponent"]
    print(
        f"{note['instance']}: index {note['index_mb']:.1f} MB, one query {note['p50_ms']:.3f} ms p50,"
        f" {note['p99_ms']:.3f} ms p99{'' if grown is None else f', processor time grows as n^{grown:.2f}'}\n"
        f"{note['changed']} changed: {note['made_again']:,} lists made again in {note['lists_s']:.2f} s"
        f" ({note['lists_cpu_s']:.2f} s of processors), {note['index_s']:.2f} s for the index;"
        f" {'equal' if note['renewed_equal'] else 'NOT EQUAL'} to a whole run"
    )


def _print(row: Row) -> None:
    said = {True: "equal", False: "NOT EQUAL", None: ""}[row.equal]
    print(
        f"{row.instance:16} {row.way:26} {row.rows:>9,} rows {row.seconds:9.3f} s {row.micros_a_row:9.2f} us a row"
        f" {row.times_ours:6.2f} x ours  {said}",
        flush=True,
    )


if __name__ == "__main__":
    main()
