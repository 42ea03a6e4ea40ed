"""Milestones of the plan that are due, or overdue, in actions that somebody sees to."""

from collections.abc import Iterator
from typing import Any, cast

from graph.select import And, Branch, Direction, Op, Order, Page, Quantifier, Select, Test, Through
from graph.store import Store
from strategy.worklist.items import MOST, Can, Item, Sort, Wish


def milestones(store: Store, wish: Wish) -> Iterator[Item]:
    """Those due in the days ahead or before, the longest overdue first; actions have an owner, and no team."""
    if wish.team is not None and wish.owner is None:
        return
    mine = () if wish.owner is None else (Test("owner", Op.EQ, wish.owner),)
    action = And((Test("dropped", Op.KNOWN, False), *mine))
    of = Through("MILESTONE_OF", Direction.OUT, Quantifier.SOME, action)
    where = And((of, Test("done", Op.KNOWN, False), Test("due", Op.LE, wish.day(wish.ahead))))
    below = Branch("MILESTONE_OF", Direction.OUT, ("title",), where=action, limit=1)
    select = Select("Milestone", ("id", "title", "due"), (below,), where, (Order("due"),), Page(MOST))
    for own, title, due, (_, actions) in cast(Any, store.find(select, wish.rule).rows):
        of_what = f" of {actions[0][0]}" if actions and actions[0][0] else ""
        when = "was due" if due < wish.today.isoformat() else "is due"
        why = f"{title or own}{of_what} {when} on {due}: say on which day it was done, or move it"
        yield Item(Sort.MILESTONE, why, (Can.REACH,), about=own, due=due)
