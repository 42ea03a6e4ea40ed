"""From what a row says to the facts it stands for; free texts become capabilities on the way."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any, cast

from graph import relations
from graph.identifiers import identifier_id
from graph.lines.support import Meets
from graph.model import Capability, Identifier
from graph.values import Fact
from loaders.tables.entries import Offering, Place, Presence, Said
from loaders.tables.services import Told, ties
from loaders.tables.wording.capabilities import OWN_PREFIX, Reading, Vocabulary
from loaders.tables.wording.meanings import Meaning

OWN = "own"


class Statements:
    """Makes the facts of one source.

    Every source says the own capabilities that its texts mean, so that they stay as long as anybody means them. Those
    that it said before it says again as they were. Equal words make one new capability.
    """

    def __init__(
        self,
        source: str,
        vocabulary: Vocabulary,
        made_before: Callable[[str], Capability | None],
        hear: Callable[[Reading], None],
    ) -> None:
        self._source, self._vocabulary, self._hear = source, vocabulary, hear
        self._made_before = made_before
        self._made: dict[str, Capability] = {}
        self.lent: dict[str, Capability] = {}

    def of(self, who: str, said: Said) -> Iterator[Fact]:
        """What a row stands for, nodes and relations."""
        tie: dict[str, Any] = {"from_id": who, "source": self._source, "as_of": said.as_of}
        yield from self._capabilities(relations.Offers, "level", said.offers, tie)
        yield from self._capabilities(relations.Needs, "urgency", said.needs, tie)
        yield from _places(said.places, tie)
        yield from _presences(relations.PresentIn, said.present_in, tie)
        yield from _presences(relations.Targets, said.targets, tie)
        for scheme, number in said.identifiers:
            key = identifier_id(scheme, number)
            yield Identifier(id=key, scheme=scheme, value=number, source=self._source)
            yield relations.IdentifiedBy(to_id=key, **tie)

    def of_service(self, row: Told) -> Iterator[Fact]:
        """What a row of services stands for."""
        yield from ties(row)
        tie = {"from_id": row.service.id, "source": self._source, "as_of": row.service.as_of}
        yield from self._capabilities(Meets, "share", row.needs, tie)

    def _capabilities(
        self, relation: Callable[..., Fact], strength: str, offerings: Iterable[Offering], tie: dict[str, Any]
    ) -> Iterator[Fact]:
        meant: dict[str, list[tuple[Offering, Reading, Meaning]]] = {}
        for offering in offerings:
            reading = self._vocabulary.read(offering.words)
            self._hear(reading)
            for meaning in reading.meanings:
                meant.setdefault(meaning.capability, []).append((offering, reading, meaning))
                if made := self._making(meaning.capability, reading):
                    yield made
        for capability, said in meant.items():
            strengths = [one.strength for one, _, _ in said if one.strength is not None]
            text = " | ".join(dict.fromkeys(one.words for one, _, _ in said))
            _, reading, surest = max(said, key=lambda one: one[2].sure)
            own = capability.startswith(OWN_PREFIX)  # in its own words: not known before, known ever after
            yield relation(
                to_id=capability,
                words=text,
                sure=None if own else surest.sure,
                read_by=None if own else " ".join(surest.words) or None,
                rule=reading.rule,
                **{strength: max(strengths, default=None)},
                **tie,
            )

    def _making(self, capability: str, reading: Reading) -> Capability | None:
        """An own capability as this source says it: as it did before, else in the text's words; None for others'.

        One that comes with Hommel is noted as lent: the vocabulary says it, so that it stays.
        """
        if capability in self._vocabulary.lent:
            self.lent[capability] = self._vocabulary.lent[capability]
        if capability not in self._made and capability.startswith(f"{OWN}:"):
            made = self._made_before(capability) or Capability(
                id=capability,
                scheme=OWN,
                notation=capability.removeprefix(f"{OWN}:"),
                label_en=reading.text,
                source=self._source,
            )
            self._vocabulary.add(made)
            self._made[capability] = made
        return self._made.get(capability)


def _places(places: Iterable[Place], tie: dict[str, Any]) -> Iterator[Fact]:
    for place in places:
        yield relations.ActiveIn(to_id=place.chain, weight=place.weight, stage=place.stage, **tie)


def with_shares(places: Iterable[Fact]) -> Iterator[relations.ActiveIn]:
    """Places in chains, those of a stakeholder after each other, with the share of each weight in their sum."""
    for _, same in groupby(cast(Iterable[relations.ActiveIn], places), key=lambda place: place.from_id):
        listed = list(same)
        whole = sum(place.weight or 0.0 for place in listed)
        for place in listed:
            yield replace(place, share=round((place.weight or 0.0) / whole, 9) if whole else None)


def _presences(
    relation: type[relations.PresentIn | relations.Targets], presences: Iterable[Presence], tie: dict[str, Any]
) -> Iterator[Fact]:
    for one in presences:
        yield one.market
        yield relation(to_id=one.market.id, status=one.status, since=one.since, until=one.until, **tie)
