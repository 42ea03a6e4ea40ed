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


def _asked(said: Any) -> str:
    return "everybody" if said == "all" else f"some who were named ({str(said)[:8]})"


def _short(said: Any) -> str:
    return str(said)[:12]


ROWS: Final[Mapping[str, tuple[Any, Callable[[Any], str], str]]] = {
    "version": (1, str, "another version of the method: {before}, then {after}"),
    "scope": ("", str, "another scope: {before}, then {after}"),
    "as_of": ("", str, "as of another day: {before}, then {after}"),
    "top": (20, str, "lists of another length: {before}, then {after}"),
    "asked": ("all", _asked, "for others: {before}, then {after}"),
    "weights": ("", str, "other weights: {before}, then {after}"),
    "audience": ("broker-only", str, "for another audience: {before}, then {after}"),
    "heard": ("", str, "feedback weighed as of another day: {before}, then {after}"),
    "held": (0.0, str, "another share held back: {before}, then {after}"),
    "seed": (1, str, "other lots for who is held back: seed {before}, then {after}"),
    "inputs": ("", _short, "other facts: {before}…, then {after}…"),
}
"""Entry of a manifest -> what it means where it is left out, how it is written, and the sentence."""

BY_FACTS_AND_RANKS: Final = frozenset({"as_of", "inputs", "top", "asked"})
"""Entries that no single suggestion names: it names facts that changed, or its place beyond the end of a list."""


def manifest_of(run: MatchRun) -> Mapping[str, Any]:
    """What a run's manifest says, with what is left out."""
    said = orjson.loads(run.manifest or "{}")
    said.pop("trial", None)  # follows from the rest
    return {**{name: usual for name, (usual, _, _) in ROWS.items()}, **said}


def asked_otherwise(before: MatchRun, after: MatchRun) -> tuple[Otherwise, ...]:
    """In the order of `ROWS`, then whatever else the manifests hold; none where both are the same run."""
    here, there = manifest_of(before), manifest_of(after)
    return tuple(
        _told(name, here.get(name), there.get(name)) for name in {**here, **there} if here.get(name) != there.get(name)
    )


def _told(name: str, before: Any, after: Any) -> Otherwise:
    _, written, sentence = ROWS.get(name, (None, str, f"another {name}: {{before}}, then {{after}}"))
    was, now = ("nothing" if said is None else written(said) for said in (before, after))
    return Otherwise(name, was, now, sentence.format(before=was, after=now))
