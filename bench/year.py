"""A year in the life, on a simulated clock: `python -m bench.year [--size N] [--seed N] [--monthly N] [--json]`.

The example economy, fictional throughout. Each month its sheet is loaded again, a run is made, and three brokers take
up what it suggests. Parties agree, decline for a reason, or stay silent, with planted odds: who was planted agrees more
often. A quarter of the meetings is not held; of those that are, 9 of 100 lead to cooperation and 1.2 to an agreement.
Then the next run has heard it all. Every figure is counted twice: from the graph, and again from the audit trail.
"""

import argparse
import datetime
import json
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

import numpy as np
from scipy import sparse

from bench import recount_plan
from bench.harvest import harvest
from bench.planning import PlanOfYear, scopes
from bench.recount import figures, recounted
from graph.brokering.nouns import Interaction
from graph.brokering.relations import Concerns, Involves
from graph.brokering.words import Reason
from graph.errors import Conflict
from graph.model import Project, Source, Visibility
from graph.relations import ParticipatedIn
from graph.select import EVERYTHING
from graph.sqlite import open_store
from graph.store import Store
from hommel.suggesting import Outcome, Wish, suggest
from loaders import example
from matching.economy import Economy
from matching.match import Request, match
from matching.weights import choose
from strategy.correcting import WrongFact
from strategy.forecasting.giving import Wish as Forecasted
from strategy.forecasting.giving import give
from strategy.forecasting.opening import open_due
from strategy.forecasting.reckoning import Past, Reckoned, counted
from strategy.forecasting.scoring import scores
from strategy.partnership.acting import Actor
from strategy.partnership.acting import Wish as Step
from strategy.partnership.beginning import Idea
from strategy.partnership.beginning import suggest as begin
from strategy.partnership.expiring import expire
from strategy.partnership.moves import Who
from strategy.partnership.taking import take_step
from strategy.refusals import NotTaken

BROKERS: Final = tuple(Actor(f"key:{name}", Who.BROKER) for name in ("ann", "bob", "cis"))
LEAD: Final = Actor("key:lead", Who.LEAD)
FIRST: Final = datetime.date(2026, 1, 1)
MONTHS: Final = 12
FATE: Final = 4
"""Seed of what chance decides, so chosen that of the few agreements one comes early enough to be concluded."""

TOP: Final = 20
FORESEEN: Final = 30
"""For so many pairs a month brokers give odds, once there is something to count odds of the run by."""

PERIOD: Final = datetime.timedelta(days=55)
SOURCE: Final = Source(id="year:diary", title="The brokers' diary (fictional)", source="year:diary")
REASONS: Final[Mapping[Reason, float]] = {
    Reason.NO_FIT: 0.5,
    Reason.NO_TIME: 0.2,
    Reason.ALREADY: 0.08,
    Reason.COMPETITOR: 0.06,
    Reason.NEVER: 0.06,
    Reason.WRONG: 0.06,
    Reason.CEASED: 0.04,
}


@dataclass(frozen=True, slots=True)
class Odds:
    """What was planted: of 1, how many parties stay silent, how many of the others agree, and what meetings come to."""

    silent: float = 0.2
    agrees_planted: float = 0.9
    agrees: float = 0.55
    not_held: float = 0.25
    cooperates: float = 0.09
    signs: float = 0.012


@dataclass(slots=True)
class Diary:
    """What was done, for the tables."""

    begun: Counter[int] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    foresight: list[tuple[float, float]] = field(default_factory=list)
    fared: dict[str, tuple[datetime.date, float, bool]] = field(default_factory=dict)


@dataclass(slots=True)
class Year:
    """A year on a store that holds the example.

    fates   what chance decides
    """

    store: Store
    size: int
    seed: int
    monthly: int
    odds: Odds = field(default_factory=Odds)
    diary: Diary = field(default_factory=Diary)
    waiting: list[tuple[datetime.date, str, str]] = field(default_factory=list)
    cooperate: set[str] = field(default_factory=set)
    planted: Mapping[str, frozenset[str]] = field(init=False)
    fates: np.random.Generator = field(init=False)
    plan: PlanOfYear = field(init=False)

    def __post_init__(self) -> None:
        self.planted = example.planted(self.size, self.seed)
        self.fates = np.random.default_rng(FATE)
        self.plan = PlanOfYear(self.store)

    def live(self, spool: Path) -> Iterator[int]:
        """Month after month; the number of each when it is over."""
        for month in range(MONTHS):
            today = _first_of(month)
            example.load(self.store, self.size, self.seed)
            self.plan.live(today)
            for _ in open_due(self.store, self.store, "job:forecasts", today):
                pass
            for _ in expire(self.store, self.store, "job:expire", _morning(today)):
                pass
            self._carry_on(today)
            outcome = suggest(self.store, Wish("cross-chain", None, TOP, today=today), lambda step: None, spool)
            self.diary.foresight.append(foresight(outcome.matched.economy, self.planted))
            self._take_up(outcome, today, month)
            yield month
        for _ in open_due(self.store, self.store, "job:forecasts", _later(today, 3)):
            pass

    def _take_up(self, outcome: Outcome, today: datetime.date, month: int) -> None:
        """The best suggestions that nobody has two of already, each with all that comes of it in these weeks."""
        made = outcome.matched
        order = np.lexsort((made.right, made.left, -made.score))
        busy: Counter[str] = Counter()
        pairs: dict[frozenset[str], tuple[str, str, float]] = {}
        for place in order.tolist():
            one, other = made.economy.ids[made.left[place]], made.economy.ids[made.right[place]]
            if len(pairs) == self.monthly:
                break
            if busy[one] < 2 and busy[other] < 2 and frozenset((one, other)) not in pairs:
                pairs[frozenset((one, other))] = (one, other, float(made.score[place]))
                busy.update((one, other))
        past = Past.of([(score, came) for day, score, came in self.diary.fared.values() if day <= today - PERIOD])
        for number, (one, other, score) in enumerate(pairs.values()):
            own, broker = f"partnership:{month + 1:02}-{number:03}", BROKERS[number % 3]
            if (reckoned := counted(past, outcome.run_id, score)) is not None and number < FORESEEN:
                self._foresee((one, other), broker, reckoned, today)
            self._broker((one, other), own, broker, outcome.run_id, today, self.plan.carried_out_by(number))
            self.diary.fared[own] = today, score, own in self.cooperate

    def _foresee(self, pair: tuple[str, str], broker: Actor, reckoned: Reckoned, today: datetime.date) -> None:
        """A broker's odds: they have a nose for what was planted, and err by half as much again or so."""
        usual = 0.06 if pair[1] in self.planted.get(pair[0], ()) else 0.015
        odds = float(min(usual * np.exp(self.fates.normal(0.0, 0.5)), 1.0))
        wish = Forecasted(broker.name, *pair, odds, today + PERIOD)
        with self.store.unit(broker.name) as unit, suppress(Conflict):
            give(self.store, unit, wish, Visibility.BROKER_ONLY, reckoned, today)

    def _broker(
        self, pair: tuple[str, str], own: str, broker: Actor, run: str, today: datetime.date, actions: tuple[str, ...]
    ) -> None:
        idea = Idea(dict.fromkeys(pair), own, run=run, actions=actions)
        try:
            with self.store.unit(broker.name) as unit:
                begin(self.store, unit, broker, idea, _morning(today))
        except NotTaken as why:
            self.diary.refused[type(why).__name__] += 1
            return
        self.diary.begun[today.month] += 1
        good = pair[1] in self.planted.get(pair[0], frozenset())
        answers = [self._answer(own, party, broker, today, self.odds.agrees_planted if good else self.odds.agrees)
                   for party in pair]  # fmt: skip
        if answers == [True, True]:
            self._introduce(pair, own, broker, today)

    def _answer(self, own: str, party: str, broker: Actor, today: datetime.date, agrees: float) -> bool:
        """What a party says within the fortnight, if anything."""
        if self.fates.random() < self.odds.silent:
            return False
        if self.fates.random() < agrees:
            self._step(broker, Step(own, "express_interest", party), today, 5)
            return self._step(broker, Step(own, "consent", party), today, 9)
        reason = self.fates.choice(np.array(list(REASONS)), p=list(REASONS.values()))
        wrong = WrongFact("website", "https://elsewhere.example") if reason == Reason.WRONG else None
        self._step(broker, Step(own, "decline", party, Reason(reason), wrong=wrong), today, 7)
        return False

    def _introduce(self, pair: tuple[str, str], own: str, broker: Actor, today: datetime.date) -> None:
        step = {"joint_step": "A trial of two days (fictional)"}
        if not self._step(broker, Step(own, "introduce", said=step), today, 12):
            return
        held = self.fates.random() >= self.odds.not_held
        self._met(pair, own, broker, today + datetime.timedelta(days=20), "yes" if held else "no")
        if not held:
            if self.fates.random() < 0.5:
                self._step(broker, Step(own, "call_off"), today, 25)
            return
        comes = self.fates.random()
        if comes < self.odds.cooperates:
            self._step(broker, Step(own, "explore"), today, 22)
            self._cooperate(pair, own, today + datetime.timedelta(days=30))
        elif comes < 0.5:
            self._step(broker, Step(own, "withdraw", pair[0]), today, 22)
        if comes < self.odds.signs:
            self._sign(own, broker, today)

    def _cooperate(self, pair: tuple[str, str], own: str, day: datetime.date) -> None:
        """They begin a project together, which the register tells."""
        self.cooperate.add(own)
        told, project = {"source": SOURCE.id, "as_of": day}, f"project:{own.removeprefix('partnership:')}"
        with self.store.unit("register", bulk="projects of the month (fictional)") as unit:
            unit.say([SOURCE])
            unit.say([Project(id=project, acronym=f"TOGETHER {own[-6:]} (fictional)", start=day, **told)])
            unit.say([ParticipatedIn(from_id=party, to_id=project, **told) for party in pair])

    def _sign(self, own: str, broker: Actor, today: datetime.date) -> None:
        """They agree, work together a month later, and have done it four months after."""
        if self._step(broker, Step(own, "agree"), today, 26):
            self.waiting += [(_later(today, 1), "activate", own), (_later(today, 5), "conclude", own)]

    def _carry_on(self, today: datetime.date) -> None:
        due = sorted(one for one in self.waiting if one[0] <= today)
        self.waiting = [one for one in self.waiting if one[0] > today]
        for _, verb, own in due:
            if self._step(LEAD, Step(own, verb), today, 0) and verb == "activate":
                harvest(self.store, LEAD, own, _morning(today))

    def _step(self, actor: Actor, step: Step, today: datetime.date, days: int) -> bool:
        """Take a step so many days later; whether it was taken."""
        try:
            take_step(self.store, actor, step, lambda: _morning(today + datetime.timedelta(days=days)))
        except NotTaken as why:
            self.diary.refused[type(why).__name__] += 1
            return False
        return True

    def _met(self, pair: tuple[str, str], own: str, broker: Actor, day: datetime.date, held: str) -> None:
        told = {"source": SOURCE.id, "as_of": day}
        meeting = f"meeting:{own.removeprefix('partnership:')}"
        with self.store.unit(broker.name) as unit:
            unit.say([SOURCE])
            unit.say([Interaction(id=meeting, kind="meeting", day=day, by=broker.name, held=held, **told)])
            unit.say([Concerns(from_id=meeting, to_id=own, **told)])
            unit.say([Involves(from_id=meeting, to_id=party, **told) for party in pair])


def foresight(known: Economy, planted: Mapping[str, frozenset[str]]) -> tuple[float, float]:
    """nDCG@20 of planted partners that may still be suggested, with what was said counted in the score and without."""
    none = sparse.csr_array(known.heard.liked.shape)
    deaf = replace(known, heard=replace(known.heard, liked=none, disliked=none))
    return _ndcg(known, planted), _ndcg(deaf, planted)


def _ndcg(known: Economy, planted: Mapping[str, frozenset[str]]) -> float:
    made = match(known, Request(top=TOP, weights=choose(known, "cross-chain", known.as_of)))
    row = {who: place for place, who in enumerate(known.ids)}
    gains = 1.0 / np.log2(np.arange(TOP) + 2.0)
    found = []
    for one, others in planted.items():
        barred = {*known.heard.barred.get(row[one], {}), *known.excluded.get(row[one], ())}
        good = {row[other] for other in others} - barred
        good = {other for other in good if known.open[other] and known.open[row[one]]}
        if good:
            mine = made.right[made.left == row[one]]
            hits = np.isin(mine, list(good))
            found.append(float(gains[: len(mine)][hits].sum() / gains[: len(good)].sum()))
    return float(np.mean(found)) if found else 0.0


def _first_of(month: int) -> datetime.date:
    return FIRST.replace(year=FIRST.year + month // 12, month=month % 12 + 1)


def _later(day: datetime.date, months: int) -> datetime.date:
    return _first_of((day.year - FIRST.year) * 12 + day.month - 1 + months)


def _morning(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(9), datetime.UTC)


def lived(store: Store, spool: Path, size: int, seed: int, monthly: int) -> dict[str, Any]:
    """A year on that store, and its figures, counted twice."""
    year = Year(store, size, seed, monthly)
    for _ in year.live(spool):
        pass
    heard, parts, end = year.diary.foresight, scopes(), _later(FIRST, MONTHS)
    return {
        "begun": year.diary.begun.total(),
        "refused": dict(sorted(year.diary.refused.items())),
        "figures": figures(store),
        "recounted": recounted(store),
        "plan": recount_plan.figures(store, parts, end),
        "plan recounted": recount_plan.recounted(recount_plan.Told(store, size, seed, end), parts),
        "brier": {one.forecaster: [one.forecasts, one.brier, one.happened] for one in scores(store, EVERYTHING)},
        "ndcg@20": {"with feedback": [a for a, _ in heard], "without": [b for _, b in heard]},
    }


def main() -> None:
    """Print the year."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--size", type=int, default=300)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--monthly", type=int, default=80)
    ask.add_argument("--json", action="store_true")
    asked = ask.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "year.db", create=True)
        found = lived(store, Path(folder) / "spool", asked.size, asked.seed, asked.monthly)
        store.close()
    print(json.dumps(found) if asked.json else told(found))


def told(found: Mapping[str, Any]) -> str:
    """The year as a page."""
    counted, again = found["figures"], found["recounted"]
    heard, deaf = (np.mean(found["ndcg@20"][name][1:]) for name in ("with feedback", "without"))
    plan, plan_again = found["plan"], found["plan recounted"]
    equal = sum(plan_again.get(name) == count for name, count in plan.items())
    lines = [
        f"{found['begun']} partnerships were begun in {MONTHS} months; figures from the graph, and from the trail:",
        *(f"  {name:32} {count:6} {again.get(name, 0):6}" for name, count in counted.items()),
        f"Of {len(plan)} figures of the plan, for all of it, lines, chains and quarters, {equal} equal their recount:",
        *(f"  {name:32} {count:9} {plan_again[name]:9}" for name, count in plan.items() if name.startswith("all: ")),
        *(
            f"Brier {who:26} {brier:.4f} over {n}, of which {came:.1%} came true"
            for who, (n, brier, came) in found["brier"].items()
        ),
        f"nDCG@20 of planted partners, mean of later runs: {heard:.4f} with what was said, {deaf:.4f} without",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
