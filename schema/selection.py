"""What a GraphQL request selects, with fragments, aliases, `@skip` and `@include` worked out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import strawberry
from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLField,
    GraphQLIncludeDirective,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSkipDirective,
    InlineFragmentNode,
    SelectionNode,
    Undefined,
    get_named_type,
    value_from_ast,
)

from graph.errors import BadInput

MOST_FIELDS = 2_000


@dataclass(frozen=True, slots=True)
class Selected:
    """One field as selected.

    key         the name under which the client wants it
    arguments   what was given, coerced; what was not given is absent
    below       what is selected below it
    """

    key: str
    name: str
    arguments: Mapping[str, Any]
    below: "tuple[Selected, ...]"

    def child(self, name: str) -> "Selected | None":
        """The selected field of that name below; `BadInput` if it is selected under several names."""
        same = [selected for selected in self.below if selected.name == name]
        if len(same) > 1:
            raise BadInput(f"`{name}` of one list is selected {len(same)} times under different names; select it once")
        return same[0] if same else None


def selected(info: strawberry.Info) -> Selected:
    """The field that is being resolved; `BadInput` where more is selected than anybody reads."""
    raw = info._raw_info
    return _Reader(raw.fragments, info.variable_values).field(raw.field_nodes, raw.parent_type.fields[raw.field_name])


@dataclass(slots=True)
class _Reader:
    """Walks one request's selection, and counts."""

    fragments: Mapping[str, FragmentDefinitionNode]
    variables: dict[str, Any]
    fields: int = 0

    def field(self, nodes: Sequence[FieldNode], definition: GraphQLField) -> Selected:
        """Nodes that the client wants under one key: their arguments are the same (validation saw to it)."""
        self.fields += 1
        if self.fields > MOST_FIELDS:
            raise BadInput(f"a request selects {MOST_FIELDS:,} fields at most; select less")
        alias, name = nodes[0].alias, nodes[0].name.value
        below = tuple(self._below(nodes, get_named_type(definition.type)))
        return Selected(alias.value if alias else name, name, self._arguments(nodes[0], definition), below)

    def _below(self, nodes: Sequence[FieldNode], parent: GraphQLNamedType) -> Iterator[Selected]:
        if not isinstance(parent, GraphQLObjectType):
            return
        by_key: dict[str, list[FieldNode]] = {}
        seen: set[str] = set()  # fragments: once below each key, else their number could double at each level
        for node in nodes:
            for child in self._flat(node.selection_set.selections if node.selection_set else (), seen):
                by_key.setdefault(child.alias.value if child.alias else child.name.value, []).append(child)
        for same in by_key.values():
            if same[0].name.value in parent.fields:  # not `__typename`
                yield self.field(same, parent.fields[same[0].name.value])

    def _flat(self, nodes: Iterable[SelectionNode], seen: set[str]) -> Iterator[FieldNode]:
        for node in nodes:
            if not self._included(node):
                continue
            if isinstance(node, FieldNode):
                yield node
            elif isinstance(node, InlineFragmentNode):
                yield from self._flat(node.selection_set.selections, seen)
            elif isinstance(node, FragmentSpreadNode) and node.name.value not in seen:
                seen.add(node.name.value)
                yield from self._flat(self.fragments[node.name.value].selection_set.selections, seen)

    def _included(self, node: SelectionNode) -> bool:
        for directive in node.directives or ():
            for known, leaves_out in ((GraphQLSkipDirective, True), (GraphQLIncludeDirective, False)):
                if directive.name.value == known.name:
                    value = (directive.arguments or ())[0].value
                    if value_from_ast(value, known.args["if"].type, self.variables) is leaves_out:
                        return False
        return True

    def _arguments(self, node: FieldNode, definition: GraphQLField) -> dict[str, Any]:
        given = {
            argument.name.value: value_from_ast(
                argument.value, definition.args[argument.name.value].type, self.variables
            )
            for argument in node.arguments or ()
        }
        return {name: value for name, value in given.items() if value is not Undefined and value is not None}
