"""What everybody may know of barriers: a filter, so that it compiles into the question."""

from typing import Final

from graph.select import Filter, Op, Test

PUBLISHED: Final[Filter] = Test("published", Op.KNOWN, True)
"""What a barrier must be to be seen by others than brokers."""
