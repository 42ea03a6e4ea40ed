"""A kernel as a file: its arrays as they lie in memory, so that other processes map them instead of being sent them.

The file is a pickle (protocol 5) with its buffers beside it (PEP 574), each at a multiple of 64 bytes. Workers map it
copy-on-write: the system keeps one copy for all of them, and pages that nobody touches are never read. It is for
processes of one's own on folders of one's own: who can write it can run code.
"""

import mmap
import pickle
import struct
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, cast

from graph.errors import Conflict, NotFound
from graph.files import replaced
from graph.snapshot import Snapshot
from matching.economy import Economy
from matching.running.executors import Kernel
from matching.running.spool import code

HEAD: Final = struct.Struct("<8s32sQQ")
"""Magic, fingerprint of the code, length of the pickle, number of buffers; their lengths follow, then the pickle."""

MAGIC: Final = b"HOMMELIX"
ALIGNED: Final = 64
NAME: Final = "index"


class _Lean(pickle.Pickler):
    """Leaves out what no kernel reads, the snapshot and ids; scratch of threads begins anew elsewhere."""

    def reducer_override(self, obj: Any) -> Any:
        """See `pickle.Pickler`."""
        if isinstance(obj, Economy):
            nothing = Snapshot(obj.snapshot.revision, {}, {})
            return replace(obj, snapshot=nothing, ids=cast(Sequence[str], range(len(obj)))).__reduce_ex__(5)
        return (threading.local, ()) if isinstance(obj, threading.local) else NotImplemented


@contextmanager
def indexed(kernel: Kernel, folder: Path | None = None) -> Iterator[Path]:
    """The file of a kernel in a folder, or in the system's own for such; gone at the end."""
    with TemporaryDirectory(prefix="index-", dir=folder) as made:
        path = Path(made) / NAME
        write(path, kernel)
        yield path


def write(path: Path, kernel: Kernel) -> None:
    """Write a kernel, whole or not at all; `Unavailable` where the disk is full."""
    buffers: list[pickle.PickleBuffer] = []
    frame = BytesIO()
    _Lean(frame, 5, buffer_callback=buffers.append).dump(kernel)
    views = [buffer.raw() for buffer in buffers]
    with replaced(path) as out:
        out.write(HEAD.pack(MAGIC, code(), frame.tell(), len(views)))
        out.write(struct.pack(f"<{len(views)}Q", *(view.nbytes for view in views)))
        out.write(frame.getbuffer())
        for view in views:
            out.write(bytes(-out.tell() % ALIGNED))
            out.write(view)


@lru_cache(1)
def opened(path: Path) -> Kernel:
    """The kernel of such a file, mapped; one at a time is kept. `Conflict` if other code than this wrote it."""
    try:
        with path.open("rb") as file:
            whole = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_COPY))
    except FileNotFoundError:
        raise NotFound(
            f"{path}: this worker does not see the run's index; have all share the folder HOMMEL_SPOOL"
        ) from None
    magic, written_by, length, count = HEAD.unpack_from(whole)
    if magic != MAGIC or written_by != code():
        raise Conflict(f"{path}: this worker has another version of Hommel or its libraries than who began the run")
    lengths = struct.unpack_from(f"<{count}Q", whole, HEAD.size)
    at = HEAD.size + 8 * count
    frame, at = whole[at : at + length], at + length
    return cast(Kernel, pickle.loads(frame, buffers=_cut(whole, at, lengths)))


def _cut(whole: memoryview, at: int, lengths: Sequence[int]) -> Iterator[memoryview]:
    for length in lengths:
        at += -at % ALIGNED
        yield whole[at : at + length]
        at += length
