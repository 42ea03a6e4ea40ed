"""Words as people inflect them: folded, without those that tell nothing, and by their stems in three languages.

Nobody says in which language a cell is written, and half of them mix two. So a word has a stem in Dutch, English and
French, and two words are the same where one of these is. Stems are Snowball's (for Dutch Kraaij and Pohlmann, 1994,
which knows *gekoeld* as *koelen*), made of folded words: letters without accents, on both sides alike.
"""

from functools import lru_cache
from typing import Any, Final

from snowballstemmer.dutch_stemmer import DutchStemmer
from snowballstemmer.english_stemmer import EnglishStemmer
from snowballstemmer.french_stemmer import FrenchStemmer

from graph.folding import fold

Stems = frozenset[str]

_FILLERS: Final = (
    "de het een en of van voor in op met aan bij tot te die dat ons onze wij we als om uit naar over door"
    " the a an and or of for in on with at to by from our we as into per"
    " le la les l un une des du d et ou pour dans avec aux au en par nos nous"
)
FILLERS: Final = frozenset(_FILLERS.split())
"""Words that decide nothing, not even whether two texts are the same."""

_TALK: Final = (
    # nl: what surrounds an offer or a need
    " aanbieden aanbod alle allerlei als ander andere anderen automatisch automatische bedrijf bedrijven behoefte"
    " behoeften beter betere bieden biedt binnen bv daar dan deze dienst diensten digitaal digitale dit dus eigen"
    " elektrische er ervaren ervaring etc evt expertise extra firma gaan gebied geen gespecialiseerd gezocht goed"
    " goede goedkoop goedkope graag grote hebben heeft helpen helpt hier hoe houden hulp iemand ik is kan kennis"
    " kent klanten kleine knowhow kunnen leverancier leveranciers leveren levert maakt maar maken mee meer mensen"
    " mij mits moet moeten mogelijk nemen niet nieuw nieuwe nodig nog nood oa onder online onszelf ook oplossing"
    " oplossingen partij partijen partner partners plaatsen producent producenten produceren regio samen"
    " samenwerken samenwerking slim slimme snel snelle snellere soort specialist specialisten staan steeds steun"
    " tegen tijdens toe tussen vanaf verschillende via vlaanderen volledige vooral vragen waar wat wel welke"
    " werken wie wil willen worden wordt zeer zelf zich zijn zo zoek zoeken zoekt zonder"
    # en
    " able any are can companies company experience expert experts help is it its know looking more need needed"
    " needs new offer offering offers other others partner provide provider provides seek seeking service services"
    " solution solutions some someone supplier suppliers supply that their them these this us want who will"
    " without"
    # fr
    " aide avons besoin cherche cherchons entreprise est expert experts fournisseur nouveau nouvelle offre offrons"
    " partenaire partenaires plus que qui sa service services ses solution solutions son specialiste sur"
)
TALK: Final = frozenset(_TALK.split())
"""Words around what is meant: *looking for a partner who …* tells nothing of what for."""

_DUTCH, _ENGLISH, _FRENCH = DutchStemmer(), EnglishStemmer(), FrenchStemmer()
_LONG_VOWELS: Final = ("aa", "ee", "oo", "uu")


@lru_cache(maxsize=65_536)
def stems(word: str) -> Stems:
    """The stems of a folded word, and the word itself with `=` before it: of two that share a stem, equal ones win.

    >>> bool(stems("gekoelde") & stems("koeling")), bool(stems("batteries") & stems("battery"))
    (True, True)
    >>> bool(stems("sensor") & stems("sensoren")), bool(stems("las") & stems("lak"))
    (True, False)
    """
    if len(word) < 3 or word.isdigit():
        return frozenset((f"={word}",))
    languages: tuple[Any, ...] = (_DUTCH, _ENGLISH, _FRENCH)
    return frozenset({_shortened(stemmer.stemWord(word)) for stemmer in languages} - FILLERS | {f"={word}"})


def content(text: str) -> tuple[str, ...]:
    """The folded words of a text without fillers and single letters; all of them where there are only such.

    >>> content("Drogen van bessen"), content("de")
    (('drogen', 'bessen'), ('de',))
    """
    words = fold(text).split()
    return tuple(word for word in words if word not in FILLERS and len(word) > 1) or tuple(words)


def _shortened(stem: str) -> str:
    """Dutch writes a long vowel once or twice, by the syllable: *automatiseer*, *automatiseren*."""
    if len(stem) > len("kaas"):
        for vowel in _LONG_VOWELS:
            stem = stem.replace(vowel, vowel[0])
    return stem
