"""The sheet of annual accounts: one row for each financial year of a company, amounts in euros.

Columns may be called by the codes of the Belgian standard accounts, as the National Bank publishes them.
"""

import datetime
import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

from graph.lines.detection import AccountsOf, AnnualAccounts
from loaders.detection.sheet import Said, Sheet
from loaders.tables.wording.fields import Cells, day, whole

MOST_EUROS: Final = 10**13
LONGEST_MONTHS: Final = 24

_THOUSANDS: Final = re.compile(r"-?\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?|-?\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?")
_PLAIN: Final = re.compile(r"-?\d{1,15}(?:[.,]\d{1,2})?")


def euros(typed: str) -> int:
    """An amount in euros, as cents: with a decimal point or comma, and dots, commas or spaces between thousands.

    >>> euros("1.234.567,89"), euros("-12 000"), euros("17.5"), euros("1.250")
    (123456789, -1200000, 1750, 125000)
    """
    compact = re.sub(r"[\s'€]", "", typed).replace("\N{MINUS SIGN}", "-")
    if _THOUSANDS.fullmatch(compact):
        first = min(compact.find(mark) for mark in ".," if mark in compact)
        compact = compact.replace(compact[first], "")
    if not _PLAIN.fullmatch(compact):
        raise ValueError("not an amount such as 1234.56")
    amount = Decimal(compact.replace(",", "."))
    if abs(amount) > MOST_EUROS:
        raise ValueError(f"more than {MOST_EUROS:,} euros")
    return int(amount * 100)


def staff(typed: str) -> float:
    """Full-time equivalents: nought or more, with a decimal point or comma.

    >>> staff("12,5")
    12.5
    """
    if not re.fullmatch(r"\d{1,7}(?:[.,]\d{1,4})?", typed.strip(), re.ASCII):
        raise ValueError("not a number of staff such as 12.5")
    return float(typed.strip().replace(",", "."))


def months(typed: str) -> int:
    """The length of a financial year."""
    if not 1 <= (number := whole(typed)) <= LONGEST_MONTHS:
        raise ValueError(f"a financial year has 1 to {LONGEST_MONTHS} months")
    return number


COLUMNS: Final[Mapping[str, str]] = {
    "stakeholder": "kbo, ondernemingsnummer, enterprise number, id, belanghebbende, name, naam",
    "closed": "afgesloten, afsluitdatum, balansdatum, closing date",
    "published": "neergelegd, neerleggingsdatum, filed, deposited",
    "months": "maanden, duur in maanden",
    "current_assets": "vlottende activa, current assets, 29/58",
    "total_assets": "balanstotaal, totaal der activa, total assets, 20/58",
    "current_liabilities": "schulden op ten hoogste een jaar, current liabilities, 42/48",
    "liabilities": "schulden, total liabilities, 17/49",
    "equity": "eigen vermogen, book equity, 10/15",
    "retained_earnings": "reserves en overgedragen resultaat, retained earnings",
    "operating_result": "bedrijfsresultaat, operating result, ebit, 9901",
    "net_result": "resultaat van het boekjaar, net result, 9904",
    "turnover": "omzet, sales, 70",
    "overdue_debts": "vervallen belasting- en rsz-schulden, overdue debts",
    "employees": "personeel in vte, vte, fte, 9087",
}

_READERS: Final[Mapping[str, Callable[[str], Any]]] = {
    "published": day,
    "months": months,
    **dict.fromkeys((name for name in COLUMNS if name not in ("stakeholder", "closed", "published", "months")), euros),
    "employees": staff,
}
_NEVER_BELOW_NOUGHT: Final = (
    "current_assets", "total_assets", "current_liabilities", "liabilities", "turnover", "overdue_debts",
)  # fmt: skip


def read(cells: Cells, whose: str, source: str) -> Said:
    """The accounts of a row; `ValueError` where nobody can tell of which year they are."""
    closed = cells.read("closed", day)
    if closed is None:
        raise ValueError("the row does not say on which day the financial year was closed")
    figures = {name: cells.read(name, reader) for name, reader in _READERS.items()}
    for name, why in _doubts(figures, closed):
        cells.note(name, cells.row.values[name], f"{why}; taken as unknown")
        figures[name] = None
    known = figures["published"] or closed
    own = f"accounts:{whose}:{closed}"
    said = AnnualAccounts(id=own, period=str(closed.year), closed=closed, source=source, as_of=known, **figures)
    return said, AccountsOf(from_id=own, to_id=whose, source=source, as_of=known)


def _doubts(figures: Mapping[str, Any], closed: datetime.date) -> Iterator[tuple[str, str]]:
    """Figures that cannot be so, and why."""
    for name in _NEVER_BELOW_NOUGHT:
        if (figures[name] or 0) < 0:
            yield name, "cannot be below nought"
    if (figures["published"] or closed) < closed:
        yield "published", "accounts are filed after the year is closed"
    current, total = figures["current_assets"], figures["total_assets"]
    if current is not None and total is not None and 0 <= total < current:
        yield "current_assets", "more than the total of the assets"


ACCOUNTS: Final = Sheet("accounts", COLUMNS, ("stakeholder", "closed"), read, (AccountsOf, AnnualAccounts))
