"""The commands: what they print, how they end, what they never do."""

import contextlib
import json
import os
import sqlite3
import subprocess
import sys

import pytest
import typer

import hommel.commands.store
from graph.shelves import Shelf
from graph.sqlite import open_store
from hommel import doctor, reference
from hommel.__main__ import main
from hommel.app import app
from schema.authentication.owning import shelf_of

COUNTED = ("Stakeholder", "Project", "PARTICIPATED_IN")


def commands(command, path=()):
    for name, below in getattr(command, "commands", {}).items():
        yield from commands(below, (*path, name))
        if not hasattr(below, "commands"):
            yield (*path, name), below


ALL = dict(commands(typer.main.get_command(app)))


@pytest.mark.parametrize("path", ALL, ids=" ".join)
def test_every_command_has_help_with_an_example_of_itself(path):
    assert f"Example: hommel {' '.join(path)}" in ALL[path].help


@pytest.mark.parametrize("path", ALL, ids=" ".join)
def test_every_command_can_answer_in_json(path):
    assert "--json" in {option for parameter in ALL[path].params for option in parameter.opts}


def test_the_reference_page_is_the_help_itself():
    assert reference.FILE.read_text("utf-8") == reference.reference(), "run `python -m hommel.reference`"


@pytest.mark.parametrize("arguments", [[], ["info"], ["export", "--help"]], ids=" ".join)
def test_what_a_command_does_not_need_it_does_not_wait_for(arguments, store_path):
    open_store(store_path, create=True).close()
    ask = f"import sys; from hommel.__main__ import main; main({arguments}); print(*sys.modules)"
    out = subprocess.run([sys.executable, "-c", ask], capture_output=True, check=True, text=True).stdout
    assert {"numba", "scipy", "networkx", "strawberry", "starlette"}.isdisjoint(out.splitlines()[-1].split())


def test_no_command_at_all_shows_the_help(hommel):
    ran = hommel()
    assert ran.status == 0
    assert "Usage: hommel" in ran.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["infoo"], "Did you mean 'info'"),
        (["info", "--jsno"], "--json"),
        (["match", "--top", "many"], "--top"),
        (["match", "--scope", "sideways"], "cross-chain"),
        (["match", "--as-of", "2017-02-31"], "--as-of"),
        (["evaluate"], "--split"),
        (["load"], "command"),
        (["load", "tables"], "--template"),
        (["serve", "--port", "70000"], "65535"),
    ],
)
def test_a_wrong_command_line_is_said_and_ends_with_2(hommel, arguments, said):
    ran = hommel(*arguments)
    assert ran.status == 2
    assert said in ran.err
    assert ran.out == ""


def test_a_missing_store_is_said_with_what_makes_one(hommel, store_path):
    ran = hommel("info")
    assert (ran.status, ran.out) == (1, "")
    assert "hommel migrate" in ran.err
    assert not store_path.exists()


def test_migrate_makes_a_store_and_then_does_nothing(hommel, store_path):
    assert hommel("migrate", "--json").json["applied"]
    assert store_path.exists()
    assert hommel("migrate", "--json").json == {"store": str(store_path), "applied": []}


def test_an_older_store_is_refused_until_it_is_migrated(hommel, store_path):
    hommel("migrate")
    before = sqlite3.connect(store_path)
    before.execute("PRAGMA user_version = 1")
    before.close()
    for command in (["info"], ["load", "example"], ["serve", "--port", "0"]):
        ran = hommel(*command)
        assert ran.status == 1
        assert "hommel migrate" in ran.err


def test_a_newer_store_is_refused(hommel, store_path):
    hommel("migrate")
    later = sqlite3.connect(store_path)
    later.execute("PRAGMA user_version = 999")
    later.close()
    for command in (["info"], ["migrate"], ["load", "example"]):
        ran = hommel(*command)
        assert ran.status == 1
        assert "newer" in ran.err


def test_a_refused_store_is_let_go(hommel, store_path, monkeypatch):
    hommel("migrate")
    with contextlib.closing(sqlite3.connect(store_path)) as before:
        before.execute("PRAGMA user_version = 1")
    made, connect = [], sqlite3.connect

    def noted(*arguments, **named):
        made.append(connect(*arguments, **named))
        return made[-1]

    monkeypatch.setattr(sqlite3, "connect", noted)
    assert hommel("info").status == 1
    assert made
    for connection in made:  # an open one would keep the file, and Python 3.13 warns when it is forgotten
        with pytest.raises(sqlite3.ProgrammingError, match="closed"):
            connection.execute("SELECT 1")


def test_info_counts_everything(on_example, example_store):
    answer = on_example("info", "--json").json
    assert answer["store"] == str(example_store)
    assert answer["counts"]["Stakeholder"] == 200
    assert all(answer["counts"][name] > 0 for name in COUNTED)


def test_a_load_makes_the_store_and_the_same_load_again_changes_nothing(hommel, store_path):
    first = hommel("load", "example", "--size", "100", "--json").json
    assert store_path.exists()
    assert first["total"]["new"] > 100
    again = hommel("load", "example", "--size", "100", "--json").json
    assert again["total"] | {"unchanged": 0} == {"new": 0, "changed": 0, "retired": 0, "unchanged": 0}


def test_a_dry_run_writes_nothing_and_makes_no_store(hommel, store_path):
    ran = hommel("load", "example", "--size", "100", "--dry-run", "--json")
    assert ran.json["dry_run"] is True
    assert ran.json["total"]["new"] > 100
    assert not store_path.exists()


def test_progress_in_a_pipe_is_plain_lines_beside_the_result(hommel):
    ran = hommel("load", "example", "--size", "100", "--json")
    assert json.loads(ran.out)
    assert "Stakeholder: 100 in" in ran.err
    assert "\x1b" not in ran.err


def test_a_template_is_written_and_loads_without_a_complaint(hommel, tmp_path):
    written = hommel("load", "tables", "--template", tmp_path / "sheets", "--json").json["written"]
    assert written
    assert hommel("load", "tables", tmp_path / "sheets", "--strict", "--dry-run").status == 0


def test_refused_rows_fail_a_strict_load_alone(hommel, tmp_path):
    sheet = tmp_path / "members.csv"
    sheet.write_text("id,name,country\nown:a,Alpha (fictional),BE\n,,\nown b,,BE\n", "utf-8")
    rejects = tmp_path / "rejects.csv"
    lenient = hommel("load", "tables", sheet, "--json", "--rejects", rejects)
    strict = hommel("load", "tables", sheet, "--json", "--strict")
    assert lenient.status == 0, lenient.err
    assert lenient.json["rejected"] == strict.json["rejected"]
    assert strict.status == (1 if strict.json["rejected"] else 0)
    assert rejects.exists() == bool(lenient.json["rejected"] or lenient.json["noted"])


def test_a_folder_that_is_no_cordis_is_said(hommel, tmp_path):
    ran = hommel("load", "cordis", tmp_path)
    assert ran.status == 1
    assert str(tmp_path) in ran.err


def test_export_picks_its_format_by_the_ending_and_counts(on_example, tmp_path):
    written = on_example("export", tmp_path / "all.jsonl", "--json").json
    assert written["counts"]["Stakeholder"] == 200
    part = on_example("export", tmp_path / "food.gexf", "--chain", "food", "--kind", "Stakeholder", "--json").json
    assert 0 < part["counts"]["Stakeholder"] < 200
    assert on_example("export", tmp_path / "x.doc").status == 1


def test_a_warning_about_an_unknown_setting_goes_beside_the_result(on_example, monkeypatch):
    monkeypatch.setenv("HOMMEL_STOR", "x")
    ran = on_example("info", "--json")
    assert ran.json
    assert "did you mean HOMMEL_STORE?" in ran.err


def test_ctrl_c_ends_with_130_and_says_that_the_store_is_whole(hommel, monkeypatch):
    def interrupt(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(hommel_store_module(), "settings_of", interrupt)
    ran = hommel("info")
    assert ran.status == 130
    assert "whole" in ran.err


def hommel_store_module():
    return hommel.commands.store


def test_a_bad_setting_is_said_before_anything_is_done(monkeypatch, capsys):
    monkeypatch.setenv("HOMMEL_MAX_BODY_BYTES", "much")
    assert main(["info"]) == 1
    assert "HOMMEL_MAX_BODY_BYTES" in capsys.readouterr().err


def test_doctor_finds_a_good_store_well(on_example):
    findings = {one["check"]: one for one in on_example("doctor", "--json").json["findings"]}
    for check in ("Python", "SQLite", "SQLite FTS5", "store", "integrity", "references", "inferences"):
        assert findings[check]["well"], findings[check]


def test_doctor_says_how_to_mend_a_damaged_store(hommel, store_path):
    store_path.write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)
    ran = hommel("doctor", "--json")
    assert ran.status == 1
    broken = next(one for one in ran.json["findings"] if one["check"] == "store")
    assert "backup" in broken["mend"]
    assert "to mend:" in hommel("doctor").out


def test_doctor_says_how_to_make_a_missing_store(hommel):
    ran = hommel("doctor")
    assert ran.status == 1
    assert "hommel migrate" in ran.out


def test_a_reader_that_has_seen_enough_is_no_error_message(example_store):
    environment = {**os.environ, "HOMMEL_STORE": f"sqlite:///{example_store}"}
    command = [sys.executable, "-m", "hommel", "export", "-", "--format", "jsonl"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment)
    assert process.stdout.readline()
    process.stdout.close()
    said = process.stderr.read().decode()
    process.stderr.close()
    process.wait(timeout=30)
    assert "Traceback" not in said
    assert "Exception ignored" not in said


@pytest.mark.parametrize("command", [["info"], ["load", "example"], ["migrate"]])
def test_a_store_that_is_a_folder_is_said(hommel, store_path, command):
    store_path.mkdir()
    ran = hommel(*command)
    assert ran.status == 1
    assert ran.err.startswith("hommel: ")


def test_a_folder_that_cannot_be_made_is_said(hommel, monkeypatch, tmp_path):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("HOMMEL_STORE", f"sqlite:///{tmp_path}/file/hommel.db")
    ran = hommel("migrate")
    assert ran.status == 1
    assert "file" in ran.err


@pytest.mark.parametrize(
    ("requirement", "said"),
    [
        ("numpy>=1", ""),
        ("numpy>=999.1", "older than 999.1"),
        ("no-such-package-here>=1", "no-such-package-here is missing"),
        ("pytest", ""),
        ("pyjwt[crypto]>=2", ""),
    ],
)
def test_doctor_compares_packages_with_what_is_needed(requirement, said):
    found = doctor.lacking_of(requirement)
    assert said in found
    assert bool(said) == bool(found)


def test_a_mistake_of_our_own_is_one_line_unless_its_trace_is_asked_for(hommel, monkeypatch):
    def broken(_):
        raise RuntimeError("out of cheese")

    monkeypatch.setattr(hommel_store_module(), "settings_of", broken)
    ran = hommel("info")
    assert (ran.status, ran.out) == (1, "")
    assert "RuntimeError: out of cheese" in ran.err
    assert "HOMMEL_DEBUG=1" in ran.err
    monkeypatch.setenv("HOMMEL_DEBUG", "1")
    with pytest.raises(RuntimeError, match="out of cheese"):
        hommel("info")


def test_what_goes_with_a_key_is_said(hommel, store_path):
    hommel("migrate")
    made = [hommel("keys", "create", "--role", "manager", "--json").json["id"] for _ in range(2)]
    with contextlib.closing(open_store(store_path)) as store, store.unit("tester") as unit:
        for one in made:
            unit.shelves.put(Shelf.SEARCHES, f"search:{one}", shelf_of(f"key:{one}"), {})
    said = hommel("keys", "revoke", made[0]).out.splitlines()
    assert said[1] == "Gone with it: webhooks 0, searches 1, digests 0"
    told = hommel("keys", "revoke", made[1], "--json").json
    assert told == {"revoked": made[1], "dropped": {"webhooks": 0, "searches": 1, "digests": 0}}


def test_a_key_is_shown_once_listed_without_its_secret_rotated_and_revoked(hommel):
    hommel("migrate")
    made = hommel("keys", "create", "--role", "batch", "--name", "nightly", "--expires", "2999-01-01", "--json").json
    listed = hommel("keys", "list", "--json")
    assert listed.json == [{name: value for name, value in made.items() if name != "key"}]
    assert made["key"].rpartition("_")[2] not in listed.out
    assert "nightly" in hommel("keys", "list").out
    new = hommel("keys", "rotate", made["id"], "--grace", "1", "--json").json
    assert (new["role"], new["expires"]) == ("batch", made["expires"])
    assert (new["owner"], made["owner"]) == (made["id"], made["id"])
    assert hommel("keys", "revoke", made["id"]).out == f"{made['id']} opens nothing any more\n"
    assert [key["id"] for key in hommel("keys", "list", "--json").json] == [new["id"]]
    gone = hommel("keys", "revoke", made["id"])
    assert (gone.status, "hommel keys list" in gone.err) == (1, True)
    assert hommel("keys", "create", "--role", "boss").status == 2
    linked = hommel("keys", "link", "--role", "manager", "--address", "http://127.0.0.1:9/", "--json").json["link"]
    assert linked.startswith("http://127.0.0.1:9/sign-in#code=")
    assert hommel("keys", "link", "--role", "manager").out.startswith("http://127.0.0.1:8000/sign-in#code=")
    scoped = hommel("keys", "create", "--role", "manager", "--scope", "run", "--scope", "read", "--json").json
    assert scoped["scopes"] == ["read", "run"]
    assert "read run" in hommel("keys", "list").out
