"""The mutations of GraphQL, made from the table of edits."""

import asyncio
from typing import Annotated, Any, Final, cast

import strawberry
from strawberry import UNSET

from graph.store import Writer
from schema.access import Deed
from schema.alerts import calling, digesting, saving
from schema.barriers import entering as barriers_entered
from schema.barriers import reporting as barriers_reported
from schema.barriers import stepping as barriers_stepped
from schema.brokering import reporting, stepping
from schema.detection.doing import ACTS as APPRAISING
from schema.mutations import forecasting, rereading
from schema.mutations.acts import mutations
from schema.mutations.asking import Given, problems
from schema.mutations.doing import Doing, mutation
from schema.mutations.editing import edited
from schema.mutations.payloads import ERRORS, INPUT, PAYLOADS, REVISION, asked
from schema.mutations.problems import EditError, Refused, needed, told
from schema.mutations.starting import START
from schema.mutations.undoing import undone
from schema.mutations.verbs import Verb, verbs
from schema.nouns.declaring import field, may
from schema.parties import acting, answering, forgetting, inviting
from schema.plan import doing as planning
from schema.support import doing as support
from schema.viewer import Viewer
from schema.worklist.doing import ACTS
from schema.worklist.standing import SET_STATUS


def _mutation(verb: Verb) -> Any:
    def check(viewer: Viewer, given: Given) -> list[EditError]:
        return problems(verb.asks, given, viewer.store, viewer.rule) or list(verb.check(viewer.store, given))

    def act(viewer: Viewer, unit: Writer, given: Given) -> Doing:
        subject, changes = verb.changes(given)
        return Doing(subject, edited(unit, changes))

    return mutation(verb.name, act, asked(verb.name, verb.asks), PAYLOADS[verb.shows], verb.meaning, check)


@strawberry.type(description="A record that was changed.")
class Changed:
    """See its description."""

    kind: str = field("Its kind, such as `Stakeholder`, or its relation, such as `OFFERS`.")
    key: str = field("Its id, or both ids of a relation with a space between.")


@strawberry.type(description="The answer to `undo`.")
class UndoPayload:
    """See its description."""

    errors: list[EditError] = field(ERRORS)
    revision: int | None = field(REVISION)
    changed: list[Changed] = field("What was changed back.")


@strawberry.input(description="What `undo` is asked.")
class UndoInput:
    """See its description."""

    revision: int | None = may("The revision that your last edit gave, to be sure that it is the one taken back.")


async def undo(info: strawberry.Info, input: Annotated[UndoInput, INPUT]) -> UndoPayload:
    """Take back one's own last edit."""
    viewer = cast(Viewer, info.context)
    revision = None if input.revision is UNSET else input.revision
    try:
        needed(viewer.principal, Deed.EDIT)
        now, steps = await asyncio.to_thread(undone, viewer.store, viewer.principal, revision)
    except Refused as why:
        return cast(Any, {"errors": told(why), "revision": None, "changed": ()})
    return cast(Any, {"errors": (), "revision": now, "changed": [{"kind": k, "key": key} for k, key in steps]})


class Mutation:
    """The edits."""


for _verb in (*verbs(), SET_STATUS):
    setattr(Mutation, _verb.name, _mutation(_verb))
for _name, _act in mutations((*ACTS, *APPRAISING, *support.ACTS, *planning.ACTS, *barriers_entered.ACTS)).items():
    setattr(Mutation, _name, _act)
_UNDO: Final = "Take back your last edit, if it is not older than a day; asked again, it is back."
Mutation.undo = strawberry.field(resolver=undo, description=_UNDO)  # type: ignore[attr-defined]  # it is being made
Mutation.start_match_run = START  # type: ignore[attr-defined]  # like the one above
Mutation.give_odds = forecasting.GIVE  # type: ignore[attr-defined]
Mutation.save_search, Mutation.delete_search = saving.SAVE, saving.DELETE  # type: ignore[attr-defined]
Mutation.choose_digest = digesting.CHOOSE  # type: ignore[attr-defined]
Mutation.create_webhook, Mutation.delete_webhook = calling.CREATE, calling.DELETE  # type: ignore[attr-defined]
for _part in (stepping, reporting, acting, answering, planning, barriers_stepped, barriers_reported, rereading):
    for _name, _field in _part.MUTATIONS.items():
        setattr(Mutation, _name, _field)
Mutation.create_party_link = inviting.CREATE  # type: ignore[attr-defined]  # like the ones above
Mutation.erase_contact = forgetting.ERASE  # type: ignore[attr-defined]  # like the ones above
strawberry.type(Mutation, description="What can be changed. Each is kept whole or not at all, and told in the trail.")
