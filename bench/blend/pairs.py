"""What the blend sees of a pair: some 35 values, by name, for candidates of stakeholders with and without history."""

from collections.abc import Mapping

import numpy as np

from bench.blend.past import Codes, Past, Values

SCALE = {"common": 1, "adamic_adar": 1, "resource": 100, "decayed": 1e3, "walk": 1e6, "decayed_walk": 1e6}


def met(p: Past, one: Codes, other: Codes, score: Mapping[str, Values]) -> Values:
    """Pairs × features, for those who have a history."""
    found = {name: np.log1p(scale * score[name]) for name, scale in SCALE.items()}
    found |= {"factors": score["factors"], "programme": score["programme"]}
    found |= _normalised(p, one, other, score)
    found |= _popular(p, other)
    found |= {
        "both_connected": np.log1p(p.degree[one]) * np.log1p(p.degree[other]),
        "both_active": np.log1p(p.degree[one]) * np.log1p(p.recent[other]),
    }
    found |= _grouped(p, one, other)
    for name in ("chain", "country", "kind"):
        found[f"knows_{name}"] = _share(p, name, one, other)
    return np.column_stack(list(found.values()))


def unmet(p: Past, one: Codes, other: Codes) -> Values:
    """Pairs × features, for those of whom only chain, country and type are known."""
    return np.column_stack(list((_popular(p, other) | _grouped(p, one, other)).values()))


def _normalised(p: Past, one: Codes, other: Codes, score: Mapping[str, Values]) -> dict[str, Values]:
    common, mine, its = score["common"], p.degree[one], p.degree[other]
    return {
        "jaccard": common / np.maximum(mine + its - common, 1),
        "salton": common / np.sqrt(np.maximum(mine * its, 1)),
        "of_its_own": common / np.maximum(its, 1),
        "decayed_cosine": score["decayed"] / np.sqrt((p.total[one] + 0.01) * (p.total[other] + 0.01)),
    }


def _popular(p: Past, other: Codes) -> dict[str, Values]:
    return {
        "degree": np.log1p(p.degree[other]),
        "total": np.log(p.total[other] + 1e-3),
        "projects": np.log1p(p.projects[other]),
        "recent": np.log1p(p.recent[other]),
        "last": p.last[other],
        "team": p.team[other],
    }


def _grouped(p: Past, one: Codes, other: Codes) -> dict[str, Values]:
    found = {
        "chains_alike": np.einsum("ij,ij->i", p.chains[one], p.chains[other]),
        "chains_shared": np.einsum("ij,ij->i", p.member[one], p.member[other]),
        "chains_its": p.member[other].sum(axis=1),
    }
    for name, code in p.group.items():
        mine, its = code[one], code[other]
        found[f"{name}_lift"] = p.lift[name][mine, its]
        found[f"{name}_same"] = (mine == its).astype(float)
        found[f"{name}_known"] = _share(p, name, other, one)
        found[f"{name}_weight"] = np.log(p.toward[name][other, mine] + 1e-2)
    return found


def _share(p: Past, name: str, whose: Codes, group_of: Codes) -> Values:
    """Share of somebody's partner weight that lies in the other's chain, country or type."""
    return p.toward[name][whose, p.group[name][group_of]] / (p.total[whose] + 1e-3)
