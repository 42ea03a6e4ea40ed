"""Hommel's own vocabulary: value chains, stages, lines of the strategy, capabilities; which chain a programme part or
call topic belongs to.

The tables beside this module are data with a version, labels in Dutch, English and French, and a reason in each row of
the mappings. Another region ships its own tables.
"""

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from graph.lines.plan import StrategicLine
from graph.model import Capability, Source, Stage, ValueChain
from graph.store import INFERRED

VOCABULARY: Final = "hommel:vocabulary"
VERSION: Final = "1"
NEUTRAL: Final = "none"

_FOLDER = Path(__file__).parent

SOURCES: Final = (
    Source(
        id=VOCABULARY,
        source=VOCABULARY,
        title="Hommel's own vocabulary: value chains and stages, version 1",
        licence="EUPL-1.2",
    ),
    Source(id=INFERRED, source=VOCABULARY, title="Computed by Hommel from what other sources say"),
)


@cache
def value_chains() -> tuple[ValueChain, ...]:
    """The five value chains, in the listed order, which breaks ties.

    >>> [chain.id for chain in value_chains()]
    ['chain:life-sciences', 'chain:food', 'chain:engineering', 'chain:circular', 'chain:logistics']
    """
    return tuple(
        ValueChain(
            id=f"chain:{row['notation']}",
            notation=row["notation"],
            version=VERSION,
            position=position,
            label_en=row["label_en"],
            label_nl=row["label_nl"],
            label_fr=row["label_fr"],
            source=VOCABULARY,
        )
        for position, row in enumerate(_rows("chains.csv"), 1)
    )


@cache
def stages() -> tuple[Stage, ...]:
    """The steps in value chains, from research to recovery.

    >>> stages()[0].id, stages()[0].label_nl
    ('stage:research', 'Onderzoek')
    """
    return tuple(
        Stage(
            id=f"stage:{row['notation']}",
            notation=row["notation"],
            version=VERSION,
            position=position,
            label_en=row["label_en"],
            label_nl=row["label_nl"],
            label_fr=row["label_fr"],
            source=VOCABULARY,
        )
        for position, row in enumerate(_rows("stages.csv"), 1)
    )


@cache
def strategic_lines() -> tuple[StrategicLine, ...]:
    """The four lines of the strategy, in their order.

    >>> [line.id for line in strategic_lines()]
    ['line:accelerate', 'line:internationalise', 'line:support', 'line:barriers']
    """
    return tuple(
        StrategicLine(
            id=f"line:{row['notation']}",
            position=position,
            label_en=row["label_en"],
            label_nl=row["label_nl"],
            label_fr=row["label_fr"],
            source=VOCABULARY,
        )
        for position, row in enumerate(_rows("lines.csv"), 1)
    )


@cache
def capabilities() -> tuple[Capability, ...]:
    """What members of clusters offer and need, in three languages: names for sheets in which people write freely.

    >>> capabilities()[1].id, capabilities()[1].label_nl
    ('skill:freeze-drying', 'vriesdrogen')
    """
    return tuple(
        Capability(
            id=f"skill:{row['notation']}",
            scheme="skill",
            notation=row["notation"],
            version=VERSION,
            label_en=row["label_en"],
            label_nl=row["label_nl"],
            label_fr=row["label_fr"],
            alt_labels=tuple(row["alt_labels"].split("|")),
            source=VOCABULARY,
        )
        for row in _rows("capabilities.csv")
    )


Weights = Mapping[str, float]
"""Chain (its bare code) -> weight; what lacks to 1 is neutral."""


@cache
def chains_of_programme_parts() -> Mapping[str, Weights]:
    """Programme part as written -> chains; a neutral part has none."""
    return _mapping("chains_of_programme_parts.csv", "programme_part")


@cache
def chains_of_topics() -> Mapping[str, Weights]:
    """Topic prefix in capitals -> chains."""
    return {prefix.upper(): weights for prefix, weights in _mapping("chains_of_topics.csv", "prefix").items()}


@cache
def wording_of_programme_parts() -> Mapping[str, str]:
    """Programme part as written -> what it is about, in a few words."""
    return {row["programme_part"]: row["reason"] for row in _rows("chains_of_programme_parts.csv")}


@cache
def wording_of_topics() -> Mapping[str, str]:
    """Topic prefix in capitals -> what it is about, in a few words."""
    return {
        row["prefix"].upper(): row["reason"]
        for file in ("neutral_topics.csv", "chains_of_topics.csv")
        for row in _rows(file)
    }


def _mapping(file: str, key: str) -> Mapping[str, Weights]:
    mapping: dict[str, dict[str, float]] = {}
    for row in _rows(file):
        weights = mapping.setdefault(row[key], {})
        if row["chain"] != NEUTRAL:
            weights[row["chain"]] = float(row["weight"])
    return mapping


def _rows(file: str) -> Iterator[dict[str, str]]:
    with (_FOLDER / file).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)
