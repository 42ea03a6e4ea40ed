"""Tables that nobody checked: what comes out of them, whatever is in them."""

import contextlib
import csv
import io
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import BadInput
from loaders.lines import LINE_BYTES
from loaders.opening import members
from loaders.outcome import Remark
from loaders.reading import Row, rows

COLUMNS = ("id", "name", "note")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("tables")


def read(folder: Path, content: bytes, needed: tuple[str, ...] = ("id",)) -> tuple[list[Row], list[Remark]]:
    file = folder / "table.csv"
    file.write_bytes(content)
    heard: list[Remark] = []
    return list(rows(members(file)[0], needed, heard.append)), heard


def written(table: list[tuple[str, ...]], delimiter: str) -> bytes:
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=delimiter, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(table)
    return buffer.getvalue().encode()


cells = st.text(st.characters(codec="ascii", exclude_characters="\0\r"), max_size=20).map(str.strip)


@given(st.lists(st.tuples(st.integers(1, 99).map(str), cells, cells)), st.sampled_from([";", ",", "\t"]))
def test_what_was_written_is_read_whatever_the_delimiter(folder, table, delimiter) -> None:
    found, heard = read(folder, written(table, delimiter))
    assert [tuple(row.values.values()) for row in found] == table
    assert heard == []


@given(st.binary(max_size=400))
def test_no_bytes_whatever_raise_anything_but_bad_input(folder, noise) -> None:
    found, _ = read(folder, b"id;name;note\n" + noise)
    assert all(row.values.keys() == set(COLUMNS) for row in found)


@given(st.binary(max_size=100))
def test_no_header_whatever_raises_anything_but_bad_input(folder, noise) -> None:
    with contextlib.suppress(BadInput):
        read(folder, noise)


def test_rows_know_the_line_they_begin_on(folder) -> None:
    found, _ = read(folder, b'id;name\n1;"two\nlines"\n\n2;x\n')
    assert [(row.line, row.values["name"]) for row in found] == [(2, "two\nlines"), (5, "x")]


def test_windows_line_ends_and_spaces_around_values_are_no_part_of_them(folder) -> None:
    found, _ = read(folder, b"id; name \r\n1;  x \r\n")
    assert found[0].values == {"id": "1", "name": "x"}


def test_columns_are_known_by_other_names_and_in_any_case(folder) -> None:
    file = folder / "dutch.csv"
    file.write_bytes(b"ID;Naam\n1;x\n")
    found = list(rows(members(file)[0], ("id", "name"), print, {"naam": "name"}))
    assert found[0].values == {"id": "1", "name": "x"}


def test_empty_fields_beyond_the_header_are_dropped_and_others_refuse_the_row(folder) -> None:
    found, heard = read(folder, b"id;name;\n1;x;;;\n2;x;y;;\n")
    assert ([row.line for row in found], [remark.line for remark in heard]) == ([2], [3])


def test_after_an_unclosed_quote_reading_goes_on_with_the_next_line(folder) -> None:
    found, heard = read(folder, b'id;name\n1;"open\n2;x\n3;y\n')
    assert ([row.values["id"] for row in found], [remark.line for remark in heard]) == (["2", "3"], [2])


def test_two_unclosed_quotes_do_not_swallow_the_rows_between_them(folder) -> None:
    found, heard = read(folder, b'id;name\n1;"open\n2;x\n3;"open\n4;y\n')
    assert ([row.values["id"] for row in found], [remark.line for remark in heard]) == (["2", "4"], [2, 4])


def test_an_inch_sign_is_a_sign_like_any_other(folder) -> None:
    found, heard = read(folder, b'id;name\n1;5" pipe\n2;x\n')
    assert ([row.values["name"] for row in found], heard) == (['5" pipe', "x"], [])


def test_a_line_longer_than_the_buffer_is_read_in_pieces(folder) -> None:
    long = b"y" * (LINE_BYTES + 7)
    found, heard = read(folder, b'id;name;note\n1;"a;""b""";"' + long + b'"\n2;x;y\n')
    assert [tuple(row.values.values()) for row in found] == [("1", "a;b", ""), ("2", "x", "y")]
    assert [(remark.line, remark.field) for remark in heard] == [(2, "note")]


def test_utf_8_and_windows_1252_lines_may_stand_side_by_side(folder) -> None:
    found, heard = read(folder, "id;name\n1;Liège\n".encode() + "2;Liège\n".encode("cp1252"))
    assert ([row.values["name"] for row in found], len(heard)) == (["Liège", "Liège"], 1)


def test_reading_holds_no_more_of_a_long_file_than_of_a_short_one(folder) -> None:
    file = folder / "long.csv"
    file.write_bytes(b"id;name;note\n" + b"1;some name;some note\n" * 50_000)
    tracemalloc.start()
    assert sum(1 for _ in rows(members(file)[0], ("id",), print)) == 50_000
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < file.stat().st_size
