"""How good suggestions are: `python -m bench.quality [--json] [--store STORE] [--size N] [--only real|planted]`.

real      the development split of `../shared/bench`, scored by its own `score.py`: ours as of 2017-01-01 beside the
          figures of its README, and the paired difference to decayed neighbours; how probabilities fared; and what it
          costs to set back the most suggested partners. Takes a store with FP7 and H2020, or loads them into a
          temporary one.
planted   recall@20 of the partnerships planted in the example, which no store knows, beside the named baselines.
"""

import argparse
import csv
import datetime
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from graph.snapshot import Snapshot
from graph.sqlite import open_store
from loaders import cordis, example
from matching import evaluation, profiles
from matching.baselines import BASELINES
from matching.candidates import DECAYED, Proposer, Scope
from matching.economy import WANTED, Economy, economy
from matching.match import Request, match
from matching.weights import choose

SHARED = Path(__file__).parents[2] / "shared"
CUT = datetime.date(2017, 1, 1)
TASKS: Mapping[str, Scope] = {"cross": "cross-chain", "general": "all"}
MEASURES = ("mrr", "hits@20", "ndcg@20", "ndcg@20_beyond_hubs", "ndcg@20_disjoint", "ndcg@20_companies", "recall@100")
SLICES = ("low_degree", "belgian", "flemish", "cold")
LISTED = 1_000  # planted queries weighed
SERVED = 8_000  # whose probabilities are held against what came
SHARES = (0.2, 0.13, 0.1)
Ranking = Callable[[int], Iterable[int]]


def main() -> None:
    """Run what is asked and print it."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--json", action="store_true")
    ask.add_argument("--store", type=Path)
    ask.add_argument("--size", type=int, default=10_000)
    ask.add_argument("--only", choices=("real", "planted"))
    asked = ask.parse_args()
    found: dict[str, object] = {}
    if asked.only != "planted":
        found["real"] = real(asked.store)
    if asked.only != "real":
        found["planted"] = planted(asked.size)
    print(json.dumps(found, indent=None if asked.json else 1))


def real(store: Path | None) -> dict[str, object]:
    """Ours and the peers' figures for both tasks."""
    with tempfile.TemporaryDirectory() as folder:
        snapshot = _snapshot(store, Path(folder))
        return {task: _task(snapshot, task, Path(folder)) for task in TASKS}


def _snapshot(store: Path | None, folder: Path) -> Snapshot:
    if store is None:
        store = folder / "real.db"
        opened = open_store(store, create=True)
        for name in ("FP7", "H2020"):
            cordis.load(SHARED / "data" / "cordis" / name, opened, rejects=folder / f"{name}.csv")
        opened.close()
    return open_store(store).snapshot(WANTED)


def _task(snapshot: Snapshot, task: str, folder: Path) -> dict[str, object]:
    queries = [row for row in _table(SHARED / "bench" / "queries.csv") if row["task"] == task]
    known = [row["stakeholder_id"] for row in queries if "cold" not in row["slices"].split("|")]
    history = economy(snapshot, CUT)
    ours, decayed = folder / f"{task}-ours.csv", folder / f"{task}-decayed.csv"
    rows = _rows(history, known)
    _write(ours, _suggested(history, rows, TASKS[task]) + _newcomers(snapshot, queries, TASKS[task]))
    _write(decayed, _decayed(history, rows, TASKS[task]))
    scored = _scored(ours, task, decayed)
    whole = scored["slices"]["all"]
    return {
        "ours": {name: whole[name] for name in MEASURES},
        "slices, nDCG@20": {name: scored["slices"][name]["ndcg@20"] for name in SLICES},
        "mean over chains, nDCG@20": scored["macro_over_chains"]["ndcg@20"],
        "distinct partners": whole["distinct_partners"],
        "against decayed neighbours": whole["difference"],
        "peers": _peers(task),
        "reliability": _reliability(history, TASKS[task]),
        "diversity": _diversity(history, _rows(history, _drawn(queries)), task, folder),
    }


def _drawn(queries: list[dict[str, str]]) -> list[str]:
    return [row["stakeholder_id"] for row in queries if "all" in row["slices"].split("|")]


def _reliability(history: Economy, scope: Scope) -> dict[str, object]:
    """Expected and observed by bin, of what 8,000 stakeholders would have been shown, partners found or not."""
    found = evaluation.reliability_of(history, scope, choose(history, scope, history.as_of), SERVED)
    if found is None:
        return {}
    bins = [
        (one.suggestions, round(one.expected, 4), round(one.observed, 4), round(one.ratio, 3)) for one in found.bins
    ]
    return {"years": found.years, "skill": found.skill, "bins": bins}


def _diversity(history: Economy, rows: list[int], task: str, folder: Path) -> list[dict[str, float]]:
    """The price curve by share of lists (0: no limit): nDCG@20, places of the 17 most suggested, distinct partners."""
    curve = []
    for share in (0.0, *SHARES):
        made = match(history, Request(scope=TASKS[task], top=100, rows=tuple(rows), diverse=share))
        lists = [(s.stakeholder_id, s.partner_id, s.rank) for s in made.suggestions()]
        _write(folder / "diverse.csv", lists)
        near = np.bincount(made.right[made.rank <= 20])
        whole = _scored(folder / "diverse.csv", task, folder / "diverse.csv")["slices"]["all"]
        curve.append(
            {
                "share": share,
                "ndcg@20": whole["ndcg@20"][0],
                "beyond hubs": whole["ndcg@20_beyond_hubs"][0],
                "places of the 17 most suggested": int(np.sort(near)[-17:].sum()),
                "distinct partners": int((near > 0).sum()),
            }
        )
    return curve


def _suggested(history: Economy, rows: Iterable[int], scope: Scope) -> list[tuple[str, str, int]]:
    made = match(history, Request(scope=scope, top=100, rows=tuple(rows)))
    return [(s.stakeholder_id, s.partner_id, s.rank) for s in made.suggestions()]


def _newcomers(snapshot: Snapshot, queries: list[dict[str, str]], scope: Scope) -> list[tuple[str, str, int]]:
    """Lists of those without history, by what they declare."""
    cold = [row for row in queries if "cold" in row["slices"].split("|")]
    with tempfile.NamedTemporaryFile("w", suffix=".csv", newline="") as file:
        out = csv.DictWriter(file, profiles.COLUMNS, extrasaction="ignore")
        out.writeheader()
        out.writerows(cold)
        file.flush()
        declared = profiles.read(Path(file.name), snapshot.kinds["ValueChain"].ids)
    told = economy(profiles.declare(snapshot, declared, CUT), CUT)
    return _suggested(told, _rows(told, [row["stakeholder_id"] for row in cold]), scope)


def _decayed(history: Economy, rows: Iterable[int], scope: Scope) -> list[tuple[str, str, int]]:
    """Lists by decayed neighbours alone, the strongest single heuristic of the README."""
    proposer, everybody = Proposer(history, scope), np.arange(len(history), dtype=np.int32)
    found = []
    for row in rows:
        score = proposer.closure(row, everybody).closure[:, DECAYED]
        best = _best(np.where(proposer.allowed(row, everybody), score, -np.inf), 100)
        found += [(history.ids[row], history.ids[other], rank) for rank, other in enumerate(best, start=1)]
    return found


def _best(score: NDArray[np.float64], most: int) -> list[int]:
    order = np.argsort(-score, kind="stable")[:most]
    return [int(place) for place in order if np.isfinite(score[place])]


def _rows(history: Economy, stakeholders: Iterable[str]) -> list[int]:
    """Rows of CORDIS numbers, ascending; numbers that no store knows are left out."""
    row = {text.split(":", 1)[1]: place for place, text in enumerate(history.ids)}
    return sorted(row[one] for one in stakeholders if one in row)


def _scored(lists: Path, task: str, against: Path) -> dict[str, dict[str, dict[str, object]]]:
    folder = SHARED / "bench"
    command = [sys.executable, folder / "score.py", lists, folder / "dev-truth.csv.gz", "--task", task]
    files = [
        "--queries",
        folder / "queries.csv",
        "--stakeholders",
        folder / "stakeholders.csv.gz",
        "--against",
        against,
    ]
    done = subprocess.run([*command, *files], capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout))


def _peers(task: str) -> dict[str, list[str]]:
    """The rows of the README's table of that task: MRR, Hits@20, nDCG@20, beyond hubs, recall@100, …"""
    text = (SHARED / "bench" / "README.md").read_text("utf-8")
    table = text.split(f"## Numbers to beat: {task}", 1)[1].split("\nMean over", 1)[0]
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines() if line.startswith("|")
    ]
    return {row[0]: row[1:] for row in rows if not row[0].startswith("---")}


def planted(size: int, seed: int = 1) -> dict[str, object]:
    """recall@20 of planted partnerships, ours and each baseline's."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "example.db", create=True)
        example.load(store, size, seed)
        now = economy(store.snapshot(WANTED))
        store.close()
    row = {stakeholder: place for place, stakeholder in enumerate(now.ids)}
    good = {row[one]: {row[other] for other in others} for one, others in example.planted(size, seed).items()}
    queries = sorted(good)[:: max(len(good) // LISTED, 1)]
    made = match(now, Request(rows=tuple(queries)))
    ours = {one: made.right[made.left == one].tolist() for one in queries}
    recall = {"ours": _recall(good, queries, lambda one: ours[one])}
    proposer, everybody = Proposer(now, "cross-chain"), np.arange(len(now), dtype=np.int32)
    for name, make in BASELINES.items():
        scores = make(now.network)
        listed = {one: _best(np.where(proposer.allowed(one, everybody), scores(one), -np.inf), 20) for one in queries}
        recall[name] = _recall(good, queries, listed.__getitem__)
    return {"stakeholders": size, "queries": len(queries), "weights": made.weights.name, "recall@20": recall}


def _recall(good: Mapping[int, set[int]], queries: Iterable[int], ranking: Ranking) -> float:
    return round(float(np.mean([len(good[one] & set(ranking(one))) / len(good[one]) for one in queries])), 4)


def _write(path: Path, lists: Iterable[tuple[str, str, int]]) -> None:
    with path.open("w", newline="") as file:
        out = csv.writer(file)
        out.writerow(("stakeholder_id", "partner_id", "rank"))
        out.writerows(lists)


def _table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    main()
