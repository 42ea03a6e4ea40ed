"""`hommel fit --keep` and `hommel renew`: what they keep, print and refuse, and what `hommel doctor` says of it."""

import csv
import shutil

import pytest

from graph.relations import Offers
from graph.sqlite import open_store
from matching.fit.kept.files import load

HAND = {"source": "hand"}


@pytest.fixture
def kept(hommel, store_path, example_store):
    """The command line on an example of one's own whose fits are kept, and that store."""
    shutil.copyfile(example_store, store_path)
    assert hommel("fit", "--keep", "--top", "5").status == 0
    return hommel, store_path


def offered(path, pairs, bulk=None):
    store = open_store(path)
    with store.unit("somebody", bulk=bulk) as writer:
        writer.say([Offers(from_id=who, to_id=what, **HAND) for who, what in pairs])
    store.close()


def some_capability(path):
    store = open_store(path)
    try:
        return next(iter(store.scan(Offers))).to_id
    finally:
        store.close()


def test_after_an_edit_the_lists_it_touches_are_made_again_and_written(kept, tmp_path):
    hommel, path = kept
    offered(path, [("example:0000007", some_capability(path))])
    ran = hommel("renew", "--out", tmp_path / "changed.csv", "--json")
    assert ran.json["changed"] == 1
    assert not ran.json["whole"]
    assert 0 < ran.json["again"] < 200
    changed = list(csv.DictReader((tmp_path / "changed.csv").read_text("utf-8").splitlines()))
    assert len({row["stakeholder_id"] for row in changed}) == ran.json["again"]
    full = tmp_path / "full.csv"
    assert hommel("fit", "--top", "5", "--out", full).status == 0
    lines = {
        (row["stakeholder_id"], row["partner_id"]): row for row in csv.DictReader(full.read_text("utf-8").splitlines())
    }
    for row in changed:  # the weights of a whole run are of today, so that scores differ a little
        there = lines.get((row["stakeholder_id"], row["partner_id"]))
        if there is not None:
            assert {**row, "score": "", "rank": "", "explanation": ""} == {
                **there,
                "score": "",
                "rank": "",
                "explanation": "",
            }


def test_it_says_what_it_did_and_how_long_it_took(kept):
    hommel, path = kept
    capability = some_capability(path)
    offered(path, [("example:0000007", capability)])
    assert "1 stakeholders changed, named by the trail" in hommel("renew").out
    offered(path, [("example:0000008", capability)], bulk="a sheet")
    assert "changed, found by comparing everything" in hommel("renew").out
    ran = hommel("renew")
    assert "0 stakeholders changed, named by the trail: 0 of 200 lists made again" in ran.out
    assert "current after" in ran.out


def test_what_is_current_already_is_not_written_again(kept):
    hommel, path = kept
    file = path.with_name(f"{path.name}.fits")
    before = file.stat().st_mtime_ns
    assert hommel("renew").status == 0
    assert file.stat().st_mtime_ns == before
    offered(path, [("example:0000007", some_capability(path))])
    assert hommel("renew").status == 0
    assert file.stat().st_mtime_ns > before
    assert load(file).head.top == 5


def test_doctor_asks_for_new_weights_once_they_have_drifted(kept):
    hommel, path = kept
    findings = {one["check"]: one for one in hommel("doctor", "--json").json["findings"]}
    assert "drifted by 0.00% of at most 2%" in findings["kept fits"]["found"]
    assert findings["kept fits"]["well"]
    offered(path, [(f"example:{number:07}", some_capability(path)) for number in range(1, 150)])
    assert hommel("renew", "--json").json["drift"] > 0.02
    said = hommel("doctor")
    assert said.status == 1
    assert "WRONG kept fits" in said.out
    assert "to mend: take new weights: keep new ones with `hommel fit --keep`" in said.out
    assert hommel("fit", "--keep").status == 0
    assert "WRONG kept fits" not in hommel("doctor").out


def test_doctor_says_so_where_the_file_is_of_another_kind(kept):
    hommel, path = kept
    path.with_name(f"{path.name}.fits").write_bytes(b"something else")
    assert "this is not a file of kept fits of this version" in hommel("doctor").out


def test_without_kept_fits_there_is_nothing_to_renew(on_example):
    ran = on_example("renew")
    assert ran.status == 1
    assert "hommel fit --keep" in ran.err


@pytest.mark.parametrize("more", [["--for", "example:0000007"], ["--audience", "public"], ["--as-of", "2024-01-01"]])
def test_a_part_is_not_kept(on_example, more):
    ran = on_example("fit", "--keep", *more)
    assert ran.status == 1
    assert "leave out --for, --as-of, --audience and --out" in ran.err
