"""How the catalogue's names are written in Neo4j: labels in PascalCase, types in capitals, properties in camelCase.

Records of our own beside the graph carry labels that begin with `Hommel`.
"""

import re
from functools import cache

from graph.catalogue import Kind, RelationType


@cache
def key(name: str) -> str:
    """A property's key.

    >>> key("total_cost"), key("id")
    ('totalCost', 'id')
    """
    return re.sub(r"_([a-z0-9])", lambda letter: letter[1].upper(), name)


def label(entry: Kind | RelationType) -> str:
    """A kind's label, or a relation's type: the catalogue's own name."""
    return entry.name


def by_index(node: str, label: str) -> str:
    """A hint: the planner keeps its plan while a kind grows from none to millions, so it is told to seek by id."""
    return f"USING INDEX SEEK {node}:{label}(id)"
