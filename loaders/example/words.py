"""Names for what is fictional: invented syllables and plain words, drawn by number alone."""

from collections.abc import Sequence
from typing import Final

_SYLLABLES: Final = tuple("bra dor fel gri hom jul kas lum mor nev pru quo ril sov tyn vax wem zil".split())  # noqa: SIM905  # easier to read
_ENDINGS: Final = {
    "company": "NV",
    "research-organisation": "Lab",
    "higher-education": "College",
    "support-provider": "Support",
    "government-agency": "Agency",
    "sector-federation": "Federation",
    "employers-organisation": "Employers",
    "cluster-organisation": "Cluster",
    "investor": "Capital",
    "civil-society": "vzw",
}

_SUBJECTS: Final = {
    "life-sciences": (
        ("diagnostic", "diagnostische"), ("clinical", "klinische"), ("implant", "implantaat"),
        ("vaccine", "vaccin"), ("imaging", "beeldvormings"), ("care", "zorg"),
        ("gene", "gen"), ("drug", "geneesmiddelen"), ("rehabilitation", "revalidatie"),
        ("sterile", "steriele"),
    ),
    "food": (
        ("dairy", "zuivel"), ("bakery", "bakkerij"), ("vegetable", "groente"),
        ("protein", "eiwit"), ("brewing", "brouwerij"), ("cold-chain", "koelketen"),
        ("fermentation", "fermentatie"), ("flavour", "smaak"), ("packaging", "verpakkings"),
        ("meat", "vlees"),
    ),
    "engineering": (
        ("robotic", "robot"), ("welding", "las"), ("sensor", "sensor"),
        ("chip", "chip"), ("photonic", "fotonica"), ("software", "software"),
        ("motor", "motor"), ("machine", "machine"), ("additive", "additieve"),
        ("drive", "aandrijf"),
    ),
    "circular": (
        ("recycling", "recyclage"), ("bioplastic", "bioplastic"), ("water", "water"),
        ("biomass", "biomassa"), ("solvent", "solvent"), ("battery", "batterij"),
        ("textile", "textiel"), ("energy", "energie"), ("coating", "coating"),
        ("waste", "afval"),
    ),
    "logistics": (
        ("harbour", "haven"), ("warehouse", "magazijn"), ("routing", "route"),
        ("customs", "douane"), ("container", "container"), ("rail", "spoor"),
        ("fleet", "vloot"), ("parcel", "pakket"), ("pipeline", "pijpleiding"),
        ("barge", "binnenvaart"),
    ),
    "common": (
        ("training", "opleidings"), ("finance", "financierings"), ("design", "ontwerp"),
        ("export", "export"), ("patent", "octrooi"), ("quality", "kwaliteits"),
        ("data", "data"), ("safety", "veiligheids"), ("marketing", "marketing"),
        ("legal", "juridische"),
    ),
}  # fmt: skip
_FORMS: Final = (
        ("analysis", "analyse"), ("testing", "testen"), ("supply", "levering"),
        ("systems", "systemen"), ("research", "onderzoek"), ("production", "productie"),
        ("maintenance", "onderhoud"), ("control", "controle"), ("integration", "integratie"),
        ("advice", "advies"),
)  # fmt: skip

SUBJECTS: Final[Sequence[str]] = tuple(_SUBJECTS)


def stakeholder_name(number: int, kind: str) -> str:
    """An invented name that says it is one.

    >>> stakeholder_name(5, "company")
    'Jubra Bra 5 NV (fictional)'
    """
    base = len(_SYLLABLES)
    first, second, third = number % base, number // base % base, number // base**2 % base
    word = (_SYLLABLES[first][:2] + _SYLLABLES[second]).capitalize()
    return f"{word} {_SYLLABLES[third].capitalize()} {number} {_ENDINGS[kind]} (fictional)"


def capability_labels(subject: str, number: int) -> tuple[str, str]:
    """English and Dutch label of the number-th capability (0 … 99) of a chain, or of `common`.

    >>> capability_labels("food", 5), capability_labels("food", 10)
    (('cold-chain analysis', 'koelketen-analyse'), ('dairy testing', 'zuivel-testen'))
    """
    words = _SUBJECTS[subject]
    (english, dutch), (what, wat) = words[number % len(words)], _FORMS[number // len(words)]
    return f"{english} {what}", f"{dutch}-{wat}"
