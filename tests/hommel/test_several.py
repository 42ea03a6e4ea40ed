"""Several server processes on one port: they count together, keep what one of them keeps, and none is missed."""

import os
import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import partial
from pathlib import Path

import httpx
import pytest

from graph.shelves import Shelf, jobs
from graph.shelves.jobs import State
from graph.sqlite import open_store
from hommel.__main__ import main
from schema.access import Role
from schema.authentication import keys, links
from tests.served import served

ENOUGH_SECONDS = 60


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    """The file of a store with an example economy."""
    file = tmp_path_factory.mktemp("several") / "several.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOMMEL_STORE", f"sqlite:///{file}")
        assert main(["load", "example", "--size", "120", "--seed", "3"]) == 0
    return file


@pytest.fixture(scope="module")
def token(path):
    """An admin's key."""
    with closing(open_store(path)) as store:
        return keys.create(store, Role.ADMIN, "tester")[1]


@pytest.fixture(scope="module")
def pair(path, token):
    """Two processes: the parent, and a function that asks, over a connection of its own each time."""
    with served(path, "--workers", "2") as (process, address):
        yield process, partial(asked, address, token)


def asked(address, token, text, **variables):
    headers = {"Authorization": f"Bearer {token}"}
    answer = httpx.post(f"{address}/graphql", json={"query": text, "variables": variables}, headers=headers, timeout=30)
    return answer.json()["data"]


def counted(address):
    """Requests by process."""
    lines = httpx.get(f"{address}/metrics").text.splitlines()
    return [int(line.split()[-1]) for line in lines if line.startswith("hommel_process_requests_total{")]


def until(holds):
    """Ask again and again until it holds; fails where it never does."""
    deadline = time.monotonic() + ENOUGH_SECONDS
    while not (found := holds()):
        assert time.monotonic() < deadline, "it never came true"
    return found


def children(process):
    """The processes that a parent keeps, in the order they were started."""
    found = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    return [int(pid) for pid in found if b"--multiprocessing-fork" in Path(f"/proc/{pid}/cmdline").read_bytes()]


def at_once(do, times=8):
    with ThreadPoolExecutor(times) as pool:
        return [future.result() for future in [pool.submit(do) for _ in range(times)]]


def test_both_processes_answer_and_each_tells_what_all_have_counted(pair):
    _, ask = pair
    address = ask.args[0]
    until(lambda: all(counted(address)))
    answered = 'hommel_requests_total{outcome="answered"} '
    before = httpx.get(f"{address}/metrics").text.partition(answered)[2].split()[0]
    for _ in range(10):
        ask("{ __typename }")
    after = httpx.get(f"{address}/metrics").text.partition(answered)[2].split()[0]
    assert int(after) - int(before) == 10


def test_a_link_is_exchanged_once_whoever_is_asked(pair, path):
    with closing(open_store(path)) as store:
        code = links.linked(store, Role.READER)
    address = pair[1].args[0]
    answers = at_once(lambda: httpx.post(f"{address}/sign-in", json={"code": code}, timeout=30).status_code)
    assert sorted(answers) == [200] + [401] * 7


def test_an_edit_under_one_key_is_done_once_whoever_is_asked(pair):
    text = """mutation { createStakeholder(input: {name: "Once (fictional)", idempotencyKey: "once"}) {
        errors { code } stakeholder { id } } }"""
    answers = at_once(lambda: pair[1](text)["createStakeholder"])
    assert answers == [answers[0]] * 8
    assert answers[0]["errors"] == []


def test_of_two_edits_of_what_both_read_one_is_kept_whoever_is_asked(pair):
    _, ask = pair
    made = ask('mutation { createStakeholder(input: {name: "Both (fictional)"}) { stakeholder { id etag } } }')
    it = made["createStakeholder"]["stakeholder"]
    text = """mutation Edit($id: ID!, $etag: String!, $city: String!) {
        updateStakeholder(input: {id: $id, ifMatch: $etag, city: $city}) { errors { code } } }"""
    cities = iter("abcdefgh")
    edits = at_once(lambda: ask(text, **it, city=next(cities))["updateStakeholder"]["errors"])
    assert sorted(edits, key=len) == [[], *[[{"code": "STALE"}]] * 7]


def test_jobs_are_worked_by_one_worker_beside(pair, path):
    text = 'mutation { saveSearch(input: {name: "All", stakeholders: {}}) { errors { code } } }'
    assert pair[1](text) == {"saveSearch": {"errors": []}}  # which asks for a job
    with closing(open_store(path)) as store:
        ended = until(lambda: not store.entries(Shelf.JOBS, until="3000") and jobs.ended(store))
    assert {job.state for job in ended} == {State.DONE}
    assert {int(job.worker.split(":")[1]) for job in ended} == {children(pair[0])[-1]}


def test_a_process_that_is_killed_is_replaced_while_clients_go_on(pair):
    process, ask = pair
    address = ask.args[0]
    first = children(process)[0]
    os.kill(first, signal.SIGKILL)
    until(lambda: first not in children(process))
    at_that = counted_in_spite_of(address)
    until(lambda: counted_in_spite_of(address)[0] > at_that[0] + 1)  # whoever took its place answers, and counts on
    assert len(children(process)) == 3


def counted_in_spite_of(address):
    """The same, by a client that asks again when its connection dies with the process."""
    try:
        return counted(address)
    except httpx.TransportError:
        return counted(address)


def test_the_signal_to_stop_loses_nothing_that_was_acknowledged(path, token):
    kept, over = [], threading.Event()

    def edit(address, number):
        new = f"own:load-{number}"
        text = """mutation Add($id: ID!) {
            createStakeholder(input: {id: $id, name: "Load (fictional)"}) { errors { code } } }"""
        try:
            assert asked(address, token, text, id=new) == {"createStakeholder": {"errors": []}}
        except (httpx.TransportError, KeyError):
            over.set()
        else:
            kept.append(new)

    def edits(address, worker):
        number = 0
        while not over.is_set():
            edit(address, f"{worker}-{number}")
            number += 1

    with served(path, "--workers", "2", "--no-work") as (process, address):
        threads = [threading.Thread(target=edits, args=(address, worker)) for worker in range(4)]
        for thread in threads:
            thread.start()
        until(lambda: len(kept) > 20)
        process.send_signal(signal.SIGTERM)
        out, err = process.communicate(timeout=ENOUGH_SECONDS)
        for thread in threads:
            thread.join()
    assert (process.returncode, out, err) == (0, "", "")
    with closing(open_store(path)) as store:
        assert len(store.named(kept)) == len(kept) > 20
