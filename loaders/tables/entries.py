"""From a row of a sheet to what it says, one pure function for each sheet. No file, no store, no clock.

A row that nobody can tell the subject of raises `ValueError`; a field that is not understood becomes unknown and is
noted (`loaders.tables.wording.fields.Cells`).
"""

import datetime
import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from graph.folding import fold
from graph.identifiers import SCHEMES, checked
from graph.model import Market, Stakeholder
from loaders.tables.wording import words
from loaders.tables.wording.capabilities import pieces
from loaders.tables.wording.countries import COUNTRIES, country_code
from loaders.tables.wording.fields import STAKEHOLDER, Cells, day, nuts, one_of, share, text

LONGEST_SLUG_CHARACTERS = 100
FIRST_CHAIN_WEIGHT = 1.0
FURTHER_CHAIN_WEIGHT = 0.75
"""The first chain a row names is its primary one; with up to four chains it belongs to each (a share of 0.2)."""

_ID = re.compile(r"[a-z][!-~]*:[!-~]+")


@dataclass(frozen=True, slots=True)
class Offering:
    """What a stakeholder offers or needs, in its own words; strength from 0 to 1, if known."""

    words: str
    strength: float | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a value chain."""

    chain: str
    weight: float
    stage: str | None = None


@dataclass(frozen=True, slots=True)
class Presence:
    """A market where somebody is, or aims at."""

    market: Market
    status: str | None = None
    since: datetime.date | None = None
    until: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """What a row says of one stakeholder."""

    offers: tuple[Offering, ...] = ()
    needs: tuple[Offering, ...] = ()
    places: tuple[Place, ...] = ()
    present_in: tuple[Presence, ...] = ()
    targets: tuple[Presence, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()
    as_of: datetime.date | None = None


def stakeholder(cells: Cells, source: str, chains: words.Words) -> tuple[Stakeholder, Said]:
    """A row of `stakeholders`; `chains` are the spellings of the chains that there are, to their ids."""
    identifiers = tuple(_identifiers(cells))
    values: dict[str, Any] = {name: cells.read(name, reader) for name, reader in STAKEHOLDER.items()}
    as_of = cells.read("as_of", day)
    own = Stakeholder(
        id=stakeholder_id(cells.row.values, dict(identifiers), source), source=source, as_of=as_of, **values
    )
    found = dict.fromkeys(cells.each("chains", one_of(chains)))
    weights = [FIRST_CHAIN_WEIGHT] + [FURTHER_CHAIN_WEIGHT] * len(found)
    return own, Said(
        offers=_offerings(cells, "offers", "level"),
        needs=_offerings(cells, "needs", "urgency"),
        places=tuple(Place(chain, weight) for chain, weight in zip(found, weights, strict=False)),
        present_in=tuple(Presence(market) for market in markets_of(cells, "markets", source)),
        targets=tuple(Presence(market) for market in markets_of(cells, "targets", source)),
        identifiers=identifiers,
        as_of=as_of,
    )


def stakeholder_id(values: Mapping[str, str], identifiers: Mapping[str, str], source: str) -> str:
    """The id given, else the KBO number's, else the PIC's, else one made of the name.

    A number of the sheet's own is known by the source too, since the next sheet begins at 1 as well.

    >>> stakeholder_id({"id": "7", "name": "Alfa"}, {}, "tables:north"), stakeholder_id({"name": "Alfa & Zoon"}, {}, "")
    ('own:north-7', 'own:alfa-zoon')
    >>> stakeholder_id({"name": "A"}, {"kbo": "0203201340"}, ""), stakeholder_id({"id": "pic:999992401"}, {}, "")
    ('kbo:0203201340', 'pic:999992401')
    """
    if given := values.get("id"):
        return given if is_id(given) else f"own:{source.rsplit(':', 1)[-1]}-{slug(given)}"
    for scheme in ("kbo", "pic"):
        if number := identifiers.get(scheme):
            return f"{scheme}:{number}"
    if name := values.get("name"):
        return f"own:{slug(name)}"
    raise ValueError("the row has no name, no id, no KBO number and no PIC, so nobody can tell whom it is about")


def slug(name: str) -> str:
    """A name as a part of an id.

    >>> slug("Café 't Hoekske nv"), slug("★")
    ('cafe-t-hoekske-nv', '26c57b085498')
    """
    folded = fold(name).replace(" ", "-")
    if 0 < len(folded) <= LONGEST_SLUG_CHARACTERS:
        return folded
    digest = hashlib.sha256(name.encode()).hexdigest()[:12]
    return f"{folded[:LONGEST_SLUG_CHARACTERS]}-{digest}" if folded else digest


def market(typed: str, source: str) -> Market:
    """The market of a country or a NUTS region.

    >>> market("Duitsland", "tables:x").id, market("BE21", "tables:x").id
    ('market:DE', 'market:BE21')
    """
    code = typed.strip().removeprefix("market:")
    try:
        country = country_code(code)
    except ValueError:
        region = nuts(code) if any(letter.isdigit() for letter in code) else None
        if region is None:
            raise
        return Market(id=f"market:{region}", notation=region, source=source)
    fact = Market(id=f"market:{country}", notation=country, source=source)
    names = COUNTRIES.get(country)
    return replace(fact, label_nl=names.nl, label_en=names.en, label_fr=names.fr) if names else fact


def said(cells: Cells, sheet: str, source: str, chains: words.Words, stages: words.Words) -> Said:
    """A row of one of the other sheets; whom it is about, its column `stakeholder` says."""
    as_of = cells.read("as_of", day)
    match sheet:
        case "offers":
            return Said(offers=_offerings(cells, "words", "level"), as_of=as_of)
        case "needs":
            return Said(needs=_offerings(cells, "words", "urgency"), as_of=as_of)
        case "chains":
            return Said(places=tuple(_places(cells, chains, stages)), as_of=as_of)
        case "markets":
            return replace(_presence(cells, source), as_of=as_of)
        case "identifiers":
            return Said(identifiers=tuple(_identifier(cells)), as_of=as_of)
    raise AssertionError(sheet)


def is_id(typed: str) -> bool:
    """Whether a text can be an id: `scheme:rest`, as ids are written everywhere in Hommel."""
    return bool(_ID.fullmatch(typed)) and len(typed) <= LONGEST_SLUG_CHARACTERS


def _places(cells: Cells, chains: words.Words, stages: words.Words) -> Iterator[Place]:
    weight = cells.read("weight", share)
    stage = cells.read("stage", one_of(stages))
    for chain in cells.each("chains", one_of(chains)):
        yield Place(chain, FIRST_CHAIN_WEIGHT if weight is None else weight, stage)


def _presence(cells: Cells, source: str) -> Said:
    """Present there, unless the relation says that it is a target."""
    target = cells.read("relation", one_of(words.RELATIONS)) == "target"
    status = cells.read("status", one_of(words.AIMS if target else words.PRESENCES))
    since, until = cells.read("since", day), cells.read("until", day)
    found = tuple(Presence(market, status, since, until) for market in markets_of(cells, "markets", source))
    return Said(targets=found) if target else Said(present_in=found)


def _identifier(cells: Cells) -> Iterator[tuple[str, str]]:
    scheme = cells.read("scheme", one_of(words.REGISTERS))
    if scheme and (number := cells.read("value", lambda typed: checked(scheme, typed))):
        yield scheme, number


def _identifiers(cells: Cells) -> Iterator[tuple[str, str]]:
    for scheme in SCHEMES:
        if number := cells.read(scheme, SCHEMES[scheme]):
            yield scheme, number


def _offerings(cells: Cells, column: str, strength: str) -> tuple[Offering, ...]:
    known = cells.read(strength, share)
    return tuple(Offering(piece, known) for piece in pieces(cells.read(column, text) or ""))


def markets_of(cells: Cells, column: str, source: str) -> Iterator[Market]:
    """The markets of a cell."""
    return cells.each(column, lambda typed: market(typed, source))
