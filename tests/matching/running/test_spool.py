"""Finished blocks outlive their run; what is torn, altered or of another run never gets in."""

import errno
import os

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import BadInput, Unavailable
from matching.economy import economy
from matching.match import Request, match
from matching.running.block import Block, joined
from matching.running.executors import Threads
from matching.running.spool import LOCK, spooled

CHAINS = ("food", "circular", "logistics")
FACTS, OTHERS = "facts", "other facts"


@pytest.fixture(scope="module")
def known(build):
    """300 stakeholders, three blocks, who meet in projects of four."""
    who = [f"own:{number:03d}" for number in range(300)]
    said = ("hand", None)
    return economy(
        build(
            {one: {} for one in who},
            {f"own:p{n:03d}": {"members": who[n * 3 : n * 3 + 4]} for n in range(99)},
            active_in=[(one, f"chain:{CHAINS[n % 3]}", 1.0, *said) for n, one in enumerate(who)],
        )
    )


class Counting:
    """Does blocks in this thread, and remembers which; dies before the one that is named."""

    def __init__(self, until=None):
        self.until, self.done = until, []

    def run(self, kernel, top, tasks):
        for task in tasks:
            if len(self.done) == self.until:
                raise KeyboardInterrupt
            self.done.append(task[0])
            yield from Threads(1).run(kernel, top, [task])


def run(known, root, executor=None, manifest=b"manifest", facts=FACTS):
    """A run with its blocks in that folder; what was told of those that were there."""
    told = []
    with spooled(root, facts, manifest, lambda there, count: told.append((there, count))) as folder:
        matched = match(known, Request(top=5), executor=executor or Counting(), spool=folder)
    return list(matched.suggestions()), told


def broken(known, root, until, **named):
    """A run that ends before its block of that number."""
    with pytest.raises(KeyboardInterrupt):
        run(known, root, Counting(until), **named)


def blocks_in(root):
    return sorted(file for file in root.rglob("*") if file.is_file() and file.name != LOCK)


@pytest.mark.parametrize("until", [0, 1, 2])
def test_the_second_start_does_only_the_rest_and_gives_the_same(known, tmp_path, until):
    whole, _ = run(known, tmp_path / "whole")
    broken(known, tmp_path / "spool", until)
    again = Counting()
    found, told = run(known, tmp_path / "spool", again)
    assert found == whole
    assert again.done == [0, 1, 2][until:]
    assert told == ([(until, 3)] if until else [])


def test_nothing_is_left_of_a_run_that_ended_well(known, tmp_path):
    run(known, tmp_path / "spool")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("harm", ["cut", "flip", "grow", "empty"])
def test_a_torn_or_altered_block_is_done_again(known, tmp_path, harm):
    whole, _ = run(known, tmp_path / "whole")
    broken(known, tmp_path / "spool", 2)
    first = blocks_in(tmp_path / "spool")[0]
    content = bytearray(first.read_bytes())
    if harm == "flip":
        content[len(content) // 2] ^= 1
    first.write_bytes({"cut": content[:-7], "flip": content, "grow": content + b"\0" * 23, "empty": b""}[harm])
    again = Counting()
    assert run(known, tmp_path / "spool", again)[0] == whole
    assert again.done == [0, 2]


def test_blocks_of_another_manifest_are_not_taken_and_those_of_other_facts_are_swept(known, tmp_path):
    broken(known, tmp_path, 2)
    mine = {file.parent for file in blocks_in(tmp_path)}
    other = Counting()
    run(known, tmp_path, other, manifest=b"another")
    assert other.done == [0, 1, 2]
    assert {file.parent for file in blocks_in(tmp_path)} == mine
    run(known, tmp_path, facts=OTHERS)
    assert blocks_in(tmp_path) == []


def test_blocks_of_other_code_are_swept(known, tmp_path, monkeypatch):
    broken(known, tmp_path, 2)
    monkeypatch.setattr("matching.running.spool.code", lambda: b"another version")
    again = Counting()
    run(known, tmp_path, again)
    assert again.done == [0, 1, 2]
    assert blocks_in(tmp_path) == []


def test_a_folder_in_which_somebody_works_is_neither_swept_nor_taken_away(known, tmp_path):
    with spooled(tmp_path, FACTS, b"manifest", print) as theirs:
        theirs.keep(0, joined([]))
        run(known, tmp_path, facts=OTHERS)
        run(known, tmp_path)
        assert len(blocks_in(tmp_path)) == 3
    assert not tmp_path.exists()


@pytest.mark.parametrize(("number", "kind"), [(errno.ENOSPC, Unavailable), (errno.EROFS, BadInput)])
def test_a_full_disk_is_told_and_what_was_finished_stays(known, tmp_path, monkeypatch, number, kind):
    broken(known, tmp_path, 2)
    with monkeypatch.context() as patch:

        def full(handle):
            raise OSError(number, os.strerror(number))

        patch.setattr(os, "fsync", full)
        with pytest.raises(kind, match=r"cannot be written: .*; make room or choose another place"):
            run(known, tmp_path)
    again = Counting()
    run(known, tmp_path, again)
    assert again.done == [2]


@pytest.mark.parametrize("wrong", [FileNotFoundError, PermissionError, OSError])
def test_what_goes_wrong_in_a_run_comes_out_as_it_is(tmp_path, wrong):
    with pytest.raises(wrong, match="the run itself"), spooled(tmp_path, FACTS, b"manifest", print):
        raise wrong("the run itself")


def test_a_folder_that_cannot_be_made_is_told(known, tmp_path):
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(BadInput, match="HOMMEL_SPOOL"):
        run(known, tmp_path / "file")


whole32 = st.integers(-(2**31), 2**31 - 1)
one_row = st.tuples(whole32, whole32, whole32, st.floats(allow_nan=False), st.tuples(*[st.integers(-128, 127)] * 3))


@given(st.lists(one_row, max_size=20))
def test_a_block_is_read_as_it_was_written(rows):
    left, right, rank, score, reasons = zip(*rows, strict=True) if rows else ((), (), (), (), ())
    block = Block(
        *(np.array(column, np.int32) for column in (left, right, rank)),
        np.array(score, np.float64),
        np.array(reasons, np.int8).reshape(len(rows), 3),
    )
    assert Block.frombytes(block.tobytes()) == block
