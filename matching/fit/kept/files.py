"""Kept lists as one file, mapped into memory and checked (see `matching.fit.files`)."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from graph.errors import BadInput
from matching.fit import Best
from matching.fit.files import Form, head_of, picked, read, write
from matching.fit.index import Index
from matching.fit.kept import AGAIN, Head, Kept
from matching.fit.kept.standing import Arrays, Standing

FORM = Form(b"hommel kept fits 2\n", "a file of kept fits", AGAIN)
NAMES = ("ids", "capabilities", "chains")
BY_NAME = tuple(f"{name}_by_name" for name in NAMES)
"""Texts, each kept as one run of bytes with an end of line between them: no id holds one."""

LISTS = ("count", "who", "score")


def save(path: Path, kept: Kept) -> None:
    """Write the lists; the file appears whole or not at all."""
    known, lists = kept.standing, kept.lists
    texts = {by_name: _joined(getattr(known, name)) for name, by_name in zip(NAMES, BY_NAME, strict=True)}
    arrays = {**known.index._asdict(), **known.arrays._asdict(), **texts, "claimed": kept.claimed}
    arrays |= {name: getattr(lists, name).ravel() for name in LISTS}
    write(path, FORM, msgspec.to_builtins(kept.head), arrays)


def load(path: Path) -> Kept:
    """The lists of a file; `BadInput` says what is wrong with one that is missing, torn, or of another kind."""
    head, arrays = read(path, FORM)
    known = picked(path, FORM, arrays, (*Index._fields, *Arrays._fields, *BY_NAME, *LISTS, "claimed"))
    said = _head(path, head)
    standing = Standing(
        **{name: _split(known[by_name]) for name, by_name in zip(NAMES, BY_NAME, strict=True)},
        index=Index(**{name: known[name] for name in Index._fields}),
        arrays=Arrays(**{name: known[name] for name in Arrays._fields}),
    )
    n = len(standing.ids)
    who, score = (known[name].reshape(n, said.top) for name in ("who", "score"))
    return Kept(said, standing, Best(np.arange(n, dtype=np.int32), known["count"], who, score), known["claimed"])


def head(path: Path) -> Head:
    """What the file says of itself, at once; `BadInput` as for `load`, but whether it is torn is not looked at."""
    return _head(path, head_of(path, FORM))


def _head(path: Path, said: Mapping[str, Any]) -> Head:
    try:
        return msgspec.convert(said, Head)
    except msgspec.ValidationError as error:
        raise BadInput(f"{path}: this is not what this version says of {FORM.what}: {error}; {AGAIN}") from error


def _joined(some: Sequence[str]) -> Any:
    return np.array(bytearray("\n".join(some).encode()), np.uint8)


def _split(some: Any) -> list[str]:
    return some.tobytes().decode().split("\n") if len(some) else []
