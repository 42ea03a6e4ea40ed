"""Whose needs are met: coverage, and the gaps where nobody meets a need, or nobody for such companies."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from strategy.support.offers import Offer, Seeker, Support, by_need, fits

Profile = tuple[str | None, frozenset[str]]
"""What an offer has to fit: a company's stage, and the markets that it wants to go to."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many needs of stakeholders some service meets that fits them; a stakeholder with two needs counts twice.

    unmet   need -> those whose need no service meets, by id
    """

    asked: int
    met: int
    unmet: Mapping[str, Sequence[Seeker]]

    @property
    def share(self) -> float | None:
        """The share that is met, 0 to 1; None where nobody says a need."""
        return self.met / self.asked if self.asked else None


@dataclass(frozen=True, slots=True)
class Gap:
    """A need that is not met for all.

    seekers     how many say that they need it
    unmet       for how many of these there is no service that fits them
    services    how many services meet it, for others
    chains      primary value chain of those for whom it is not met -> how many; None where it is unknown
    elsewhere   how many stakeholders offer it themselves, where no service meets it: partners that matching proposes
    """

    need: str
    seekers: int
    unmet: int
    services: int
    chains: Mapping[str | None, int]
    elsewhere: int


def coverage(offers: Sequence[Offer], seekers: Sequence[Seeker]) -> Coverage:
    """Whose needs these offers meet."""
    meeting, known = by_need(offers), dict[tuple[str, Profile], bool]()
    unmet: dict[str, list[Seeker]] = {}
    asked = 0
    for seeker in seekers:
        profile = (seeker.stage, seeker.markets)
        for need in seeker.needs:
            asked += 1
            if (need, profile) not in known:
                known[need, profile] = any(fits(offer, *profile) for offer in meeting.get(need, ()))
            if not known[need, profile]:
                unmet.setdefault(need, []).append(seeker)
    return Coverage(asked, asked - sum(map(len, unmet.values())), unmet)


def gaps(support: Support) -> list[Gap]:
    """Needs that are not met for all: first those that no partner can meet either, and of these the most wanted."""
    return sorted(_gaps(support), key=lambda gap: (gap.elsewhere > 0, -gap.unmet, gap.need))


def _gaps(support: Support) -> Iterator[Gap]:
    meeting = by_need(support.offers)
    wanted = Counter(need for seeker in support.seekers for need in seeker.needs)
    for need, seekers in coverage(support.offers, support.seekers).unmet.items():
        chains = Counter(seeker.chain for seeker in seekers)
        ranked = dict(sorted(chains.items(), key=lambda one: (-one[1], one[0] or "")))
        services = len(meeting.get(need, ()))
        yield Gap(need, wanted[need], len(seekers), services, ranked, support.elsewhere.get(need, 0))
