"""What can be asked of a worker: one row of the table for each sort of job."""

import datetime
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Annotated, Any, Final

import msgspec

from graph.errors import BadInput
from graph.model import Visibility
from graph.shelves import Shelf, jobs, outbox, sweeping
from graph.shelves.moments import now
from graph.shelves.outbox import tell
from graph.store import Store
from hommel import places, retaining
from hommel.settings import Settings
from hommel.suggesting import Wish, suggest
from hommel.working.loop import Errand, Hand
from hommel.working.mailing import send
from hommel.working.mapping import MARK, Made, maps_made
from hommel.working.posting import post
from hommel.working.reaching import reach
from hommel.working.telling import DRAW, Telling
from loaders.outcome import Progress
from matching import runs
from matching.candidates import Scope
from matching.match import Matched
from schema.alerts import digests, hooks, searches
from schema.authentication import parties
from strategy.forecasting.opening import open_due
from strategy.partnership.expiring import expire
from strategy.people.erasing import Erasures

WORKERS: Final = "threads:2"
"""Who works on a match: few enough that whoever asks a server meanwhile is answered."""

JOBS_KEPT: Final = datetime.timedelta(days=7)
KEPT: Final = {
    Shelf.ANSWERED: datetime.timedelta(days=2),
    Shelf.UNDO: datetime.timedelta(days=1),
    Shelf.LINKS: datetime.timedelta(0),
    Shelf.PARTIES: datetime.timedelta(0),
}
"""How long answers under idempotency keys, ways to undo, and links that are too old are kept."""


class MatchWish(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The arguments of `match`, as `hommel match` has them."""

    scope: Scope = "cross-chain"
    as_of: datetime.date | None = None
    top: Annotated[int, msgspec.Meta(ge=1, le=1000)] = 20
    ids: tuple[str, ...] = ()
    audience: Visibility = Visibility.BROKER_ONLY


def match_wish(arguments: Mapping[str, Any]) -> MatchWish:
    """The arguments of a job `match`; `BadInput` says which one is wrong."""
    try:
        return msgspec.convert(arguments, MatchWish)
    except msgspec.ValidationError as error:
        raise BadInput(f"match: {error}") from None


def match(hand: Hand, spool: Path) -> None:
    """Make a run. It is kept, and told, in the unit that ends the job; what dies half-way goes on from there."""
    asked = match_wish(hand.job.arguments)
    telling = Telling(hand.lease, runs.ACTOR, "run", hand.job.id, {"audience": asked.audience})
    telling.tell("started", scope=asked.scope)

    def listen(step: Progress) -> None:
        hand.go_on()
        telling(step)

    def keep(store: Store, made: runs.Manifest, matched: Matched, started: str) -> str:
        with hand.lease.unit(runs.ACTOR, bulk=made.title) as unit:
            told = runs.add(unit, made, matched, started)
            tell(unit.shelves, "run", "ended", hand.job.id, told)
            hand.lease.done(unit.shelves, told)
        return made.run_id

    wish = Wish(asked.scope, asked.as_of, asked.top, asked.ids, audience=asked.audience, workers=WORKERS)
    suggest(hand.store, wish, listen, spool, keep)


def sweep(hand: Hand) -> None:
    """Take away what was kept long enough: events, ended jobs, answers to repeat, ways to undo."""
    moment = now()
    outbox.sweep(hand.store, hand.lease.job.name, moment - outbox.KEPT)
    hand.go_on()
    jobs.sweep(hand.store, hand.lease.job.name, moment - JOBS_KEPT)
    hand.go_on()
    digests.sweep(hand.store, hand.lease.job.name, moment - digests.KEPT)
    hand.go_on()
    for shelf, kept in KEPT.items():
        sweeping.sweep(hand.store, hand.lease.job.name, shelf, moment - kept)
    parties.sweep(hand.store, hand.lease.job.name)


def fill_searches(hand: Hand) -> None:
    """Ask every saved search again, or the one that is named; tell what it finds that is new, and have webhooks called
    for what happened."""
    asked, which = (hand.store, hand.lease, hand.job.name), hand.job.arguments.get("search")
    for _ in searches.fill(*asked) if which is None else searches.fill_one(*asked, str(which)):
        hand.go_on()
    hooks.dispatch(hand.store, hand.lease, hand.job.name)


def ask_for_digests(hand: Hand) -> None:
    """Ask for a digest for each person whose day or week has ended."""
    for _ in digests.ask_for_due(hand.store, hand.lease, hand.job.name, hand.lease.clock()):
        hand.go_on()


def write_digest(hand: Hand) -> None:
    """Write one, unless there is nothing new, and have webhooks called for it."""
    owner = str(hand.job.arguments["owner"])
    for _ in digests.write(hand.store, hand.lease, hand.job.name, owner, hand.lease.clock()):
        hand.go_on()
    hooks.dispatch(hand.store, hand.lease, hand.job.name)


def retain(hand: Hand, erasures: Erasures) -> None:
    """Let go of what was kept long enough (`strategy.people.retention`)."""
    for _ in retaining.retain(hand.store, hand.lease, erasures, hand.lease.job.name, hand.lease.clock().date()):
        hand.go_on()


def end_partnerships(hand: Hand) -> None:
    """End partnerships that nobody did anything with for too long."""
    for _ in expire(hand.store, hand.lease, hand.job.name, hand.lease.clock()):
        hand.go_on()


def open_forecasts(hand: Hand) -> None:
    """Open and score every forecast whose period is over."""
    for _ in open_due(hand.store, hand.lease, hand.job.name, hand.lease.clock().date()):
        hand.go_on()


def draw_maps(hand: Hand) -> None:
    """Make the maps of the network anew, unless no fact has changed since they were made."""

    def go_on(made: Made) -> None:
        hand.go_on()

    if not hand.store.marked(MARK):
        maps_made(hand.store, hand.lease, hand.job.name, go_on)


ERRANDS: Final[Mapping[str, Errand]] = {
    "fill-searches": Errand(fill_searches, every=datetime.timedelta(hours=1)),
    "digests": Errand(ask_for_digests, every=datetime.timedelta(hours=1)),
    digests.WRITE: Errand(write_digest),
    DRAW: Errand(draw_maps, every=datetime.timedelta(hours=1)),
    "expire-partnerships": Errand(end_partnerships, every=datetime.timedelta(hours=1)),
    "forecasts": Errand(open_forecasts, every=datetime.timedelta(hours=1)),
    "sweep": Errand(sweep, every=datetime.timedelta(hours=1)),
}


def errands(settings: Settings) -> Mapping[str, Errand]:
    """All of them; webhooks reach as far as the settings say, and runs lie where they say."""
    called = Errand(partial(post, reach=reach(settings)), tries=14, first_pause=10.0, longest_pause=6 * 3600.0)
    sent = Errand(partial(send, settings=settings), tries=14, first_pause=10.0, longest_pause=6 * 3600.0)
    return {
        "match": Errand(partial(match, spool=places.spool(settings))),
        **ERRANDS,
        "retain": Errand(partial(retain, erasures=places.erasures(settings)), every=datetime.timedelta(days=1)),
        hooks.POST: called,
        digests.SEND: sent,
    }
