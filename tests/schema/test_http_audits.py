"""The official audit suite of GraphQL over HTTP, asked of a real server."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.served import served

AUDITS = Path(__file__).with_name("audits")
NUMBER = 61  # in version 1.23.1
INSTALL_SECONDS = 120


@pytest.fixture(scope="module")
def node() -> str:
    """The program, with the suite installed; without it the test is skipped, and fails in CI."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("AUDITS NOT RUN: node and npm are missing")
    if not (AUDITS / "node_modules" / ".package-lock.json").exists():
        installed = subprocess.run(
            [npm, "ci", "--no-audit", "--no-fund"], cwd=AUDITS, capture_output=True, text=True, timeout=INSTALL_SECONDS
        )
        if installed.returncode:
            (pytest.fail if os.environ.get("CI") else pytest.skip)(f"AUDITS NOT RUN: npm ci: {installed.stderr}")
    return node


def test_every_audit_of_graphql_over_http_passes(node, store, store_path):
    with served(store_path) as (_, address):
        ran = subprocess.run(
            [node, "audit.js", f"{address}/graphql"], cwd=AUDITS, capture_output=True, text=True, timeout=60, check=True
        )
    found = json.loads(ran.stdout)
    assert [one for one in found if one["status"] != "ok"] == []
    assert len(found) == NUMBER
