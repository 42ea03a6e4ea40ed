"""Maps made anew: one for each audience, of what it may see alone, from where everybody stood."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from atlas.mapping import WANTED, Map, keep, kept, mapped, network
from graph.model import Visibility
from graph.store import Store, Units
from matching.audience import seen

MARK: Final = "maps"
"""Set where the maps are those of all facts."""


@dataclass(frozen=True, slots=True)
class Made:
    """A map that is current.

    changed   whether the network is another one than that of the last map
    seconds   what it took to look and to draw
    """

    audience: Visibility
    map: Map
    changed: bool
    seconds: float


def maps_made(store: Store, units: Units, actor: str, listen: Callable[[Made], None]) -> None:
    """Bring the maps of all audiences up to date, telling each; all are kept in one unit, at the end.

    From the narrowest audience to the widest: who sees no more than the last one gets the same map. What an audience
    may not see never reaches its map.
    """
    snapshot = store.snapshot(WANTED)
    found: dict[str, Map] = {}
    current: dict[Visibility, Map] = {}
    for audience in Visibility:
        began = time.monotonic()
        last, own = kept(store, audience), network(seen(snapshot, audience))
        name = own.fingerprint()
        if name not in found:
            found[name] = mapped(own, last)
        current[audience] = found[name]
        changed = last is None or last.fingerprint != name
        listen(Made(audience, found[name], changed, time.monotonic() - began))
    with units.unit(actor) as unit:
        for audience, made in current.items():
            keep(unit.shelves, audience, made)
        if unit.revision == snapshot.revision:
            unit.mark(MARK)
