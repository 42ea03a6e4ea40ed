"""The economy as of a day: everything the matching knows, as arrays over stakeholders.

Facts dated on or after the day do not exist. What loaders inferred is derived anew from the projects before the day
(`graph.inference`), never read from what is stored; what somebody said counts beside it if it was said before the day.
"""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from graph import inference
from graph.inference import Links
from graph.snapshot import UNKNOWN_DAY, UNKNOWN_WHOLE, Coded, Edges, Snapshot, Wanted
from graph.store import INFERRED
from matching.feedback import Heard, heard
from matching.hindrance import Hindrances, hindrances
from matching.hindrance.meeting import excluded, groups, open_to_all, partners
from matching.hindrance.reading import WANTED as BARRIERS
from matching.hindrance.reading import People
from matching.network import Network, network

WANTED = Wanted(
    kinds={
        "Stakeholder": ("name", "kind", "country", "status", "visibility"),
        "Project": ("start", "source", "rule", "acronym"),
        "ValueChain": ("position", "label_en"),
        "Capability": ("label_en",),
        "Market": ("notation", "label_en"),
        "Partnership": ("state", "since", "start"),
        "Feedback": ("verdict", "reason", "day", "until", "stakeholder", "partner"),
        **BARRIERS.kinds,
    },
    relations={
        "PARTICIPATED_IN": (),
        "ABOUT": ("weight",),
        "ADVANCES": ("weight",),
        "OFFERS": ("level", "source", "as_of", "words"),
        "NEEDS": ("urgency", "source", "as_of", "words"),
        "ACTIVE_IN": ("weight", "source", "as_of"),
        "PRESENT_IN": ("status", "until", "source", "as_of"),
        "TARGETS": ("status", "until", "source", "as_of"),
        "OWNED_BY": (),
        "EXCLUDES": (),
        "BETWEEN": ("answer",),
        **BARRIERS.relations,
    },
)
"""What a snapshot must hold for `economy`."""

EPOCH = datetime.date(1970, 1, 1)
CLAIMS = ("OFFERS", "NEEDS")
STATED = (*CLAIMS, "PRESENT_IN", "TARGETS")
SAID_LEVEL = 1.0  # of an offer or need whose strength nobody gave


@dataclass(frozen=True, slots=True)
class Lists:
    """A list of capabilities for each stakeholder, by stakeholder and capability.

    indptr       int64, one more than stakeholders
    capability   int32
    level        float64, 0 to 1
    """

    indptr: NDArray[np.int64]
    capability: NDArray[np.int32]
    level: NDArray[np.float64]

    def of(self, row: int) -> NDArray[np.int32]:
        """The capabilities of one stakeholder."""
        return self.capability[self.indptr[row] : self.indptr[row + 1]]

    def matrix(self, capabilities: int) -> sparse.csr_array:
        """The same as a sparse matrix."""
        shape = (len(self.indptr) - 1, capabilities)
        return sparse.csr_array((self.level, self.capability, self.indptr), shape=shape)


@dataclass(frozen=True, slots=True)
class Economy:
    """Arrays over stakeholders in ascending order of id.

    country, kind      what the register says, coded
    primary            int32, row of the primary chain in `chains`, -1 unknown
    weight, member     float64 and bool, stakeholders × chains: activity in a chain, membership (>= 20 %)
    offers, needs      capability lists; `profile` is the tf-idf vector of all projects' capabilities, length 1
    took               who took part in which project, of those before the day
    network            who worked with whom
    partners           who worked together in projects, or works together in a partnership
    heard              what people made of earlier suggestions, and who is barred by it
    barriers           what stands in the way between whom; needs that follow from it are among `needs`
    group              int32, corporate group: equal numbers never match
    excluded           stakeholder -> those it must not meet
    open               bool, may be suggested and be suggested to: active, and not kept from the network's eyes
    said               OFFERS and NEEDS -> which of the snapshot's relations count as said by somebody
    stated             share of those who list offers or needs for whom somebody said one, 0 to 1
    """

    snapshot: Snapshot
    day: int
    ids: Sequence[str]
    country: Coded
    kind: Coded
    chains: tuple[str, ...]
    primary: NDArray[np.int32]
    weight: NDArray[np.float64]
    member: NDArray[np.bool_]
    offers: Lists
    needs: Lists
    profile: Lists
    idf: NDArray[np.float64]
    took: Links
    network: Network
    partners: sparse.csr_array
    group: NDArray[np.int32]
    excluded: Mapping[int, frozenset[int]]
    open: NDArray[np.bool_]
    said: Mapping[str, NDArray[np.bool_]]
    stated: float
    heard: Heard
    barriers: Hindrances

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def as_of(self) -> datetime.date:
        """The day."""
        return EPOCH + datetime.timedelta(days=self.day)


def economy(snapshot: Snapshot, as_of: datetime.date | None = None, today: datetime.date | None = None) -> Economy:
    """The economy as of a day; without one, all there is, as of the day after the latest project began.

    today   the day as of which feedback is weighed where all there is counts; the one after the last word if not given
    """
    projects, stakeholders = snapshot.kinds["Project"], snapshot.kinds["Stakeholder"]
    start = _days(projects.columns["start"])
    day = (as_of - EPOCH).days if as_of else int(max(start.max(initial=0), 0)) + 1
    exists = (start < day) & (start != UNKNOWN_DAY) if as_of else np.ones(len(start), bool)
    n, before = len(stakeholders), day if as_of else None
    took = _links(snapshot.relations["PARTICIPATED_IN"], (n, len(projects))).only(exists)
    about = contents(snapshot)
    about_now = _from(about, exists)
    weight = _with_said_chains(snapshot, chain_weights(snapshot, took), before)
    said = {name: _said(snapshot.relations[name], before) for name in STATED}
    offers, own_needs = _claims(snapshot, took, about_now, said)
    standing, needs = _hindered(snapshot, _people(snapshot, weight, offers, said, day), own_needs, before)
    links = network(took, _begun(start, day), _coded(projects.columns["rule"]).codes >= 0, day)
    words = heard(snapshot, before, _number(as_of or today))
    return Economy(
        snapshot=snapshot,
        day=day,
        ids=stakeholders.ids,
        country=_coded(stakeholders.columns["country"]),
        kind=_coded(stakeholders.columns["kind"]),
        chains=tuple(snapshot.kinds["ValueChain"].ids[chain] for chain in _listed(snapshot)),
        primary=primary(weight),
        weight=weight,
        member=members(weight),
        offers=offers,
        needs=needs,
        profile=_profile(took, about_now, links.age),
        idf=rarity(offers, needs, about.shape[1]),
        took=took,
        network=links,
        partners=partners(words, links, n),
        group=groups(snapshot.relations["OWNED_BY"], n),
        excluded=excluded(snapshot.relations["EXCLUDES"]),
        open=open_to_all(stakeholders.columns),
        said=said,
        stated=_stated(snapshot, said, offers, needs),
        heard=words,
        barriers=standing,
    )


def _begun(start: NDArray[np.int64], day: int) -> NDArray[np.int64]:
    """First days; what began on no known day began yesterday."""
    return np.where((start != UNKNOWN_DAY) & (start < day), start, day - 1)


def _number(day: datetime.date | None) -> int | None:
    return None if day is None else (day - EPOCH).days


def _days(column: object) -> NDArray[np.int64]:
    return np.asarray(column).astype(np.int64)


def _coded(column: object) -> Coded:
    assert isinstance(column, Coded)
    return column


def _links(edges: Edges, shape: tuple[int, int]) -> Links:
    return Links(edges.start, edges.end, shape)


def _weighted(edges: Edges, name: str, shape: tuple[int, int]) -> Links:
    return Links(edges.start, edges.end, shape, _level(edges, name))


def _level(edges: Edges, name: str) -> NDArray[np.float64]:
    level = np.asarray(edges.columns[name], dtype=np.float64)
    return np.where(np.isnan(level), SAID_LEVEL, level)


def _from(links: Links, starts: NDArray[np.bool_]) -> Links:
    kept = starts[links.start]
    assert links.weight is not None
    return Links(links.start[kept], links.end[kept], links.shape, links.weight[kept])


def _positions(snapshot: Snapshot) -> NDArray[np.int64]:
    position = np.asarray(snapshot.kinds["ValueChain"].columns["position"], dtype=np.int64)
    return np.where(position == UNKNOWN_WHOLE, np.iinfo(np.int64).max, position)


def _said(edges: Edges, before: int | None) -> NDArray[np.bool_]:
    """What somebody said, before the day where one is given; undated statements are left out of as-of views."""
    said = ~_coded(edges.columns["source"]).equal(INFERRED)
    if before is not None:
        day = _days(edges.columns["as_of"])
        said &= (day != UNKNOWN_DAY) & (day < before)
    return said


def contents(snapshot: Snapshot) -> Links:
    """What each project is about."""
    shape = (len(snapshot.kinds["Project"]), len(snapshot.kinds["Capability"]))
    return _weighted(snapshot.relations["ABOUT"], "weight", shape)


def chain_weights(snapshot: Snapshot, took: Links) -> NDArray[np.float64]:
    """Stakeholders × chains, in the order in which chains are listed: derived from these projects alone."""
    chains = len(snapshot.kinds["ValueChain"])
    advances = _weighted(snapshot.relations["ADVANCES"], "weight", (took.shape[1], chains))
    places = inference.active_in(took, advances)
    weight = np.zeros((took.shape[0], chains))
    weight[places.stakeholder, places.chain] = places.weight
    return weight[:, _listed(snapshot)]


def _with_said_chains(snapshot: Snapshot, derived: NDArray[np.float64], before: int | None) -> NDArray[np.float64]:
    """What was said of a stakeholder's chains stands in the place of what was derived."""
    stated = snapshot.relations["ACTIVE_IN"]
    said = _said(stated, before)
    place = np.argsort(_listed(snapshot))
    derived[np.unique(stated.start[said])] = 0.0
    derived[stated.start[said], place[stated.end[said]]] = _level(stated, "weight")[said]
    return derived


def _listed(snapshot: Snapshot) -> NDArray[np.int32]:
    """Chains in the order in which they are listed."""
    return np.argsort(_positions(snapshot), kind="stable").astype(np.int32)


def primary(weight: NDArray[np.float64]) -> NDArray[np.int32]:
    """The chain of each stakeholder's largest weight, -1 without any."""
    if not weight.shape[1]:
        return np.full(len(weight), -1, np.int32)
    rounded = np.round(weight, inference.DECIMALS)
    return np.where(rounded.max(axis=1) > 0, rounded.argmax(axis=1), -1).astype(np.int32)


def members(weight: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Which chains stakeholders belong to."""
    total = weight.sum(axis=1, keepdims=True)
    share = np.round(np.divide(weight, total, out=np.zeros_like(weight), where=total > 0), inference.DECIMALS)
    return share >= inference.BELONGS_FROM_SHARE


def derived_claims(took: Links, about: Links) -> tuple[inference.Claims, inference.Claims]:
    """What stakeholders offer and what they need by their projects alone, whatever anybody says."""
    offered = inference.offers(took, about)
    return offered, inference.needs(took, about, offered)


def _claims(
    snapshot: Snapshot, took: Links, about: Links, said: Mapping[str, NDArray[np.bool_]]
) -> tuple[Lists, Lists]:
    shape = (took.shape[0], about.shape[1])
    offered, needed = derived_claims(took, about)
    offers = _with_said(offered, snapshot.relations["OFFERS"], "level", said["OFFERS"], shape)
    return offers, _with_said(needed, snapshot.relations["NEEDS"], "urgency", said["NEEDS"], shape)


def _with_said(
    derived: inference.Claims, edges: Edges, name: str, said: NDArray[np.bool_], shape: tuple[int, int]
) -> Lists:
    stated = sparse.csr_array((_level(edges, name)[said], (edges.start[said], edges.end[said])), shape=shape)
    own = sparse.csr_array((derived.strength, (derived.stakeholder, derived.capability)), shape=shape)
    mask = sparse.csr_array((np.ones(stated.nnz), stated.indices, stated.indptr), shape=shape)
    return lists(own - own.multiply(mask).tocsr() + stated)


def _stated(snapshot: Snapshot, said: Mapping[str, NDArray[np.bool_]], offers: Lists, needs: Lists) -> float:
    listing = (np.diff(offers.indptr) > 0) | (np.diff(needs.indptr) > 0)
    speaking = {row for name in CLAIMS for row in snapshot.relations[name].start[said[name]].tolist()}
    return min(len(speaking) / max(int(listing.sum()), 1), 1.0)


def lists(matrix: sparse.csr_array) -> Lists:
    """The rows of a sparse matrix."""
    matrix = sparse.csr_array(matrix)
    matrix.eliminate_zeros()
    matrix.sort_indices()
    return Lists(matrix.indptr.astype(np.int64), matrix.indices.astype(np.int32), matrix.data.astype(np.float64))


def rarity(offers: Lists, needs: Lists, capabilities: int) -> NDArray[np.float64]:
    """ln((1 + n) / (1 + df)) of each capability: df counts offers and needs, n those who list anything."""
    df = np.bincount(offers.capability, minlength=capabilities) + np.bincount(needs.capability, minlength=capabilities)
    listing = int(((np.diff(offers.indptr) > 0) | (np.diff(needs.indptr) > 0)).sum())
    return np.log((1.0 + 2.0 * listing) / (1.0 + df))  # nobody lists one twice in one direction: never negative


def _profile(took: Links, about: Links, age: NDArray[np.float64]) -> Lists:
    """What a stakeholder's projects were about, recent ones more, as a tf-idf vector of length 1."""
    content = about.matrix()
    df = np.bincount(content.indices, minlength=content.shape[1])
    described = int((np.diff(content.indptr) > 0).sum())  # not the shape: later projects must not count
    idf = np.log(max(described, 1) / np.maximum(df, 1))
    vector = (took.matrix() @ (sparse.diags_array(np.exp(-age / 4.0)) @ content)).tocsr()
    vector.data = np.log1p(vector.data) * idf[vector.indices]
    length = np.sqrt(np.asarray(vector.multiply(vector).sum(axis=1)).ravel())
    scale = np.divide(1.0, length, out=np.zeros_like(length), where=length > 0)
    return lists(sparse.diags_array(scale) @ vector)


def _people(
    snapshot: Snapshot, weight: NDArray[np.float64], offers: Lists, said: Mapping[str, NDArray[np.bool_]], day: int
) -> People:
    member = members(weight)[:, np.argsort(_listed(snapshot))]
    country = _coded(snapshot.kinds["Stakeholder"].columns["country"])
    return People(country, member, offers.matrix(len(snapshot.kinds["Capability"])), said, day)


def _hindered(snapshot: Snapshot, people: People, needs: Lists, before: int | None) -> tuple[Hindrances, Lists]:
    """What stands in the way, and needs with what one must have to get past it."""
    found = hindrances(snapshot, people, before)
    created = found.created
    return found, lists(needs.matrix(created.shape[1]).maximum(created)) if created.nnz else needs
