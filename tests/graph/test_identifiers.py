"""Register numbers: kept in one form, refused with the reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.identifiers import SCHEMES, checked

MADE_UP = {"kbo": "0203201340", "lei": "549300AAAAAAAAAAAA08", "ror": "0abcdef23", "vat": "BE0203201340"}


@pytest.mark.parametrize(
    ("scheme", "typed", "kept"),
    [
        pytest.param("kbo", "0203.201.340", "0203201340", id="dots"),
        pytest.param("kbo", "203201340", "0203201340", id="the zero a spreadsheet drops"),
        pytest.param("kbo", "BE 0203 201 340", "0203201340", id="written as VAT"),
        pytest.param("vat", "0203201340", None, id="VAT without a country"),
        pytest.param("kbo", "2203201340", None, id="an establishment"),
        pytest.param("kbo-establishment", "2203201340", "2203201340", id="its own scheme"),
        pytest.param("kbo-establishment", "0203201340", None, id="an enterprise"),
        pytest.param("pic", "12345678", None, id="eight digits"),
        pytest.param("ror", "https://ror.org/0abcdef23", "0abcdef23", id="an address"),
        pytest.param("ror", "0abcdeu23", None, id="a letter base 32 lacks"),
        pytest.param("kbo", "", None, id="nothing"),
        pytest.param("kbo", "٠٢٠٣٢٠١٣٤٠", None, id="digits of another script"),
        pytest.param("own", " A 1 ", "A1", id="a register we do not know"),
        pytest.param("own", "", None, id="nothing in a register we do not know"),
    ],
)
def test_a_number_is_kept_in_one_form_or_refused(scheme: str, typed: str, kept: str | None) -> None:
    if kept is None:
        with pytest.raises(ValueError, match="is no"):
            checked(scheme, typed)
    else:
        assert checked(scheme, typed) == kept


@pytest.mark.parametrize(("scheme", "number"), MADE_UP.items())
@given(place=st.integers(0, 19), digit=st.sampled_from("0123456789"))
def test_one_wrong_digit_is_always_noticed(scheme: str, number: str, place: int, digit: str) -> None:
    place %= len(number)
    wrong = number[:place] + digit + number[place + 1 :]
    if wrong != number and number[place].isdigit():
        with pytest.raises(ValueError, match="is no"):
            checked(scheme, wrong)


@given(st.sampled_from(sorted(SCHEMES)), st.text())
def test_no_text_whatever_does_more_than_be_refused(scheme: str, typed: str) -> None:
    try:
        kept = checked(scheme, typed)
    except ValueError:
        return
    assert checked(scheme, kept) == kept
    assert kept.isascii()
