"""The hidden half of the fictional economy: specialities, what each gives, and which others they suit.

A speciality is a handful of stakeholders that do much the same. Each gives a few capabilities, has a market where it is
at home, and suits up to three specialities of other chains. Nobody is told any of this. It only steers, with much
noise, what a stakeholder offers, needs, aims at and takes part in, and it says who would make good partners.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

CHAINS: Final = 5
SUBJECTS: Final = CHAINS + 1  # capabilities of each chain, and those common to all
COMMON: Final = CHAINS
MARKETS: Final = 40
STAKEHOLDERS_EACH: Final = 8
FEWEST_SPECIALITIES: Final = 15
GIVES: Final = 6
FITS: Final = 3
CHAIN_SHARES: Final = (0.16, 0.14, 0.36, 0.22, 0.12)
COMMON_SHARE: Final = 0.2
ZIPF_SHIFT: Final = 0.02  # of the vocabulary: the head stays a head, and never becomes everybody

Ints = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Specialities:
    """Arrays over specialities.

    chain    int8, the chain it belongs to
    gives    int32 × 6 capabilities, repeats possible
    fits     int32 × 3 specialities of other chains that suit it, -1 = none; who suits is suited
    market   int16, where it is at home
    """

    chain: NDArray[np.int8]
    gives: Ints
    fits: Ints
    market: NDArray[np.int16]

    def __len__(self) -> int:
        return len(self.chain)


def vocabulary(size: int) -> int:
    """How many capabilities each chain has in an economy of that size: larger economies split their words more finely.

    >>> vocabulary(100), vocabulary(1_000), vocabulary(10_000), vocabulary(1_000_000)
    (40, 50, 250, 6294)
    """
    return max(40, int(50 * (size / 1_000) ** 0.7))


def specialities(draw: np.random.Generator, size: int) -> Specialities:
    """The specialities of an economy of that size."""
    count = max(size // STAKEHOLDERS_EACH, FEWEST_SPECIALITIES)
    chain = weighted(draw, np.array(CHAIN_SHARES), count).astype(np.int8)
    gives = capabilities(draw, np.repeat(chain[:, None], GIVES, axis=1), vocabulary(size))
    return Specialities(chain, gives, _fits(draw, chain), markets(draw, count))


def _fits(draw: np.random.Generator, chain: NDArray[np.int8]) -> Ints:
    """Pairs everybody with somebody, three times over; pairs within a chain come to nothing."""
    fits = np.full((len(chain), FITS), -1, np.int32)
    half = len(chain) // 2
    for turn in range(FITS):
        shuffled = draw.permutation(len(chain)).astype(np.int32)
        one, other = shuffled[:half], shuffled[half : 2 * half]
        apart = chain[one] != chain[other]
        fits[one[apart], turn] = other[apart]
        fits[other[apart], turn] = one[apart]
    return fits


def weighted(draw: np.random.Generator, weights: NDArray[np.float64], shape: int | tuple[int, ...]) -> NDArray[np.intp]:
    """Places drawn with these weights."""
    edges = np.cumsum(weights) / weights.sum()
    return np.minimum(np.searchsorted(edges, draw.random(shape), side="right"), len(weights) - 1)


def zipf(places: int) -> NDArray[np.float64]:
    """Zipf-Mandelbrot weights: 1 ÷ (rank + shift), the shift a fixed part of the vocabulary.

    >>> (zipf(100)[0] / zipf(100)[99]).round(1)
    np.float64(34.0)
    """
    return 1.0 / (np.arange(1, places + 1, dtype=np.float64) + ZIPF_SHIFT * places)


def capabilities(draw: np.random.Generator, chain: NDArray[np.integer], words: int) -> Ints:
    """A capability for each entry: mostly of that chain, sometimes a common one; within either by Zipf's law."""
    subject = np.where(draw.random(chain.shape) < COMMON_SHARE, COMMON, chain.astype(np.int64))
    return (subject * words + weighted(draw, zipf(words), chain.shape)).astype(np.int32)


def markets(draw: np.random.Generator, shape: int | tuple[int, ...]) -> NDArray[np.int16]:
    """Markets, by Zipf's law."""
    return weighted(draw, zipf(MARKETS), shape).astype(np.int16)
