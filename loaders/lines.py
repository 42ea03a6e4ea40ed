"""Physical lines of a stream with their numbers, never more than a bounded piece of one at a time."""

import re
from collections import deque
from collections.abc import Iterable, Iterator
from typing import IO

from graph.errors import BadInput

LINE_BYTES = 2**20
PIECE_BYTES = 2**16


class Lines:
    """Lines as bytes, numbered from 1, that can be given back.

    A line longer than `LINE_BYTES` comes as its first `LINE_BYTES`; `long_record` reads on from there.
    """

    def __init__(self, stream: IO[bytes], name: str) -> None:
        self._stream = stream
        self._name = name
        self._read = 0
        self._given_back: deque[tuple[int, bytes]] = deque()

    def next(self) -> tuple[int, bytes] | None:
        """Number and bytes of the next line; None at the end."""
        if self._given_back:
            return self._given_back.popleft()
        line = self._more(LINE_BYTES)
        if not line:
            return None
        self._read += 1
        return self._read, line

    def give_back(self, number: int, lines: Iterable[bytes]) -> None:
        """Lines that were read too early; they come again, the first with that number."""
        self._given_back.extendleft(reversed(list(enumerate(lines, number))))

    def long_record(self, first: bytes, delimiter: bytes, most_bytes: int, most_fields: int) -> list[bytes] | None:
        """The fields of the line that begins with `first`, each at most `most_bytes` and a little more.

        None if it has more fields than that, or a quote that is still open at its end. The rest of the line is read.
        """
        fields, quoted = [bytearray()], False
        marks = re.compile(b'(["' + delimiter + b"])")
        for piece in self._pieces(first):
            for token in marks.split(piece):
                if token == b'"':
                    quoted = not quoted
                elif token == delimiter and not quoted:
                    if len(fields) <= most_fields:
                        fields.append(bytearray())
                elif len(fields[-1]) <= most_bytes:
                    fields[-1] += token
        if quoted or len(fields) > most_fields:
            return None
        return [bytes(field).rstrip(b"\r\n") for field in fields]

    def _pieces(self, first: bytes) -> Iterator[bytes]:
        piece = first
        while piece:
            yield piece
            piece = b"" if piece.endswith(b"\n") else self._more(PIECE_BYTES)

    def _more(self, most: int) -> bytes:
        try:
            return self._stream.readline(most)
        except BadInput as error:
            raise BadInput(f"{error} (line {self._read} was the last whole one)") from error.__cause__
