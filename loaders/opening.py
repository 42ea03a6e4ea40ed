"""Files as they come: plain, gzipped, or members of a folder or zip, opened without trusting them.

Nothing is ever unpacked to disk. A member that unpacks to far more than tables do is refused before it fills memory or
time; so is a zip whose members would leave their folder.
"""

import gzip
import io
import stat
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, cast

from graph.errors import BadInput

MOST_UNPACKED_RATIO = 200  # tables shrink to a tenth, the emptiest of ours to a twentieth
ALWAYS_ALLOWED_BYTES = 64 * 2**20
BUFFER_BYTES = 2**18


@dataclass(frozen=True, slots=True)
class Member:
    """A file that can be opened: on disk, or inside a zip.

    name       what people are told: the file's name, in a zip with the archive's before it
    table      the name without folder and endings, in small letters: `project` of `csv/Project.csv.gz`
    """

    name: str
    table: str
    path: Path
    inside: str | None = None

    @contextmanager
    def open(self) -> Iterator[IO[bytes]]:
        """Its bytes, unpacked, in a buffer; reading them raises `BadInput` where the file is damaged or swells."""
        with _opened(self.path) as file:
            if self.inside is None:
                packed = self.path.stat().st_size
                raw = _unpacked(file, self.path.name)
            else:
                archive = _archive(file, self.path)
                entry = archive.getinfo(self.inside)
                packed, raw = entry.compress_size, _unpacked(_entry(archive, entry, self.name), self.inside)
            most = max(ALWAYS_ALLOWED_BYTES, packed * MOST_UNPACKED_RATIO)
            with io.BufferedReader(_Guarded(raw, self.name, most), BUFFER_BYTES) as buffered:
                yield buffered


def members(path: Path, endings: Sequence[str] = (".csv", ".csv.gz")) -> list[Member]:
    """The tables in a folder or zip, or the file itself, by name. `BadInput` where there is nothing to open."""
    if path.is_dir():
        found = [_member(file) for file in _files(path)]
    elif path.suffix.lower() == ".zip" and path.is_file():
        found = _inside(path)
    elif path.is_file():
        return [_member(path)]
    else:
        raise BadInput(f"{path}: there is no such file or folder")
    return [member for member in found if member.name.lower().endswith(tuple(endings))]


def _files(folder: Path) -> list[Path]:
    try:
        return [file for file in sorted(folder.iterdir()) if file.is_file()]
    except OSError as error:
        raise BadInput(f"{folder}: cannot be opened: {error.strerror}") from error


def _member(file: Path) -> Member:
    return Member(file.name, _table(file.name), file)


def _inside(path: Path) -> list[Member]:
    with _opened(path) as file:
        entries = [entry for entry in _archive(file, path).infolist() if not entry.is_dir()]
    for entry in entries:
        if why := _unsafe(entry):
            raise BadInput(f"{path.name}: the member {entry.filename[:200]!r} {why}; the zip is refused as a whole")
    return [Member(f"{path.name}/{entry.filename}", _table(entry.filename), path, entry.filename) for entry in entries]


def _unsafe(entry: zipfile.ZipInfo) -> str | None:
    name = entry.orig_filename
    if name.startswith(("/", "\\")) or ":" in name or ".." in name.replace("\\", "/").split("/"):
        return "would leave its folder"
    if stat.S_ISLNK(entry.external_attr >> 16):
        return "is a link"
    if entry.flag_bits & 1:
        return "is encrypted"
    most = max(ALWAYS_ALLOWED_BYTES, entry.compress_size * MOST_UNPACKED_RATIO)
    if entry.file_size > most:
        return f"would unpack from {entry.compress_size:,} to {entry.file_size:,} bytes, far more than tables do"
    return None


def _table(name: str) -> str:
    return PurePosixPath(name).name.split(".")[0].lower()


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    try:
        file = path.open("rb")
    except OSError as error:
        raise BadInput(f"{path.name}: cannot be opened: {error.strerror}") from error
    with file:
        yield file


def _unpacked(file: IO[bytes], name: str) -> io.BufferedIOBase:
    return gzip.GzipFile(fileobj=file) if name.lower().endswith(".gz") else cast(io.BufferedIOBase, file)


def _archive(file: IO[bytes], path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(file)
    except zipfile.BadZipFile as error:
        raise BadInput(f"{path.name}: is not a whole zip ({error}); download it again") from error


def _entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> IO[bytes]:
    try:
        return archive.open(entry)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError) as error:
        raise BadInput(f"{name}: cannot be unpacked ({error}); download it again") from error


class _Guarded(io.RawIOBase):
    """A stream that refuses to swell and turns what unpacking raises into `BadInput`."""

    def __init__(self, raw: io.BufferedIOBase, name: str, most: int) -> None:
        self._raw, self._name, self._most, self._given = raw, name, most, 0

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: "memoryview | bytearray") -> int:  # type: ignore[override]  # the base takes any buffer
        """Some more bytes."""
        try:
            piece = self._raw.read1(len(buffer))  # not read: that would lose what came before the damage
        except EOFError as error:
            raise BadInput(f"{self._name}: ends before its end (cut off on the way?); download it again") from error
        except (zlib.error, gzip.BadGzipFile, zipfile.BadZipFile, NotImplementedError, OSError) as error:
            raise BadInput(f"{self._name}: cannot be unpacked ({error}); download it again") from error
        self._given += len(piece)
        if self._given > self._most:
            raise BadInput(
                f"{self._name}: unpacks to more than {self._most:,} bytes, far more than tables do; if it is what it"
                " should be, unpack it yourself and load the folder"
            )
        buffer[: len(piece)] = piece
        return len(piece)
