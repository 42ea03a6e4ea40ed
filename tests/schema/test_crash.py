"""A server killed in the middle of many edits: what was acknowledged is there, once, and the trail tells of it."""

import asyncio
import contextlib
import json
import os
import random
import subprocess
import sys
import uuid

import httpx
import pytest

from graph import neo4j
from graph.sqlite import open_store
from graph.store import AuditRow
from hommel.settings import Settings
from hommel.wiring import opened
from tests.neo4j.server import empty

CONNECTIONS = 50
CREATE = """
mutation($input: CreateStakeholderInput!) {
  createStakeholder(input: $input) { errors { code } revision stakeholder { id name } }
}
"""


@pytest.fixture(params=["sqlite", "neo4j"])
def url(request, tmp_path):
    """Where an empty store is."""
    request.node.user_properties.append(("store", request.param))
    if request.param == "sqlite":
        path = tmp_path / "store.db"
        open_store(path, create=True).close()
        return f"sqlite:///{path}"
    url = request.getfixturevalue("neo4j_url")
    address = neo4j.Address.parse(url)
    neo4j.migrate(address)
    with contextlib.closing(neo4j.open_store(address)) as store, store.connection.session(write=True) as session:
        empty(session)
    return url


@contextlib.contextmanager
def served(url, key):
    """A server process on that store, and its address."""
    environment = {**os.environ, "HOMMEL_STORE": url, "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "hommel", "serve", "--port", "0", "--json"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment)
    try:
        lines = [process.stdout.readline() for _ in range(4)]
        yield process, json.loads("".join(lines))["address"]
    finally:
        process.kill()
        process.communicate()


@pytest.fixture
def key(url):
    """A manager's API key."""
    environment = {**os.environ, "HOMMEL_STORE": url}
    command = [sys.executable, "-m", "hommel", "keys", "create", "--role", "manager", "--json"]
    return json.loads(subprocess.run(command, capture_output=True, check=True, text=True, env=environment).stdout)[
        "key"
    ]


async def edited(address, key, wanted, enough=None, then=None):
    """Send these edits, many at once; the answers by idempotency key. Once enough are acknowledged, do something."""
    answers = {}
    headers, limits = {"Authorization": f"Bearer {key}"}, httpx.Limits(max_connections=CONNECTIONS)
    async with httpx.AsyncClient(headers=headers, limits=limits, timeout=60) as client:

        async def one(name):
            given = {"name": f"{name} (fictional)", "idempotencyKey": name}
            response = await client.post(f"{address}/graphql", json={"query": CREATE, "variables": {"input": given}})
            answers[name] = response.json()["data"]["createStakeholder"]
            if len(answers) == enough:
                then()

        failed = [error for error in await asyncio.gather(*map(one, wanted), return_exceptions=True) if error]
    assert all(isinstance(error, httpx.TransportError) for error in failed), failed
    assert enough or not failed
    return answers


def trail(url) -> list[AuditRow]:
    """The whole trail."""
    with opened(Settings(store=url)) as store:
        rows, page = [], store.trail(0, 10_000)
        while page:
            rows.extend(page)
            page = store.trail(rows[-1].revision, 10_000)
        return rows


@pytest.mark.long
def test_no_acknowledged_edit_is_lost_or_done_twice_when_the_server_is_killed(url, key, full):
    wanted = [str(uuid.uuid4()) for _ in range(1_000 if full else 100)]
    acknowledged = {}
    for _ in range(3 if full else 1):
        rest = [name for name in wanted if name not in acknowledged]
        with served(url, key) as (process, address):
            enough = random.randrange(1, max(2, len(rest) // 2))
            acknowledged |= asyncio.run(edited(address, key, rest, enough, process.kill))
    with served(url, key) as (_, address):
        again = asyncio.run(edited(address, key, wanted))
    assert len(acknowledged) < len(wanted), "the server was killed too late"
    assert acknowledged.items() <= again.items()
    assert not any(answer["errors"] for answer in again.values())
    told = [row for row in trail(url) if row.kind == "Stakeholder"]
    assert sorted(row.key for row in told) == sorted(answer["stakeholder"]["id"] for answer in again.values())
    assert {row.key: row.revision for row in told} == {a["stakeholder"]["id"]: a["revision"] for a in again.values()}
    assert {answer["stakeholder"]["name"] for answer in again.values()} == {f"{name} (fictional)" for name in wanted}
