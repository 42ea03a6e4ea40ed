"""Numbers of organisations in registers: how people type them, what they are, and whether they can be right.

`checked` gives the number as Hommel keeps it. A `ValueError` says what is wrong, for the person who typed it.
"""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

BASE_32 = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's digits, which ROR uses: no i, l, o or u."""

_SEPARATORS = re.compile(r"[\s.\-/]+")


def kbo(typed: str) -> str:
    """Number in the Belgian enterprise register: ten digits, the last two = 97 - (the first eight mod 97).

    Dots and spaces may be there, a leading BE too; the leading zero, which spreadsheets drop, may be missing.

    >>> kbo("0203.201.340"), kbo("BE 203201340")
    ('0203201340', '0203201340')
    >>> kbo("0203201341")
    Traceback (most recent call last):
    ValueError: '0203201341' is no KBO number: its last two digits should be 40
    """
    digits = _SEPARATORS.sub("", typed).upper().removeprefix("BE").rjust(10, "0")
    if not re.fullmatch("[0-9]{10}", digits):
        raise ValueError(f"{typed!r} is no KBO number: that has ten digits")
    if digits[0] not in "01":
        raise ValueError(f"{typed!r} is no KBO number: those begin with 0 or 1 (2 to 8 is an establishment)")
    wanted = 97 - int(digits[:8]) % 97
    if int(digits[8:]) != wanted:
        raise ValueError(f"{typed!r} is no KBO number: its last two digits should be {wanted:02}")
    return digits


def kbo_establishment(typed: str) -> str:
    """Number of an establishment in the Belgian register: ten digits, the first 2 to 8.

    >>> kbo_establishment("2.123.456.789")
    '2123456789'
    """
    digits = _SEPARATORS.sub("", typed)
    if not re.fullmatch("[2-8][0-9]{9}", digits):
        raise ValueError(f"{typed!r} is no establishment number: that has ten digits and begins with 2 to 8")
    return digits


def vat(typed: str) -> str:
    """VAT number with its country; a Belgian one is BE and the enterprise number, and is checked like it.

    >>> vat("BE 0203.201.340"), vat("nl001234567b01")
    ('BE0203201340', 'NL001234567B01')
    """
    number = _SEPARATORS.sub("", typed).upper()
    if number.startswith("BE"):
        return f"BE{kbo(number)}"
    if not re.fullmatch("[A-Z]{2}[0-9A-Z+*]{2,13}", number):
        raise ValueError(f"{typed!r} is no VAT number: that begins with the two letters of its country")
    return number


def lei(typed: str) -> str:
    """Legal Entity Identifier (ISO 17442): 20 letters and digits; letters read as 10 to 35, the whole mod 97 is 1.

    >>> lei("5493 00aa aaaa aaaa aa08")
    '549300AAAAAAAAAAAA08'
    """
    code = _SEPARATORS.sub("", typed).upper()
    if not re.fullmatch("[0-9A-Z]{18}[0-9]{2}", code):
        raise ValueError(f"{typed!r} is no LEI: that has 20 letters and digits, the last two digits")
    if int("".join(str(int(letter, 36)) for letter in code)) % 97 != 1:
        raise ValueError(f"{typed!r} is no LEI: its check digits do not fit the rest")
    return code


def ror(typed: str) -> str:
    """Research Organization Registry: 0, six base-32 digits, and 98 - (100 n mod 97) for their value n.

    >>> ror("https://ror.org/0abcdef23")
    '0abcdef23'
    """
    code = typed.strip().lower().rstrip("/").rsplit("/", 1)[-1]
    if not re.fullmatch(f"0[{BASE_32}]{{6}}[0-9]{{2}}", code):
        raise ValueError(f"{typed!r} is no ROR id: that is 0, six letters or digits, and two digits")
    value = 0
    for digit in code[:7]:
        value = value * len(BASE_32) + BASE_32.index(digit)
    wanted = 98 - value * 100 % 97
    if int(code[7:]) != wanted:
        raise ValueError(f"{typed!r} is no ROR id: its last two digits should be {wanted:02}")
    return code


def pic(typed: str) -> str:
    """Participant Identification Code of the European Commission: nine digits; no check is published.

    >>> pic("999 992 401")
    '999992401'
    """
    digits = _SEPARATORS.sub("", typed)
    if not re.fullmatch("[0-9]{9}", digits):
        raise ValueError(f"{typed!r} is no PIC: that has nine digits")
    return digits


SCHEMES: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {"kbo": kbo, "kbo-establishment": kbo_establishment, "vat": vat, "lei": lei, "ror": ror, "pic": pic}
)
"""Register -> its check."""


def checked(scheme: str, typed: str) -> str:
    """The number as it is kept; of a register we do not know, the text without spaces.

    >>> checked("kbo", "0203.201.340"), checked("other", " A 1 ")
    ('0203201340', 'A1')
    """
    if check := SCHEMES.get(scheme):
        return check(typed)
    number = "".join(typed.split())
    if not re.fullmatch("[!-~]{1,100}", number):
        raise ValueError(f"{typed!r} is no number of register {scheme!r}: expected letters and digits")
    return number


def identifier_id(scheme: str, value: str) -> str:
    """The id of the `Identifier` node.

    >>> identifier_id("kbo", "0203201340")
    'identifier:kbo:0203201340'
    """
    return f"identifier:{scheme}:{value}"
