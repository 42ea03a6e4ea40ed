"""A real server process over a store, for tests that ask it over HTTP."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def served(store: Path, *options: str, **environment: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A running `hommel serve --port 0 --json`: the process and its address."""
    process = subprocess.Popen(
        [sys.executable, "-m", "hommel", "serve", "--port", "0", "--json", *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "HOMMEL_STORE": f"sqlite:///{store}", "PYTHONUNBUFFERED": "1", **environment},
    )
    try:
        yield process, json.loads(_object(process.stdout))["address"]
    finally:
        process.kill()
        process.communicate()


def _object(lines: Iterable[str]) -> str:
    """The lines of the first JSON object, or of what there is where the process ends without one."""
    told = []
    for line in lines:
        told.append(line)
        if line == "}\n":
            break
    return "".join(told)
