"""What pages of other sites may do: nothing, unless their origin is named."""

import asyncio

import httpx
import pytest

from graph.errors import BadInput
from hommel.settings import Settings
from schema.serving.app import create_app
from schema.serving.edge import Edge
from schema.serving.metering import COLUMNS, OUTCOMES, Meter
from tests.served import served

ASKED = {"query": "{ __typename }"}
ORIGIN = "https://explorer.example"


@pytest.mark.parametrize("headers", [
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Origin": "http://127.0.0.1:9"},
    {"Origin": "http://["},
    {"Origin": "http://a]b"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
])  # fmt: skip
def test_a_page_of_another_site_may_not_ask(request_app, headers):
    for response in (
        request_app("POST", "/graphql", json=ASKED, headers=headers),
        request_app("GET", "/graphql", params=ASKED, headers=headers),
        request_app("OPTIONS", "/graphql", headers={**headers, "Access-Control-Request-Method": "POST"}),
    ):
        assert response.status_code == 403
        assert "access-control-allow-origin" not in response.headers
        assert "HOMMEL_ALLOWED_ORIGINS" in response.json()["errors"][0]["message"]


@pytest.mark.parametrize("headers", [
    {},
    {"Origin": "http://127.0.0.1:8000", "Sec-Fetch-Site": "same-origin"},
    {"Sec-Fetch-Site": "none"},
])  # fmt: skip
def test_a_page_of_this_server_and_programs_may(request_app, headers):
    response = request_app("POST", "/graphql", json=ASKED, headers=headers)
    assert response.json() == {"data": {"__typename": "Query"}}
    assert response.headers["x-content-type-options"] == "nosniff"


def test_origins_that_are_named_may_ask_and_others_still_not(store, store_path):
    with served(store_path, "--no-work", HOMMEL_ALLOWED_ORIGINS=f"{ORIGIN}, http://localhost:5173") as (_, address):
        asks = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
        for origin, status in ((ORIGIN, 200), ("https://evil.example", 403)):
            headers = {"Origin": origin, "Sec-Fetch-Site": "cross-site"}
            before = httpx.options(f"{address}/graphql", headers=headers | asks)
            answer = httpx.post(f"{address}/graphql", json=ASKED, headers=headers)
            assert (before.status_code, answer.status_code) == (status, status)
            allowed = origin if status == 200 else None
            assert answer.headers.get("access-control-allow-origin") == allowed
            assert "Accept-Language" in answer.headers["vary"]
            assert before.headers.get("access-control-allow-origin") == allowed
            assert "access-control-allow-credentials" not in answer.headers


@pytest.mark.parametrize("origins", ["*", "explorer.example", "https://explorer.example/", "https://*.example"])
def test_what_is_no_origin_is_refused(origins):
    with pytest.raises(BadInput, match=r"ALLOWED_ORIGINS: .* is not an origin such as"):
        _ = Settings(allowed_origins=origins).origins


def test_what_is_no_origin_is_refused_before_anything_listens(store, store_path):
    with pytest.raises(ValueError), served(store_path, HOMMEL_ALLOWED_ORIGINS="*"):  # it says no address
        pass


def test_requests_are_counted_by_how_they_ended(store, store_path):
    asked = (
        ("{ stakeholders { totalCount } }", 2),
        ('{ node(id: "own:alpha") { id } }', 1),
        ("{ nothing }", 3),
    )
    with served(store_path, "--no-work") as (_, address), httpx.Client(base_url=address) as client:
        for text, times in asked:
            for _ in range(times):
                client.post("/graphql", json={"query": text})
        client.get("/healthz", headers={"Host": "evil.example"})
        lines = client.get("/metrics").text.splitlines()
    found = dict(line.rsplit(" ", 1) for line in lines if not line.startswith("#"))
    assert found['hommel_requests_total{outcome="answered"}'] == "3"
    assert found['hommel_requests_total{outcome="refused"}'] == "4"
    assert found["hommel_request_seconds_count"] == found['hommel_request_seconds_bucket{le="+Inf"}'] == "7"
    assert float(found["hommel_request_seconds_sum"]) > 0
    assert int(found["hommel_statements_total"]) >= 3


def test_a_request_that_fails_is_counted_as_ours():
    meter = Meter()

    async def ask():
        app = create_app(lambda: None, Edge(), meter=meter)

        async def broken(scope, receive, send):
            await app({**scope, "state": {"store": object(), "feed": None}}, receive, send)

        transport = httpx.ASGITransport(broken, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
            return await client.post("/graphql", json={"query": "{ stakeholders { totalCount } }"})

    assert asyncio.run(ask()).json()["errors"][0]["extensions"]["reference"]
    assert meter.numbers[OUTCOMES.index("failed")] == 1


def test_the_numbers_of_all_processes_are_told_together():
    numbers = [0.0] * (2 * COLUMNS)
    one, other = Meter(numbers), Meter(numbers, COLUMNS)
    one.request("answered", 0.0001)
    other.request("answered", 999)
    other.statement()
    assert one.text() == other.text()
    assert 'outcome="answered"} 2' in one.text()
    assert 'le="60.0"} 1' in one.text()
    assert 'le="+Inf"} 2' in one.text()
    assert one.text().endswith("hommel_statements_total 1\n")
