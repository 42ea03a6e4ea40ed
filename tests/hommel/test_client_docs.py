"""The page for those who write clients: each of its examples is sent to a server as it stands there."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

PAGE = (Path(__file__).parents[2] / "docs" / "how-to" / "ask-graphql.md").read_text("utf-8")
TASKS = dict(re.findall(r"## (\d+ [^\n]+)\n.*?```graphql\n(.*?```\n+```json\n.*?)```", PAGE, re.DOTALL))

ONE = "{ suggestions(first: 1) { edges { node { run { id } stakeholder { id } partner { id } } } } }"


def example(language):
    (text,) = re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    return text


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """A server on the example with one run, and a manager's key, as the examples find them in their environment."""
    path = tmp_path_factory.mktemp("client") / "example.db"
    environment = {**os.environ, "HOMMEL_STORE": f"sqlite:///{path}", "PYTHONUNBUFFERED": "1"}

    def hommel(*arguments):
        command = [sys.executable, "-m", "hommel", *arguments]
        return subprocess.run(command, env=environment, capture_output=True, check=True, text=True).stdout

    hommel("load", "example", "--size", "200", "--seed", "3")
    hommel("match", "--top", "200")
    key = json.loads(hommel("keys", "create", "--role", "manager", "--json"))["key"]
    command = [sys.executable, "-m", "hommel", "serve", "--port", "0", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as server:
        address = json.loads("".join(server.stdout.readline() for _ in range(4)))["address"]
        yield {**environment, "HOMMEL_URL": f"{address}/graphql", "HOMMEL_KEY": key}
        server.terminate()


def asked(served, query, variables):
    headers = {"Authorization": f"Bearer {served['HOMMEL_KEY']}"}
    response = httpx.post(served["HOMMEL_URL"], json={"query": query, "variables": variables}, headers=headers)
    return response.json()


def values(answer):
    """Everything that an answer tells, without the names of its fields."""
    if isinstance(answer, dict):
        return [value for one in answer.values() for value in values(one)]
    return [value for one in answer for value in values(one)] if isinstance(answer, list) else [answer]


def test_there_are_eleven_tasks():
    assert len(TASKS) == 11


@pytest.mark.parametrize("task", TASKS)
def test_a_task_answers_something(served, task):
    query, variables = re.split(r"```\n+```json\n", TASKS[task])
    given = json.loads(variables)
    if "run" in given.get("input", {}):  # the run of whoever reads the page has another id
        (edge,) = asked(served, ONE, {})["data"]["suggestions"]["edges"]
        given["input"] |= {name: edge["node"][name]["id"] for name in ("run", "stakeholder", "partner")}
    answer = asked(served, query, given)
    assert "errors" not in answer, answer
    assert any(value not in (None, 0, False) for value in values(answer["data"])), answer
    assert not any(payload.get("errors") for payload in answer["data"].values() if isinstance(payload, dict)), answer


def run(command, text, served):
    ran = subprocess.run([*command], input=text, env=served, capture_output=True, text=True, timeout=60)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def test_the_python_example_runs(served):
    assert run([sys.executable, "-"], example("python"), served) == "200 stakeholders\n"


def test_the_javascript_example_runs(served):
    if shutil.which("node") is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("no node to run the example of JavaScript")
    assert run(["node", "--input-type=module"], example("javascript"), served) == "200 stakeholders\n"
