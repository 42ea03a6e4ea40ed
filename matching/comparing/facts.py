"""What a run knew of each party, as fingerprints: small enough to keep beside the run, enough to name what changed.

A fact is one number: 40 bits say what it is about, 24 bits what is said of it. Who knows what there could have been,
names it again (`matching.comparing.causes`); from the number alone nothing can be read.
"""

import base64
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

import numpy as np
from numpy.typing import NDArray

from graph.shelves import Shelf, ShelfWriter
from graph.snapshot import Coded
from graph.store import Store
from matching.comparing.topics import TOPICS, Topic
from matching.economy import Economy

Prints = NDArray[np.uint64]

SAID_BITS: Final = 24
ABOUT: Final = np.uint64(((1 << 64) - 1) ^ ((1 << SAID_BITS) - 1))
CHUNK_BYTES: Final = 600_000
"""So much lies in one entry of the shelf, before it is written as text."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts of parties.

    party   uint64, ascending: fingerprints of their ids
    begin   int64, one more than parties
    fact    uint64, ascending for each party
    whole   whether everybody is in it: who is not was not known
    """

    party: Prints
    begin: NDArray[np.int64]
    fact: Prints
    whole: bool

    def of(self, party: int) -> Prints | None:
        """Facts of the party of that fingerprint; None if it is not among these."""
        place = int(np.searchsorted(self.party, np.uint64(party)))
        if place == len(self.party) or int(self.party[place]) != party:
            return None
        return self.fact[self.begin[place] : self.begin[place + 1]]


def prints(texts: Iterable[str]) -> Prints:
    """Fingerprints of texts (BLAKE2b, 64 bits).

    >>> [hex(one) for one in prints(["own:a"]).tolist()]
    ['0xeaf1101ab2b375a7']
    """
    return np.fromiter((int.from_bytes(blake2b(t.encode(), digest_size=8).digest(), "big") for t in texts), np.uint64)


def about(topic: Topic, others: Prints) -> Prints:
    """What facts of a topic with these other ends are about: the upper bits of each. Properties have 0 there."""
    return _mixed(others ^ prints([topic.name])) & ABOUT


def said(values: Prints) -> Prints:
    """What facts say: the lower bits of each."""
    return _mixed(values) & ~ABOUT


def known(e: Economy, parties: NDArray[np.int64] | None) -> Facts:
    """Facts of these stakeholders in the economy; of everybody where none are named. What was inferred is none."""
    wanted = np.ones(len(e), bool) if parties is None else np.isin(np.arange(len(e)), parties)
    ids = {kind: prints(nodes.ids) for kind, nodes in e.snapshot.kinds.items()}
    rows, facts = [np.empty(0, np.int64)], [np.empty(0, np.uint64)]
    for topic in TOPICS:
        for row, other, value in _gathered(e, topic, ids):
            kept = wanted[row]
            rows.append(row[kept].astype(np.int64))
            facts.append((about(topic, other) | said(value))[kept])
    return _by_party(
        ids["Stakeholder"], np.flatnonzero(wanted), np.concatenate(rows), np.concatenate(facts), parties is None
    )


def _by_party(ids: Prints, parties: NDArray[np.int64], row: NDArray[np.int64], fact: Prints, whole: bool) -> Facts:
    order = np.argsort(ids[parties], kind="stable")
    place = np.full(len(ids), -1, np.int64)
    place[parties[order]] = np.arange(len(parties))
    inside = np.lexsort((fact, place[row]))
    begin = np.zeros(len(parties) + 1, np.int64)
    np.cumsum(np.bincount(place[row], minlength=len(parties)), out=begin[1:])
    return Facts(ids[parties[order]], begin, fact[inside], whole)


def _gathered(e: Economy, topic: Topic, ids: dict[str, Prints]) -> Iterator[tuple[NDArray[np.int32], Prints, Prints]]:
    """Parties, other ends, and what is said, of all facts of a topic."""
    if topic.kind is None:
        row, value = _texts(e, topic.relation)
        yield row, np.zeros(len(row), np.uint64), value
        return
    other = ids[topic.kind]
    for row, end, value in _ends(e, topic):
        yield row, other[end], value


def _ends(e: Economy, topic: Topic) -> Iterator[tuple[NDArray[np.int32], NDArray[np.int32], Prints]]:
    edges = e.snapshot.relations[topic.relation]
    nothing = np.zeros(len(edges), np.uint64)
    match topic.name:
        case "projects":
            yield e.took.start, e.took.end, np.zeros(len(e.took.start), np.uint64)
        case "offers" | "needs":
            level = np.asarray(next(c for n, c in edges.columns.items() if n in ("level", "urgency")), np.float64)
            here = e.said[topic.relation]
            yield edges.start[here], edges.end[here], np.nan_to_num(level[here], nan=-1.0).view(np.uint64)
        case "exclusions":
            yield edges.start, edges.end, nothing
            yield edges.end, edges.start, nothing
        case "partnerships" | "owned":
            yield edges.end, edges.start, nothing
        case _:
            yield edges.start, edges.end, nothing


def _texts(e: Economy, column: str) -> tuple[NDArray[np.int32], Prints]:
    """Whose property is known, and the fingerprints of its texts."""
    if column == "chain":
        codes, values = e.primary, e.chains
    else:
        coded = e.snapshot.kinds["Stakeholder"].columns[column]
        assert isinstance(coded, Coded)
        codes, values = coded.codes, coded.values
    row = np.flatnonzero(codes >= 0).astype(np.int32)
    return row, prints(values)[codes[row]] if len(row) else np.empty(0, np.uint64)


def _mixed(number: Prints) -> Prints:
    """The finaliser of SplitMix64 (Steele, Lea & Flood, OOPSLA 2014): every bit depends on every bit."""
    number = (number ^ (number >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    number = (number ^ (number >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return number ^ (number >> np.uint64(31))


def keep(shelves: ShelfWriter, run_id: str, facts: Facts) -> None:
    """Keep them beside the run, in place of what is kept of it."""
    sizes = np.array([len(facts.party), facts.whole], np.int64)
    whole = b"".join(part.tobytes() for part in (sizes, facts.party, facts.begin, facts.fact))
    for number, start in enumerate(range(0, len(whole), CHUNK_BYTES)):
        text = base64.b85encode(whole[start : start + CHUNK_BYTES]).decode()
        shelves.put(Shelf.FACTS, f"{run_id}/{number:06d}", run_id, {"facts": text})


def read(store: Store, run_id: str) -> Facts | None:
    """What is kept beside a run; None for a run of a time when nothing was, or one that came with a backup."""
    whole = b"".join(_chunks(store, run_id))
    if not whole:
        return None
    count, everybody = np.frombuffer(whole, np.int64, 2).tolist()
    party = np.frombuffer(whole, np.uint64, count, 16)
    begin = np.frombuffer(whole, np.int64, count + 1, 16 + 8 * count)
    fact = np.frombuffer(whole, np.uint64, -1, 16 + 8 * (2 * count + 1))
    return Facts(party, begin, fact, bool(everybody))


def _chunks(store: Store, run_id: str) -> Iterator[bytes]:
    place = (run_id, "")
    while entries := store.entries(Shelf.FACTS, place, run_id, 16):
        yield from (base64.b85decode(entry.body["facts"]) for entry in entries)
        place = (run_id, entries[-1].id)
