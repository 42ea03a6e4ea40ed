"""Mojibake is turned back where that is certain, and nothing right is ever changed."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from loaders.mending import LETTERS_LOST, NOT_UTF_8, TURNED_BACK, Mended, mended, read_line

LETTERS = "éèêëàâäáãåçñöôóòõøúùüûíìîïýÉÈÊÀÂÄÁÃÅÇÑÖÔÓØÚÙÛÍÎÏŁłŚśŻżČčŠšŘřĂăȘșΑΩДя"
names = st.lists(st.sampled_from(["", *LETTERS]), max_size=12).map(lambda letters: "b".join(["a", *letters, " c"]))
"""Letters with signs, but no two side by side: pairs such as ÄŠ, which no language has, may be misread UTF-8."""


def misread(text: str) -> str:
    """UTF-8 read as Windows-1252, with its undefined bytes as in Latin-1."""
    return read_line(text.encode() + b"\xff").text[:-1]


@given(names)
def test_right_names_stay_as_they_are(name: str) -> None:
    assume("Ã" not in name)
    assert mended(name) == Mended(name, None)


@given(names)
def test_what_was_misread_once_is_turned_back(name: str) -> None:
    assume(misread(name) != name and "Ã" not in name and "ÃŒ" not in misread(name))
    assert mended(misread(name)) == Mended(name, TURNED_BACK)


@pytest.mark.parametrize(
    ("came", "becomes", "remark"),
    [
        ("S. JOÃƒO", "S. JOÃO", TURNED_BACK),
        ("DÃƒÂ¼BENDORF", "DüBENDORF", TURNED_BACK),  # twice
        ("UNIVERSITÃ? LIBRE", "UNIVERSITÃ? LIBRE", LETTERS_LOST),
        ("AGR\ufffdCOLA", "AGR\ufffdCOLA", LETTERS_LOST),
        ("ZÃŒRICH", "ZÃŒRICH", LETTERS_LOST),  # Ü put in capitals as `ÃŒ`, or Ì
        ("FUNDAÇÃO", "FUNDAÇÃO", None),
        ("ASSOCIAÇÃO", "ASSOCIAÇÃO", None),
    ],
)
def test_names_as_registers_write_them(came: str, becomes: str, remark: str | None) -> None:
    assert mended(came) == Mended(becomes, remark)


@given(st.binary(max_size=60))
def test_every_line_of_bytes_is_some_text(line: bytes) -> None:
    text, remark = read_line(line)
    assert (remark == NOT_UTF_8) == (text.encode() != line)
