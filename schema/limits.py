"""How much one document may ask, measured in one pass before anything else looks at it.

Fragments can hold fragments that double at each level: a count that follows every spread never ends, so each fragment
is measured once and remembered. The other rules, and the executor, compare and follow what they are given: what is
refused here never reaches them.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    InlineFragmentNode,
    IntValueNode,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
    VariableNode,
)

from schema.compiling.links import DEFAULT_BELOW, DEFAULT_PAGE

DEEPEST: Final = 15
MOST_ALIASES: Final = 50
MOST_COST: Final = 1_000_000
WIDEST: Final = 200
MOST_REPEATS: Final = 50
MOST_DIRECTIVES: Final = 50
MOST_FRAGMENTS: Final = 50

PAGE_ARGUMENTS: Final = frozenset({"first", "last", "cap"})
OF_INTROSPECTION: Final[Mapping[str, float]] = {
    "types": 300, "fields": 3, "inputFields": 3, "args": 1, "enumValues": 2, "possibleTypes": 2, "interfaces": 1,
    "directives": 10, "ofType": 0.3,
}  # fmt: skip
"""List -> about how long it is; of what may be there or not, how often it is."""

ONCE_BELOW: Final[Mapping[str, str]] = {"picture": "suggested"}
"""Field -> what stands once below it, whatever its page size: that is the size of other lists of it."""

DEARER: Final = 20
"""The executor works out introspection value by value, without a plan."""


@dataclass(frozen=True, slots=True)
class Size:
    """Levels of fields, aliases and values of the answer, with fragments written out.

    A value counts once for each row that it can stand in: page sizes multiply. `once` are those of the values that
    stand once, whatever the page size around them.
    """

    depth: int = 0
    aliases: int = 0
    cost: int = 0
    once: int = 0


@dataclass(slots=True)
class _Measure:
    """Sizes of selections; a fragment within itself, which another rule refuses, counts nothing.

    pages       variable -> the page size it has where the client gives none
    directives  so many were met, each fragment once
    widest      the most fields and spreads of one selection
    repeats     how many fields have the name of another beside them: the two must be merged
    """

    fragments: Mapping[str, FragmentDefinitionNode]
    pages: Mapping[str, int]
    known: dict[str, Size] = field(default_factory=dict)
    directives: int = 0
    widest: int = 0
    repeats: int = 0

    def of(self, selection: SelectionSetNode | None, page: int, hidden: bool = False, alone: str = "") -> Size:
        """`page`: rows of a list that asks for no number; `hidden`: within introspection; `alone`: see `ONCE_BELOW`."""
        nodes = selection.selections if selection else ()
        self._tally(nodes)
        parts = list(_once(nodes))
        sizes = [self._one(node, page, hidden) for node in parts]
        apart = [isinstance(node, FieldNode) and node.name.value == alone for node in parts]
        return Size(
            max((size.depth for size in sizes), default=0),
            sum(size.aliases for size in sizes),
            sum(size.cost for size in sizes),
            sum(size.cost for size, is_apart in zip(sizes, apart, strict=True) if is_apart),
        )

    def _tally(self, nodes: Sequence[SelectionNode]) -> None:
        names = Counter((one.alias or one.name).value for one in nodes if isinstance(one, FieldNode))
        self.widest = max(self.widest, len(nodes))
        self.repeats += names.total() - len(names)
        self.directives += sum(len(one.directives or ()) for one in nodes)

    def _one(self, node: SelectionNode, page: int, hidden: bool) -> Size:
        if isinstance(node, FieldNode):
            return self._field(node, page, hidden)
        if isinstance(node, InlineFragmentNode):
            return self.of(node.selection_set, page, hidden)
        return self._fragment(node.name.value) if isinstance(node, FragmentSpreadNode) else Size()

    def _field(self, node: FieldNode, page: int, hidden: bool) -> Size:
        name = node.name.value
        within = hidden or name in {"__schema", "__type"}
        inner = self.of(node.selection_set, DEFAULT_BELOW, within, ONCE_BELOW.get(name, ""))
        times = OF_INTROSPECTION.get(name, 1) if hidden else DEARER if within else self._rows(node, page)
        level = 1 if node.selection_set and not name.startswith("__") else 0
        cost = 1 + int(times * (inner.cost - inner.once)) + inner.once
        return Size(inner.depth + level, inner.aliases + (1 if node.alias else 0), cost)

    def _rows(self, node: FieldNode, page: int) -> int:
        for argument in node.arguments or ():
            if argument.name.value in PAGE_ARGUMENTS:
                value = argument.value
                if isinstance(value, IntValueNode):
                    return _number(value)
                return self.pages.get(value.name.value, page) if isinstance(value, VariableNode) else page
        return page if _is_list(node) else 1

    def _fragment(self, name: str) -> Size:
        if name not in self.known:
            self.known[name] = Size()
            if found := self.fragments.get(name):
                on = found.type_condition.name.value
                page = DEFAULT_PAGE if on == "Query" else DEFAULT_BELOW
                self.known[name] = self.of(found.selection_set, page, on.startswith("__"))
        return self.known[name]


def _once(nodes: Iterable[SelectionNode]) -> Iterable[SelectionNode]:
    """Without the spreads that say the same again: the executor follows a fragment once."""
    seen = set[str]()
    for node in nodes:
        if isinstance(node, FragmentSpreadNode):
            if node.name.value in seen:
                continue
            seen.add(node.name.value)
        yield node


def _is_list(node: FieldNode) -> bool:
    below = node.selection_set.selections if node.selection_set else ()
    return any(isinstance(one, FieldNode) and one.name.value == "edges" for one in below)


def _number(node: IntValueNode) -> int:
    """A page size; what has more digits than any has is as good as any."""
    return max(1, int(node.value[:10]))


def _pages(operation: OperationDefinitionNode) -> dict[str, int]:
    given = operation.variable_definitions or ()
    return {
        one.variable.name.value: _number(one.default_value)
        for one in given
        if isinstance(one.default_value, IntValueNode)
    }


@dataclass(frozen=True, slots=True)
class _Limit:
    """What is measured, how much of it there may be, and how that is said."""

    of: Callable[[Size, _Measure], int]
    most: int
    words: str


LIMITS: Final = (
    _Limit(lambda size, _: size.depth, DEEPEST, "be {most} levels deep, not {found}"),
    _Limit(lambda size, _: size.aliases, MOST_ALIASES, "give {most} aliases, not {found}"),
    _Limit(lambda _, met: met.widest, WIDEST, "name {most} fields in one place, not {found}"),
    _Limit(lambda _, met: met.repeats, MOST_REPEATS, "repeat {most} fields, not {found}"),
    _Limit(lambda _, met: met.directives, MOST_DIRECTIVES, "have {most} directives, not {found}"),
    _Limit(lambda size, _: size.cost, MOST_COST, "hold {most} values, and it could be {found}; ask for fewer rows"),
)


def excess(tree: DocumentNode) -> GraphQLError | None:
    """What is too much about a document, if anything."""
    fragments = {one.name.value: one for one in tree.definitions if isinstance(one, FragmentDefinitionNode)}
    if len(fragments) > MOST_FRAGMENTS:
        return GraphQLError(f"a document may have {MOST_FRAGMENTS} fragments, not {len(fragments)}")
    for operation in tree.definitions:
        if isinstance(operation, OperationDefinitionNode):
            measure = _Measure(fragments, _pages(operation), directives=len(operation.directives or ()))
            if error := _beyond(measure.of(operation.selection_set, DEFAULT_PAGE), measure, operation):
                return error
    return None


def _beyond(size: Size, measure: _Measure, operation: OperationDefinitionNode) -> GraphQLError | None:
    for limit in LIMITS:
        if (found := limit.of(size, measure)) > limit.most:
            said = limit.words.format(most=f"{limit.most:,}", found=f"{found:,}" if found < 10**12 else "far more")
            return GraphQLError(f"a request may {said}", operation)
    return None
