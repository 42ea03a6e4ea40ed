"""What a sheet is: its columns, and what a row of it says of a stakeholder."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from graph.values import Fact
from loaders.tables.wording.fields import Cells

Said = tuple[Fact, Fact]
"""A node, and the relation to the stakeholder that it is about."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of its own loader.

    name       what it is called, in files and in names of sources
    columns    its columns with their other names, separated by commas
    needed     columns without which a file cannot be read
    read       what a row says: of whom, by which source; `ValueError` for one that says nothing
    nouns      what it may say, relations before nodes: the order in which an earlier load is retired
    """

    name: str
    columns: Mapping[str, str]
    needed: Sequence[str]
    read: Callable[[Cells, str, str], Said]
    nouns: Sequence[type[Fact]]

    @property
    def also_called(self) -> Mapping[str, str]:
        """Other names of columns in small letters -> their names here."""
        spelled = {column: column for column in self.columns}
        for column, others in self.columns.items():
            spelled |= {other.strip(): column for other in others.split(",")}
        return spelled
