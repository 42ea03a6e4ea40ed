"""`hommel work`, and the worker beside `hommel serve`, as processes."""

import datetime
import json
import os
import signal
import subprocess
import sys
import time
from contextlib import closing

import httpx
import pytest
from websockets.sync.client import connect

from graph.shelves import jobs, outbox
from graph.shelves.jobs import State
from graph.sqlite import open_store


@pytest.fixture
def running(store_path, hommel):
    """Starts a command on a store with an economy, which is ended with the test."""
    assert hommel("load", "example", "--size", "100").status == 0
    started = []

    def run(*arguments):
        command = [sys.executable, "-m", "hommel", *arguments]
        process = subprocess.Popen(command, env=dict(os.environ), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        started.append(process)
        return process

    yield run
    for process in started:
        process.kill()
        process.communicate()


def ask(store_path, name="match", arguments=None):
    with closing(open_store(store_path)) as store, store.unit("tester") as unit:
        return jobs.enqueue(unit.shelves, name, arguments or {"top": 1})


def ends(store_path, asked):
    until = time.monotonic() + 60
    with closing(open_store(store_path)) as store:
        while time.monotonic() < until:
            if (state := jobs.find(store, asked).state) in (State.DONE, State.DEAD):
                return state
            time.sleep(0.05)
    return None


def test_once_does_what_is_due_and_says_what_failed(store_path, hommel):
    hommel("load", "example", "--size", "100")
    good, bad = ask(store_path), ask(store_path, "match", {"scope": "sideways"})
    ran = hommel("work", "--once", "--json")
    assert ran.status == 0
    states = {job["id"]: job["state"] for job in ran.json["worked"]}
    assert (states[good], states[bad]) == ("done", "dead")
    assert [job["id"] for job in ran.json["dead"]] == [bad]
    assert "sideways" in ran.json["dead"][0]["error"]
    assert len(hommel("runs", "--json").json) == 1
    again = hommel("work", "--once")
    assert (again.status, again.out) == (0, "0 jobs; 1 failed for good these days (--json lists them)\n")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_worker_works_until_a_signal_and_ends_whole(running, store_path, number):
    asked = ask(store_path)
    worker = running("work")
    assert ends(store_path, asked) is State.DONE
    worker.send_signal(number)
    _, err = worker.communicate(timeout=20)
    assert worker.returncode == 0, err
    assert b"Traceback" not in err


def test_a_server_works_beside_answering_unless_told_not_to(running, store_path):
    server = running("serve", "--port", "0", "--no-work")
    server.stdout.readline()
    asked = ask(store_path)
    time.sleep(1)
    with closing(open_store(store_path)) as store:
        assert jobs.find(store, asked).state is State.WAITING
    helping = running("serve", "--port", "0")
    graphql, explorer = (helping.stdout.readline() for _ in range(2))
    assert b"/graphql" in graphql
    assert b"explorer" in explorer
    assert ends(store_path, asked) is State.DONE
    helping.send_signal(signal.SIGTERM)
    out, err = helping.communicate(timeout=20)
    assert (helping.returncode, out, err) == (0, b"", b"")


def test_a_run_is_followed_over_websocket_while_the_server_makes_it(running, store_path):
    server = running("serve", "--port", "0", "--json")
    address = json.loads(b"".join(server.stdout.readline() for _ in range(4)))["address"]
    asked = ask(store_path, arguments={"top": 1, "audience": "public"})

    def say(connection, **message):
        connection.send(json.dumps(message))

    phases = []
    with connect(f"{address.replace('http', 'ws')}/graphql", subprotocols=["graphql-transport-ws"]) as connection:
        say(connection, type="connection_init")
        text = "subscription ($id: ID!) { runProgress(id: $id) { phase } }"
        assert json.loads(connection.recv(10)) == {"type": "connection_ack"}
        say(connection, type="subscribe", id="a", payload={"query": text, "variables": {"id": asked}})
        while (message := json.loads(connection.recv(60)))["type"] == "next":
            phases.append(message["payload"]["data"]["runProgress"]["phase"])
    assert message == {"id": "a", "type": "complete"}
    assert phases[-1] == "ENDED"


def test_a_server_that_stops_lets_go_who_follows_and_says_how_to_go_on(running, store_path):
    server = running("serve", "--port", "0", "--json")
    address = json.loads(b"".join(server.stdout.readline() for _ in range(4)))["address"]
    asked = ask(store_path, arguments={"top": 1, "audience": "public"})
    assert ends(store_path, asked) is State.DONE
    waiting = later(store_path)
    body = {"query": "subscription ($id: ID!) { runProgress(id: $id) { phase } }", "variables": {"id": waiting}}
    with httpx.stream("POST", f"{address}/graphql", json=body, headers={"accept": "text/event-stream"}) as response:
        lines = response.iter_lines()
        while "WAITING" not in next(lines):
            pass
        began = time.monotonic()
        server.send_signal(signal.SIGTERM)
        rest = "\n".join(lines)
    assert "go on with `after`" in rest
    assert "event: complete" in rest
    out, err = server.communicate(timeout=20)
    assert (server.returncode, out, err) == (0, b"", b"")
    assert time.monotonic() - began < 8


def later(store_path):
    """A job that is not due while the test runs."""
    due = datetime.datetime.now(datetime.UTC) + datetime.timedelta(hours=1)
    with closing(open_store(store_path)) as store, store.unit("tester") as unit:
        return jobs.enqueue(unit.shelves, "match", {"audience": "public"}, due)


def test_a_load_is_told_from_its_start_to_its_end(store_path, hommel):
    hommel("load", "example", "--size", "100")
    with closing(open_store(store_path)) as store:
        told = outbox.events(store)
    assert {event.kind for event in told} == {"load"}
    assert (told[0].phase, told[-1].phase) == ("started", "ended")
    assert told[-1].told["what"] == "example"
    assert told[-1].told["new"] > 100


def test_a_load_that_fails_is_told_with_its_reason(store_path, hommel, tmp_path):
    assert hommel("load", "cordis", tmp_path).status == 1
    with closing(open_store(store_path)) as store:
        started, failed = outbox.events(store)
    assert (started.phase, failed.phase) == ("started", "failed")
    assert "CORDIS" in failed.told["message"]


def test_a_dry_run_tells_nobody(store_path, hommel):
    hommel("migrate")
    hommel("load", "example", "--size", "100", "--dry-run")
    with closing(open_store(store_path)) as store:
        assert outbox.events(store) == []
