"""A load that is killed at any moment leaves a store that opens, holds whole batches, and can be completed."""

import io
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from atlas import Format, export
from graph.sqlite import open_store
from graph.store import Store
from loaders import cordis

KILLS, KILLS_IN_FULL = 3, 20
LOADING = """
import sys
from pathlib import Path
from graph.sqlite import open_store
from loaders import cordis, delivery
delivery.BATCH = 100
store = open_store(Path(sys.argv[2]), create=True)
print("ready", flush=True)
cordis.load(Path(sys.argv[1]), store)
"""


def exported(store: Store) -> bytes:
    file = io.BytesIO()
    export(store, file, Format.JSONL)
    return file.getvalue()


def fill(download: Any) -> Path:
    for project in range(600):
        topic = ("PHC-1-2014", "ICT-2-2014", "SFS-3-2015", "MG-4-2015", "WASTE-5-2014")[project % 5]
        download.project(str(1000 + project), topics=topic, startDate=f"2015-0{project % 9 + 1}-01")
        for place in range(4):
            download.took(str(900_000_000 + (project * 7 + place * 31) % 700), str(1000 + project))
    folder: Path = download.write()
    return folder


@contextmanager
def started(folder: Path, store: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A load in a process of its own, from the moment its store is there."""
    command = [sys.executable, "-c", LOADING, str(folder), str(store)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as loading:
        assert loading.stdout is not None
        loading.stdout.readline()
        yield loading


def test_a_killed_load_leaves_whole_batches_and_loading_again_completes_it(download, tmp_path, full) -> None:
    folder = fill(download)
    whole = tmp_path / "whole.db"
    with started(folder, whole) as loading:
        begin = time.monotonic()
        assert loading.wait() == 0
        seconds = time.monotonic() - begin
    store = open_store(whole)
    expected = exported(store)
    bulk = {row.after for row in store.trail(limit=1000) if row.action == "bulk"}
    store.close()
    chance = random.Random(7)
    for number in range(KILLS_IN_FULL if full else KILLS):
        path = tmp_path / f"killed{number}.db"
        with started(folder, path) as loading:
            time.sleep(chance.uniform(0, seconds))
            loading.send_signal(signal.SIGKILL)
        store = open_store(path)
        batches = {row.after for row in store.trail(limit=1000)}
        assert batches <= bulk, "a batch that a whole load does not have"
        cordis.load(folder, store)
        assert exported(store) == expected
        store.close()
