"""What everybody's lists are made from: the index, who and what its numbers stand for, and what follows from projects.

It can be had from the whole economy, or, where what was said of a few changed, from the one before and their words.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from graph.inference import Claims
from matching.economy import Economy, Lists, chain_weights, contents, derived_claims, members, primary
from matching.fit.index import Index, assembled, claims
from matching.fit.pairs import Market, masks


class Arrays(NamedTuple):
    """Beside the index, over the same stakeholders and capabilities.

    own_begin, own_claim     claims by projects alone, whatever anybody says, as in the index; of the closed, too
    own_chains, own_primary  the same for value chains: a bit each, and the place of the primary one, -1 unknown
    primary                  of those that count now
    excluded                 int64, ascending: one × stakeholders + other, of pairs barred by an exclusion alone
    """

    own_begin: Any
    own_claim: Any
    own_chains: Any
    own_primary: Any
    primary: Any
    excluded: Any


@dataclass(frozen=True, slots=True)
class Standing:
    """The index with what belongs to it: ids of stakeholders, capabilities and chains in the order of their numbers."""

    ids: Sequence[str]
    capabilities: Sequence[str]
    chains: Sequence[str]
    index: Index
    arrays: Arrays


@dataclass(frozen=True, slots=True)
class Words:
    """What is said of one stakeholder now: by number of the capability or chain how much; whom an exclusion names."""

    open: bool
    offers: Mapping[int, float]
    needs: Mapping[int, float]
    chains: Mapping[int, float]
    excluded: frozenset[int]


def standing(e: Economy, idf: NDArray[np.float64] | None = None) -> Standing:
    """That of an economy of all there is; the weights of its capabilities are these, its own where none are given."""
    known = e if idf is None else replace(e, idf=idf)
    weight, shape = chain_weights(e.snapshot, e.took), (len(e), len(e.idf))
    offered, needed = (_lists(one, len(e)) for one in derived_claims(e.took, contents(e.snapshot)))
    begin, claim = claims(offered, needed, shape[1])
    return Standing(
        e.ids,
        e.snapshot.kinds["Capability"].ids,
        e.chains,
        Market.of(known).index,
        Arrays(begin, claim, masks(members(weight)), primary(weight), e.primary, _excluded_alone(e)),
    )


def _lists(derived: Claims, n: int) -> Lists:
    indptr = np.concatenate(([0], np.cumsum(np.bincount(derived.stakeholder, minlength=n)))).astype(np.int64)
    return Lists(indptr, derived.capability, derived.strength)


def _excluded_alone(e: Economy) -> NDArray[np.int64]:
    n, known = len(e), sparse.csr_array(e.partners)
    pairs = [one * n + other for one, others in e.excluded.items() for other in others - set(_row(known, one))]
    return np.sort(np.array([pair for pair in pairs if pair // n != pair % n], np.int64))


def _row(matrix: sparse.csr_array, row: int) -> list[int]:
    return list(matrix.indices[matrix.indptr[row] : matrix.indptr[row + 1]].tolist())


def after_words(before: Standing, said: Mapping[int, Words]) -> Standing:
    """That of the same stakeholders after what is said of these changed, their weights being constants."""
    some, arrays, rows = before.index, before.arrays, sorted(said)
    capabilities = len(before.capabilities)
    parts = [_claims_of(_part(arrays.own_begin, arrays.own_claim, row), said[row], capabilities) for row in rows]
    begin, claim = _spliced(some.claims_begin, some.claim, rows, parts)
    chains, first = some.chains.copy(), arrays.primary.copy()
    for row in rows:
        chains[row], first[row] = _chains_of(before, row, said[row])
    barred_begin, barred, excluded = _barred(before, said)
    index = assembled(
        begin, claim, some.weight, chains, group=some.group, barred=(barred_begin, barred), span=int(some.span[0])
    )
    return replace(before, index=index, arrays=arrays._replace(primary=first, excluded=excluded))


def _part(begin: Any, content: Any, row: int) -> Any:
    return content[begin[row] : begin[row + 1]]


def _claims_of(own: NDArray[np.uint32], words: Words, capabilities: int) -> NDArray[np.uint32]:
    """What somebody said stands in the place of what follows from projects; what weighs nothing is no claim."""
    if not words.open:
        return np.empty(0, np.uint32)
    said = {**words.offers, **{capability + capabilities: level for capability, level in words.needs.items()}}
    listed = {int(one) for one in own if one not in said} | {one for one, level in said.items() if level}
    return np.array(sorted(listed), np.uint32)


def _chains_of(before: Standing, row: int, words: Words) -> tuple[np.uint64, np.int32]:
    """Chains as bits, none where none is known, and the primary one."""
    if not words.chains:
        return before.arrays.own_chains[row], before.arrays.own_primary[row]
    weight = np.zeros((1, len(before.chains)))
    weight[0, list(words.chains)] = list(words.chains.values())
    return masks(members(weight))[0], primary(weight)[0]


def _spliced(
    begin: NDArray[np.uint32], content: NDArray[np.uint32], rows: Sequence[int], parts: Sequence[NDArray[np.uint32]]
) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """The lists with these in the place of those of these rows, which ascend."""
    size = np.diff(begin.astype(np.int64))
    size[list(rows)] = [len(part) for part in parts]
    pieces, last = [], 0
    for row, part in zip(rows, parts, strict=True):
        pieces += [content[last : begin[row]], part]
        last = int(begin[row + 1])
    whole = np.concatenate([*pieces, content[last:]]).astype(np.uint32)
    return np.concatenate(([0], np.cumsum(size))).astype(np.uint32), whole


def _barred(before: Standing, said: Mapping[int, Words]) -> tuple[Any, Any, NDArray[np.int64]]:
    """Whom each must not meet, and which of these by an exclusion alone."""
    n, some, alone = len(before.ids), before.index, set(before.arrays.excluded.tolist())
    gone, come = set[int](), set[int]()
    for row, words in said.items():
        barred = set(_part(some.barred_begin, some.barred, row).tolist())
        was = {other for other in barred if row * n + other in alone}
        gone |= _both_ways(n, row, was - words.excluded)
        come |= _both_ways(n, row, words.excluded - barred)
    if not gone and not come:
        return some.barred_begin, some.barred, before.arrays.excluded
    starts = np.repeat(np.arange(n, dtype=np.int64), np.diff(some.barred_begin))
    pairs = starts * n + some.barred
    pairs = np.union1d(pairs[~np.isin(pairs, list(gone))], np.array(sorted(come), np.int64))
    begin = np.concatenate(([0], np.cumsum(np.bincount(pairs // n, minlength=n)))).astype(np.int64)
    return begin, (pairs % n).astype(np.int32), np.array(sorted((alone - gone) | come), np.int64)


def _both_ways(n: int, row: int, others: Iterable[int]) -> set[int]:
    return {pair for other in others for pair in (row * n + other, other * n + row)}
