"""What a computation may know of, by whom its results are for.

Scores, counts and ranks tell of everything that they are computed from, so what is for some is computed from what they
may see, and from nothing else: whatever hidden rows are added, not a bit of it changes.
"""

from collections.abc import Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from graph import catalogue
from graph.errors import BadInput
from graph.model import Visibility
from graph.snapshot import UNKNOWN_DAY, Coded, Column, Edges, Nodes, Snapshot
from graph.store import INFERRED

SEES: Final[Mapping[Visibility, tuple[Visibility, ...]]] = {
    Visibility.PUBLIC: (Visibility.PUBLIC,),
    Visibility.NETWORK: (Visibility.PUBLIC, Visibility.NETWORK),
    Visibility.BROKER_ONLY: tuple(Visibility),
}
"""Audience -> the visibilities of the stakeholders that it may know of; of one audience there are all below it."""

BROKERING: Final = frozenset({"BETWEEN", "EXCLUDES"})
"""Relations that brokers alone may know of: who works with whom, who will not."""

BROKERS_KINDS: Final = frozenset({"Partnership", "Feedback"})
"""Kinds that they alone may know of."""


def seen(snapshot: Snapshot, audience: Visibility) -> Snapshot:
    """The snapshot as it would be if there were nothing but what the audience may see; whole for brokers.

    It must hold `Stakeholder.visibility`. Stakeholders out of sight are left out with all relations at them, and so are
    partnerships, exclusions, feedback and barriers that are not published. What was inferred is left out too, since it
    may follow from what is out of sight; it is derived anew from the projects.
    """
    if audience is Visibility.BROKER_ONLY:
        return snapshot
    visibility = snapshot.kinds["Stakeholder"].columns.get("visibility")
    if not isinstance(visibility, Coded):
        raise BadInput("the snapshot does not hold Stakeholder.visibility, which tells who may see whom")
    kept = {name: np.ones(len(nodes), bool) for name, nodes in snapshot.kinds.items()}
    kept["Stakeholder"] = np.logical_or.reduce([visibility.equal(one) for one in SEES[audience]])
    for name in kept.keys() & BROKERS_KINDS:
        kept[name][:] = False
    if "Barrier" in kept:
        kept["Barrier"] = np.asarray(snapshot.kinds["Barrier"].columns["published"]) != UNKNOWN_DAY
    kinds = {name: _nodes(nodes, kept[name]) for name, nodes in snapshot.kinds.items()}
    relations = {name: _edges(name, edges, kept) for name, edges in snapshot.relations.items()}
    return Snapshot(snapshot.revision, kinds, relations)


def _nodes(nodes: Nodes, kept: NDArray[np.bool_]) -> Nodes:
    ids = [nodes.ids[row] for row in np.flatnonzero(kept).tolist()]
    return Nodes(ids, {name: _column(column, kept) for name, column in nodes.columns.items()})


def _edges(name: str, edges: Edges, kept: Mapping[str, NDArray[np.bool_]]) -> Edges:
    relation = catalogue.relation(name)
    starts, ends = kept[relation.start], kept[relation.end]
    rows = starts[edges.start] & ends[edges.end] & (name not in BROKERING)
    source = edges.columns.get("source")
    if isinstance(source, Coded):
        rows &= ~source.equal(INFERRED)
    columns = {column: _column(values, rows) for column, values in edges.columns.items()}
    return Edges(_renumbered(edges.start[rows], starts), _renumbered(edges.end[rows], ends), columns)


def _renumbered(rows: NDArray[np.int32], kept: NDArray[np.bool_]) -> NDArray[np.int32]:
    return (np.cumsum(kept, dtype=np.int32) - np.int32(1))[rows]


def _column(column: Column, kept: NDArray[np.bool_]) -> Column:
    if not isinstance(column, Coded):
        return column[kept]
    codes = column.codes[kept]
    used, inverse = np.unique(codes, return_inverse=True)
    known = [int(code) for code in used if code >= 0]
    places = inverse.astype(np.int32) - np.int32(len(used) - len(known))  # what is unknown comes first
    return Coded(places, tuple(column.values[code] for code in known))
