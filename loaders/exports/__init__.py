"""What value chains sold, by market and year: a table from trade statistics, as CSV.

    load(path, store) -> Report

Columns `chain`, `market`, `year`, `value`, and perhaps `demand` and `statistics`; amounts in whole euros.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from graph.errors import BadInput
from graph.lines.plan import ExportOf, ExportTo, ExportValue
from graph.model import Market, Source, ValueChain
from graph.store import Store
from graph.values import Fact
from loaders.delivery import Deliver, Delivery, Rehearse
from loaders.opening import members
from loaders.outcome import Hear, Progress, Rejected, Remarks, Report, quiet
from loaders.reading import Row, rows
from loaders.tables.entries import market, slug
from loaders.tables.who import spelled_chains
from loaders.tables.wording.fields import Cells, whole, year
from loaders.tables.wording.words import Words, understood
from loaders.vocabulary import SOURCES, VOCABULARY, stages, strategic_lines, value_chains

NEEDED: Final = ("chain", "market", "year", "value")
ALSO_CALLED: Final[Mapping[str, str]] = {
    "keten": "chain",
    "waardeketen": "chain",
    "markt": "market",
    "land": "market",
    "jaar": "year",
    "waarde": "value",
    "vraag": "demand",
    "statistiek": "statistics",
}
"""Other names of columns."""

TWICE: Final = "this chain, market and year come twice; the first counts"
BEYOND: Final = "more was sold there than the market bought; taken as unknown"


@dataclass(slots=True)
class Table:
    """What was read.

    values   id -> export value, with its chain and market
    """

    values: dict[str, tuple[ExportValue, str, str]] = field(default_factory=dict)
    markets: dict[str, Market] = field(default_factory=dict)


def load(
    path: Path, store: Store, *, source: str | None = None, rejects: Path | None = None,
    progress: Callable[[Progress], None] = quiet,
) -> Report:  # fmt: skip
    """Load a table; what its source said before and no longer says is withdrawn."""
    return _run(Deliver, path, store, source, rejects, progress)


def rehearse(
    path: Path, store: Store, *, source: str | None = None, rejects: Path | None = None,
    progress: Callable[[Progress], None] = quiet,
) -> Report:  # fmt: skip
    """What `load` would do; nothing is written."""
    return _run(Rehearse, path, store, source, rejects, progress)


def _run(
    how: type[Deliver] | type[Rehearse], path: Path, store: Store, named: str | None, rejects: Path | None,
    progress: Callable[[Progress], None],
) -> Report:  # fmt: skip
    source = f"exports:{slug(named or path.resolve().name.split('.')[0])}"
    chains: Sequence[ValueChain] = tuple(fact for fact in store.scan(ValueChain) if isinstance(fact, ValueChain))
    report = Report()
    with Remarks(report, rejects) as remarks:
        table = read(path, source, spelled_chains(chains or value_chains()), remarks.hear)
    if not chains:
        with how(store, VOCABULARY, report) as words:
            for some in (SOURCES, value_chains(), stages(), strategic_lines()):
                words.say(some)
    with how(store, source, report, progress) as delivery:
        delivery.say([Source(id=source, title=path.resolve().name, source=source)])
        _say(delivery, table, source)
        delivery.retire((ExportTo, ExportOf, ExportValue, Market))
    return report


def _say(delivery: Delivery, table: Table, source: str) -> None:
    some = table.values.values()
    delivery.say(table.markets.values())
    delivery.say(value for value, _, _ in some)
    delivery.say(_ties(ExportOf, ((value.id, chain) for value, chain, _ in some), source))
    delivery.say(_ties(ExportTo, ((value.id, where) for value, _, where in some), source))


def _ties(noun: type[ExportOf] | type[ExportTo], ends: Iterable[tuple[str, str]], source: str) -> Iterator[Fact]:
    yield from (noun(from_id=start, to_id=end, source=source) for start, end in ends)


def read(path: Path, source: str, chains: Words, hear: Hear) -> Table:
    """The table of a file, or of all files in a folder or zip; `BadInput` where it is none."""
    table = Table()
    for member in members(path):
        for row in rows(member, NEEDED, hear, ALSO_CALLED):
            _take(table, row, source, chains, hear)
    if not table.values:
        raise BadInput(
            f"{path}: no row says what a chain sold to a market in a year; the columns are {', '.join(NEEDED)}"
        )
    return table


def _take(table: Table, row: Row, source: str, chains: Words, hear: Hear) -> None:
    """Keep a row, or say why it is refused."""
    column = ""
    try:
        column = "chain"
        chain = understood(row.values[column], chains)
        column = "market"
        where = market(row.values[column], source)
        column = "year"
        when = year(row.values[column])
        column = "value"
        sold = _euros(row.values[column])
    except ValueError as why:
        hear(Rejected(row.file, row.line, column, row.values[column], f"{why}; the row is left out"))
        return
    own = f"export:{chain.removeprefix('chain:')}:{where.id.removeprefix('market:')}:{when}"
    if own in table.values:
        hear(Rejected(row.file, row.line, "", own, TWICE))
        return
    table.markets[where.id] = where
    told = row.values.get("statistics") or None
    bought = _demand(row, sold, hear)
    value = ExportValue(id=own, year=when, value=sold, demand=bought, statistics=told, source=source)
    table.values[own] = (value, chain, where.id)


def _demand(row: Row, sold: int, hear: Hear) -> int | None:
    cells = Cells(row, hear)
    bought = cells.read("demand", _euros)
    if bought is not None and bought < sold:
        cells.note("demand", row.values["demand"], BEYOND)
        return None
    return bought


def _euros(typed: str) -> int:
    """Whole euros as cents."""
    if (number := whole(typed)) < 0:
        raise ValueError("below nought")
    return number * 100
