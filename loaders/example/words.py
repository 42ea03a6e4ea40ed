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

_MANNERS: Final = (
        ("mobile", "mobiel"), ("modular", "modulair"), ("small-batch", "in kleine reeks"),
        ("bulk", "in bulk"), ("low-energy", "energiezuinig"), ("remote", "op afstand"),
        ("certified", "gecertificeerd"), ("continuous", "continu"), ("seasonal", "seizoensgebonden"),
        ("shared", "gedeeld"), ("rapid", "versneld"), ("sealed", "gesloten"),
        ("open", "open"), ("automated", "geautomatiseerd"), ("hand-held", "draagbaar"),
        ("heavy-duty", "zwaar"), ("miniature", "miniatuur"), ("multi-site", "op meerdere plaatsen"),
        ("just-in-time", "just-in-time"),
)  # fmt: skip

SUBJECTS: Final[Sequence[str]] = tuple(_SUBJECTS)

MARKETS: Final = (
    "NL", "FR", "DE", "UK", "LU", "IE", "ES", "PT", "IT", "AT",
    "CH", "PL", "CZ", "SK", "HU", "RO", "BG", "EL", "SE", "DK",
    "NO", "FI", "EE", "LV", "LT", "US", "CA", "MX", "BR", "CL",
    "CN", "JP", "KR", "IN", "VN", "AE", "ZA", "MA", "TR", "AU",
)  # fmt: skip
"""Codes of the markets that there are."""


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
    """English and Dutch label of the number-th capability of a chain, or of `common`; all different.

    >>> capability_labels("food", 5), capability_labels("food", 115)
    (('cold-chain analysis', 'koelketen-analyse'), ('mobile cold-chain testing', 'koelketen-testen, mobiel'))
    >>> capability_labels("food", 4_005)
    ('cold-chain analysis 3', 'koelketen-analyse 3')
    """
    words = _SUBJECTS[subject]
    kinds = len(words) * len(_FORMS)
    rest, basic = divmod(number, kinds)
    series, manner = divmod(rest, len(_MANNERS) + 1)
    (english, dutch), (what, wat) = words[basic % len(words)], _FORMS[basic // len(words)]
    en, nl = f"{english} {what}", f"{dutch}-{wat}"
    if manner:
        how, hoe = _MANNERS[manner - 1]
        en, nl = f"{how} {en}", f"{nl}, {hoe}"
    return (f"{en} {series + 1}", f"{nl} {series + 1}") if series else (en, nl)


def capability_notation(number: int, words: int) -> str:
    """The code of a capability, where each chain has so many words; the lower, the more common.

    >>> capability_notation(55, 50), capability_notation(250, 50)
    ('food-00005', 'common-00000')
    """
    subject, place = divmod(number, words)
    return f"{SUBJECTS[subject]}-{place:05}"
