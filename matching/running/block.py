"""The suggestions of a block of stakeholders, and their bytes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

REASONS: Final = 3
COLUMNS: Final = (
    ("left", np.dtype(np.int32), 1),
    ("right", np.dtype(np.int32), 1),
    ("rank", np.dtype(np.int32), 1),
    ("score", np.dtype(np.float64), 1),
    ("reasons", np.dtype(np.int8), REASONS),
)


@dataclass(frozen=True, slots=True)
class Block:
    """Suggestions by stakeholder and rank; see `matching.match.Matched` for the columns."""

    left: NDArray[np.int32]
    right: NDArray[np.int32]
    rank: NDArray[np.int32]
    score: NDArray[np.float64]
    reasons: NDArray[np.int8]

    def tobytes(self) -> bytes:
        """All columns, one after the other."""
        return b"".join(getattr(self, name).astype(dtype).tobytes() for name, dtype, _ in COLUMNS)

    @classmethod
    def frombytes(cls, content: bytes) -> "Block":
        """The block of these bytes; `ValueError` if they are none.

        >>> Block.frombytes(joined([]).tobytes()) == joined([])
        True
        """
        count, rest = divmod(len(content), sum(dtype.itemsize * width for _, dtype, width in COLUMNS))
        if rest:
            raise ValueError("these bytes are no block")
        found: dict[str, Any] = {}
        at = 0
        for name, dtype, width in COLUMNS:
            column = np.frombuffer(content, dtype, count * width, at)
            found[name] = column.reshape(count, width) if width > 1 else column
            at += column.nbytes
        return cls(**found)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Block) and self.tobytes() == other.tobytes()

    __hash__ = None  # type: ignore[assignment]  # as arrays have none


def joined(blocks: Sequence[Block]) -> Block:
    """Several blocks one after the other, as one."""
    return Block(*(_column(blocks, *one) for one in COLUMNS))


def _column(blocks: Sequence[Block], name: str, dtype: np.dtype[Any], width: int) -> NDArray[Any]:
    empty = np.empty((0, width) if width > 1 else 0, dtype)
    return np.concatenate([empty, *(getattr(block, name) for block in blocks)])
