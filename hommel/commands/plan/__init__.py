"""The commands of the action plan."""

from collections.abc import Callable
from typing import Final

from hommel.commands.plan.counting import count, strength
from hommel.commands.plan.printing import agree_on, list_versions, show_plan, tell_changes

COMMANDS: Final[tuple[tuple[str, Callable[..., None]], ...]] = (
    ("show", show_plan),
    ("agree", agree_on),
    ("versions", list_versions),
    ("diff", tell_changes),
    ("indicators", count),
    ("strength", strength),
)
"""`hommel plan …`: name and command."""
