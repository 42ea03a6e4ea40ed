"""The server's log: a line of JSON for each request, and nothing of what was asked."""

import json
import signal

import httpx

from tests.served import served

SECRET = "very-private-7f3a"


def test_each_request_is_told_without_its_contents(example_store):
    query = f'query Hidden($id: ID!) {{ node(id: $id) {{ id }} other: node(id: "{SECRET}") {{ id }} }}'
    with served(example_store, "--no-work", "--log") as (process, address):
        asked = {"query": query, "variables": {"id": SECRET}}
        httpx.post(f"{address}/graphql", json=asked, headers={"X-Request-Id": "the-first"})
        httpx.get(f"{address}/graphql", params={"query": query, "variables": json.dumps({"id": SECRET})})
        httpx.get(f"{address}/nowhere", headers={"Authorization": f"Bearer {SECRET}"})
        process.send_signal(signal.SIGTERM)
        _, err = process.communicate(timeout=20)
    first, second, third = map(json.loads, err.splitlines())
    assert (first["request"], first["method"], first["path"]) == ("the-first", "POST", "/graphql")
    assert (first["status"], first["outcome"], first["level"]) == (200, "answered", "info")
    assert first["milliseconds"] > 0
    assert second["method"] == "GET"
    assert (third["status"], third["outcome"]) == (401, "refused")
    assert SECRET not in err
    assert "Hidden" not in err
