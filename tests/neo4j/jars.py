"""The jars of a Neo4j Community server, fetched once from the Maven registry: `python -m tests.neo4j.jars`."""

import fcntl
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent
ROOT = FOLDER.parents[1]
VERSION = re.search(r"<neo4j.version>(.*?)<", (FOLDER / "pom.xml").read_text())[1]
OLDEST_JAVA = 17
FETCH_SECONDS = 600


def java() -> str | None:
    """The program that starts a Java of 17 or later, or None."""
    home = os.environ.get("JAVA_HOME")
    found = str(Path(home) / "bin" / "java") if home else shutil.which("java")
    return found if found and release(found) >= OLDEST_JAVA else None


def release(program: str) -> int:
    """A Java's number: 17 of 17.0.15."""
    try:
        told = subprocess.run([program, "-version"], capture_output=True, text=True, check=True, timeout=60).stderr
    except (OSError, subprocess.SubprocessError):
        return 0
    number = re.search(r'version "(\d+)', told)
    return int(number[1]) if number else 0


def lacking() -> str:
    """What is missing to start a server here; empty when nothing is."""
    if java() is None:
        return f"Java {OLDEST_JAVA} or later"
    return "" if library(VERSION).is_dir() or shutil.which("mvn") else "Maven"


def library(version: str) -> Path:
    """Where a version's jars are kept."""
    return ROOT / ".venv" / "share" / f"neo4j-{version}"


def jars(version: str = VERSION) -> Path:
    """The folder of a version's jars; the first to ask fetches them, others wait."""
    wanted = library(version)
    wanted.parent.mkdir(parents=True, exist_ok=True)
    with (wanted.parent / f"{wanted.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not wanted.is_dir():
            partial = wanted.with_suffix(".partial")
            shutil.rmtree(partial, ignore_errors=True)
            subprocess.run(
                ["mvn", "-B", "-q", "-f", str(FOLDER / "pom.xml"), f"-Dneo4j.version={version}",
                 "dependency:copy-dependencies", f"-DoutputDirectory={partial}", "-DincludeScope=runtime"],
                check=True, timeout=FETCH_SECONDS, stdout=sys.stderr,
            )  # fmt: skip
            partial.rename(wanted)
    return wanted


if __name__ == "__main__":
    print(jars(*sys.argv[1:]) if not lacking() else f"no Neo4j here: {lacking()} is missing", file=sys.stderr)
