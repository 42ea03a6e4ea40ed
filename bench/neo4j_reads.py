"""Reads on Neo4j beside the best Cypher anybody wrote by hand: `python -m bench.neo4j_reads --store bolt://…`.

The eight questions a to h of the peers' set (`neo4j-graphql`), on a store with CORDIS H2020: ours through `Store.find`,
theirs as hand-written statements over the same driver, one after the other in each round. Database hits are those of
`PROFILE`. Answers must be equal, order included.
"""

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import asdict, dataclass, replace
from typing import Any

import graph.neo4j
from bench.reads import FILTERED, HUB, NESTED
from graph.errors import HommelError
from graph.neo4j.asking.compile import compile_select
from graph.select import Op, Order, Page, Select, Test

ROUNDS = 60
WARM_UP = 25
FIVE = ("id", "name", "country", "city", "kind")
BY_ID = (Order("id"),)
MOST_RATIO = 1.15
FAR = 20_000

FLAT = "RETURN collect([s.id, s.name, s.country, s.city, s.kind])"
BEST: Mapping[str, str] = {
    "a": f"MATCH (s:Stakeholder {{id: 'pic:999984059'}}) {FLAT}",
    "b": f"MATCH (s:Stakeholder {{country: 'BE'}}) WITH s ORDER BY s.sortKey, s.id LIMIT 50 {FLAT}",
    "b, with our index": "MATCH (s:Stakeholder) WHERE s.country = 'BE' AND s.sortKey >= '' AND s.id >= ''"
    f" WITH s ORDER BY s.country, s.sortKey, s.id LIMIT 50 {FLAT}",
    "c": "MATCH (s:Stakeholder {country: 'DE', kind: 'higher-education'}) WITH s ORDER BY s.id DESC LIMIT 20"
    " CALL (s) { MATCH (s)-[:PARTICIPATED_IN]->(p) WITH p ORDER BY p.id LIMIT 10"
    " CALL (p) { MATCH (p)<-[:PARTICIPATED_IN]-(t) WITH t ORDER BY t.id LIMIT 10"
    " RETURN collect([t.id, t.name, t.country]) AS ts }"
    " RETURN collect([p.id, p.acronym, p.start, ts]) AS ps } RETURN collect([s.id, s.name, ps])",
    "c, with our index": "MATCH (s:Stakeholder) WHERE s.country = 'DE' AND s.kind = 'higher-education'"
    " AND s.sortKey IS NOT NULL AND s.id IS NOT NULL WITH s ORDER BY s.id DESC LIMIT 20"
    " CALL (s) { MATCH (s)-[:PARTICIPATED_IN]->(p) WITH p ORDER BY p.id LIMIT 10"
    " CALL (p) { MATCH (p)<-[:PARTICIPATED_IN]-(t) WITH t ORDER BY t.id LIMIT 10"
    " RETURN collect([t.id, t.name, t.country]) AS ts }"
    " RETURN collect([p.id, p.acronym, p.start, ts]) AS ps } RETURN collect([s.id, s.name, ps])",
    "d": "MATCH (s:Stakeholder {id: 'pic:999997930'})"
    " CALL (s) { MATCH (s)-[:PARTICIPATED_IN]->(p) WITH p ORDER BY p.id LIMIT 100"
    " CALL (p) { MATCH (p)<-[r:PARTICIPATED_IN]-(t) WITH r, t ORDER BY t.id"
    " RETURN collect([r.role, r.amount, t.id, t.name, t.country]) AS e }"
    " RETURN collect([p.id, p.acronym, p.start, p.end, p.totalCost, e]) AS ps } RETURN collect([s.id, s.name, ps])",
    "e": "MATCH (s:Stakeholder {country: 'DE'}) RETURN [[count(s)]]",
    "e, with our index": "MATCH (s:Stakeholder) WHERE s.country = 'DE' AND s.sortKey IS NOT NULL AND s.id IS NOT NULL"
    " RETURN [[count(s)]]",
    "f": "MATCH (s:Stakeholder {country: 'BE'}) WITH s ORDER BY s.id"
    " WHERE EXISTS { (s)-[:PARTICIPATED_IN]->()-[:FUNDED_UNDER]->(:Programme {notation: 'H2020-EU.2.1.'}) }"
    " WITH s LIMIT 50 CALL (s) { MATCH (s)-[o:OFFERS]->(c) WITH o, c ORDER BY o.level DESC, c.id DESC LIMIT 100"
    " RETURN collect([o.level, c.notation]) AS os } RETURN collect([s.id, s.name, s.city, os])",
    "f, with our index": "MATCH (s:Stakeholder) WHERE s.country = 'BE' AND s.sortKey IS NOT NULL AND s.id IS NOT NULL"
    " WITH s ORDER BY s.id"
    " WHERE EXISTS { (s)-[:PARTICIPATED_IN]->()-[:FUNDED_UNDER]->(:Programme {notation: 'H2020-EU.2.1.'}) }"
    " WITH s LIMIT 50 CALL (s) { MATCH (s)-[o:OFFERS]->(c) WITH o, c ORDER BY o.level DESC, c.id DESC LIMIT 100"
    " RETURN collect([o.level, c.notation]) AS os } RETURN collect([s.id, s.name, s.city, os])",
    "g": f"MATCH (s:Stakeholder) WHERE s.id > $after WITH s ORDER BY s.id LIMIT 50 {FLAT}",
    "h": f"MATCH (s:Stakeholder) WHERE s.id > '' WITH s ORDER BY s.id LIMIT 5000 {FLAT}",
}


def questions(after: str) -> Mapping[str, Select]:
    """The same questions as select trees."""
    return {
        "a": Select("Stakeholder", FIVE, where=Test("id", Op.EQ, "pic:999984059"), page=Page(1, ahead=False)),
        "b": Select(
            "Stakeholder", FIVE, where=Test("country", Op.EQ, "BE"), order=(Order("name"),), page=Page(50, ahead=False)
        ),
        "c": replace(NESTED, page=Page(20, ahead=False)),
        "d": replace(HUB, page=Page(1, ahead=False)),
        "e": Select("Stakeholder", ("id",), where=Test("country", Op.EQ, "DE"), page=Page(0, ahead=False), count=True),
        "f": replace(FILTERED, page=Page(50, ahead=False)),
        "g": Select("Stakeholder", FIVE, order=BY_ID, page=Page(50, after=(after,), ahead=False)),
        "h": Select("Stakeholder", FIVE, order=BY_ID, page=Page(5_000, ahead=False)),
    }


@dataclass(frozen=True, slots=True)
class Read:
    """One question: medians in milliseconds and database hits, of ours and of the best Cypher."""

    question: str
    ours_milliseconds: float
    best_milliseconds: float
    ours_hits: int
    best_hits: int
    equal: bool

    @property
    def ratio(self) -> float:
        """Our time over the best."""
        return round(self.ours_milliseconds / self.best_milliseconds, 2)

    @property
    def kept(self) -> bool:
        """Whether ours is as good."""
        return self.equal and self.ratio <= MOST_RATIO and self.ours_hits <= self.best_hits


def read(store: graph.neo4j.Neo4jStore, name: str, select: Select, best: str, after: str) -> Read:
    """One question, asked both ways in turns."""
    session = store.connection.session()
    parameters = {"after": after}

    def theirs() -> Any:
        return session.run(best, parameters).single()[0]

    ours, hand = _timed(lambda: store.find(select), theirs)
    compiled = compile_select(select, {})
    hits = [_hits(session, text, some) for text, some in ((compiled.cypher, compiled.parameters), (best, parameters))]
    found = store.find(select)
    equal = [[found.total]] == theirs() if select.count else _plain(found.rows) == theirs()
    session.close()
    return Read(name, *(round(statistics.median(times), 3) for times in (ours, hand)), *hits, equal)


def _timed(*asked: Callable[[], object]) -> list[list[float]]:
    times: list[list[float]] = [[] for _ in asked]
    for round_ in range(WARM_UP + ROUNDS):
        turns = list(zip(asked, times, strict=True))
        for ask, kept in turns if round_ % 2 else reversed(turns):
            began = time.perf_counter()
            ask()
            if round_ >= WARM_UP:
                kept.append((time.perf_counter() - began) * 1_000)
    return times


def _plain(rows: Any) -> Any:
    """Rows without totals, so that a branch is the list of its rows."""
    return [[_plain(cell[1]) if _is_branch(cell) else cell for cell in row] for row in rows]


def _is_branch(cell: Any) -> bool:
    return isinstance(cell, list) and len(cell) == 2 and cell[0] is None and isinstance(cell[1], list)


def _hits(session: Any, cypher: str, parameters: Mapping[str, Any]) -> int:
    def summed(plan: Mapping[str, Any]) -> int:
        return int(plan.get("dbHits", 0)) + sum(summed(child) for child in plan.get("children", []))

    return summed(session.run("PROFILE " + cypher, dict(parameters)).consume().profile)


def main() -> int:
    """Print the table; 1 if an answer differs or ours is beyond the best by more than it may be."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", required=True, help="address of a Neo4j store with H2020")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--show", action="store_true", help="print the statements that select trees compile to")
    given = parser.parse_args()
    with closing(graph.neo4j.open_store(graph.neo4j.Address.parse(given.store))) as store:
        last = store.find(Select("Stakeholder", ("id",), order=BY_ID, page=Page(10_000))).keys[-1]
        after = str(store.find(Select("Stakeholder", ("id",), order=BY_ID, page=Page(10_000, after=last))).keys[-1][-1])
        asked = questions(after)
        if given.show:
            print("\n\n".join(f"{name}: {compile_select(select, {}).cypher}" for name, select in asked.items()))
        found = [read(store, name, asked[name[0]], best, after) for name, best in BEST.items()]
    print(
        json.dumps([{**asdict(one), "ratio": one.ratio, "kept": one.kept} for one in found])
        if given.json
        else _told(found)
    )
    return 0 if all(one.kept for one in found) else 1


def _told(found: list[Read]) -> str:
    lines = [
        "| read | ours ms | best ms | ratio | our hits | best hits | equal |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    lines += [
        f"| {one.question} | {one.ours_milliseconds:.2f} | {one.best_milliseconds:.2f} | {one.ratio:.2f}"
        f" | {one.ours_hits:,} | {one.best_hits:,} | {'yes' if one.equal else 'NO'} |"
        for one in found
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except HommelError as error:
        sys.exit(f"bench.neo4j_reads: {error}")
