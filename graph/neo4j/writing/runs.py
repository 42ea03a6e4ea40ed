"""Suggestions of runs. They are too many for one transaction: a list is written in batches, and shown all at once
when its run names it. A list that no run names, left by a stop half-way, is swept away by the next run."""

import uuid
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from neo4j import Query

from graph.errors import NotFound, Unavailable
from graph.model import MatchRun, Suggestion
from graph.neo4j.connection import Connection, translated

BATCH = 5_000

One = Callable[..., Any]

_COLUMNS = ("stakeholderId", "rank", "partnerId", "score", "chainFrom", "chainTo", "explanation")
_SWEEP = (
    "MATCH (s:Suggestion) WHERE s.list = $name AND s.stakeholderId IS NOT NULL AND s.rank IS NOT NULL"
    " CALL (s) { DELETE s } IN TRANSACTIONS OF 10000 ROWS"
)
_UNNAMED = (
    "MATCH (l:HommelList) WHERE NOT EXISTS { MATCH (r:MatchRun {id: l.runId}) WHERE r.hommelList = l.name }"
    " RETURN collect(l.name)"
)


def keep(connection: Connection, one: One, run: MatchRun, suggestions: Iterable[Suggestion], own: set[str]) -> None:
    """Write the list beside the unit's transaction, whose `one` then names it; nobody sees it before.

    own   lists of this unit, which no run names until it ends; it gets this one, too
    """
    for name in set(connection.one(_UNNAMED, {}, limited=False)[0]) - own:  # as of the last unit that landed
        _run(connection, "MATCH (l:HommelList {name: $name}) DELETE l", name=name)
        _run(connection, _SWEEP, name=name)
    name = f"{run.id} {uuid.uuid4().hex}"
    own.add(name)
    _run(connection, "CREATE (:HommelList {name: $name, runId: $run})", name=name, run=run.id)
    made = ", ".join(f"{column}: r[{place}]" for place, column in enumerate(_COLUMNS))
    create = f"UNWIND $rows AS r CREATE (:Suggestion {{list: $name, {made}}})"
    rows = (
        [s.stakeholder_id, s.rank, s.partner_id, s.score, s.chain_from, s.chain_to, s.explanation] for s in suggestions
    )
    while batch := list(islice(rows, BATCH)):
        _run(connection, create, name=name, rows=batch)
    one("MATCH (r:MatchRun {id: $run}) SET r.hommelList = $name RETURN count(r)", run=run.id, name=name)


def suggestions(connection: Connection, run_id: str, stakeholder_id: str | None) -> Iterator[Suggestion]:
    """See `graph.store.Store`."""
    found = connection.one("MATCH (r:MatchRun {id: $run}) RETURN r.hommelList", {"run": run_id})
    if found is None:
        raise NotFound(f"no run has the id {run_id!r}; `hommel runs` lists them")
    after = ("", 0) if stakeholder_id is None else (stakeholder_id, 0)
    listed = ", ".join(f"s.{column}" for column in _COLUMNS)
    only = "s.stakeholderId = $stakeholder AND s.rank > $rank"
    every = "s.stakeholderId >= $stakeholder AND (s.stakeholderId > $stakeholder OR s.rank > $rank)"
    cypher = (
        f"MATCH (s:Suggestion) WHERE s.list = $name AND {every if stakeholder_id is None else only}"
        f" WITH s ORDER BY s.list, s.stakeholderId, s.rank LIMIT $most WITH collect([{listed}]) AS rows"
        " RETURN rows, EXISTS { MATCH (:HommelList {name: $name}) }"
    )
    while found[0] is not None:
        asked = {"name": found[0], "stakeholder": after[0], "rank": after[1], "most": BATCH}
        rows, there = connection.one(cypher, asked, limited=False)
        if not there:
            raise Unavailable(f"{run_id} was replaced while its suggestions were read; read them again")
        for stakeholder, rank, partner, score, chain_from, chain_to, why in rows:
            yield Suggestion(
                stakeholder_id=stakeholder, partner_id=partner, rank=rank, score=score,
                chain_from=chain_from, chain_to=chain_to, explanation=why,
            )  # fmt: skip
        if len(rows) < BATCH:
            return
        after = (rows[-1][0], rows[-1][1])


def _run(connection: Connection, cypher: str, **parameters: object) -> None:
    with translated(connection.address), connection.session(write=True) as session:
        session.run(Query(cypher), parameters).consume()  # the text is our own
