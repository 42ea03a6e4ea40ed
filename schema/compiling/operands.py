"""Which variables of a document are only ever compared with: their values change no plan.

Those of a picture do: it is asked for in several questions of its own.
"""

from typing import Any, Final

from graphql import (
    ArgumentNode,
    DocumentNode,
    GraphQLField,
    GraphQLNamedType,
    GraphQLSchema,
    ObjectFieldNode,
    TypeInfo,
    TypeInfoVisitor,
    VariableDefinitionNode,
    VariableNode,
    Visitor,
    get_named_type,
    visit,
)

from schema.nouns.filters import TESTS

COMPARED: Final = frozenset(type_.__name__ for type_ in TESTS.values())
ALTERS: Final = "known"
"""The operator whose value changes what is asked."""


def operands(tree: DocumentNode, schema: GraphQLSchema) -> frozenset[str]:
    """Their names, of a valid document.

    >>> from graphql import parse
    >>> from schema.query import build_schema
    >>> text = "query($c: String, $n: Int) { stakeholders(first: $n, where: {country: {eq: $c}}) { totalCount } }"
    >>> sorted(operands(parse(text), build_schema()._schema))
    ['c']
    """
    types = TypeInfo(schema)
    roots = schema.query_type.fields if schema.query_type else {}
    uses = _Uses(types, roots.get("node"), roots.get("picture"))
    visit(tree, TypeInfoVisitor(types, uses))
    return frozenset(uses.compared - uses.others)


class _Uses(Visitor):
    """Collects variables by where they stand; `one` is the field that compares ids with its only argument, within
    `several` nothing is only compared with."""

    def __init__(self, types: TypeInfo, one: GraphQLField | None, several: GraphQLField | None) -> None:
        super().__init__()
        self._types = types
        self._one, self._several = one, several
        self._within = 0
        self.compared: set[str] = set()
        self.others: set[str] = set()

    def enter_field(self, *_: Any) -> None:
        """See `graphql.Visitor`."""
        self._within += self._draws()

    def leave_field(self, *_: Any) -> None:
        """See `graphql.Visitor`."""
        self._within -= self._draws()

    def _draws(self) -> bool:
        return self._several is not None and self._types.get_field_def() is self._several

    def enter_variable(self, node: VariableNode, key: Any, parent: Any, *_: Any) -> None:
        """See `graphql.Visitor`."""
        if isinstance(parent, VariableDefinitionNode):
            return
        (self.compared if not self._within and self._compares(parent) else self.others).add(node.name.value)

    def _compares(self, parent: Any) -> bool:
        if isinstance(parent, ArgumentNode):
            return self._types.get_field_def() is self._one and self._types.get_directive() is None
        test: GraphQLNamedType | None = get_named_type(self._types.get_parent_input_type())
        known = isinstance(parent, ObjectFieldNode) and test is not None and test.name in COMPARED
        return known and parent.name.value != ALTERS
