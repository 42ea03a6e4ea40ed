"""How good the rule score is without any history: `python -m bench.sheet [--semantic] [--json]`.

A made-up Dutch sheet of 100 members (`docs/tutorial/members.csv`), with what each truly offers and needs as a hidden
intent (`tests/sheet`), never shown to what is measured. A good partner needs what one offers, or offers what one
needs. Precision@5 of the rule score (`hommel load tables`, `hommel match --scope all --top 5`), which is not learnt,
beside overlap of keywords: need with offer and offer with need, by TF-IDF cosine, by shared words, and by TF-IDF of
letters in threes. Then, of 106 texts on which nothing was tuned (`fresh.csv`), how many are read, and how many of
these as what they mean.
"""

import argparse
import csv
import json
import math
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from graph.folding import fold
from graph.sqlite import open_store
from loaders.tables import encoder, load
from loaders.tables.wording.capabilities import Vocabulary
from loaders.tables.wording.likeness import Encoder
from loaders.tables.wording.stems import FILLERS
from loaders.vocabulary import capabilities
from matching.economy import WANTED, economy
from matching.match import Request, match

ROOT = Path(__file__).parents[1]
SHEET = ROOT / "docs" / "tutorial" / "members.csv"
LABELS = ROOT / "tests" / "sheet" / "labels.csv"
FRESH = LABELS.with_name("fresh.csv")
TOP = 5
SEED, RESAMPLES = 100, 10_000

Words = Callable[[str], Counter[str]]
Lists = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Member:
    """A row of the sheet; `offers` and `needs` are the hidden intents."""

    name: str
    offered: str
    needed: str
    offers: frozenset[str]
    needs: frozenset[str]

    def suits(self, other: "Member") -> bool:
        """Whether one truly needs what the other truly offers."""
        return bool(self.offers & other.needs or self.needs & other.offers)


@dataclass(frozen=True, slots=True)
class Fresh:
    """How many texts there are, how many are read as something, how many of these as what they mean."""

    texts: int
    read: int
    right: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A mean over members with its 95 % interval (bootstrap over members)."""

    mean: float
    low: float
    high: float


def main() -> None:
    """Print the table."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--json", action="store_true")
    ask.add_argument("--semantic", action="store_true", help="with the model of the extra `semantic`")
    asked = ask.parse_args()
    model = encoder() if asked.semantic else None
    found, fresh = measured(model), readings(model)
    if asked.json:
        print(
            json.dumps({**{name: [row.mean, row.low, row.high] for name, row in found.items()}, "fresh": asdict(fresh)})
        )
        return
    print("| precision@5, 100 members | mean | 95 % interval |")
    print("| --- | --- | --- |")
    for name, row in found.items():
        print(f"| {name} | {row.mean:.3f} | [{row.low:.3f}, {row.high:.3f}] |")
    print(f"of {fresh.texts} fresh texts {fresh.read} were read, {fresh.right} of these rightly")


def measured(model: Encoder | None = None) -> dict[str, Figure]:
    """Ours and the peers', and the paired differences of ours to each."""
    members = read()
    precision = {name: precisions(members, lists) for name, lists in ranked(members, model).items()}
    ours, *peers = precision
    figures = {name: interval(values) for name, values in precision.items()}
    figures |= {f"{ours} − {peer}": interval(precision[ours] - precision[peer]) for peer in peers}
    most = precisions(members, {one.name: [two.name for two in members if one.suits(two)] for one in members})
    return figures | {"most that is possible": interval(most)}


def readings(model: Encoder | None = None) -> Fresh:
    """How texts are read that nothing was tuned on, by what comes with Hommel alone."""
    vocabulary = Vocabulary((), capabilities(), model)
    with FRESH.open(encoding="utf-8", newline="") as file:
        found = [(vocabulary.read(row["text"]), row["means"].split("|")) for row in csv.DictReader(file, delimiter=";")]
    known = [(one, {f"skill:{name}" for name in means}) for one, means in found if not one.unread]
    return Fresh(len(found), len(known), sum(not means.isdisjoint(one.capabilities) for one, means in known))


def read() -> list[Member]:
    """The members with their hidden intents."""
    return [
        Member(
            row["naam"],
            row["biedt"],
            row["zoekt"],
            frozenset(row["biedt_bedoeld"].split("|")),
            frozenset(row["zoekt_bedoeld"].split("|")),
        )
        for row in rows()
    ]


def rows() -> list[dict[str, str]]:
    """The rows of the sheet, each with its hidden columns."""
    with SHEET.open(encoding="utf-8", newline="") as sheet, LABELS.open(encoding="utf-8", newline="") as labels:
        both = zip(csv.DictReader(sheet, delimiter=";"), csv.DictReader(labels, delimiter=";"), strict=True)
        return [one | hidden for one, hidden in both if one["naam"] == hidden["naam"]]


def ranked(members: Sequence[Member], model: Encoder | None) -> dict[str, Lists]:
    """The five partners that each way of ranking names, ours first."""
    return {
        "rule score, not learnt": by_rule(model),
        "keywords, TF-IDF cosine": by_overlap(members, _words, cosine=True),
        "keywords, shared words": by_overlap(members, _words, cosine=False),
        "letters in threes, TF-IDF cosine": by_overlap(members, _trigrams, cosine=True),
    }


def by_rule(model: Encoder | None) -> Lists:
    """What `hommel load tables` and `hommel match --scope all --top 5` say of the sheet."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "store.db", create=True)
        load(SHEET, store, model=model)
        known = economy(store.snapshot(WANTED))
        store.close()
    made = match(known, Request(scope="all", top=TOP), threads=1)
    assert made.weights.name == "rule"
    names = known.snapshot.kinds["Stakeholder"].columns["name"]
    lists: dict[str, list[str]] = {}
    for left, right in zip(made.left.tolist(), made.right.tolist(), strict=True):
        lists.setdefault(str(names[left]), []).append(str(names[right]))
    return lists


def by_overlap(members: Sequence[Member], words: Words, *, cosine: bool) -> Lists:
    """By the words that my need shares with their offer, and my offer with their need; equals in the sheet's order."""
    offered, needed = [words(one.offered) for one in members], [words(one.needed) for one in members]
    df = Counter(word for texts in (offered, needed) for text in texts for word in text)
    idf = {word: math.log((1 + 2 * len(members)) / (1 + count)) for word, count in df.items()}
    score = _fits(needed, offered, idf, cosine=cosine)
    both = score + score.T
    np.fill_diagonal(both, -np.inf)
    order = np.argsort(-both, axis=1, kind="stable")[:, :TOP]
    return {member.name: [members[other].name for other in row] for member, row in zip(members, order, strict=True)}


def precisions(members: Sequence[Member], lists: Lists) -> NDArray[np.float64]:
    """Of each member: the share of five that are good partners."""
    by_name = {member.name: member for member in members}
    hits = [[one.suits(by_name[other]) for other in lists.get(one.name, ())[:TOP]] for one in members]
    return np.array([sum(hit) / TOP for hit in hits])


def interval(values: NDArray[np.float64]) -> Figure:
    """Mean and the middle 95 % of the means of members drawn anew."""
    draw = np.random.default_rng(SEED)
    means = values[draw.integers(0, len(values), (RESAMPLES, len(values)))].mean(axis=1)
    low, high = np.quantile(means, (0.025, 0.975))
    return Figure(float(values.mean()), float(low), float(high))


def _fits(
    needed: Sequence[Counter[str]], offered: Sequence[Counter[str]], idf: Mapping[str, float], *, cosine: bool
) -> NDArray[np.float64]:
    def vector(text: Counter[str]) -> dict[str, float]:
        if not cosine:
            return dict.fromkeys(text, 1.0)
        weights = {word: count * idf[word] for word, count in text.items()}
        length = math.sqrt(math.fsum(weight**2 for weight in weights.values())) or 1.0
        return {word: weight / length for word, weight in weights.items()}

    rows, columns = [vector(text) for text in needed], [vector(text) for text in offered]
    return np.array([[_dot(row, column) for column in columns] for row in rows])


def _dot(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return math.fsum(one[word] * other[word] for word in sorted(one.keys() & other.keys()))


def _words(text: str) -> Counter[str]:
    return Counter(word for word in fold(text).split() if word not in FILLERS)


def _trigrams(text: str) -> Counter[str]:
    return Counter(part for word in _words(text) for part in _threes(f" {word} "))


def _threes(word: str) -> Iterable[str]:
    return (word[place : place + 3] for place in range(len(word) - 2))


if __name__ == "__main__":
    main()
