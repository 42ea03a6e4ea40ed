"""Why a step is not taken.

NotTaken            a step that was refused; nothing of it was kept
├── IllegalStep     nothing leads there from where it is
├── Unfit           what it is given cannot be so
│   └── Missing     it lacks something that it does not go without
├── MissingConsent  a party has not agreed yet
├── NoCapacity      a party has no slot left, or too much to answer already; says what holds them
├── NotYours        somebody else's partnership, or a step that others take
├── StandsInTheWay  the parties will not or cannot work together, or are being brokered already
└── ChangedSince    what is to be taken back was changed again
"""

from graph.errors import HommelError


class NotTaken(HommelError):
    """A step that was refused; nothing of it was kept."""


class IllegalStep(NotTaken):
    """Nothing leads there from where the partnership or barrier is."""


class Unfit(NotTaken):
    """What it is given cannot be so.

    what   the name of what is unfit, as a property's
    """

    def __init__(self, message: str, what: str) -> None:
        super().__init__(message)
        self.what = what


class Missing(Unfit):
    """It lacks something that it does not go without."""


class MissingConsent(NotTaken):
    """A party has not agreed yet."""


class NoCapacity(NotTaken):
    """A party has no slot left, or too much to answer already."""


class NotYours(NotTaken):
    """Somebody else's partnership, or a step that others take."""


class StandsInTheWay(NotTaken):
    """The parties will not or cannot work together, or are being brokered already."""


class ChangedSince(NotTaken):
    """What is to be taken back was changed again."""
