"""A store in a file: gzipped JSON Lines, a section after the other, each closed by its count and checksum.

{"format": "hommel-backup", "version": 1, "revision": 21}
{"section": "kept/Source"}
["cordis:h2020", [["cordis:h2020", "2026-11-23", null, {"title": "…"}]], null]
{"end": "kept/Source", "rows": 1, "sha256": "…"}
…
{"whole": "…"}      SHA-256 over the sections' checksums: without it the file is cut off
"""

import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO, cast

import orjson

from atlas.archive.copying import Progress, Summed, check, line, quiet, refuse_what_is_not_empty
from atlas.archive.sections import Row, Section, sections, take_in
from graph.errors import BadInput, Corrupt
from graph.files import replaced
from graph.store import Store

HEADER = {"format": "hommel-backup", "version": 1}
LONGEST_LINE = 64_000_000
LEVEL = 6


def backup(store: Store, path: Path, progress: Progress = quiet) -> dict[str, int]:
    """Everything that the store holds now, in a file that appears whole or not at all; rows of each section."""
    rows, sums = {}, {}
    with replaced(path) as raw, _zipped(raw) as file, store.frozen() as frozen:
        file.write(_told({**HEADER, "revision": frozen.counts().revision}))
        for section in sections(frozen):
            file.write(_told({"section": section.name}))
            summed = Summed(section, progress)
            file.writelines(map(line, summed))
            file.write(_told({"end": section.name, "rows": summed.number, "sha256": summed.sum}))
            rows[section.name], sums[section.name] = summed.number, summed.sum
            progress(section.name, summed.number)
        file.write(_told({"whole": _whole(sums)}))
    return rows


def restore(store: Store, path: Path, progress: Progress = quiet) -> dict[str, int]:
    """A backup into an empty store, or one that was left half-way by the same backup; rows of each section.

    The whole file is checked before anything is written, and the store afterwards.
    """
    revision, sums = verify(path)
    actor = f"restore:{_whole(sums)[:16]}"
    with store.frozen() as empty:
        refuse_what_is_not_empty(empty, actor)
    rows = {}
    with _opened(path) as lines:
        next(lines)
        for section in _sections(lines):
            summed = Summed(section, progress)
            take_in(store, Section(section.name, summed), actor, revision)
            rows[section.name] = summed.number
            progress(section.name, summed.number)
    with store.frozen() as frozen:
        check(frozen, sums)
    return rows


def verify(path: Path) -> tuple[int, dict[str, str]]:
    """A backup's revision and checksums; `Corrupt` says what is wrong with it, and where."""
    with _opened(path) as lines:
        first = next(lines, None)
        if not isinstance(first, dict) or first.get("format") != HEADER["format"]:
            raise BadInput(f"{path}: is no backup of Hommel")
        if first.get("version") != HEADER["version"] or not isinstance(first.get("revision"), int):
            raise BadInput(f"{path}: a backup of version {first.get('version')!r}; upgrade Hommel")
        sums = {}
        for section in _sections(lines):
            summed = Summed(section)
            for _ in summed:
                pass
            sums[section.name] = summed.sum
        return first["revision"], sums


def _sections(lines: Iterator[Any]) -> Iterator[Section]:
    """The sections of a file, each to be read to its end before the next; their checksums are compared."""
    sums: dict[str, str] = {}
    for head in lines:
        if isinstance(head, dict) and head.get("whole") == _whole(sums):
            return
        if not isinstance(head, dict) or not isinstance(head.get("section"), str):
            raise Corrupt(f"the backup is damaged after {next(reversed(sums), 'its first line')}; take another one")
        name, told = str(head["section"]), list[Any]()
        summed = Summed(Section(name, _rows(lines, told)))
        yield Section(name, summed)
        if told != [summed.sum]:
            raise Corrupt(f"the backup is damaged in {name}; take another one")
        sums[name] = summed.sum
    raise Corrupt("the backup is cut off; take another one")


def _rows(lines: Iterator[Any], told: list[Any]) -> Iterator[Row]:
    """The rows of a section; its checksum, as the line that closes it tells, goes to `told`."""
    for found in lines:
        if isinstance(found, dict):
            told.append(found.get("sha256"))
            return
        yield found


def _whole(sums: dict[str, str]) -> str:
    return sha256(orjson.dumps(list(sums.items()))).hexdigest()


def _told(record: dict[str, object]) -> bytes:
    return orjson.dumps(record, option=orjson.OPT_APPEND_NEWLINE)


@contextmanager
def _opened(path: Path) -> Iterator[Iterator[Any]]:
    """The lines of a backup, parsed."""
    try:
        with gzip.open(path, "rb") as file:
            yield _parsed(cast(BinaryIO, file))
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise Corrupt(f"{path}: is no backup, or a damaged one: {error}") from error
    except OSError as error:
        raise BadInput(f"{path}: cannot be read: {error.strerror or error}") from error


def _parsed(file: BinaryIO) -> Iterator[Any]:
    number = 0
    while raw := file.readline(LONGEST_LINE):
        number += 1
        try:
            yield orjson.loads(raw)
        except orjson.JSONDecodeError as error:
            raise Corrupt(f"line {number} of the backup is damaged; take another one") from error


def _zipped(raw: BinaryIO) -> BinaryIO:
    return cast(BinaryIO, gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0, compresslevel=LEVEL))
