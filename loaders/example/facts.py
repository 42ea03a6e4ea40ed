"""The fictional economy as facts, streamed: nothing is held but the arrays."""

import datetime
from collections.abc import Iterator
from typing import Final

import numpy as np

from graph import model, relations
from graph.lines import support
from graph.values import Fact
from loaders.example import supporting
from loaders.example.planting import stakeholder_id
from loaders.example.population import KIND_SHARES, Population
from loaders.example.projects import AS_OF, SOURCE
from loaders.example.words import MARKETS, SUBJECTS, capability_labels, capability_notation, stakeholder_name
from loaders.tables.wording.countries import COUNTRIES
from loaders.vocabulary import stages, value_chains

KINDS: Final = tuple(KIND_SHARES)
SIZES: Final = ("micro", "small", "medium", "large")
EXPORT_STAGES: Final = ("none", "starting", "experienced", "global")
PROGRAMMES: Final = 12
PLACES: Final = (
    ("BE211", "Antwerpen"), ("BE212", "Mechelen"), ("BE213", "Turnhout"), ("BE221", "Hasselt"), ("BE231", "Aalst"),
    ("BE234", "Gent"), ("BE236", "Sint-Niklaas"), ("BE242", "Leuven"), ("BE251", "Brugge"), ("BE254", "Kortrijk"),
)  # fmt: skip


def facts(people: Population) -> Iterator[tuple[type[Fact], Iterator[Fact], int | None]]:
    """Each noun with its facts, nodes before the relations that need them."""
    size = people.size
    yield model.Market, _markets(), len(MARKETS)
    yield model.Capability, _capabilities(people), people.capabilities
    yield model.Programme, _programmes(), PROGRAMMES
    yield model.Stakeholder, _stakeholders(people), size
    yield support.Service, supporting.services(people), None
    yield model.Project, _projects(people), len(people.projects)
    yield relations.ActiveIn, _active_in(people), None
    yield relations.Offers, _offers(people), None
    yield relations.Needs, _needs(people), None
    yield relations.PresentIn, _present_in(people), None
    yield relations.Targets, _targets(people), None
    yield relations.OwnedBy, _owned_by(people), None
    yield relations.Excludes, _excludes(people), None
    yield support.Provides, supporting.provides(people), None
    yield support.ServiceVolume, supporting.volumes(people), None
    yield support.Meets, supporting.meets(people), None
    yield support.Serves, supporting.serves(people), None
    yield support.VolumeOf, supporting.volumes_of(people), None
    yield relations.FundedUnder, _funded_under(people), len(people.projects)
    yield relations.About, _about(people), None
    yield relations.Advances, _advances(people), len(people.projects)
    yield relations.ParticipatedIn, _participated_in(people), len(people.projects.member)


NOUNS: Final[tuple[type[Fact], ...]] = (
    relations.ParticipatedIn, relations.Advances, relations.About, relations.FundedUnder, support.Provides,
    relations.Excludes, relations.OwnedBy, relations.Targets, relations.PresentIn, relations.Needs, relations.Offers,
    support.VolumeOf, support.Serves, support.Meets, relations.ActiveIn, model.Project, model.Programme,
    support.ServiceVolume, support.Service, model.Stakeholder, model.Capability, model.Market,
)  # fmt: skip
"""What the example says, relations before nodes: the order in which an earlier example is retired."""


def _markets() -> Iterator[Fact]:
    for code in MARKETS:
        country = COUNTRIES[code]
        yield model.Market(
            id=f"market:{code}",
            notation=code,
            label_en=country.en,
            label_nl=country.nl,
            label_fr=country.fr,
            source=SOURCE,
            as_of=AS_OF,
        )


def _capability_ids(people: Population) -> list[str]:
    codes = (capability_notation(number, people.words) for number in range(people.capabilities))
    return [f"example-capability:{code}" for code in codes]


def _capabilities(people: Population) -> Iterator[Fact]:
    for number in range(people.capabilities):
        subject, place = divmod(number, people.words)
        english, dutch = capability_labels(SUBJECTS[subject], place)
        notation = capability_notation(number, people.words)
        yield model.Capability(
            id=f"example-capability:{notation}",
            scheme="example",
            version="2",
            notation=notation,
            label_en=english,
            label_nl=dutch,
            source=SOURCE,
            as_of=AS_OF,
        )


def _programmes() -> Iterator[Fact]:
    for number in range(PROGRAMMES):
        title = f"Fictional programme {number + 1}"
        notation = f"EX-P{number + 1}"
        yield model.Programme(id=_programme_id(number), notation=notation, title=title, source=SOURCE, as_of=AS_OF)


def _programme_id(number: int) -> str:
    return f"example-programme:{number + 1}"


def _stakeholders(people: Population) -> Iterator[Fact]:
    names = ("place", "size_class", "export_stage")
    traits = zip(
        people.kind.tolist(), people.founded.tolist(), *(people.traits[name].tolist() for name in names), strict=True
    )
    for number, (kind, founded, place, size_class, export_stage) in enumerate(traits):
        nuts, city = PLACES[place]
        yield model.Stakeholder(
            id=stakeholder_id(number),
            name=stakeholder_name(number, KINDS[kind]),
            kind=KINDS[kind],
            country="BE",
            nuts=nuts,
            city=city,
            size_class=SIZES[size_class],
            founded=founded,
            description="A fictional organisation, made up as an example.",
            export_stage=EXPORT_STAGES[export_stage],
            capacity=2 + size_class,
            source=SOURCE,
            as_of=AS_OF,
        )


def _project_id(number: int) -> str:
    return f"example-project:{number:07}"


def _projects(people: Population) -> Iterator[Fact]:
    columns = zip(people.projects.day.tolist(), people.projects.cents.tolist(), strict=True)
    for number, (day, cents) in enumerate(columns):
        start = AS_OF + datetime.timedelta(days=day)
        yield model.Project(
            id=_project_id(number),
            acronym=f"EX-{number}",
            title=f"Fictional project {number}",
            start=start,
            end=start + datetime.timedelta(days=730),
            total_cost=cents,
            grant_amount=cents // 2,
            framework="EXAMPLE",
            source=SOURCE,
            as_of=start,
        )


def _funded_under(people: Population) -> Iterator[Fact]:
    for number, start in enumerate(_starts(people)):
        programme = _programme_id(number % PROGRAMMES)
        yield relations.FundedUnder(from_id=_project_id(number), to_id=programme, source=SOURCE, as_of=start)


def _starts(people: Population) -> Iterator[datetime.date]:
    return (AS_OF + datetime.timedelta(days=day) for day in people.projects.day.tolist())


def _active_in(people: Population) -> Iterator[Fact]:
    chains, steps = [chain.id for chain in value_chains()], [stage.notation for stage in stages()]
    columns = zip(people.chain.tolist(), people.second.tolist(), people.traits["stage"].tolist(), strict=True)
    for number, (first, second, stage) in enumerate(columns):
        places = ((first, 0.7), (second, 0.3)) if second >= 0 else ((first, 1.0),)
        for chain, share in places:
            yield relations.ActiveIn(
                from_id=stakeholder_id(number),
                to_id=chains[chain],
                weight=share,
                share=share,
                stage=steps[stage],
                source=SOURCE,
                as_of=AS_OF,
            )


def _offers(people: Population) -> Iterator[Fact]:
    capability_ids = _capability_ids(people)
    for number, row in enumerate(people.offers.tolist()):
        for place, capability in enumerate(said for said in row if said >= 0):
            yield relations.Offers(
                from_id=stakeholder_id(number),
                to_id=capability_ids[capability],
                level=round(1.0 - 0.1 * place, 1),
                source=SOURCE,
                as_of=AS_OF,
            )


def _needs(people: Population) -> Iterator[Fact]:
    capability_ids = _capability_ids(people)
    for number, row in enumerate(people.needs.tolist()):
        for place, capability in enumerate(said for said in row if said >= 0):
            yield relations.Needs(
                from_id=stakeholder_id(number),
                to_id=capability_ids[capability],
                urgency=round(1.0 - 0.15 * place, 2),
                source=SOURCE,
                as_of=AS_OF,
            )


def _present_in(people: Population) -> Iterator[Fact]:
    for number, row in enumerate(people.present.tolist()):
        for market in row:
            if market >= 0:
                yield relations.PresentIn(
                    from_id=stakeholder_id(number),
                    to_id=f"market:{MARKETS[market]}",
                    status="selling",
                    source=SOURCE,
                    as_of=AS_OF,
                )


def _targets(people: Population) -> Iterator[Fact]:
    for number, row in enumerate(people.targets.tolist()):
        for market, status in zip(row, ("decided", "planned", "not-interested"), strict=True):
            if market >= 0:
                yield relations.Targets(
                    from_id=stakeholder_id(number),
                    to_id=f"market:{MARKETS[market]}",
                    status=status,
                    source=SOURCE,
                    as_of=AS_OF,
                )


def _owned_by(people: Population) -> Iterator[Fact]:
    for number, owner in enumerate(people.owner.tolist()):
        if owner >= 0:
            yield relations.OwnedBy(
                from_id=stakeholder_id(number), to_id=stakeholder_id(owner), share=0.6, source=SOURCE, as_of=AS_OF
            )


def _excludes(people: Population) -> Iterator[Fact]:
    for number, other in enumerate(people.excludes.tolist()):
        if other >= 0:
            yield relations.Excludes(
                from_id=stakeholder_id(number),
                to_id=stakeholder_id(other),
                reason="competitor",
                source=SOURCE,
                as_of=AS_OF,
            )


def _about(people: Population) -> Iterator[Fact]:
    capability_ids = _capability_ids(people)
    for number, (start, row) in enumerate(zip(_starts(people), people.projects.about.tolist(), strict=True)):
        for capability in row:
            if capability >= 0:
                yield relations.About(
                    from_id=_project_id(number),
                    to_id=capability_ids[capability],
                    weight=1.0,
                    source=SOURCE,
                    as_of=start,
                )


def _advances(people: Population) -> Iterator[Fact]:
    chains = [chain.id for chain in value_chains()]
    for number, (start, chain) in enumerate(zip(_starts(people), people.projects.chain.tolist(), strict=True)):
        yield relations.Advances(
            from_id=_project_id(number), to_id=chains[chain], weight=1.0, source=SOURCE, as_of=start
        )


def _participated_in(people: Population) -> Iterator[Fact]:
    """By stakeholder, so that stores append where they would have to look for the place."""
    past = people.projects
    first = np.concatenate([[True], past.project[1:] != past.project[:-1]])
    order = np.lexsort((past.project, past.member))
    starts = list(_starts(people))
    columns = (past.member[order].tolist(), past.project[order].tolist(), first[order].tolist())
    for member, project, leads in zip(*columns, strict=True):
        yield relations.ParticipatedIn(
            from_id=stakeholder_id(member),
            to_id=_project_id(project),
            role="coordinator" if leads else "participant",
            source=SOURCE,
            as_of=starts[project],
        )
