"""The index as one file that is mapped into memory: written whole or not at all, checked before it is believed.

After the magic come, on lines of their own, the SHA-256 of all that follows and the layout as JSON (name, dtype,
length of each array), then the arrays, each at a multiple of 64 bytes. Numbers are little-endian.
"""

import hashlib
import mmap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import orjson

from graph.errors import BadInput
from graph.files import replaced
from matching.fit.index import Index

MAGIC = b"hommel fit index 1\n"
ALIGNED = 64
DIGEST = 64  # hexadecimal digits of a SHA-256
MEND = "build it again from the store, with `matching.fit.files.save`"


def save(path: Path, some: Index) -> None:
    """Write the index; the file appears whole or not at all."""
    layout = orjson.dumps([[name, array.dtype.str, len(array)] for name, array in some._asdict().items()]) + b"\n"
    offset = len(MAGIC) + DIGEST + 1 + len(layout)
    body: list[bytes | memoryview[int]] = [layout]
    for array in some:
        gap = -offset % ALIGNED
        body += [b"\0" * gap, np.ascontiguousarray(array).view(np.uint8).data]
        offset += gap + array.nbytes
    digest = hashlib.sha256()
    for part in body:
        digest.update(part)
    with replaced(path) as out:
        for part in (MAGIC, digest.hexdigest().encode() + b"\n", *body):
            out.write(part)


def load(path: Path) -> Index:
    """Open a file that `save` wrote; its arrays are read from it as they are needed, and changes are not written back.

    `BadInput` says what is wrong with a file of another kind or version, or one that is torn or changed.
    """
    try:
        with path.open("rb") as file:
            held = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_COPY)
    except (OSError, ValueError) as error:  # an empty file cannot be mapped
        raise BadInput(f"{path}: no index can be read from it: {error}; {MEND}") from error
    if held[: len(MAGIC)] != MAGIC:
        raise BadInput(f"{path}: this is no index of fits of this version; {MEND}")
    begin = len(MAGIC) + DIGEST + 1
    with memoryview(held) as whole, whole[begin:] as rest:
        sound = hashlib.sha256(rest).hexdigest().encode() + b"\n" == held[len(MAGIC) : begin]
    if not sound:
        raise BadInput(f"{path}: the index is torn or was changed: its fingerprint does not fit; {MEND}")
    return Index(**dict(_arrays(path, held, begin)))


def _arrays(path: Path, held: mmap.mmap, begin: int) -> Iterator[tuple[str, Any]]:
    end = held.find(b"\n", begin) + 1
    layout = orjson.loads(held[begin:end])
    if [name for name, _, _ in layout] != list(Index._fields):
        raise BadInput(f"{path}: the index holds other arrays than this version reads; {MEND}")
    offset = end
    for name, dtype, length in layout:
        offset += -offset % ALIGNED
        yield name, np.frombuffer(held, np.dtype(dtype), length, offset)
        offset += length * np.dtype(dtype).itemsize
