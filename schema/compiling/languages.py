"""In which order languages are shown: those that somebody reads first, then what stands in for them."""

from typing import Final

from graph.catalogue import LABELS

Languages = tuple[str, ...]
"""Each language of the labels once, by its ISO 639-1 code, the best first."""

PREFIX: Final = "label_"
DEFAULT: Final[Languages] = tuple(label.removeprefix(PREFIX) for label in LABELS)
"""The order where nothing is asked for, and of what stands in for what is: English, Dutch, French."""


def preferring(language: str) -> Languages:
    """That language, then what stands in for it.

    >>> preferring("fr")
    ('fr', 'en', 'nl')
    """
    return language, *(other for other in DEFAULT if other != language)
