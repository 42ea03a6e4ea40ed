"""The graph as columns: what the matching and the maps compute on, consistent as of one revision."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph import catalogue
from graph.errors import BadInput
from graph.values import Type

EPOCH = datetime.date(1970, 1, 1).toordinal()
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

    @property
    def ends(self) -> list[str]:
        """The kinds at the ends of the relations wanted."""
        relations = [catalogue.relation(name) for name in self.relations]
        return sorted({relation.start for relation in relations} | {relation.end for relation in relations})

    @property
    def all_kinds(self) -> Mapping[str, tuple[str, ...]]:
        """Every kind that the snapshot holds, with the columns wanted of it."""
        names = sorted({catalogue.kind(name).name for name in self.kinds} | set(self.ends))
        return {name: self.kinds.get(name, ()) for name in names}


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


class Gathering:
    """One column, gathered in chunks so that Python objects never hold the whole of it."""

    def __init__(self, kind_of_value: Type) -> None:
        self.kind_of_value = kind_of_value
        self.chunks: list[np.ndarray[tuple[int], np.dtype[np.generic]]] = []
        self.codes: dict[object, int] = {}

    def add(self, values: Sequence[Any]) -> None:
        """Take the next chunk."""
        match self.kind_of_value:
            case Type.REAL:
                self.chunks.append(np.array([np.nan if v is None else v for v in values], np.float64))
            case Type.WHOLE | Type.CENTS:
                self.chunks.append(np.array([UNKNOWN_WHOLE if v is None else v for v in values], np.int64))
            case Type.FLAG:
                self.chunks.append(np.array([-1 if v is None else v for v in values], np.int8))
            case _:
                codes = self.codes
                coded = [-1 if v is None else codes.setdefault(v, len(codes)) for v in values]
                self.chunks.append(np.array(coded, np.int32))

    def whole(self) -> Column:
        """The column."""
        empty: dict[Type, type[np.generic]] = {
            Type.REAL: np.float64,
            Type.WHOLE: np.int64,
            Type.CENTS: np.int64,
            Type.FLAG: np.int8,
        }
        joined = np.concatenate([np.empty(0, empty.get(self.kind_of_value, np.int32)), *self.chunks])
        if self.kind_of_value in empty:
            return joined
        values = sorted(str(value) for value in self.codes)
        places = {value: place for place, value in enumerate(values)}
        mapped = np.array([places[str(value)] for value in self.codes] + [-1], np.int32)
        if self.kind_of_value is Type.DAY:
            days = np.array([_day(value) for value in values] + [UNKNOWN_DAY], np.int32)
            return np.asarray(days[mapped[joined]])
        return Coded(mapped[joined], tuple(values))


def _day(text: str) -> int:
    return datetime.date.fromisoformat(text).toordinal() - EPOCH
