"""`hommel plan …`: its commands, each with its function."""

from typing import Final

from hommel.commands import Group
from hommel.commands.plan.counting import count, strength
from hommel.commands.plan.printing import agree_on, list_versions, show_plan, tell_changes

planning: Final = Group(name="plan")


@planning.callback()
def plan() -> None:
    """The action plan: print it, agree on it, tell what changed, count what it comes to."""


planning.command("show")(show_plan)
planning.command("agree")(agree_on)
planning.command("versions")(list_versions)
planning.command("diff")(tell_changes)
planning.command("indicators")(count)
planning.command("strength")(strength)
