"""Fictional companies, as scorecards look at them."""

import datetime

from graph.lines.detection import AnnualAccounts
from strategy.detection.evidence import Evidence, Seen

BY = "tables:fictional"
DAY = datetime.date(2026, 7, 1)

SOUND = {
    "current_assets": 500_00, "total_assets": 1_000_00, "current_liabilities": 200_00, "liabilities": 400_00,
    "equity": 600_00, "retained_earnings": 300_00, "operating_result": 100_00, "net_result": 70_00,
    "turnover": 2_000_00, "overdue_debts": 0, "employees": 10.0,
}  # fmt: skip


def year(closed=2025, **figures):
    """Accounts of a year that was closed on its last day, filed in June; sound where nothing else is said."""
    return AnnualAccounts(
        id=f"accounts:own:a:{closed}", closed=datetime.date(closed, 12, 31),
        published=datetime.date(closed + 1, 6, 15), source=BY, **{**SOUND, **figures},
    )  # fmt: skip


def company(*years, **known):
    return Evidence("own:a", "A (fictional)", DAY, **{"kind": "company", "country": "BE", **known}, years=years)


def seen(topic, days_ago=30, note=None):
    return Seen(topic, DAY - datetime.timedelta(days=days_ago), note, BY)
