"""What SQLite put together as JSON, as a store gives it."""

import orjson

from graph.select import Groups, Page, Rows


def rows(page: Page, total: int | None, listed: str | None) -> Rows:
    """A page of rows."""
    found = orjson.loads(f"[{listed or ''}]")
    more = len(found) > page.limit if page.ahead else None
    found = found[: page.limit]
    if page.backwards:
        found.reverse()
    return Rows([row for row, _ in found], [tuple(key) for _, key in found], total, more)


def groups(listed: str | None, most: int) -> Groups:
    """Counts by group; one more may have been asked for."""
    found = [(tuple(values), many) for values, many in orjson.loads(f"[{listed or ''}]")]
    return Groups(found[:most], len(found) > most)
