"""How good suggestions are: `python -m bench.quality [--json] [--store STORE] [--size N] [--only real|planted]`.

real      the development split of `../shared/bench`, scored by its own `score.py`: ours as of 2017-01-01 beside the
          figures of its README, and paired differences to its listwise blend and to each heuristic, rebuilt here
          (`bench.blend`); how probabilities fared; and what it costs to set back the most suggested partners. Takes a
          store with FP7 and H2020, or loads them into a temporary one.
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

from bench import blend
from graph.snapshot import Snapshot
from graph.sqlite import open_store
from loaders import cordis, example
from matching import evaluation, profiles
from matching.baselines import BASELINES
from matching.candidates import Proposer, Scope
from matching.economy import WANTED, Economy, economy
from matching.match import Request, match
from matching.weights import choose

SHARED = Path(__file__).parents[2] / "shared"
QUERIES = SHARED / "bench" / "queries.csv"
CUT = datetime.date(2017, 1, 1)
TASKS: Mapping[str, Scope] = {"cross": "cross-chain", "general": "all"}
MEASURES = ("mrr", "hits@20", "ndcg@20", "ndcg@20_beyond_hubs", "ndcg@20_disjoint", "ndcg@20_companies", "recall@100")
NEW = "cold"  # the slice of newcomers
SLICES = ("low_degree", "belgian", "flemish", NEW)
NDCG = "ndcg@20"
LONG = 100  # the places of a list that the scorer reads
LISTED = 1_000  # planted queries weighed
MOST = 17  # partners that stand in more lists than any others
SERVED = 8_000  # whose probabilities are held against what came
SHARES = (0.16, 0.13, 0.115, 0.1)
Ranking = Callable[[int], Iterable[int]]
Rows = list[tuple[str, str, int]]
"""Stakeholder, partner and rank, by id."""


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
        history = economy(snapshot, CUT)
        queries = {task: [row for row in _table(QUERIES) if row["task"] == task] for task in TASKS}
        asked = {TASKS[task]: _rows(history, _with_history(queries[task])) for task in TASKS}
        peer = blend.learnt(snapshot, CUT, tuple(asked))
        lists = blend.lists(peer, history, asked, LONG)
        found = {}
        for task, scope in TASKS.items():
            told = _told(snapshot, queries[task])
            ours = Path(folder) / f"{task}-ours.csv"
            _write(ours, _suggested(history, asked[scope], scope) + _suggested(*told, scope))
            rivals = {name: lists[name, scope] for name, of in lists if of == scope}
            written = {name: _named(history, some) for name, some in rivals.items()}
            written[blend.BLEND] += _named(told[0], blend.lists_of_newcomers(peer, *told, scope, LONG))
            found[task] = _task(task, ours, written) | _beside(history, task, queries[task], Path(folder))
        return found


def _snapshot(store: Path | None, folder: Path) -> Snapshot:
    if store is None:
        store = folder / "real.db"
        opened = open_store(store, create=True)
        for name in ("FP7", "H2020"):
            cordis.load(SHARED / "data" / "cordis" / name, opened, rejects=folder / f"{name}.csv")
        opened.close()
    return open_store(store).snapshot(WANTED)


def _task(task: str, ours: Path, rivals: Mapping[str, Rows]) -> dict[str, object]:
    """Our figures, the blend's, and what we are ahead of each rival."""
    against = ours.with_name("against.csv")
    _write(against, rivals[blend.BLEND])
    scored, peer = _scored(ours, task, against), _scored(against, task, ours)
    return {
        "ours": _figures(scored),
        "rebuilt blend": _figures(peer),
        "peers in the README": _peers(task),
        "ours - rebuilt blend": {
            "all": scored["slices"]["all"]["difference"],
            **{name: {NDCG: scored["slices"][name]["difference"][NDCG]} for name in SLICES},
        },
        "ours - heuristics, nDCG@20": {
            name: _ahead(ours, task, against, some) for name, some in rivals.items() if name != blend.BLEND
        },
    }


def _figures(scored: Mapping[str, dict[str, dict[str, object]]]) -> dict[str, object]:
    whole = scored["slices"]["all"]
    return {
        **{name: whole[name] for name in MEASURES},
        **{f"{name}, nDCG@20": scored["slices"][name][NDCG] for name in SLICES},
        "mean over chains, nDCG@20": scored["macro_over_chains"][NDCG],
        "distinct partners": whole["distinct_partners"],
    }


def _ahead(ours: Path, task: str, against: Path, rival: Rows) -> object:
    _write(against, rival)
    return _scored(ours, task, against)["slices"]["all"]["difference"][NDCG]


def _beside(history: Economy, task: str, queries: list[dict[str, str]], folder: Path) -> dict[str, object]:
    return {
        "reliability": _reliability(history, TASKS[task]),
        "diversity": _diversity(history, _rows(history, _in(queries, "all")), task, folder),
    }


def _in(queries: list[dict[str, str]], name: str) -> list[str]:
    """Who stands in a slice."""
    return [row["stakeholder_id"] for row in queries if name in row["slices"].split("|")]


def _with_history(queries: list[dict[str, str]]) -> list[str]:
    new = set(_in(queries, NEW))
    return [row["stakeholder_id"] for row in queries if row["stakeholder_id"] not in new]


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
    """The price curve by share of lists (0: no limit): nDCG@20, places of the most suggested, distinct partners."""
    curve, first = list[dict[str, float]](), np.empty(0, np.int64)
    for share in (0.0, *SHARES):
        made = match(history, Request(scope=TASKS[task], top=LONG, rows=tuple(rows), diverse=share))
        lists = [(s.stakeholder_id, s.partner_id, s.rank) for s in made.suggestions()]
        _write(folder / "diverse.csv", lists)
        near = np.bincount(made.right[made.rank <= 20], minlength=len(history))
        most = np.argsort(-near, kind="stable")[:MOST]
        first = first if len(first) else most
        whole = _scored(folder / "diverse.csv", task, folder / "diverse.csv")["slices"]["all"]
        curve.append(
            {
                "share": share,
                "ndcg@20": whole["ndcg@20"][0],
                "beyond hubs": whole["ndcg@20_beyond_hubs"][0],
                f"places of the {MOST} most suggested without a limit": int(near[first].sum()),
                f"places of the {MOST} most suggested": int(near[most].sum()),
                "distinct partners": int((near > 0).sum()),
            }
        )
    return curve


def _suggested(history: Economy, rows: Iterable[int], scope: Scope) -> Rows:
    made = match(history, Request(scope=scope, top=LONG, rows=tuple(rows)))
    return [(s.stakeholder_id, s.partner_id, s.rank) for s in made.suggestions()]


def _named(history: Economy, lists: Mapping[int, list[int]]) -> Rows:
    """The same lists, by id and rank."""
    ids = history.ids
    return [(ids[row], ids[other], rank) for row, best in lists.items() for rank, other in enumerate(best, start=1)]


def _told(snapshot: Snapshot, queries: list[dict[str, str]]) -> tuple[Economy, list[int]]:
    """The economy in which those without history declare their profile, and who they are."""
    cold = _in(queries, NEW)
    with tempfile.NamedTemporaryFile("w", suffix=".csv", newline="") as file:
        out = csv.DictWriter(file, profiles.COLUMNS, extrasaction="ignore")
        out.writeheader()
        out.writerows(row for row in queries if row["stakeholder_id"] in cold)
        file.flush()
        declared = profiles.read(Path(file.name), snapshot.kinds["ValueChain"].ids)
    told = economy(profiles.declare(snapshot, declared, CUT), CUT)
    return told, _rows(told, cold)


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


def _write(path: Path, lists: Rows) -> None:
    with path.open("w", newline="") as file:
        out = csv.writer(file)
        out.writerow(("stakeholder_id", "partner_id", "rank"))
        out.writerows(lists)


def _table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    main()
