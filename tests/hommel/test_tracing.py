"""Traces: what a collector is sent, over the wire as it is, and that one which is away harms nobody."""

import contextlib
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

from graph.shelves import jobs
from graph.sqlite import open_store
from hommel.tracing.wanting import OFF, tracing, wanted
from schema.access import Role
from schema.authentication import keys
from tests.served import served

ROOT = Path(__file__).parents[2]
TRACE, CALLER = "0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"
PATIENT = {"OTEL_EXPORTER_OTLP_TIMEOUT": "120"}


class Collector:
    """A real receiver of OTLP over HTTP that keeps what it was sent."""

    def __init__(self):
        self.bodies = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                outer.bodies.append(self.rfile.read(int(self.headers["content-length"])))
                self.send_response(200)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    @property
    def spans(self):
        requests = map(ExportTraceServiceRequest.FromString, self.bodies)
        resources = (found for request in requests for found in request.resource_spans)
        return [span for resource in resources for scope in resource.scope_spans for span in scope.spans]


@pytest.fixture
def collector():
    with contextlib.closing(Collector()) as running:
        yield running


def told(span):
    return {one.key: getattr(one.value, one.value.WhichOneof("value")) for one in span.attributes}


def stopped(process):
    """Tell a server to stop; how many seconds it takes."""
    before = time.monotonic()
    process.terminate()
    assert process.wait(30) == 0
    return time.monotonic() - before


@pytest.fixture
def sent(collector, hommel, store_path):
    """What a server sends of one request that holds secrets everywhere, and of its jobs: spans, and raw bytes."""
    hommel("load", "example", "--size", "100", "--seed", "3")
    with contextlib.closing(open_store(store_path)) as store:
        key = keys.create(store, Role.ADMIN, "tester")[1]
    text = """query Some($name: String) { stakeholders(
        where: {or: [{name: {eq: "literal-secret"}}, {name: {eq: $name}}]}) { totalCount edges { node { id } } } }"""
    asked = {"query": text, "variables": {"name": "variable-secret"}, "operationName": "Some"}
    headers = {
        "Authorization": f"Bearer {key}", "traceparent": f"00-{TRACE}-{CALLER}-01", "tracestate": "x=state-secret",
        "baggage": "x=baggage-secret", "X-Request-Id": "request-17",
    }  # fmt: skip
    with (
        served(store_path, OTEL_EXPORTER_OTLP_ENDPOINT=collector.url) as (process, address),
        httpx.Client(base_url=address, headers=headers) as client,
    ):
        assert client.post("/graphql?address-secret", json=asked).json()["data"]["stakeholders"]["totalCount"] == 0
        client.get("/path-secret")
        client.post("/graphql", json={"query": '{ node(id: "broken-secret") { nothing } }'})
        with contextlib.closing(open_store(store_path)) as store:
            while len(jobs.ended(store)) < 2:  # what the worker does by itself
                client.get("/healthz")
        stopped(process)
    return collector.spans, b"".join(collector.bodies), key


def test_a_request_continues_its_callers_trace_with_a_statement_below_it_and_tells_no_secret(sent):
    spans, raw, key = sent
    (request,) = [span for span in spans if span.name == "query Some"]
    assert (request.trace_id.hex(), request.parent_span_id.hex()) == (TRACE, CALLER)
    assert told(request) == {
        "graphql.operation.name": "Some", "graphql.operation.type": "query", "hommel.outcome": "answered",
        "hommel.request": "request-17", "http.request.method": "POST", "http.response.status_code": 200,
    }  # fmt: skip
    below = [span for span in spans if span.parent_span_id == request.span_id]
    assert {span.name for span in below} >= {"find Stakeholder"}
    assert {span.trace_id.hex() for span in below} == {TRACE}
    found = next(span for span in below if span.name == "find Stakeholder")
    assert told(found) == {"hommel.kind": "Stakeholder", "hommel.rows": 0}
    assert {"GET elsewhere", "job sweep", "job fill-searches"} <= {span.name for span in spans}
    assert b"secret" not in raw
    assert key.rpartition("_")[2].encode() not in raw


def test_where_nobody_asks_for_traces_nothing_of_it_is_imported():
    code = "import sys, hommel.__main__; print([one for one in sys.modules if one.startswith('opentelemetry')])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert ran.stdout == "[]\n"
    with tracing({}) as traced:
        assert traced is OFF


@pytest.mark.parametrize(
    ("environ", "asks"),
    [
        ({}, False),
        ({"OTEL_EXPORTER_OTLP_ENDPOINT": ""}, False),
        ({"OTEL_TRACES_EXPORTER": "otlp"}, True),
        ({"OTEL_TRACES_EXPORTER": "console"}, False),
        ({"OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": "http://127.0.0.1:1/v1/traces"}, True),
        ({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:1", "OTEL_SDK_DISABLED": "true"}, False),
    ],
)
def test_the_variables_of_opentelemetry_say_whether_traces_are_made(environ, asks):
    assert wanted(environ) is asks


def test_without_the_extra_it_is_said_and_all_goes_on(monkeypatch, caplog):
    monkeypatch.setitem(sys.modules, "hommel.tracing.spans", None)
    monkeypatch.delitem(sys.modules, "hommel.tracing.spans")
    monkeypatch.setitem(sys.modules, "opentelemetry.context", None)
    with tracing({"OTEL_TRACES_EXPORTER": "otlp"}) as traced:
        assert traced is OFF
    assert 'install "hommel[trace]"' in caplog.text


def test_a_collector_that_never_answers_slows_neither_requests_nor_the_end(example_store):
    with ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler) as silent:
        url = f"http://127.0.0.1:{silent.server_address[1]}"  # it listens, and nobody reads
        with served(example_store, "--no-work", OTEL_EXPORTER_OTLP_ENDPOINT=url, **PATIENT) as (process, address):
            with httpx.Client(base_url=address, timeout=5) as client:
                for _ in range(600):  # more than one batch
                    assert client.get("/healthz").status_code == 200
            assert stopped(process) < 25  # OpenTelemetry's own would wait for 30
