"""A real Neo4j server of one's own: on a free port of the loopback, with a home that is gone afterwards."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from types import TracebackType

import neo4j

from tests.neo4j.jars import VERSION, jars, java

START_SECONDS = 120
OPENED = ("java.nio", "java.io", "java.lang", "java.util", "java.util.concurrent", "sun.nio.ch")
SETTINGS = """\
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{port}
server.bolt.advertised_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
dbms.security.auth_enabled={auth}
dbms.usage_report.enabled=false
server.memory.heap.initial_size={heap}
server.memory.heap.max_size={heap}
server.memory.pagecache.size=256m
db.tx_log.rotation.retention_policy=keep_none
{extra}
"""


class Neo4jServer:
    """One server. `extra` are lines for its configuration; with a password, `neo4j` signs in with it."""

    def __init__(
        self, *, extra: str = "", password: str | None = None, heap: str = "1g", version: str = VERSION,
        program: str | None = None, home: Path | None = None,
    ) -> None:  # fmt: skip
        self.home = home or Path(tempfile.mkdtemp(prefix="hommel-neo4j-"))
        self.password, self.extra, self.heap, self.version = password, extra, heap, version
        self.program = program or java()
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Its address as a store's."""
        return f"bolt://127.0.0.1:{self.port}/neo4j"

    @property
    def auth(self) -> tuple[str, str] | None:
        """What a driver signs in with."""
        return ("neo4j", self.password) if self.password else None

    def __enter__(self) -> "Neo4jServer":
        self.start()
        if self.password:
            self._set_password()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()
        shutil.rmtree(self.home, ignore_errors=True)

    def start(self) -> None:
        """Start it on its home as it is, and wait until it answers."""
        for name in ("conf", "data", "import", "logs", "plugins", "run"):
            (self.home / name).mkdir(parents=True, exist_ok=True)
        auth = str(self.password is not None).lower()
        settings = SETTINGS.format(port=self.port, auth=auth, heap=self.heap, extra=self.extra)
        (self.home / "conf" / "neo4j.conf").write_text(settings)
        opens = [f"--add-opens=java.base/{name}=ALL-UNNAMED" for name in OPENED]
        with (self.home / "logs" / "console.log").open("ab") as log:
            self.process = subprocess.Popen(
                [self.program, f"-Xmx{self.heap}", *opens, "-cp", f"{jars(self.version)}/*",
                 "org.neo4j.server.CommunityEntryPoint", f"--home-dir={self.home}",
                 f"--config-dir={self.home / 'conf'}", "--console-mode"],
                stdout=log, stderr=log, stdin=subprocess.DEVNULL, start_new_session=True,
            )  # fmt: skip
        self._await()

    def stop(self) -> None:
        """End it as an administrator would."""
        self._signal(signal.SIGTERM)
        self.process.wait(START_SECONDS)

    def kill(self) -> None:
        """End it as a power cut would."""
        if self.process is not None and self.process.poll() is None:
            self._signal(signal.SIGCONT)
            self._signal(signal.SIGKILL)
            self.process.wait()

    def restart(self) -> None:
        """Kill it and start it again."""
        self.kill()
        self.start()

    def pause(self) -> None:
        """Let it hang."""
        self._signal(signal.SIGSTOP)

    def resume(self) -> None:
        """Let it go on."""
        self._signal(signal.SIGCONT)

    def _signal(self, number: int) -> None:
        os.kill(self.process.pid, number)

    def _await(self) -> None:
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end and self.process.poll() is None:
            if answers(self.port):
                return
            time.sleep(0.1)
        log = (self.home / "logs" / "console.log").read_text("utf-8", "replace")
        self.kill()
        raise RuntimeError(f"Neo4j did not answer at port {self.port}:\n{log[-4_000:]}")

    def _set_password(self) -> None:
        url = f"bolt://127.0.0.1:{self.port}"
        with (
            neo4j.GraphDatabase.driver(url, auth=("neo4j", "neo4j")) as driver,
            driver.session(database="system") as it,
        ):
            it.run("ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $new", new=self.password).consume()


def refuse_what_is_not_for_tests(address: str) -> None:
    """Fail for a database that holds anything but what tests left there: they would empty it."""
    url, _, database = address.rpartition("/")
    with neo4j.GraphDatabase.driver(url) as driver, driver.session(database=database) as session:
        marked = session.run("MATCH (m:HommelMeta {name: 'for tests'}) RETURN count(m)").single()[0]
        if not marked and session.run("MATCH (n) RETURN count(n)").single()[0]:
            raise RuntimeError("HOMMEL_TEST_NEO4J names a database that is not empty, and tests would empty it")
        session.run("MERGE (:HommelMeta {name: 'for tests'})").consume()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(port: int) -> bool:
    """Whether a Bolt server answers the handshake: the magic number and four proposals of a version."""
    hello = bytes.fromhex("6060b017 00080805 00000404 00000000 00000000")
    try:
        with socket.create_connection(("127.0.0.1", port), 2) as probe:
            probe.sendall(hello)
            return len(probe.recv(4)) == 4
    except OSError:
        return False
