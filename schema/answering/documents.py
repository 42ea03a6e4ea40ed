"""The texts that clients send, parsed and validated once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Final, cast

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLObjectType,
    GraphQLSchema,
    NamedTypeNode,
    NonNullTypeNode,
    NoSchemaIntrospectionCustomRule,
    OperationDefinitionNode,
    parse,
    specified_rules,
    validate,
)
from strawberry.schema.validation_rules.maybe_null import MaybeNullValidationRule
from strawberry.schema.validation_rules.one_of import OneOfInputValidationRule

from graph.preparing.recent import Recent
from schema.compiling.operands import operands
from schema.compiling.selection import Below
from schema.limits import excess

MOST_KEPT: Final = 2_000_000
"""Characters of all texts that are kept; their trees take up to a hundred times as many bytes."""

MOST_PLANNED: Final = 500_000
"""Characters of all texts with a plan, each plan's counted; a plan, too, takes up to a hundred bytes for each."""

MOST_CHARACTERS: Final = 20_000
MOST_ERRORS: Final = 10
TEXTS: Final = frozenset({"String", "ID"})
RULES: Final = (*specified_rules, MaybeNullValidationRule, OneOfInputValidationRule)
"""What the stock executor's own validation holds."""


@dataclass(frozen=True, slots=True)
class Document:
    """A text: its tree, or what is wrong with it; its operations by name, its fragments, and what they select.

    operands   the variables that are only compared with
    texts      operation -> its variables, where all of them are texts: what is sent is what is meant
    """

    tree: DocumentNode | None
    errors: Sequence[GraphQLError] = ()
    operations: Mapping[str, OperationDefinitionNode] = field(default_factory=dict)
    fragments: Mapping[str, FragmentDefinitionNode] = field(default_factory=dict)
    below: Below = field(default_factory=dict)
    operands: frozenset[str] = frozenset()
    texts: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, tree: DocumentNode, schema: GraphQLSchema) -> "Document":
        """From the tree that a parser made, and that is valid."""
        named = {
            one.name.value if one.name else "": one
            for one in tree.definitions
            if isinstance(one, OperationDefinitionNode)
        }
        fragments = [one for one in tree.definitions if isinstance(one, FragmentDefinitionNode)]
        return cls(
            tree,
            (),
            named,
            {one.name.value: one for one in fragments},
            operands=operands(tree, schema),
            texts={name: texts for name, one in named.items() if (texts := _texts(one)) is not None},
        )

    @property
    def asks_the_schema_alone(self) -> bool:
        """Whether it is introspection and nothing else."""
        roots = (root for one in self.operations.values() for root in one.selection_set.selections)
        return all(isinstance(root, FieldNode) and root.name.value.startswith("__") for root in roots)

    def operation(self, name: str | None) -> OperationDefinitionNode | None:
        """The one of that name; without a name, the only one there is."""
        if name is not None:
            return self.operations.get(name)
        return next(iter(self.operations.values())) if len(self.operations) == 1 else None


@dataclass(frozen=True, slots=True)
class Taken:
    """Which texts are answered.

    introspection   those that ask for the schema too
    trusted         these alone, by their SHA-256; None: any
    """

    introspection: bool = True
    trusted: Mapping[str, str] | None = None

    def named(self, id: str) -> str | None:
        """The trusted text of that id, `sha256:…` or the digest alone."""
        return (self.trusted or {}).get(id.removeprefix("sha256:").lower())


ANY: Final = Taken()


class Documents:
    """The texts that came last, each parsed and validated once.

    plans   what was worked out of them, by text and by what chooses between its plans (`schema.answering.planning`)
    """

    def __init__(self, schema: GraphQLSchema, most_tokens: int, taken: Taken = ANY) -> None:
        self.schema, self.most_tokens, self.taken = schema, most_tokens, taken
        self._rules = RULES if taken.introspection else (*RULES, NoSchemaIntrospectionCustomRule)
        self.query = cast(GraphQLObjectType, schema.query_type)
        self._known = Recent[str, Document](MOST_KEPT)
        self.plans = Recent[tuple[str, bytes], Any](MOST_PLANNED)

    def get(self, text: str) -> Document:
        """The document of a text."""
        if len(text) > MOST_CHARACTERS:
            return _refused(
                f"a document may have {MOST_CHARACTERS:,} characters, not {len(text):,}; send values as variables"
            )
        known = self._known.get(text)
        if known is not None:
            return known
        if self.taken.trusted is not None and _digest(text) not in self.taken.trusted:
            return _refused("only documents that were agreed on are answered here, and this is none of them")
        document = self._read(text)
        self._known.put(text, document, len(text))
        return document

    def _read(self, text: str) -> Document:
        try:
            tree = parse(text, max_tokens=self.most_tokens)
            if too_much := excess(tree):
                return Document(None, [too_much])
            errors = validate(self.schema, tree, self._rules, max_errors=MOST_ERRORS)
        except GraphQLError as error:
            return Document(None, [error])
        except RecursionError:
            return _refused("the document is nested too deeply")
        return Document(tree, errors) if errors else Document.of(tree, self.schema)


def anew(error: GraphQLError) -> GraphQLError:
    """An error of a kept document, to be raised: the kept one would keep every frame that it is raised through."""
    return GraphQLError(error.message, error.nodes, error.source, error.positions)


def _texts(operation: OperationDefinitionNode) -> frozenset[str] | None:
    """The names of its variables, None where one of them is anything but a text."""
    found = set()
    for one in operation.variable_definitions or ():
        type_ = one.type.type if isinstance(one.type, NonNullTypeNode) else one.type
        if not isinstance(type_, NamedTypeNode) or type_.name.value not in TEXTS:
            return None
        found.add(one.variable.name.value)
    return frozenset(found)


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _refused(message: str) -> Document:
    return Document(None, [GraphQLError(message)])
