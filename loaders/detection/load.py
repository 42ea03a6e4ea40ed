"""Loading a sheet: read in pieces, find whom the rows are about, deliver, retire what is no longer said."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from graph.catalogue import KINDS
from graph.errors import BadInput
from graph.model import Source
from graph.records import encode
from graph.store import Store
from loaders.delivery import BATCH, Deliver, Delivery, Rehearse
from loaders.detection.sheet import Said, Sheet
from loaders.detection.whose import found
from loaders.opening import members
from loaders.outcome import Hear, Note, Progress, Rejected, Remarks, Report, quiet
from loaders.reading import Row, rows
from loaders.tables.entries import slug
from loaders.tables.wording.fields import Cells

Listen = Callable[[Progress], None]

NOBODY: Final = "no stakeholder of the store has that id, number or name alone; load it first, or write its id"
TWICE: Final = "said before in this load; the first counts"


def load(
    sheet: Sheet,
    path: Path,
    store: Store,
    *,
    source: str | None = None,
    rejects: Path | None = None,
    progress: Listen = quiet,
) -> Report:
    """Load a sheet, and retire what its source said before and no longer says."""
    return _run(Deliver, sheet, path, store, source, rejects, progress)


def rehearse(
    sheet: Sheet,
    path: Path,
    store: Store,
    *,
    source: str | None = None,
    rejects: Path | None = None,
    progress: Listen = quiet,
) -> Report:
    """The dry run: what `load` would do."""
    return _run(Rehearse, sheet, path, store, source, rejects, progress)


def write_template(sheet: Sheet, path: Path) -> Path:
    """Write the sheet with fictional rows to a file that is not there yet; `BadInput` where it is."""
    original = Path(__file__).parent / "template" / f"{sheet.name}.csv"
    try:
        with path.open("xb") as file:
            file.write(original.read_bytes())
    except FileExistsError:
        raise BadInput(f"{path}: is there already; name another file for the template") from None
    except OSError as error:
        raise BadInput(f"{path}: the template cannot be written there: {error.strerror}") from error
    return path


def _run(
    way: type[Deliver] | type[Rehearse],
    sheet: Sheet,
    path: Path,
    store: Store,
    source: str | None,
    rejects: Path | None,
    progress: Listen,
) -> Report:
    named = path.resolve().name
    own = f"{sheet.name}:{slug(source or named.split('.')[0])}"
    report = Report()
    with Remarks(report, rejects) as remarks, way(store, own, report, progress) as delivery:
        lines = _lines(path, sheet, remarks.hear)
        seen: set[int] = set()
        while some := list(islice(lines, BATCH)):
            said = _said(store, sheet, own, some, seen, remarks.hear)
            _deliver(delivery, Source(id=own, title=named, source=own), sheet, said)
        if not seen:
            raise BadInput(f"{path}: holds no rows that could be read; nothing of it was kept, nothing retired")
        delivery.retire(sheet.nouns)
    return report


def _lines(path: Path, sheet: Sheet, hear: Hear) -> Iterator[Row]:
    found = members(path)
    if not found:
        raise BadInput(f"{path}: holds no CSV file; `--template FILE` writes one to fill in")
    for member in found:
        strange: set[str] = set()
        for row in rows(member, sheet.needed, hear, sheet.also_called):
            for column in row.values.keys() - sheet.columns.keys() - strange:
                strange.add(column)
                hear(Note(row.file, 1, column, "", "not a column of this sheet; left out"))
            yield row


def _said(
    store: Store, sheet: Sheet, source: str, some: list[Row], seen: set[int], hear: Hear
) -> Iterator[Said]:  # fmt: skip
    """What the rows say of stakeholders that are there, each node once."""
    known = found(store, (row.values["stakeholder"] for row in some))
    for row in some:
        whose = row.values["stakeholder"]
        try:
            if whose not in known:
                raise ValueError(NOBODY if whose else "the row does not say which stakeholder it is about")
            node, about = sheet.read(Cells(row, hear), known[whose], source)
            key = hash(encode(node).key)
            if key in seen:
                raise ValueError(TWICE)
        except (ValueError, BadInput) as why:
            hear(Rejected(row.file, row.line, "", " ".join(row.values.values()), str(why)))
            continue
        seen.add(key)
        yield node, about


def _deliver(delivery: Delivery, source: Source, sheet: Sheet, said: Iterable[Said]) -> None:
    """A source that tells of distress alone is not named: everybody sees names of sources."""
    pairs = list(said)
    if any(not KINDS[type(node).__name__].confidential for node, _ in pairs):
        delivery.say([source])
    for noun in reversed(sheet.nouns):  # each node before its relation
        delivery.say([fact for pair in pairs for fact in pair if type(fact) is noun])
