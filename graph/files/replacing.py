"""Files that appear whole or not at all."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from graph.errors import BadInput, Unavailable

BUFFER_BYTES = 1 << 20
NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})


@contextmanager
def replaced(path: Path) -> Iterator[BinaryIO]:
    """A file to write that takes its name, and the place of an older one, only when all of it is on the disk.

    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "list.csv"
    >>> with replaced(path) as out:
    ...     _ = out.write(b"one")
    >>> path.read_bytes()
    b'one'
    """
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with partial.open("wb", buffering=BUFFER_BYTES) as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        partial.replace(path)
    except OSError as error:
        kind = Unavailable if error.errno in NO_ROOM else BadInput
        raise kind(f"{path}: cannot be written: {error.strerror}; make room or choose another place") from error
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
