"""Loading a folder of tables: read and stage everything, look at it whole, then deliver it noun by noun."""

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from graph.catalogue import KINDS, RELATIONS
from graph.model import Source
from graph.relations import ActiveIn
from graph.store import Store, Tally
from graph.values import Fact
from loaders.delivery import Deliver, Delivery, Rehearse
from loaders.inferring import infer
from loaders.outcome import Progress, Remarks, Report, quiet
from loaders.tables.duplicates import Duplicate, duplicates
from loaders.tables.entries import slug
from loaders.tables.reader import Reader
from loaders.tables.staging import Staging
from loaders.tables.statements import with_shares
from loaders.tables.wording.capabilities import Reading
from loaders.tables.wording.likeness import Encoder
from loaders.vocabulary import SOURCES, VOCABULARY, stages, strategic_lines, value_chains

MOST_LISTED = 1_000
NODES: tuple[type[Fact], ...] = tuple(kind.noun for kind in KINDS.values())
TIES: tuple[type[Fact], ...] = tuple(relation.noun for relation in RELATIONS.values())


@dataclass(slots=True)
class TablesReport(Report):
    """What a load of tables did, or would do.

    readings     how free texts were read as capabilities, each text once, the first 1,000
    duplicates   organisations that are probably one another, the first 1,000
    rows         how many rows were read
    """

    readings: list[Reading] = field(default_factory=list)
    duplicates: list[Duplicate] = field(default_factory=list)
    rows: int = 0


Listen = Callable[[Progress], None]


def load(
    path: Path,
    store: Store,
    *,
    source: str | None = None,
    rejects: Path | None = None,
    progress: Listen = quiet,
    model: Encoder | None = None,
) -> TablesReport:
    """Load sheets or exported tables, retire what their source said before and no longer says, and infer anew."""
    report = _run(path, store, Deliver, source_id(path, source), rejects, progress, model)
    infer(store, report, progress)
    return _without_noughts(report)


def rehearse(
    path: Path,
    store: Store,
    *,
    source: str | None = None,
    rejects: Path | None = None,
    progress: Listen = quiet,
    model: Encoder | None = None,
) -> TablesReport:
    """The dry run: what `load` would do. Nothing is written to the store."""
    return _without_noughts(_run(path, store, Rehearse, source_id(path, source), rejects, progress, model))


def source_id(path: Path, named: str | None) -> str:
    """The id of the source: `tables:` and the name given, or that of the file or folder.

    >>> source_id(Path("in/Leden 2026.csv.gz"), None), source_id(Path("x.csv"), "Cluster Noord")
    ('tables:leden-2026', 'tables:cluster-noord')
    """
    name = named or path.resolve().name.split(".")[0]
    return f"tables:{slug(name.removeprefix('tables:'))}"


def _run(
    path: Path,
    store: Store,
    way: type[Deliver] | type[Rehearse],
    source: str,
    rejects: Path | None,
    progress: Listen,
    model: Encoder | None,
) -> TablesReport:
    report = TablesReport()
    with Remarks(report, rejects) as remarks, Staging() as staging:
        reader = Reader(store, source, staging, remarks.hear, progress, model)
        reader.read(path)
        report.rows = reader.rows
        report.readings = list(reader.readings.values())
        report.duplicates = list(islice(duplicates(staging, store), MOST_LISTED))
        if reader.chains_shipped or reader.lent:
            with way(store, VOCABULARY, report) as vocabulary:
                chains = (value_chains(), stages(), strategic_lines()) if reader.chains_shipped else ()
                for facts in (SOURCES, *chains, [reader.lent[key] for key in sorted(reader.lent)]):
                    vocabulary.say(facts)
        with way(store, source, report, progress) as delivery:
            _deliver(staging, delivery, Source(id=source, title=path.resolve().name, source=source), reader.has_sheets)
            delivery.retire([noun for noun in (*TIES, *NODES) if noun is not Source])
    return report


def _without_noughts(report: TablesReport) -> TablesReport:
    """Without the nouns that the load has nothing to do with; all of them were asked what vanished."""
    report.tallies = {noun: tally for noun, tally in report.tallies.items() if tally != Tally()}
    return report


def _deliver(staging: Staging, delivery: Delivery, source: Source, has_sheets: bool) -> None:
    if not staging.holds(Source, source.id):
        delivery.say([source])
    for noun in (*NODES, *TIES):
        facts = staging.facts(noun)
        delivery.say(with_shares(facts) if has_sheets and noun is ActiveIn else facts, staging.count(noun))
