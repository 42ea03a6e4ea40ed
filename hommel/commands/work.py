"""Commands that do what workers do: what was asked for later, and the maps of the network."""

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Annotated

import typer

from graph.shelves import jobs
from graph.shelves.jobs import Job, State
from graph.store import Store
from hommel import wiring
from hommel.commands.options import AsJson, settings_of
from hommel.screen import note, show, show_json, show_table
from hommel.tracing.wanting import tracing
from hommel.working.errands import errands
from hommel.working.loop import Worker
from hommel.working.mapping import Made, maps_made


def work(
    context: typer.Context,
    once: Annotated[bool, typer.Option("--once", help="Do what is due now, and stop.")] = False,
    as_json: AsJson = False,
) -> None:
    """Do jobs that were asked for, match runs and deliveries, until Ctrl-C; as many workers as you like.

    Example: hommel work --once
    """
    settings = settings_of(context)
    with tracing(os.environ) as traced, wiring.opened(settings) as store, _stopping() as stop:
        worker = Worker(store, traced.errands(errands(settings)), stop)
        if not once:
            note("working; Ctrl-C stops it, and what is not finished goes back")
            worker.run()
            return
        worked = [job for done in worker.all_due() if (job := jobs.find(store, done.id)) is not None]
        _conclude(store, worked, as_json)


def draw(context: typer.Context, as_json: AsJson = False) -> None:
    """Map the network anew, for pictures and exports: who works with whom, where everybody stands. Nothing that has
    not changed is drawn again, and what has hardly changed hardly moves. `hommel work` does it by itself after loads.

    Example: hommel map
    """
    made: list[Made] = []
    with wiring.opened(settings_of(context)) as store:
        maps_made(store, store, "hommel map", made.append)
    if as_json:
        show_json([_told_of_map(one) for one in made])
        return
    rows = [tuple(_told_of_map(one).values()) for one in made]
    show_table(tuple(_told_of_map(made[0])), rows)
    if not made[-1].map.network.one.size:
        note("nobody works with anybody yet: a map takes projects with participants, or partnerships that came about")


def _conclude(store: Store, worked: list[Job], as_json: bool) -> None:
    dead = [job for job in jobs.ended(store) if job.state is State.DEAD]
    if as_json:
        show_json({"worked": [_as_json(job) for job in worked], "dead": [_as_json(job) for job in dead]})
        return
    for job in worked:
        show(f"{job.id} {job.name}: {job.state}{'' if job.error is None else f', {job.error}'}")
    show(f"{len(worked):,} jobs; {len(dead):,} failed for good these days{' (--json lists them)' if dead else ''}")


def _as_json(job: Job) -> dict[str, object]:
    return {
        "id": job.id,
        "name": job.name,
        "state": job.state,
        "attempts": job.attempts,
        "asked": job.asked,
        "at": job.at,
        "error": job.error,
    }


@contextmanager
def _stopping() -> Iterator[threading.Event]:
    """An event that the first SIGINT or SIGTERM sets; the second one ends the process."""
    stop = threading.Event()
    numbers = (signal.SIGINT, signal.SIGTERM)

    def handle(number: int, frame: FrameType | None) -> None:
        stop.set()
        signal.signal(number, signal.SIG_DFL if number == signal.SIGTERM else signal.default_int_handler)

    before = {number: signal.signal(number, handle) for number in numbers}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _told_of_map(one: Made) -> dict[str, object]:
    return {
        "audience": one.audience.value,
        "stakeholders": len(one.map.network),
        "links": len(one.map.network.one),
        "backbone": int(one.map.backbone.sum()),
        "communities": len(set(one.map.community[one.map.community >= 0].tolist())),
        "drawn": "anew" if one.changed else "as it was",
        "seconds": round(one.seconds, 1),
    }
