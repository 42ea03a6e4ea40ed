"""Several workers on one store, killed at any moment: what each job does is done once."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from graph.shelves import jobs, outbox
from graph.shelves.jobs import State

ROOT = Path(__file__).parents[2]
WORK = """
import datetime, random, sys, time
from graph.model import Stakeholder
from graph.shelves import outbox
from hommel import wiring
from hommel.settings import Settings
from hommel.working.loop import Errand, Worker

def do(hand):
    number = hand.job.arguments["number"]
    time.sleep(random.random() * 0.05)
    with hand.lease.unit("first half") as unit:
        unit.say([Stakeholder(id=f"own:{number}", name="Fictional", source="hand")])
    time.sleep(random.random() * 0.05)
    with hand.lease.end("second half") as unit:
        outbox.tell(unit.shelves, "test", "done", str(number), {})
    time.sleep(random.random() * 0.05)

with wiring.opened(Settings.read({"HOMMEL_STORE": sys.argv[1]})) as store:
    print("working", flush=True)
    Worker(store, {"errand": Errand(do, tries=1000)}, allowed=datetime.timedelta(seconds=1)).run()
"""


def address(store):
    return f"sqlite:///{store.path}" if hasattr(store, "path") else str(store.connection.address)


def working(store):
    return subprocess.Popen(
        [sys.executable, "-c", WORK, address(store)],
        env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


def test_three_workers_that_are_killed_again_and_again_do_each_job_once(store, full):
    count, kills, chance = (200, 20, random.Random(5)) if full else (40, 4, random.Random(5))
    with store.unit("tester") as unit:
        asked = [jobs.enqueue(unit.shelves, "errand", {"number": number}) for number in range(count)]
    workers = [working(store) for _ in range(3)]
    try:
        for _ in range(kills):
            victim = workers.pop(0)
            victim.stdout.readline()
            time.sleep(0.1 + chance.random() * 0.5)
            victim.send_signal(signal.SIGKILL)
            victim.communicate()
            workers.append(working(store))
        until = time.monotonic() + 60
        while time.monotonic() < until and any(jobs.find(store, one).state is not State.DONE for one in asked):
            time.sleep(0.1)
    finally:
        for worker in workers:
            worker.kill()
            worker.communicate()
    ended = [jobs.find(store, one) for one in asked]
    assert {one.state for one in ended} == {State.DONE}
    done = Counter(event.of for event in outbox.events(store))
    assert done == {str(number): 1 for number in range(count)}
    assert len({one.worker for one in ended}) > 1
