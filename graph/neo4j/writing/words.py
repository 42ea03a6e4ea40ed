"""How what is said is kept on the record itself, so that a record of one source takes no more room than itself.

A record that one source says *is* that source's word: `hommelAssumed` names the properties that hold defaults
it did not say. Only where several sources speak, or none does any more, `hommelSaid` lists what each says.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import orjson

from graph.catalogue import PROVENANCE, Kind, RelationType
from graph.neo4j.naming import key
from graph.records import columns, row
from graph.store import INFERRED, Statement
from graph.writing.saying import Words

NOBODY = "[]"
"""`words` of a node that nobody says any more."""


def cells(entry: Kind | RelationType, name: str, word: Statement, words: Words) -> list[Any]:
    """A record as its row, with what is kept of its words at the end."""
    if len(words) > 1:
        return [*row(entry, name, word), None, packed(words)]
    assumed = [prop for prop, default in _defaults(entry) if prop not in word.values and default is not None]
    return [*row(entry, name, word), assumed or None, None]


@cache
def keys(entry: Kind | RelationType) -> tuple[str, ...]:
    """The keys of the cells, in their order; a relation's ends come first."""
    return tuple(key(name) for name in (*columns(entry), "hommel_assumed", "hommel_said"))


@cache
def _defaults(entry: Kind | RelationType) -> tuple[tuple[str, str | None], ...]:
    return tuple((prop.name, prop.default) for prop in entry.properties.values())


@cache
def _asked(entry: Kind | RelationType) -> tuple[str, ...]:
    return (*entry.properties, *PROVENANCE)


def said_names(entry: Kind | RelationType) -> tuple[str, ...]:
    """What to read of a record for `said`, after its key."""
    return (*_asked(entry), "hommel_assumed", "hommel_said")


def wanted(entry: Kind | RelationType, variable: str) -> str:
    """The same as a statement returns it."""
    return ", ".join(f"{variable}.{key(name)}" for name in said_names(entry))


def said(entry: Kind | RelationType, found: Sequence[Any]) -> Words:
    """What is said of a record, from the values that `wanted` asked for."""
    *values, assumed, words = found
    if words is not None:
        return unpacked(words)
    known = dict(zip(_asked(entry), values, strict=True))
    source, as_of, rule = (known.pop(name) for name in PROVENANCE)
    if source is None or source == INFERRED:  # another program's, or nobody's word
        return {}
    quiet = set(assumed or ())
    given = {name: value for name, value in known.items() if value is not None and name not in quiet}
    return {source: Statement(source, as_of, rule, given)}


def packed(words: Words) -> str:
    """Words as JSON."""
    return orjson.dumps([[word.source, word.as_of, word.rule, dict(word.values)] for word in words.values()]).decode()


def unpacked(text: str) -> Mapping[str, Statement]:
    """Words from JSON."""
    return {source: Statement(source, *rest) for source, *rest in orjson.loads(text)}
