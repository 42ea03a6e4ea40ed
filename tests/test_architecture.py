"""The shape of the house: which folder may import which, and how long a room may be."""

import ast
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MAY_IMPORT = {
    "graph": set[str](),
    "loaders": {"graph"},
    "matching": {"graph"},
    "atlas": {"graph"},
    "strategy": {"matching", "graph"},
    "schema": {"strategy", "atlas", "matching", "loaders", "graph"},
    "hommel": {"schema", "strategy", "atlas", "matching", "loaders", "graph"},
}
FOLDERS = [folder for folder in MAY_IMPORT if (ROOT / folder).is_dir()]
DRIVERS = {"sqlite3": ("graph/sqlite", "loaders", "hommel/doctor"), "neo4j": ("graph/neo4j",), "rich": ("hommel",)}
MODULE_LINES = 350
FUNCTION_LINES = 40
MODULES_A_FOLDER = 14
NO_ROOM = {"utils", "util", "common", "helpers", "misc", "manager", "shared"}


def modules(*folders: str) -> Iterator[Path]:
    for folder in folders or FOLDERS:
        yield from sorted((ROOT / folder).rglob("*.py"))


def imported(module: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.add((node.module or "").split(".")[0])
    return found


def functions(module: Path) -> Iterator[tuple[str, int]]:
    """Name and lines, the docstring left out."""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[0]
            documented = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
            said = (first.end_lineno - first.lineno + 1) if documented and first.end_lineno else 0
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1 - said


@pytest.mark.parametrize("folder", FOLDERS)
def test_dependencies_point_at_the_domain(folder):
    for module in modules(folder):
        outward = imported(module) & MAY_IMPORT.keys() - MAY_IMPORT[folder] - {folder}
        assert not outward, f"{module} reaches {outward}"


@pytest.mark.parametrize("driver", DRIVERS)
def test_a_driver_stays_where_it_belongs(driver):
    for module in modules():
        if driver in imported(module):
            assert str(module.relative_to(ROOT)).startswith(DRIVERS[driver]), f"{module} imports {driver}"


@pytest.mark.parametrize("folder", [*FOLDERS, "bench"])
def test_modules_and_functions_stay_short_and_mean_something(folder):
    for module in modules(folder):
        assert len(module.read_text("utf-8").splitlines()) <= MODULE_LINES, f"{module} is too long: split by meaning"
        assert module.stem not in NO_ROOM, f"{module}: a name that says nothing"
        for name, lines in functions(module):
            assert lines <= FUNCTION_LINES, f"{module}: {name} has {lines} lines"


def test_folders_stay_small():
    for folder in {module.parent for module in modules()}:
        assert len(list(folder.glob("[!_]*.py"))) <= MODULES_A_FOLDER, f"{folder} holds too many modules"


def test_our_row_of_numbers(capsys):
    """Prints median, 90th percentile and largest of modules and functions."""
    length = sorted(len(module.read_text("utf-8").splitlines()) for module in modules())
    lines = sorted(count for module in modules() for _, count in functions(module))
    assert length
    assert lines
    row = [(statistics.median(found), found[int(len(found) * 0.9)], found[-1]) for found in (length, lines)]
    with capsys.disabled():
        print(f"\nmodule lines median / p90 / largest: {row[0]}; function lines: {row[1]}; modules: {len(length)}")
