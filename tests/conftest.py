"""What every test may use: the real records beside the project, and how many generated cases to try."""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, settings

from graph.neo4j.store import Neo4jStore
from graph.sqlite import migrate
from graph.store import Store
from tests.neo4j.jars import Missing
from tests.neo4j.server import Neo4jServer, refuse_what_is_not_for_tests
from tests.stores import ADAPTERS

ROOT = Path(__file__).parents[1]
Case = TypeVar("Case")
FULL = os.environ.get("FULL", "") not in {"", "0"}
CI = bool(os.environ.get("CI"))
"""There the same cases are drawn every time, so that a red run is about the change at hand; elsewhere new ones are."""

for _name, _cases in (("default", 15), ("full", 200)):
    settings.register_profile(
        _name,
        max_examples=_cases,
        deadline=None,
        derandomize=CI,
        print_blob=True,
        suppress_health_check=list(HealthCheck),
    )
settings.load_profile("full" if FULL else "default")


def in_part(cases: Iterable[Case], store: Store, every: int) -> list[Case]:
    """All of the cases; without FULL=1 every so many of them on a server, which takes so long to plan each."""
    return list(cases)[:: every if isinstance(store, Neo4jStore) and not FULL else 1]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what is marked as long, in each worker's share of the list: none is left with it in the end alone."""
    long = [item for item in items if item.get_closest_marker("long")]
    rest = [item for item in items if not item.get_closest_marker("long")]
    shares = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    items[:] = [
        item
        for share in range(shares)
        for item in (*long[share::shares], *rest[len(rest) * share // shares : len(rest) * (share + 1) // shares])
    ]


@pytest.fixture(scope="session")
def full() -> bool:
    """Whether the full counts were asked for."""
    return FULL


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real CORDIS records that lies beside the project, or where HOMMEL_SHARED says."""
    shared = Path(os.environ.get("HOMMEL_SHARED", ROOT.parent / "shared"))
    if not (shared / "data" / "cordis").is_dir():
        pytest.skip(f"no real records at {shared}: name their folder in HOMMEL_SHARED")
    return shared / "data"


NO_SERVER = "NEO4J NOT TESTED"


@pytest.fixture(scope="session")
def neo4j_url() -> Iterator[str]:
    """A Neo4j server that tests may empty: the one that HOMMEL_TEST_NEO4J names, or one of this test process alone."""
    if given := os.environ.get("HOMMEL_TEST_NEO4J"):
        refuse_what_is_not_for_tests(given)
        yield given
        return
    with started() as server:
        yield server.url


@contextmanager
def started(**options: Any) -> Iterator[Neo4jServer]:
    """A server of one's own; where none can be, the test is skipped loudly, and fails in CI."""
    try:
        server = Neo4jServer(**options)
    except Missing as missing:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"{NO_SERVER}: {missing}")
    with server:
        yield server


@pytest.fixture(scope="session")
def neo4j_server() -> Callable[..., AbstractContextManager[Neo4jServer]]:
    """Starts a server to be stopped, killed or paused: `with neo4j_server(password="long enough") as server`."""
    return started


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a store that nobody opens: for copies."""
    path = tmp_path_factory.mktemp("empty") / "store.db"
    migrate(path)
    return path


@pytest.fixture(scope="session")
def locked_server() -> Iterator[Neo4jServer]:
    """A server that asks for a password, for tests that leave it running."""
    with started(password="long enough") as server:
        yield server


@pytest.fixture(params=ADAPTERS)
def new_store(request: pytest.FixtureRequest) -> Callable[[], Store]:
    """Makes empty stores of one adapter, one at a time; a test that asks for it runs once on each."""
    request.node.user_properties.append(("store", request.param))
    return ADAPTERS[request.param](request)


@pytest.fixture
def store(new_store: Callable[[], Store]) -> Iterator[Store]:
    """An empty store."""
    with closing(new_store()) as opened:
        yield opened


def _reports_of(terminalreporter: pytest.TerminalReporter, adapter: str) -> Iterator[pytest.TestReport]:
    for outcome in ("passed", "failed", "skipped"):
        for report in terminalreporter.getreports(outcome):
            if ("store", adapter) in map(tuple, report.user_properties) and report.when != "teardown":
                yield report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Count what ran on each store, and say loudly what went untested."""
    for name in ADAPTERS:
        ended = Counter(report.outcome for report in _reports_of(terminalreporter, name))
        if ended:
            terminalreporter.write_line(f"on {name}: " + ", ".join(f"{ended[end]} {end}" for end in sorted(ended)))
    skipped = [report for report in terminalreporter.getreports("skipped") if NO_SERVER in str(report.longrepr)]
    if skipped:
        reason = str(skipped[0].longrepr).partition(NO_SERVER)[2].strip(":'\") ")
        terminalreporter.section(f"{NO_SERVER}: {reason}: {len(skipped)} tests skipped", "!", red=True, bold=True)
