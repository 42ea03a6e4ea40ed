"""Learns the weights that ship with Hommel: `python -m bench.weights STORE` (a store with FP7 and H2020 loaded).

Each set is learnt from the history before the first day and the middle of a year, and the new partnerships from then to
the year's end, after which it is named: no later fact is used. It is calibrated on what it would have shown up to two
years before that day, and not before 2015, when the first dated year had passed. The files land in `matching/weights`.
"""

import datetime
import sys
from pathlib import Path
from typing import get_args

import msgspec

from graph.sqlite import open_store
from matching.candidates import Scope
from matching.economy import WANTED
from matching.runs import fingerprint
from matching.training import fit
from matching.training.calibrating import calibrate

FOLDER = Path(__file__).parents[1] / "matching" / "weights"
YEARS = (2017, 2016)
FIRST = datetime.date(2015, 1, 1)
SHARED: dict[str, str] = {"bridge": "cross-chain"}  # served by the weights of another scope


def main(store: Path) -> None:
    """Learn all sets and write them."""
    snapshot = open_store(store).snapshot(WANTED)
    for year in YEARS:
        for scope in (scope for scope in get_args(Scope) if scope not in SHARED):
            cuts = [datetime.date(year - 1, month, 1) for month in (1, 7)]
            weights = fit(snapshot, cuts, datetime.date(year, 1, 1), scope)
            weights = calibrate(snapshot, weights, max(datetime.date(year - 2, 1, 1), FIRST), datetime.date(year, 1, 1))
            weights = msgspec.structs.replace(weights, figures={**weights.figures, "inputs": fingerprint(snapshot)})
            (FOLDER / f"{weights.name}.json").write_bytes(
                msgspec.json.format(msgspec.json.encode(weights), indent=1) + b"\n"
            )
            print(weights.name, weights.figures, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
