"""An index comes back from its file as it was, and a file that is not whole is refused with a reason."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import BadInput
from matching.fit import best
from matching.fit.files import INDEX, load, save


@pytest.fixture
def kept(tmp_path, draw_case):
    some = draw_case(3, 60).index()
    save(tmp_path / "fit.index", some)
    return tmp_path / "fit.index", some


@given(data=st.data())
def test_what_is_opened_is_what_was_saved(tmp_path_factory, cases, data):
    some = data.draw(cases).index(data.draw(st.sampled_from([None, 7])))
    path = tmp_path_factory.mktemp("fit") / "fit.index"
    save(path, some)
    for one, other in zip(load(path), some, strict=True):
        assert one.dtype == other.dtype
        np.testing.assert_array_equal(one, other)


def test_an_opened_index_answers_like_the_one_that_was_saved(kept):
    path, some = kept
    assert best(load(path), threads=1).who.tobytes() == best(some, threads=1).who.tobytes()


def test_every_place_where_a_file_is_torn_is_noticed(kept):
    path, _ = kept
    whole = path.read_bytes()
    for length in {
        0,
        1,
        len(INDEX.magic),
        len(INDEX.magic) + 30,
        len(INDEX.magic) + 65,
        400,
        *range(500, len(whole), 997),
    }:
        path.write_bytes(whole[:length])
        with pytest.raises(BadInput, match="build it again"):
            load(path)


def test_every_byte_that_is_changed_is_noticed(kept):
    path, _ = kept
    whole = path.read_bytes()
    for place in (0, len(INDEX.magic), len(INDEX.magic) + 64, len(INDEX.magic) + 70, len(whole) // 2, len(whole) - 1):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises(BadInput, match="build it again"):
            load(path)


def test_another_file_is_refused_by_name(tmp_path):
    for name, content in (("sheet.csv", b"id,name\r\n" * 40), ("empty", b"")):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(BadInput, match=name):
            load(tmp_path / name)
    with pytest.raises(BadInput, match="missing"):
        load(tmp_path / "missing")
