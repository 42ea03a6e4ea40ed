"""Who may see which rows: one row of the table for each kind that not everybody may see.

The rules compile into every statement, wherever their kind appears.
"""

from typing import Final

from graph.select import Direction, Filter, Op, Or, Quantifier, RowRule, Test, Through

NOBODY: Final[Filter] = Or(())
"""What no row passes."""

VISIBLE: Final[Filter] = Test("visibility", Op.EQ, "public")

PUBLIC: Final[RowRule] = {
    "Stakeholder": VISIBLE,
    "Identifier": Through("IDENTIFIED_BY", Direction.IN, Quantifier.SOME, VISIBLE),
    "Contact": NOBODY,
    "Consent": NOBODY,
    "Partnership": NOBODY,
    "Barrier": NOBODY,
    "Signal": NOBODY,
    "Feedback": NOBODY,
    "MatchRun": NOBODY,
}
"""What somebody who is not signed in may know of: what each party made public, nothing of brokering."""
