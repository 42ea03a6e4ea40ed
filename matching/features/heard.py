"""What people made of earlier suggestions: of this pair, and of others like it."""

import numpy as np

from matching.candidates import Pairs
from matching.economy import Lists
from matching.features.near import cosines
from matching.features.tables import Context, Values


def declined_before(pairs: Pairs, context: Context) -> Values:
    """How fresh a word against this very pair is: 1 on its day, 0 when it counts no more."""
    against = context.economy.heard.disliked
    if not against.nnz or not len(pairs):
        return np.zeros(len(pairs))
    return np.asarray(against[pairs.left, pairs.right]).ravel()


def like_accepted(pairs: Pairs, context: Context) -> Values:
    """How like the partner is to those that you took up, and you to those that it took up; 1 at most."""
    return _taste(pairs, context.tastes.n, context.tastes.accepted)


def like_declined(pairs: Pairs, context: Context) -> Values:
    """How like the partner is to those that you declined, and you to those that it declined; 1 at most."""
    return _taste(pairs, context.tastes.n, context.tastes.declined)


def _taste(pairs: Pairs, n: int, rows: Lists) -> Values:
    if not n or not len(rows.capability):
        return np.zeros(len(pairs))
    width = int(rows.capability.max()) + 1
    left, right = pairs.left, pairs.right
    mine = cosines(left, right + n, rows.indptr, rows.capability, rows.level, width)
    theirs = cosines(left + n, right, rows.indptr, rows.capability, rows.level, width)
    return np.minimum(np.asarray(mine + theirs), 1.0)
