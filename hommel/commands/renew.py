"""Fits that are kept, and the command that makes them current after changes."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from graph.errors import BadInput
from hommel import wiring
from hommel.commands.options import AsJson, settings_of
from hommel.fitting import Asked
from hommel.keeping import kept_anew, made_current, suggestions
from hommel.places import kept_fits
from hommel.screen import progress, show, show_json
from matching import runs


def keep(context: typer.Context, asked: Asked, as_json: bool) -> None:
    """Keep the fits of everybody, by all facts there are; `BadInput` where less is asked for."""
    if asked != Asked(asked.scope, asked.top):
        raise BadInput(
            "--keep keeps the fits of everybody, by all facts: leave out --for, --as-of, --audience and --out"
        )
    settings = settings_of(context)
    path = kept_fits(settings)
    with wiring.opened(settings) as store, progress() as listen:
        kept = kept_anew(store, path, asked.scope, asked.top, listen)
    fits = int(kept.lists.count.sum())
    if as_json:
        show_json({"scope": asked.scope, "fits": fits, "kept": str(path), "revision": kept.head.revision})
    else:
        show(f"{fits:,} fits for {int((kept.lists.count > 0).sum()):,} stakeholders, kept in {path}")
        show("After changes: hommel renew")


def renew(
    context: typer.Context,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the lists that were made again, as CSV or JSON Lines.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Make current the fits that `hommel fit --keep` keeps: only lists that can have changed are made again.

    Example: hommel renew --out changed.csv
    """
    settings = settings_of(context)
    with wiring.opened(settings) as store:
        renewal, seconds = made_current(store, kept_fits(settings))
        if out is not None:
            runs.write(out, suggestions(store, renewal))
    changed, again, head = len(renewal.changed), len(renewal.again), renewal.kept.head
    if as_json:
        show_json({
            "changed": changed, "again": again, "whole": renewal.whole, "revision": head.revision, "drift": head.drift,
            "seconds": asdict(seconds), "out": None if out is None else str(out),
        })  # fmt: skip
        return
    how = "found by comparing everything" if renewal.whole else "named by the trail"
    where, of = "" if out is None else f", in {out}", len(renewal.kept.lists.rows)
    show(f"{changed:,} stakeholders changed, {how}: {again:,} of {of:,} lists made again{where}")
    show(
        f"file read in {seconds.reading:.2f} s, current after {seconds.work:.2f} s, written in {seconds.writing:.2f} s"
    )
    show(f"weights have drifted by {head.drift:.2%}")
