"""The main job in one call: read the economy, suggest, keep the run, write the file."""

import datetime
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

import matching.economy
from graph.errors import BadInput
from graph.model import Suggestion, Visibility
from graph.shelves.moments import now
from graph.snapshot import Snapshot
from graph.store import Store
from hommel.finding import stakeholder_row
from hommel.screen import Listener
from loaders.outcome import Progress
from matching import profiles, runs
from matching.audience import seen
from matching.candidates import Scope
from matching.explain import evidence, name
from matching.match import Matched, Request, match
from matching.running.spool import spooled
from matching.running.workers import workers
from matching.weights import choose

BEST_SHOWN = 10

Keep = Callable[[Store, runs.Manifest, Matched, str], str]
"""Keeps a run, as `matching.runs.keep` does; its id."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked of a run.

    ids        stakeholders to serve; none means all that can be
    profiles   CSV file of newcomers
    out        file for the suggestions
    audience   whom the run is for: it knows only of what they may see
    workers    who works on it, as `matching.running.workers` reads it
    diverse    the share of all lists in which a partner may stand; 0 is no limit
    held       the share of near-ties that is held back by lot, and the seed of the lots
    today      day as of which feedback is weighed where `as_of` names none; the day it is where not given
    """

    scope: Scope
    as_of: datetime.date | None
    top: int
    ids: tuple[str, ...] = ()
    profiles: Path | None = None
    out: Path | None = None
    audience: Visibility = Visibility.BROKER_ONLY
    workers: str = "threads"
    diverse: float = 0.0
    today: datetime.date | None = None
    held: float = 0.0
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Shown:
    """A suggestion with the names of both.

    evidence   the most telling piece, empty if there is none
    chance     probability that it becomes a joint project, None where the weights are not calibrated
    """

    suggestion: Suggestion
    name: str
    partner_name: str
    evidence: str
    chance: float | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """A finished run: its id in the store, and what it suggests."""

    run_id: str
    matched: Matched

    def best(self, most: int = BEST_SHOWN) -> Iterator[Shown]:
        """The suggestions with the highest scores, each stakeholder once, so that no hub fills the page."""
        m = self.matched
        seen: set[int] = set()
        for place in np.lexsort((m.right, m.left, -m.score)).tolist():
            pair = {int(m.left[place]), int(m.right[place])}
            if len(seen) == 2 * most:
                return
            if seen.isdisjoint(pair):
                seen |= pair
                yield self._shown(place)

    def every(self) -> Iterator[Shown]:
        """All suggestions, by stakeholder and rank."""
        return map(self._shown, range(len(self.matched)))

    def _shown(self, place: int) -> Shown:
        m = self.matched
        left, right = int(m.left[place]), int(m.right[place])
        telling = next((one.text for one in evidence(m.economy, left, right)), "")
        one = _only(m, place)
        chance = float(one.chance()[0])
        return Shown(
            next(one.suggestions()),
            name(m.economy, left),
            name(m.economy, right),
            telling,
            None if math.isnan(chance) else chance,
        )


def suggest(store: Store, wish: Wish, listen: Listener, spool: Path, keep: Keep = runs.keep) -> Outcome:
    """Suggest partners and keep the run in the store; the same wish on the same facts is the same run.

    spool   folder for finished blocks until then: what ends half-way goes on from there when it is asked again
    """
    placed = workers(wish.workers)
    started = now().isoformat(timespec="milliseconds")
    listen(Progress("reading the economy", 0))
    snapshot = _snapshot(store, wish)
    rows = tuple(stakeholder_row(store, snapshot, who) for who in wish.ids) or None
    known = matching.economy.economy(snapshot, wish.as_of, wish.today or now().date())
    weights = choose(known, wish.scope, known.as_of)
    request = Request(
        scope=wish.scope, top=wish.top, rows=rows, weights=weights, diverse=wish.diverse, held=wish.held, seed=wish.seed
    )
    made = runs.planned(known, request, weights, wish.audience)
    with spooled(spool, made.inputs, made.json(), lambda there, count: listen(_resumed(there, count))) as folder:
        matched = match(
            known,
            request,
            progress=lambda done, total: listen(Progress("matching", done, total)),
            executor=placed(folder.path),
            spool=folder,
        )
        listen(Progress("keeping the run", 0))
        run_id = keep(store, made, matched, started)
        if wish.out is not None:
            runs.write(wish.out, matched.suggestions())
    return Outcome(run_id, matched)


def _resumed(there: int, blocks: int) -> Progress:
    return Progress(f"resumed: {there:,} of {blocks:,} blocks were there", 0)


def _snapshot(store: Store, wish: Wish) -> Snapshot:
    snapshot = seen(store.snapshot(matching.economy.WANTED), wish.audience)
    if not len(snapshot.kinds["Stakeholder"]) and wish.profiles is None:
        raise BadInput(
            "the store holds no stakeholders yet that such a run may know of; begin with `hommel load example`"
        )
    if wish.profiles is None:
        return snapshot
    declared = profiles.read(wish.profiles, snapshot.kinds["ValueChain"].ids)
    return profiles.declare(snapshot, declared, wish.as_of or datetime.date.max)


def _only(m: Matched, place: int) -> Matched:
    some = slice(place, place + 1)
    return replace(
        m, left=m.left[some], right=m.right[some], rank=m.rank[some], score=m.score[some], reasons=m.reasons[some]
    )
