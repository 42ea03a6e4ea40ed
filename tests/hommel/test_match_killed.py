"""A match that is killed at any moment goes on where it was, and its file has the same bytes."""

import random
import re
import signal
import subprocess
import sys
import time

import pytest

from hommel.__main__ import main

SIZE = 1_500
BLOCKS = 12


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """A store of twelve blocks."""
    path = tmp_path_factory.mktemp("killed") / "store.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOMMEL_STORE", f"sqlite:///{path}")
        assert main(["load", "example", "--size", str(SIZE), "--seed", "3"]) == 0
    return path


def begun(out):
    """A match in a process of its own."""
    command = [sys.executable, "-m", "hommel", "match", "--top", "50", "--out", str(out)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def there(store):
    """How many finished blocks lie in the spool."""
    return sum(1 for _ in store.parent.glob("store.db.spool/*/0*"))


@pytest.mark.long
def test_a_killed_match_goes_on_from_its_blocks_and_gives_the_same_bytes(store, tmp_path, monkeypatch, capsys, full):
    monkeypatch.setenv("HOMMEL_STORE", f"sqlite:///{store}")
    chance = random.Random(11)
    whole, out = tmp_path / "whole.csv", tmp_path / "out.csv"
    assert main(["match", "--top", "50", "--out", str(whole)]) == 0
    resumed = 0
    for _ in range(20 if full else 1):
        blocks = chance.randrange(1, BLOCKS - 1)
        with begun(out) as matching:
            while there(store) < blocks and matching.poll() is None:
                time.sleep(0.001)
            time.sleep(chance.uniform(0, 0.02))
            matching.send_signal(signal.SIGKILL)
        assert not out.exists()
        kept = there(store)
        capsys.readouterr()
        assert main(["match", "--top", "50", "--out", str(out)]) == 0
        said = capsys.readouterr().err
        assert out.read_bytes() == whole.read_bytes()
        if kept:
            found = re.search(r"resumed: (\d+) of (\d+) blocks were there", said)
            assert found, said
            assert (int(found[1]), int(found[2])) == (kept, BLOCKS)
            resumed += kept < BLOCKS
        assert not store.with_name("store.db.spool").exists()
        out.unlink()
    assert resumed, "no kill fell between two blocks: the test showed nothing"
