"""What a link without an account is for: a row for each purpose, with all that whoever opens it may do."""

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


class Purpose(enum.StrEnum):
    """What a link is for."""

    ANSWER = "answer"
    CONFIRM = "confirm"
    ABOUT_ME = "about-me"


class Act(enum.StrEnum):
    """What a contact does through a link."""

    SEE = "see"
    AGREE = "agree"
    DECLINE = "decline"
    CONSENT = "consent"
    CONFIRM = "confirm"
    CORRECT = "correct"
    OBJECT = "object"


@dataclass(frozen=True, slots=True)
class Use:
    """A purpose.

    acts          what may be done for it
    partnership   whether it is about one partnership
    """

    meaning: str
    acts: frozenset[Act]
    partnership: bool


PURPOSES: Final[Mapping[Purpose, Use]] = {
    Purpose.ANSWER: Use(
        "Say yes or no to a partnership, and which fields its other parties may see.",
        frozenset({Act.SEE, Act.AGREE, Act.DECLINE, Act.CONSENT, Act.CORRECT, Act.OBJECT}),
        partnership=True,
    ),
    Purpose.CONFIRM: Use(
        "Confirm what a partnership brought forth.", frozenset({Act.SEE, Act.CONFIRM}), partnership=True
    ),
    Purpose.ABOUT_ME: Use(
        "See what is held and who was shown it; correct it, withdraw consent, object.",
        frozenset({Act.SEE, Act.CONSENT, Act.CORRECT, Act.OBJECT}),
        partnership=False,
    ),
}
"""Purpose -> what a link for it allows. Nothing else decides on that."""
