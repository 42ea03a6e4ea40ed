"""The texts that clients send, parsed and validated once."""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Final, cast

from graphql import (
    DocumentNode,
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLObjectType,
    GraphQLSchema,
    OperationDefinitionNode,
    parse,
    specified_rules,
    validate,
)

from schema.limits import Limits

MOST_DOCUMENTS: Final = 1_000
MOST_CHARACTERS: Final = 20_000
"""Longer texts are answered, and forgotten."""


@dataclass(frozen=True, slots=True)
class Document:
    """A valid text: its operations by name, and its fragments."""

    operations: Mapping[str, OperationDefinitionNode]
    fragments: Mapping[str, FragmentDefinitionNode]

    @classmethod
    def of(cls, tree: DocumentNode) -> "Document":
        """From the tree that a parser made."""
        operations = [one for one in tree.definitions if isinstance(one, OperationDefinitionNode)]
        fragments = [one for one in tree.definitions if isinstance(one, FragmentDefinitionNode)]
        return cls(
            {one.name.value if one.name else "": one for one in operations},
            {one.name.value: one for one in fragments},
        )

    def operation(self, name: str | None) -> OperationDefinitionNode | None:
        """The one of that name; without a name, the only one there is."""
        if name is not None:
            return self.operations.get(name)
        return next(iter(self.operations.values())) if len(self.operations) == 1 else None


class Documents:
    """The valid documents among the texts that came last, each looked at once."""

    def __init__(self, schema: GraphQLSchema, most_tokens: int) -> None:
        self.schema, self.most_tokens = schema, most_tokens
        self.query = cast(GraphQLObjectType, schema.query_type)
        self._known: OrderedDict[bytes, Document | None] = OrderedDict()

    def get(self, text: str) -> Document | None:
        """The document of a text, or None if it is not valid."""
        if len(text) > MOST_CHARACTERS:
            return None
        key = sha256(text.encode("utf-8", "surrogatepass")).digest()
        if key in self._known:
            self._known.move_to_end(key)
            return self._known[key]
        document = self._known[key] = self._read(text)
        if len(self._known) > MOST_DOCUMENTS:
            self._known.popitem(last=False)
        return document

    def _read(self, text: str) -> Document | None:
        try:
            tree = parse(text, max_tokens=self.most_tokens)
        except (GraphQLError, RecursionError):
            return None
        if validate(self.schema, tree, (*specified_rules, Limits), max_errors=1):
            return None
        return Document.of(tree)
