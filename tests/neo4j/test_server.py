"""The servers that tests start: what other tests rely on."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import neo4j
import pytest

from tests.neo4j.jars import NEWEST, Missing, entry_point, java, release
from tests.neo4j.server import READ_ONLY, answers

ROOT = Path(__file__).parents[2]
PASSWORD = "long enough"


def signed_in(server):
    return neo4j.GraphDatabase.driver(server.address, auth=server.auth, connection_timeout=2)


def count(driver):
    return driver.execute_query("MATCH (n:Kept) RETURN count(n) AS n").records[0]["n"]


def test_what_was_acknowledged_survives_a_kill_and_a_stop_and_a_pause_only_delays(neo4j_server):
    with neo4j_server(password=PASSWORD) as server:
        with signed_in(server) as driver:
            driver.execute_query("CREATE (:Kept)")
        server.restart()
        with signed_in(server) as driver:
            assert count(driver) == 1
            server.pause()
            assert server.process.poll() is None
            assert not answers(server.port)
            server.resume()
            assert count(driver) == 1
        with neo4j.GraphDatabase.driver(server.address) as nobody, pytest.raises(neo4j.exceptions.AuthError):
            nobody.verify_connectivity()
        server.stop()
        assert not answers(server.port)
        server.extra = READ_ONLY
        server.start()
        with signed_in(server) as driver:
            assert count(driver) == 1
            with pytest.raises(neo4j.exceptions.ClientError, match="read-only"):
                driver.execute_query("CREATE (:Kept)")
    assert server.process.poll() is not None
    assert not server.home.exists()


@pytest.mark.skipif(shutil.which("setpriv") is None, reason="Linux's setpriv is not here")
@pytest.mark.usefixtures("neo4j_url")
def test_a_server_ends_with_the_process_that_started_it_even_when_that_is_killed():
    script = (
        "import time; from tests.neo4j.server import Neo4jServer\n"
        "with Neo4jServer() as server: print(server.port, server.home, flush=True); time.sleep(600)"
    )
    with subprocess.Popen([sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.PIPE, text=True) as owner:
        port, home = owner.stdout.readline().split()
        assert answers(int(port))
        owner.kill()
    end = time.monotonic() + 10
    while answers(int(port)) and time.monotonic() < end:
        time.sleep(0.1)
    assert not answers(int(port))
    shutil.rmtree(home)


def test_a_server_that_cannot_start_says_why(neo4j_server):
    with pytest.raises(RuntimeError, match="No declared setting"), neo4j_server(extra="no.such.setting=1"):
        pass


@pytest.mark.skipif(not os.environ.get("FULL"), reason="the newest server is checked with FULL=1")
def test_the_newest_server_starts(neo4j_server):
    try:
        program = java(NEWEST)
    except Missing as missing:
        pytest.skip(str(missing))
    with neo4j_server(version=NEWEST, program=program) as server, signed_in(server) as driver:
        assert driver.get_server_info().agent == f"Neo4j/{NEWEST}"


def test_what_is_no_java_is_not_taken_for_one(tmp_path):
    assert release(str(tmp_path / "java")) == 0
    assert release(sys.executable) == 0


def test_a_folder_without_a_server_is_said(tmp_path):
    with pytest.raises(Missing, match="holds no Neo4j server"):
        entry_point(tmp_path)
