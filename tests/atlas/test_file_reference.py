"""The page on files names every table and column that there is."""

from pathlib import Path

import pytest

from graph.catalogue import KINDS, RELATIONS, Kind, RelationType
from loaders.tables.sheets import SHEETS

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "files.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("entry", [*KINDS.values(), *RELATIONS.values()], ids=lambda entry: entry.name)
def test_every_table_is_documented_with_its_columns(entry: Kind | RelationType) -> None:
    (row,) = (line for line in PAGE.splitlines() if line.startswith(f"| `{entry.table}.csv` | {entry.name} |"))
    assert [name for name in entry.properties if f"`{name}` " not in row] == []


def test_every_column_of_the_sheets_is_documented() -> None:
    columns = {column for sheet in SHEETS.values() for column in sheet.columns.values()}
    assert sorted(column for column in columns if f"`{column}`" not in PAGE) == []
