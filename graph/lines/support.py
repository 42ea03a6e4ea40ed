"""Who helps companies with what."""

from dataclasses import dataclass

from graph.relations import Relation
from graph.values import Code, Fact, Id, Text, said


@dataclass(frozen=True, slots=True, kw_only=True)
class Service(Fact):
    """A support offer to companies."""

    id: Id
    name: Text = said("Name of the service")
    description: Text = said("What it does")
    stage: Code = said("Company stage it is meant for")
    language: Code = said("Language it is given in")


@dataclass(frozen=True, slots=True, kw_only=True)
class Provides(Relation):
    """A support provider's service."""
