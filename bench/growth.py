"""How load and match grow: `python -m bench.growth [--json] [--sizes 1k,10k,100k,1M] [--top N] [--folder DIR]`.

Each size is an example economy in a store of its own. Load and match run through the command line, each in a process of
its own: seconds of wall clock, of processor time (user and system, all threads), and peak resident memory as the system
counts it. The exponent says how a figure grows from the size before: 1 is in step with the size, 2 with its square.
"""

import argparse
import json
import math
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path

SIZES = "1k,10k"
TOP = 20
WARM_UP = 100  # stakeholders: compiles the kernels once, so that no size pays for it
UNITS = {"k": 1_000, "M": 1_000_000}
MEGABYTE = 1_000_000
ROOT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took."""

    seconds: float
    cpu_seconds: float
    peak_mb: float


@dataclass(frozen=True, slots=True)
class Row:
    """One size: what its load and its match took, how large the store was before the match."""

    stakeholders: int
    store_mb: float
    suggestions: int
    load: Cost
    match: Cost


def main() -> None:
    """Run the sizes asked for and print the table, or JSON."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--json", action="store_true")
    ask.add_argument("--sizes", default=SIZES, help="comma-separated, k and M understood (default: %(default)s)")
    ask.add_argument("--top", type=int, default=TOP, help="suggestions for each stakeholder (default: %(default)s)")
    ask.add_argument("--folder", type=Path, help="where the stores lie meanwhile (default: the system's own)")
    asked = ask.parse_args()
    sizes = [size_of(text) for text in asked.sizes.split(",")]
    with tempfile.TemporaryDirectory(dir=asked.folder) as folder:
        measure(WARM_UP, asked.top, Path(folder))
        rows = []
        for size in sizes:
            rows.append(measure(size, asked.top, Path(folder)))
            print(line(rows[-1]), file=sys.stderr, flush=True)
    if asked.json:
        print(json.dumps({"top": asked.top, "rows": [asdict(row) for row in rows], "exponents": exponents(rows)}))
    else:
        print("\n".join(table(rows)))


def size_of(text: str) -> int:
    """How many stakeholders a text such as `10k` means.

    >>> size_of("10k"), size_of("1M"), size_of("500")
    (10000, 1000000, 500)
    """
    return int(text[:-1]) * UNITS[text[-1]] if text[-1:] in UNITS else int(text)


def measure(size: int, top: int, folder: Path) -> Row:
    """Load and match an example of that size; its store is gone afterwards."""
    store = folder / f"{size}.db"
    load, _ = run(store, "load", "example", "--size", str(size), "--json")
    store_mb = store.stat().st_size / MEGABYTE
    match, result = run(store, "match", "--top", str(top), "--json")
    for file in folder.glob(f"{store.name}*"):
        file.unlink()
    return Row(size, round(store_mb, 1), json.loads(result)["suggestions"], load, match)


def run(store: Path, *command: str) -> tuple[Cost, bytes]:
    """What a `hommel` command took and printed, in a process of its own."""
    environment = {**os.environ, "HOMMEL_STORE": f"sqlite:///{store}"}
    with tempfile.TemporaryFile() as printed:
        begin = time.perf_counter()
        child = subprocess.Popen([sys.executable, "-m", "hommel", *command], cwd=ROOT, env=environment, stdout=printed)
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - begin
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            raise SystemExit(f"hommel {' '.join(command)} ended with {child.returncode}")
        printed.seek(0)
        peak = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1_024)
        cost = Cost(round(seconds, 2), round(usage.ru_utime + usage.ru_stime, 2), round(peak / MEGABYTE, 1))
        return cost, printed.read()


def exponents(rows: Sequence[Row]) -> list[dict[str, float]]:
    """How seconds and memory grow from each size to the next."""
    return [
        {
            "from": small.stakeholders,
            "to": large.stakeholders,
            "load_seconds": exponent(small, large, small.load.cpu_seconds, large.load.cpu_seconds),
            "load_memory": exponent(small, large, small.load.peak_mb, large.load.peak_mb),
            "match_seconds": exponent(small, large, small.match.cpu_seconds, large.match.cpu_seconds),
            "match_memory": exponent(small, large, small.match.peak_mb, large.match.peak_mb),
        }
        for small, large in pairwise(rows)
    ]


def exponent(small: Row, large: Row, before: float, after: float) -> float:
    """ln(figure ratio) ÷ ln(size ratio)."""
    return round(math.log(after / before) / math.log(large.stakeholders / small.stakeholders), 2)


def line(row: Row) -> str:
    """A row of the table."""
    cells = (
        f"{row.stakeholders:,}",
        f"{row.store_mb:,.0f}",
        *_cells(row.load),
        *_cells(row.match),
        f"{row.suggestions:,}",
    )
    return f"| {' | '.join(cells)} |"


def _cells(cost: Cost) -> Iterator[str]:
    yield from (f"{cost.seconds:,.1f}", f"{cost.cpu_seconds:,.1f}", f"{cost.peak_mb:,.0f}")


def table(rows: Sequence[Row]) -> Iterator[str]:
    """The figures as Markdown, then how they grow. Exponents are of processor time: others may share the machine."""
    yield "| stakeholders | store MB | load s | cpu s | peak MB | match s | cpu s | peak MB | suggestions |"
    yield "|" + " ---: |" * 9
    yield from map(line, rows)
    yield ""
    yield "| exponent | load cpu s | load peak MB | match cpu s | match peak MB |"
    yield "| --- |" + " ---: |" * 4
    for growth in exponents(rows):
        shown = (growth[name] for name in ("load_seconds", "load_memory", "match_seconds", "match_memory"))
        yield f"| {growth['from']:,.0f} → {growth['to']:,.0f} | {' | '.join(f'{value:.2f}' for value in shown)} |"


if __name__ == "__main__":
    main()
