"""What a second start saves: `python -m bench.resume [--json] [--size 10k | --store FILE] [--top N] [--at 0.5]`.

`hommel match` in a process of its own, killed (`kill -9`) when so large a part of its blocks is finished, and started
again; beside a run that nobody killed. Seconds of wall clock; the files must have the same bytes.
"""

import argparse
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.growth import ROOT, run, size_of
from matching.match import BLOCK


@dataclass(frozen=True, slots=True)
class Figures:
    """Seconds of a whole run, until the kill, and of the second start; how many blocks that found."""

    stakeholders: int
    whole: float
    until_killed: float
    second: float
    resumed: int
    blocks: int
    equal: bool


def main() -> None:
    """Print the figures."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--json", action="store_true")
    ask.add_argument("--size", default="10k", help="an example of that many (default: %(default)s)")
    ask.add_argument("--store", type=Path, help="a SQLite file that is there; its runs grow by one")
    ask.add_argument("--top", type=int, default=20)
    ask.add_argument("--at", type=float, default=0.5, help="part of the blocks after which it is killed")
    ask.add_argument("--folder", type=Path, help="where the store lies meanwhile (default: the system's own)")
    asked = ask.parse_args()
    with tempfile.TemporaryDirectory(dir=asked.folder) as folder:
        store = asked.store or Path(folder) / "store.db"
        if asked.store is None:
            run(store, "load", "example", "--size", str(size_of(asked.size)), "--json")
        found = measured(store, asked.top, asked.at, Path(folder))
    print(json.dumps(asdict(found)) if asked.json else "\n".join(told(found)))


def measured(store: Path, top: int, at: float, folder: Path) -> Figures:
    """Whole first, so that kernels are compiled; then killed, and again."""
    whole, again = folder / "whole.csv", folder / "again.csv"
    began = time.perf_counter()
    _, said = run(store, "match", "--top", str(top), "--out", str(whole), "--json")
    seconds, served = time.perf_counter() - began, json.loads(said)["served"]
    blocks = -(-served // BLOCK)
    killed = _killed(store, top, again, int(at * blocks))
    began = time.perf_counter()
    second = _begun(store, top, again)
    noted = second.communicate()[1]
    after = time.perf_counter() - began
    there = re.search(r"resumed: ([\d,]+) of", noted)
    resumed = int(there[1].replace(",", "")) if there else 0
    equal = second.returncode == 0 and whole.read_bytes() == again.read_bytes()
    return Figures(served, round(seconds, 1), round(killed, 1), round(after, 1), resumed, blocks, equal)


def _begun(store: Path, top: int, out: Path) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "hommel", "match", "--top", str(top), "--out", str(out)]
    environment = {**os.environ, "HOMMEL_STORE": f"sqlite:///{store}"}
    quiet, piped = subprocess.DEVNULL, subprocess.PIPE
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=quiet, stderr=piped, text=True)


def _killed(store: Path, top: int, out: Path, blocks: int) -> float:
    """Seconds until so many blocks lay in the spool, and it was killed."""
    began, spool = time.perf_counter(), store.with_name(f"{store.name}.spool")
    with _begun(store, top, out) as match:
        while sum(1 for _ in spool.glob("*/0*")) < blocks and match.poll() is None:
            time.sleep(0.05)
        match.send_signal(signal.SIGKILL)
    return time.perf_counter() - began


def told(found: Figures) -> list[str]:
    """The figures in words."""
    return [
        f"{found.stakeholders:,} stakeholders, {found.blocks:,} blocks",
        f"whole run                {found.whole:8.1f} s",
        f"killed after             {found.until_killed:8.1f} s",
        f"second start             {found.second:8.1f} s, with {found.resumed:,} blocks that were there",
        f"bytes of the file        {'the same' if found.equal else 'OTHERS'}",
    ]


if __name__ == "__main__":
    main()
