"""The real files, where they are at hand: exactly their counts, the chains of their README, and no more memory."""

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from graph.inference import active_in, primary_chains
from graph.model import Project, ValueChain
from graph.sqlite import SqliteStore, open_store
from graph.store import Tally
from loaders import cordis
from loaders.inferring import WANTED, links

MEGABYTES = 600


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory, shared_data: Path, full: bool) -> Iterator[SqliteStore]:
    """H2020, then FP7, each loaded once, with the first one's counts checked on the way.

    What is inferred takes as long again and is looked at elsewhere, so only FULL=1 does that too.
    """
    with pytest.MonkeyPatch.context() as patch:
        if not full:
            patch.setattr(cordis, "infer", lambda *arguments: None)
        yield from _loaded(tmp_path_factory, shared_data)


def _loaded(tmp_path_factory: pytest.TempPathFactory, shared_data: Path) -> Iterator[SqliteStore]:
    store = open_store(tmp_path_factory.mktemp("real") / "hommel.db", create=True)
    first = cordis.load(shared_data / "cordis" / "H2020", store)
    counts = store.counts()
    assert (counts.kinds["Project"], counts.kinds["Stakeholder"]) == (20_079, 27_411)
    assert (counts.relations["PARTICIPATED_IN"], first.rejected) == (91_341, 0)
    second = cordis.load(shared_data / "cordis" / "FP7", store)
    assert second.rejected == 0
    assert second.tallies["Project"] == Tally(new=25_788)
    assert second.tallies["PARTICIPATED_IN"] == Tally(new=135_661)
    assert second.tallies["Stakeholder"].new == 30_848
    yield store
    store.close()


def test_organisations_of_both_programmes_are_merged_by_pic(both: SqliteStore) -> None:
    assert both.counts().kinds["Stakeholder"] == 27_411 + 30_848 - 8_427 == 49_832
    assert both.counts().relations["PARTICIPATED_IN"] == 91_341 + 135_661


def test_all_undated_projects_of_fp7_are_dated_by_the_named_rule(both: SqliteStore) -> None:
    assert Counter(p.rule for p in both.scan(Project) if isinstance(p, Project))["fp7-undated"] == 25_788


def test_chains_are_those_of_the_data_s_own_tables(both: SqliteStore) -> None:
    snapshot = both.snapshot(WANTED)
    places = active_in(links(snapshot, "PARTICIPATED_IN"), links(snapshot, "ADVANCES"))
    positions = {chain.id: chain.position for chain in both.scan(ValueChain) if isinstance(chain, ValueChain)}
    chains = snapshot.kinds["ValueChain"].ids
    listed = np.array([positions[chain] for chain in chains])
    primary = primary_chains(places, len(snapshot.kinds["Stakeholder"]), listed)
    # The README says 2,950 / 12,909 / 7,138: five organisations are exact ties there that sums of floats told apart.
    assert Counter(chains[chain] if chain >= 0 else "none" for chain in primary) == {
        "chain:life-sciences": 3_926,
        "chain:food": 2_955,
        "chain:engineering": 12_907,
        "chain:circular": 7_135,
        "chain:logistics": 2_344,
        "none": 20_565,
    }
    assert Counter(chains[chain] for chain in places.chain[places.share >= 0.2]) == {
        "chain:life-sciences": 4_609,
        "chain:food": 3_859,
        "chain:engineering": 19_324,
        "chain:circular": 12_961,
        "chain:logistics": 4_097,
    }


def test_as_many_h2020_organisations_have_a_chain_as_the_data_s_own_tables_say(both: SqliteStore) -> None:
    snapshot = both.snapshot(WANTED)
    framework = np.array([p.framework == "H2020" for p in both.scan(Project) if isinstance(p, Project)])
    places = active_in(links(snapshot, "PARTICIPATED_IN").only(framework), links(snapshot, "ADVANCES"))
    assert len(np.unique(places.stakeholder)) == 21_452


def test_the_sample_of_horizon_europe_loads(tmp_path: Path, shared_data: Path) -> None:
    store = open_store(tmp_path / "hommel.db", create=True)
    report = cordis.load(shared_data / "cordis" / "HORIZON-sample", store)
    assert (report.rejected, report.tallies["PARTICIPATED_IN"]) == (0, Tally(new=100))
    store.close()


# VmHWM is this process's own peak; ru_maxrss would begin with the size of the test runner that started it
MEASURED = """
import re, sys
from pathlib import Path
from graph.sqlite import open_store
from loaders import cordis
store = open_store(Path(sys.argv[2]), create=True)
cordis.load(Path(sys.argv[1]), store)
print(int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024)
"""


def test_a_whole_load_stays_under_600_megabytes(tmp_path: Path, shared_data: Path, full: bool) -> None:
    if not full:
        pytest.skip("another whole load: FULL=1 runs it")
    if not Path("/proc/self/status").exists():
        pytest.skip("peak memory is read from /proc, which this system lacks")
    arguments = [str(shared_data / "cordis" / "H2020"), str(tmp_path / "hommel.db")]
    done = subprocess.run([sys.executable, "-c", MEASURED, *arguments], check=True, capture_output=True, text=True)
    assert int(done.stdout) <= MEGABYTES
