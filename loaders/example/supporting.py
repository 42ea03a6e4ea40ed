"""Who supports companies in the fictional economy: services, the needs that they meet, and their volumes."""

from collections.abc import Iterable, Iterator
from typing import Final, cast

from graph.lines import support
from graph.values import Fact
from loaders.example.planting import stakeholder_id
from loaders.example.population import KIND_SHARES, Population
from loaders.example.projects import AS_OF, SOURCE
from loaders.example.words import MARKETS, SUBJECTS, capability_notation

KINDS: Final = tuple(KIND_SHARES)
SERVICES: Final = (
    ("First steps abroad", "none"), ("Export advice", "starting"), ("Partner search", "experienced"),
    ("Market study", "starting"), ("Finance abroad", "experienced"), ("Regulation desk", "global"),
)  # fmt: skip
COMMON: Final = "common"
MET: Final = 8
"""So many of the most common needs are met by services, two at most by each."""


def _providers(people: Population) -> Iterable[int]:
    return (number for number, kind in enumerate(people.kind.tolist()) if KINDS[kind] == "support-provider")


def _service_id(number: int) -> str:
    return f"example-service:{number:07}"


def services(people: Population) -> Iterator[Fact]:
    """What each support provider offers."""
    for number in _providers(people):
        what, stage = SERVICES[number % len(SERVICES)]
        yield support.Service(
            id=_service_id(number),
            name=f"{what} {number} (fictional)",
            description="A fictional service, made up as an example.",
            stages=(stage,),
            languages=("nl",),
            source=SOURCE,
            as_of=AS_OF,
        )


def provides(people: Population) -> Iterator[Fact]:
    """Who offers it."""
    for number in _providers(people):
        yield support.Provides(from_id=stakeholder_id(number), to_id=_service_id(number), source=SOURCE, as_of=AS_OF)


def _support(people: Population) -> Iterator[tuple[int, str]]:
    """A provider's number and the id of its service."""
    return ((number, _service_id(number)) for number in _providers(people))


def meets(people: Population) -> Iterator[Fact]:
    """Which of the most common needs each meets."""
    for number, service in _support(people):
        for place in sorted({number % MET, (3 * number + 1) % MET}):
            notation = capability_notation(SUBJECTS.index(COMMON) * people.words + place % people.words, people.words)
            yield support.Meets(from_id=service, to_id=f"example-capability:{notation}", source=SOURCE, as_of=AS_OF)


def serves(people: Population) -> Iterator[Fact]:
    """Every other one is for one market; the rest for any."""
    for number, service in _support(people):
        if number % 2:
            market = f"market:{MARKETS[number % MET]}"
            yield support.Serves(from_id=service, to_id=market, source=SOURCE, as_of=AS_OF)


def volumes(people: Population) -> Iterator[Fact]:
    """What each did in a year. One in nine does not tell, as it goes."""
    year = str(AS_OF.year - 1)
    for number, service in _support(people):
        if number % 9:
            cases = 20 + 7 * number % 180
            yield support.ServiceVolume(
                id=support.volume_id(service, year), year=year, cases=cases, budget=cases * 1_500_00,
                source=SOURCE, as_of=AS_OF,
            )  # fmt: skip


def volumes_of(people: Population) -> Iterator[Fact]:
    """Whose volume it is."""
    for volume in volumes(people):
        own = cast(support.ServiceVolume, volume).id
        yield support.VolumeOf(from_id=own, to_id=own.split(":", 2)[2], source=SOURCE, as_of=AS_OF)
