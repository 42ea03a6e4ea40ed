"""What was asked otherwise in two runs, as their manifests say."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import orjson

from graph.model import MatchRun


@dataclass(frozen=True, slots=True)
class Otherwise:
    """One thing that differs between two manifests, with what either says of it, and as a sentence."""

    name: str
    before: str
    after: str
    text: str


def _as_it_is(said: Any) -> str:
    return str(said)


def _asked(said: Any) -> str:
    return "everybody" if said == "all" else f"some who were named ({str(said)[:8]})"


def _short(said: Any) -> str:
    return str(said)[:12]


ROWS: Final[Mapping[str, tuple[Any, Callable[[Any], str], str]]] = {
    "version": (1, _as_it_is, "another version of the method: {before}, then {after}"),
    "scope": ("", _as_it_is, "another scope: {before}, then {after}"),
    "as_of": ("", _as_it_is, "as of another day: {before}, then {after}"),
    "top": (20, _as_it_is, "lists of another length: {before}, then {after}"),
    "asked": ("all", _asked, "for others: {before}, then {after}"),
    "weights": ("", _as_it_is, "other weights: {before}, then {after}"),
    "audience": ("broker-only", _as_it_is, "for another audience: {before}, then {after}"),
    "inputs": ("", _short, "other facts: {before}…, then {after}…"),
}
"""Entry of a manifest -> what it means where it is left out, how it is written, and the sentence."""


def manifest_of(run: MatchRun) -> Mapping[str, Any]:
    """What a run's manifest says, with what is left out."""
    said = orjson.loads(run.manifest or "{}")
    return {name: said.get(name, usual) for name, (usual, _, _) in ROWS.items()}


def asked_otherwise(before: MatchRun, after: MatchRun) -> tuple[Otherwise, ...]:
    """In the order of `ROWS`; none where both are the same run."""
    here, there = manifest_of(before), manifest_of(after)
    found = []
    for name, (_, written, sentence) in ROWS.items():
        if here[name] != there[name]:
            was, now = written(here[name]), written(there[name])
            found.append(Otherwise(name, was, now, sentence.format(before=was, after=now)))
    return tuple(found)
