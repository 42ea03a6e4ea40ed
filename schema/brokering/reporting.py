"""The mutations of outcomes: say what came of a partnership, and share it among those who brokered."""

from collections.abc import Mapping
from typing import Any, Final

import strawberry

from graph.brokering.nouns import Outcome
from graph.shelves.moments import now
from graph.store import Writer
from schema.brokering.acting import actor_of, brokering
from schema.mutations.asking import ONCE, Ask, Given, node, problems, properties
from schema.mutations.doing import Doing
from schema.mutations.payloads import asked
from schema.mutations.problems import EditError
from schema.nouns.declaring import field, may
from schema.viewer import Viewer
from strategy.outcome.recording import CONFIRMATION, Report, attribute, record

RECORDED: Final = (
    node("partnership", "Partnership"),
    Ask("outcome", strawberry.ID, "Id of the outcome that is changed; a new one where none is given.", kind="Outcome"),
    *properties(Outcome, without=CONFIRMATION),
    ONCE,
)


@strawberry.input(description="A broker's share in an outcome.")
class ShareInput:
    """See its description."""

    broker: str = field("Who brokered: as `owner` of partnerships has it, or the id of a support actor.")
    share: float = field("Share, above 0; all of an outcome are 1 together.")


@strawberry.input(description="What `attributeOutcome` is asked.")
class AttributeOutcomeInput:
    """See its description."""

    outcome: strawberry.ID = field("Id of the outcome.")
    shares: list[ShareInput] = field("Who has which share, in place of what was said before.")
    idempotency_key: str | None = may(ONCE.meaning)


def _check(viewer: Viewer, given: Given) -> list[EditError]:
    return problems(RECORDED, given, viewer.store, viewer.rule)


def _record(viewer: Viewer, unit: Writer, given: Given) -> Doing:
    values = {name: value for name, value in given.items() if name not in ("partnership", "outcome")}
    report = Report(given["partnership"], values, given.get("outcome"))
    outcome, changes = record(viewer.store, unit, actor_of(viewer.principal), report, now())
    return Doing(outcome, changes)


def _attribute(viewer: Viewer, unit: Writer, given: Given) -> Doing:
    shares = {one["broker"]: one["share"] for one in given["shares"]}
    changes = attribute(viewer.store, unit, actor_of(viewer.principal), given["outcome"], shares, now())
    return Doing(given["outcome"], changes)


MUTATIONS: Final[Mapping[str, Any]] = {
    "record_outcome": brokering(
        "record_outcome", _record, asked("record_outcome", RECORDED), "Outcome",
        "Say what came of a partnership, or change what was said; a party's confirmation does not outlive a change.",
        _check,
    ),
    "attribute_outcome": brokering(
        "attribute_outcome", _attribute, AttributeOutcomeInput, "Outcome",
        "Share an outcome among those who brokered it.",
    ),
}  # fmt: skip
"""Name -> the mutation."""
