"""How the API's lists are called and what they are in the graph, once for selections, filters and types."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from graph.catalogue import RELATIONS
from graph.select import Direction, Filter, Op, Order, RowRule, Test

DEFAULT_PAGE: Final = 100
DEFAULT_BELOW: Final = 10
MOST_ROWS: Final = 10_000
MOST_NODES: Final = 50_000

VISIBLE: Final[Filter] = Test("visibility", Op.EQ, "public")
PUBLIC: Final[RowRule] = {"Stakeholder": VISIBLE}
"""What somebody who is not signed in may know of."""


@dataclass(frozen=True, slots=True)
class Link:
    """A list below a node: the relation it follows, and the order where none is asked for."""

    relation: str
    direction: Direction
    order: tuple[Order, ...]

    @property
    def kind(self) -> str:
        """The kind at its other end."""
        relation = RELATIONS[self.relation]
        return relation.end if self.direction is Direction.OUT else relation.start


LINKS: Final[Mapping[str, Mapping[str, Link]]] = {
    "Stakeholder": {
        "chains": Link("ACTIVE_IN", Direction.OUT, (Order("weight", descending=True, edge=True),)),
        "offers": Link("OFFERS", Direction.OUT, (Order("level", descending=True, edge=True),)),
        "needs": Link("NEEDS", Direction.OUT, (Order("urgency", descending=True, edge=True),)),
        "projects": Link("PARTICIPATED_IN", Direction.OUT, (Order("acronym"),)),
    },
    "Project": {
        "participants": Link("PARTICIPATED_IN", Direction.IN, (Order("name"),)),
        "programmes": Link("FUNDED_UNDER", Direction.OUT, (Order("notation"),)),
    },
}
"""Kind -> name of the list -> what it is."""

ORDERS: Final[Mapping[str, tuple[Order, ...]]] = {"Stakeholder": (Order("name"),)}
"""Kind -> order of a root list where none is asked for."""


def links_of(kind: str) -> Mapping[str, Link]:
    """The lists below a kind."""
    return LINKS.get(kind, {})
