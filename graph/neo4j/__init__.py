"""The graph on a Neo4j server, for teams: several people and jobs at once, and Cypher and Bloom beside it."""

from graph.errors import NotFound
from graph.neo4j.connection import SCHEMES, Address, Connection
from graph.neo4j.migrations import migrate as _migrate
from graph.neo4j.store import TIME_LIMIT_SECONDS, Neo4jStore


def open_store(address: Address, *, create: bool = False) -> Neo4jStore:
    """The store at that address. Opening never migrates an older one (`OutOfDate` says how).

    With `create`, an empty database becomes a new store; else it is `NotFound`.
    """
    try:
        return Neo4jStore(address)
    except NotFound:
        if not create:
            raise
        migrate(address)
        return Neo4jStore(address)


def migrate(address: Address) -> list[str]:
    """Bring the store up to date, making it if there is none; the names of the steps applied."""
    connection = Connection(address, time_limit_seconds=TIME_LIMIT_SECONDS)
    try:
        return _migrate(connection)
    finally:
        connection.close()


__all__ = ["SCHEMES", "Address", "Neo4jStore", "migrate", "open_store"]
