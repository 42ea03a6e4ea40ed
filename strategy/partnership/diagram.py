"""The life cycle as a diagram (Mermaid), drawn from the table of moves."""

from graph.brokering.words import State
from strategy.partnership.moves import MOVES, Move


def drawn() -> str:
    """The text of the diagram: an arrow for each pair of states, with the verbs that lead along it.

    >>> print("\\n".join(drawn().splitlines()[:2]))
    stateDiagram-v2
        [*] --> suggested: suggest
    """
    arrows: dict[tuple[str, str], list[str]] = {}
    for move in MOVES:
        arrows.setdefault((move.before or "[*]", move.after), []).append(_label(move))
    lines = [f"    {before} --> {after}: {', '.join(labels)}" for (before, after), labels in arrows.items()]
    ends = [f"    {state} --> [*]" for state in State if all(move.before != state for move in MOVES)]
    return "\n".join(["stateDiagram-v2", *lines, *ends])


def _label(move: Move) -> str:
    verb = move.verb.replace("_", " ")
    return f"{verb} ({move.left})" if move.left else verb


if __name__ == "__main__":
    print(drawn())  # noqa: T201  # this is how the page is written
