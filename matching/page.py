"""An explanation as a page of plain text, to be read aloud."""

from matching.counterfactual import WayIn
from matching.economy import Economy
from matching.explain import Explanation, name
from matching.relatedness import Relatedness

MOST_SENTENCES = 5


def page(economy: Economy, explanation: Explanation, *told: Relatedness | WayIn) -> str:
    """Why, with which evidence, what speaks against, what would change it, what is uncertain; and what else is told."""
    left = name(economy, list(economy.ids).index(explanation.stakeholder_id))
    right = name(economy, list(economy.ids).index(explanation.partner_id))
    speaking = [part for part in explanation.contributions if part.contribution > 0]
    against = [part for part in explanation.contributions if part.contribution < 0]
    lines = [
        f"{left} ({explanation.stakeholder_id})",
        f"and {right} ({explanation.partner_id})",
        f"{told_day(economy)}, {_weights(explanation)}: score {explanation.score:+.2f}",
        *([f"{explanation.prospect}."] if explanation.prospect else []),
        *_section("This pair would not be suggested", [f"{rule}." for rule in explanation.barred]),
        *_section("Why", [_sentence(part.sentence, part.contribution) for part in speaking[:MOST_SENTENCES]]),
        *_section("Evidence", [f"{item.text}. [{item.source}, {item.day}]" for item in explanation.evidence]),
        *_section("Abroad", [f"{one.text}. [{one.source}, {one.day}]" for one in explanation.opportunities]),
        *_section(
            "Who can sit between them, since they share no chain",
            [f"{one.name} ({one.stakeholder_id}): {one.text}." for one in explanation.third_chairs],
        ),
        *_section(
            "What speaks against", [_sentence(part.sentence, part.contribution) for part in against[:MOST_SENTENCES]]
        ),
        *_section("What would change it", [f"{one.text}: {one.score:+.2f}" for one in explanation.changes]),
        *(line for one in told for line in _section(_title(one), [f"{_opened(one.text)}."])),
        *_section("What is uncertain", [f"{doubt}." for doubt in explanation.doubts]),
        "",
        "All contributions, which add up to the score:",
        *(f"  {part.contribution:+8.3f}  {part.feature}" for part in explanation.contributions),
    ]
    return "\n".join(lines)


def _title(told: Relatedness | WayIn) -> str:
    if isinstance(told, WayIn):
        return f"To come among the first {told.top}"
    return "How related you are, which is no part of the score"


def _weights(explanation: Explanation) -> str:
    return f"weights {explanation.weights}" if explanation.learnt else "rule score, not learnt"


def _section(title: str, sentences: list[str]) -> list[str]:
    return ["", f"{title}:", *(f"- {sentence}" for sentence in sentences)] if sentences else []


def _sentence(text: str, contribution: float) -> str:
    return f"{_opened(text)} ({contribution:+.2f})."


def _opened(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}"


def told_day(economy: Economy) -> str:
    """The day of an economy, as people are told it; where no project is dated there is none to tell."""
    return f"as of {economy.as_of}" if economy.day > 1 else "by all that is known"
