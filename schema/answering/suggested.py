"""The shape of a page of suggestions."""

from operator import itemgetter

from graph.catalogue import SUGGESTED
from schema.answering.shapes import Maker, Shape, node_shape, page_shape, properties_shaped
from schema.compiling.derived import anyhow
from schema.compiling.selection import Selected
from schema.compiling.suggested import ID_OF, SIDES, SuggestionPlan, id_of


def suggestions_shape(plan: SuggestionPlan, wanted: Selected) -> Shape:
    """The shape of a page; see `schema.answering.shapes`."""
    return page_shape(wanted, lambda one: _suggestion(plan, one))


def _suggestion(plan: SuggestionPlan, wanted: Selected) -> Shape:
    made, fields = Maker.new(), plan.wanted.fields
    sides = {key: (len(fields) + number, node) for number, (key, node) in enumerate(plan.sides)}
    for one in properties_shaped(made, SUGGESTED, fields, wanted.below):
        if one.name == "id":
            made.made_of(one.key, [fields.index(name) for name in ID_OF], anyhow(id_of))
        else:
            place, node = sides[one.key]
            made.object(one.key, itemgetter(place), node_shape(node, SIDES[one.name], one))
    return made.shape()
