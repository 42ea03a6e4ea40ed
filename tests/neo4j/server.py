"""A real Neo4j server of one's own: on a free port of the loopback, with a home that is gone afterwards.

`python -m tests.neo4j.server [VERSION]` starts one and shows its address until Ctrl-C: what HOMMEL_TEST_NEO4J wants.
"""

import atexit
import contextlib
import fcntl
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import TracebackType

import neo4j

from tests.neo4j.jars import VERSION, entry_point, jars, java, release

START_SECONDS = 120
PORTS = range(20_000, 32_000)  # below those that clients are given, so that none of these comes between
OPENED = ("java.nio", "java.io", "java.lang", "java.util", "java.util.concurrent", "sun.nio.ch")
QUICK_TO_START = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""Tests ask little, and each something else: thorough compiling would cost more than it ever saves, and so would
threads that collect garbage beside it. Half of the processor time of a start, and half of that of short questions."""
WARMING = (
    "CREATE CONSTRAINT warm_id IF NOT EXISTS FOR (n:Warm) REQUIRE n.id IS UNIQUE",
    "UNWIND [{id: 'a', to: 'b'}, {id: 'b', to: 'a'}] AS row MERGE (n:Warm {id: row.id}) SET n.name = row.to"
    " WITH n, row MATCH (m:Warm {id: row.to}) MERGE (n)-[r:WARMS]->(m) SET r.at = 1",
    "MATCH (n:Warm) WHERE n.name >= 'a' AND EXISTS { MATCH (n)-[r:WARMS]->(m) WHERE r.at > 0 AND m.id <> 'c' }"
    " WITH n ORDER BY n.name, n.id LIMIT 2 CALL (n) { MATCH (n)-[r:WARMS]->(m) WITH r, m ORDER BY m.id LIMIT 3"
    " RETURN collect([r.at, m.id]) AS below } RETURN collect([n.id, below]) AS rows",
    "MATCH (n:Warm) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10 ROWS",
)
"""What a server is asked whose classes are kept: a little of all that tests ask."""
KEEP_PLANS = """\
dbms.cypher.min_replan_interval=1h
server.memory.query_cache.per_db_cache_num_entries=3000"""
"""Though the store was emptied and filled since, and however much was asked: else each test pays again for the plans of
those before it, 70 ms each. One takes 65 kB."""
READ_ONLY = "server.databases.default_to_read_only=true"
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
internal.dbms.bolt.netty_server_shutdown_quiet_period=0
{extra}
"""


class Neo4jServer:
    """One server, for a `with`; it ends with this process, however that ends.

    `extra` are lines for its configuration, such as `READ_ONLY`; with a password, `neo4j` signs in with it, else nobody
    is asked. `version` is fetched where it is not there; `program` is the Java to start it with, `jvm` its
    options. A `home` that is given is kept, and what lies in its `plugins` is on the class path. To change `extra` in
    between: `stop`, set it, `start`.
    """

    def __init__(
        self, *, extra: str = "", password: str | None = None, heap: str = "1g", version: str = VERSION,
        program: str | None = None, home: Path | None = None, jvm: tuple[str, ...] | None = None,
    ) -> None:  # fmt: skip
        self.program, self.library = program or java(version), jars(version)
        self.password, self.extra, self.heap = password, extra, heap
        self.jvm = with_kept_classes(version, self.program, self.library) if jvm is None else jvm
        self.plans = KEEP_PLANS if jvm is None else ""
        self.scratch = home is None
        self.home = home or Path(tempfile.mkdtemp(prefix="hommel-neo4j-"))
        self.log = self.home / "logs" / "console.log"
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """Its address as the driver's."""
        return f"bolt://127.0.0.1:{self.port}"

    @property
    def url(self) -> str:
        """Its address as a store's."""
        return f"{self.address}/neo4j"

    @property
    def auth(self) -> tuple[str, str] | None:
        """What a driver signs in with."""
        return ("neo4j", self.password) if self.password else None

    def __enter__(self) -> "Neo4jServer":
        atexit.register(self._end)
        try:
            self.start()
            if self.password:
                self._set_password()
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def start(self) -> None:
        """Start it on its home as it is, and wait until it answers."""
        for name in ("conf", "data", "import", "logs", "plugins", "run"):
            (self.home / name).mkdir(parents=True, exist_ok=True)
        auth = str(self.password is not None).lower()
        settings = SETTINGS.format(port=self.port, auth=auth, heap=self.heap, extra=f"{self.plans}\n{self.extra}")
        (self.home / "conf" / "neo4j.conf").write_text(settings, "utf-8")
        with self.log.open("ab") as log:
            before = log.tell()
            self.process = subprocess.Popen(
                self._command(), stdout=log, stderr=log, stdin=subprocess.DEVNULL, start_new_session=True
            )
        self._await(before)

    def stop(self) -> None:
        """End it as an administrator would."""
        self._signal(signal.SIGTERM)
        self.process.wait(START_SECONDS)

    def kill(self) -> None:
        """End it as a power cut would; nothing where it has ended."""
        if self.process is not None and self.process.poll() is None:
            self._signal(signal.SIGKILL)  # ends one that is paused, too
            self.process.wait()

    def restart(self) -> None:
        """Kill it and start it again."""
        self.kill()
        self.start()

    def pause(self) -> None:
        """Let it hang; its last thread has stopped when this returns."""
        self._signal(signal.SIGSTOP)
        threads = Path(f"/proc/{self.process.pid}/task")
        while threads.is_dir() and any(
            one.read_text().rpartition(")")[2].split()[0] != "T" for one in threads.glob("*/stat")
        ):
            time.sleep(0.01)

    def resume(self) -> None:
        """Let it go on."""
        self._signal(signal.SIGCONT)

    def _command(self) -> list[str]:
        binder = shutil.which("setpriv")  # where this process is killed, Linux then kills the server
        return [
            *([binder, "--pdeathsig", "KILL"] if binder else []),
            self.program, f"-Xmx{self.heap}", *self.jvm,
            *(f"--add-opens=java.base/{name}=ALL-UNNAMED" for name in OPENED),
            "-cp", f"{self.library}/*:{self.home}/plugins/*", entry_point(self.library),
            f"--home-dir={self.home}", f"--config-dir={self.home / 'conf'}", "--console-mode",
        ]  # fmt: skip

    def _signal(self, number: int) -> None:
        self.process.send_signal(number)

    def _await(self, logged: int) -> None:
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end and self.process.poll() is None:
            if b"Started." in self.log.read_bytes()[logged:] and answers(self.port):
                return
            time.sleep(0.1)
        how = f"did not answer at port {self.port} within {START_SECONDS} seconds"
        if self.process.poll() is not None:
            how = f"ended with status {self.process.poll()}"
        self.kill()
        told = self.log.read_bytes()[logged:].decode("utf-8", "replace")
        raise RuntimeError(f"Neo4j {how}:\n{told[-4_000:]}")

    def _set_password(self) -> None:
        with (
            neo4j.GraphDatabase.driver(self.address, auth=("neo4j", "neo4j")) as driver,
            driver.session(database="system") as it,
        ):
            it.run("ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $new", new=self.password).consume()

    def _end(self) -> None:
        atexit.unregister(self._end)
        self.kill()
        if self.scratch:
            shutil.rmtree(self.home, ignore_errors=True)


def with_kept_classes(version: str, program: str, library: Path) -> tuple[str, ...]:
    """Options that begin with the classes of that server as they were read and checked once: a third less to start.

    The first to ask has them written beside the jars; others wait. An empty file says that this Java writes none.
    """
    kept = library.with_name(f"{library.name}-java-{release(program)}.jsa")
    with kept.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            partial = kept.with_suffix(".partial")
            options = (*QUICK_TO_START, f"-XX:ArchiveClassesAtExit={partial}")
            with Neo4jServer(version=version, program=program, jvm=options) as server:
                with neo4j.GraphDatabase.driver(server.address) as driver, driver.session() as session:
                    for asked in WARMING:
                        session.run(asked).consume()
                server.stop()
            partial.rename(kept) if partial.exists() else kept.touch()
    return (*QUICK_TO_START, f"-XX:SharedArchiveFile={kept}") if kept.stat().st_size else QUICK_TO_START


def refuse_what_is_not_for_tests(address: str) -> None:
    """Fail for a database that holds anything but what tests left there: they would empty it."""
    url, _, database = address.rpartition("/")
    with neo4j.GraphDatabase.driver(url) as driver, driver.session(database=database) as session:
        marked = session.run("MATCH (m:HommelMeta {name: 'for tests'}) RETURN count(m)").single()[0]
        if not marked and session.run("MATCH (n) RETURN count(n)").single()[0]:
            raise RuntimeError("HOMMEL_TEST_NEO4J names a database that is not empty, and tests would empty it")
        session.run("MERGE (:HommelMeta {name: 'for tests'})").consume()


def empty(session: neo4j.Session) -> None:
    """Leave the layout alone, and nothing else."""
    kept = "n:HommelMeta AND n.name IN ['layout', 'revision']"
    session.run(f"MATCH (n) WHERE NOT ({kept}) CALL (n) {{ DETACH DELETE n }} IN TRANSACTIONS OF 20000 ROWS").consume()
    session.run("MATCH (m:HommelMeta {name: 'revision'}) SET m.value = 0").consume()


def free_port() -> int:
    """A port that nobody listens on; two that ask at once are given different ones, most likely."""
    while True:
        with contextlib.suppress(OSError), socket.socket() as probe:
            probe.bind(("127.0.0.1", random.SystemRandom().choice(PORTS)))
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


if __name__ == "__main__":
    for number in (signal.SIGINT, signal.SIGTERM):  # in the background a shell has Ctrl-C ignored
        signal.signal(number, signal.default_int_handler)
    with Neo4jServer(version=(sys.argv[1:] or [VERSION])[0], jvm=()) as server, contextlib.suppress(KeyboardInterrupt):
        print(server.url, flush=True)
        while server.process.poll() is None:
            time.sleep(1)
