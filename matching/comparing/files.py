"""A comparison as a file: written whole or not at all."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, fields
from pathlib import Path
from typing import Final

import orjson

from graph.files import replaced
from graph.files.cells import escaped
from matching.comparing import Move

HEADER: Final = tuple(one.name for one in fields(Move))


def write(path: Path, moves: Iterable[Move]) -> None:
    """The moves, as JSON Lines where the name ends in .jsonl, else as CSV."""
    lines = (
        (orjson.dumps(asdict(move)) + b"\n" for move in moves) if path.name.endswith(".jsonl") else _csv_lines(moves)
    )
    with replaced(path) as out:
        for line in lines:
            out.write(line)


def _csv_lines(moves: Iterable[Move]) -> Iterator[bytes]:
    yield ",".join(HEADER).encode() + b"\r\n"
    for move in moves:
        values = {**asdict(move), "because": "; ".join(move.because)}
        yield ",".join(_cell(values[name]) for name in HEADER).encode() + b"\r\n"


def _cell(value: object) -> str:
    if not isinstance(value, str):
        return "" if value is None else str(value)
    safe = escaped(value) if value else ""
    return '"' + safe.replace('"', '""') + '"' if any(sign in safe for sign in ',"\r\n') else safe
