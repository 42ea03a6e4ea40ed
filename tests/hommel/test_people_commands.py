"""Links, erasure and retention on the command line; a rerun after an erasure is the same run."""

import contextlib
import datetime

import pytest

from graph.model import Contact
from graph.relations import HasContact
from graph.sqlite import open_store
from schema.access import Deed, Principal, Role
from schema.exports import Wanted, export

EVE, WHO = "contact:eve", "example:0000007"
PLANTED = "Quaggazebra"


@pytest.fixture
def erasures(tmp_path, monkeypatch):
    path = tmp_path / "elsewhere" / "erasures.jsonl"
    monkeypatch.setenv("HOMMEL_ERASURES", str(path))
    return path


@pytest.fixture
def peopled(hommel, store_path, erasures):
    """A small economy with a person in it."""
    assert hommel("load", "example", "--size", "200", "--seed", "3").status == 0
    add(store_path)
    return hommel


def add(path, **values):
    store = open_store(path)
    with store.unit("key:ann") as unit:
        unit.say([Contact(id=EVE, name=f"{PLANTED} (fictional)", source="tables:fictional", **values)])
        unit.say([HasContact(from_id=WHO, to_id=EVE, source="tables:fictional")])
    store.close()


def holds(path):
    return any(PLANTED.encode() in one.read_bytes() for one in path.parent.glob(f"{path.name}*") if one.is_file())


def test_a_link_is_printed_for_a_contact_that_is_there(peopled):
    made = peopled("party", "link", EVE, "--purpose", "about-me", "--address", "https://hommel.example/")
    assert made.out.startswith("https://hommel.example/party#code=")
    refused = peopled("party", "link", EVE, "--purpose", "answer")
    assert (refused.status, "name the partnership" in refused.err) == (1, True)


def test_who_is_erased_is_gone_from_the_file_and_a_rerun_is_the_same_run(peopled, store_path, erasures, tmp_path):
    run = peopled("match", "--top", "3", "--json").json
    assert peopled("backup", tmp_path / "old.jsonl.gz").status == 0
    assert holds(store_path)
    assert peopled("erase", EVE, "--json").json == {"erased": 1, "list": str(erasures)}
    assert not holds(store_path)
    assert PLANTED not in erasures.read_text()
    again = peopled("match", "--top", "3", "--json").json
    assert {name: again[name] for name in ("run", "suggestions") if name in again} == {
        name: run[name] for name in ("run", "suggestions") if name in run
    }
    assert peopled("erase", EVE).status == 1


def test_a_restored_backup_forgets_them_again(peopled, store_path, tmp_path, monkeypatch):
    peopled("backup", tmp_path / "old.jsonl.gz")
    peopled("erase", EVE)
    restored = tmp_path / "restored" / "restored.db"
    monkeypatch.setenv("HOMMEL_STORE", f"sqlite:///{restored}")
    back = peopled("restore", tmp_path / "old.jsonl.gz")
    assert (back.status, "1 persons erased again" in back.err) == (0, True)
    assert not holds(restored)
    assert peopled("erase", "--json").json["erased"] == 0


def test_what_would_go_is_told_and_stays_until_it_is_meant(peopled, store_path, erasures):
    add(store_path, left=datetime.date(2020, 1, 1))
    assert peopled("retain", "--simulate", "--json").json == {"simulated": True, "gone": {"Contact": 1}}
    assert holds(store_path)
    assert not erasures.exists()
    assert "180 days after left" in peopled("retain", "--simulate").out
    assert peopled("retain", "--json").json == {"simulated": False, "gone": {"Contact": 1}}
    assert not holds(store_path)
    assert peopled("retain", "--json").json["gone"] == {}


def test_who_took_rows_along_is_listed(hommel, store_path):
    with contextlib.closing(open_store(store_path, create=True)) as store:
        taker = Principal("key:ann", Role.ADMIN, frozenset({Deed.EXPORT}))
        list(export(store, taker, Wanted(["Source", "Market"], ["BE"])))
        export(store, taker, Wanted(["Source"]))
    (whole, begun) = hommel("keys", "exports", "--json").json
    assert (whole["by"], whole["role"], whole["asked"]["kinds"]) == ("key:ann", "admin", ["Source", "Market"])
    assert (whole["rows"] >= 0, begun["rows"]) == (True, None)
    shown = hommel("keys", "exports").out
    assert "kinds Source, Market; countries BE" in shown
    assert "not to the end" in shown
