"""Whom of those who are looked after a concern is raised about, as far as whoever asks may see what raises it."""

from collections.abc import Iterator
from typing import Final

from graph.lines.detection import Concern
from graph.select import And, Direction, Quantifier, Through
from graph.store import Store
from strategy.detection.triage import MODELS, Entry, triage
from strategy.detection.triage import Wish as Wanted
from strategy.worklist.items import MOST, Can, Item, Named, Sort, Wish, looked_after

SOMEBODY: Final = Through("LOOKS_AFTER", Direction.IN, Quantifier.SOME)
"""Those whom nobody looks after are on the triage list alone: there may be very many."""


def attention(store: Store, wish: Wish) -> Iterator[Item]:
    """Distress before potential; those with most signs first."""
    mine = And((SOMEBODY, looked_after(wish)))
    for concern in MODELS:
        found = triage(store, Wanted(concern, wish.today, MOST, where=mine, rule=wish.rule))
        yield from (_item(concern, entry) for entry in found.entries)


def _item(concern: Concern, entry: Entry) -> Item:
    card = entry.card
    why = f"{concern}: {'; '.join(mark.judged.why for mark in card.marks if mark.lit)}"
    return Item(Sort.ATTENTION, why, (Can.SPEAK, Can.APPRAISE, Can.SNOOZE), Named(card.stakeholder, card.name))
