"""Every row of a question, a page at a time."""

from collections.abc import Iterator
from dataclasses import replace

from graph.select import EVERYTHING, Page, RowRule, Select
from graph.store import Store


def every(store: Store, select: Select, rule: RowRule = EVERYTHING) -> Iterator[list[object]]:
    """All rows in the order asked for; the question's page says how many are read at once.

    Each page is a statement of its own, so that a row which is written meanwhile may come or not.
    """
    page = select.page
    while True:
        found = store.find(replace(select, page=page), rule)
        yield from found.rows
        if not found.more:
            return
        page = Page(page.limit, after=found.keys[-1])
