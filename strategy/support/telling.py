"""Saying by hand what a service did in a year, and what of a service cannot be so."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final

from graph.errors import BadInput
from graph.lines.support import BusinessEvent, Channel, CompanyStage, ServiceVolume, VolumeOf, volume_id
from graph.writing.hand import Pen

YEARS: Final = range(1900, 2101)
WORDS: Final[Mapping[str, Collection[str]]] = {
    "events": tuple(BusinessEvent),
    "stages": tuple(CompanyStage),
    "channels": tuple(Channel),
}
"""Property of a service -> the words that may stand in it."""

_LANGUAGE: Final = re.compile("[a-z]{2}")


def tell_volume(pen: Pen, service: str, year: int, amounts: Mapping[str, int | None]) -> str:
    """Say what a service did in a year, its cases or its budget in euro cents; the id of that. What is not named stays.

    Raises `BadInput` for a year that cannot be, and for amounts below 0.
    """
    if year not in YEARS:
        raise BadInput(f"year: a calendar year from {YEARS[0]} to {YEARS[-1]}, not {year}")
    if not any(amount is not None for amount in amounts.values()):
        raise BadInput("say how many cases there were, or what the budget was")
    for name, amount in amounts.items():
        if amount is not None and amount < 0:
            raise BadInput(f"{name}: 0 or more, not {amount}")
    own = volume_id(service, str(year))
    pen.say(ServiceVolume, own, {"year": str(year), **amounts})
    pen.say(VolumeOf, f"{own} {service}", {})
    return own


def wrong(said: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Properties of a service that cannot be so, each with what may stand there."""
    for name, words in WORDS.items():
        for word in said.get(name) or ():
            if word not in words:
                yield name, f"{word!r} is not one of {', '.join(words)}"
    for language in said.get("languages") or ():
        if not _LANGUAGE.fullmatch(language):
            yield "languages", f"{language!r} is no language code of two letters, such as nl or en"
    cost = said.get("cost")
    if cost is not None and cost < 0:
        yield "cost", f"0 or more euro cents, not {cost}"
