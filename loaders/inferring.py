"""What follows from all sources together, written to the store: who is in which chain, offers and needs what."""

import datetime
from collections.abc import Callable, Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from graph import inference
from graph.catalogue import BY_NOUN
from graph.errors import Unavailable
from graph.inference import Claims, Links, Places
from graph.model import Visibility
from graph.relations import ActiveIn, Needs, Offers
from graph.snapshot import UNKNOWN_DAY, Coded, Edges, Snapshot, Wanted
from graph.store import INFERRED, Store
from graph.values import Fact
from graph.writing.saying import spans
from loaders.outcome import Progress, Report, quiet

MARK: Final = "inferred"
"""The name under which stores note that the inferences are up to date."""

WANTED: Final = Wanted(
    kinds={"Stakeholder": ("visibility",), "Project": ("start",), "Capability": (), "ValueChain": ()},
    relations={"PARTICIPATED_IN": (), "ABOUT": ("weight",), "ADVANCES": ("weight",)},
)


Inferred = tuple[tuple[type[Fact], str, Iterator[Fact]], ...]
"""Relation, rule, and what follows by it, in order of key."""

ATTEMPTS: Final = 3
BATCH: Final = 20_000


def infer(store: Store, report: Report, progress: Callable[[Progress], None] = quiet) -> None:
    """Derive ACTIVE_IN, OFFERS and NEEDS anew; nothing is done if nothing has changed since the last time.

    It lands batch by batch, and is noted as up to date if nobody wrote in between. Raises `Unavailable` if others keep
    writing while it computes.
    """
    if store.marked(MARK):
        return
    for _ in range(ATTEMPTS):
        progress(Progress("inferring", 0, 4))
        snapshot = store.snapshot(WANTED)
        inferred = _inferred(snapshot)
        progress(Progress("inferring", 1, 4))
        if _replaced(store, snapshot.revision, inferred, report, progress):
            return
    raise Unavailable("others keep writing to the store, so not all could be inferred; load again later")


def _replaced(
    store: Store, revision: int, inferred: Inferred, report: Report, progress: Callable[[Progress], None]
) -> bool:
    """Whether all of it was written, and nobody wrote anything else since the revision that it follows from."""
    for done, (noun, rule, facts) in enumerate(inferred, 2):
        for some, span in spans(facts, BATCH):
            with store.unit(INFERRED, bulk="inferred from projects") as unit:
                if unit.revision != revision:
                    return False
                tally = unit.infer(noun, rule, some, span)
            report.add(BY_NOUN[noun].name, tally)
            revision += 1 if tally.new or tally.changed or tally.retired else 0
        progress(Progress("inferring", done, 4))
    with store.unit(INFERRED) as unit:
        if unit.revision == revision:
            unit.mark(MARK)
        return unit.revision == revision


def _inferred(snapshot: Snapshot) -> Inferred:
    took_part, about, advances = (links(snapshot, name) for name in ("PARTICIPATED_IN", "ABOUT", "ADVANCES"))
    offered = inference.offers(took_part, about)
    needed = _needed(took_part, about, offered, _levels(snapshot))
    places = inference.active_in(took_part, advances)
    days = _latest_days(snapshot, took_part)
    return (
        (ActiveIn, inference.CHAINS_RULE, _active_in(snapshot, places, days)),
        (Offers, inference.OFFERS_RULE, _offers(snapshot, offered, days)),
        (Needs, inference.NEEDS_RULE, _needs(snapshot, needed, days)),
    )


def _needed(took_part: Links, about: Links, offered: Claims, levels: NDArray[np.int8]) -> Claims:
    """What stakeholders need of partners that everybody may see who sees them: what is inferred tells of nobody else.

    levels   of each stakeholder, the place of its visibility among all, from everybody to brokers
    """
    found = []
    for level in np.unique(np.append(levels, 0)):
        seen = levels <= level
        among = Links(took_part.start[seen[took_part.start]], took_part.end[seen[took_part.start]], took_part.shape)
        claims = inference.needs(among, about, offered.of(seen))
        found.append(claims.of(levels == level))
    return Claims.together(found)


def _levels(snapshot: Snapshot) -> NDArray[np.int8]:
    """The place of each stakeholder's visibility; where nothing is known of it, it is for brokers."""
    visibility = snapshot.kinds["Stakeholder"].columns["visibility"]
    assert isinstance(visibility, Coded)
    levels = np.full(len(visibility.codes), len(Visibility) - 1, np.int8)
    for level, one in enumerate(Visibility):
        levels[visibility.equal(one)] = level
    return levels


def links(snapshot: Snapshot, relation: str) -> Links:
    """A relation of a snapshot as numbered links; an unknown weight counts 1."""
    start, end = {
        "PARTICIPATED_IN": ("Stakeholder", "Project"),
        "ABOUT": ("Project", "Capability"),
        "ADVANCES": ("Project", "ValueChain"),
    }[relation]
    edges = snapshot.relations[relation]
    shape = len(snapshot.kinds[start]), len(snapshot.kinds[end])
    return Links(edges.start, edges.end, shape, _weights(edges))


def _weights(edges: Edges) -> NDArray[np.float64] | None:
    weight = edges.columns.get("weight")
    return np.nan_to_num(weight, nan=1.0) if isinstance(weight, np.ndarray) else None


def _latest_days(snapshot: Snapshot, took_part: Links) -> list[datetime.date | None]:
    """The day on which each stakeholder's latest project started: as of then the inference held."""
    starts = np.asarray(snapshot.kinds["Project"].columns["start"], np.int32)
    latest = np.full(took_part.shape[0], UNKNOWN_DAY, np.int32)
    np.maximum.at(latest, took_part.start, starts[took_part.end])
    epoch = datetime.date(1970, 1, 1)
    day = {
        int(number): epoch + datetime.timedelta(int(number)) for number in np.unique(latest) if number != UNKNOWN_DAY
    }
    return [day.get(number) for number in latest.tolist()]


def _active_in(snapshot: Snapshot, places: Places, days: list[datetime.date | None]) -> Iterator[ActiveIn]:
    stakeholders, chains = snapshot.kinds["Stakeholder"].ids, snapshot.kinds["ValueChain"].ids
    columns = (places.stakeholder, places.chain, places.weight, places.share)
    for stakeholder, chain, weight, share in zip(*(column.tolist() for column in columns), strict=True):
        yield ActiveIn(
            from_id=stakeholders[stakeholder],
            to_id=chains[chain],
            weight=weight,
            share=share,
            source=INFERRED,
            as_of=days[stakeholder],
            rule=inference.CHAINS_RULE,
        )


def _offers(snapshot: Snapshot, claims: Claims, days: list[datetime.date | None]) -> Iterator[Offers]:
    for from_id, to_id, strength, evidence, day in _claimed(snapshot, claims, days):
        yield Offers(
            from_id=from_id,
            to_id=to_id,
            level=strength,
            evidence=evidence,
            source=INFERRED,
            as_of=day,
            rule=inference.OFFERS_RULE,
        )


def _needs(snapshot: Snapshot, claims: Claims, days: list[datetime.date | None]) -> Iterator[Needs]:
    for from_id, to_id, strength, evidence, day in _claimed(snapshot, claims, days):
        yield Needs(
            from_id=from_id,
            to_id=to_id,
            urgency=strength,
            evidence=evidence,
            source=INFERRED,
            as_of=day,
            rule=inference.NEEDS_RULE,
        )


def _claimed(
    snapshot: Snapshot, claims: Claims, days: list[datetime.date | None]
) -> Iterator[tuple[str, str, float, int, datetime.date | None]]:
    stakeholders, capabilities = snapshot.kinds["Stakeholder"].ids, snapshot.kinds["Capability"].ids
    columns = (claims.stakeholder, claims.capability, claims.strength, claims.evidence)
    for stakeholder, capability, strength, evidence in zip(*(column.tolist() for column in columns), strict=True):
        yield stakeholders[stakeholder], capabilities[capability], strength, evidence, days[stakeholder]
