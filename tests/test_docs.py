"""What the documentation shows is run: console blocks of the pages, examples of the docstrings."""

import doctest
import importlib
import re
import shlex
from pathlib import Path

import pytest

from hommel.__main__ import main

ROOT = Path(__file__).parents[1]
BOTH = {ROOT / "docs" / "tutorial" / "from-a-sheet-to-a-plan.md"}  # followed by `tests.test_tutorial`, requests and all
PAGES = sorted(
    page for page in {ROOT / "README.md", *ROOT.glob("docs/**/*.md")} - BOTH if "```console" in page.read_text("utf-8")
)
PACKAGES = ("graph", "loaders", "matching", "atlas", "strategy", "schema", "hommel")
MODULES = sorted(
    ".".join(module.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    for package in PACKAGES
    for module in (ROOT / package).rglob("*.py")
    if ">>> " in module.read_text("utf-8")
)


def said(block):
    """The commands of a console block as words: lines that begin with a prompt."""
    return [shlex.split(line.removeprefix("$ ")) for line in block.splitlines() if line.startswith("$ ")]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_the_commands_of_a_page_work_one_after_the_other(page, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOMMEL_STORE", f"sqlite:///{tmp_path / 'store.db'}")
    for words in said("".join(re.findall(r"```console\n(.*?)```", page.read_text("utf-8"), re.DOTALL))):
        with monkeypatch.context() as patch:
            while "=" in words[0]:
                patch.setenv(*words.pop(0).split("=", 1))
            program, *arguments = words
            assert program == "hommel", words
            assert main(arguments) == 0, f"{words}: {capsys.readouterr().err}"


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_of_a_module_hold(name):
    found = doctest.testmod(importlib.import_module(name))
    assert found.attempted
    assert not found.failed
