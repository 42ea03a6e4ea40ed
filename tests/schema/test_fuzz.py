"""Requests that schemathesis makes from the schema, sent to a running server by a manager: none may break it."""

import contextlib
import sqlite3

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.graphql import nodes

import graph.sqlite
from schema.access import Role
from schema.authentication import keys
from schema.sdl import sdl
from tests.served import served

CASES, CASES_IN_FULL = 100, 10_000
FULL_SECONDS = 1_200
DAYS = st.dates().map(str) | st.text(max_size=12)
AMOUNTS = st.integers(-(2**70), 2**70)

schemathesis.graphql.scalar("Day", DAYS.map(nodes.String))
schemathesis.graphql.scalar("Cents", AMOUNTS.map(nodes.Int))


@pytest.fixture(scope="module")
def post(store, store_path, tmp_path_factory):
    """Asks a server over a copy of the economy, which it may edit; says how the server ended, if it did."""
    copy = tmp_path_factory.mktemp("fuzz") / "hommel.db"
    with contextlib.closing(sqlite3.connect(store_path)) as one, contextlib.closing(sqlite3.connect(copy)) as other:
        one.backup(other)
    with contextlib.closing(graph.sqlite.open_store(copy)) as opened:
        _, token = keys.create(opened, Role.MANAGER, "fuzz")
    headers = {"Authorization": f"Bearer {token}"}
    with (
        served(copy, "--no-work") as (server, address),
        httpx.Client(base_url=address, headers=headers, timeout=60) as one,
    ):

        def post(text):
            try:
                return one.post("/graphql", json={"query": text})
            except httpx.TransportError as error:
                ended = server.poll()
                told = "it still runs" if ended is None else f"it ended with {ended}: {server.stderr.read()}"
                pytest.fail(f"the server does not answer ({error!r}); {told}\n{text}")

        yield post


@pytest.mark.long
@pytest.mark.timeout(FULL_SECONDS)
def test_no_generated_request_breaks_the_server(post, full):
    roots = [one.ok() for one in schemathesis.graphql.from_file(sdl()).get_all_operations()]
    ended = set()

    @settings(
        max_examples=CASES_IN_FULL if full else CASES,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.sampled_from(roots).flatmap(lambda root: root.as_strategy()))
    def ask(case):
        answer = post(case.body)
        assert answer.status_code < 500, case.body
        said = answer.json()
        ended.add("data" in said)
        for error in said.get("errors", ()):
            assert "reference" not in error.get("extensions", {}), (error, case.body)

    ask()
    assert True in ended
