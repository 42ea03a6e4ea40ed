"""Newcomers for one run: stakeholders without history, who declare country, kind and chains in a CSV file."""

import csv
import dataclasses
import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from graph import catalogue
from graph.errors import BadInput
from graph.inference import BELONGS_FROM_SHARE
from graph.model import StakeholderKind
from graph.snapshot import Coded, Column, Edges, Nodes, Snapshot

COLUMNS: Final = ("stakeholder_id", "country", "activity_type", "chains")
CORDIS_KINDS: Final = {
    "PRC": "company",
    "HES": "higher-education",
    "REC": "research-organisation",
    "PUB": "government-agency",
    "OTH": "other",
}
MOST_NEWCOMERS: Final = 100_000
DECLARED: Final = "profile"
SECOND: Final = 0.75  # weight of a chain that is not named first


@dataclass(frozen=True, slots=True)
class Profile:
    """What one newcomer declares; chains are ids, the main one first."""

    id: str
    country: str | None
    kind: str | None
    chains: tuple[str, ...]


def read(path: Path, chains: Sequence[str]) -> list[Profile]:
    """The profiles of a file; `BadInput` says file, line and field of what cannot be understood.

    path     CSV with `stakeholder_id,country,activity_type,chains`; chains are codes or ids, separated by `|`
    chains   ids of the known chains
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            missing = [name for name in COLUMNS if name not in (rows.fieldnames or ())]
            if missing:
                raise BadInput(f"{path}, line 1: no column {', '.join(missing)}; a profile has {', '.join(COLUMNS)}")
            found = {profile.id: profile for profile in (_profile(path, rows.line_num, row, chains) for row in rows)}
    except (UnicodeDecodeError, csv.Error) as error:
        raise BadInput(f"{path}: not a CSV file in UTF-8: {error}") from None
    except OSError as error:
        raise BadInput(f"{path}: cannot be read: {error.strerror}") from None
    if len(found) > MOST_NEWCOMERS:
        raise BadInput(f"{path}: {len(found):,} profiles; a run takes {MOST_NEWCOMERS:,} at most")
    return list(found.values())


def _profile(path: Path, line: int, row: Mapping[str, str | None], chains: Sequence[str]) -> Profile:
    cells = {name: (row[name] or "").strip() for name in COLUMNS}
    stakeholder = _id(cells["stakeholder_id"])
    if not stakeholder.isascii() or not stakeholder.isprintable() or " " in stakeholder or stakeholder.endswith(":"):
        raise BadInput(
            f"{path}, line {line}, stakeholder_id: {stakeholder!r} is no id such as own:name or pic:999999999"
        )
    kind = CORDIS_KINDS.get(cells["activity_type"], cells["activity_type"]) or None
    if kind is not None and kind not in tuple(StakeholderKind):
        known = ", ".join([*CORDIS_KINDS, *StakeholderKind])
        raise BadInput(f"{path}, line {line}, activity_type: {kind!r} is unknown; there are {known}")
    declared = tuple(_chain(path, line, code, chains) for code in cells["chains"].split("|") if code.strip())
    return Profile(stakeholder, cells["country"] or None, kind, declared)


def _id(cell: str) -> str:
    """An id as it stands; a bare CORDIS number with the scheme the loader gives it."""
    if ":" in cell:
        return cell
    return f"pic:{cell}" if cell.isdecimal() and len(cell) == 9 else f"cordis-org:{cell}"


def _chain(path: Path, line: int, code: str, chains: Sequence[str]) -> str:
    chain = f"chain:{code.strip().removeprefix('chain:')}"
    if chain not in chains:
        known = ", ".join(chain.removeprefix("chain:") for chain in chains)
        raise BadInput(f"{path}, line {line}, chains: {code.strip()!r} is unknown; there are {known}")
    return chain


def declare(snapshot: Snapshot, profiles: Sequence[Profile], day: datetime.date) -> Snapshot:
    """The snapshot with the newcomers in it, their chains said the day before; the store is not touched."""
    nodes = snapshot.kinds["Stakeholder"]
    given = {profile.id: profile for profile in profiles}
    ids = sorted({*nodes.ids, *given})
    place = {stakeholder: row for row, stakeholder in enumerate(ids)}
    moved = np.fromiter((place[stakeholder] for stakeholder in nodes.ids), np.int32, len(nodes))
    columns = {name: _spread(column, moved, len(ids)) for name, column in nodes.columns.items()}
    for name in ("country", "kind"):
        said = {place[profile.id]: getattr(profile, name) for profile in profiles if getattr(profile, name)}
        columns[name] = _overwritten(columns[name], said)
    relations = {name: _moved(name, edges, moved) for name, edges in snapshot.relations.items()}
    relations["ACTIVE_IN"] = _active_in(relations["ACTIVE_IN"], snapshot, profiles, place, day)
    kinds = {**snapshot.kinds, "Stakeholder": Nodes(ids, columns)}
    return Snapshot(snapshot.revision, kinds, relations)


def _spread(column: Column, moved: NDArray[np.int32], size: int) -> Column:
    """The column with room for newcomers, unknown so far. Stakeholders have text columns alone here."""
    assert isinstance(column, Coded)
    codes = np.full(size, -1, np.int32)
    codes[moved] = column.codes
    return Coded(codes, column.values)


def _overwritten(column: Column, said: Mapping[int, str]) -> Column:
    assert isinstance(column, Coded)
    values = tuple(sorted({*column.values, *said.values()}))
    recoded = np.array([values.index(value) for value in column.values] + [-1], np.int32)
    codes = recoded[column.codes]
    for row, value in said.items():
        codes[row] = values.index(value)
    return Coded(codes, values)


def _moved(name: str, edges: Edges, moved: NDArray[np.int32]) -> Edges:
    relation = catalogue.relation(name)
    start = moved[edges.start] if relation.start == "Stakeholder" else edges.start
    end = moved[edges.end] if relation.end == "Stakeholder" else edges.end
    return dataclasses.replace(edges, start=start, end=end)


def _weights(chains: int) -> list[float]:
    """The chain named first is the main one; of so many that each has just the share to belong, none is."""
    rest = SECOND if 1.0 + SECOND * (chains - 1) <= SECOND / BELONGS_FROM_SHARE else 1.0
    return [1.0, *[rest] * (chains - 1)][:chains]


def _active_in(
    edges: Edges, snapshot: Snapshot, profiles: Sequence[Profile], place: Mapping[str, int], day: datetime.date
) -> Edges:
    """The chains that newcomers declare, beside what is known of the others."""
    rows = [
        (place[p.id], snapshot.row("ValueChain", chain), weight)
        for p in profiles
        for chain, weight in zip(p.chains, _weights(len(p.chains)), strict=True)
    ]
    if not rows:
        return edges
    start, end = (np.array(column, np.int32) for column in list(zip(*rows, strict=True))[:2])
    told = np.isin(edges.start, start)
    before = (day - datetime.date(1970, 1, 1)).days - 1
    source = _overwritten(edges.columns["source"], {})
    assert isinstance(source, Coded)
    values = (*source.values, DECLARED)
    as_of = np.asarray(edges.columns["as_of"])[~told] if len(edges) else np.empty(0, np.int32)
    columns: dict[str, Column] = {
        "weight": np.concatenate([np.asarray(edges.columns["weight"])[~told], [row[2] for row in rows]]),
        "source": Coded(np.concatenate([source.codes[~told], np.full(len(start), len(values) - 1, np.int32)]), values),
        "as_of": np.concatenate([as_of, np.full(len(start), before, np.int32)]),
    }
    return Edges(np.concatenate([edges.start[~told], start]), np.concatenate([edges.end[~told], end]), columns)
