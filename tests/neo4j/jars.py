"""The jars of a Neo4j Community server, fetched once from the Maven registry: `python -m tests.neo4j.jars`."""

import fcntl
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

FOLDER = Path(__file__).parent
ROOT = FOLDER.parents[1]
VERSION = re.search(r"<neo4j.version>(.*?)<", (FOLDER / "pom.xml").read_text("utf-8"))[1]
NEWEST = "2026.08.1"  # of the calendar versions, checked beside the one that is supported for long
FETCH_SECONDS = 600
ENTRY_POINT = "META-INF/services/org.neo4j.server.startup.EntryPoint"


class Missing(Exception):
    """What a server needs and is not here."""


def oldest_java(version: str) -> int:
    """The Java that a version asks for.

    >>> oldest_java("5.26.30"), oldest_java("2026.08.1")
    (17, 21)
    """
    return 17 if version.startswith("5.") else 21


def java(version: str = VERSION) -> str:
    """The program of a Java that can run that version."""
    oldest = oldest_java(version)
    found = next((program for program in _javas() if release(program) >= oldest), None)
    if found is None:
        raise Missing(f"Java {oldest} or later is missing")
    return found


def _javas() -> Iterator[str]:
    if home := os.environ.get("JAVA_HOME"):
        yield str(Path(home) / "bin" / "java")
    if on_path := shutil.which("java"):
        yield on_path
    yield from map(str, sorted(Path("/usr/lib/jvm").glob("*/bin/java")))


def release(program: str) -> int:
    """A Java's number: 17 of 17.0.15; 0 for what is none."""
    try:
        told = subprocess.run([program, "-version"], capture_output=True, text=True, check=True, timeout=60).stderr
    except (OSError, subprocess.SubprocessError):
        return 0
    number = re.search(r'version "(\d+)', told)
    return int(number[1]) if number else 0


def jars(version: str = VERSION) -> Path:
    """The folder of a version's jars; the first to ask fetches them, others wait."""
    wanted = ROOT / ".venv" / "share" / f"neo4j-{version}"
    wanted.parent.mkdir(parents=True, exist_ok=True)
    with (wanted.parent / f"{wanted.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not wanted.is_dir():
            partial = wanted.with_name(f"{wanted.name}.partial")
            shutil.rmtree(partial, ignore_errors=True)
            _fetch(version, partial)
            partial.rename(wanted)
    return wanted


def _fetch(version: str, folder: Path) -> None:
    program = shutil.which("mvn")
    if program is None:
        raise Missing("Maven is missing")
    command = [
        program, "--batch-mode", "--quiet", "--strict-checksums", "--file", str(FOLDER / "pom.xml"),
        f"-Dneo4j.version={version}", "dependency:copy-dependencies", f"-DoutputDirectory={folder}",
        "-DincludeScope=runtime",
    ]  # fmt: skip
    try:
        subprocess.run(command, check=True, timeout=FETCH_SECONDS, capture_output=True, text=True)
    except subprocess.CalledProcessError as failed:
        raise Missing(f"Neo4j {version} cannot be fetched: {failed.stdout.strip()[:500]}") from None
    except (OSError, subprocess.TimeoutExpired) as failed:
        raise Missing(f"Neo4j {version} cannot be fetched: {failed}") from None


def entry_point(folder: Path) -> str:
    """The class that starts the server; its name changed between versions, and the server's jar tells it."""
    for jar in sorted(folder.glob("neo4j-[0-9]*.jar")):
        with zipfile.ZipFile(jar) as opened:
            if ENTRY_POINT in opened.namelist():
                return opened.read(ENTRY_POINT).decode().strip()
    raise Missing(f"{folder} holds no Neo4j server")


if __name__ == "__main__":
    try:
        jars(*sys.argv[1:])
        java(*sys.argv[1:])
    except Missing as missing:
        sys.exit(f"no Neo4j server for tests: {missing}")
