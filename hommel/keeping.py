"""Fits that are kept: made, made current after changes, and told of. The file lies beside the store."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.model import Suggestion
from graph.snapshot import Coded, Wanted
from graph.store import Store
from hommel.screen import Listener
from loaders.outcome import Progress
from matching.fit import Scope
from matching.fit.kept import Kept, Renewal, keep, renew
from matching.fit.kept.files import load, save
from matching.fit.pairs import Telling, fits_of


@dataclass(frozen=True, slots=True)
class Seconds:
    """Wall-clock seconds for reading the file, for the work, and for writing it."""

    reading: float
    work: float
    writing: float


def kept_anew(store: Store, path: Path, scope: Scope, top: int, listen: Listener) -> Kept:
    """Everybody's fits with weights as of now, in the place of what was kept."""
    listen(Progress("reading the economy", 0))
    kept = keep(store, scope, top, lambda done, total: listen(Progress("fitting", done, total)))
    save(path, kept)
    return kept


def made_current(store: Store, path: Path) -> tuple[Renewal, Seconds]:
    """The fits of the file made current with the store, and written where anything changed.

    `BadInput` where there is no such file, or it is not of this store.
    """
    began = time.perf_counter()
    kept = load(path)
    read = time.perf_counter()
    renewal = renew(store, kept)
    worked = time.perf_counter()
    if renewal.kept.head != kept.head:
        save(path, renewal.kept)
    return renewal, Seconds(read - began, worked - read, time.perf_counter() - worked)


def suggestions(store: Store, renewal: Renewal) -> Iterator[Suggestion]:
    """Every line of the lists that were made again, as in a suggestions file."""
    named = store.snapshot(Wanted({"Capability": ("label_en",)})).kinds["Capability"]
    column = named.columns["label_en"]
    assert isinstance(column, Coded)
    label = {one: column[row] for row, one in enumerate(named.ids)}
    known, lists = renewal.kept.standing, renewal.kept.lists
    telling = Telling(
        known.ids,
        known.chains,
        known.arrays.primary,
        lambda number: label.get(known.capabilities[number]) or known.capabilities[number],
    )
    for row in renewal.again.tolist():
        yield from map(telling.suggestion, fits_of(known.index, lists, row, range(int(lists.count[row]))))
