"""The index: who offers and who needs what, as plain arrays that kernels walk and a file can hold.

A *claim* is one number for a capability and a direction: capability c offered is c, c needed is c + capabilities.
Claims that meet are c and c + capabilities: `opposite`. Stakeholders are cut into tiles of `span`; a posting is a
place within its tile, so that two bytes hold it.
"""

from typing import Any, NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from graph.errors import BadInput
from matching.economy import Lists

BITS = 64
OWN_BITS, OWN_BITS_OF_SIGNATURE = 16, 8
"""So many of the most frequent claims have a bit to themselves; all others share the rest. As the two differ, claims
that share one bit rarely share the other."""
FINE = 2.0**32
"""Weights are multiples of 1 / FINE: sums of them are exact in float64 in any order, so that equal means equal."""
TWO_BYTES = 2**16
"""So many things two bytes tell apart."""
SPAN = TWO_BYTES
"""Stakeholders a tile; with 16,384 a search takes a quarter longer at a million."""
EVERY_CHAIN = np.iinfo(np.uint64).max


class Index(NamedTuple):
    """Stakeholders 0 to n-1 and their claims 0 to 2C-1; what is open to nobody has no claims here.

    claims_begin      uint32, n + 1: where the claims of each stakeholder begin
    claim             uint16 where that holds them, else uint32: offers ascending, then needs ascending
    postings_begin    uint32, tiles × 2C + 1: where the stakeholders of a tile that make a claim begin
    posting           uint16, place within the tile, ascending
    lighter           uint64, by posting and 64 more: `bit` of what else its stakeholder claims that weighs no more
    frequency         int32, 2C: how many make a claim
    weight            float64, 2C: idf of its capability, a multiple of 2^-32
    bit               uint8, 2C: its bit in `lighter`; several claims may share one
    filled            float64, 64: how often each of these bits would be set at most, by all claims of a stakeholder
    signature_bit     uint8, 2C: its bit in the signatures
    signature         uint64, n: `signature_bit` of all claims of a stakeholder
    chains            uint64, n: its value chains, one bit each; all bits where none is known
    group             int32, n: equal numbers never meet; everybody has at least one of their own
    barred_begin      int64, n + 1
    barred            int32: whom else each must not meet, ascending
    span              int64, one element: stakeholders a tile
    """

    claims_begin: Any
    claim: Any
    postings_begin: Any
    posting: Any
    lighter: Any
    frequency: Any
    weight: Any
    bit: Any
    filled: Any
    signature_bit: Any
    signature: Any
    chains: Any
    group: Any
    barred_begin: Any
    barred: Any
    span: Any

    @property
    def nbytes(self) -> int:
        """Bytes of all arrays."""
        return sum(int(array.nbytes) for array in self)


def index(
    offers: Lists,
    needs: Lists,
    idf: NDArray[np.float64],
    chains: NDArray[np.uint64],
    *,
    group: NDArray[np.int32] | None = None,
    barred: tuple[NDArray[np.int64], NDArray[np.int32]] | None = None,
    span: int | None = None,
) -> Index:
    """The index of offers and needs, both by stakeholder and ascending capability; levels do not count.

    chains   a bit for each value chain of a stakeholder
    group    corporate groups; everybody is their own where nothing is given
    barred   whom else each must not meet: indptr, and stakeholders ascending
    span     stakeholders a tile, at most 65,536; as many as that where nothing is given

    `BadInput` where an idf is negative or no number, or a tile would hold too many.
    """
    if not (np.isfinite(idf).all() and (idf >= 0).all()):
        raise BadInput(
            "an idf is negative or no number; give ln((1 + n) / (1 + df)) with n at least as large as any df"
        )
    begin, claim = claims(offers, needs, len(idf))
    return assembled(begin, claim, np.concatenate((idf, idf)), chains, group=group, barred=barred, span=span)


def assembled(
    begin: NDArray[np.uint32],
    claim: NDArray[np.uint32],
    weight: NDArray[np.float64],
    chains: NDArray[np.uint64],
    *,
    group: NDArray[np.int32] | None = None,
    barred: tuple[NDArray[np.int64], NDArray[np.int32]] | None = None,
    span: int | None = None,
) -> Index:
    """The index of claims that are listed already; see `Index` for the first three, and `index` for the others."""
    n, size = len(begin) - 1, len(weight)
    if span is not None and not 1 <= span <= SPAN:
        raise BadInput(f"a tile holds 1 to {SPAN:,} stakeholders, not {span:,}: two bytes tell no more apart")
    frequency = np.bincount(claim, minlength=size).astype(np.int32)
    bit, signature_bit = _bits(frequency, OWN_BITS), _bits(frequency, OWN_BITS_OF_SIGNATURE)
    weight, span = np.rint(weight * FINE) / FINE, max(min(n, span or SPAN), 1)
    postings_begin, posting, lighter = _postings(begin, claim, weight, bit, span, int(np.diff(begin).max(initial=0)))
    return Index(
        claims_begin=begin,
        claim=claim.astype(np.uint16 if size <= TWO_BYTES else np.uint32),
        postings_begin=postings_begin,
        posting=posting,
        lighter=lighter,
        frequency=frequency,
        weight=weight,
        bit=bit,
        filled=1.0 - np.exp(-np.bincount(bit, frequency, BITS) / max(n, 1)),
        signature_bit=signature_bit,
        signature=_signatures(begin, claim, signature_bit),
        chains=np.where(chains == 0, EVERY_CHAIN, chains).astype(np.uint64),
        group=np.arange(n, dtype=np.int32) if group is None else group.astype(np.int32),
        barred_begin=np.zeros(n + 1, np.int64) if barred is None else barred[0],
        barred=np.empty(0, np.int32) if barred is None else barred[1],
        span=np.array([span], np.int64),
    )


def claims(offers: Lists, needs: Lists, capabilities: int) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """Where the claims of each stakeholder begin, and the claims, as an `Index` has them."""
    begin = (offers.indptr + needs.indptr).astype(np.uint32)
    claim = np.empty(begin[-1], np.uint32)
    needed = np.repeat(offers.indptr[1:], np.diff(needs.indptr)) + np.arange(len(needs.capability))
    mark = np.ones(len(claim), bool)
    mark[needed] = False
    claim[mark] = offers.capability
    claim[needed] = needs.capability.astype(np.int64) + capabilities
    return begin, claim


def _bits(frequency: NDArray[np.int32], own: int) -> NDArray[np.uint8]:
    """The most frequent claims get a bit each; the others are dealt out in turn, so that bits fill up evenly."""
    bit = np.empty(len(frequency), np.uint8)
    by_frequency = np.argsort(-frequency, kind="stable")
    alone, rest = by_frequency[:own], by_frequency[own:]
    bit[alone] = np.arange(len(alone))
    bit[rest] = own + np.arange(len(rest)) % (BITS - own)
    return bit


@njit(cache=True)
def _postings(begin: Any, claim: Any, weight: Any, bit: Any, span: int, most: int) -> Any:
    """Counting sort of all claims by tile and claim; within each, stakeholders ascend. Beside each what is lighter.

    most   claims that any stakeholder has at most
    """
    n, claims = len(begin) - 1, len(weight)
    starts = np.zeros(-(-n // span) * claims + 1, np.uint32)
    for row in range(n):
        base = row // span * claims
        for place in range(begin[row], begin[row + 1]):
            starts[base + claim[place] + 1] += np.uint32(1)
    for place in range(1, len(starts)):
        starts[place] += starts[place - 1]
    cursor, posting = starts[:-1].copy(), np.empty(len(claim), np.uint16)
    lighter = np.zeros(len(claim) + BITS, np.uint64)  # read in blocks, beyond the last list
    weighs, bits = np.empty(most), np.empty(most, np.uint64)
    for row in range(n):
        base, first, count = row // span * claims, np.int64(begin[row]), np.int64(begin[row + 1] - begin[row])
        for own in range(count):
            weighs[own], bits[own] = weight[claim[first + own]], np.uint64(1) << np.uint64(bit[claim[first + own]])
        for own in range(count):
            key = base + claim[first + own]
            posting[cursor[key]] = row % span
            lighter[cursor[key]] = _lighter(own, count, weighs, bits)
            cursor[key] += np.uint32(1)
    return starts, posting, lighter


@njit(cache=True)
def _lighter(own: int, count: Any, weighs: Any, bits: Any) -> Any:
    """The bits of those of `count` claims that weigh no more than one of them, without it."""
    found = np.uint64(0)
    for other in range(count):
        found |= bits[other] * np.uint64((weighs[other] <= weighs[own]) & (other != own))
    return found


@njit(cache=True)
def _signatures(begin: Any, claim: Any, bit: Any) -> Any:
    signature = np.zeros(len(begin) - 1, np.uint64)
    for row in range(len(signature)):
        for place in range(begin[row], begin[row + 1]):
            signature[row] |= np.uint64(1) << np.uint64(bit[claim[place]])
    return signature


@njit(cache=True, nogil=True)
def opposite(claim: int, index: Any) -> int:
    """The claim that this one meets."""
    capabilities = len(index.weight) // 2
    return int(claim) + capabilities if claim < capabilities else int(claim) - capabilities
