"""GraphQL from text to bytes, by plan and by the stock executor: `python -m bench.graphql --store ADDRESS [--json]`.

The eight questions a to h of the peers' set (`neo4j-graphql`) as clients ask them, on a store with CORDIS H2020, in
this process and without HTTP; one way after the other, over the same store. `10k` is the execution alone of 10,000
nodes with five fields each, the store's answer being at hand. Answers must be the same bytes.
"""

import argparse
import asyncio
import gc
import json
import os
import statistics
import sys
import time
from collections.abc import Awaitable, Callable, Mapping
from contextlib import closing
from dataclasses import asdict, dataclass
from typing import Any

import orjson

from graph.errors import HommelError
from graph.preparing.holes import Values
from graph.select import EVERYTHING, Order, Page, RowRule, Rows, Select
from graph.store import Store
from hommel.places import place
from hommel.serving.server import collect_less
from hommel.settings import Settings
from schema.access import PUBLIC
from schema.answering.documents import Documents
from schema.answering.execution import answered
from schema.compiling.cursors import cursor
from schema.query import MOST_TOKENS, build_schema
from schema.viewer import Viewer

ROUNDS = 40
BY_ID = (Order("id"),)
PAGE_OF_ROWS = 10_000
FIVE = "id name country city kind"
MANY = f"{{ stakeholders(first: {PAGE_OF_ROWS}, orderBy: [{{id: ASC}}]) {{ edges {{ node {{ {FIVE} }} }} }} }}"

ONE = f"query($id: String!) {{ stakeholders(where: {{id: {{eq: $id}}}}) {{ edges {{ node {{ {FIVE} }} }} }} }}"
COUNTRY = "$country: String!"
IN_COUNTRY = "where: {country: {eq: $country}}"
NESTED = """{
  stakeholders(where: {country: {eq: "DE"}, kind: {eq: "higher-education"}}, orderBy: [{id: DESC}], first: 20) {
    edges { node { id name projects(orderBy: [{id: ASC}], first: 10) { edges { node { id acronym start
      participants(orderBy: [{id: ASC}], first: 10) { edges { node { id name country } } } } } } } } } }"""
HUB = """query($id: String!) { stakeholders(where: {id: {eq: $id}}, first: 1) { edges { node { id name
  projects(orderBy: [{id: ASC}], first: 100) { edges { node { id acronym start end totalCost
    participants(orderBy: [{id: ASC}], first: 400) { edges { role amount node { id name country } } } } } } } } } }"""
THROUGH = """query($country: String!, $code: String!) {
  stakeholders(orderBy: [{id: ASC}], first: 50, where: {
    country: {eq: $country}, projects: {some: {programmes: {some: {notation: {eq: $code}}}}}}) {
    edges { node { id name city offers { edges { level node { notation } } } } } } }"""
DEEP = f"""query($after: String!) {{ stakeholders(orderBy: [{{id: ASC}}], first: 50, after: $after) {{
  edges {{ node {{ {FIVE} }} }} pageInfo {{ endCursor hasNextPage }} }} }}"""


def questions(after: str) -> Mapping[str, tuple[str, Mapping[str, Any]]]:
    """The peers' questions in our terms: text and variables."""
    fifty = f"query({COUNTRY}) {{ stakeholders({IN_COUNTRY}, first: 50) {{ edges {{ node {{ {FIVE} }} }} }} }}"
    return {
        "a": (ONE, {"id": "pic:999984059"}),
        "b": (fifty, {"country": "BE"}),
        "c": (NESTED, {}),
        "d": (HUB, {"id": "pic:999997930"}),
        "e": (f"query({COUNTRY}) {{ stakeholders({IN_COUNTRY}) {{ totalCount }} }}", {"country": "DE"}),
        "f": (THROUGH, {"country": "BE", "code": "H2020-EU.2.1."}),
        "g": (DEEP, {"after": after}),
        "h": (MANY.replace(str(PAGE_OF_ROWS), "5000"), {}),
    }


@dataclass(frozen=True, slots=True)
class Measured:
    """One question: medians in milliseconds, and how long the answer is."""

    question: str
    plan: float
    stock: float
    bytes: int
    equal: bool

    @property
    def ratio(self) -> float:
        """How many times the stock executor takes as long."""
        return round(self.stock / self.plan, 1)


class Held:
    """A store that has the answer at hand."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows

    async def find_soon(self, select: Select, rule: RowRule = EVERYTHING, values: Values | None = None) -> Rows:
        """See `graph.store.Store`."""
        return self.rows


async def measured(name: str, store: Any, text: str, variables: Mapping[str, Any]) -> Measured:
    """One question, answered both ways in turns."""

    async def by_plan() -> bytes:
        found = await answered(DOCUMENTS, text, None, variables, Viewer(store, PUBLIC))
        if found is None or found.errors:
            raise SystemExit(f"bench.graphql: {name} has no plan: {found and found.errors}")
        return orjson.dumps(found.data)

    async def by_executor() -> bytes:
        return orjson.dumps((await SCHEMA.execute(text, dict(variables), Viewer(store, PUBLIC))).data)

    ways: tuple[Callable[[], Awaitable[bytes]], ...] = (by_plan, by_executor)
    answers = [await way() for way in ways]
    plan, stock = [await _milliseconds(way) for way in ways]
    return Measured(name, plan, stock, len(answers[0]), answers[0] == answers[1])


async def _milliseconds(way: Callable[[], Awaitable[bytes]]) -> float:
    """The median; each way by itself, so that none has to clear away what the other left."""
    times = []
    gc.collect()
    for _ in range(ROUNDS):
        began = time.perf_counter()
        await way()
        times.append((time.perf_counter() - began) * 1_000)
    return round(statistics.median(times), 3)


async def all_measured(store: Store) -> list[Measured]:
    """Every question, and the execution of many rows alone."""
    far = store.find(Select("Stakeholder", ("id",), order=BY_ID, page=Page(PAGE_OF_ROWS)), PUBLIC).keys[-1]
    further = store.find(Select("Stakeholder", ("id",), order=BY_ID, page=Page(PAGE_OF_ROWS, after=far)), PUBLIC)
    asked = questions(cursor("Stakeholder", BY_ID, further.keys[-1]))
    found = [await measured(name, store, *question) for name, question in asked.items()]
    rows = store.find(Select("Stakeholder", tuple(FIVE.split()), order=BY_ID, page=Page(PAGE_OF_ROWS)), PUBLIC)
    found.append(await measured("10k", Held(rows), MANY, {}))
    await store.close_soon()
    return found


def _told(found: list[Measured]) -> str:
    lines = ["| question | plan ms | stock ms | ratio | bytes | equal |", "| --- | --- | --- | --- | --- | --- |"]
    lines += [
        f"| {one.question} | {one.plan:.2f} | {one.stock:.2f} | {one.ratio:.1f} | {one.bytes:,}"
        f" | {'yes' if one.equal else 'NO'} |"
        for one in found
    ]
    return "\n".join(lines)


def main() -> int:
    """Print the table; 1 if an answer differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", required=True, help="address of a store with H2020")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    collect_less()
    with closing(place(Settings.read(os.environ), given.store).open()) as store:
        found = asyncio.run(all_measured(store))
    print(json.dumps([{**asdict(one), "ratio": one.ratio} for one in found]) if given.json else _told(found))
    return 0 if all(one.equal for one in found) else 1


SCHEMA = build_schema()
DOCUMENTS = Documents(SCHEMA._schema, MOST_TOKENS)

if __name__ == "__main__":
    try:
        sys.exit(main())
    except HommelError as error:
        sys.exit(f"bench.graphql: {error}")
