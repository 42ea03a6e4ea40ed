"""Which value chains a project belongs to, told by its call topics or else by its programme parts.

>>> chains_of_project(["PHC-11-2015"], ["H2020-EU.3.4."])
({'life-sciences': 1.0}, 'chains-of-topics')
>>> chains_of_project([], ["H2020-EU.2.1.6.9."])
({'engineering': 1.0}, 'chains-of-programme-parts')
>>> chains_of_project(["ERC-2014-ADG"], ["H2020-EU.1.1."])
({}, None)
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from statistics import fmean
from typing import Final

from loaders.vocabulary import (
    Weights,
    chains_of_programme_parts,
    chains_of_topics,
    wording_of_programme_parts,
    wording_of_topics,
)

BY_TOPIC: Final = "chains-of-topics"
BY_PART: Final = "chains-of-programme-parts"

_FRAMEWORK = re.compile(r"^(FP7|H2020)-")


def normal_topic(topic: str) -> str:
    """A topic as prefixes are compared with it: capitals, dashes, without the framework programme.

    >>> normal_topic("FP7-KBBE.2013_1")
    'KBBE-2013-1'
    """
    return _FRAMEWORK.sub("", re.sub(r"[._]", "-", topic.strip().upper()))


@lru_cache(maxsize=4096)
def listed_prefix(topic: str) -> str | None:
    """The longest listed prefix of a normal topic that ends where a letter or digit does not follow."""
    for end in range(len(topic), 0, -1):
        if (end == len(topic) or not topic[end].isalnum()) and topic[:end] in chains_of_topics():
            return topic[:end]
    return None


@lru_cache(maxsize=4096)
def chains_of_part(part: str) -> Weights:
    """The chains of a programme part, or else of its longest listed ancestor."""
    table = chains_of_programme_parts()
    for end in range(len(part), 0, -1):
        if part[:end] in table:
            return table[part[:end]]
    return {}


@lru_cache(maxsize=4096)
def topic_label(family: str) -> str:
    """A topic family in words, where they are known, with its code.

    >>> topic_label("PHC-11"), topic_label("XYZ")
    ('H2020 personalising health and care (PHC-11)', 'XYZ')
    """
    known = wording_of_topics()
    for end in range(len(family), 0, -1):
        if (end == len(family) or not family[end].isalnum()) and family[:end] in known:
            return f"{known[family[:end]]} ({family})"
    return family


def part_label(part: str) -> str:
    """A programme part in words, where it is listed, with its code.

    >>> part_label("H2020-EU.2.1.6."), part_label("HORIZON.1.1")
    ('space: satellites, navigation, earth observation (H2020-EU.2.1.6.)', 'HORIZON.1.1')
    """
    words = wording_of_programme_parts().get(part)
    return f"{words} ({part})" if words else part


def chains_of_project(topics: Sequence[str], parts: Sequence[str]) -> tuple[Weights, str | None]:
    """Chains with their weights, and the rule that told them; nothing and None where the project is neutral.

    Topics that are listed win; else the parts that have a chain. Several count alike.
    """
    prefixes = [prefix for topic in topics if (prefix := listed_prefix(normal_topic(topic)))]
    if prefixes:
        return _mean([chains_of_topics()[prefix] for prefix in prefixes]), BY_TOPIC
    telling = [weights for part in parts if (weights := chains_of_part(part))]
    return (_mean(telling), BY_PART) if telling else ({}, None)


def finest(parts: Sequence[str]) -> list[str]:
    """Programme parts without those that a finer one of them stands for, sorted.

    >>> finest(["H2020-EU.2.1.", "H2020-EU.2.1.1.", "H2020-EU.3."])
    ['H2020-EU.2.1.1.', 'H2020-EU.3.']
    """
    distinct = sorted(set(parts))
    return [part for part in distinct if not any(other != part and other.startswith(part) for other in distinct)]


def _mean(several: Sequence[Weights]) -> Weights:
    chains = sorted({chain for weights in several for chain in weights})
    return {chain: round(fmean(weights.get(chain, 0.0) for weights in several), 9) for chain in chains}
