"""What containers are told, checked without an engine: names that lead somewhere, settings that exist, no rights."""

import fnmatch
import inspect
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml

from graph.neo4j import Address
from hommel.app import COMMANDS
from hommel.commands.serve import serve
from hommel.places import place
from hommel.settings import Settings, unknown_settings
from tests.neo4j.jars import VERSION
from tests.neo4j.server import SETTINGS

ROOT = Path(__file__).parents[2]
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))
SERVICES = COMPOSE["services"]
OURS = {name: service for name, service in SERVICES.items() if service["image"] == "hommel"}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
HOW_TO = (ROOT / "docs" / "how-to" / "run-on-neo4j.md").read_text("utf-8")
TOP_LEVEL = ("networks", "volumes", "secrets")


def instructions():
    """The Containerfile, line by line: keyword and the rest."""
    text = (ROOT / "Containerfile").read_text("utf-8").replace("\\\n", " ")
    lines = (line.strip() for line in text.splitlines())
    return [tuple(line.split(maxsplit=1)) for line in lines if line and not line.startswith("#")]


def last(keyword):
    return [rest for found, rest in instructions() if found == keyword][-1]


def exec_form(keyword):
    return json.loads(last(keyword)[last(keyword).index("[") :])


def environment_of_the_image():
    return dict(pair.split("=", 1) for found, rest in instructions() if found == "ENV" for pair in shlex.split(rest))


def used(service, what):
    """The names that a service takes from the top level; folders of the machine are none."""
    names = service.get(what, [])
    return {name.partition(":")[0] for name in names if not name.startswith((".", "/"))}


@pytest.mark.parametrize("what", TOP_LEVEL)
def test_what_services_name_is_declared_and_what_is_declared_is_named(what):
    assert set.union(*(used(service, what) for service in SERVICES.values())) == COMPOSE[what].keys()


def test_services_wait_for_what_can_come_true():
    for service in SERVICES.values():
        for name, wanted in service.get("depends_on", {}).items():
            on = SERVICES[name]
            if wanted["condition"] == "service_healthy":
                assert on["healthcheck"]["test"]
            else:
                assert wanted["condition"] == "service_completed_successfully"
                assert "restart" not in on
    assert SERVICES["hommel"]["depends_on"]["neo4j"]["condition"] == "service_healthy"


def test_nothing_is_reached_from_other_machines():
    for service in SERVICES.values():
        assert all(port.startswith("127.0.0.1:") for port in service.get("ports", []))
        assert service.keys().isdisjoint({"privileged", "network_mode", "pid", "cap_add", "devices"})
        assert not any(volume.startswith(("/", ".", "~")) for volume in service.get("volumes", []))


@pytest.mark.parametrize("name", OURS)
def test_ours_has_no_rights_and_a_limit_and_writes_to_its_volume_alone(name):
    service = OURS[name]
    assert re.fullmatch(r"[1-9]\d*:[1-9]\d*", service["user"])
    assert service["user"] == last("USER")
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["mem_limit"]
    assert service["pids_limit"]
    mounted = [Path(volume.split(":")[1]) for volume in service["volumes"]]
    written = {**environment_of_the_image(), **service["environment"]}
    for folder in (written["NUMBA_CACHE_DIR"], written["TMPDIR"], written["HOME"], last("WORKDIR")):
        assert any(Path(folder).is_relative_to(mount) for mount in mounted), folder
        assert folder in last("RUN").split(), f"{folder} is not made for its user"


def test_neo4j_has_limits_that_its_memory_fits_into():
    size = {name.rpartition("_memory_")[2]: value for name, value in SERVICES["neo4j"]["environment"].items()}
    gigabytes = [int(size[name].removesuffix("g")) for name in ("heap_max__size", "pagecache_size")]
    assert sum(gigabytes) < int(SERVICES["neo4j"]["mem_limit"].removesuffix("g"))
    assert {"/data", "/logs"} <= {volume.partition(":")[2] for volume in SERVICES["neo4j"]["volumes"]}


def test_the_server_is_of_the_line_that_is_tested():
    line = ".".join(VERSION.split(".")[:2])
    assert SERVICES["neo4j"]["image"] == f"neo4j:{line}-community"


@pytest.mark.parametrize("name", OURS)
def test_our_environment_is_known_and_leads_to_the_server(name, tmp_path):
    told = OURS[name]["environment"]
    assert unknown_settings({**environment_of_the_image(), **told}) == []
    secret = Path(told["HOMMEL_NEO4J_PASSWORD_FILE"])
    assert secret.parent == Path("/run/secrets")
    assert secret.name in OURS[name]["secrets"]
    (tmp_path / secret.name).write_text("hush\n")
    settings = Settings.read({**told, "HOMMEL_NEO4J_PASSWORD_FILE": str(tmp_path / secret.name)})
    assert place(settings).address == Address("neo4j://neo4j:7687", "neo4j", "neo4j", "hush")
    shared = set(OURS[name]["networks"]) & set(SERVICES["neo4j"]["networks"])
    assert shared == {"store"}


def test_no_password_stands_in_a_file_that_is_committed():
    for secret in COMPOSE["secrets"].values():
        path = secret["file"]
        assert fnmatch.fnmatch(path, "./secrets/*")
    assert "secrets/" in (ROOT / ".gitignore").read_text("utf-8").split()
    assert not any("PASSWORD" in name and "_FILE" not in name for s in SERVICES.values() for name in s["environment"])


def test_the_server_s_settings_exist(neo4j_server):
    """A server refuses names that it does not know; the image writes `_` for `.` and `__` for `_`."""
    told = {}
    for name, value in SERVICES["neo4j"]["environment"].items():
        if name not in {"NEO4J_AUTH_FILE"}:
            told[name.removeprefix("NEO4J_").replace("__", "\0").replace("_", ".").replace("\0", "_")] = value
    others = "\n".join(f"{name}={value}" for name, value in told.items() if f"\n{name}=" not in SETTINGS)
    with neo4j_server(extra=others):
        pass


def test_the_health_of_the_server_is_asked_with_its_password(tmp_path):
    kind, check = SERVICES["neo4j"]["healthcheck"]["test"]
    assert kind == "CMD-SHELL"
    secret = SERVICES["neo4j"]["environment"]["NEO4J_AUTH_FILE"]
    assert Path(secret).name in SERVICES["neo4j"]["secrets"]
    (tmp_path / "auth").write_text("neo4j/a$b/c\n")
    shell = tmp_path / "cypher-shell"
    shell.write_text('#!/bin/sh\necho "$NEO4J_USERNAME $NEO4J_PASSWORD $*"\n')
    shell.chmod(0o755)
    run = subprocess.run(
        ["/bin/sh", "-c", check.replace("$$", "$").replace(secret, str(tmp_path / "auth"))],
        env={"PATH": f"{tmp_path}:{os.environ['PATH']}"}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert run.stdout == "neo4j a$b/c -a bolt://localhost:7687 -d neo4j RETURN 1\n"


def test_the_how_to_makes_the_secrets_that_are_asked_for(tmp_path):
    block = re.search(r"```sh\n(mkdir.*?)```", HOW_TO, re.DOTALL)[1].replace("python3", shlex.quote(sys.executable))
    subprocess.run(["/bin/sh", "-euc", block], cwd=tmp_path, check=True)
    made = {f"./{path.relative_to(tmp_path)}": path.read_text() for path in (tmp_path / "secrets").iterdir()}
    assert made.keys() == {secret["file"] for secret in COMPOSE["secrets"].values()}
    password = made["./secrets/neo4j_password"].strip()
    assert len(password) >= 16
    assert made["./secrets/neo4j_auth"] == f"neo4j/{password}\n"
    assert (tmp_path / "secrets").stat().st_mode & 0o077 == 0
    assert (tmp_path / "secrets" / "neo4j_password").stat().st_mode & 0o004  # the container's user is another


def test_the_image_is_built_from_what_is_there_and_let_through():
    for service in OURS.values():
        assert (ROOT / service["build"]["context"] / service["build"]["dockerfile"]).is_file()
    let_through = {line[1:] for line in (ROOT / ".containerignore").read_text("utf-8").split() if line[0] == "!"}
    copied = set()
    for keyword, rest in instructions():
        if keyword == "COPY" and not rest.startswith("--from="):
            copied |= set(rest.split()[:-1])
    assert all((ROOT / name).exists() for name in copied)
    assert copied == let_through
    packages = {name.rstrip("*") for name in PROJECT["tool"]["setuptools"]["packages"]["find"]["include"]}
    assert copied >= {name for name in packages if (ROOT / name).is_dir()}
    assert (ROOT / ".dockerignore").read_bytes() == (ROOT / ".containerignore").read_bytes()


def left_out(folder, names):
    """What of a folder that is copied `.containerignore` keeps from the image."""
    lines = (ROOT / ".containerignore").read_text("utf-8").splitlines()
    patterns = [line for line in lines if line[0] not in "#!" and line != "*"]
    here = Path(folder).relative_to(ROOT)
    return {name for name in names if any(fnmatch.fnmatch(str(here / name), pattern) for pattern in patterns)}


def test_stages_are_named_before_they_are_taken_from():
    stages = [rest.partition(" AS ")[2] for keyword, rest in instructions() if keyword == "FROM"]
    taken = re.findall(r"--from=(\S+)", "\n".join(rest for _, rest in instructions()))
    assert taken
    assert set(taken) <= set(stages[:-1])
    assert len({rest.partition(" AS ")[0] for keyword, rest in instructions() if keyword == "FROM"}) == 1


def test_what_the_image_starts_exists():
    program = Path(exec_form("ENTRYPOINT")[0])
    assert program.name in PROJECT["project"]["scripts"]
    assert str(program.parent) == environment_of_the_image()["PATH"].partition(":")[0]
    assert {exec_form("CMD")[0], *(service["command"][0] for service in OURS.values())} <= COMMANDS.keys()


def test_the_health_of_the_program_is_asked_where_it_answers(tmp_path):
    python, *check = exec_form("HEALTHCHECK")
    assert python == "python"
    assert str(inspect.signature(serve).parameters["port"].default) in check[-1]
    environment = {**os.environ, "HOMMEL_STORE": f"sqlite:///{tmp_path}/hommel.db"}
    hommel = [sys.executable, "-m", "hommel"]
    subprocess.run([*hommel, "migrate"], cwd=ROOT, env=environment, check=True)
    command = [*hommel, *exec_form("CMD"), "--port", "0", "--json"]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as serving:
        try:
            port = urlsplit(json.loads("".join(serving.stdout.readline() for _ in range(4)))["address"]).port
            asking = [sys.executable, check[0], check[1].replace("8000", str(port))]
            assert subprocess.run(asking, check=False).returncode == 0
        finally:
            serving.kill()
    assert subprocess.run(asking, check=False, stderr=subprocess.DEVNULL).returncode == 1


@pytest.mark.skipif(not os.environ.get("FULL"), reason="the steps of the image are run with FULL=1")
def test_the_steps_of_the_image_make_a_program_that_runs(tmp_path):
    """The same steps in folders of our own, with this Python; then the program on a store, far from the sources."""
    moved = {"/wheels": tmp_path / "wheels", "/opt/hommel": tmp_path / "hommel", "/var/lib/hommel": tmp_path / "work"}

    def here(text):
        for path, instead in moved.items():
            text = text.replace(path, str(instead))
        return text

    source, tools = tmp_path / "src", tmp_path / "tools"
    subprocess.run([sys.executable, "-m", "venv", str(tools)], check=True)
    source.mkdir()
    environment = {**os.environ, "PATH": f"{tools / 'bin'}:{os.environ['PATH']}"}
    for keyword, rest in instructions():
        if keyword == "COPY" and not rest.startswith("--from="):
            *names, _ = rest.split()
            for name in names:
                if (ROOT / name).is_dir():
                    shutil.copytree(ROOT / name, source / name, ignore=left_out)
                else:
                    shutil.copy(ROOT / name, source / name)
        elif keyword == "RUN":
            mine = here(rest).replace("-o 10001 -g 10001 ", "")
            subprocess.run(["/bin/sh", "-euc", mine], cwd=source, env=environment, check=True)
    image = {name: here(value) for name, value in environment_of_the_image().items() if name != "PATH"}
    image |= {"PATH": f"{moved['/opt/hommel']}/bin"}
    for command in (["load", "example", "--size", "100"], ["match", "--top", "2"], ["doctor"]):
        subprocess.run([here(exec_form("ENTRYPOINT")[0]), *command], cwd=tmp_path, env=image, check=True)
    assert not list((moved["/opt/hommel"] / "lib").rglob("pytest"))
    assert list((tmp_path / "work" / "kernels").iterdir())
