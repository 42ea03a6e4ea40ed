"""A Neo4j server with Graph Data Science, for the benchmarks that it is a peer of; its jars come from Maven Central."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import neo4j

from tests.neo4j.jars import FOLDER, Missing, jars
from tests.neo4j.server import Neo4jServer

ITS_OWN = ("org.neo4j.gds.", "org.opencypher.")  # some of its modules bear names of the server's, with other contents
SETTINGS = "dbms.security.procedures.unrestricted=gds.*\ndbms.security.procedures.allowlist=gds.*,db.*,dbms.*"


@contextmanager
def gds(folder: Path | None = None, heap: str = "3g") -> Iterator[neo4j.Session]:
    """A session with an empty server as it is shipped, thorough compiler and all.

    `folder` holds its jars, which are fetched where none is given (`Missing`).
    """
    with tempfile.TemporaryDirectory(prefix="hommel-gds-") as scratch:
        home = Path(scratch) / "home"
        _place(folder or _fetched(Path(scratch) / "jars"), home / "plugins")
        with (
            Neo4jServer(extra=SETTINGS, heap=heap, home=home, jvm=()) as server,
            neo4j.GraphDatabase.driver(server.address, auth=None) as driver,
            driver.session(fetch_size=-1) as session,
        ):
            yield session


def _fetched(folder: Path) -> Path:
    program = shutil.which("mvn")
    if program is None:
        raise Missing("Maven is missing")
    command = [
        program, "--batch-mode", "--quiet", "--strict-checksums", "--file", str(FOLDER / "gds.xml"),
        "dependency:copy-dependencies", f"-DoutputDirectory={folder}", "-DincludeScope=runtime",
        "-Dmdep.prependGroupId=true",
    ]  # fmt: skip
    subprocess.run(command, check=True)
    return folder


def _place(folder: Path, plugins: Path) -> None:
    """Its own modules, and of its libraries those that the server lacks."""
    plugins.mkdir(parents=True)
    there = {f".{name(jar)}" for jar in jars().glob("*.jar")}
    for jar in folder.glob("*.jar"):
        if jar.name.startswith(ITS_OWN) or not name(jar).endswith(tuple(there)):
            shutil.copy(jar, plugins)


def name(jar: Path) -> str:
    """A jar's name without its version.

    >>> name(Path("commons-lang3-3.12.0.jar")), name(Path("netty-codec-4.1.9.Final.jar"))
    ('commons-lang3', 'netty-codec')
    """
    parts = jar.stem.split("-")
    versions = [place for place, part in enumerate(parts) if part[:1].isdigit()]
    return "-".join(parts[: versions[0]] if versions else parts)
