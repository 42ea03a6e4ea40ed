"""Pictures answered by plan: thousands of nodes and links are rows that become objects at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from graph.errors import HommelError
from schema.answering.shapes import Maker, Shape, Uncovered, shaped
from schema.compiling.conditions import property_name
from schema.compiling.selection import Selected
from schema.picturing.drawing import LINK, NODE, PICTURE, SUGGESTED, Wanted, drawn, suggested
from schema.viewer import Viewer

PICTURE_ROOT: Final = "picture"
LISTS: Final = {"nodes": NODE, "links": LINK, "suggested": SUGGESTED}


@dataclass(frozen=True, slots=True)
class Drawing:
    """How a picture is asked for, and the shape of its answer.

    suggested   each list of suggestions that is selected, in the order in which it lies in the row
    """

    wanted: Wanted
    shape: Shape
    suggested: tuple[Selected, ...]

    async def answer(self, viewer: Viewer) -> Any:
        """The picture as the client wants it; None where nobody is to be seen in the middle. Counted beforehand."""
        row = await drawn(viewer, self.wanted)
        if row is None:
            return None
        try:
            lists = [await suggested(viewer, row, one.arguments) for one in self.suggested]
        except HommelError:  # the executor says where it failed
            raise Uncovered from None
        return shaped(self.shape, [(*row, *lists)], viewer.languages)[0]


def drawing(wanted: Selected) -> Drawing:
    """The plan of a picture; `BadInput` where it asks for too much."""
    made = Maker.new()
    lists = tuple(one for one in wanted.below if one.name == "suggested")
    for one in wanted.below:
        name = property_name(one.name)
        if one.name == "__typename":
            made.constant(one)
        elif one.name == "suggested":
            made.list(one.key, len(PICTURE) + lists.index(one), _flat(SUGGESTED, one))
        elif name in LISTS:
            made.list(one.key, PICTURE.index(name), _flat(LISTS[name], one))
        else:
            made.value(one.key, PICTURE.index(name))
    return Drawing(Wanted.of(wanted.arguments), made.shape(), lists)


def _flat(names: Sequence[str], wanted: Selected) -> Shape:
    """The shape of rows of plain values."""
    made = Maker.new(width=len(names))
    for one in wanted.below:
        if one.name == "__typename":
            made.constant(one)
        else:
            made.value(one.key, names.index(property_name(one.name)))
    return made.shape()
