"""Weights of the model, as data: which to use when, and what they were learnt from.

A set is a JSON file beside this module: `trained_until` (no fact dated on or after it was used, neither as history nor
as label), the scopes it serves, and for each feature its weight and mean. A set with no `trained_until` was not learnt
at all: it is the documented rule score, for whoever has no history worth learning from. Each set says where it is fit
to be used: on how much collaboration, and up to which share of stakeholders who state their own offers and needs;
weights learnt where both were inferred from projects say nothing where members state them.
"""

import datetime
from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from graph.errors import BadInput
from matching.economy import Economy
from matching.features import FEATURES
from matching.features.tables import BARRED
from matching.weights.calibration import Calibration

STATED_SHARE = 0.25  # from here on, offers and needs count as stated: projects add to what members say, and dilute it


class Weight(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Weight of one feature, and its mean over the pairs it was learnt on: where it speaks neither for nor against."""

    weight: float
    mean: float


HEARD: Final[Mapping[str, Weight]] = {
    "declined_before": Weight(-2.0, 0.0),
    "like_accepted": Weight(1.0, 0.0),
    "like_declined": Weight(-0.5, 0.0),
}
"""What feedback weighs, in any set: by rule, until enough came of suggestions to learn it."""


HINDERED: Final[Mapping[str, Weight]] = {BARRED: Weight(-1.0, 0.0)}
"""What a barrier weighs, in any set: by rule, since nobody counted what became of pairs that one stood between."""


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One set of weights.

    learnt_from      what taught it, for people to read
    collaborations   smallest number of collaborating pairs for which it is fit
    most_stated      largest share of stakeholders who state offers or needs of their own for which it is fit
    figures          what its evaluation gave, for people to read
    newcomers        weights for whoever has no history (see `matching.newcomers`); none, and `features` serve them too
    calibration      by scope, how likely a score is to come true; none where nobody counted: of rules, and of newcomers
    """

    name: str
    trained_until: datetime.date | None
    learnt_from: str
    scopes: tuple[str, ...]
    collaborations: int
    most_stated: float
    intercept: float
    features: dict[str, Weight]
    figures: dict[str, float | str]
    newcomers: dict[str, Weight] = {}
    calibration: dict[str, Calibration] = {}

    @property
    def for_newcomers(self) -> "Weights":
        """The set with which newcomers are scored."""
        return msgspec.structs.replace(self, features=self.newcomers, calibration={}) if self.newcomers else self

    def with_rules(self, rules: Mapping[str, Weight]) -> "Weights":
        """The set with what weighs by rule added, such as feedback (`HEARD`), for newcomers too."""
        new = {**self.newcomers, **rules} if self.newcomers else {}
        return msgspec.structs.replace(self, features={**self.features, **rules}, newcomers=new)

    @property
    def learnt(self) -> bool:
        """Whether anything taught it; else it is the rule score, set by hand."""
        return self.trained_until is not None

    @property
    def names(self) -> tuple[str, ...]:
        """Its features, in its order."""
        return tuple(self.features)

    @property
    def looked_at(self) -> frozenset[str]:
        """The features of all whom it serves, newcomers among them."""
        return frozenset({*self.features, *self.newcomers})

    @property
    def coefficients(self) -> NDArray[np.float64]:
        """Weights in the order of `names`."""
        return np.array([row.weight for row in self.features.values()])

    @property
    def means(self) -> NDArray[np.float64]:
        """Means in the order of `names`."""
        return np.array([row.mean for row in self.features.values()])


@cache
def shipped() -> Mapping[str, Weights]:
    """The sets that come with Hommel, by name."""
    files = sorted(resources.files(__package__).iterdir(), key=lambda file: file.name)
    found = [decode(file.read_bytes(), file.name) for file in files if file.name.endswith(".json")]
    return {weights.name: weights for weights in found}


def called(name: str) -> str:
    """A set's name for people: of the rule score it says that it is not learnt.

    >>> called("rule"), called("all-2016-01-01")
    ('rule (rule score, not learnt)', 'all-2016-01-01')
    """
    known = shipped().get(name)
    return f"{name} (rule score, not learnt)" if known is not None and not known.learnt else name


def decode(text: bytes, where: str) -> Weights:
    """A set from its JSON; `BadInput` says what is wrong with it."""
    try:
        weights = msgspec.json.decode(text, type=Weights)
    except msgspec.MsgspecError as error:
        raise BadInput(f"{where}: not a set of weights: {error}") from None
    unknown = [name for name in (*weights.features, *weights.newcomers) if name not in FEATURES]
    if unknown:
        raise BadInput(f"{where}: unknown features {', '.join(unknown)}; there are {', '.join(FEATURES)}")
    return weights


def read(path: Path) -> Weights:
    """A set from a file of one's own."""
    return decode(path.read_bytes(), str(path))


def fit_to_use(weights: Weights, economy: Economy, until: datetime.date) -> None:
    """Refuse weights that know what the asked day must not know (`BadInput`)."""
    if weights.trained_until is not None and weights.trained_until > until:
        raise BadInput(
            f"weights {weights.name!r} were trained on facts until {weights.trained_until}, later than {until}:"
            " they would know the future; choose an earlier set or leave out --weights"
        )


def choose(economy: Economy, scope: str, until: datetime.date) -> Weights:
    """The latest shipped set that may be used on that day and suits the economy; else the rule score.

    Where people made something of earlier suggestions, or a barrier stands, what that weighs is added to it.
    """
    pairs = len(economy.network.partner) // 2
    fitting = [
        weights
        for weights in shipped().values()
        if scope in weights.scopes
        and economy.stated <= weights.most_stated
        and weights.collaborations <= pairs
        and (weights.trained_until is None or weights.trained_until <= until)
    ]
    latest = max(fitting, key=lambda weights: (weights.trained_until or datetime.date.min, weights.name))
    if economy.heard.weighs:
        latest = latest.with_rules(HEARD)
    return latest.with_rules(HINDERED) if len(economy.barriers) else latest
