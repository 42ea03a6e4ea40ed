"""The list as a page (`strategy.papers.rendering` prints it) and as a table."""

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Final

from graph.files.cells import escaped
from strategy.barriers.taken.gathering import FIELDS, Line, Taken
from strategy.barriers.taken.wording import WORDS
from strategy.papers.sheet import Section, Sheet
from strategy.papers.wording import Language

COLUMNS: Final = (
    *FIELDS, "hinders", "markets", "unlocked", "lowered", "chance", "worth", "bridges", "note",
)  # fmt: skip
"""Of the table; several names in a cell have ` | ` between them."""


def page(taken: Taken, language: Language, today: str) -> Sheet:
    """A section for each barrier, the most worth first."""
    words = WORDS[language]
    where = f"{words['before']} {taken.market}" if taken.market else words["everywhere"]
    sections = [Section(f"{place}. {_title(line)}", [*_told(line, words)]) for place, line in enumerate(taken.lines, 1)]
    nothing = Section("", [words["nothing"]])
    subtitle = f"{where}, {words['as_of']} {today} – {taken.ranking.until}"
    return Sheet(language, words["title"], subtitle, sections or [nothing])


def table(taken: Taken) -> str:
    """The same as CSV, with a header; no cell is run as a formula."""
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\r\n")
    write.writerow(COLUMNS)
    for line in taken.lines:
        ranked = line.ranked
        found = {
            **line.said, "hinders": line.hinders, "markets": line.markets, "unlocked": ranked.unlocked,
            "lowered": ranked.lowered, "chance": ranked.chance, "worth": ranked.worth, "bridges": line.bridges,
            "note": line.note,
        }  # fmt: skip
        write.writerow([_cell(found[name]) for name in COLUMNS])
    return out.getvalue()


def _cell(value: object) -> str:
    if isinstance(value, float | int):
        return f"{value:g}"
    return escaped(" | ".join(value) if isinstance(value, tuple) else str(value or ""))


def _title(line: Line) -> str:
    return str(line.said["title"] or line.said["id"])


def _told(line: Line, words: Mapping[str, str]) -> Iterator[str]:
    said, ranked = line.said, line.ranked
    if said["summary"]:
        yield said["summary"]
    waits = f"{words['waiting_on']} {said['waiting_on']}" if said["waiting_on"] else None
    since = f"{words['since']} {said['since']}" if said["since"] else None
    yield f"{words['status']}: {_joined(said['status'], waits, since)}"
    mast = f"MAST {said['mast_chapter']} ({said['mast_version']})" if said["mast_chapter"] else None
    product = f"HS {said['hs6']} ({said['hs_edition']})" if said["hs6"] else None
    yield from _if(words["measure"], _joined(said["flow"], said["subject"], said["measure"], mast))
    yield from _if(words["product"], product)
    yield from _if(words["hinders"], _joined(*line.hinders, *line.markets))
    yield from _if(words["value"], _joined(said["value_band"], said["value_reason"]))
    deadline = f"{words['deadline']} {said['deadline']}" if said["deadline"] else None
    yield from _if(words["ask"], _joined(said["route"], deadline))
    for name in ("law", "burden", "proposal", "answer"):
        yield from _if(words[name], _joined(said[name], said["article"] if name == "law" else None))
    chance = words["unsaid"] if ranked.chance is None else f"{ranked.chance:.0%}"
    yield from _if(words["expected"], _joined(said["expected"], said["expected_reason"]))
    count = f"{ranked.lowered:,} {words['suggestions']}"
    worth = "" if ranked.worth is None else f" = {ranked.worth:.2f}"
    yield f"{words['unlocked']}: {ranked.unlocked:.2f} × {words['chance']}: {chance}{worth} ({count})"
    yield from (f"{words['bridges']} {one}" for one in line.bridges)
    yield from _if(words["note"], line.note)


def _if(word: str, text: str | None) -> Iterator[str]:
    if text:
        yield f"{word}: {text}"


def _joined(*parts: object) -> str:
    return ", ".join(str(part) for part in parts if part not in (None, ""))
