"""Portfolios beside their peers: `python -m bench.portfolio [--json] [--sizes 10k,100k]`.

The instance is that of the speed protocol (`synthetic.py`): the union of everybody's exact top 20, capacity 3. Ours
beside greedy, OR-tools' min-cost flow on the double cover (which is the linear programme's bound), HiGHS through scipy,
and networkx at 2,000. Seconds are of processor time, of one run after one that compiles. Needs `pip install ortools`
for that peer: where it is missing, HiGHS gives the bound. `--quick` leaves out what takes minutes.
"""

import argparse
import importlib.util
import json
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from fractions import Fraction
from typing import Any

import networkx as nx
import numpy as np
from numba import njit
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

from bench.growth import size_of
from bench.instances import synthetic
from matching.portfolio import Limits, Pool, certify, pool, portfolio

SIZES = "10k"
TOP, CAPACITY, CHAINS = 20, 3, 5
QUOTA = Limits(Fraction(7, 100), 3_000)
QUOTA_SIZE = 10_000
SMALL = 2_000  # for networkx
MIP_LIMIT_SECONDS = 600
WHOLE = 1_000_000  # scores are whole millionths for the min-cost flow


@dataclass(frozen=True, slots=True)
class Row:
    """What one way found, in which time, as a share of the best bound there is."""

    instance: str
    way: str
    seconds: float
    value: float
    of_bound: float
    note: str = ""


@njit(cache=True)
def best_partners(mine: Any, theirs: Any, score: Any, most: int) -> Any:
    """For each stakeholder its best others by the sum over shared entries; both sides as (indptr, indices)."""
    n = len(mine[0]) - 1
    total, who, value = np.zeros(n), np.full((n, most), -1, np.int32), np.zeros((n, most))
    touched = np.empty(n, np.int32)
    for row in range(n):
        count = 0
        for place in range(mine[0][row], mine[0][row + 1]):
            entry = mine[1][place]
            for at in range(theirs[0][entry], theirs[0][entry + 1]):
                other = theirs[1][at]
                if total[other] == 0.0:
                    touched[count] = other
                    count += 1
                total[other] += score[entry]
        total[row] = 0.0
        for place in range(count):
            other = touched[place]
            sum_, total[other] = total[other], 0.0
            at = most
            while at > 0 and value[row, at - 1] < sum_:
                if at < most:
                    value[row, at], who[row, at] = value[row, at - 1], who[row, at - 1]
                at -= 1
            if at < most and sum_ > 0.0:
                value[row, at], who[row, at] = sum_, other
    return who, value


def instance(n: int) -> Pool:
    """The union of everybody's top 20 of the speed protocol's instance, with pairs of primary (lowest) chains."""
    given = synthetic().instance(n)
    capabilities = len(given["idf"])
    offers, needs = (
        sparse.csr_array((np.ones(len(given[f"{name}_indices"])), given[f"{name}_indices"], given[f"{name}_indptr"]),
                         shape=(n, capabilities))
        for name in ("offers", "needs")
    )  # fmt: skip
    mine, theirs = sparse.hstack((offers, needs)).tocsr(), sparse.hstack((needs, offers)).tocsc()
    idf = np.concatenate((given["idf"], given["idf"]))
    who, value = best_partners((mine.indptr, mine.indices), (theirs.indptr, theirs.indices), idf, TOP)
    left, right, score = np.repeat(np.arange(n), TOP), who.ravel(), value.ravel()
    there = right >= 0
    left, right, score = left[there], right[there], score[there]
    chain = np.log2(given["chains"] & -given["chains"].astype(np.int16)).astype(int)
    low, high = np.minimum(chain[left], chain[right]), np.maximum(chain[left], chain[right])
    names = [f"{a}-{b}" for a in range(CHAINS) for b in range(a + 1, CHAINS)]
    table = np.full((CHAINS, CHAINS), len(names), np.int16)
    table[np.triu_indices(CHAINS, 1)] = np.arange(len(names))
    return pool(left, right, score, np.full(n, CAPACITY), table[low, high], names)


def timed(work: Callable[[], Any]) -> tuple[Any, float]:
    """What came of it, and the processor seconds it took."""
    began = time.process_time()
    return work(), time.process_time() - began


def min_cost_flow(some: Pool) -> float:
    """Half the greatest flow value on the double cover: the bound of the linear programme."""
    from ortools.graph.python import min_cost_flow as flows

    n, cost = len(some.capacity), -np.rint(some.score * WHOLE).astype(np.int64)
    rows, source, sink = np.arange(n), 2 * n, 2 * n + 1
    tail = np.concatenate((np.full(n, source), some.left, some.right, n + rows, [sink]))
    head = np.concatenate((rows, n + some.right, n + some.left, np.full(n, sink), [source]))
    ones, total = np.ones(2 * len(some), np.int64), [int(some.capacity.sum())]
    limits = np.concatenate((some.capacity, ones, some.capacity, total))
    costs = np.concatenate((np.zeros(n, np.int64), cost, cost, np.zeros(n + 1, np.int64)))
    solver = flows.SimpleMinCostFlow()
    solver.add_arcs_with_capacity_and_unit_cost(tail.astype(np.int32), head.astype(np.int32), limits, costs)
    if solver.solve() != solver.OPTIMAL:
        raise SystemExit("bench.portfolio: the min-cost flow was not solved")
    return -solver.optimal_cost() / 2 / WHOLE


def greedy(some: Pool) -> float:
    """The highest score first, as long as both have a slot."""
    order = np.argsort(-some.score, kind="stable")
    return float(_greedy(order, some.left, some.right, some.score, some.capacity.copy()))


@njit(cache=True)
def _greedy(order: Any, left: Any, right: Any, score: Any, free: Any) -> float:
    total = 0.0
    for pair in order:
        if free[left[pair]] > 0 and free[right[pair]] > 0:
            free[left[pair]] -= 1
            free[right[pair]] -= 1
            total += score[pair]
    return total


def highs(some: Pool, limits: Limits, whole: int) -> tuple[float, str]:
    """What HiGHS finds with pairs whole (1) or in part (0)."""
    size = len(some)
    rows, pairs = np.concatenate((some.left, some.right)), np.tile(np.arange(size), 2)
    slots = sparse.csr_array((np.ones(2 * size), (rows, pairs)), shape=(len(some.capacity), size))
    asked = [LinearConstraint(slots, -np.inf, some.capacity)]
    if limits.most is not None:
        listed = np.flatnonzero(some.kind < len(some.kinds))
        kinds = sparse.csr_array((np.ones(len(listed)), (some.kind[listed], listed)), shape=(len(some.kinds), size))
        asked.append(LinearConstraint(kinds, float(limits.quota * limits.most), np.inf))
        asked.append(LinearConstraint(sparse.csr_array(np.ones((1, size))), -np.inf, limits.most))
    options = {"time_limit": MIP_LIMIT_SECONDS}
    found = milp(-some.score, constraints=asked, bounds=Bounds(0, 1), integrality=np.full(size, whole), options=options)
    return (0.0 if found.fun is None else -found.fun), ("" if found.status == 0 else "stopped at the time limit")


def blossom(some: Pool) -> float:
    """networkx's matching: one pick for everybody at most."""
    graph = nx.Graph()
    for a, b, score in zip(some.left.tolist(), some.right.tolist(), some.score.tolist(), strict=True):
        graph.add_edge(a, b, weight=score)
    return float(sum(graph.edges[pair]["weight"] for pair in nx.max_weight_matching(graph)))


def ours(some: Pool, limits: Limits, name: str, bound: float) -> Row:
    """Our portfolio, its certificate checked anew from prices and pairs."""
    found, seconds = timed(lambda: portfolio(some, limits))
    again = certify(some, limits, found.prices, found.picked)
    holds = again == found.certificate and again.bound >= bound * (1 - 1e-9)
    note = f"certificate {'holds' if holds else 'DOES NOT HOLD'}: bound {again.bound:.3f}, gap {again.gap:.2e}"
    return Row(name, "Hommel", seconds, again.value, again.value / bound, note)


def race(n: int) -> list[Row]:
    """One size without limits."""
    some, name = instance(n), f"{n:,}"
    rows = []
    if importlib.util.find_spec("ortools"):
        bound, seconds = timed(lambda: min_cost_flow(some))
        rows.append(Row(name, "OR-tools min-cost flow (LP)", seconds, bound, 1.0))
    else:
        (bound, note), seconds = timed(lambda: highs(some, Limits(), 0))
        rows.append(Row(name, "HiGHS (LP)", seconds, bound, 1.0, note))
    value, seconds = timed(lambda: greedy(some))
    rows.append(Row(name, "greedy", seconds, value, value / bound))
    return [*rows, ours(some, Limits(), name, bound)]


def race_with_quotas() -> list[Row]:
    """3,000 picks, at least 7 % of them in each pair of chains."""
    some, name = instance(QUOTA_SIZE), f"{QUOTA_SIZE:,}, {QUOTA.most:,} picks, quotas of {QUOTA.quota}"
    (value, note), seconds = timed(lambda: highs(some, QUOTA, 1))
    found = portfolio(some, QUOTA)
    bound = found.certificate.bound
    return [Row(name, "HiGHS (MIP)", seconds, value, value / bound, note), ours(some, QUOTA, name, bound)]


def race_of_blossoms() -> list[Row]:
    """One pick for everybody, where networkx can follow."""
    drawn = instance(SMALL)
    some = Pool(drawn.left, drawn.right, drawn.score, drawn.kind, np.ones(SMALL, np.int64), drawn.kinds)
    value, seconds = timed(lambda: blossom(some))
    name = f"{SMALL:,}, one pick each"
    return [Row(name, "networkx max_weight_matching", seconds, value, 1.0), ours(some, Limits(), name, value)]


def main() -> None:
    """Race at the sizes asked for and print the table, or JSON."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--json", action="store_true")
    ask.add_argument("--sizes", default=SIZES, help="comma-separated, k and M understood (default: %(default)s)")
    ask.add_argument("--quick", action="store_true", help="without HiGHS' MIP and networkx")
    asked = ask.parse_args()
    small = instance(500)
    portfolio(small), portfolio(small, Limits(most=100)), greedy(small)  # compiles
    rows = [row for text in asked.sizes.split(",") for row in race(size_of(text))]
    if not asked.quick:
        rows += [*race_with_quotas(), *race_of_blossoms()]
    if asked.json:
        json.dump([asdict(row) for row in rows], sys.stdout, indent=2)
        print()
        return
    for row in rows:
        print(f"{row.instance:42} {row.way:30} {row.seconds:9.3f} s  {row.of_bound:.6f}  {row.note}")


if __name__ == "__main__":
    main()
