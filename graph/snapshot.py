"""The graph as columns: what the matching and the maps compute on, consistent as of one revision."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from graph.errors import BadInput

UNKNOWN_DAY = np.iinfo(np.int32).min
UNKNOWN_WHOLE = np.iinfo(np.int64).min


@dataclass(frozen=True, slots=True)
class Coded:
    """A text column: `codes` (int32, -1 = unknown) into `values` (sorted, distinct)."""

    codes: NDArray[np.int32]
    values: tuple[str, ...]

    def equal(self, value: str) -> NDArray[np.bool_]:
        """Which rows hold that value."""
        try:
            return np.equal(self.codes, self.values.index(value), dtype=bool)
        except ValueError:
            return np.zeros(len(self.codes), dtype=bool)

    def __getitem__(self, row: int) -> str | None:
        code = self.codes[row]
        return self.values[code] if code >= 0 else None


Column = Coded | NDArray[np.generic]
"""Days are int32 days since 1970-01-01 (`UNKNOWN_DAY`), wholes and cents int64 (`UNKNOWN_WHOLE`), reals float64 (NaN),
flags int8 (-1 unknown), everything textual `Coded` (a list of texts as its JSON)."""


@dataclass(frozen=True, slots=True)
class Nodes:
    """All nodes of a kind in ascending order of id (by code point), with the columns asked for.

    Besides properties, `source`, `as_of` and `rule` can be asked for.
    """

    ids: Sequence[str]
    columns: Mapping[str, Column]

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True, slots=True)
class Edges:
    """All relations of a type, by (start, end): row numbers into the `Nodes` of the two kinds."""

    start: NDArray[np.int32]
    end: NDArray[np.int32]
    columns: Mapping[str, Column]

    def __len__(self) -> int:
        return len(self.start)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a snapshot shall hold: kind or relation -> the columns wanted of it.

    The kinds at both ends of a wanted relation are always included.
    """

    kinds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    relations: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Part of the graph in columns, all of one revision."""

    revision: int
    kinds: Mapping[str, Nodes]
    relations: Mapping[str, Edges]

    def row(self, kind: str, id: str) -> int:
        """Row number of a node; `BadInput` if there is none."""
        ids = self.kinds[kind].ids
        low, high = 0, len(ids)
        while low < high:
            middle = (low + high) // 2
            if ids[middle] < id:
                low = middle + 1
            else:
                high = middle
        if low == len(ids) or ids[low] != id:
            raise BadInput(f"no {kind} has the id {id!r}")
        return low
