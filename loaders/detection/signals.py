"""The sheet of signals: dated signs of distress or of growth, one a row. What it is about tells which of both it is."""

import hashlib
from collections.abc import Mapping
from typing import Final

from graph.lines.detection import DistressSign, GrowthTopic, Observes, Signal, SignTopic, WarnsOf
from loaders.detection.sheet import Said, Sheet
from loaders.tables.wording.fields import Cells, day, text
from loaders.tables.wording.words import listed, spelled, understood

COLUMNS: Final[Mapping[str, str]] = {
    "stakeholder": "kbo, ondernemingsnummer, enterprise number, id, belanghebbende, name, naam",
    "topic": "onderwerp, soort, what",
    "day": "datum, dag, date",
    "value": "waarde, cijfer, figure",
    "note": "toelichting, opmerking, remark",
}

DISTRESS: Final = spelled(
    {
        SignTopic.INSOLVENCY: "insolventie, faillissementsbericht, insolvency notice",
        SignTopic.REORGANISATION: "gerechtelijke reorganisatie, wco, judicial reorganisation",
        SignTopic.SUMMONS: "dagvaarding, dagvaarding fiscus, dagvaarding rsz",
        SignTopic.DISMISSAL: "collectief ontslag, collective dismissal",
        SignTopic.AUDITOR: "voorbehoud revisor, auditor doubt",
        SignTopic.DIRECTORS: "bestuurders vertrokken, directors left",
        SignTopic.OWNERSHIP: "wijziging aandeelhouder, overname, ownership change",
        SignTopic.CLOSURE: "sluiting elders, closure elsewhere",
    }
)
GROWTH: Final = spelled(
    {
        GrowthTopic.GROWTH: "groei",
        GrowthTopic.INVESTMENT: "investering",
        GrowthTopic.HIRING: "vacatures, aanwervingen, vacancies",
        GrowthTopic.PRODUCT: "nieuw product, new product",
        GrowthTopic.AWARD: "exportprijs, export award",
        GrowthTopic.FIRST_EXPORT: "eerste export, first export",
    }
)


def number(typed: str) -> float:
    """A figure, with a decimal point or comma; a percentage as a share.

    >>> number("12,5 %"), number("-3")
    (0.125, -3.0)
    """
    compact = "".join(typed.split()).replace(",", ".")
    try:
        figure = float(compact.removesuffix("%"))
    except ValueError:
        raise ValueError("not a number such as 0.25 or 25 %") from None
    if not abs(figure) < 10**15:
        raise ValueError("not a number that can be kept")
    return round(figure / 100, 15) if compact.endswith("%") else figure


def topic(typed: str) -> str:
    """What a sign is; `ValueError` lists what it can be."""
    if not typed:
        raise ValueError(f"the row does not say what was seen: {listed(DISTRESS)}, {listed(GROWTH)}")
    return understood(typed, {**DISTRESS, **GROWTH})


def read(cells: Cells, whose: str, source: str) -> Said:
    """What a row saw; `ValueError` where it does not say what, or when."""
    what, seen = topic(cells.row.values.get("topic", "")), cells.read("day", day)
    if seen is None:
        raise ValueError("the row does not say on which day it was seen")
    own = hashlib.sha256(f"{whose} {what} {seen}".encode()).hexdigest()[:24]
    note = cells.read("note", text)
    if what in set(DISTRESS.values()):
        sign = DistressSign(id=f"sign:{own}", topic=what, day=seen, note=note, source=source, as_of=seen)
        return sign, WarnsOf(from_id=sign.id, to_id=whose, source=source, as_of=seen)
    value = cells.read("value", number)
    signal = Signal(id=f"signal:{own}", topic=what, day=seen, value=value, note=note, source=source, as_of=seen)
    return signal, Observes(from_id=signal.id, to_id=whose, source=source, as_of=seen)


SIGNALS: Final = Sheet(
    "signals", COLUMNS, ("stakeholder", "topic", "day"), read, (WarnsOf, DistressSign, Observes, Signal)
)
