"""A map of the network: where everybody stands, how central they are, in which community, and the backbone."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from atlas.mapping.backbone import backbone
from atlas.mapping.centrality import centrality
from atlas.mapping.communities import NOBODY, as_before, communities
from atlas.mapping.layout import laid_out
from atlas.mapping.partners import Network, symmetric

SEED: Final = 1
DECIMALS: Final = 4


@dataclass(frozen=True, slots=True)
class Map:
    """All that pictures are made of; rows as in the network's `ids`.

    fingerprint   of the network
    backbone      bool, which of the network's pairs belong to it
    community     int32, `NOBODY` (-1) for who works with nobody
    centrality    float64, 1 is the average, 4 decimals
    place         float64, x and y, 2 decimals; unlinked neighbours stand some units apart, the middle is at 0, 0
    """

    network: Network
    fingerprint: str
    backbone: NDArray[np.bool_]
    community: NDArray[np.int32]
    centrality: NDArray[np.float64]
    place: NDArray[np.float64]

    def rows(self) -> dict[str, int]:
        """Id -> row."""
        return {one: row for row, one in enumerate(self.network.ids)}

    def pairs(self) -> sparse.csr_array:
        """Symmetric: 1 + the number of the pair in the network, for who looks up the links of somebody."""
        net = self.network
        return symmetric(len(net), net.one, net.other, np.arange(1, len(net.one) + 1, dtype=np.float64))


def mapped(network: Network, last: Map | None = None, threads: int | None = None) -> Map:
    """The map of a network. With the last one it is that where nothing changed, and else hardly moves what stood there.

    threads   as many as there are processors where none is given; not a bit of the map depends on it
    """
    fingerprint = network.fingerprint()
    if last is not None and last.fingerprint == fingerprint:
        return last
    matrix = network.matrix()
    before = {} if last is None else dict(zip(last.network.ids, map(tuple, last.place.tolist()), strict=True))
    return Map(
        network,
        fingerprint,
        backbone(network),
        _communities(network, matrix, last),
        np.round(centrality(matrix), DECIMALS),
        laid_out(network.ids, matrix, before, SEED, threads),
    )


def _communities(network: Network, matrix: sparse.csr_array, last: Map | None) -> NDArray[np.int32]:
    """Numbered as in the last map where there is one."""
    found = communities(matrix)
    if last is None:
        return found
    then = dict(zip(last.network.ids, last.community.tolist(), strict=True))
    return as_before(found, np.array([then.get(one, NOBODY) for one in network.ids], np.int32))
