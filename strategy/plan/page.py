"""The plan as a page to print, in Dutch or English: live, or as a version that was agreed had it."""

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from graph.lines.plan import Stance
from graph.select import EVERYTHING, RowRule
from graph.store import Store
from strategy.papers.sheet import Section, Sheet
from strategy.papers.wording import Language
from strategy.plan.entries import Entry, Facts, live
from strategy.plan.scope import WHOLE, Scope, check
from strategy.plan.standing import Standing
from strategy.plan.versions import draft, entries_of, version
from strategy.plan.wording import CODES, STATES, WORDS

LABELS: Final[Mapping[Language, Sequence[str]]] = {
    Language.EN: ("label_en", "label_nl", "label_fr"),
    Language.NL: ("label_nl", "label_en", "label_fr"),
}
NAMED: Final = 12
"""So many names stand in a list; of the rest their number is told."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Which page somebody wants.

    edition   of an agreed version; the plan as it is now where none is named
    scope     a line or chain of it alone
    """

    today: datetime.date
    language: Language = Language.EN
    edition: int | None = None
    scope: Scope = WHOLE


def plan_page(store: Store, wish: Wish, rule: RowRule = EVERYTHING) -> Sheet:
    """The page; `NotFound` for a version, line or chain that is not there."""
    check(store, wish.scope, rule)
    entries = _entries(store, wish, rule)
    printed = Printed(wish.language, entries)
    words = WORDS[wish.language]
    return Sheet(wish.language, words["title"], _about(store, wish), list(printed.sections()))


def _entries(store: Store, wish: Wish, rule: RowRule) -> list[Entry]:
    if wish.edition is None:
        return live(store, wish.today, wish.scope, rule)
    kept = entries_of(store, wish.edition, rule)
    return [one for one in kept if _within(one, wish.scope)]


def _within(one: Entry, scope: Scope) -> bool:
    if one.sort == "action":
        lines, chains = one.content["lines"], one.content["chains"]
        return scope.line in (None, *lines) and (scope.chain in (None, *chains) or not chains)
    return {"line": scope.line, "chain": scope.chain}.get(one.sort) in (None, one.about)


def _about(store: Store, wish: Wish) -> str:
    words = WORDS[wish.language]
    if wish.edition is not None:
        found = version(store, wish.edition)
        said = words["agreed"].format(edition=found.edition, day=found.agreed, by=found.by)
        return f"{found.title}: {said}{f'. {found.note}' if found.note else ''}"
    now = draft(store, wish.today)
    if now.changed:
        return words["draft"].format(edition=now.edition, day=wish.today)
    return words["unchanged"].format(edition=now.edition - 1, day=wish.today)


class Printed:
    """The sections of the plan in a language."""

    def __init__(self, language: Language, entries: Sequence[Entry]) -> None:
        self.language, self.words = language, WORDS[language]
        self.some: dict[str, list[Entry]] = {}
        for one in entries:
            self.some.setdefault(one.sort, []).append(one)
        labelled = (*self.some.get("line", ()), *self.some.get("chain", ()))
        self.labels = {one.about: self._label(one) for one in labelled}

    def sections(self) -> Iterator[Section]:
        """Priorities, the actions of each line, what came of it for each chain."""
        priorities = [line for one in self.some.get("priority", ()) for line in self._priority(one)]
        yield Section(self.words["priorities"], priorities or [self.words["no_priorities"]])
        planned, place = self.some.get("action", []), 0
        for place, line in enumerate(self.some.get("line", ()), 1):
            mine = [one for one in planned if line.about in one.content["lines"]]
            yield from self._line(f"{place}. {self.labels[line.about]}", str(place), mine)
        if rest := [one for one in planned if not self.labels.keys() & set(one.content["lines"])]:
            yield from self._line(f"{place + 1}. {self.words['no_line']}", str(place + 1), rest)
        yield Section(self.words["per_chain"], [self._chain(one) for one in self.some.get("chain", ())])

    def _line(self, heading: str, number: str, mine: Sequence[Entry]) -> Iterator[Section]:
        yield Section(heading, [self._tally(mine)])
        for place, one in enumerate(mine, 1):
            state = self._state(one.progress["standing"])
            yield Section(f"{number}.{place} {one.content['title'] or one.about}: {state}", list(self._action(one)), 3)

    def _tally(self, mine: Sequence[Entry]) -> str:
        if not mine:
            return self.words["no_actions"]
        counted = Counter(one.progress["standing"] for one in mine)
        tally = ", ".join(f"{counted[one.value]} {self._state(one.value)}" for one in Standing if counted[one.value])
        return self.words["tally"].format(count=len(mine), tally=tally)

    def _priority(self, one: Entry) -> Iterator[str]:
        stands = {stance.value: self._names(one.progress.get(stance.value) or ()) for stance in Stance}
        yield f"{one.content['title'] or one.about}. {self.words['support'].format(**stands)}"
        if one.progress.get("sorts"):
            sorts = ", ".join(f"{self._code(sort)} ({count})" for sort, count in one.progress["sorts"].items())
            yield self.words["sorts"].format(sorts=sorts)
        if themes := [part["title"] or part["id"] for part in one.content["gathers"]]:
            yield self.words["themes"].format(themes="; ".join(themes))

    def _action(self, one: Entry) -> Iterator[str]:
        content, progress = one.content, one.progress
        yield self._who_and_when(content)
        if content["dropped"]:
            yield self.words["dropped"].format(day=content["dropped"], because=content["dropped_because"] or "?")
        yield from (explained(self.language, why["why"], why["values"]) for why in progress["reasons"])
        if progress["of"]:
            yield self.words["parts"].format(done=progress["done"], of=progress["of"])
        if content["proposals"]:
            yield self.words["answers"].format(titles="; ".join(map(_called, content["proposals"])))
        yield from self._touches(content, progress)
        if fruits := [fruit for pact in progress["partnerships"] for fruit in pact["outcomes"]]:
            yield self._told(fruits)
        if content["risk"] or content["risk_note"]:
            parts = [self.words[content["risk"]] if content["risk"] else "", content["risk_note"] or ""]
            yield self.words["risk"].format(risk=". ".join(filter(None, parts)))

    def _touches(self, content: Facts, progress: Facts) -> Iterator[str]:
        """Milestones, partnerships and barriers."""
        for mile in content["milestones"]:
            done = progress["milestones"].get(mile["id"])
            state = self.words["done"].format(day=done) if done else self.words["open"]
            due = mile["due"] or self.words["unknown"]
            yield self.words["milestone"].format(due=due, title=_called(mile), done=state)
        if content["wanted"]:
            yield self.words["wanted"].format(wanted=content["wanted"])
        for pact in progress["partnerships"]:
            yield self.words["partnership"].format(title=_called(pact), state=self._code(pact["state"]))
        for barrier in content["barriers"]:
            status = self._code(progress["barriers"].get(barrier["id"]))
            yield self.words["barrier"].format(title=_called(barrier), status=status)

    def _who_and_when(self, content: Facts) -> str:
        owner, start, due, budget = (content[name] for name in ("owner", "start", "due", "budget"))
        chains = ", ".join(self.labels.get(chain, chain) for chain in content["chains"])
        parts = [self.words["owner"].format(owner=owner) if owner else self.words["no_owner"]]
        if start and due:
            parts.append(self.words["time"].format(start=start, due=due))
        else:
            parts.append(self.words["until"].format(due=due) if due else self.words["no_day"])
        if budget is not None:
            parts.append(self.words["budget"].format(budget=self._money(budget)))
        parts.append(self.words["chains"].format(chains=chains) if chains else self.words["all_chains"])
        return ", ".join(parts)

    def _chain(self, chain: Entry) -> str:
        mine = [one for one in self.some.get("action", ()) if chain.about in (one.content["chains"] or [chain.about])]
        kept = sum(one.content["dropped"] is None for one in mine)
        pacts = {pact["id"]: pact for one in self.some.get("action", ()) for pact in one.progress["partnerships"]}
        fruits = [fruit for pact in pacts.values() if chain.about in pact["chains"] for fruit in pact["outcomes"]]
        return self.words["chain"].format(chain=self.labels[chain.about], actions=kept, fruits=self._told(fruits))

    def _told(self, fruits: Sequence[Facts]) -> str:
        amounts = {name: self._amount(fruits, name) for name in ("expected", "realised")}
        jobs = sum(one["jobs"] for one in fruits)
        return self.words["fruits"].format(outcomes=len(fruits), jobs=jobs, **amounts)

    def _amount(self, some: Sequence[Facts], name: str) -> str:
        told = [one[name] for one in some if one[name] is not None]
        return self._money(sum(told)) if told else self.words["unknown"]

    def _money(self, cents: int) -> str:
        """Whole euros."""
        text = f"{round(cents / 100):,}"
        return f"€ {text.replace(',', '.')}" if self.language is Language.NL else f"€{text}"

    def _names(self, names: Sequence[str]) -> str:
        more = len(names) - NAMED
        shown = ", ".join(names[:NAMED])
        return f"{shown} (+ {more})" if more > 0 else shown or self.words["nobody"]

    def _label(self, one: Entry) -> str:
        return next((one.content[name] for name in LABELS[self.language] if one.content.get(name)), one.about)

    def _state(self, standing: str) -> str:
        return STATES[self.language].get(standing) or self.words[standing]

    def _code(self, code: str | None) -> str:
        return self.words["unknown"] if code is None else CODES[self.language].get(code, code.replace("-", " "))


def explained(language: Language, why: str, values: Mapping[str, str | int]) -> str:
    """A reason for how an action stands, as a sentence.

    >>> explained(Language.NL, "over", {"due": "2026-06-01"})
    'De einddatum, 2026-06-01, is voorbij'
    """
    return WORDS[language][why].format(**values)


def _called(one: Facts) -> str:
    return str(one["title"] or one["id"])
