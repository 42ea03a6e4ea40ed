"""The words of the list in each language that it comes in; facts stay in the words in which they were said."""

from collections.abc import Mapping
from typing import Final

from strategy.papers.wording import Language

WORDS: Final[Mapping[Language, Mapping[str, str]]] = {
    Language.EN: {
        "title": "Barriers to work off",
        "before": "before",
        "everywhere": "everywhere and at home",
        "as_of": "as of",
        "nothing": "none stands",
        "status": "Stands",
        "waiting_on": "waits on",
        "since": "since",
        "product": "Product",
        "measure": "Sort",
        "hinders": "Hinders",
        "value": "At stake each year",
        "ask": "Way",
        "deadline": "last day",
        "expected": "Expected to be gone by",
        "chance": "chance in the period",
        "unlocked": "Partnership value unlocked",
        "suggestions": "suggestions",
        "unsaid": "nobody said",
        "law": "Rule",
        "burden": "Burden",
        "proposal": "Proposal",
        "answer": "Answer",
        "note": "In confidence",
        "bridges": "Meanwhile past it with",
    },
    Language.NL: {
        "title": "Weg te werken belemmeringen",
        "before": "voor",
        "everywhere": "overal en in eigen land",
        "as_of": "op",
        "nothing": "er staat er geen",
        "status": "Stand",
        "waiting_on": "wacht op",
        "since": "sinds",
        "product": "Product",
        "measure": "Soort",
        "hinders": "Hindert",
        "value": "Jaarlijks op het spel",
        "ask": "Weg",
        "deadline": "laatste dag",
        "expected": "Verwacht weg tegen",
        "chance": "kans in de periode",
        "unlocked": "Vrijgemaakte partnerwaarde",
        "suggestions": "suggesties",
        "unsaid": "niemand zei het",
        "law": "Regel",
        "burden": "Last",
        "proposal": "Voorstel",
        "answer": "Antwoord",
        "note": "In vertrouwen",
        "bridges": "Intussen erlangs met",
    },
}
"""Language -> word -> how it is said; a test holds them to the same words."""
