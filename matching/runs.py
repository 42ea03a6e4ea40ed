"""A run kept: its manifest, its id, its rows in the store and its file."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import orjson

from graph.files import replaced
from graph.files.cells import escaped
from graph.model import MatchRun, Suggestion, Visibility
from graph.shelves.jobs import enqueue
from graph.shelves.outbox import tell
from graph.snapshot import Coded, Column, Snapshot
from graph.store import Store, Writer
from matching.comparing import facts
from matching.economy import Economy
from matching.hindrance.reading import WANTED as BARRIERS
from matching.holding import smallest
from matching.match import Matched, Request
from matching.weights import Weights

VERSION = 2  # of the method: raised when the same inputs give other suggestions
ACTOR = "hommel match"
UNKNOWN_CHANCE = 0.01
EVERYBODY = "all"
"""What a manifest says was asked for where nobody in particular was."""

HEADER = ("stakeholder_id", "partner_id", "rank", "score", "chain_from", "chain_to", "explanation")


@dataclass(frozen=True, slots=True)
class Manifest:
    """All that decides a run's suggestions: the same manifest, the same bytes.

    inputs     fingerprint of the facts it read (SHA-256)
    weights    name of the set and fingerprint of its content
    audience   whom it is for (see `matching.audience`); unsaid where it read everything, as runs always did
    diverse    the share of all lists in which a partner could stand (see `matching.diversity`); unsaid where no limit
    held       the share of near-ties that is held back (see `matching.holding`); unsaid where none is, like `seed`
    heard      day as of which feedback was weighed (see `matching.feedback`); unsaid where there was none
    """

    version: int
    scope: str
    as_of: str
    top: int
    asked: str
    inputs: str
    weights: str
    audience: Visibility = Visibility.BROKER_ONLY
    diverse: float = 0.0
    heard: str | None = None
    held: float = 0.0
    seed: int = 1

    def json(self) -> bytes:
        """Canonical JSON."""
        said = asdict(self)
        if self.audience is Visibility.BROKER_ONLY:
            del said["audience"]
        if not self.diverse:
            del said["diverse"]
        if self.heard is None:
            del said["heard"]
        if not self.held:
            del said["held"], said["seed"]
        return orjson.dumps(said, option=orjson.OPT_SORT_KEYS)

    @property
    def title(self) -> str:
        """What the trail says of it."""
        return f"match {self.scope} as of {self.as_of}"

    @property
    def run_id(self) -> str:
        """`run:` and the beginning of the manifest's own fingerprint."""
        return f"run:{hashlib.sha256(self.json()).hexdigest()[:16]}"


def manifest(
    matched: Matched, top: int, rows: tuple[int, ...] | None, audience: Visibility = Visibility.BROKER_ONLY
) -> Manifest:
    """The manifest of a run over what that audience may see."""
    trial = matched.trial
    held, seed = (0.0, 1) if trial is None else (trial.share, trial.seed)
    request = Request(matched.scope, top, rows, diverse=matched.diverse, held=held, seed=seed)
    return planned(matched.economy, request, matched.weights, audience)


def planned(
    economy: Economy, request: Request, weights: Weights, audience: Visibility = Visibility.BROKER_ONLY
) -> Manifest:
    """The manifest of a run that is yet to be made."""
    sets = [weights.features, *([weights.newcomers] if weights.newcomers else [])]
    content = b"".join(orjson.dumps({name: [row.weight, row.mean] for name, row in one.items()}) for one in sets)
    content += msgspec.json.encode(weights.calibration) if weights.calibration else b""  # what explanations tell
    rows = request.rows
    asked = EVERYBODY if rows is None else hashlib.sha256(repr(sorted(set(rows))).encode()).hexdigest()
    return Manifest(
        version=VERSION,
        scope=request.scope,
        as_of=str(economy.as_of),
        top=request.top,
        asked=asked,
        inputs=fingerprint(economy.snapshot),
        weights=f"{weights.name}@{hashlib.sha256(content).hexdigest()[:16]}",
        audience=audience,
        diverse=request.diverse,
        heard=economy.heard.date,
        held=request.held,
        seed=request.seed,
    )


def fingerprint(snapshot: Snapshot) -> str:
    """SHA-256 over every array of a snapshot, in a fixed order; the revision itself does not count."""
    digest = hashlib.sha256()
    barriers = () if len(snapshot.kinds.get("Barrier", ())) else {*BARRIERS.kinds, *BARRIERS.relations}
    for name, nodes in sorted(snapshot.kinds.items()):
        if name in barriers:
            continue  # without any, nothing is counted of them: a run is as it was before they came
        digest.update(f"{name} {len(nodes)}\n".encode())
        digest.update("\n".join(nodes.ids).encode())
        _add_columns(digest, nodes.columns)
    for name, edges in sorted(snapshot.relations.items()):
        if name in barriers:
            continue
        digest.update(f"{name} {len(edges)}\n".encode())
        digest.update(edges.start.tobytes())
        digest.update(edges.end.tobytes())
        _add_columns(digest, edges.columns)
    return digest.hexdigest()


def _add_columns(digest: "hashlib._Hash", columns: Mapping[str, Column]) -> None:
    for name, column in sorted(columns.items()):
        digest.update(name.encode())
        if isinstance(column, Coded):
            digest.update("\x1f".join(column.values).encode())
            digest.update(column.codes.tobytes())
        else:
            digest.update(column.tobytes())


def keep(store: Store, made: Manifest, matched: Matched, started: str) -> str:
    """Store a run with its suggestions, and tell that it ended; its id.

    The same manifest again replaces the same run.
    """
    with store.unit(ACTOR, bulk=made.title) as unit:
        tell(unit.shelves, "run", "ended", made.run_id, add(unit, made, matched, started))
    return made.run_id


def add(unit: Writer, made: Manifest, matched: Matched, started: str) -> dict[str, Any]:
    """Add a run with its suggestions in a unit, and have saved searches asked again; what there is to tell of it."""
    run = MatchRun(
        id=made.run_id,
        manifest=whole(made, matched),
        started=started,
        suggestions=len(matched),
        audience=made.audience,
        whole=made.asked == EVERYBODY,
        source="hommel:match",
    )
    unit.add_run(run, matched.suggestions())
    parties = None if run.whole else np.unique(np.concatenate([matched.left, matched.right]))
    facts.keep(unit.shelves, run.id, facts.known(matched.economy, parties))
    enqueue(unit.shelves, "fill-searches", {})
    return {"run": run.id, "audience": made.audience, "scope": made.scope, "as_of": made.as_of, "found": len(matched)}


def whole(made: Manifest, matched: Matched) -> str:
    """What is kept of a manifest: all that decided the run and, where some were held back, who, and what that can show.

    Canonical JSON; the run's id is that of what decided it.
    """
    if matched.trial is None:
        return made.json().decode()
    told = matched.trial.told(matched.economy.ids, foreseen(matched))
    return orjson.dumps({**orjson.loads(made.json()), "trial": told}, option=orjson.OPT_SORT_KEYS).decode()


def foreseen(matched: Matched) -> float:
    """The smallest effect of brokering that a run's experiment shows with a probability of 80 %; 0 to 1.

    It is reckoned from the probability of the suggestions; from one in a hundred, where the weights tell none.
    """
    if matched.trial is None:
        return 1.0
    chance = matched.chance()
    base = float(np.nanmean(chance)) if np.isfinite(chance).any() else UNKNOWN_CHANCE
    return round(smallest(len(matched.trial.shown), len(matched.trial.held), base), 6)


def write(path: Path, suggestions: Iterable[Suggestion]) -> None:
    """The suggestions file: JSON Lines where the name ends in .jsonl, else CSV. It appears whole or not at all."""
    lines = _json_lines(suggestions) if path.name.endswith(".jsonl") else _csv_lines(suggestions)
    with replaced(path) as out:
        for line in lines:
            out.write(line)


def _json_lines(suggestions: Iterable[Suggestion]) -> Iterator[bytes]:
    for s in suggestions:
        yield orjson.dumps({name: getattr(s, name) for name in HEADER}) + b"\n"


def _csv_lines(suggestions: Iterable[Suggestion]) -> Iterator[bytes]:
    yield ",".join(HEADER).encode() + b"\r\n"
    for s in suggestions:
        cells = (
            s.stakeholder_id,
            s.partner_id,
            str(s.rank),
            str(s.score),
            s.chain_from or "",
            s.chain_to or "",
            s.explanation,
        )
        yield ",".join(_cell(cell, number=place in (2, 3)) for place, cell in enumerate(cells)).encode() + b"\r\n"


def _cell(text: str, *, number: bool) -> str:
    safe = text if number or not text else escaped(text)
    return '"' + safe.replace('"', '""') + '"' if any(sign in safe for sign in ',"\r\n') else safe
