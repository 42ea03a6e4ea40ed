"""One timeline of everybody's contacts with a stakeholder: the newest first, whatever sort they are of.

Each sort is asked for its own next page, and the pages are merged: an entry's place is its day, its kind and its id.
What has no day is not in it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from graph.errors import BadInput
from graph.select import (
    EVERYTHING,
    And,
    Direction,
    Filter,
    Op,
    Or,
    Order,
    Page,
    Quantifier,
    RowRule,
    Select,
    Test,
    Through,
)
from graph.store import Store

MOST: Final = 500

Place = tuple[str, str, str]
"""Day, kind and id of an entry."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that was said or done with a stakeholder; `by` whom, where that is known."""

    day: str
    kind: str
    id: str
    by: str | None
    text: str

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.day, self.kind, self.id


@dataclass(frozen=True, slots=True)
class Sort:
    """How entries of a kind are found and told.

    of     those of the stakeholder of that id
    told   the values of its fields as a sentence
    """

    fields: tuple[str, ...]
    of: Callable[[str], Filter]
    told: Callable[[Mapping[str, Any]], str]
    by: str | None = None


def _across(*relations: str) -> Callable[[str], Filter]:
    def of(stakeholder: str) -> Filter:
        where: Filter = Test("id", Op.EQ, stakeholder)
        for relation in reversed(relations):
            where = Through(relation, Direction.OUT, Quantifier.SOME, where)
        return where

    return of


def _any(*ways: Callable[[str], Filter]) -> Callable[[str], Filter]:
    return lambda stakeholder: Or(tuple(way(stakeholder) for way in ways))


def _named(name: str) -> Callable[[str], Filter]:
    return lambda stakeholder: Test(name, Op.EQ, stakeholder)


def _joined(*parts: object) -> str:
    return ", ".join(str(part) for part in parts if part not in (None, ""))


_REFERRED: Final = ("REFERRAL_FOR", "REFERRED_BY", "REFERRED_TO")
_HELD: Final = {"planned": "planned", "no": "not held"}

SORTS: Final[Mapping[str, Sort]] = {
    "Feedback": Sort(
        ("verdict", "reason", "stakeholder", "partner"), _any(_named("stakeholder"), _named("partner")),
        lambda row: f"{row['verdict']}: {row['stakeholder']} with {row['partner']}"
        f"{_because(row['reason'])}",
    ),
    "Interaction": Sort(
        ("kind", "subject", "held", "by"), _across("INVOLVES"),
        lambda row: _joined(row["kind"], row["subject"], _HELD.get(row["held"])), by="by",
    ),
    "Outcome": Sort(
        ("type",), _across("OUTCOME_OF", "BETWEEN"), lambda row: _joined("outcome", row["type"]),
    ),
    "PartnershipStep": Sort(
        ("verb", "after", "party", "reason", "by"), _across("STEP_OF", "BETWEEN"),
        lambda row: f"{row['verb']}{_because(row['reason'])}; now {row['after']}", by="by",
    ),
    "Referral": Sort(
        ("need", "state", "reason", "by"), _any(*map(_across, _REFERRED)),
        lambda row: f"referral: {row['need']}; {row['state']}{_because(row['reason'])}", by="by",
    ),
}  # fmt: skip
"""Kind -> how its entries are found and told; kinds in the order in which equals of a day stand."""


def _because(reason: str | None) -> str:
    return f", because: {reason}" if reason else ""


@dataclass(frozen=True, slots=True)
class Timeline:
    """A page; `more` tells whether there are older entries."""

    entries: Sequence[Entry]
    more: bool


@dataclass(frozen=True, slots=True)
class Wish:
    """Whose timeline, how much of it, and after which place."""

    stakeholder: str
    first: int = 50
    after: Place | None = None
    rule: RowRule = field(default_factory=lambda: EVERYTHING)


def timeline(store: Store, wish: Wish) -> Timeline:
    """A page of the timeline; `BadInput` for a page that cannot be."""
    if not 0 <= wish.first <= MOST:
        raise BadInput(f"`first` is 0 to {MOST} entries, not {wish.first}")
    if wish.after is not None and wish.after[1] not in SORTS:
        raise BadInput("the cursor is not one of ours; take `endCursor` as it came")
    found = sorted(
        (entry for kind in SORTS for entry in _entries(store, wish, kind)),
        key=lambda entry: (_backwards(entry.day), entry.kind, entry.id),
    )
    return Timeline(found[: wish.first], len(found) > wish.first)


def _entries(store: Store, wish: Wish, kind: str) -> Iterator[Entry]:
    sort = SORTS[kind]
    where = And((sort.of(wish.stakeholder), Test("day", Op.KNOWN, True), *_beyond(kind, wish.after)))
    order, page = (Order("day", descending=True), Order("id")), Page(wish.first + 1, ahead=False)
    names = ("id", "day", *sort.fields)
    for row in store.find(Select(kind, names, where=where, order=order, page=page), wish.rule).rows:
        values = dict(zip(names, row, strict=True))
        by = values[sort.by] if sort.by else None
        yield Entry(str(values["day"]), kind, str(values["id"]), by, sort.told(values))  # type: ignore[arg-type]


def _beyond(kind: str, after: Place | None) -> tuple[Filter, ...]:
    """What comes after a place: of an older day, or of that day behind it."""
    if after is None:
        return ()
    day, last, own = after
    older = Test("day", Op.LT, day)
    if kind < last:
        return (older,)
    same = [Test("day", Op.EQ, day), *([Test("id", Op.GT, own)] if kind == last else [])]
    return (Or((older, And(tuple(same)))),)


def _backwards(day: str) -> tuple[int, ...]:
    """A key that sorts later days first."""
    return tuple(-ord(letter) for letter in day)
