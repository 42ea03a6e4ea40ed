"""GraphQL over HTTP against `@neo4j/graphql` with Apollo, on one Neo4j: `python -m bench.race FOLDER [--seconds N]`.

FOLDER is that of CORDIS H2020. A Neo4j server of its own is loaded with it and serves both; the peer's packages come
from the npm registry into a scratch folder. The eight questions a to h of the peers' set and a trivial one, with `wrk`
at 1 and 8 connections, one server at a time. Ratios are ours to the peer's: requests a second, and processor time for
each request, the server's and Neo4j's together. The same of Hommel on SQLite, its default, beside the same peer.
Needs Java, Maven, Node 20, npm and wrk.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import httpx

from bench.graphql import BY_ID, FIVE, PAGE_OF_ROWS, questions
from graph import neo4j, sqlite
from graph.errors import HommelError
from graph.select import Page, Select
from graph.store import Store
from loaders import cordis
from schema.compiling.cursors import cursor
from tests.neo4j.server import Neo4jServer

PEER = Path(__file__).parent / "peers" / "neo4j-graphql"
SECONDS, WARM_UP_SECONDS = 8, 3
CONNECTIONS = (1, 8)
NEEDED = ("node", "npm", "wrk")
FLOOR = "{ __typename }"
WANTED: Mapping[str, float] = {"a": 2, "b": 1.5, "c": 4, "d": 8, "e": 1.8, "f": 3, "g": 20, "h": 6, "floor": 1}
"""How many times the peer's requests a second there are to be."""

ID_FIRST = "sort: [{id: ASC}]"
PEERS: Mapping[str, tuple[str, Mapping[str, Any]]] = {
    "a": (f"query($id: ID!) {{ stakeholders(where: {{id: {{eq: $id}}}}) {{ {FIVE} }} }}", {"id": "pic:999984059"}),
    "b": (
        "query($country: String!) { stakeholders(where: {country: {eq: $country}}, sort: [{name: ASC}, {id: ASC}],"
        f" limit: 50) {{ {FIVE} }} }}",
        {"country": "BE"},
    ),
    "c": (
        '{ stakeholders(where: {country: {eq: "DE"}, kind: {eq: "higher-education"}}, sort: [{id: DESC}], limit: 20)'
        f" {{ id name projects({ID_FIRST}, limit: 10) {{ id acronym start participants({ID_FIRST}, limit: 10)"
        " { id name country } } } }",
        {},
    ),
    "d": (
        f"query($id: ID!) {{ stakeholders(where: {{id: {{eq: $id}}}}) {{ id name projects({ID_FIRST}, limit: 100)"
        " { id acronym start end totalCost participantsConnection"
        " { edges { properties { role amount } node { id name country } } } } } }",
        {"id": "pic:999997930"},
    ),
    "e": (
        "query($country: String!) { stakeholdersConnection(where: {country: {eq: $country}})"
        " { aggregate { count { nodes } } } }",
        {"country": "DE"},
    ),
    "f": (
        "query($country: String!, $code: String!) { stakeholders(where: {country: {eq: $country},"
        " projects: {some: {programmes: {some: {notation: {eq: $code}}}}}}, sort: [{id: ASC}], limit: 50)"
        " { id name city offersConnection(sort: [{edge: {level: DESC}}]) { edges { properties { level }"
        " node { notation } } } } }",
        {"country": "BE", "code": "H2020-EU.2.1."},
    ),
    "g": (f"{{ stakeholders({ID_FIRST}, limit: 50, offset: 20000) {{ {FIVE} }} }}", {}),
    "h": (f"{{ stakeholders({ID_FIRST}, limit: 5000) {{ {FIVE} }} }}", {}),
    "floor": (FLOOR, {}),
}


@dataclass(frozen=True, slots=True)
class Server:
    """Who answers where, and the processes whose time counts."""

    name: str
    url: str
    processes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """One question under load."""

    question: str
    server: str
    connections: int
    per_second: float
    milliseconds: float
    cpu_milliseconds: float
    failed: bool


def processor_seconds(process: int) -> float:
    """What a process and its threads have used so far."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def under_load(
    server: Server, name: str, text: str, variables: Mapping[str, Any], connections: int, seconds: int
) -> Run:
    """Requests as fast as so many connections take them, for so many seconds."""
    body = json.dumps({"query": text, "variables": dict(variables)})
    answer = httpx.post(server.url, content=body, headers={"Content-Type": "application/json"}, timeout=60)
    wrong = answer.status_code != 200 or "errors" in answer.json()
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(
            f'wrk.method = "POST"\nwrk.headers["Content-Type"] = "application/json"\nwrk.body = [==[{body}]==]\n'
        )
        script.flush()
        _wrk(server.url, script.name, connections, min(WARM_UP_SECONDS, seconds))
        before = sum(map(processor_seconds, server.processes))
        said = _wrk(server.url, script.name, connections, seconds)
        used = sum(map(processor_seconds, server.processes)) - before
    requests = int(_found(r"(\d+) requests in", said))
    wrong = wrong or "Non-2xx" in said or "Socket errors" in said
    per_second = float(_found(r"Requests/sec:\s+([\d.]+)", said))
    latency = connections / per_second * 1_000
    return Run(name, server.name, connections, per_second, round(latency, 2), round(used / requests * 1_000, 3), wrong)


def _wrk(url: str, script: str, connections: int, seconds: int) -> str:
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "60s", "-s", script, url]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def _found(pattern: str, text: str) -> str:
    match = re.search(pattern, text)
    if match is None:
        raise SystemExit(f"bench.race: no figures in: {text[:500]}")
    return match[1]


@contextmanager
def ours(address: str, *graph: int) -> Iterator[Server]:
    """`hommel serve` on the store at that address, beside the processes that keep it."""
    command = [sys.executable, "-m", "hommel", "serve", "--port", "0", "--json", "--no-work"]
    with _started("hommel", command, {"HOMMEL_STORE": address}, graph) as server:
        yield server


@contextmanager
def peers(address: str, *graph: int) -> Iterator[Server]:
    """The peer on the graph at that address, installed beside it."""
    folder = Path(tempfile.mkdtemp(prefix="hommel-peer-"))
    try:
        for name in ("package.json", "server.mjs"):
            shutil.copy(PEER / name, folder)
        subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--silent"], cwd=folder, check=True)
        settings = {"BOLT_URI": address, "NODE_ENV": "production"}
        with _started("@neo4j/graphql", ["node", str(folder / "server.mjs")], settings, graph) as server:
            yield server
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _started(name: str, command: list[str], settings: Mapping[str, str], graph: tuple[int, ...]) -> Iterator[Server]:
    process = subprocess.Popen(command, env={**os.environ, **settings}, stdout=subprocess.PIPE, text=True)
    try:
        said = next((line for line in process.stdout or () if '"graphql"' in line), "")
        yield Server(name, _found(r'"graphql": ?"([^"]+)"', said), (process.pid, *graph))
    finally:
        process.terminate()
        process.wait(30)


def filled(store: Store, folder: Path) -> str:
    """Load a store, and tell the cursor of a row far into the list."""
    cordis.load(folder, store)
    far = store.find(Select("Stakeholder", ("id",), order=BY_ID, page=Page(PAGE_OF_ROWS))).keys[-1]
    page = Page(PAGE_OF_ROWS, after=far)
    return cursor("Stakeholder", BY_ID, store.find(Select("Stakeholder", ("id",), order=BY_ID, page=page)).keys[-1])


def raced(folder: Path, seconds: int) -> tuple[list[Run], list[Run], list[Run]]:
    """Every question on the peer, on ours with the same graph, and on ours with SQLite."""
    with Neo4jServer(heap="2g", jvm=()) as graph, tempfile.TemporaryDirectory() as scratch:
        address, file = neo4j.Address.parse(graph.url), Path(scratch) / "hommel.db"
        neo4j.migrate(address)
        with closing(neo4j.open_store(address)) as store:
            further = filled(store, folder)
        with closing(sqlite.open_store(file, create=True)) as store:
            filled(store, folder)
        if graph.process is None:
            raise SystemExit("bench.race: the graph's server has gone")
        asked = {**questions(further), "floor": (FLOOR, {})}
        with peers(graph.address, graph.process.pid) as server:
            one = _asked(server, PEERS, seconds)
        with ours(graph.url, graph.process.pid) as server:
            two = _asked(server, asked, seconds)
        with ours(f"sqlite:///{file}") as server:
            return one, two, _asked(server, asked, seconds)


def _asked(server: Server, texts: Mapping[str, tuple[str, Mapping[str, Any]]], seconds: int) -> list[Run]:
    runs = []
    for name, (text, variables) in texts.items():
        for connections in CONNECTIONS:
            runs.append(under_load(server, name, text, variables, connections, seconds))
            print(runs[-1], file=sys.stderr, flush=True)
    return runs


def told(peers: list[Run], ours: list[Run]) -> str:
    """A row for each question and number of connections."""
    lines = [
        "| question | connections | peer req/s | ours | ratio | wanted | peer CPU ms | ours | ratio |",
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for peer, own in zip(peers, ours, strict=True):
        failed = " FAILED" if peer.failed or own.failed else ""
        lines.append(
            f"| {own.question}{failed} | {own.connections} | {peer.per_second:.0f} | {own.per_second:.0f}"
            f" | {own.per_second / peer.per_second:.1f} | {WANTED[own.question]} | {peer.cpu_milliseconds:.2f}"
            f" | {own.cpu_milliseconds:.2f} | {peer.cpu_milliseconds / max(own.cpu_milliseconds, 0.001):.1f} |"
        )
    return "\n".join(lines)


def main() -> int:
    """Print the table; 1 if anything failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="CORDIS H2020")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--seconds", type=int, default=SECONDS, help="that each question is asked for")
    given = parser.parse_args()
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing:
        raise SystemExit(f"bench.race: needs {', '.join(missing)} on the PATH")
    peer, on_neo4j, on_sqlite = raced(given.folder, given.seconds)
    runs = [*peer, *on_neo4j, *on_sqlite]
    if given.json:
        print(json.dumps([asdict(run) for run in runs]))
    else:
        print(f"On the same Neo4j:\n\n{told(peer, on_neo4j)}\n\nOn SQLite:\n\n{told(peer, on_sqlite)}")
    return 1 if any(run.failed for run in runs) else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except HommelError as error:
        sys.exit(f"bench.race: {error}")
