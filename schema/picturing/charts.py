"""The map that pictures are drawn from: the one that is kept for the viewer's audience, ready to look things up in."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from atlas.mapping import WANTED, Head, Map, head_of, kept, mapped, network
from graph.model import Visibility
from graph.store import Store
from matching.audience import seen
from schema.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Chart:
    """A map, and where to find somebody on it.

    rows    id -> row
    pairs   for each row its partners, with 1 + the number of the pair in the network
    made    when it was made; None where none is kept and it was made for this answer
    """

    map: Map
    rows: Mapping[str, int]
    pairs: sparse.csr_array
    made: str | None

    @classmethod
    def of(cls, some: Map, made: str | None) -> "Chart":
        """The chart of a map."""
        return cls(some, some.rows(), some.pairs(), made)

    def partners(self, id: str) -> list[str]:
        """Who is linked to somebody, the strongest link first, then by id; nobody for who is not on the map."""
        row = self.rows.get(id)
        if row is None:
            return []
        begin, end = self.pairs.indptr[row : row + 2]
        others, numbers = self.pairs.indices[begin:end], self.pairs.data[begin:end].astype(np.int64) - 1
        order = np.lexsort((others, -self.map.network.weight[numbers]))
        return [self.map.network.ids[other] for other in others[order].tolist()]

    def central_first(self, ids: Sequence[str]) -> list[str]:
        """The most central first, then by id; who is not on the map comes last."""
        rows = (self.rows.get(one, -1) for one in ids)
        central = (-1.0 if row < 0 else float(self.map.centrality[row]) for row in rows)
        return [one for _, one in sorted((-much, one) for much, one in zip(central, ids, strict=True))]

    def links_of(self, id: str | None) -> NDArray[np.bool_]:
        """Which of the network's pairs are somebody's."""
        row, net = self.rows.get(id or ""), self.map.network
        return np.zeros(len(net.one), bool) if row is None else (net.one == row) | (net.other == row)

    def among(self, ids: Sequence[str], most: int, shown: NDArray[np.bool_] | None) -> tuple[NDArray[np.int64], bool]:
        """Numbers of the pairs between these, in order, of those that are shown; the strongest, and whether there were
        more than `most`."""
        net, within = self.map.network, np.zeros(len(self.rows), bool)
        within[[self.rows[one] for one in ids if one in self.rows]] = True
        wanted = within[net.one] & within[net.other]
        found = np.flatnonzero(wanted if shown is None else wanted & shown)
        if len(found) <= most:
            return found, False
        return np.sort(found[np.argsort(-net.weight[found], kind="stable")[:most]]), True


async def chart(viewer: Viewer) -> Chart:
    """The chart of the viewer's audience."""
    store, audience = viewer.store, viewer.principal.audience
    head = await asyncio.to_thread(head_of, store, audience)
    if head is not None:
        return await viewer.desk.get(("map", audience, head.name), lambda: _kept(store, audience, head))
    revision = await asyncio.to_thread(store.revision)
    return await viewer.desk.get(("map", audience, revision), lambda: Chart.of(_drawn(store, audience), None))


def _kept(store: Store, audience: Visibility, head: Head) -> Chart:
    found = kept(store, audience)
    return Chart.of(_drawn(store, audience), None) if found is None else Chart.of(found, head.made)


def _drawn(store: Store, audience: Visibility) -> Map:
    """A map of this moment, of what the audience may see and nothing else."""
    return mapped(network(seen(store.snapshot(WANTED), audience)))
