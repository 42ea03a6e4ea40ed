"""Maps on the shelf MAPS of a store: one for each audience, of what that audience may know of and nothing else.

A head names the map; the map itself lies in as many entries as it takes. Their names hold the map's own, so that
whoever reads while it is replaced finds one or the other, never half of each.
"""

import base64
import zlib
from dataclasses import dataclass
from typing import Any, Final

import msgspec
import numpy as np

from atlas.mapping.drawing import Map
from atlas.mapping.partners import Network
from graph.model import Visibility
from graph.shelves import Shelf, ShelfWriter
from graph.shelves.moments import now, written
from graph.store import Store

AT_ONCE: Final = 900_000
"""Characters in one entry."""

TRIES: Final = 5

COLUMNS: Final = {
    "one": np.int32, "other": np.int32, "weight": np.float32, "shared": np.int32, "backbone": np.bool_,
    "community": np.int32, "centrality": np.float64, "place": np.float64,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Head:
    """What is known of a kept map without reading it.

    name          of this map alone
    made          when it was made; a map of an unchanged network is not made again
    parts         entries that hold it
    """

    name: str
    made: str
    parts: int


def keep(shelves: ShelfWriter, audience: Visibility, made: Map) -> None:
    """Keep it in place of the last one, in this unit. The same map again changes nothing."""
    there = _head(shelves.entry(Shelf.MAPS, audience))
    name = f"{made.fingerprint}-{zlib.crc32(made.place.tobytes()):08x}"
    if there is not None and there.name == name:
        return
    if there is not None:
        shelves.drop(Shelf.MAPS, [_part(audience, there, number) for number in range(there.parts)])
    text = base64.b85encode(zlib.compress(_packed(made), 6)).decode()
    head = Head(name, written(now()), -(-len(text) // AT_ONCE))
    for number in range(head.parts):
        data = text[number * AT_ONCE : (number + 1) * AT_ONCE]
        shelves.put(Shelf.MAPS, _part(audience, head, number), head.made, {"data": data})
    shelves.put(Shelf.MAPS, audience, head.made, {"name": name, "made": head.made, "parts": head.parts})


def head_of(store: Store, audience: Visibility) -> Head | None:
    """The map that is kept for an audience; None where none is yet."""
    return _head(store.entry(Shelf.MAPS, audience))


def kept(store: Store, audience: Visibility) -> Map | None:
    """The map itself."""
    for _ in range(TRIES):
        head = head_of(store, audience)
        if head is None:
            return None
        parts = [store.entry(Shelf.MAPS, _part(audience, head, number)) for number in range(head.parts)]
        if None not in parts:  # else it was replaced meanwhile
            text = "".join(part.body["data"] for part in parts if part is not None)
            return _unpacked(zlib.decompress(base64.b85decode(text)))
    return None


def _head(entry: Any) -> Head | None:
    return None if entry is None else Head(**entry.body)


def _part(audience: Visibility, head: Head, number: int) -> str:
    return f"{audience}:{head.name}:{number}"


def _packed(made: Map) -> bytes:
    columns = {
        name: np.ascontiguousarray(getattr(made, name, getattr(made.network, name, None)), kind).tobytes()
        for name, kind in COLUMNS.items()
    }
    return msgspec.msgpack.encode({"fingerprint": made.fingerprint, "ids": list(made.network.ids), **columns})


def _unpacked(data: bytes) -> Map:
    read = msgspec.msgpack.decode(data)
    columns: dict[str, Any] = {name: np.frombuffer(read[name], kind) for name, kind in COLUMNS.items()}
    network = Network(tuple(read["ids"]), *(columns.pop(name) for name in ("one", "other", "weight", "shared")))
    columns["place"] = columns["place"].reshape(-1, 2)
    return Map(network, read["fingerprint"], **columns)
