"""Files that appear whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from graph.errors import BadInput


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
        with partial.open("wb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        partial.replace(path)
    except OSError as error:
        raise BadInput(f"{path} cannot be written: {error.strerror}; choose another place") from error
    finally:
        partial.unlink(missing_ok=True)
