"""The tables that the catalogue asks for, as SQL. Migrations are frozen; a test holds their result against this."""

from collections.abc import Iterator

from graph.asking import NUMBERS
from graph.catalogue import KINDS, RELATIONS, Kind, Property, RelationType
from graph.values import Type

COLUMN_TYPE = {
    Type.CODE: "TEXT",
    Type.TEXT: "TEXT",
    Type.WHOLE: "INTEGER",
    Type.CENTS: "INTEGER",
    Type.REAL: "REAL",
    Type.DAY: "TEXT",
    Type.FLAG: "INTEGER",
    Type.TEXTS: "TEXT",
}

PROVENANCE = "source TEXT NOT NULL, as_of TEXT, rule TEXT"

SUGGESTION_INDEXES = {
    "suggestion_by_score": "(run_id, score DESC, stakeholder_id, rank)",
    "suggestion_by_partner": "(run_id, partner_id, stakeholder_id, rank)",
}
RECORD_KEEPING = (
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID",
    "INSERT INTO meta VALUES ('revision', 0)",
    "CREATE TABLE mark (name TEXT PRIMARY KEY, revision INTEGER NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TABLE said (noun TEXT NOT NULL, key TEXT NOT NULL, source TEXT NOT NULL, as_of TEXT, rule TEXT,"
    " record TEXT NOT NULL, PRIMARY KEY (noun, key, source)) STRICT, WITHOUT ROWID",
    "CREATE TABLE audit (revision INTEGER NOT NULL, at TEXT NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL,"
    " kind TEXT NOT NULL, key TEXT NOT NULL, before TEXT, after TEXT) STRICT",
    "CREATE INDEX audit_by_revision ON audit (revision)",
    "CREATE TABLE suggestion (run_id TEXT NOT NULL REFERENCES match_run (id) ON DELETE CASCADE,"
    " stakeholder_id TEXT NOT NULL, rank INTEGER NOT NULL, partner_id TEXT NOT NULL, score REAL NOT NULL,"
    " chain_from TEXT, chain_to TEXT, explanation TEXT NOT NULL,"
    " PRIMARY KEY (run_id, stakeholder_id, rank)) STRICT, WITHOUT ROWID",
    *(f"CREATE INDEX {name} ON suggestion {columns}" for name, columns in SUGGESTION_INDEXES.items()),
)


def order_expression(column: str, prop_type: Type) -> str:
    """What sorts a column so that nulls are the greatest, as in every store."""
    return f"coalesce({column}, {'9e999' if prop_type in NUMBERS else 'char(1114111)'})"


def graph_statements() -> Iterator[str]:
    """Tables and indexes of every kind and relation, then the record keeping."""
    for kind in KINDS.values():
        yield from _kind(kind)
    for relation in RELATIONS.values():
        yield from _relation(relation)
    yield from RECORD_KEEPING


def search_statements() -> Iterator[str]:
    """Full-text search over `search_text`, kept in step by triggers; the index holds no second copy of the text."""
    for kind in KINDS.values():
        if not kind.search:
            continue
        table, index = kind.table, f"{kind.table}_search"
        yield (
            f"CREATE VIRTUAL TABLE {index} USING fts5(search_text, content='{table}', content_rowid='number',"
            " tokenize='ascii')"
        )
        yield f"INSERT INTO {index} ({index}) VALUES ('rebuild')"  # for what was written before there was a search
        drop = f"INSERT INTO {index} ({index}, rowid, search_text) VALUES ('delete', old.number, old.search_text);"
        add = f"INSERT INTO {index} (rowid, search_text) VALUES (new.number, new.search_text);"
        yield f"CREATE TRIGGER {index}_insert AFTER INSERT ON {table} BEGIN {add} END"
        yield f"CREATE TRIGGER {index}_delete AFTER DELETE ON {table} BEGIN {drop} END"
        changed = "old.search_text IS NOT new.search_text"
        yield f"CREATE TRIGGER {index}_update AFTER UPDATE ON {table} WHEN {changed} BEGIN {drop} {add} END"


def waiting_statements() -> Iterator[str]:
    """Relations that somebody says, kept from view until both their ends are shown."""
    yield (
        "CREATE TABLE waiting (noun TEXT NOT NULL, key TEXT NOT NULL, from_id TEXT NOT NULL, to_id TEXT NOT NULL,"
        " PRIMARY KEY (noun, key)) STRICT, WITHOUT ROWID"
    )
    yield "CREATE INDEX waiting_by_start ON waiting (from_id, noun)"
    yield "CREATE INDEX waiting_by_end ON waiting (to_id, noun)"


def shelf_statements() -> Iterator[str]:
    """What Hommel keeps for its own work; see `graph.shelves`."""
    yield (
        "CREATE TABLE entry (shelf TEXT NOT NULL, id TEXT NOT NULL, at TEXT NOT NULL, version INTEGER NOT NULL,"
        " body TEXT NOT NULL, PRIMARY KEY (shelf, id)) STRICT, WITHOUT ROWID"
    )
    yield "CREATE INDEX entry_in_order ON entry (shelf, at, id)"


def _kind(kind: Kind) -> Iterator[str]:
    columns = "".join(f"{column(prop)}, " for prop in kind.properties.values())
    yield (
        f"CREATE TABLE {kind.table} (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, {columns}{PROVENANCE},"
        " sort_key TEXT NOT NULL, search_text TEXT NOT NULL) STRICT"
    )
    yield f"CREATE INDEX {kind.table}_by_title ON {kind.table} (sort_key, id)"
    for prop in kind.properties.values():
        if prop.indexed:
            yield from _indexes(kind, prop)


def _indexes(kind: Kind, prop: Property) -> Iterator[str]:
    name = f"{kind.table}_by_{prop.name}"
    yield f'CREATE INDEX {name} ON {kind.table} ("{prop.name}", id)'
    if prop.type is Type.CODE:
        yield f'CREATE INDEX {name}_and_title ON {kind.table} ("{prop.name}", sort_key, id)'
    else:
        ordered = order_expression(f'"{prop.name}"', prop.type)
        yield f"CREATE INDEX {name}_in_order ON {kind.table} ({ordered}, id)"


def _relation(relation: RelationType) -> Iterator[str]:
    start, end = KINDS[relation.start].table, KINDS[relation.end].table
    columns = "".join(f"{column(prop)}, " for prop in relation.properties.values())
    yield (
        f"CREATE TABLE {relation.table} (from_id TEXT NOT NULL REFERENCES {start} (id),"
        f" to_id TEXT NOT NULL REFERENCES {end} (id), {columns}{PROVENANCE},"
        " PRIMARY KEY (from_id, to_id)) STRICT, WITHOUT ROWID"
    )
    yield f"CREATE INDEX {relation.table}_backwards ON {relation.table} (to_id, from_id)"


def column(prop: Property) -> str:
    """A property's column; names are quoted, since some are words of SQL."""
    return f'"{prop.name}" {COLUMN_TYPE[prop.type]}'


if __name__ == "__main__":
    import sys

    drafts = {
        "graph": graph_statements,
        "search": search_statements,
        "waiting": waiting_statements,
        "shelves": shelf_statements,
    }
    wanted = drafts[sys.argv[1]]
    print(";\n".join(wanted()) + ";")  # noqa: T201  # this is how a migration is drafted
