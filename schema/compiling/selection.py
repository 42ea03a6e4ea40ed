"""What a GraphQL request selects, with fragments, aliases, `@skip` and `@include` worked out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import strawberry
from graphql import (
    ArgumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLField,
    GraphQLIncludeDirective,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLSkipDirective,
    InlineFragmentNode,
    NamedTypeNode,
    OperationDefinitionNode,
    SelectionNode,
    Undefined,
    VariableNode,
    get_named_type,
    is_abstract_type,
    value_from_ast,
)

from graph.errors import BadInput

MOST_FIELDS = 2_000
MOST_KNOWN = 64
NODE = "Node"


Fragments = Mapping[str, FragmentDefinitionNode]


@dataclass(frozen=True, slots=True, eq=False)
class Selected:
    """One field as selected; the same object for every request of a document, below what depends on variables.

    key         the name under which the client wants it
    arguments   what was given, coerced; what was not given is absent
    below       what is selected below it, in the client's order
    parent      the type that it is a field of
    """

    key: str
    name: str
    arguments: Mapping[str, Any]
    below: "tuple[Selected, ...]"
    parent: str

    def child(self, name: str) -> "Selected | None":
        """The selected field of that name below; `BadInput` if it is selected under several names."""
        same = [selected for selected in self.below if selected.name == name]
        if len(same) > 1:
            raise BadInput(f"`{name}` of one list is selected {len(same)} times under different names; select it once")
        return same[0] if same else None


def selected(info: strawberry.Info) -> Selected:
    """The field that is being resolved; `BadInput` where more is selected than anybody reads."""
    raw = info._raw_info
    return _Reader(raw.fragments, info.variable_values).field(raw.field_nodes, raw.parent_type)


def selected_kinds(info: strawberry.Info) -> dict[str, Selected]:
    """What is selected of each kind of node that the field can give."""
    raw = info._raw_info
    given = get_named_type(raw.return_type)
    types = raw.schema.get_possible_types(given) if is_abstract_type(given) else [given]
    kinds = [type_.name for type_ in types]
    return root_kinds(raw.field_nodes, raw.fragments, raw.schema, info.variable_values, kinds)


def root_kinds(
    nodes: Sequence[FieldNode], fragments: Fragments, schema: GraphQLSchema, variables: dict[str, Any],
    kinds: Iterable[str],
) -> dict[str, Selected]:  # fmt: skip
    """The same of a root field by its nodes."""
    reader = _Reader(fragments, variables)
    types = [type_ for kind in kinds if isinstance(type_ := schema.type_map[kind], GraphQLObjectType)]
    return {type_.name: reader.kind(nodes, type_) for type_ in types}


def root_nodes(
    operation: OperationDefinitionNode, fragments: Fragments, variables: dict[str, Any]
) -> dict[str, list[FieldNode]]:
    """The root fields of a validated operation by the name that the client gives them."""
    return _Reader(fragments, variables).by_key([operation])


Below = dict[tuple[str, str, tuple[int, ...]], tuple[Selected, ...]]
"""Operation, root field, and which of its nodes are in -> what is selected below it, where no variable changes that."""


def selected_root(
    nodes: Sequence[FieldNode], fragments: Fragments, root: GraphQLObjectType, variables: dict[str, Any],
    known: Below, operation: str,
) -> Selected:  # fmt: skip
    """One of them; `BadInput` where more is selected than anybody reads."""
    alias, name = nodes[0].alias, nodes[0].name.value
    key, definition = alias.value if alias else name, root.fields.get(name)
    if definition is None:  # `__typename` and its like
        return Selected(key, name, {}, (), root.name)
    place = (operation, key, tuple(map(id, nodes)))  # nodes live as long as their document, and what is known with it
    below = known.get(place)
    if below is None:
        watched = _Watched(variables)
        below = _Reader(fragments, watched).below(nodes, definition)
        if not watched.asked and len(known) < MOST_KNOWN:
            known[place] = below
    return Selected(key, name, _Reader(fragments, variables).arguments(nodes[0], definition), below, root.name)


class _Watched(dict[str, Any]):
    """Variables that tell whether anybody asked for one."""

    asked = False

    def __contains__(self, name: object) -> bool:
        self.asked = True
        return super().__contains__(name)

    def __getitem__(self, name: str) -> Any:
        self.asked = True
        return super().__getitem__(name)

    def get(self, name: str, default: Any = None) -> Any:
        self.asked = True
        return super().get(name, default)


@dataclass(slots=True)
class _Reader:
    """Walks one request's selection, and counts."""

    fragments: Fragments
    variables: dict[str, Any]
    fields: int = 0

    def field(self, nodes: Sequence[FieldNode], parent: GraphQLObjectType) -> Selected:
        """Nodes that the client wants under one key: their arguments are the same (validation saw to it)."""
        self.fields += 1
        if self.fields > MOST_FIELDS:
            raise BadInput(f"a request selects {MOST_FIELDS:,} fields at most; select less")
        alias, name = nodes[0].alias, nodes[0].name.value
        key = alias.value if alias else name
        definition = parent.fields.get(name)
        if definition is None:  # `__typename` and its like
            return Selected(key, name, {}, (), parent.name)
        below = self.below(nodes, definition)
        return Selected(key, name, self.arguments(nodes[0], definition), below, parent.name)

    def below(self, nodes: Sequence[FieldNode], definition: GraphQLField) -> tuple[Selected, ...]:
        """What is selected below a field."""
        inner = get_named_type(definition.type)
        return self._below(nodes, inner) if isinstance(inner, GraphQLObjectType) else ()

    def kind(self, nodes: Sequence[FieldNode], type_: GraphQLObjectType) -> Selected:
        """The same where a node is of that type."""
        return Selected(type_.name, type_.name, {}, self._below(nodes, type_), type_.name)

    def _below(self, nodes: Sequence[FieldNode], type_: GraphQLObjectType) -> tuple[Selected, ...]:
        return tuple(self.field(same, type_) for same in self.by_key(nodes, type_.name).values())

    def by_key(
        self, nodes: Sequence[FieldNode | OperationDefinitionNode], type_: str | None = None
    ) -> dict[str, list[FieldNode]]:
        """The fields below nodes that are wanted under one key, by their own keys; of an object of that type."""
        found: dict[str, list[FieldNode]] = {}
        seen: set[str] = set()  # fragments: once below each key, else their number could double at each level
        for node in nodes:
            for child in self._flat(node.selection_set.selections if node.selection_set else (), seen, type_):
                found.setdefault(child.alias.value if child.alias else child.name.value, []).append(child)
        return found

    def _flat(self, nodes: Iterable[SelectionNode], seen: set[str], type_: str | None) -> Iterator[FieldNode]:
        for node in nodes:
            if not self._included(node):
                continue
            if isinstance(node, FieldNode):
                yield node
            elif isinstance(node, InlineFragmentNode):
                if _applies(node.type_condition, type_):
                    yield from self._flat(node.selection_set.selections, seen, type_)
            elif isinstance(node, FragmentSpreadNode) and node.name.value not in seen:
                fragment = self.fragments[node.name.value]
                if _applies(fragment.type_condition, type_):
                    seen.add(node.name.value)
                    yield from self._flat(fragment.selection_set.selections, seen, type_)

    def _included(self, node: SelectionNode) -> bool:
        for directive in node.directives or ():
            for known, leaves_out in ((GraphQLSkipDirective, True), (GraphQLIncludeDirective, False)):
                if directive.name.value == known.name:
                    value = (directive.arguments or ())[0].value
                    if value_from_ast(value, known.args["if"].type, self.variables) is leaves_out:
                        return False
        return True

    def arguments(self, node: FieldNode, definition: GraphQLField) -> dict[str, Any]:
        """What was given to a field, coerced."""
        given = {one.name.value: self._value(one, definition) for one in node.arguments or ()}
        return {name: value for name, value in given.items() if value is not Undefined and value is not None}

    def _value(self, argument: ArgumentNode, definition: GraphQLField) -> Any:
        """What an argument says; `Undefined` for a variable that was not given."""
        node = argument.value
        if isinstance(node, VariableNode) and node.name.value not in self.variables:
            return Undefined
        value = value_from_ast(node, definition.args[argument.name.value].type, self.variables)
        if value is Undefined:
            raise GraphQLError(f"`{argument.name.value}` has a value that it may not have", node)
        return value


def _applies(condition: NamedTypeNode | None, type_: str | None) -> bool:
    """Whether a fragment is for objects of that type; the one interface is for all that can stand there."""
    return condition is None or type_ is None or condition.name.value in (type_, NODE)
