"""The words of a visit sheet in each language that it comes in."""

import enum
from collections.abc import Mapping
from typing import Final


class Language(enum.StrEnum):
    """A language of papers."""

    EN = "en"
    NL = "nl"


WORDS: Final[Mapping[Language, Mapping[str, str]]] = {
    Language.EN: {
        "title": "Visit sheet",
        "as_of": "as of",
        "history": "What was said and done",
        "suggestions": "Three suggestions",
        "barriers": "What stands in the way",
        "support": "Who helps already",
        "ask": "Whom to ask",
        "nothing": "nothing is known",
        "looked_after": "looked after by",
        "number": "number",
    },
    Language.NL: {
        "title": "Bezoekfiche",
        "as_of": "op",
        "history": "Wat er gezegd en gedaan is",
        "suggestions": "Drie suggesties",
        "barriers": "Wat in de weg staat",
        "support": "Wie al helpt",
        "ask": "Aan wie te vragen",
        "nothing": "niets bekend",
        "looked_after": "opgevolgd door",
        "number": "nummer",
    },
}
"""Language -> word -> how it is said; a test holds them to the same words."""
