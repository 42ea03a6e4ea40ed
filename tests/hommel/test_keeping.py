"""Processes that are kept going: given up when they die at once, and gone when their parent is."""

import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from graph.errors import Unavailable
from hommel.serving import keeping
from hommel.serving.keeping import SPAWN, Place, end, keep

ROOT = Path(__file__).parents[2]
KEPT = """
from tests.hommel.test_keeping import waits
from hommel.serving.keeping import Place, keep, stopping
if __name__ == "__main__":
    with stopping() as stop:
        keep([Place(name, waits) for name in ("one", "other")], lambda: print("up", flush=True), stop)
"""


def cannot(ready):
    raise Unavailable("the store is away")


def goes_down(ready):
    ready()
    os.kill(os.getpid(), signal.SIGKILL)


def waits(ready):
    ready()
    signal.pause()


def ends_late(file, ready):
    told = []
    signal.signal(signal.SIGTERM, lambda *_: told.append(True))
    ready()
    while not told:  # no `signal.pause`: it would wait for ever for a signal that came just before
        time.sleep(0.01)
    file.write_text("finished")


@pytest.fixture
def stop():
    """A pair of ends: one for `keep` to look at, one to make it stop."""
    reading, writing = SPAWN.Pipe(duplex=False)
    with reading, writing:
        yield reading, writing


@pytest.mark.parametrize(("work", "why"), [(cannot, "the store is away"), (goes_down, "signal SIGKILL")])
def test_what_dies_at_once_again_and_again_is_given_up_with_the_reason(stop, monkeypatch, caplog, work, why):
    monkeypatch.setattr(keeping, "MOST_EARLY", 2)
    places = [Place("the tested", work, first_pause=0.01)]
    with pytest.raises(Unavailable, match=f"the tested died 2 times at once, the last time with: {why}"):
        keep(places, list, stop[0])
    end(places)
    assert f"the tested died ({why}); another one takes its place in 0.0 s" in caplog.text


def test_what_is_under_way_is_finished_before_the_end(stop, tmp_path):
    places = [Place("the tested", partial(ends_late, tmp_path / "file"))]
    keep(places, lambda: stop[1].send_bytes(b""), stop[0])
    end(places)
    assert (tmp_path / "file").read_text() == "finished"
    assert places[0].process.exitcode == 0


def test_what_does_not_end_in_time_is_killed(stop, tmp_path, monkeypatch):
    monkeypatch.setattr(keeping, "END_SECONDS", 0.0)
    places = [Place("the tested", partial(ends_late, tmp_path / "none" / "file"))]
    keep(places, lambda: stop[1].send_bytes(b""), stop[0])
    end(places)
    assert places[0].process.exitcode != 0


def test_processes_whose_parent_is_killed_do_not_stay(tmp_path):
    (tmp_path / "kept.py").write_text(KEPT)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, tmp_path / "kept.py"], stdout=subprocess.PIPE, text=True, env=environment
    ) as parent:
        assert parent.stdout.readline() == "up\n"
        parent.kill()
        assert parent.stdout.read() == ""  # which ends when the last process that could write there has ended
