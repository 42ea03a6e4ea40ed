"""A real server process, asked over HTTP."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
from urllib.parse import urlsplit

import httpx
import pytest

from hommel.serving.server import serve
from hommel.settings import Settings
from tests.served import served


@pytest.fixture(scope="module")
def server(example_store):
    """A running `hommel serve --port 0 --json`, for those who leave it running: the process and its address."""
    with served(example_store) as running:
        yield running


@pytest.fixture
def own_server(example_store):
    """One to stop."""
    with served(example_store) as running:
        yield running


def test_a_served_store_answers_health_readiness_and_questions(server):
    _, address = server
    assert httpx.get(f"{address}/healthz").json() == {"healthy": True}
    assert httpx.get(f"{address}/readyz").json() == {"ready": True}
    query = "{ stakeholders(first: 2) { totalCount edges { node { id offers { edges { node { id } } } } } } }"
    for answer in (
        httpx.post(f"{address}/graphql", json={"query": query}),
        httpx.get(f"{address}/graphql", params={"query": query}),
    ):
        assert answer.status_code == 200
        assert answer.json()["data"]["stakeholders"]["totalCount"] == 200
    assert httpx.get(f"{address}/healthz", headers={"Host": "evil.example"}).status_code == 400
    assert "type Stakeholder" in httpx.get(f"{address}/schema.graphql").text


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_it_whole(own_server, number):
    process, address = own_server
    assert httpx.get(f"{address}/healthz").status_code == 200
    process.send_signal(number)
    out, err = process.communicate(timeout=20)
    assert process.returncode == 0, err
    assert (out, err) == ("", "")


def test_a_request_under_way_is_answered_before_it_stops(own_server):
    process, address = own_server
    host, port = urlsplit(address).hostname, urlsplit(address).port
    body = json.dumps({"query": "{ stakeholders { totalCount } }"}).encode()
    head = f"POST /graphql HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\nContent-Length: {len(body)}"
    with socket.create_connection((host, port), timeout=20) as asking:
        asking.sendall(head.encode() + b"\r\n\r\n" + body[:10])
        assert httpx.get(f"{address}/healthz").status_code == 200  # it has read what came before
        process.send_signal(signal.SIGTERM)
        while _listens(host, port):
            pass
        asking.sendall(body[10:])
        answer = b"".join(iter(lambda: asking.recv(4096), b""))
    assert answer.startswith(b"HTTP/1.1 200")
    assert b'"totalCount":200' in answer
    assert process.wait(timeout=20) == 0


def _listens(host, port):
    try:
        socket.create_connection((host, port), timeout=1).close()
    except OSError:
        return False
    return True


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "::", "example.org"])
def test_an_address_that_others_reach_is_refused(on_example, host):
    ran = on_example("serve", "--host", host, "--port", "0")
    assert ran.status == 1
    assert "without keys only this machine is served" in ran.err


def test_a_port_that_is_taken_is_said(on_example, server):
    _, address = server
    ran = on_example("serve", "--port", address.rpartition(":")[2])
    assert ran.status == 1
    assert "--port" in ran.err


def test_many_ask_at_once_while_somebody_writes(server, example_store):
    _, address = server
    query = {"query": "{ stakeholders(first: 50) { edges { node { projects { edges { node { id } } } } } } }"}
    answers = []

    def ask():
        with httpx.Client() as client:
            answers.extend(client.post(f"{address}/graphql", json=query).json() for _ in range(10))

    askers = [threading.Thread(target=ask) for _ in range(4)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()
    assert len(answers) == 40
    assert all("errors" not in answer for answer in answers)


def test_a_store_that_is_missing_is_said_before_anything_listens(tmp_path):
    settings = Settings.read({"HOMMEL_STORE": f"sqlite:///{tmp_path}/none.db"})
    with pytest.raises(Exception, match="hommel migrate"):
        serve(settings, "127.0.0.1", 0, print)


def test_with_the_address_comes_a_link_that_signs_in_there(example_store, tmp_path):
    """As people start it: what they need is what they read last."""
    path = shutil.copy(example_store, tmp_path / "own.db")
    command = [sys.executable, "-m", "hommel", "serve", "--port", "0", "--no-work", "--link", "manager"]
    environment = {**os.environ, "HOMMEL_STORE": f"sqlite:///{path}", "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        graphql, link, explorer = (process.stdout.readline() for _ in range(3))
        try:
            address = explorer.split()[-1].rstrip("/")
            assert f"{address}/graphql" in graphql
            opened, _, code = link.split()[-1].partition("#code=")
            assert httpx.post(opened, json={"code": code}).json()["role"] == "manager"
            assert opened == f"{address}/sign-in"
        finally:
            process.terminate()


def test_a_link_for_a_party_is_refused_before_anything_listens(on_example):
    ran = on_example("serve", "--link", "party")
    assert (ran.status, ran.out) == (1, "")
    assert "hommel party link" in ran.err
