"""Questions with holes: values that are known only when a question is asked, so that its statement is made once.

A hole may stand where a filter compares with a value. What a store makes of that value it makes when the value comes.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Generic, Protocol, TypeVar

from graph.preparing.recent import Recent

MOST_CHARACTERS: Final = 2_000_000
"""Of the statements that a store keeps; with their questions they take some ten times as many bytes."""

Values = Mapping[str, Any]
"""Name of a hole -> the value that goes there; never null."""


@dataclass(frozen=True, slots=True)
class Hole:
    """Where the value of that name goes; `made` is what becomes of it."""

    name: str
    made: Callable[[Any], Any] = lambda value: value

    def then(self, step: Callable[[Any], Any]) -> "Hole":
        """The hole with one more thing done to its value."""
        return Hole(self.name, lambda value: step(self.made(value)))


def later(value: Any, step: Callable[[Any], Any]) -> Any:
    """`step` of a value; of a hole, once its value is known.

    >>> later("Be", str.upper), later(Hole("code"), str.upper).made("Be")
    ('BE', 'BE')
    """
    return value.then(step) if isinstance(value, Hole) else step(value)


def filled(parameters: Mapping[str, Any], values: Values) -> dict[str, Any]:
    """Parameters of a statement with their holes filled; raises what checking a value raises.

    >>> filled({"p0": Hole("code"), "p1": 20}, {"code": "BE"})
    {'p0': 'BE', 'p1': 20}
    """
    return {
        name: value.made(values[value.name]) if isinstance(value, Hole) else value for name, value in parameters.items()
    }


class Parametric(Protocol):
    """A statement with its parameters."""

    @property
    def text(self) -> str:
        """As the store runs it."""

    @property
    def parameters(self) -> Mapping[str, Any]:
        """By name, holes among them."""


Question = TypeVar("Question")
Statement = TypeVar("Statement", bound=Parametric)


class Prepared(Generic[Question, Statement]):
    """Statements of the questions that came last, which whoever asks keeps: a question is known again by being the same
    object, since to compare it would take longer than to ask it."""

    def __init__(self, compiled: Callable[[Question, Any], Statement]) -> None:
        self._compiled = compiled
        self._known = Recent[tuple[int, int], tuple[Question, object, Statement]](MOST_CHARACTERS)

    def asked(self, question: Question, rule: object, values: Values | None) -> tuple[Statement, Mapping[str, Any]]:
        """The statement of a question, by a rule on who may see what, and its parameters; made anew without values."""
        if values is None:
            statement = self._compiled(question, rule)
            return statement, statement.parameters
        statement = self._statement(question, rule)
        return statement, filled(statement.parameters, values)

    def _statement(self, question: Question, rule: object) -> Statement:
        key = (id(question), id(rule))  # of objects that are kept, so that no other one has their ids
        known = self._known.get(key)
        if known is None:
            known = question, rule, self._compiled(question, rule)
            self._known.put(key, known, len(known[2].text))
        return known[2]
