"""Is everything in order? Each check says what it found and, if something is wrong, how to mend it."""

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Final

from graph.errors import HommelError, OutOfDate, Unavailable
from graph.select import Direction, Page, Select, Through
from graph.sqlite.health import has_full_text_search, health, sqlite_version
from hommel import wiring
from hommel.places import File, Place, kept_fits, place
from hommel.settings import Settings
from loaders.inferring import MARK
from matching.fit.kept import AGAIN
from matching.fit.kept.drift import MOST
from matching.fit.kept.files import head

OLDEST_PYTHON: Final = (3, 11)
OLDEST_SQLITE: Final = (3, 40)
FREE_BYTES_WANTED: Final = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found; `mend` is empty when all is well."""

    check: str
    found: str
    mend: str = ""

    @property
    def well(self) -> bool:
        """Whether there is nothing to mend."""
        return not self.mend


def examine(settings: Settings) -> list[Finding]:
    """All findings, installation first; nothing is changed."""
    checks: tuple[Callable[[], Iterator[Finding]], ...] = (_python, _packages, _numba_cache, _sqlite)
    findings = [finding for check in checks for finding in check()]
    try:
        where = place(settings)
    except HommelError as error:
        return [*findings, Finding("store", str(error), "set HOMMEL_STORE to an address such as sqlite:///path/to.db")]
    if isinstance(where, File):
        return [*findings, *_disk(where.path), *_file(where.path, settings), *_kept_fits(settings)]
    return [*findings, *_server(where, settings), *_kept_fits(settings)]


def _python() -> Iterator[Finding]:
    version, oldest = ".".join(map(str, sys.version_info[:3])), ".".join(map(str, OLDEST_PYTHON))
    yield Finding("Python", version, "" if sys.version_info >= OLDEST_PYTHON else f"install Python {oldest} or newer")


def _packages() -> Iterator[Finding]:
    mend = "run `make setup` in the project, or install hommel anew"
    try:
        wanted = metadata.requires("hommel") or []
    except metadata.PackageNotFoundError:
        yield Finding("packages", "hommel is not installed", mend)
        return
    needed = [line for line in wanted if "extra ==" not in line]
    lacking = [found for found in map(lacking_of, needed) if found]
    yield Finding(
        "packages", "; ".join(lacking) or f"all {len(needed)} are there and new enough", mend if lacking else ""
    )


def lacking_of(requirement: str) -> str:
    """What is wrong with a package that is needed, such as `numpy>=2.0` or `pyjwt[crypto]>=2`; empty if nothing is."""
    told, _, least = requirement.partition(">=")
    name = told.partition("[")[0].strip()
    try:
        found = metadata.version(name)
    except metadata.PackageNotFoundError:
        return f"{name} is missing"
    return "" if _release(found) >= _release(least) else f"{name} {found} is older than {least.strip()}"


def _release(version: str) -> tuple[int, ...]:
    """The numbers a version begins with, so that 2.10 is newer than 2.9."""
    leading = re.match(r"[\d.]*", version.strip())
    return tuple(int(part) for part in (leading.group() if leading else "").split(".") if part)


def _numba_cache() -> Iterator[Finding]:
    """Compiled kernels are kept beside the source, or where `NUMBA_CACHE_DIR` says."""
    import matching

    named = os.environ.get("NUMBA_CACHE_DIR")
    folder = Path(named) if named else Path(matching.__file__).parent
    if _writable(folder):
        yield Finding("numba cache", f"{folder} can be written")
    else:
        mend = "set NUMBA_CACHE_DIR to a folder that can be written, else every run compiles anew"
        yield Finding("numba cache", f"{folder} cannot be written", mend)


def _writable(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def _sqlite() -> Iterator[Finding]:
    version, oldest = sqlite_version(), ".".join(map(str, OLDEST_SQLITE))
    new_enough = tuple(int(part) for part in version.split(".")) >= OLDEST_SQLITE
    yield Finding("SQLite", version, "" if new_enough else f"use a Python with SQLite {oldest} or newer")
    found = has_full_text_search()
    yield Finding("SQLite FTS5", "there" if found else "missing", "" if found else "use a Python whose SQLite has FTS5")


def _disk(path: Path) -> Iterator[Finding]:
    folder = next(folder for folder in path.absolute().parents if folder.is_dir())
    free = shutil.disk_usage(folder).free
    mend = "" if free >= FREE_BYTES_WANTED else "make room: a load needs about a gigabyte"
    yield Finding("disk", f"{free / 1e9:.1f} GB free in {folder}", mend)
    if not os.access(folder, os.W_OK):
        yield Finding("folder", f"{folder} cannot be written", "give yourself the right to write there")


def _file(path: Path, settings: Settings) -> Iterator[Finding]:
    if not path.exists():
        yield Finding("store", f"there is none yet at {path}", "make one with `hommel migrate` or any `hommel load`")
        return
    try:
        state = health(path)
    except HommelError as error:
        yield Finding("store", str(error), "restore a backup, or name another file in HOMMEL_STORE")
        return
    old = state.layout < state.newest
    mend = "back it up and run `hommel migrate`" if old else ""
    yield Finding("store", f"{path}, layout {state.layout} of {state.newest}", mend)
    yield Finding("integrity", "; ".join(state.damage) or "whole", "restore a backup" if state.damage else "")
    mend = "restore a backup, or load the sources again" if state.dangling else ""
    yield Finding("references", f"{state.dangling} lead nowhere", mend)
    if not old and not state.damage:
        yield _inferences(settings)


def _server(where: Place, settings: Settings) -> Iterator[Finding]:
    try:
        there = where.there()
    except Unavailable as error:
        yield Finding("store", str(error), "start the server, or check its address in HOMMEL_STORE")
        return
    except HommelError as error:
        yield Finding("store", str(error), "mend what it says; HOMMEL_STORE, HOMMEL_NEO4J_USER and their page help")
        return
    if not there:
        yield Finding("store", f"there is none yet at {where}", "make one with `hommel migrate` or any `hommel load`")
        return
    try:
        where.open().close()
    except OutOfDate as error:
        yield Finding("store", str(error), "do what it says: Hommel, the store and the server must fit together")
        return
    yield Finding("store", f"{where}, up to date")
    yield _inferences(settings)


def _inferences(settings: Settings) -> Finding:
    """What follows from projects is derived at the end of a load; a load that was killed before has none."""
    somebody = Select("Stakeholder", where=Through("ACTIVE_IN", Direction.OUT), page=Page(1))
    with wiring.opened(settings) as store:
        if store.marked(MARK):
            return Finding("inferences", "up to date")
        if store.counts().relations["PARTICIPATED_IN"] and not store.find(somebody).rows:
            mend = "load the source again: it goes on where it was stopped and derives them"
            return Finding("inferences", "there are projects, but nobody has a value chain", mend)
    return Finding("inferences", "the store changed since; the next load derives them anew")


def _kept_fits(settings: Settings) -> Iterator[Finding]:
    """Weights are constants of the fits that are kept, so that they fall behind as claims come and go."""
    path = kept_fits(settings)
    if not path.exists():
        return
    try:
        kept = head(path)
    except HommelError as error:
        yield Finding("kept fits", str(error), AGAIN)
        return
    found = f"as of revision {kept.revision}, weights drifted by {kept.drift:.2%} of at most {MOST:.0%}"
    yield Finding("kept fits", found, f"take new weights: {AGAIN}" if kept.drift > MOST else "")
