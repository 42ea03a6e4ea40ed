"""The layout of a store, step by step. Forward only; a step is never edited once released.

Constraints and indexes cannot share a transaction with records, so a step may be begun twice: each of its statements
can be run again. One process at a time works on the layout; others wait for it.
"""

from dataclasses import dataclass
from importlib import resources

from neo4j import Query, Transaction

from graph.errors import NotFound, OutOfDate
from graph.neo4j.connection import Connection, retried, translated

WAIT_FOR_INDEXES_SECONDS = 600


@dataclass(frozen=True, slots=True)
class Step:
    """One change of layout: a name, and a file of Cypher in `steps/`."""

    name: str

    @property
    def statements(self) -> list[str]:
        """Its statements."""
        text = resources.files(__package__).joinpath("steps", f"{self.name}.cypher").read_text("utf-8")
        return [statement.strip() for statement in text.split(";") if statement.strip()]


STEPS = (
    Step("0001_graph"),
    Step("0002_shelves"),
    Step("0003_audience"),
    Step("0004_feedback"),
    Step("0005_suggestions"),
    Step("0006_brokering"),
    Step("0007_detection"),
    Step("0008_support"),
    Step("0009_barriers"),
    Step("0010_plan"),
)

_UNIQUE = "CREATE CONSTRAINT hommelmeta_key IF NOT EXISTS FOR (n:HommelMeta) REQUIRE (n.name) IS UNIQUE"
_LOCK = "MERGE (m:HommelMeta {name: 'layout'}) ON CREATE SET m.value = 0 SET m.held = true RETURN m.value"
_RAISE = "MATCH (m:HommelMeta {name: 'layout'}) SET m.value = $value REMOVE m.held"
_LAYOUT = "MATCH (m:HommelMeta) WHERE m.name = 'layout' RETURN m.value"


def migrate(connection: Connection, steps: tuple[Step, ...] = STEPS) -> list[str]:
    """Bring a store up to date, making it if there is none; the names of the steps applied.

    Raises `OutOfDate` for a store made by a newer Hommel, which is not touched.
    """
    connection.check()
    if layout_version(connection) == len(steps) == len(STEPS):
        return []
    retried(lambda: _define(connection, _UNIQUE))
    with (
        translated(connection.address),
        connection.session(write=True) as session,
        session.begin_transaction() as tx,  # held to the end: a second process waits here
    ):
        version = _locked(tx)
        _refuse_newer(connection, version)
        applied = [_apply(connection, step) for step in steps[version:]]
        tx.run(_RAISE, value=max(version, len(steps)))
        tx.run("MERGE (m:HommelMeta {name: 'revision'}) ON CREATE SET m.value = 0").consume()
        tx.commit()
    return applied


def check(connection: Connection) -> None:
    """Refuse a store whose layout is not this program's."""
    connection.check()
    version = layout_version(connection)
    if version == 0:
        raise NotFound(
            f"there is no store at {connection.address}; make one with `hommel migrate` or any `hommel load`"
        )
    _refuse_newer(connection, version)
    if version < len(STEPS):
        raise OutOfDate(
            f"{connection.address}: layout {version} is older than this program's {len(STEPS)};"
            " back it up and run `hommel migrate`"
        )


def layout_version(connection: Connection) -> int:
    """How many steps the store has seen; 0 where there is none."""
    row = connection.one(_LAYOUT, {})
    return int(row[0]) if row else 0


def _refuse_newer(connection: Connection, version: int) -> None:
    if version > len(STEPS):
        raise OutOfDate(
            f"{connection.address}: layout {version} is newer than this program's {len(STEPS)}; upgrade Hommel"
        )


def _locked(tx: Transaction) -> int:
    record = tx.run(_LOCK).single(strict=True)
    return int(record[0])


def _apply(connection: Connection, step: Step) -> str:
    for statement in step.statements:
        retried(lambda statement=statement: _define(connection, statement))  # type: ignore[misc]  # bound at once
    _define(connection, f"CALL db.awaitIndexes({WAIT_FOR_INDEXES_SECONDS})")
    return step.name


def _define(connection: Connection, statement: str) -> None:
    with translated(connection.address), connection.session(write=True) as session:
        session.run(Query(statement)).consume()  # our own files' text
