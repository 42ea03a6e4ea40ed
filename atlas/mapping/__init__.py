"""How the network is drawn: who works with whom, as a map that stays the same while they do.

    network(snapshot) -> Network      who works with whom, of what is in the snapshot (`WANTED` says what that must be)
    mapped(network, last) -> Map      places, communities, centrality and backbone; from the last map where there is one
    keep(shelves, audience, map)      keep it in a store, in a unit
    kept(store, audience) -> Map      read it back

A map tells of everybody it is made from, so there is one for each audience, made from a snapshot that holds what the
audience may see alone; who may see what is the caller's to know.
"""

from atlas.mapping.communities import NOBODY
from atlas.mapping.drawing import Map, mapped
from atlas.mapping.keeping import Head, head_of, keep, kept
from atlas.mapping.partners import WANTED, Network, network

__all__ = ["Map", "mapped", "Network", "network", "WANTED", "NOBODY", "Head", "head_of", "keep", "kept"]
