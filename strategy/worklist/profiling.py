"""Profiles of partners sought, in the words of Enterprise Europe Network: they expire, and somebody approves each."""

import datetime
import uuid
from collections.abc import Mapping
from typing import Any, Final

from graph.brokering.nouns import PartnerProfile
from graph.brokering.relations import SeeksPartner
from graph.errors import BadInput, NotFound
from graph.records import resolve
from graph.writing.hand import Pen

LASTS: Final = datetime.timedelta(days=365)
"""So long a profile holds for which nobody says how long."""

MODERATION: Final = ("moderated_by", "moderated")


def publish(pen: Pen, stakeholder: str, said: Mapping[str, Any]) -> str:
    """Add a profile to a stakeholder; its id. Brokers alone see it until it is approved.

    `BadInput` for a last day that is over.
    """
    own = f"profile:{uuid.uuid4().hex}"
    until = _day(pen, said.get("valid_until")) or pen.today + LASTS
    pen.add(PartnerProfile, own, {**said, "valid_until": until})
    pen.add(SeeksPartner, f"{stakeholder} {own}", {})
    return own


def rewrite(pen: Pen, profile: str, said: Mapping[str, Any]) -> None:
    """Change a profile, which has to be approved anew; `NotFound` where there is none."""
    _there(pen, profile)
    _day(pen, said.get("valid_until"))
    pen.say(PartnerProfile, profile, {**said, **dict.fromkeys(MODERATION)})


def approve(pen: Pen, profile: str, by: str) -> None:
    """Approve a profile as it is; `NotFound` where there is none."""
    _there(pen, profile)
    pen.say(PartnerProfile, profile, {"moderated_by": by, "moderated": pen.today})


def end(pen: Pen, profile: str) -> None:
    """Let a profile hold no longer than yesterday; `NotFound` where there is none."""
    _there(pen, profile)
    pen.say(PartnerProfile, profile, {"valid_until": pen.today - datetime.timedelta(days=1)})


def _there(pen: Pen, profile: str) -> None:
    if resolve(pen.unit.said(PartnerProfile, profile)) is None:
        raise NotFound(f"there is no partner profile {profile!r}")


def _day(pen: Pen, said: str | None) -> datetime.date | None:
    """A day of a profile's end; `BadInput` for one that is over."""
    day = None if said is None else datetime.date.fromisoformat(said)
    if day is not None and day < pen.today:
        raise BadInput(f"{day} is over; a profile is valid until today at least")
    return day
