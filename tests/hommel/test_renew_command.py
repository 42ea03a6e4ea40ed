"""`hommel fit --keep` and `hommel renew`: what they keep, print and refuse, and what `hommel doctor` says of it."""

import shutil
from contextlib import closing
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.relations import Offers
from graph.sqlite import open_store
from matching import runs
from matching.economy import WANTED, economy
from matching.fit.kept.files import load
from matching.fit.pairs import Market

HAND = {"source": "hand"}


@pytest.fixture
def kept(hommel, store_path, example_store):
    """The command line on an example of one's own whose fits are kept, and that store."""
    shutil.copyfile(example_store, store_path)
    assert hommel("fit", "--keep", "--top", "5").status == 0
    return hommel, store_path


def offered(path, pairs, bulk=None):
    with closing(open_store(path)) as store, store.unit("somebody", bulk=bulk) as writer:
        writer.say([Offers(from_id=who, to_id=what, **HAND) for who, what in pairs])


def capabilities(path):
    """Those that somebody offers, in order."""
    with closing(open_store(path)) as store:
        return sorted({one.to_id for one in store.scan(Offers)})


def whole_run(path, kept):
    """Everybody asked about again, with the weights that the capabilities had in the kept file."""
    with closing(open_store(path)) as store:
        known = economy(store.snapshot(WANTED))
    weight = dict(zip(kept.standing.capabilities, kept.standing.index.weight.tolist(), strict=False))
    idf = np.array([weight[one] for one in known.snapshot.kinds["Capability"].ids])
    market = Market.of(replace(known, idf=idf))
    return market, market.best(top=kept.head.top, scope=kept.head.scope)


@given(edits=st.lists(st.tuples(st.integers(1, 199), st.integers(0, 60), st.booleans()), min_size=1, max_size=6))
@settings(max_examples=8)
def test_after_edits_and_loads_the_file_holds_what_a_whole_run_finds(kept, edits):
    hommel, path = kept
    known = capabilities(path)
    for number, what, loaded in edits:
        offered(path, [(f"example:{number:07}", known[what % len(known)])], bulk="a sheet" if loaded else None)
    assert hommel("renew").status == 0
    now = load(path.with_name(f"{path.name}.fits"))
    _, full = whole_run(path, now)
    for name in ("count", "who", "score"):
        np.testing.assert_array_equal(getattr(now.lists, name), getattr(full, name))


def test_the_lists_that_are_made_again_are_written_as_a_whole_run_would(kept, tmp_path):
    hommel, path = kept
    offered(path, [("example:0000007", capabilities(path)[0])])
    ran = hommel("renew", "--out", tmp_path / "changed.csv", "--json").json
    assert (ran["changed"], ran["whole"]) == (1, False)
    assert 0 < ran["again"] < 200
    changed = (tmp_path / "changed.csv").read_bytes().splitlines()
    market, full = whole_run(path, load(path.with_name(f"{path.name}.fits")))
    runs.write(tmp_path / "full.csv", map(market.suggestion, market.fits(full)))
    assert set(changed) <= set((tmp_path / "full.csv").read_bytes().splitlines())
    assert len({line.partition(b",")[0] for line in changed[1:]}) == ran["again"]


def test_it_says_what_it_did_and_how_long_it_took(kept):
    hommel, path = kept
    capability = capabilities(path)[0]
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
    offered(path, [("example:0000007", capabilities(path)[0])])
    assert hommel("renew").status == 0
    assert file.stat().st_mtime_ns > before
    assert load(file).head.top == 5


def test_doctor_asks_for_new_weights_once_they_have_drifted(kept):
    hommel, path = kept
    findings = {one["check"]: one for one in hommel("doctor", "--json").json["findings"]}
    assert "drifted by 0.00% of at most 2%" in findings["kept fits"]["found"]
    assert findings["kept fits"]["well"]
    everybody, some = [f"example:{number:07}" for number in range(1, 150)], capabilities(path)[:3]
    offered(path, [(who, what) for what in some for who in everybody])
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
