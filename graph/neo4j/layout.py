"""The constraints and indexes that the catalogue asks for, as Cypher. Every statement may be run again."""

from collections.abc import Iterator

from graph.catalogue import KINDS, RELATIONS, Kind, Property
from graph.neo4j.naming import key
from graph.values import Type

OWN = {
    "HommelMeta": ("name",),
    "HommelMark": ("name",),
    "HommelAudit": ("revision", "place"),
    "HommelWithheld": ("noun", "key"),
    "HommelList": ("name",),
    "HommelEntry": ("shelf", "id"),
    "Suggestion": ("list", "stakeholderId", "rank"),
}
"""Labels of our own records, and what makes each unique."""

SUGGESTIONS = {
    "score": ("list", "score", "stakeholderId", "rank"),
    "partner": ("list", "partnerId", "stakeholderId", "rank"),
}
"""Orders in which the suggestions of a run lie, besides that of their key."""


def statements() -> Iterator[str]:
    """All of them."""
    for name, keys in OWN.items():
        yield _unique(f"{name.lower()}_key", f"(n:{name})", "n", keys)
    for end in ("fromId", "toId"):
        yield f"CREATE INDEX hommelwithheld_{end.lower()} IF NOT EXISTS FOR (n:HommelWithheld) ON (n.{end})"
    yield "CREATE RANGE INDEX hommelentry_in_order IF NOT EXISTS FOR (n:HommelEntry) ON (n.shelf, n.at, n.id)"
    for name, keys in SUGGESTIONS.items():
        listed = ", ".join(f"n.{key}" for key in keys)
        yield f"CREATE RANGE INDEX suggestion_by_{name} IF NOT EXISTS FOR (n:Suggestion) ON ({listed})"
    for kind in KINDS.values():
        yield from _kind(kind)
    for relation in RELATIONS.values():
        yield _unique(f"{relation.name.lower()}_key", f"()-[r:{relation.name}]-()", "r", ("key",))


def _unique(name: str, pattern: str, variable: str, keys: tuple[str, ...]) -> str:
    listed = ", ".join(f"{variable}.{one}" for one in keys)
    return f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR {pattern} REQUIRE ({listed}) IS UNIQUE"


def _kind(kind: Kind) -> Iterator[str]:
    yield _unique(f"{kind.table}_id", f"(n:{kind.name})", "n", ("id",))
    yield _index(kind, "title", ("sortKey", "id"))
    for prop in kind.properties.values():
        if prop.indexed:
            yield _index(kind, prop.name, _covered(prop))
    if kind.search:
        yield (
            f"CREATE FULLTEXT INDEX {kind.table}_search IF NOT EXISTS FOR (n:{kind.name}) ON EACH [n.searchText]"
            " OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace', `fulltext.eventually_consistent`: false}}"
        )


def _covered(prop: Property) -> tuple[str, ...]:
    """A code is looked for and read by title; a day or number is read in its own order."""
    return (key(prop.name), "sortKey", "id") if prop.type is Type.CODE else (key(prop.name), "id")


def _index(kind: Kind, name: str, keys: tuple[str, ...]) -> str:
    listed = ", ".join(f"n.{one}" for one in keys)
    return f"CREATE RANGE INDEX {kind.table}_by_{name} IF NOT EXISTS FOR (n:{kind.name}) ON ({listed})"
