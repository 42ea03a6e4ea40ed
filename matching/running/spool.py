"""Finished blocks of a run lie in a folder until the run is kept: whatever ends it, the same run goes on from there.

A folder is named after the facts and the code, and after the manifest: `<16 digits>-<16 digits>`. Each block is a file
with its SHA-256 before it, which takes its name when all of it is on the disk; a torn or altered one counts as not
there. Who works on a run holds a lock on its folder, which the system takes away with the process, however it dies.
"""

import hashlib
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import BinaryIO, Final, Protocol

from graph.errors import BadInput, Unavailable
from graph.files import NO_ROOM, replaced
from matching.running.block import Block

LOCK: Final = "lock"
SUM_BYTES: Final = 32
DIGITS: Final = 16
PACKAGES: Final = ("hommel", "numba", "numpy", "scipy")

Resumed = Callable[[int, int], None]
"""Is told how many blocks of how many were there."""


class Spool(Protocol):
    """Where finished blocks lie."""

    def read(self, count: int) -> list[Block | None]:
        """What is there of so many blocks; None in the place of those that have to be done."""

    def keep(self, number: int, block: Block) -> None:
        """Keep a finished block."""


class Nowhere:
    """For runs that nobody resumes."""

    def read(self, count: int) -> list[Block | None]:
        """See `Spool`."""
        return [None] * count

    def keep(self, number: int, block: Block) -> None:
        """See `Spool`."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of one run."""

    path: Path
    resumed: Resumed

    def read(self, count: int) -> list[Block | None]:
        """See `Spool`."""
        found = [_read(self._file(number)) for number in range(count)]
        if there := count - found.count(None):
            self.resumed(there, count)
        return found

    def keep(self, number: int, block: Block) -> None:
        """See `Spool`; `Unavailable` where the disk is full."""
        content = block.tobytes()
        with replaced(self._file(number)) as out:
            out.write(hashlib.sha256(content).digest() + content)

    def _file(self, number: int) -> Path:
        return self.path / f"{number:08d}"


def _read(file: Path) -> Block | None:
    try:
        whole = file.read_bytes()
        content = whole[SUM_BYTES:]
        return Block.frombytes(content) if hashlib.sha256(content).digest() == whole[:SUM_BYTES] else None
    except (FileNotFoundError, ValueError):
        return None


@contextmanager
def spooled(root: Path, inputs: str, manifest: bytes, resumed: Resumed) -> Iterator[Folder]:
    """The folder of a run, gone at the end unless the run fails; others that nobody can resume are swept.

    inputs   fingerprint of the facts that it reads
    """
    facts, run = _digits(code() + inputs.encode()), _digits(manifest)
    path = root / f"{facts}-{run}"
    with _locked(path) as lock:
        _sweep(root, facts)
        yield Folder(path, resumed)
        if _alone(lock):
            shutil.rmtree(path, ignore_errors=True)
    with suppress(OSError):
        root.rmdir()  # where nothing else lies in it


def _digits(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:DIGITS]


@cache
def code() -> bytes:
    """Fingerprint of what computes: this package's own text, and the versions of the libraries that it counts on."""
    digest = hashlib.sha256()
    for package in PACKAGES:
        digest.update(f"{package} {metadata.version(package)}\n".encode())
    home = Path(__file__).parents[1]
    for file in sorted(home.rglob("*.py")):
        digest.update(file.relative_to(home).as_posix().encode() + b"\n" + file.read_bytes())
    return digest.digest()


def _sweep(root: Path, facts: str) -> None:
    """Take away folders of other facts or code that nobody works in: these blocks are of no more use to anybody."""
    for folder in root.iterdir():
        if len(folder.name) == 2 * DIGITS + 1 and folder.name[:DIGITS] != facts:
            with suppress(OSError), (folder / LOCK).open("rb") as lock:
                if _alone(lock):
                    shutil.rmtree(folder, ignore_errors=True)


def _locked(path: Path) -> BinaryIO:
    """A lock on the folder, made if it is not there; others may share it: the same run has the same blocks."""
    while True:
        try:
            path.mkdir(0o700, parents=True, exist_ok=True)
            lock = (path / LOCK).open("ab")
        except FileNotFoundError:  # swept in between: once more
            continue
        except OSError as error:
            kind = Unavailable if error.errno in NO_ROOM else BadInput
            raise kind(f"{path}: cannot be written: {error.strerror}; name another folder in HOMMEL_SPOOL") from error
        _share(lock)
        if _is_there(path / LOCK, lock):
            return lock
        lock.close()


def _is_there(file: Path, opened: BinaryIO) -> bool:
    with suppress(FileNotFoundError):
        return os.path.samestat(file.stat(), os.fstat(opened.fileno()))
    return False


if sys.platform == "win32":

    def _share(lock: BinaryIO) -> None:
        """There, an open file cannot be removed."""

    def _alone(lock: BinaryIO) -> bool:
        return True

else:
    import fcntl

    def _share(lock: BinaryIO) -> None:
        fcntl.flock(lock, fcntl.LOCK_SH)

    def _alone(lock: BinaryIO) -> bool:
        """Whether nobody else works there; from then on nobody begins to."""
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
