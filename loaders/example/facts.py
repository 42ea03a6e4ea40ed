"""The fictional economy as facts, streamed: nothing is held but the arrays."""

import datetime
from collections.abc import Iterable, Iterator
from typing import Final

from graph import model, relations
from graph.values import Fact
from loaders.example.planting import stakeholder_id
from loaders.example.population import CAPABILITIES, FIRST_YEAR, KIND_SHARES, OWN_CAPABILITIES, Population
from loaders.example.words import SUBJECTS, capability_labels, stakeholder_name
from loaders.vocabulary import stages, value_chains

SOURCE: Final = "example"
AS_OF: Final = datetime.date(FIRST_YEAR, 1, 1)
KINDS: Final = tuple(KIND_SHARES)
SIZES: Final = ("micro", "small", "medium", "large")
EXPORT_STAGES: Final = ("none", "starting", "experienced", "global")
PLACES: Final = (
    ("BE211", "Antwerpen"), ("BE212", "Mechelen"), ("BE213", "Turnhout"), ("BE221", "Hasselt"), ("BE231", "Aalst"),
    ("BE234", "Gent"), ("BE236", "Sint-Niklaas"), ("BE242", "Leuven"), ("BE251", "Brugge"), ("BE254", "Kortrijk"),
)  # fmt: skip
COUNTRIES: Final = (
    "NL", "FR", "DE", "UK", "LU", "IE", "ES", "PT", "IT", "AT",
    "CH", "PL", "CZ", "SK", "HU", "RO", "BG", "EL", "SE", "DK",
    "NO", "FI", "EE", "LV", "LT", "US", "CA", "MX", "BR", "CL",
    "CN", "JP", "KR", "IN", "VN", "AE", "ZA", "MA", "TR", "AU",
)  # fmt: skip


def facts(people: Population) -> Iterator[tuple[type[Fact], Iterator[Fact], int | None]]:
    """Each noun with its facts, nodes before the relations that need them."""
    size = people.size
    yield model.Market, _markets(), len(COUNTRIES)
    yield model.Capability, _capabilities(), CAPABILITIES
    yield model.Stakeholder, _stakeholders(people), size
    yield model.Service, _services(people), None
    yield model.Project, _projects(people), len(people.project_day)
    yield relations.ActiveIn, _active_in(people), None
    yield relations.Offers, _offers(people), None
    yield relations.Needs, _needs(people), None
    yield relations.PresentIn, _present_in(people), None
    yield relations.Targets, _targets(people), None
    yield relations.OwnedBy, _owned_by(people), None
    yield relations.Provides, _provides(people), None
    yield relations.About, _about(people), len(people.project_day)
    yield relations.Advances, _advances(people), len(people.project_day)
    yield relations.ParticipatedIn, _participated_in(people), len(people.member)


NOUNS: Final[tuple[type[Fact], ...]] = (
    relations.ParticipatedIn, relations.Advances, relations.About, relations.Provides, relations.OwnedBy,
    relations.Targets, relations.PresentIn, relations.Needs, relations.Offers, relations.ActiveIn,
    model.Project, model.Service, model.Stakeholder, model.Capability, model.Market,
)  # fmt: skip
"""What the example says, relations before nodes: the order in which an earlier example is retired."""


def _markets() -> Iterator[Fact]:
    for country in COUNTRIES:
        yield model.Market(id=f"market:{country}", notation=country, label_en=country, source=SOURCE, as_of=AS_OF)


def capability_id(number: int) -> str:
    """The id of a capability.

    >>> capability_id(55), capability_id(250)
    ('example-capability:food-05', 'example-capability:common-00')
    """
    subject, place = divmod(number, OWN_CAPABILITIES)
    return f"example-capability:{SUBJECTS[subject]}-{place:02}"


def _capabilities() -> Iterator[Fact]:
    for number in range(CAPABILITIES):
        subject, place = divmod(number, OWN_CAPABILITIES)
        english, dutch = capability_labels(SUBJECTS[subject], place)
        yield model.Capability(
            id=capability_id(number),
            scheme="example",
            version="1",
            notation=f"{SUBJECTS[subject]}-{place:02}",
            label_en=english,
            label_nl=dutch,
            source=SOURCE,
            as_of=AS_OF,
        )


def _stakeholders(people: Population) -> Iterator[Fact]:
    for number, kind in enumerate(people.kind.tolist()):
        nuts, city = PLACES[number * 7 // 3 % len(PLACES)]
        yield model.Stakeholder(
            id=stakeholder_id(number),
            name=stakeholder_name(number, KINDS[kind]),
            kind=KINDS[kind],
            country="BE",
            nuts=nuts,
            city=city,
            size_class=SIZES[min(number % 11 // 4 + number % 3 // 2, 3)],
            founded=1950 + number * 13 % 70,
            description="A fictional organisation, made up as an example.",
            export_stage=EXPORT_STAGES[number * 5 // 2 % 4],
            capacity=3,
            source=SOURCE,
            as_of=AS_OF,
        )


def _providers(people: Population) -> Iterable[int]:
    return (number for number, kind in enumerate(people.kind.tolist()) if KINDS[kind] == "support-provider")


def _services(people: Population) -> Iterator[Fact]:
    for number in _providers(people):
        name = f"Export advice {number} (fictional)"
        yield model.Service(id=f"example-service:{number:07}", name=name, stage="starting", source=SOURCE, as_of=AS_OF)


def _provides(people: Population) -> Iterator[Fact]:
    for number in _providers(people):
        service = f"example-service:{number:07}"
        yield relations.Provides(from_id=stakeholder_id(number), to_id=service, source=SOURCE, as_of=AS_OF)


def _projects(people: Population) -> Iterator[Fact]:
    for number, day in enumerate(people.project_day.tolist()):
        start = AS_OF + datetime.timedelta(days=day)
        yield model.Project(
            id=f"example-project:{number:07}",
            acronym=f"EX-{number}",
            title=f"Fictional project {number}",
            start=start,
            end=start + datetime.timedelta(days=730),
            framework="EXAMPLE",
            source=SOURCE,
            as_of=start,
        )


def _active_in(people: Population) -> Iterator[Fact]:
    chains, steps = [chain.id for chain in value_chains()], [stage.notation for stage in stages()]
    for number, (first, second) in enumerate(zip(people.chain.tolist(), people.second.tolist(), strict=True)):
        stage = steps[number * 11 // 4 % len(steps)]
        share = 0.7 if second >= 0 else 1.0
        for chain, part in ((first, share), (second, 1.0 - share)):
            if chain >= 0 and part > 0:
                yield relations.ActiveIn(
                    from_id=stakeholder_id(number),
                    to_id=chains[chain],
                    weight=part,
                    share=part,
                    stage=stage,
                    source=SOURCE,
                    as_of=AS_OF,
                )


def _offers(people: Population) -> Iterator[Fact]:
    for number, row in enumerate(people.offers):
        for place, capability in enumerate(row[row >= 0].tolist()):
            yield relations.Offers(
                from_id=stakeholder_id(number),
                to_id=capability_id(capability),
                level=round(1.0 - 0.1 * place, 1),
                source=SOURCE,
                as_of=AS_OF,
            )


def _needs(people: Population) -> Iterator[Fact]:
    for number, row in enumerate(people.needs):
        for place, capability in enumerate(row[row >= 0].tolist()):
            yield relations.Needs(
                from_id=stakeholder_id(number),
                to_id=capability_id(capability),
                urgency=round(1.0 - 0.2 * place, 1),
                source=SOURCE,
                as_of=AS_OF,
            )


def _present_in(people: Population) -> Iterator[Fact]:
    for number, market in enumerate(people.present.tolist()):
        if market >= 0:
            place = f"market:{COUNTRIES[market]}"
            yield relations.PresentIn(
                from_id=stakeholder_id(number), to_id=place, status="selling", since=AS_OF, source=SOURCE, as_of=AS_OF
            )


def _targets(people: Population) -> Iterator[Fact]:
    for number, row in enumerate(people.targets):
        for place, market in enumerate(row[row >= 0].tolist()):
            status = ("decided", "planned", "not-interested")[place]
            yield relations.Targets(
                from_id=stakeholder_id(number),
                to_id=f"market:{COUNTRIES[market]}",
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


def _day_of(people: Population, project: int) -> datetime.date:
    return AS_OF + datetime.timedelta(days=int(people.project_day[project]))


def _about(people: Population) -> Iterator[Fact]:
    for number, topic in enumerate(people.project_topic.tolist()):
        yield relations.About(
            from_id=f"example-project:{number:07}",
            to_id=capability_id(topic),
            weight=1.0,
            source=SOURCE,
            as_of=_day_of(people, number),
        )


def _advances(people: Population) -> Iterator[Fact]:
    chains = [chain.id for chain in value_chains()]
    for number, chain in enumerate(people.project_chain.tolist()):
        yield relations.Advances(
            from_id=f"example-project:{number:07}",
            to_id=chains[chain],
            weight=1.0,
            source=SOURCE,
            as_of=_day_of(people, number),
        )


def _participated_in(people: Population) -> Iterator[Fact]:
    before = -1
    for project, member in zip(people.project_of.tolist(), people.member.tolist(), strict=True):
        yield relations.ParticipatedIn(
            from_id=stakeholder_id(member),
            to_id=f"example-project:{project:07}",
            role="coordinator" if project != before else "participant",
            source=SOURCE,
            as_of=_day_of(people, project),
        )
        before = project
