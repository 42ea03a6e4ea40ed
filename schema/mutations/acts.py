"""Mutations whose rules live in `strategy`: each writes with one pen, in one unit, and is taken back as one."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from graph.errors import NotFound
from graph.select import RowRule
from graph.shelves.moments import now
from graph.store import Store, Writer
from graph.writing.hand import Pen
from schema.mutations.asking import ONCE, Ask, Given, problems
from schema.mutations.doing import Doing, mutation
from schema.mutations.payloads import PAYLOADS, ManyEditsPayload, asked
from schema.mutations.problems import EditError
from schema.viewer import Viewer


@dataclass(frozen=True, slots=True)
class Asked:
    """What an act is asked, and what it does it with: nothing is written before it is done.

    who     the name of who asks, for what it writes
    given   what the client gave, checked
    """

    store: Store
    pen: Pen
    who: str
    rule: RowRule
    given: Given

    def text(self, name: str) -> str | None:
        """A text or id that was given; None where it was left out."""
        value = self.given.get(name)
        return None if value is None else str(value)

    def day(self, name: str) -> datetime.date | None:
        """A day that was given."""
        value = self.text(name)
        return None if value is None else datetime.date.fromisoformat(value)

    def ids(self, name: str, kind: str) -> list[str]:
        """Ids that were given, each once; `NotFound` where one is not there to be seen."""
        return self.seen(list(map(str, self.given.get(name) or ())), kind)

    def seen(self, ids: Sequence[str], kind: str) -> list[str]:
        """These ids, each once; `NotFound` where one is not there to be seen."""
        wanted = list(dict.fromkeys(ids))
        found = {hit.id for hit in self.store.named(wanted, self.rule) if hit.kind == kind}
        if missing := [one for one in wanted if one not in found]:
            raise NotFound(f"there is no {kind} {missing[0]!r} to be seen")
        return wanted


@dataclass(frozen=True, slots=True)
class Act:
    """A mutation, as a row of a table.

    shows   kind of the node that its payload shows; None where it is about many
    do      does it; id of that node, or how many it was about
    """

    name: str
    meaning: str
    asks: tuple[Ask, ...]
    shows: str | None
    do: Callable[[Asked], str | int]


def mutations(acts: Sequence[Act]) -> dict[str, Any]:
    """Name -> field of each."""
    return {act.name: _mutation(act) for act in acts}


def _mutation(act: Act) -> Any:
    def check(viewer: Viewer, given: Given) -> list[EditError]:
        return problems(act.asks, given, viewer.store, viewer.rule)

    def do(viewer: Viewer, unit: Writer, given: Given) -> Doing:
        pen = Pen(unit, now().date())
        subject = act.do(Asked(viewer.store, pen, viewer.principal.name, viewer.rule, given))
        return Doing(subject, pen.done())

    payload = PAYLOADS[act.shows] if act.shows else ManyEditsPayload
    return mutation(act.name, do, asked(act.name, (*act.asks, ONCE)), payload, act.meaning, check)
