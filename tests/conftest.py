"""What every test may use: the real records beside the project, and how many generated cases to try."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parents[1]
FULL = os.environ.get("FULL", "") not in {"", "0"}

settings.register_profile(
    "default", max_examples=25, deadline=None, print_blob=True, suppress_health_check=list(HealthCheck)
)
settings.register_profile(
    "full", max_examples=200, deadline=None, print_blob=True, suppress_health_check=list(HealthCheck)
)
settings.load_profile("full" if FULL else "default")


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


@pytest.fixture(scope="session")
def neo4j_url() -> str:
    """A server of one's own."""
    return os.environ["HOMMEL_TEST_NEO4J"]
