"""`me`: who asks, and what they may do; so that a page offers what will be answered, and nothing else."""

from typing import Any, Final, cast

import strawberry

from schema.access import MAY, Deed, Role
from schema.nouns.declaring import choices, field
from schema.viewer import Viewer

_ROLES: Final[dict[str, str]] = {
    Role.READER: "Sees what each party made public.",
    Role.ANALYST: "Sees what parties show to the network, too.",
    Role.MANAGER: "Brokers partnerships: sees and edits everything but keys.",
    Role.ADMIN: "May do all that there is.",
    Role.BATCH: "A program: sees everything but people, and starts runs.",
    Role.PARTY: "Somebody who came by a link of their own.",
}
_DEEDS: Final[dict[str, str]] = {
    Deed.READ: "Read.",
    Deed.EDIT: "Change what is known, broker, decide on suggestions.",
    Deed.RUN: "Start runs of the matching.",
    Deed.COMPUTE: "Ask what takes long to compute.",
    Deed.SAVE: "Save searches.",
    Deed.NOTIFY: "Be told by webhooks.",
    Deed.KEYS: "Make keys.",
    Deed.INVITE: "Make links for contacts.",
    Deed.ANSWER: "Have a say as a party.",
    Deed.ERASE: "Erase contacts.",
    Deed.EXPORT: "Take everything along at once.",
}
AskerRole: Any = choices("AskerRole", "What somebody is to Hommel.", _ROLES)
AskerDeed: Any = choices("AskerDeed", "What somebody may do.", _DEEDS)


@strawberry.type(description="Whoever asks.")
class Asker:
    """See its description."""

    name: str = field("As the trail names them; `anonymous` without a key.")
    role: AskerRole = field("What they are.")
    may: list[AskerDeed] = field("What they may do: what their role allows and their key was made for.")


async def me(info: strawberry.Info) -> Asker:
    """Who asks."""
    asker = cast(Viewer, info.context).principal
    may = [deed for deed in Deed if asker.role in MAY[deed] and deed in asker.scopes | {Deed.READ}]
    return cast(
        Any, {"name": asker.name, "role": AskerRole(asker.role.value), "may": [AskerDeed(one.value) for one in may]}
    )


ROOTS: Final[dict[str, Any]] = {
    "me": strawberry.field(resolver=me, description="Who asks, and what they may do."),
}
