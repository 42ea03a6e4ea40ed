"""The tables of a CORDIS download: which files they are, in a folder or in the zip as it comes."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from graph.errors import BadInput
from loaders.opening import Member, members

NEEDED: Final = ("project", "organization")
OPTIONAL: Final = ("legalbasis", "topics", "euroscivoc")


def tables(path: Path) -> Mapping[str, Member]:
    """Table -> file; `BadInput` says what was looked for where `path` is no CORDIS download.

    Tables are `project`, `organization` and, where there, `legalbasis`, `topics` and `euroscivoc`.
    """
    found: dict[str, Member] = {}
    for member in members(path):
        if member.table in (*NEEDED, *OPTIONAL):
            if member.table in found:
                raise BadInput(f"{path}: holds {found[member.table].name} and {member.name}; keep one of them")
            found[member.table] = member
    if missing := [table for table in NEEDED if table not in found]:
        raise BadInput(
            f"{path}: is not a CORDIS download: there is no {missing[0]}.csv (or {missing[0]}.csv.gz); a folder or zip"
            " with project.csv and organization.csv, and perhaps legalBasis.csv, topics.csv and euroSciVoc.csv, was"
            " looked for"
        )
    return MappingProxyType(found)
