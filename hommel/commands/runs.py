"""Commands for the runs that the store keeps: list them, and tell what differs between two."""

import heapq
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Final

import orjson
import typer

from graph.errors import BadInput
from graph.model import MatchRun
from graph.store import Store
from hommel import wiring
from hommel.commands import Group
from hommel.commands.options import AsJson, settings_of
from hommel.finding import stakeholder_row
from hommel.screen import Listener, progress, show, show_json, show_table
from loaders.outcome import Progress
from matching.comparing import Comparison, Move, Moved, Sum, compare
from matching.comparing.causes import WANTED
from matching.comparing.files import write
from matching.comparing.trail import Written, written_between
from matching.portfolio.gather import run_of
from matching.weights import called

SHOWN: Final = 10
REASONS: Final = 3
ELSE: Final = "nothing in particular"


def runs(context: typer.Context, as_json: AsJson = False) -> None:
    """List the runs that the store keeps, the newest first, with what is needed to repeat each; or compare two.

    Example: hommel runs --json
    """
    if context.invoked_subcommand is not None:
        return
    with wiring.opened(settings_of(context)) as store:
        kept = store.runs()
    manifests = [orjson.loads(run.manifest or "{}") for run in kept]
    if as_json:
        show_json(
            [
                {
                    "run": run.id,
                    "started": run.started,
                    "suggestions": run.suggestions,
                    "audience": run.audience,
                    "manifest": manifest,
                }
                for run, manifest in zip(kept, manifests, strict=True)
            ]
        )
        return
    show_table(
        ("run", "started", "audience", "scope", "as of", "top", "suggestions", "weights"),
        [
            (
                run.id,
                run.started,
                run.audience,
                manifest.get("scope"),
                manifest.get("as_of"),
                manifest.get("top"),
                run.suggestions,
                called(manifest.get("weights", "").partition("@")[0]),
            )
            for run, manifest in zip(kept, manifests, strict=True)
        ],
    )


def diff(
    context: typer.Context,
    a: Annotated[
        str | None, typer.Argument(metavar="A", help="Id of a run; the newest but one if none is given.")
    ] = None,
    b: Annotated[
        str | None, typer.Argument(metavar="B", help="Id of a later run; the newest if none is given.")
    ] = None,
    ids: Annotated[
        list[str] | None, typer.Option("--for", metavar="ID", help="Only the list of this stakeholder; repeatable.")
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write all that differs, as CSV or, if it ends in .jsonl, JSON Lines."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Tell what differs between two runs: who came, went and moved, and because of what.

    Example: hommel runs diff run:c28b9201ffd754ae run:0b17f2a9d3c44e15 --out diff.csv
    """
    with wiring.opened(settings_of(context)) as store, progress() as listen:
        found = _compared(store, a, b, ids, listen)
        total = Sum()
        shown = _gone_through(found, total, out, everything=bool(ids))
        written = written_between(store, found.before, found.after)
    if as_json:
        show_json(_as_json(found, total, written, out, shown))
    else:
        _show(found, total, written, out, shown)


def _compared(store: Store, a: str | None, b: str | None, ids: list[str] | None, listen: Listener) -> Comparison:
    listen(Progress("reading what is known", 0))
    before, after = _two(store.runs(), a, b)
    snapshot = store.snapshot(WANTED)
    for who in ids or ():
        stakeholder_row(store, snapshot, who)
    listen(Progress("comparing", 0))
    return compare(store, before, after, snapshot, tuple(ids) if ids else None)


def _two(kept: list[MatchRun], a: str | None, b: str | None) -> tuple[MatchRun, MatchRun]:
    """The runs of these ids, or the newest in their places; `BadInput` where there are none."""
    if len(kept) < 2 and None in (a, b):
        raise BadInput(f"two runs are needed to compare, and the store keeps {len(kept)}; `hommel match` makes one")
    return run_of(kept, a or kept[1].id), run_of(kept, b or kept[0].id)


def _gone_through(found: Comparison, total: Sum, out: Path | None, *, everything: bool) -> list[Move]:
    """All that differs, once: written where a file is asked for; what is to be shown of it."""
    kept: list[Move] = []

    def noted() -> Iterator[Move]:
        nonlocal kept
        for move in found.moves(total):
            kept.append(move)
            if not everything and len(kept) > 100 * SHOWN:
                kept = _weightiest(kept)
            yield move

    if out is None:
        for _ in noted():
            pass
    else:
        write(out, noted())
    return kept if everything else _weightiest(kept)


def _weightiest(moves: list[Move]) -> list[Move]:
    return heapq.nsmallest(SHOWN, moves, key=lambda m: (-m.stride, m.stakeholder_id, m.partner_id))


def _as_json(
    found: Comparison, total: Sum, written: tuple[Written, ...], out: Path | None, shown: list[Move]
) -> dict[str, object]:
    return {
        "before": found.before.id,
        "after": found.after.id,
        "otherwise": [asdict(one) for one in found.otherwise],
        "facts_known": found.facts.known,
        "facts": [{"topic": t, "how": how, "count": n} for (t, how), n in found.facts.totals().items()],
        "written": [asdict(one) for one in written],
        "counts": {moved.value: count for moved, count in total.counts.items()},
        "stakeholders": total.stakeholders,
        "changed": total.changed,
        "out": None if out is None else str(out),
        "shown": [asdict(move) for move in shown],
    }


def _show(found: Comparison, total: Sum, written: tuple[Written, ...], out: Path | None, shown: list[Move]) -> None:
    for line in _whys(found, written):
        show(line)
    differing = sum(count for moved, count in total.counts.items() if moved is not Moved.STAYED)
    if not differing:
        show(f"Nothing changed: {total.counts[Moved.STAYED]:,} suggestions are the same in both runs")
        return
    show_table(
        ("stakeholder", "partner", "", "rank", "score", "because"),
        [(m.stakeholder_id, m.partner_id, m.moved, _ranks(m), _scores(m), _because(m)) for m in shown],
    )
    if differing > len(shown):
        show(f"and {differing - len(shown):,} more; {'--out FILE writes all' if out is None else f'{out} holds all'}")
    parts = ", ".join(f"{count:,} {moved}" for moved, count in total.counts.items())
    show(f"{parts}; the lists of {total.changed:,} of {total.stakeholders:,} stakeholders changed")


def _whys(found: Comparison, written: tuple[Written, ...]) -> Iterator[str]:
    """What was asked otherwise, what was written in between, which facts changed."""
    for one in found.otherwise:
        yield f"{one.text[0].upper()}{one.text[1:]}"
    for load in written:
        yield f"Written in between by {load.actor}: {load.text}, {load.changes:,} changes"
    if not found.facts.known:
        yield "Which facts changed is not known: one of the runs is older than that, or came from a backup"
    counted = found.facts.totals()
    if counted:
        parts = ", ".join(f"{count:,} {topic} {how}" for (topic, how), count in counted.items())
        yield f"Facts of {len(found.facts.of):,} stakeholders changed: {parts}"


def _because(move: Move) -> str:
    more = f"; and {len(move.because) - REASONS} more" if len(move.because) > REASONS else ""
    return ("; ".join(move.because[:REASONS]) or ELSE) + more


def _ranks(move: Move) -> str:
    return f"{move.rank_before or '-'} > {move.rank_after or '-'}"


def _scores(move: Move) -> str:
    was, now = ("-" if s is None else f"{s:+.2f}" for s in (move.score_before, move.score_after))
    return f"{was} > {now}"


keeping: Final = Group(name="runs", invoke_without_command=True)
keeping.callback()(runs)
keeping.command("diff")(diff)
