"""What others wait while somebody attacks: `python -m bench.hostile [--seconds N] [--json]`.

A server over the example economy; one client asks for fifty stakeholders again and again, alone and then beside each
attack. Tells the client's median and 99th percentile, how the attack's requests ended, and the server's memory.
Attackers are threads of the client's own process, and take its time too: what it waits is an upper bound.
"""

import argparse
import json
import statistics
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx

from graph.sqlite import open_store
from loaders import example
from tests.served import served

ATTACKERS, STAKEHOLDERS = 2, 1_000
ASKED = {"query": "{ stakeholders(first: 50) { edges { node { id name country } } } }"}
LIST = "query($ids: [ID!]!) { nodes(ids: $ids) { id } }"


def _asks(text: str, **variables: Any) -> bytes:
    return json.dumps({"query": text, "variables": variables}).encode()


ATTACKS: Mapping[str, bytes] = {
    "100,000 directives": _asks("{ __typename " + "@a" * 100_000 + " }"),
    "10,000 aliases": _asks("{ " + " ".join(f"a{n}: __typename" for n in range(10_000)) + " }"),
    "fragments that double": _asks(
        "{ ...f0 } " + " ".join(f"fragment f{n} on Query {{ ...f{n + 1} ...f{n + 1} }}" for n in range(25))
    ),
    "10 MB": _asks("{ __typename }", x="a" * 10_000_000),
    "a list of 100,000": _asks(LIST, ids=["a"] * 100_000),
    "deep JSON": b'{"variables": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "invalid UTF-8": b'{"query": "\xff"}',
}


def waits(address: str, seconds: float) -> list[float]:
    """How many milliseconds each of a client's requests took."""
    found, end = [], time.monotonic() + seconds
    with httpx.Client(timeout=60) as client:
        while time.monotonic() < end:
            begun = time.perf_counter()
            client.post(f"{address}/graphql", json=ASKED).raise_for_status()
            found.append((time.perf_counter() - begun) * 1_000)
    return found


def attack(address: str, body: bytes, until: threading.Event, ended: Counter[str]) -> None:
    """Sends the same until told to stop."""
    headers = {"Content-Type": "application/json", "Accept": "application/graphql-response+json"}
    with httpx.Client(timeout=60) as client:
        while not until.is_set():
            try:
                ended[str(client.post(f"{address}/graphql", content=body, headers=headers).status_code)] += 1
            except httpx.TransportError:
                ended["cut off"] += 1


def beside(address: str, body: bytes, seconds: float) -> tuple[list[float], Counter[str]]:
    """What a client waits while others attack."""
    until, ended = threading.Event(), Counter[str]()
    attackers = [threading.Thread(target=attack, args=(address, body, until, ended)) for _ in range(ATTACKERS)]
    for one in attackers:
        one.start()
    try:
        return waits(address, seconds), ended
    finally:
        until.set()
        for one in attackers:
            one.join()


def figures(name: str, milliseconds: list[float], ended: Counter[str], process: int) -> dict[str, Any]:
    """One line of the table."""
    resident = int(Path(f"/proc/{process}/statm").read_text().split()[1]) * 4_096 // 1_000_000
    ordered = sorted(milliseconds)
    return {
        "attack": name,
        "p50_ms": round(statistics.median(ordered), 1),
        "p99_ms": round(ordered[int(len(ordered) * 0.99)], 1),
        "asked": len(ordered),
        "ended": dict(ended),
        "memory_mb": resident,
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="bench.hostile", description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--seconds", type=float, default=4, help="how long each attack lasts")
    parser.add_argument("--json", action="store_true", help="a line of JSON for each")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="hommel-hostile-") as folder:
        file = Path(folder) / "hommel.db"
        with closing(open_store(file, create=True)) as store:
            example.load(store, size=STAKEHOLDERS)
        with served(file, "--no-work") as (process, address):
            waits(address, 1)
            lines = [figures("none", waits(address, given.seconds), Counter(), process.pid)]
            for name, body in ATTACKS.items():
                lines.append(figures(name, *beside(address, body, given.seconds), process.pid))
    for line in lines:
        print(json.dumps(line) if given.json else "  ".join(f"{key} {value}" for key, value in line.items()))


if __name__ == "__main__":
    sys.exit(main())
