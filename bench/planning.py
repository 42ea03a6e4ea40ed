"""A plan for the simulated year, written by hand: actions, milestones and barriers, and what becomes of them by chance.

It has odds of its own, so that what else happens in the year stays as it is.
"""

import datetime
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

import numpy as np

from graph.lines.barriers import Place
from graph.model import Market
from graph.store import Store
from graph.writing.hand import Pen
from loaders.vocabulary import strategic_lines, value_chains
from strategy.barriers.register.registering import Entry, register
from strategy.barriers.register.taking import Wish, take
from strategy.plan.editing import Wanted, drop_action, plan_action, reach_milestone, set_milestone
from strategy.plan.scope import Scope
from strategy.plan.versions import Agreement, agree

LEAD: Final = "key:lead"
ACTIONS: Final = 10
BARRIERS: Final = 12
MARKET: Final = "market:IS"
"""Nobody of the example is there or aims at it: the barriers before it change no suggestion."""

FATE: Final = 5
REACHED: Final = 0.75
"""So many of the milestones that are due in a month are done in it."""

RESOLVED: Final = 0.08
"""So many of the barriers that are open are resolved in a month."""

CARRIED: Final = 3
"""Every third partnership carries out an action."""

YEAR: Final = datetime.date(2026, 1, 1)


@dataclass(slots=True)
class PlanOfYear:
    """The plan of a year on a store that holds the example.

    milestones   id -> the day it is due, of those that are open
    """

    store: Store
    actions: list[str] = field(default_factory=list)
    milestones: dict[str, datetime.date] = field(default_factory=dict)
    barriers: list[str] = field(default_factory=list)
    fates: np.random.Generator = field(default_factory=lambda: np.random.default_rng(FATE))

    def live(self, today: datetime.date) -> None:
        """Write it in the first month, go on with it in the others."""
        (self._go_on if self.actions else self._begin)(today)

    def _begin(self, today: datetime.date) -> None:
        """Write it, and agree on it."""
        with self.store.unit(LEAD) as unit:
            pen = Pen(unit, today)
            pen.say(Market, MARKET, {"notation": "IS", "label_en": "Iceland"})
            pen.done()
        self.barriers = [self._barrier(number, today) for number in range(BARRIERS)]
        self.actions = [self._action(number, today) for number in range(ACTIONS)]
        with self.store.unit(LEAD) as unit:
            agree(self.store, unit, Agreement(LEAD, "Plan of the year (fictional)"), today)

    def _go_on(self, today: datetime.date) -> None:
        """What was done of it in the month before."""
        due = [own for own, day in sorted(self.milestones.items(), key=lambda one: one[1]) if day <= today]
        for own in due:
            if self.fates.random() < REACHED:
                with self.store.unit(LEAD) as unit:
                    pen = Pen(unit, today)
                    reach_milestone(self.store, pen, own, today - datetime.timedelta(days=int(self.fates.integers(28))))
                    pen.done()
                del self.milestones[own]
        for own in [one for one in self.barriers if self.fates.random() < RESOLVED]:
            with self.store.unit(LEAD) as unit:
                take(self.store, unit, LEAD, Wish(own, "resolve", "A rule changed (fictional)"), _morning(today))
            self.barriers.remove(own)
        if today.month == 6:
            with self.store.unit(LEAD) as unit:
                pen = Pen(unit, today)
                drop_action(self.store, pen, self.actions[-1], "no money (fictional)")
                pen.done()

    def carried_out_by(self, number: int) -> tuple[str, ...]:
        """The actions that the month's partnership of that number carries out."""
        return () if number % CARRIED else (self.actions[number // CARRIED % ACTIONS],)

    def _barrier(self, number: int, today: datetime.date) -> str:
        said = {"title": f"Barrier {number} (fictional)", "place": Place.ABROAD.value}
        entry = Entry(said, {"chains": [value_chains()[number % 5].id], "markets": [MARKET]})
        with self.store.unit(LEAD) as unit:
            pen = Pen(unit, today)
            own = register(pen, LEAD, entry, _morning(today), f"barrier:year-{number}")
            pen.done()
        return own

    def _action(self, number: int, today: datetime.date) -> str:
        """Every fifth names no chain, every second wants partnerships, all but two work off a barrier."""
        links = {
            "lines": [strategic_lines()[number % 4].id],
            "chains": [value_chains()[number % 5].id] if number % 5 else [],
            "barriers": [self.barriers[number]] if number < ACTIONS - 2 else [],
        }
        due = today + datetime.timedelta(days=200 + 20 * number)
        values = {"title": f"Action {number} (fictional)", "start": today.isoformat(), "due": due.isoformat()}
        more = {"budget": 1_000_00 * (number + 1), "wanted": number % 2}
        with self.store.unit(LEAD) as unit:
            pen = Pen(unit, today)
            own = plan_action(self.store, pen, Wanted({**values, **more}, links))
            pen.done()
        for part in range(3):
            day = today + datetime.timedelta(days=60 * (part + 1) + 7 * number)
            with self.store.unit(LEAD) as unit:
                pen = Pen(unit, today)
                said = {"title": f"Part {part} (fictional)", "due": day.isoformat()}
                self.milestones[set_milestone(self.store, pen, own, said, None)] = day
                pen.done()
        return own


def _morning(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(9), datetime.UTC)


def scopes() -> dict[str, Scope]:
    """Parts of the plan that are counted, by name: all, each line, each chain, each quarter, and some of all three."""
    lines, chains = [one.id for one in strategic_lines()], [one.id for one in value_chains()]
    first = [datetime.date(YEAR.year, month, 1) for month in (1, 4, 7, 10)] + [datetime.date(YEAR.year + 1, 1, 1)]
    quarters = [(day, end - datetime.timedelta(days=1)) for day, end in pairwise(first)]
    found = {"all": Scope(), **{one: Scope(line=one) for one in lines}, **{one: Scope(chain=one) for one in chains}}
    found |= {f"quarter {n}": Scope(since=since, until=until) for n, (since, until) in enumerate(quarters, 1)}
    for number, line in enumerate(lines):
        chain, (since, until) = chains[number], quarters[number]
        found[f"{line}, {chain}, quarter {number + 1}"] = Scope(line, chain, since, until)
    return found
