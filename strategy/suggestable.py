"""Who may be suggested: whoever has a name and is still there. It is a filter, so that it compiles into the question.

Screens, lists of suggestions and work lists hold to it as of now, whenever the run was made. Files that `hommel match`
writes hold what the run found, since a run is repeated to the byte.
"""

from typing import Final

from graph.model import Status
from graph.select import And, Filter, Op, Test

SUGGESTABLE: Final[Filter] = And(
    (Test("status", Op.EQ, Status.ACTIVE.value), Test("name", Op.KNOWN, True), Test("name", Op.NE, ""))
)
"""What a stakeholder must be to be suggested, or to be suggested somebody."""
