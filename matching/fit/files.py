"""Arrays as one file that is mapped into memory: written whole or not at all, checked before it is believed.

After the magic come, on lines of their own, the SHA-256 of all that follows, what the file says of itself as JSON, and
the layout as JSON (name, dtype, length of each array), then the arrays, each at a multiple of 64 bytes. Numbers are
little-endian. An index of fits is one such file, a map of kept lists (`matching.fit.kept.files`) another.
"""

import hashlib
import mmap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import orjson

from graph.errors import BadInput
from graph.files import replaced
from matching.fit.index import Index

ALIGNED = 64
DIGEST = 64  # hexadecimal digits of a SHA-256


@dataclass(frozen=True, slots=True)
class Form:
    """A kind of file: its first line, what it is, and how to get another if it is spoilt."""

    magic: bytes
    what: str
    mend: str


INDEX = Form(
    b"hommel fit index 3\n",
    "an index of fits",
    "build it again from the store, with `matching.fit.files.save`",
)


def save(path: Path, some: Index) -> None:
    """Write the index; the file appears whole or not at all."""
    write(path, INDEX, {}, some._asdict())


def load(path: Path) -> Index:
    """Open a file that `save` wrote; its arrays are read from it as they are needed, and changes are not written back.

    `BadInput` says what is wrong with a file of another kind or version, or one that is torn or changed.
    """
    _, arrays = read(path, INDEX)
    return Index(**picked(path, INDEX, arrays, Index._fields))


def write(path: Path, form: Form, head: Mapping[str, Any], arrays: Mapping[str, Any]) -> None:
    """Write what the file says of itself and its arrays; the file appears whole or not at all."""
    layout = orjson.dumps([[name, array.dtype.str, len(array)] for name, array in arrays.items()])
    lines = orjson.dumps(head) + b"\n" + layout + b"\n"
    offset = len(form.magic) + DIGEST + 1 + len(lines)
    body: list[bytes | memoryview[int]] = [lines]
    for array in arrays.values():
        gap = -offset % ALIGNED
        body += [b"\0" * gap, np.ascontiguousarray(array).view(np.uint8).data]
        offset += gap + array.nbytes
    digest = hashlib.sha256()
    for part in body:
        digest.update(part)
    with replaced(path) as out:
        for part in (form.magic, digest.hexdigest().encode() + b"\n", *body):
            out.write(part)


def read(path: Path, form: Form) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """What a file that `write` wrote says of itself, and its arrays, mapped; `BadInput` as for `load`."""
    held = _mapped(path, form)
    begin = len(form.magic) + DIGEST + 1
    with memoryview(held) as whole, whole[begin:] as rest:
        sound = hashlib.sha256(rest).hexdigest().encode() + b"\n" == held[len(form.magic) : begin]
    if not sound:
        raise BadInput(f"{path}: the file is torn or was changed: its fingerprint does not fit; {form.mend}")
    end = held.find(b"\n", begin) + 1
    return orjson.loads(held[begin:end]), dict(_arrays(held, end))


def head_of(path: Path, form: Form) -> Mapping[str, Any]:
    """What a file says of itself alone, at once and unchecked; `BadInput` for a file of another kind or version."""
    held = _mapped(path, form)
    begin = len(form.magic) + DIGEST + 1
    try:
        found: Mapping[str, Any] = orjson.loads(held[begin : held.find(b"\n", begin) + 1])
    except orjson.JSONDecodeError as error:
        raise BadInput(f"{path}: the file is torn: {error}; {form.mend}") from error
    return found


def picked(path: Path, form: Form, arrays: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    """These of the arrays; `BadInput` where one is not among them."""
    if lacking := [name for name in names if name not in arrays]:
        raise BadInput(f"{path}: the file holds other arrays than this version reads ({lacking[0]}); {form.mend}")
    return {name: arrays[name] for name in names}


def _mapped(path: Path, form: Form) -> mmap.mmap:
    try:
        with path.open("rb") as file:
            held = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_COPY)
    except (OSError, ValueError) as error:  # an empty file cannot be mapped
        raise BadInput(f"{path}: {form.what} cannot be read from it: {error}; {form.mend}") from error
    if held[: len(form.magic)] != form.magic:
        raise BadInput(f"{path}: this is not {form.what} of this version; {form.mend}")
    return held


def _arrays(held: mmap.mmap, begin: int) -> Iterator[tuple[str, Any]]:
    end = held.find(b"\n", begin) + 1
    offset = end
    for name, dtype, length in orjson.loads(held[begin:end]):
        offset += -offset % ALIGNED
        yield name, np.frombuffer(held, np.dtype(dtype), length, offset)
        offset += length * np.dtype(dtype).itemsize
