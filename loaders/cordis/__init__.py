"""CORDIS: European research projects and who took part in them, as the Publications Office of the EU publishes them.

A download is a folder or a zip with `project.csv` and `organization.csv` and, where there, `legalBasis.csv`,
`topics.csv` and `euroSciVoc.csv`; separated by `;` or `,`, plain or gzipped. It is taken as the complete register of
its framework programme: what an earlier one held and this one does not is retired, unless so many rows were refused
that it cannot be complete.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from graph import model, relations
from graph.model import Source
from graph.store import Store
from loaders import vocabulary
from loaders.cordis import nodes, themes
from loaders.cordis.archive import tables
from loaders.cordis.staging import Staging, staged
from loaders.delivery import Deliver, Delivery, Rehearse, collecting_seldom
from loaders.inferring import infer
from loaders.outcome import Hear, Note, Progress, Remarks, Report, quiet

LICENCE: Final = "CC BY 4.0, European Union (CORDIS, Publications Office)"
PUBLISHED_AT: Final = "https://data.europa.eu/data/datasets?query=CORDIS"
FEWEST_ROWS_A_REFUSAL: Final = 100
INCOMPLETE: Final = "more than one row in a hundred was refused, so this is not the whole register: nothing was retired"
RETIRED: Final = (  # relations before nodes, since a node that others refer to stays
    relations.ParticipatedIn,
    relations.IdentifiedBy,
    relations.FundedUnder,
    relations.About,
    relations.Advances,
    relations.Broader,
    model.Project,
    model.Stakeholder,
    model.Identifier,
    model.Capability,
    model.Programme,
)


def load(
    path: Path, store: Store, *, rejects: Path | None = None, progress: Callable[[Progress], None] = quiet
) -> Report:
    """Load a download into the store, then infer anew what follows; the report says what changed.

    rejects    CSV file for refused rows and notes; made only if there are any
    progress   called now and then
    raises     `BadInput` where `path` is no CORDIS download or a file of it cannot be read
    """
    report = Report()
    with collecting_seldom():
        with Remarks(report, rejects) as remarks, staged(tables(path), remarks.hear, progress) as staging:
            with Deliver(store, vocabulary.VOCABULARY, report, progress) as delivery:
                _say_vocabulary(delivery)
            with Deliver(store, source_of(staging).id, report, progress) as delivery:
                _say(staging, delivery, remarks.hear)
                _retire(staging, delivery, report, remarks.hear)
        infer(store, report, progress)
    return report


def rehearse(
    path: Path, store: Store, *, rejects: Path | None = None, progress: Callable[[Progress], None] = quiet
) -> Report:
    """What `load` would do: the same report, apart from inferences; nothing is written to the store."""
    report = Report()
    with Remarks(report, rejects) as remarks, staged(tables(path), remarks.hear, progress) as staging:
        with Rehearse(store, vocabulary.VOCABULARY, report, progress) as delivery:
            _say_vocabulary(delivery)
        with Rehearse(store, source_of(staging).id, report, progress) as delivery:
            _say(staging, delivery, remarks.hear)
            _retire(staging, delivery, report, remarks.hear)
    return report


def source_of(staging: Staging) -> Source:
    """The source that a download's facts are of: the register of its framework programme."""
    name = f"cordis:{staging.framework.lower()}"
    return Source(id=name, title=f"CORDIS, {staging.framework}", licence=LICENCE, url=PUBLISHED_AT, source=name)


def _say_vocabulary(delivery: Delivery) -> None:
    delivery.say(vocabulary.SOURCES)
    delivery.say(vocabulary.value_chains())
    delivery.say(vocabulary.stages())
    delivery.say(vocabulary.strategic_lines())


def _say(staging: Staging, delivery: Delivery, hear: Hear) -> None:
    source = source_of(staging)
    themes.prepare(staging)
    delivery.say([source])
    delivery.say(nodes.programmes(staging, source.id))
    delivery.say(themes.capabilities(staging, source.id))
    delivery.say(nodes.stakeholders(staging, source.id, hear))
    delivery.say(nodes.identifiers(staging, source.id))
    delivery.say(nodes.projects(staging, source.id, hear), staging.count("project"))
    delivery.say(themes.broader(staging, source.id))
    delivery.say(nodes.identified_by(staging, source.id))
    delivery.say(nodes.took_part(staging, source.id, hear), staging.count("took"))
    delivery.say(nodes.funded_under(staging, source.id))
    delivery.say(themes.abouts(staging, source.id))
    delivery.say(themes.advances(staging, source.id))


def _retire(staging: Staging, delivery: Delivery, report: Report, hear: Hear) -> None:
    if report.rejected * FEWEST_ROWS_A_REFUSAL > staging.count("project") + staging.count("took"):
        hear(Note(staging.name, 0, "", "", INCOMPLETE))
    else:
        delivery.retire(RETIRED)
