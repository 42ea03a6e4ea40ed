"""What depends on a document alone, worked out once: what is asked of the store, and the shape of the answer.

A variable that a filter compares with is a hole in the plan, filled with each request's value. All others, such as how
many rows, choose between plans.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import orjson
from graphql import FieldNode, OperationDefinitionNode

from graph.catalogue import KINDS
from graph.errors import HommelError
from graph.preparing.holes import Hole
from schema.answering.documents import Document, Documents
from schema.answering.pictured import PICTURE_ROOT, Drawing, drawing
from schema.answering.shapes import Shape, root_shape
from schema.answering.suggested import suggestions_shape
from schema.compiling.conditions import property_name
from schema.compiling.links import ROOTS
from schema.compiling.lookups import LookUp, look_up
from schema.compiling.plan import Paged, root_plan
from schema.compiling.selection import Selected, root_kinds, root_nodes, selected_root
from schema.compiling.suggested import SUGGESTIONS, suggestion_plan

LONGEST_CHOICE: Final = 2_000
"""Bytes of what chooses a plan; who sends more of it hardly sends the same again."""

TYPENAME: Final = "__typename"
BY_ID: Final = frozenset({"node", "nodes"})
NULLABLE: Final = frozenset({"node", PICTURE_ROOT})


@dataclass(frozen=True, slots=True)
class Listed:
    """How a list is asked for, and the shape of its answer."""

    plan: Paged
    shape: Shape


@dataclass(frozen=True, slots=True)
class Named:
    """How nodes are asked for by their ids: by `ids` for a list of them; without, the one of the plan."""

    plan: LookUp
    ids: Sequence[str] | None = None


@dataclass(frozen=True, slots=True)
class Root:
    """A root field: how it is answered, or why it is not.

    listed   of a list; None for `__typename`, and where it is refused
    named    of nodes by their ids
    drawn    of a picture
    """

    key: str
    nodes: Sequence[FieldNode]
    wanted: Selected | None = None
    listed: Listed | None = None
    named: Named | None = None
    drawn: Drawing | None = None
    refused: HommelError | None = None

    @property
    def nullable(self) -> bool:
        """Whether it is null where it fails, and the rest of the answer stands."""
        return self.nodes[0].name.value in NULLABLE


Roots = Sequence[Root]


def has_plan(name: str) -> bool:
    """Whether a root field of that name is answered by plan."""
    return name in (TYPENAME, SUGGESTIONS, PICTURE_ROOT) or name in BY_ID or property_name(name) in ROOTS


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation of a text, with the variables of one request, as sent and as coerced."""

    documents: Documents
    text: str
    document: Document
    node: OperationDefinitionNode
    given: Mapping[str, Any]
    variables: dict[str, Any]

    @property
    def name(self) -> str:
        """What it is called; empty where it has no name."""
        return self.node.name.value if self.node.name else ""

    def roots(self) -> Roots | None:
        """Its root fields; None where one of them has no plan."""
        holes = [name for name, value in self.variables.items() if value is not None and name in self.document.operands]
        choice, kept = self._choice(holes), self.documents.plans
        if choice is None:
            return self._planned(holes)
        known: tuple[Roots | None] | None = kept.get((self.text, choice))
        if known is None:
            known = (self._planned(holes),)
            kept.put((self.text, choice), known, len(self.text))
        return known[0]

    def _planned(self, holes: Sequence[str]) -> Roots | None:
        return replace(self, variables=self.variables | {name: Hole(name) for name in holes}).planned()

    def _choice(self, holes: Sequence[str]) -> bytes | None:
        """What chooses between plans: everything but what goes into holes."""
        declared = (one.variable.name.value for one in self.node.variable_definitions or ())
        chosen = {name: self.given[name] for name in declared if name in self.given and name not in holes}
        if not chosen and not holes:
            return self.name.encode()
        try:
            choice = orjson.dumps([self.name, holes, chosen])
        except TypeError:  # what JSON does not hold comes from tests and programs alone
            return None
        return choice if len(choice) <= LONGEST_CHOICE else None

    def planned(self) -> Roots | None:
        """The same, worked out."""
        wanted = root_nodes(self.node, self.document.fragments, self.variables)
        if not all(has_plan(nodes[0].name.value) for nodes in wanted.values()):
            return None
        return [self._root(key, nodes) for key, nodes in wanted.items()]

    def _root(self, key: str, nodes: Sequence[FieldNode]) -> Root:
        name = nodes[0].name.value
        try:
            wanted = self.selected(nodes)
            if name in BY_ID:
                return Root(key, nodes, named=self._named(nodes, wanted))
            if name == PICTURE_ROOT:
                return Root(key, nodes, drawn=drawing(wanted))
            return Root(key, nodes, wanted, None if name == TYPENAME else _listed(name, wanted))
        except HommelError as error:
            return Root(key, nodes, refused=error.with_traceback(None))  # else it would keep this request's values

    def _named(self, nodes: Sequence[FieldNode], wanted: Selected) -> Named:
        of_kinds = root_kinds(nodes, self.document.fragments, self.documents.schema, self.variables, KINDS)
        if wanted.name == "nodes":
            return Named(look_up(wanted.arguments["ids"], of_kinds), wanted.arguments["ids"])
        one = wanted.arguments["id"]
        return Named(look_up(one if isinstance(one, Hole) else [one], of_kinds))

    def selected(self, nodes: Sequence[FieldNode]) -> Selected:
        """What is selected of a root field."""
        own = self.document
        return selected_root(nodes, own.fragments, self.documents.query, self.variables, own.below, self.name)


def _listed(name: str, wanted: Selected) -> Listed:
    if name == SUGGESTIONS:
        suggested = suggestion_plan(wanted)
        return Listed(suggested, suggestions_shape(suggested, wanted))
    plan = root_plan(ROOTS[property_name(name)], wanted)
    return Listed(plan, root_shape(plan, wanted))
