"""Warning lights: signs that a company may be in trouble. Two of different families raise it, one alone never does."""

import datetime
from collections.abc import Callable
from typing import Final

from graph.lines.detection import AnnualAccounts, Concern, SignTopic
from strategy.detection import altman
from strategy.detection.altman import PLAIN, Zone
from strategy.detection.evidence import Evidence
from strategy.detection.scorecard import SILENT, Judged, Model, Sign, State, dark, lit, unknown

RECENT_ACCOUNTS: Final = datetime.timedelta(days=731)
"""Older accounts tell nothing of today: a year lasts one, and may be filed seven months later."""

RECENT_SIGNS: Final = datetime.timedelta(days=365)
FELL: Final = 0.2
"""By this share and more something fell much in a year."""

ZONE_POINTS: Final = {Zone.DISTRESS: 1.0, Zone.GREY: 0.5, Zone.SAFE: 0.0}

Look = Callable[[AnnualAccounts, AnnualAccounts | None], Judged]


def latest(evidence: Evidence) -> AnnualAccounts | None:
    """Its newest accounts, if they are recent."""
    newest = next(iter(evidence.years), None)
    if newest is None or newest.closed is None or newest.closed < evidence.day - RECENT_ACCOUNTS:
        return None
    return newest


def _in_accounts(look: Look) -> Callable[[Evidence], Judged]:
    """Judges recent accounts, beside those of the year before where there are any."""

    def judge(evidence: Evidence) -> Judged:
        year = latest(evidence)
        if year is None:
            newest = next((str(one.closed) for one in evidence.years), None)
            return unknown(f"the newest accounts are of {newest}" if newest else "no annual accounts are known")
        return look(year, before(evidence, year))

    return judge


def before(evidence: Evidence, year: AnnualAccounts) -> AnnualAccounts | None:
    """The accounts that were closed nine to fifteen months before."""
    for one in evidence.years:
        if one.closed and year.closed and 270 <= (year.closed - one.closed).days <= 460:
            return one
    return None


def _z(year: AnnualAccounts, _: AnnualAccounts | None) -> Judged:
    if missing := altman.lacking(year):
        return unknown(f"the accounts lack {', '.join(missing)}")
    parts = altman.parts(year)
    z = sum(part.product for part in parts)
    zone = PLAIN.zone(z)
    why = f"Z'' is {z:.2f}: {zone} (distress below {PLAIN.low:.2f}, safe above {PLAIN.high:.2f})"
    state = State.LIT if zone is Zone.DISTRESS else State.DARK
    return Judged(state, why, year.closed, ZONE_POINTS[zone], parts, fine=z)


def _equity(year: AnnualAccounts, _: AnnualAccounts | None) -> Judged:
    if year.equity is None:
        return unknown("the accounts lack equity")
    if year.equity < 0:
        return lit(f"debts are larger than assets by {_euros(-year.equity)}", year.closed)
    return dark("assets are larger than debts", year.closed)


def _losses(year: AnnualAccounts, earlier: AnnualAccounts | None) -> Judged:
    if year.net_result is None or earlier is None or earlier.net_result is None:
        return unknown("the results of two years in a row are not known")
    if year.net_result < 0 and earlier.net_result < 0:
        return lit(f"a loss of {_euros(-year.net_result)}, after one of {_euros(-earlier.net_result)}", year.closed)
    return dark("no loss two years in a row", year.closed)


def _overdue(year: AnnualAccounts, _: AnnualAccounts | None) -> Judged:
    if year.overdue_debts is None:
        return unknown("the accounts do not say whether taxes or contributions are overdue")
    if year.overdue_debts > 0:
        return lit(f"taxes and contributions of {_euros(year.overdue_debts)} are overdue", year.closed)
    return dark("no taxes or contributions are overdue", year.closed)


def _falling(name: str, what: str) -> Look:
    def look(year: AnnualAccounts, earlier: AnnualAccounts | None) -> Judged:
        now, then = getattr(year, name), getattr(earlier, name, None)
        if now is None or not then:
            return unknown(f"{what} of two years in a row is not known")
        told = f"{what} changed by {now / then - 1:+.0%} in a year"
        return lit(told, year.closed) if then - now >= FELL * then else dark(told, year.closed)

    return look


def _seen(*topics: SignTopic) -> Callable[[Evidence], Judged]:
    """Judges signs of these topics, if they are recent."""

    def judge(evidence: Evidence) -> Judged:
        for sign in evidence.signs:
            if sign.topic in topics and sign.day >= evidence.day - RECENT_SIGNS:
                note = f": {sign.note}" if sign.note else ""
                return lit(f"{sign.topic} of {sign.day}, says {sign.source}{note}", sign.day)
        return SILENT

    return judge


def _euros(cents: int) -> str:
    return f"{cents / 100:,.0f} euros"


LIGHTS: Final = (
    Sign("z-double-prime", "balance", "Is Altman's Z'' in its distress zone?", _in_accounts(_z)),
    Sign("equity", "balance", "Are debts larger than assets?", _in_accounts(_equity)),
    Sign("losses", "result", "Is there a loss two years in a row?", _in_accounts(_losses)),
    Sign("turnover", "result", "Did turnover fall by a fifth in a year?",
         _in_accounts(_falling("turnover", "turnover"))),
    Sign("overdue-debts", "payment", "Are taxes or social security contributions overdue?", _in_accounts(_overdue)),
    Sign("summons", "payment", "Was it summoned for debts within a year?", _seen(SignTopic.SUMMONS)),
    Sign("staff", "people", "Did staff shrink by a fifth in a year?", _in_accounts(_falling("employees", "staff"))),
    Sign("dismissal", "people", "Was a collective dismissal announced within a year?", _seen(SignTopic.DISMISSAL)),
    Sign("court", "court", "Was there a notice of insolvency or reorganisation within a year?",
         _seen(SignTopic.INSOLVENCY, SignTopic.REORGANISATION)),
    Sign("oversight", "oversight", "Did the auditor doubt, or directors leave, within a year?",
         _seen(SignTopic.AUDITOR, SignTopic.DIRECTORS)),
    Sign("owner", "owner", "Did the owner change, or close a site elsewhere, within a year?",
         _seen(SignTopic.OWNERSHIP, SignTopic.CLOSURE)),
)  # fmt: skip
"""Every warning light, in the order in which they are shown."""

DISTRESS: Final = Model(Concern.DISTRESS, LIGHTS, lit=2, families=2)
