"""Who may see which rows, and who may do what: a row of a table for each kind, and one for each deed.

The rules compile into every statement, wherever their kind appears.
"""

import enum
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from graph.catalogue import KINDS
from graph.errors import HommelError
from graph.model import Visibility
from graph.select import And, Direction, Filter, Op, Or, Quantifier, RowRule, Test, Through
from matching.audience import SEES
from strategy.barriers.publishing import PUBLISHED
from strategy.people.purposes import PURPOSES, Act, Purpose
from strategy.people.speaking import known_matter_of, known_partners, organisation_of


class Role(enum.StrEnum):
    """What somebody is to Hommel."""

    READER = "reader"
    ANALYST = "analyst"
    MANAGER = "manager"
    ADMIN = "admin"
    BATCH = "batch"
    PARTY = "party"


class Deed(enum.StrEnum):
    """What is done over the API; to read, everybody may."""

    READ = "read"
    EDIT = "edit"
    RUN = "run"
    COMPUTE = "compute"
    SAVE = "save"
    NOTIFY = "notify"
    KEYS = "keys"
    INVITE = "invite"
    ANSWER = "answer"
    ERASE = "erase"
    EXPORT = "export"


class Forbidden(HommelError):
    """The role of whoever asks does not allow it."""


AUDIENCES: Final[Mapping[Role, Visibility]] = {
    Role.READER: Visibility.PUBLIC,
    Role.ANALYST: Visibility.NETWORK,
    Role.MANAGER: Visibility.BROKER_ONLY,
    Role.ADMIN: Visibility.BROKER_ONLY,
    Role.BATCH: Visibility.BROKER_ONLY,
    Role.PARTY: Visibility.PUBLIC,
}
"""Role -> the audience it belongs to: whose rows it sees, and which runs are made for it."""

BROKERS: Final = frozenset({Role.MANAGER, Role.ADMIN, Role.BATCH})
PEOPLE: Final = frozenset({Role.MANAGER, Role.ADMIN})
DETECTORS: Final = PEOPLE
"""Who sees what tells of distress: persons with a name. No machine does, since distress is for a person to judge."""

MAY: Final[Mapping[Deed, frozenset[Role]]] = {
    Deed.READ: frozenset(Role),
    Deed.EDIT: PEOPLE,
    Deed.RUN: BROKERS,
    Deed.COMPUTE: BROKERS | {Role.ANALYST},
    Deed.SAVE: BROKERS | {Role.ANALYST},
    Deed.NOTIFY: PEOPLE,
    Deed.KEYS: frozenset({Role.ADMIN}),
    Deed.INVITE: PEOPLE,
    Deed.ANSWER: frozenset({Role.PARTY}),
    Deed.ERASE: frozenset({Role.ADMIN}),
    Deed.EXPORT: BROKERS | {Role.ANALYST},
}
"""Deed -> the roles that may do it."""

ANY_DEED: Final = frozenset(Deed) - {Deed.EXPORT}
"""What a key may do that was made without scopes: all that its role may, but to take everything along at once."""

MASKED_FOR: Final = BROKERS | {Role.ANALYST}
"""Who gets the masked profiles of stakeholders that only brokers may see."""

NOBODY: Final[Filter] = Or(())
"""What no row passes."""

Seen = Callable[[Role], Filter | None]
"""What a role may see of a kind; None means all of it."""


def _visible(role: Role) -> Filter | None:
    return _within("visibility", AUDIENCES[role])


def _of_the_visible(relation: str, direction: Direction) -> Seen:
    """What is linked to a stakeholder that may be seen."""

    def seen(role: Role) -> Filter | None:
        visible = _visible(role)
        return visible and Through(relation, direction, Quantifier.SOME, visible)

    return seen


def _only(roles: frozenset[Role]) -> Seen:
    return lambda role: None if role in roles else NOBODY


def _approved(role: Role) -> Filter | None:
    """Profiles that somebody approved, of a stakeholder that may be seen; brokers see all."""
    if role in BROKERS:
        return None
    visible = Through("SEEKS_PARTNER", Direction.IN, Quantifier.SOME, _visible(role))
    return And((Test("moderated", Op.KNOWN, True), visible))


def _published(role: Role) -> Filter | None:
    """Barriers that somebody published; brokers see all."""
    return None if role in BROKERS else PUBLISHED


def _runs(role: Role) -> Filter | None:
    return _within("audience", AUDIENCES[role])


def _within(name: str, audience: Visibility) -> Filter | None:
    """That a level is one which the audience may see."""
    if audience is Visibility.BROKER_ONLY:
        return None
    levels = tuple(level.value for level in SEES[audience])
    return Test(name, Op.EQ, levels[0]) if len(levels) == 1 else Test(name, Op.IN, levels)


ROWS: Final[Mapping[str, Seen]] = {
    "Stakeholder": _visible,
    "Identifier": _of_the_visible("IDENTIFIED_BY", Direction.IN),
    "Contact": _only(PEOPLE),
    "Consent": _only(PEOPLE),
    "Partnership": _only(BROKERS),
    "Barrier": _published,
    "Signal": _only(BROKERS),
    "Feedback": _only(BROKERS),
    "MatchRun": _runs,
    "PartnerProfile": _approved,
    "Disclosure": _only(PEOPLE),
    **dict.fromkeys(("AnnualAccounts", "DistressSign", "Appraisal"), _only(DETECTORS)),
    **dict.fromkeys(("Action", "Milestone", "Proposal"), _only(BROKERS | {Role.ANALYST})),
    **dict.fromkeys(("PlanVersion", "PlanEntry"), _only(BROKERS)),
    "ServiceVolume": _only(MASKED_FOR),
    **dict.fromkeys(
        (
            "Assignment",
            "PartnershipStep",
            "FollowUp",
            "Interaction",
            "Outcome",
            "Attribution",
            "Referral",
            "Correction",
            "Forecast",
        ),
        _only(BROKERS),
    ),
    **dict.fromkeys(("BarrierNote", "BarrierStep", "BarrierEnquiry"), _only(BROKERS)),
}
"""Kind -> who sees which of its rows; what is not named here, everybody sees."""


VOCABULARY: Final = frozenset({"Source", "ValueChain", "Stage", "Capability", "Market", "Programme", "StrategicLine"})
"""What words mean: the only rows that a party sees beside its own matters."""


@dataclass(frozen=True, slots=True)
class Matter:
    """What the bearer of a party's link came for.

    contact       id of the contact who bears it
    partnership   the one that it is about, where it is about one
    """

    contact: str
    purpose: Purpose
    partnership: str | None = None

    def need(self, act: Act) -> None:
        """`Forbidden` for what the link was not made for."""
        if act not in PURPOSES[self.purpose].acts:
            uses = ", ".join(purpose for purpose, use in PURPOSES.items() if act in use.acts)
            raise Forbidden(f"this link is for {self.purpose}, not to {act}; ask for one for {uses}")


@lru_cache(1_000)
def rule_of_party(matter: Matter | None) -> RowRule:
    """What a party may know of: itself, its organisation, what was shown of it, and the partnership that its link is
    about once all parties agreed to know of each other. Until then `schema.parties.matter` tells what it may know."""
    rule: dict[str, Filter] = dict.fromkeys(KINDS.keys() - VOCABULARY, NOBODY)
    if matter is None:
        return rule
    me, mine = Test("id", Op.EQ, matter.contact), organisation_of(matter.contact)
    rule |= {
        "Contact": me,
        "Consent": Through("HAS_CONSENT", Direction.IN, Quantifier.SOME, me),
        "Disclosure": Through("DISCLOSES", Direction.OUT, Quantifier.SOME, me),
        "Identifier": Through("IDENTIFIED_BY", Direction.IN, Quantifier.SOME, mine),
        "Stakeholder": mine,
    }
    if matter.partnership is not None:
        partnership = known_matter_of(matter.contact, matter.partnership)
        rule["Stakeholder"] = Or((mine, known_partners(matter.contact, matter.partnership)))
        rule["Partnership"] = partnership
        rule["Outcome"] = Through("OUTCOME_OF", Direction.OUT, Quantifier.SOME, partnership)
    return rule


def rule_of(role: Role) -> RowRule:
    """What a role may know of."""
    if role is Role.PARTY:
        return rule_of_party(None)
    seen = ((kind, one(role)) for kind, one in ROWS.items())
    return {kind: rule for kind, rule in seen if rule is not None}


RULES: Final[Mapping[Role, RowRule]] = {role: rule_of(role) for role in Role}
PUBLIC: Final = RULES[Role.READER]
"""What somebody who is not signed in may know of: what each party made public, nothing of brokering."""


@dataclass(frozen=True, slots=True)
class Principal:
    """Who asks.

    name     for the trail, such as `key:3f2a` or `jwt:issuer:subject`; of a party the id of its contact
    scopes   what they came to do: of what their role allows these deeds alone, and to read
    matter   what a party came for
    """

    name: str
    role: Role
    scopes: frozenset[Deed] = ANY_DEED
    matter: Matter | None = None

    @property
    def rule(self) -> RowRule:
        """Which rows they may know of."""
        if self.matter is not None:
            return rule_of_party(self.matter)
        return RULES[self.role]

    @property
    def audience(self) -> Visibility:
        """For whom runs are made that they may see."""
        return AUDIENCES[self.role]

    def need(self, deed: Deed) -> None:
        """`Forbidden` if their role does not allow it, or their scopes do not hold it."""
        if self.role not in MAY[deed]:
            roles = ", ".join(role for role in Role if role in MAY[deed])
            raise Forbidden(f"the role {self.role} may not {deed}; that takes one of {roles}")
        if deed not in self.scopes | {Deed.READ}:
            raise Forbidden(
                f"this key was made for less than to {deed}; its scopes are {', '.join(sorted(self.scopes))}"
            )


ANONYMOUS: Final = Principal("anonymous", Role.READER)
"""Whoever is not signed in."""
