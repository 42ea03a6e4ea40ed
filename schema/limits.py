"""How deep a request may go and how many names it may give, counted once per fragment.

Fragments can hold fragments that double at each level: a count that follows every spread never ends, so each
fragment is counted once and remembered.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionNode,
    ValidationContext,
    ValidationRule,
)

DEEPEST: Final = 15
MOST_ALIASES: Final = 50


@dataclass(frozen=True, slots=True)
class Size:
    """How many levels of fields, and how many aliases when all fragments are written out."""

    depth: int = 0
    aliases: int = 0


@dataclass(slots=True)
class _Measure:
    """Sizes of selections; a fragment within itself, which another rule refuses, counts nothing."""

    fragments: dict[str, FragmentDefinitionNode]
    known: dict[str, Size] = field(default_factory=dict)

    def of(self, nodes: Iterable[SelectionNode]) -> Size:
        sizes = [self._one(node) for node in nodes]
        return Size(max((size.depth for size in sizes), default=0), sum(size.aliases for size in sizes))

    def _one(self, node: SelectionNode) -> Size:
        if isinstance(node, FieldNode):
            inner = self.of(node.selection_set.selections) if node.selection_set else Size()
            level = 1 if node.selection_set and not node.name.value.startswith("__") else 0
            return Size(inner.depth + level, inner.aliases + (1 if node.alias else 0))
        if isinstance(node, InlineFragmentNode):
            return self.of(node.selection_set.selections)
        if isinstance(node, FragmentSpreadNode):
            return self._fragment(node.name.value)
        return Size()

    def _fragment(self, name: str) -> Size:
        if name not in self.known:
            self.known[name] = Size()
            found = self.fragments.get(name)
            self.known[name] = self.of(found.selection_set.selections) if found else Size()
        return self.known[name]


class Limits(ValidationRule):
    """Refuses operations that are too deep or give too many names."""

    def __init__(self, context: ValidationContext) -> None:
        super().__init__(context)
        definitions = context.document.definitions
        self._measure = _Measure(
            {one.name.value: one for one in definitions if isinstance(one, FragmentDefinitionNode)}
        )

    def enter_operation_definition(self, node: OperationDefinitionNode, *_: Any) -> None:
        """See `graphql.ValidationRule`."""
        size = self._measure.of(node.selection_set.selections)
        if size.depth > DEEPEST:
            self.report_error(GraphQLError(f"a request may be {DEEPEST} levels deep, not {size.depth}", node))
        if size.aliases > MOST_ALIASES:
            self.report_error(GraphQLError(f"a request may give {MOST_ALIASES} aliases, not {size.aliases:,}", node))
