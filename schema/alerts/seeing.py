"""Whom a finding names, and whether they may be seen now: it may be told days after it was found, and again."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from graph.select import RowRule
from graph.store import Store

ENDS: Final = ("stakeholder", "partner")
AT_ONCE: Final = 1_000

Told = Mapping[str, Any]
"""What is told of something that a search found."""


def seen(store: Store, rule: RowRule, findings: Iterable[Told]) -> frozenset[str]:
    """Of those named in findings, who may be seen now."""
    named = sorted({one for finding in findings for one in _named(finding)})
    asked = (named[start : start + AT_ONCE] for start in range(0, len(named), AT_ONCE))
    return frozenset(hit.id for some in asked for hit in store.named(some, rule))


def shown(findings: Iterable[Told], known: frozenset[str]) -> list[Told]:
    """Those findings that name nobody else."""
    return [finding for finding in findings if known.issuperset(_named(finding))]


def still(store: Store, rule: RowRule, finding: Told) -> bool:
    """Whether all whom a finding names may be seen now."""
    return bool(shown([finding], seen(store, rule, [finding])))


def _named(finding: Told) -> Sequence[str]:
    return [finding[end] for end in ENDS if finding.get(end) is not None]
