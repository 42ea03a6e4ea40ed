"""How likely a barrier is gone within a period, from what whoever works on it expects."""

import datetime


def chance_within(
    chance: float | None, expected: datetime.date | None, today: datetime.date, until: datetime.date
) -> float | None:
    """The chance that it is gone by the last day of a period; None where nobody said one, or by when.

    Somebody said with which chance it is gone by a day. Each day until then, and after it, is taken to be as likely as
    the others: a constant hazard. A day that has passed tells that it did not go so: then nobody knows any more.

    >>> soon, late = datetime.date(2026, 7, 2), datetime.date(2027, 1, 1)
    >>> [round(chance_within(0.36, late, datetime.date(2026, 1, 1), day), 3) for day in (soon, late)]
    [0.2, 0.36]
    """
    if chance is None or expected is None or expected <= today:
        return None
    if until <= today:
        return 0.0
    share = (until - today).days / (expected - today).days
    return float(1.0 - (1.0 - chance) ** share)
