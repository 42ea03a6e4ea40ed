"""The relations of brokering."""

from dataclasses import dataclass

from graph.relations import Relation


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriesOut(Relation):
    """An action of the plan that a partnership carries out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaidBy(Relation):
    """The support service that pays for a partnership's first joint step."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepOf(Relation):
    """The partnership whose history a step belongs to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowsUp(Relation):
    """The partnership that is to be asked after."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LooksAfter(Relation):
    """The stakeholder that is looked after."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeeksPartner(Relation):
    """A profile of the partner that a stakeholder seeks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Involves(Relation):
    """A stakeholder that one spoke with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Concerns(Relation):
    """The partnership that one spoke about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeOf(Relation):
    """The partnership that brought it forth."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareIn(Relation):
    """The outcome that a broker has a share in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferredBy(Relation):
    """The support actor that passes a need on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferredTo(Relation):
    """The support actor that it is passed on to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralFor(Relation):
    """The stakeholder whose need it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralNeed(Relation):
    """The capability that is needed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DoneWith(Relation):
    """The contact with the stakeholder by which a referral was done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrects(Relation):
    """The stakeholder of whom something is wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RaisedIn(Relation):
    """The partnership in which a correction came up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Discloses(Relation):
    """The contact whose fields were shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFor(Relation):
    """The partnership for which they were shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentsTo(Relation):
    """The one partnership that a consent is for; without, it is for its purpose at large."""
