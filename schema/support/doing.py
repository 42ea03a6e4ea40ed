"""What managers say of services beside their properties: a row for each mutation."""

from typing import Final

from graph.lines.support import ServiceVolume
from schema.mutations.acts import Act, Asked
from schema.mutations.asking import Ask, node, properties
from strategy.support.telling import tell_volume

AMOUNTS: Final = ("cases", "budget")


def _tell(asked: Asked) -> str:
    amounts = {name: asked.given[name] for name in AMOUNTS if name in asked.given}
    return tell_volume(asked.pen, str(asked.given["service"]), int(asked.given["year"]), amounts)


ACTS: Final = (
    Act("set_service_volume", "Say what a service did in a year: fragmentation is told from such volumes, and from"
        " nothing else. Said again, the later word counts.",
        (node("service", "Service"), Ask("year", int, "The calendar year, such as 2025.", required=True),
         *properties(ServiceVolume, without=("year",))), "ServiceVolume", _tell),
)  # fmt: skip
"""Every mutation of the support map."""
