"""What can be known of a party, one row for each sort of fact: what it is about, and how a change of it is told."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Topic:
    """A sort of fact.

    kind       of the node at its other end; None for a property, which has a text
    relation   that it is kept as; for a property its column, `chain` for the primary value chain
    came, went, changed   sentences: `{who}` is the party, `{what}` the other end or the text now, `{was}` the old
    """

    name: str
    kind: str | None
    relation: str
    came: str
    went: str
    changed: str = ""


def _property(name: str, column: str) -> Topic:
    return Topic(
        name,
        None,
        column,
        f"the {name} of {{who}} is known by now: {{what}}",
        f"the {name} of {{who}} is no longer known, it was {{was}}",
        f"the {name} of {{who}} is {{what}}, it was {{was}}",
    )


TOPICS: Final = (
    _property("status", "status"),
    _property("visibility", "visibility"),
    _property("primary chain", "chain"),
    Topic(
        "exclusions",
        "Stakeholder",
        "EXCLUDES",
        "{who} and {what} exclude each other",
        "{who} and {what} exclude each other no more",
    ),
    Topic("partnerships", "Partnership", "BETWEEN", "{who} joined {what}", "{who} left {what}"),
    Topic("projects", "Project", "PARTICIPATED_IN", "{who} took part in {what}", "{who} took no part in {what}"),
    Topic(
        "offers",
        "Capability",
        "OFFERS",
        "{who} offers {what}",
        "{who} offers {what} no more",
        "{who} offers {what} at another level",
    ),
    Topic(
        "needs",
        "Capability",
        "NEEDS",
        "{who} needs {what}",
        "{who} needs {what} no more",
        "{who} needs {what} with another urgency",
    ),
    Topic("owners", "Stakeholder", "OWNED_BY", "{who} is owned by {what}", "{who} is no longer owned by {what}"),
    Topic("owned", "Stakeholder", "OWNED_BY", "{who} owns {what}", "{who} owns {what} no more"),
    _property("kind", "kind"),
    _property("country", "country"),
    _property("name", "name"),
)
"""In this order they are told."""
