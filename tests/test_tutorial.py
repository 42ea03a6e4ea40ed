"""The tutorial from an empty store to a plan on paper: its commands are given and its requests sent, in their order."""

import re
import shutil

import httpx

from hommel.__main__ import main
from tests.served import served
from tests.test_docs import ROOT, said

PAGE = ROOT / "docs" / "tutorial" / "from-a-sheet-to-a-plan.md"
BLOCK = re.compile(r"```(console|graphql)\n(.*?)```", re.DOTALL)
GIVEN = {"suggestPartnership": "partnership", "registerBarrier": "barrier", "planAction": "action"}
"""Mutation -> the variable of later requests that is the id of what it made."""


def payloads(answer):
    """What mutations answered, by name."""
    return {name: one for name, one in answer.items() if isinstance(one, dict) and "errors" in one}


class Manager:
    """Follows a page: gives commands, sends requests with the key that a command showed."""

    def __init__(self, store, capsys):
        self.store, self.capsys = store, capsys
        self.out, self.variables, self.answers = {}, {}, []

    def gives(self, block):
        for line in said(block):
            assert main(line[1:]) == 0, f"{line}: {self.capsys.readouterr().err}"
            self.out[" ".join(line[:3])] = self.capsys.readouterr().out

    def sends(self, address, text):
        key = self.out["hommel keys create"].splitlines()[0]
        body = {"query": text, "variables": {name: one for name, one in self.variables.items() if f"${name}" in text}}
        sent = httpx.post(
            f"{address}/graphql", json=body, headers={"Authorization": f"Bearer {key}"}, timeout=30
        ).json()
        assert "errors" not in sent, (text, sent)
        for name, payload in payloads(sent["data"]).items():
            assert payload["errors"] == [], (text, payload)
            if name in GIVEN:
                self.variables[GIVEN[name]] = payload[GIVEN[name]]["id"]
        self.answers.append(sent["data"])


def test_following_it_ends_with_the_plan(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOMMEL_STORE", f"sqlite:///{tmp_path / 'store.db'}")
    shutil.copy(PAGE.with_name("members.csv"), tmp_path)
    manager = Manager(tmp_path / "store.db", capsys)
    blocks = BLOCK.findall(PAGE.read_text("utf-8"))
    first = next(place for place, (kind, _) in enumerate(blocks) if kind == "graphql")
    for _, block in blocks[:first]:
        manager.gives(block)
    with served(manager.store) as (_, address):
        for kind, block in blocks[first:]:
            manager.gives(block) if kind == "console" else manager.sends(address, block)
    assert manager.answers[3]["agree"]["partnership"]["state"] == "agreed"
    plan = (tmp_path / "plan.txt").read_text("utf-8")
    for told in (
        "One permit for a line (fictional)",
        "The file is handed in (fictional)",
        "Each batch of sterile packaging",
    ):
        assert told in plan
    page = (tmp_path / "plan.html").read_text("utf-8")
    assert "One permit for a line (fictional)" in page
    assert '<html lang="nl"' in page
