"""What a manager corrected: this text means that capability, or none."""

from collections.abc import Iterator, Mapping

from graph.folding import fold
from loaders.tables.wording.capabilities import OWN_PREFIX, Vocabulary, pieces
from loaders.tables.wording.words import NOTHING


def apply(values: Mapping[str, str], vocabulary: Vocabulary) -> None:
    """Let the vocabulary read the texts of a row of `corrections` as the row says.

    Raises `ValueError` for a row that names no text, or a capability that nobody knows.
    """
    texts, means = list(pieces(values.get("words", ""))), list(pieces(values.get("means", "")))
    if not texts or not means:
        raise ValueError("a correction needs a text, and what it means: a capability, or `none`")
    meant = tuple(dict.fromkeys(_named(means, vocabulary)))
    for text in texts:
        vocabulary.correct(text, meant)


def _named(means: list[str], vocabulary: Vocabulary) -> Iterator[str]:
    for named in means:
        if found := vocabulary.knows(named):
            yield found
        elif named.startswith(OWN_PREFIX):
            yield named
        elif fold(named) not in NOTHING:
            raise ValueError(f"no capability is called {named[:80]!r}; give its id or name, a new `own:…`, or `none`")
