"""Ids that are made of what they are about, so that the same again has the same id; verbs as people say them."""

import hashlib


def digest(*parts: str) -> str:
    """A short name for these together.

    >>> digest("own:a", "own:b")
    '67b2ed94549cdaaeb9657f0c'
    """
    return hashlib.sha256(" ".join(parts).encode()).hexdigest()[:24]


def feedback_of(run: str, stakeholder: str, partner: str) -> str:
    """Id of what is made of a suggestion of a run: whoever says it, the later word counts.

    >>> feedback_of("run:1", "own:a", "own:b")
    'feedback:e0ec3374015bbdeb0db6704c'
    """
    return f"feedback:{digest(run, stakeholder, partner)}"


def spoken(verb: str) -> str:
    """A verb of a table as people say it.

    >>> spoken("resolve_in_part")
    'resolve in part'
    """
    return verb.replace("_", " ")
