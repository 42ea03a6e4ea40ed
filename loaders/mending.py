"""Texts that were decoded wrongly on their way to us, put right where that is certain.

*Mojibake* is UTF-8 that somebody read as Windows-1252: `é` arrives as `Ã©`. A run of such letters that turns back into
valid UTF-8 is mended; that this happens to a correct text by chance is next to impossible, since each run would have
to be a valid UTF-8 sequence. Where letters were lost on the way (`UNIVERSITÃ?`) nothing is guessed.
"""

import re
from typing import NamedTuple

UNDEFINED_IN_CP1252 = "\x81\x8d\x8f\x90\x9d"
_HIGH = "".join(bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0x100)) + UNDEFINED_IN_CP1252
_RUN = re.compile(f"[{re.escape(_HIGH)}]{{2,}}")
_SUSPECT = re.compile("[ÃÂ](?:[?\ufffd\x80-\x9f]|$)")


class Mended(NamedTuple):
    """A text after mending, and what is to be said about it (None: nothing)."""

    text: str
    remark: str | None


TURNED_BACK = "UTF-8 that was read as Windows-1252; turned back"
LETTERS_LOST = "letters were lost in an earlier wrong conversion; kept as it came"


def mended(text: str) -> Mended:
    """The text with its mojibake turned back.

    >>> mended("UNIVERSITÃ© LIBRE").text, mended("Málaga").text, mended("UNIVERSITÃ? LIBRE").remark == LETTERS_LOST
    ('UNIVERSITé LIBRE', 'Málaga', True)
    """
    if text.isascii():
        return Mended(text, None)
    right = _RUN.sub(lambda run: _turned_back(run.group()), text)
    if _SUSPECT.search(right):
        return Mended(right, LETTERS_LOST)
    return Mended(right, None if right == text else TURNED_BACK)


def read_line(line: bytes) -> Mended:
    """The text of a line that should be UTF-8; else as Windows-1252, which every byte sequence is.

    >>> read_line("Gent".encode()), read_line("Liège".encode("cp1252")).text
    (Mended(text='Gent', remark=None), 'Liège')
    """
    try:
        return Mended(line.decode("utf-8"), None)
    except UnicodeDecodeError:
        return Mended(_from_cp1252(line), NOT_UTF_8)


NOT_UTF_8 = "the line is not UTF-8; read as Windows-1252 (save the file as UTF-8 to be sure of every letter)"


def _turned_back(run: str) -> str:
    try:
        return _to_cp1252(run).decode("utf-8")
    except UnicodeDecodeError:
        return run


def _to_cp1252(text: str) -> bytes:
    return b"".join(
        letter.encode("latin-1") if letter in UNDEFINED_IN_CP1252 else letter.encode("cp1252") for letter in text
    )


def _from_cp1252(line: bytes) -> str:
    return "".join(
        piece.decode("latin-1") if chr(piece[0]) in UNDEFINED_IN_CP1252 else piece.decode("cp1252")
        for piece in (bytes([code]) for code in line)
    )
