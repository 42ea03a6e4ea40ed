"""What the plan says, entry by entry, and how each stands: the same whether it is read live or from an agreed version.

An entry's content is what was planned; how far it came is its progress. The plan has changed when the contents have.
"""

import datetime
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import orjson

from graph.lines.plan import Rung, Stance
from graph.select import EVERYTHING, Order, Page, RowRule, Select
from graph.store import Store
from strategy.plan.actions import Carrier, PlannedAction, actions
from strategy.plan.scope import WHOLE, Scope, of_actions
from strategy.plan.support import Backed, backed, proposals

LABELS: Final = ("label_en", "label_nl", "label_fr")
MOST: Final = 1_000
Facts = Mapping[str, Any]
"""Values as JSON has them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that the plan says.

    sort       line, chain, priority or action
    about      id of what it is about
    content    what is planned
    progress   how it stands
    """

    sort: str
    about: str
    content: Facts
    progress: Facts


def live(store: Store, today: datetime.date, scope: Scope = WHOLE, rule: RowRule = EVERYTHING) -> list[Entry]:
    """The plan as it is now: lines and chains in their order, priorities, actions by line and day."""
    planned = sorted(actions(store, of_actions(scope), rule), key=_by_day)
    named = _named(store, planned, rule)
    return [
        *_labelled(store, "StrategicLine", "line", scope.line, rule),
        *_labelled(store, "ValueChain", "chain", scope.chain, rule),
        *(_priority(one) for one in backed(list(proposals(store, rule))) if one.proposal.rung is Rung.PRIORITY),
        *(Entry("action", one.id, _content(one, named), _progress(one, today)) for one in planned),
    ]


def _by_day(one: PlannedAction) -> tuple[str, str, str]:
    return _text(one.due) or "~", one.title or "", one.id


def _named(store: Store, planned: Sequence[PlannedAction], rule: RowRule) -> Mapping[str, str]:
    """What owners that are stakeholders are called."""
    wanted = sorted({one.owner for one in planned if one.owner})
    found: dict[str, str] = {}
    for place in range(0, len(wanted), MOST):
        hits = store.named(wanted[place : place + MOST], rule)
        found |= {hit.id: hit.title for hit in hits if hit.kind == "Stakeholder" and hit.title}
    return found


def _labelled(store: Store, kind: str, sort: str, only: str | None, rule: RowRule) -> Iterator[Entry]:
    select = Select(kind, ("id", "position", *LABELS), order=(Order("position"), Order("id")), page=Page(MOST))
    for own, position, *labels in store.find(select, rule).rows:
        if only in (None, own):
            content = {"position": position, **dict(zip(LABELS, labels, strict=True))}
            yield Entry(sort, str(own), content, {})


def _priority(one: Backed) -> Entry:
    proposal, stands = one.proposal, one.support
    content = {
        "title": proposal.title,
        "note": proposal.note,
        "position": proposal.position,
        "gathers": [_gathered(part) for part in one.gathers],
    }
    progress = {
        **{stance.value: [who.name or who.stakeholder for who in stands.who(stance)] for stance in Stance},
        "sorts": dict(stands.sorts),
        "chains": dict(stands.chains),
    }
    return Entry("priority", proposal.id, content, progress)


def _gathered(one: Backed) -> Facts:
    gathers = [_gathered(part) for part in one.gathers]
    return {"id": one.proposal.id, "title": one.proposal.title, "gathers": gathers}


def _content(one: PlannedAction, named: Mapping[str, str]) -> Facts:
    return {
        "title": one.title,
        "owner": named.get(one.owner, one.owner) if one.owner else None,
        "start": _text(one.start),
        "due": _text(one.due),
        "budget": one.budget,
        "wanted": one.wanted,
        "risk": one.risk,
        "risk_note": one.risk_note,
        "dropped": _text(one.dropped),
        "dropped_because": one.dropped_because,
        "lines": list(one.lines),
        "chains": list(one.chains),
        "proposals": [{"id": other.id, "title": other.title} for other in one.proposals],
        "barriers": [{"id": other.id, "title": other.title} for other in one.barriers],
        "milestones": [{"id": mile.id, "title": mile.title, "due": _text(mile.due)} for mile in one.milestones],
    }


def _progress(one: PlannedAction, today: datetime.date) -> Facts:
    found = one.judged(today)
    return {
        "standing": found.standing.value,
        "done": found.done,
        "of": found.of,
        "day": _text(found.day),
        "reasons": [{"why": reason.why.value, "values": dict(reason.values)} for reason in found.reasons],
        "milestones": {mile.id: mile.done.isoformat() for mile in one.milestones if mile.done},
        "barriers": {barrier.id: barrier.status for barrier in one.barriers},
        "partnerships": [_partnership(other) for other in one.carriers],
    }


def _partnership(one: Carrier) -> Facts:
    fruits = [
        {"id": fruit.id, "expected": fruit.expected, "realised": fruit.realised, "jobs": fruit.jobs}
        for fruit in one.fruits
    ]
    return {"id": one.id, "title": one.title, "state": one.state, "chains": list(one.chains), "outcomes": fruits}


def _text(day: datetime.date | None) -> str | None:
    return None if day is None else day.isoformat()


def canonical(facts: Facts) -> str:
    """Values as text, the same for the same values."""
    return orjson.dumps(facts, option=orjson.OPT_SORT_KEYS).decode()


def digest(entries: Iterable[Entry]) -> str:
    """SHA-256 of what is planned, whatever the order of entries and however they stand."""
    lines = sorted(f"{one.sort} {one.about} {canonical(one.content)}" for one in entries)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
