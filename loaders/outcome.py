"""What a load has to say besides its facts: refused rows, notes about fields, counts, how far it is."""

import csv
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from graph.errors import BadInput
from graph.files.cells import escaped
from graph.store import Tally

EXAMPLES_KEPT = 5
REASONS_KEPT = 200
VALUE_SHOWN_CHARACTERS = 200


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that is refused, because nobody could tell what it is about."""

    file: str
    line: int
    field: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Note:
    """A row that was kept although something in it was wrong: the field became unknown or was mended."""

    file: str
    line: int
    field: str
    value: str
    reason: str


Remark = Rejected | Note
Hear = Callable[[Remark], None]
"""Who is told of refused rows and notes while a file is read. `Remarks.hear` writes them down."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a load is: what it is at, how many are done, of how many where that is known."""

    step: str
    done: int
    total: int | None = None


def quiet(progress: Progress) -> None:
    """The listener that does nothing."""


@dataclass(slots=True)
class Report:
    """What a load did, or would do.

    tallies       noun (kind or relation, as the catalogue names it) -> what became of its records
    rejected      how many rows were refused
    noted         how many fields became unknown or were mended
    reasons       the same by reason; at most 200 reasons are told apart, the others count under `…`
    examples      the first few of them
    rejects_file  where all of them stand; None if there are none, or no file was asked for
    """

    tallies: dict[str, Tally] = field(default_factory=dict)
    rejected: int = 0
    noted: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    examples: list[Remark] = field(default_factory=list)
    rejects_file: Path | None = None

    def add(self, noun: str, tally: Tally) -> None:
        """Count what became of some records of a noun."""
        self.tallies[noun] = self.tallies.get(noun, Tally()) + tally

    @property
    def total(self) -> Tally:
        """All nouns together."""
        return sum(self.tallies.values(), Tally())


COLUMNS = ("kind", "file", "line", "field", "value", "reason")


class Remarks:
    """Writes refused rows and notes to a CSV file as they come, and counts them in a report.

    The file is made with the first remark, so a clean load leaves none. Cells that a spreadsheet would take for a
    formula are escaped (`graph.files.cells`); long values are cut.
    """

    def __init__(self, report: Report, path: Path | None = None) -> None:
        self.report = report
        self.path = path
        self._file: IO[str] | None = None
        self._rows: Any = None  # csv's writer has no public type

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file:
            self._file.close()

    def hear(self, remark: Remark) -> None:
        """Count a remark and write it down."""
        report = self.report
        if isinstance(remark, Rejected):
            report.rejected += 1
        else:
            report.noted += 1
        known = remark.reason in report.reasons or len(report.reasons) < REASONS_KEPT
        report.reasons[remark.reason if known else "…"] += 1
        if report.reasons[remark.reason] == 1 and len(report.examples) < EXAMPLES_KEPT:
            report.examples.append(remark)
        if self.path:
            self._write(remark, self.path)

    def _write(self, remark: Remark, path: Path) -> None:
        try:
            if self._file is None:
                self._file = path.open("w", encoding="utf-8", newline="")
                self._rows = csv.writer(self._file)
                self._rows.writerow(COLUMNS)
                self.report.rejects_file = path
            kind = "rejected" if isinstance(remark, Rejected) else "noted"
            texts = (remark.file, str(remark.line), remark.field, remark.value[:VALUE_SHOWN_CHARACTERS], remark.reason)
            self._rows.writerow([kind, *map(_one_line, texts)])
        except OSError as error:
            raise BadInput(
                f"cannot write the rejects file {path}: {error.strerror}; name another with --rejects"
            ) from error


def _one_line(text: str) -> str:
    return escaped(text.replace("\0", "\N{SYMBOL FOR NULL}"))
