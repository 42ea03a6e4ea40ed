"""Texts that were decoded wrongly on their way to us, put right where that is certain.

*Mojibake* is UTF-8 that somebody read as Windows-1252: `é` arrives as `Ã©`. A run of such letters that turns back into
valid UTF-8 is mended; that this happens to a correct text by chance is next to impossible, since each run would have
to be a valid UTF-8 sequence. Some texts took that way twice. Where letters were lost on it (`UNIVERSITÃ?`) nothing is
guessed; nor for `ÃŒ`, which is `Ì`, or `Ü` in a text that was put in capitals afterwards (`ZÃŒRICH`).
"""

import re
from typing import NamedTuple

# The five bytes that Windows-1252 leaves undefined stay what Latin-1 makes of them.
_TO_WINDOWS = {code: letter for code in range(0x80, 0xA0) if (letter := bytes([code]).decode("cp1252", "ignore"))}
_FROM_WINDOWS = {ord(letter): chr(code) for code, letter in _TO_WINDOWS.items()}
_HIGH = "".join(map(chr, range(0x80, 0x100))) + "".join(_TO_WINDOWS.values())
_RUN = re.compile(f"[{re.escape(_HIGH)}]{{2,}}")
_LOST = re.compile("\ufffd|[ÃÂÎÏ][?\x80-\x9f]|Ã$|ÃŒ")
_CONTROL = re.compile("[\x80-\x9f]")
_MOST_TURNS = 3


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
    if _LOST.search(right):
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
    """The run after as many turns as lead to letters; control characters are no letters, but may be half-way."""
    best = turned = run
    for _ in range(_MOST_TURNS):
        try:
            turned = _to_cp1252(turned).decode("utf-8")
        except UnicodeError:
            break
        best = best if _CONTROL.search(turned) else turned
    return run if "ÃŒ" in run else best


def _to_cp1252(text: str) -> bytes:
    return text.translate(_FROM_WINDOWS).encode("latin-1")


def _from_cp1252(line: bytes) -> str:
    return line.decode("latin-1").translate(_TO_WINDOWS)
