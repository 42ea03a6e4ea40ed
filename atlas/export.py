"""One door for every export: picks the format, and puts whole files in place."""

import contextlib
import enum
import gzip
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from atlas import jsonl, tables
from atlas.part import EVERYTHING, Part, Selection
from graph.catalogue import KINDS
from graph.errors import BadInput, Unavailable
from graph.files import replaced
from graph.store import Store


class Format(enum.StrEnum):
    """What an export can be written as."""

    JSONL = "jsonl"
    CSV = "csv"
    GEXF = "gexf"
    GRAPHML = "graphml"
    NODE_LINK = "node-link"


ENDINGS: Mapping[str, Format] = {
    ".jsonl": Format.JSONL,
    ".gexf": Format.GEXF,
    ".graphml": Format.GRAPHML,
    ".json": Format.NODE_LINK,
    "": Format.CSV,
}


@dataclass(frozen=True, slots=True)
class Exported:
    """How many nodes of each kind and relations of each type went out."""

    nodes: Mapping[str, int]
    relations: Mapping[str, int]


def export(store: Store, out: Path | BinaryIO, format: Format | str | None = None, part: Part = EVERYTHING) -> Exported:
    """Write a store, or a part of it, to a file, a folder (CSV tables) or a binary stream.

    All of it is as of one revision: an export that another writer cut through is refused (`Unavailable`) and leaves
    nothing behind. See `atlas` for the formats and what stays out.
    """
    form = format_of(out, format)
    revision = store.counts().revision

    def check() -> None:
        if store.counts().revision != revision:
            raise Unavailable("the store changed while it was being exported; nothing was written, try again")

    selection = Selection(store, part)
    with _told(out):
        if isinstance(out, Path) and form is Format.CSV:
            written = tables.write(selection, out, check)
        else:
            with _opened(out, check) as file:
                written = _write(store, selection, form, file)
    return Exported(
        {name: number for name, number in written.items() if name in KINDS},
        {name: number for name, number in written.items() if name not in KINDS},
    )


def format_of(out: Path | BinaryIO, format: Format | str | None) -> Format:
    """The format asked for, or the one that the ending of the file tells; `BadInput` names the choices.

    A stream of which nothing is said gets JSON Lines.

    >>> format_of(Path("all.jsonl.gz"), None), format_of(Path("folder"), None), format_of(Path("x.txt"), "gexf")
    (<Format.JSONL: 'jsonl'>, <Format.CSV: 'csv'>, <Format.GEXF: 'gexf'>)
    """
    choices = ", ".join(Format)
    wanted = format
    if wanted is None and isinstance(out, Path):
        ending = Path(out.name.removesuffix(".gz")).suffix
        if ending not in ENDINGS:
            raise BadInput(f"{out}: its ending tells no format; name one of {choices}")
        wanted = ENDINGS[ending]
    elif wanted is None:
        wanted = Format.JSONL
    if wanted not in tuple(Format):
        raise BadInput(f"no format is called {wanted!r}; there are {choices}")
    if wanted == Format.CSV and (not isinstance(out, Path) or out.suffix == ".gz" or out.is_file()):
        raise BadInput(f"{out}: CSV tables are written into a folder; name one")
    return Format(wanted)


def _write(store: Store, selection: Selection, form: Format, file: BinaryIO) -> dict[str, int]:
    if form is Format.JSONL:
        return jsonl.write(store, selection, file)
    from atlas import graphs  # imports networkx, for which most who look into the store would wait in vain

    network = graphs.graph(selection)
    graphs.WRITERS[form](network, file)
    return graphs.counted(network)


@contextlib.contextmanager
def _opened(out: Path | BinaryIO, check: Callable[[], None]) -> Iterator[BinaryIO]:
    """A binary file that takes its place when it is whole and `check` raises nothing; a stream as it is."""
    if not isinstance(out, Path):
        yield out
        check()
        return
    with replaced(out) as raw:
        with _zipped(raw) if out.suffix == ".gz" else contextlib.nullcontext(raw) as file:
            yield file
        check()


@contextlib.contextmanager
def _told(out: Path | BinaryIO) -> Iterator[None]:
    """Say what could not be written where; a reader of a stream that goes away is the caller's business."""
    try:
        yield
    except OSError as error:
        if not isinstance(out, Path):
            raise
        raise BadInput(f"{out}: cannot be written: {error.strerror}; choose another place or make room") from error


def _zipped(raw: BinaryIO) -> BinaryIO:
    """Without name and time, so that equal stores give equal bytes here too."""
    return cast(BinaryIO, gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0))
