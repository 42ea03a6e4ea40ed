"""What stands in the way of selling."""

from dataclasses import dataclass

from graph.relations import Relation
from graph.values import Cents, Code, Fact, Id, Text, said


@dataclass(frozen=True, slots=True, kw_only=True)
class Barrier(Fact):
    """Something that stands in the way of selling, abroad or at home."""

    id: Id
    title: Text = said("What stands in the way, in one line")
    summary: Text = said("What it is, for publication")
    place: Code = said("abroad or home")
    mast_chapter: Code = said("UNCTAD MAST chapter")
    mast_version: Code = said("Version of the MAST classification")
    hs6: Code = said("Product: HS-6 code")
    hs_edition: Code = said("Edition of the Harmonised System")
    status: Code = said("open, waiting, resolved-in-part, resolved, dormant or archived", indexed=True)
    value_at_stake: Cents = said("Yearly sales it keeps from happening, in euro cents")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hinders(Relation):
    """The stakeholder a barrier stands in the way of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HindersChain(Relation):
    """The value chain a barrier stands in the way of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HindersMarket(Relation):
    """The market a barrier closes."""
