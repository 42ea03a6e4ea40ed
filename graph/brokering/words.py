"""The closed sets of brokering: what code branches on. A code that was given out stays for ever."""

import enum


class State(enum.StrEnum):
    """Where a partnership is in its life."""

    SUGGESTED = "suggested"
    INTERESTED = "interested"
    CONSENTED = "consented"
    INTRODUCED = "introduced"
    EXPLORING = "exploring"
    AGREED = "agreed"
    ACTIVE = "active"
    CONCLUDED = "concluded"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


class Answer(enum.StrEnum):
    """What a party says to a partnership that is brokered."""

    PENDING = "pending"
    INTERESTED = "interested"
    AGREED = "agreed"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


GONE = frozenset({Answer.DECLINED, Answer.WITHDRAWN})
"""Answers of parties that do not stay."""


class Reason(enum.StrEnum):
    """Why a party declines. Each has one effect, and only `no-fit` is evidence against the suggestion."""

    ALREADY = "already-together"
    WRONG = "wrong-fact"
    NO_TIME = "no-time"
    CEASED = "ceased"
    COMPETITOR = "competitor"
    NEVER = "never"
    NO_FIT = "no-fit"


class Form(enum.StrEnum):
    """How partners work together."""

    COMMERCIAL = "commercial-agreement"
    TECHNICAL = "commercial-agreement-with-technical-assistance"
    INVESTMENT = "investment-agreement"
    OUTSOURCING = "outsourcing-agreement"
    RESEARCH = "research-cooperation-agreement"
    SUPPLY = "supplier-agreement"
    LICENCE = "licence-agreement"
    JOINT_VENTURE = "joint-venture"


class ProfileType(enum.StrEnum):
    """What a partner profile is, as Enterprise Europe Network sorts them."""

    BUSINESS_OFFER = "business-offer"
    BUSINESS_REQUEST = "business-request"
    TECHNOLOGY_OFFER = "technology-offer"
    TECHNOLOGY_REQUEST = "technology-request"
    RESEARCH_REQUEST = "research-request"


class Maturity(enum.StrEnum):
    """How far what a profile is about has been developed."""

    CONCEPT = "concept"
    UNDER_DEVELOPMENT = "under-development"
    PROTOTYPE = "prototype"
    DEMONSTRATED = "demonstrated"
    ON_THE_MARKET = "on-the-market"


class Rights(enum.StrEnum):
    """How what a profile is about is protected."""

    NONE = "none"
    SECRET = "secret-know-how"
    COPYRIGHT = "copyright"
    APPLIED = "applied-for"
    GRANTED = "granted"
    EXCLUSIVE = "exclusive-rights"


class InteractionKind(enum.StrEnum):
    """How one speaks with a stakeholder."""

    MEETING = "meeting"
    CALL = "call"
    EMAIL = "e-mail"
    EVENT = "event"


class Held(enum.StrEnum):
    """Whether it came to it."""

    PLANNED = "planned"
    YES = "yes"
    NO = "no"


class OutcomeType(enum.StrEnum):
    """What a partnership brings forth."""

    SALES = "sales"
    JOINT_RESEARCH = "joint-research"
    NEW_PRODUCT = "new-product"
    INVESTMENT = "investment"
    LICENCE = "licence"
    SAVINGS = "savings"
    MARKET_ENTRY = "market-entry"
    OTHER = "other"


class ReferralState(enum.StrEnum):
    """Where a referral stands."""

    OFFERED = "offered"
    ACCEPTED = "accepted"
    DONE = "done"
    RETURNED = "returned"


class CorrectionState(enum.StrEnum):
    """Where a correction stands."""

    OPEN = "open"
    APPLIED = "applied"
    REFUSED = "refused"
    TAKEN_BACK = "taken-back"


class Forecaster(enum.StrEnum):
    """Whose odds a forecast holds."""

    RUN = "run"
    MANAGER = "manager"
    INFORMED = "informed-manager"
    BLEND = "blend"
    BASE_RATE = "base-rate"
