"""What people get is the same to the byte, whichever store holds it; and it moves between them whole."""

from contextlib import closing

import orjson
import pytest

from graph import neo4j
from graph.neo4j import Address, open_store
from hommel.__main__ import main
from tests.conftest import FULL
from tests.neo4j.server import empty

SIZE, LESS = (300, 250) if FULL else (120, 100)
SCOPES = ("cross-chain", "bridge", "all")


@pytest.fixture
def hommel(monkeypatch):
    """The command line, on the store of an address."""

    def run(address, *arguments):
        monkeypatch.setenv("HOMMEL_STORE", address)
        return main([str(argument) for argument in arguments])

    return run


@pytest.fixture
def addresses(tmp_path, neo4j_url):
    """A file that is not there, and an emptied database."""
    neo4j.migrate(Address.parse(neo4j_url))
    with closing(open_store(Address.parse(neo4j_url))) as store, store.connection.session(write=True) as session:
        empty(session)
    return {"sqlite": f"sqlite:///{tmp_path / 'store.db'}", "neo4j": neo4j_url}


def test_loads_exports_matches_and_explanations_are_the_same_bytes(hommel, addresses, tmp_path, capsys):
    shown = {}
    for name, address in addresses.items():
        assert hommel(address, "load", "example", "--size", SIZE) == 0
        assert hommel(address, "load", "example", "--size", LESS, "--seed", "3") == 0  # replaces what is not in it
        assert hommel(address, "export", tmp_path / f"{name}.jsonl") == 0
        for scope in SCOPES:
            assert hommel(address, "match", "--scope", scope, "--out", tmp_path / f"{name}-{scope}.csv") == 0
        assert hommel(address, "export", tmp_path / f"{name}.graphml") == 0
        capsys.readouterr()
        for command in (["match", "--json"], ["explain", "example:0000007", "example:0000042", "--json"], ["info"]):
            assert hommel(address, *command) == 0
        shown[name] = [line for line in capsys.readouterr().out.splitlines() if address not in line]
    for end in (".jsonl", ".graphml", *(f"-{scope}.csv" for scope in SCOPES)):
        assert (tmp_path / f"sqlite{end}").read_bytes() == (tmp_path / f"neo4j{end}").read_bytes(), end
    revisions = [
        [line for line in lines if "revision" not in line and "started" not in line] for lines in shown.values()
    ]
    assert revisions[0] == revisions[1]


def test_a_store_goes_to_the_server_and_comes_back_the_same(hommel, addresses, tmp_path, capsys):
    back = f"sqlite:///{tmp_path / 'back.db'}"
    assert hommel(addresses["sqlite"], "load", "example", "--size", SIZE) == 0
    assert hommel(addresses["sqlite"], "match", "--top", "5") == 0
    capsys.readouterr()
    copied = []
    for origin, target in ((addresses["sqlite"], addresses["neo4j"]), (addresses["neo4j"], back)):
        assert hommel(addresses["sqlite"], "copy", origin, target, "--json") == 0
        copied.append(orjson.loads(capsys.readouterr().out))
    assert copied[0]["sha256"] == copied[1]["sha256"]
    assert copied[0]["rows"] == copied[1]["rows"]
    for name, address in (("first", addresses["sqlite"]), ("last", back)):
        assert hommel(address, "export", tmp_path / f"{name}.jsonl") == 0
        assert hommel(address, "backup", tmp_path / f"{name}.backup.jsonl.gz") == 0
    assert (tmp_path / "first.jsonl").read_bytes() == (tmp_path / "last.jsonl").read_bytes()
    assert hommel(addresses["sqlite"], "copy", addresses["sqlite"], back) == 1
    assert "not empty" in capsys.readouterr().err


def test_a_backup_of_one_store_is_restored_in_the_other(hommel, addresses, tmp_path, capsys):
    assert hommel(addresses["sqlite"], "load", "example", "--size", SIZE) == 0
    assert hommel(addresses["sqlite"], "backup", tmp_path / "kept.jsonl.gz") == 0
    assert hommel(addresses["neo4j"], "restore", tmp_path / "kept.jsonl.gz") == 0
    assert "checksums are equal" in capsys.readouterr().err
    for name, address in addresses.items():
        assert hommel(address, "export", tmp_path / f"{name}.jsonl") == 0
    assert (tmp_path / "sqlite.jsonl").read_bytes() == (tmp_path / "neo4j.jsonl").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("copy", "sqlite:///same.db", "sqlite:///same.db"), "onto itself"),
        (("copy", "sqlite:///none.db", "sqlite:///other.db"), "hommel migrate"),
        (("restore", "none.jsonl.gz"), "none.jsonl.gz"),
        (("copy", "sqlite:///same.db", "mysql://somewhere"), "sqlite:///"),
    ],
)
def test_what_cannot_be_moved_is_said_and_makes_nothing(hommel, monkeypatch, tmp_path, capsys, arguments, said):
    monkeypatch.chdir(tmp_path)
    assert hommel("sqlite:///store.db", *arguments) in {1, 2}
    assert said in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
