"""Countries as people write them in a sheet: code, Dutch, English and French name; other spellings after them.

Codes are ISO 3166-1 alpha-2, but EL for Greece and UK for the United Kingdom, as the European Union writes them.
Names are given for the countries that sheets name; the others are understood by their code alone.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from graph.folding import fold


class Country(NamedTuple):
    """A country's code and names."""

    code: str
    nl: str
    en: str
    fr: str


_LISTED = """
AE,Verenigde Arabische Emiraten,United Arab Emirates,Émirats arabes unis,VAE,UAE
AL,Albanië,Albania,Albanie
AR,Argentinië,Argentina,Argentine
AT,Oostenrijk,Austria,Autriche
AU,Australië,Australia,Australie
BA,Bosnië en Herzegovina,Bosnia and Herzegovina,Bosnie-Herzégovine
BE,België,Belgium,Belgique,Vlaanderen,Flanders
BG,Bulgarije,Bulgaria,Bulgarie
BR,Brazilië,Brazil,Brésil
CA,Canada,Canada,Canada
CD,Congo-Kinshasa,Democratic Republic of the Congo,République démocratique du Congo,DR Congo
CH,Zwitserland,Switzerland,Suisse
CL,Chili,Chile,Chili
CM,Kameroen,Cameroon,Cameroun
CN,China,China,Chine
CO,Colombia,Colombia,Colombie
CY,Cyprus,Cyprus,Chypre
CZ,Tsjechië,Czechia,Tchéquie,Czech Republic
DE,Duitsland,Germany,Allemagne
DK,Denemarken,Denmark,Danemark
DZ,Algerije,Algeria,Algérie
EE,Estland,Estonia,Estonie
EG,Egypte,Egypt,Égypte
EL,Griekenland,Greece,Grèce,GR
ES,Spanje,Spain,Espagne
ET,Ethiopië,Ethiopia,Éthiopie
FI,Finland,Finland,Finlande
FR,Frankrijk,France,France
GE,Georgië,Georgia,Géorgie
GH,Ghana,Ghana,Ghana
HK,Hongkong,Hong Kong,Hong Kong
HR,Kroatië,Croatia,Croatie
HU,Hongarije,Hungary,Hongrie
ID,Indonesië,Indonesia,Indonésie
IE,Ierland,Ireland,Irlande
IL,Israël,Israel,Israël
IN,India,India,Inde
IS,IJsland,Iceland,Islande
IT,Italië,Italy,Italie
JP,Japan,Japan,Japon
KE,Kenia,Kenya,Kenya
KR,Zuid-Korea,South Korea,Corée du Sud
LI,Liechtenstein,Liechtenstein,Liechtenstein
LT,Litouwen,Lithuania,Lituanie
LU,Luxemburg,Luxembourg,Luxembourg
LV,Letland,Latvia,Lettonie
MA,Marokko,Morocco,Maroc
MD,Moldavië,Moldova,Moldavie
ME,Montenegro,Montenegro,Monténégro
MK,Noord-Macedonië,North Macedonia,Macédoine du Nord
MT,Malta,Malta,Malte
MX,Mexico,Mexico,Mexique
MY,Maleisië,Malaysia,Malaisie
NG,Nigeria,Nigeria,Nigeria
NL,Nederland,Netherlands,Pays-Bas,the Netherlands,Holland
NO,Noorwegen,Norway,Norvège
NZ,Nieuw-Zeeland,New Zealand,Nouvelle-Zélande
PE,Peru,Peru,Pérou
PH,Filipijnen,Philippines,Philippines
PL,Polen,Poland,Pologne
PT,Portugal,Portugal,Portugal
QA,Qatar,Qatar,Qatar
RO,Roemenië,Romania,Roumanie
RS,Servië,Serbia,Serbie
RU,Rusland,Russia,Russie
RW,Rwanda,Rwanda,Rwanda
SA,Saoedi-Arabië,Saudi Arabia,Arabie saoudite
SE,Zweden,Sweden,Suède
SG,Singapore,Singapore,Singapour
SI,Slovenië,Slovenia,Slovénie
SK,Slowakije,Slovakia,Slovaquie
SN,Senegal,Senegal,Sénégal
TH,Thailand,Thailand,Thaïlande
TN,Tunesië,Tunisia,Tunisie
TR,Turkije,Türkiye,Turquie,Turkey
TW,Taiwan,Taiwan,Taïwan
TZ,Tanzania,Tanzania,Tanzanie
UA,Oekraïne,Ukraine,Ukraine
UG,Oeganda,Uganda,Ouganda
UK,Verenigd Koninkrijk,United Kingdom,Royaume-Uni,GB,Great Britain,Groot-Brittannië,Engeland,England
US,Verenigde Staten,United States,États-Unis,USA,VS,United States of America,Verenigde Staten van Amerika
UZ,Oezbekistan,Uzbekistan,Ouzbékistan
VN,Vietnam,Vietnam,Viêt Nam
XK,Kosovo,Kosovo,Kosovo
ZA,Zuid-Afrika,South Africa,Afrique du Sud
"""

_ROWS = [line.split(",") for line in _LISTED.strip().splitlines()]

COUNTRIES: Mapping[str, Country] = MappingProxyType({row[0]: Country(*row[:4]) for row in _ROWS})
"""Code -> country."""

_ISO_CODES = (
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA"
    " CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA"
    " GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP"
    " KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS"
    " MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS"
    " RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW"
    " TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW"
)
ISO_CODES = frozenset(_ISO_CODES.split())
"""ISO 3166-1 alpha-2."""

_CODES: Mapping[str, str] = MappingProxyType({fold(word): row[0] for row in _ROWS for word in row})


def country_code(typed: str) -> str:
    """The code of a country, from its code or its name in Dutch, English or French; `ValueError` when it is neither.

    >>> country_code("België"), country_code("gb"), country_code("Verenigde Staten"), country_code("jo")
    ('BE', 'UK', 'US', 'JO')
    """
    if code := _CODES.get(fold(typed)):
        return code
    code = typed.strip().upper()
    if code in ISO_CODES:
        return code
    raise ValueError("unknown country; write its two-letter code (BE, NL, …) or its name in Dutch or English")
