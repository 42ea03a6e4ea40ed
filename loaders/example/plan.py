"""A small action plan for the fictional economy, with what led to it. Nobody in it exists, nothing of it was agreed.

It draws nothing by chance: whatever the seed, the first stakeholders of the economy propose, endorse and object.
"""

import datetime
from collections.abc import Iterator
from typing import Any, Final

from graph.lines.plan import (
    Action,
    Answers,
    ForChain,
    GatheredIn,
    Milestone,
    MilestoneOf,
    PartOf,
    Proposal,
    TakesStand,
)
from graph.values import Fact
from loaders.example.planting import stakeholder_id

SOURCE: Final = "example"
WORKSHOP: Final = datetime.date(2025, 9, 18)
TOLD: Final[dict[str, Any]] = {"source": SOURCE, "as_of": WORKSHOP}

PROPOSALS: Final = (
    ("together", "priority", 1, None, "Chains that learn from each other (fictional)"),
    ("reachable", "priority", 2, None, "Help that every company finds (fictional)"),
    ("trials", "theme", None, "together", "Trials across chains (fictional)"),
    ("residues", "theme", None, "together", "Residues of one chain as materials of another (fictional)"),
    ("one-desk", "theme", None, "reachable", "One desk for first questions (fictional)"),
    ("cold-chain", "idea", None, "trials", "Measure the cold chain of foods with sensors of engineers (fictional)"),
    ("peels", "idea", None, "residues", "Packaging from peels (fictional)"),
    ("who-calls", "idea", None, "one-desk", "Say on one page whom to call (fictional)"),
)
"""Id, rung, place, what gathers it, title."""

STANDS: Final = (
    (1, "together", "endorses", None), (2, "together", "contributes", "lends its pilot hall (fictional)"),
    (3, "trials", "endorses", None), (4, "cold-chain", "contributes", "brings sensors (fictional)"),
    (5, "residues", "objects", "residues are fuel for its boiler (fictional)"), (6, "peels", "endorses", None),
    (7, "reachable", "endorses", None), (8, "one-desk", "contributes", "answers the telephone (fictional)"),
    (9, "who-calls", "endorses", None), (10, "reachable", "objects", "wants its own desk to stay (fictional)"),
)  # fmt: skip
"""Number of a stakeholder, proposal, stance, words."""

ACTIONS: Final = (
    ("cold-chain", "accelerate", ("food", "engineering", "logistics"), "trials", (2025, 10, 1), (2026, 9, 30), 90_000,
     2,
     "medium", "Sensors may come late; two suppliers are asked (fictional)",
     "Try sensors along the cold chain (fictional)"),
    ("peels", "accelerate", ("food", "circular"), "residues", (2025, 11, 1), (2026, 12, 18), 140_000, 1, "high",
     "The boiler of one partner needs another fuel first (fictional)", "Make packaging from peels (fictional)"),
    ("clinic", "accelerate", ("life-sciences",), None, (2026, 1, 5), (2026, 6, 30), 60_000, 1, "low", None,
     "Bring makers of instruments into clinics (fictional)"),
    ("scouts", "internationalise", (), None, (2025, 10, 1), (2026, 3, 31), 45_000, None, "low", None,
     "Visit 50 companies that could export (fictional)"),
    ("roots", "internationalise", ("engineering",), None, (2026, 2, 2), (2026, 11, 30), 30_000, None, "medium",
     "Head offices decide elsewhere (fictional)", "Show foreign owners what surrounds their sites (fictional)"),
    ("desk", "support", (), "one-desk", (2025, 10, 15), (2026, 5, 29), 75_000, None, "medium",
     "Two desks become one (fictional)", "Open one desk for first questions (fictional)"),
    ("labels", "barriers", ("food",), None, (2025, 12, 1), (2026, 8, 31), 25_000, None, "medium",
     "The other side answers slowly (fictional)", "Have food labels accepted as they are (fictional)"),
    ("permits", "barriers", (), None, None, None, None, None, None, None, "Look at permits at home (fictional)"),
)  # fmt: skip
"""Id, line, chains, proposal, start, due, budget in euro, partnerships wanted, risk, its note, title."""

MILESTONES: Final = (
    ("cold-chain", 1, (2025, 12, 15), (2025, 12, 11), "Two trials are described (fictional)"),
    ("cold-chain", 2, (2026, 6, 30), None, "Sensors have run for a summer month (fictional)"),
    ("peels", 1, (2026, 2, 27), None, "The peels are analysed (fictional)"),
    ("clinic", 1, (2026, 4, 30), None, "Three clinics take part (fictional)"),
    ("scouts", 1, (2025, 12, 19), (2025, 12, 18), "25 companies are visited (fictional)"),
    ("scouts", 2, (2026, 3, 31), (2026, 3, 20), "50 companies are visited (fictional)"),
    ("roots", 1, (2026, 6, 15), None, "Ten sites are described (fictional)"),
    ("desk", 1, (2025, 12, 12), None, "Who answers what is settled (fictional)"),
    ("desk", 2, (2026, 5, 29), None, "The desk is open (fictional)"),
    ("labels", 1, (2026, 3, 31), None, "The rule is described, with what it costs (fictional)"),
)
"""Action, number, due, done, title."""


def plan() -> Iterator[tuple[type[Fact], Iterator[Fact]]]:
    """Each noun with its facts, nodes before the relations that need them."""
    yield Proposal, _proposals()
    yield Action, _actions()
    yield Milestone, _milestones()
    yield GatheredIn, _gathered()
    yield TakesStand, _stands()
    yield PartOf, _relations(PartOf, [(one[0], f"line:{one[1]}") for one in ACTIONS])
    yield ForChain, _relations(ForChain, [(one[0], f"chain:{chain}") for one in ACTIONS for chain in one[2]])
    yield Answers, _relations(Answers, [(one[0], _proposal(one[3])) for one in ACTIONS if one[3]])
    yield MilestoneOf, _milestones_of()


NOUNS: Final[tuple[type[Fact], ...]] = (
    MilestoneOf, Answers, ForChain, PartOf, TakesStand, GatheredIn, Milestone, Action, Proposal,
)  # fmt: skip
"""What it says, relations before nodes."""


def _proposal(name: str) -> str:
    return f"example-proposal:{name}"


def _action(name: str) -> str:
    return f"example-action:{name}"


def _milestone(action: str, number: int) -> str:
    return f"example-milestone:{action}-{number}"


def _day(day: tuple[int, int, int] | None) -> datetime.date | None:
    return None if day is None else datetime.date(*day)


def _proposals() -> Iterator[Fact]:
    for name, rung, place, _, title in PROPOSALS:
        meeting = "Workshop in autumn (fictional)"
        yield Proposal(
            id=_proposal(name), rung=rung, title=title, position=place, day=WORKSHOP, meeting=meeting, **TOLD
        )


def _gathered() -> Iterator[Fact]:
    for name, _, _, within, _ in PROPOSALS:
        if within:
            yield GatheredIn(from_id=_proposal(name), to_id=_proposal(within), **TOLD)


def _stands() -> Iterator[Fact]:
    for number, proposal, stance, words in STANDS:
        who, what = stakeholder_id(number), _proposal(proposal)
        yield TakesStand(from_id=who, to_id=what, stance=stance, words=words, day=WORKSHOP, **TOLD)


def _actions() -> Iterator[Fact]:
    for place, (name, _, _, _, start, due, budget, wanted, risk, risk_note, title) in enumerate(ACTIONS, 11):
        yield Action(
            id=_action(name),
            title=title,
            owner=stakeholder_id(place),
            start=_day(start),
            due=_day(due),
            budget=None if budget is None else budget * 100,
            wanted=wanted,
            risk=risk,
            risk_note=risk_note,
            **TOLD,
        )


def _relations(noun: type[Any], pairs: list[tuple[str, str]]) -> Iterator[Fact]:
    for action, other in pairs:
        yield noun(from_id=_action(action), to_id=other, **TOLD)


def _milestones() -> Iterator[Fact]:
    for action, number, due, done, title in MILESTONES:
        yield Milestone(id=_milestone(action, number), title=title, due=_day(due), done=_day(done), **TOLD)


def _milestones_of() -> Iterator[Fact]:
    for action, number, *_ in MILESTONES:
        yield MilestoneOf(from_id=_milestone(action, number), to_id=_action(action), **TOLD)
