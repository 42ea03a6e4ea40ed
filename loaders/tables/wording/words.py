"""What columns and values are called in a sheet: the project's word, then how people write it in Dutch and English.

Words are compared folded (`graph.folding.fold`): capitals, accents and punctuation do not count. Another language or
spelling is one word more in one of these tables.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from graph.folding import fold

Words = Mapping[str, str]
"""Folded spelling -> the project's word."""


def spelled(table: Mapping[str, str]) -> Words:
    """The look-up for a table of words; a spelling may stand for one word only.

    >>> spelled({"name": "naam, name"})["naam"]
    'name'
    """
    found: dict[str, str] = {}
    for word, spellings in table.items():
        for spelling in (word, *spellings.split(",")):
            if found.setdefault(fold(spelling), word) != word:
                raise ValueError(f"{spelling!r} stands for both {found[fold(spelling)]} and {word}")
    return MappingProxyType(found)


def understood(typed: str, words: Words) -> str:
    """The project's word for what was typed; `ValueError` lists the choices.

    >>> understood("Hogeschool", KINDS)
    'higher-education'
    """
    if word := words.get(fold(typed)):
        return word
    raise ValueError(f"not one of {listed(words)}")


def listed(words: Words) -> str:
    """The project's words, in the order of their table."""
    return ", ".join(dict.fromkeys(words.values()))


def columns(names: Iterable[str]) -> dict[str, str]:
    """These columns out of the whole list, with their spellings."""
    return {name: COLUMNS[name] for name in names}


COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "id": "code, identificatie, eigen nummer, own number",
        "name": "naam, organisatie, organisation, organization, bedrijfsnaam, naam organisatie, nom",
        "kind": "soort, type, soort organisatie, kind of organisation, type organisatie",
        "country": "land, pays, landcode, country code",
        "nuts": "nuts code, nuts regio, nuts region",
        "city": "stad, gemeente, plaats, town, ville, woonplaats",
        "size_class": "grootte, omvang, size, size class, grootteklasse",
        "founded": "opgericht, oprichtingsjaar, founding year, year founded, opgericht in",
        "website": "web, site, url, webadres, web site, webstek",
        "description": "omschrijving, beschrijving, wat doet de organisatie, what it does, activiteit, activity",
        "export_stage": "exportfase, export stage, exportervaring, export experience",
        "status": "toestand, state",
        "status_since": "toestand sinds, status since, status sinds, since status",
        "visibility": "zichtbaarheid, zichtbaar voor, visible to",
        "capacity": "capaciteit, aantal partnerschappen, number of partnerships",
        "seeks": "zoekt partner, gezochte partner, partner sought, looks for partner, soort partner, kind of partner",
        "legal_person": "rechtspersoon, legal person, personne morale",
        "chains": "keten, ketens, waardeketen, waardeketens, chain, value chain, value chains, ketens waardeketens",
        "offers": "biedt, biedt aan, aanbod, offer, offre",
        "needs": "zoekt, behoefte, behoeften, noden, nood, need, vraag, zoekt naar, looks for",
        "markets": "markten, markt, market, aanwezig in, present in, afzetmarkten",
        "targets": "doelmarkten, doelmarkt, target markets, target market, wil naar, target",
        "kbo": "kbo nummer, ondernemingsnummer, bce, enterprise number, kbo nr",
        "vat": "btw, btw nummer, vat number, tva",
        "lei": "lei code",
        "ror": "ror id",
        "pic": "pic nummer, pic number, pic code",
        "as_of": "stand op, datum, date, as of, per",
        "stakeholder": "belanghebbende, wie, who, organisatie id, stakeholder id, van",
        "words": "tekst, text, woorden, in eigen woorden, in own words, omschrijving in eigen woorden,"
        " capability, capaciteit of kennis",
        "means": "betekent, betekenis, is eigenlijk, meaning, signifie",
        "level": "sterkte, niveau, strength",
        "urgency": "dringendheid, urgentie, prioriteit, priority",
        "weight": "gewicht, aandeel, share",
        "stage": "schakel, stap, fase, step",
        "relation": "verband, relatie, aanwezig of doel, present or target",
        "since": "sinds, vanaf, from",
        "until": "tot, tot en met, to",
        "scheme": "register, schema",
        "value": "waarde, nummer, number",
        "service": "dienst, dienstverlening, steun, naam dienst, name of service",
        "providers": "aanbieder, aanbieders, provider, provided by, actor, actoren, actors",
        "authority": "bevoegde overheid, bevoegde instantie, competent authority",
        "meets": "behoefte, behoeften, noden, needs, need, komt tegemoet aan, meets needs",
        "stages": "fase, fasen, bedrijfsfase, exportfase, stage, company stage, company stages",
        "languages": "taal, talen, language",
        "events": "gebeurtenis, gebeurtenissen, bedrijfsgebeurtenis, event, business event, business events",
        "channels": "kanaal, kanalen, channel",
        "cost": "kost, kosten, kostprijs, prijs, price, costs",
        "cost_terms": "waarvan de kost afhangt, kostvoorwaarden, what the cost depends on",
        "desk": "loket, contact, contactpunt, telefoon, contact point, telephone, whom to call",
        "year": "jaar, kalenderjaar, calendar year",
        "cases": "dossiers, gevallen, aantal dossiers, geholpen bedrijven, companies helped, number of cases",
        "budget": "uitgaven, uitgegeven, spent",
    }
)
"""Every column of the sheets."""

KINDS = spelled(
    {
        "company": "bedrijf, onderneming, firma, kmo, sme, business, start-up, startup, scale-up,"
        " zelfstandige, entreprise, prc",
        "research-organisation": "onderzoeksinstelling, kennisinstelling, onderzoekscentrum, onderzoeksorganisatie,"
        " research organization, research centre, research center, research, knowledge institute, rec",
        "higher-education": "hogeschool, universiteit, hoger onderwijs, university, university college, college, hes",
        "sector-federation": "sectorfederatie, federatie, federation, beroepsfederatie, sector federation",
        "employers-organisation": "werkgeversorganisatie, employers' organisation, werkgevers, employers",
        "cluster-organisation": "clusterorganisatie, cluster, speerpuntcluster, innovatief bedrijfsnetwerk,"
        " cluster organization",
        "support-provider": "steunverlener, ondersteuner, intermediair, dienstverlener, support,"
        " support actor, begeleider",
        "government-agency": "overheid, overheidsagentschap, agentschap, overheidsdienst, government, agency,"
        " public body, pub",
        "investor": "investeerder, investeringsfonds, fonds, fund",
        "civil-society": "middenveld, middenveldorganisatie, ngo, vereniging, association, vzw",
        "other": "andere, ander, overige, oth",
    }
)

SIZES = spelled({"micro": "zeer klein", "small": "klein", "medium": "middelgroot, middel", "large": "groot"})

EXPORT_STAGES = spelled(
    {
        "none": "geen, nee, no, exporteert niet",
        "starting": "starter, startend, beginnend, starting exporter",
        "experienced": "ervaren, experienced exporter",
        "global": "wereldwijd, worldwide, internationaal",
    }
)

STATUSES = spelled(
    {"active": "actief", "ceased": "gestopt, stopgezet, closed, stopped", "merged": "gefusioneerd, fusie"}
)

VISIBILITIES = spelled(
    {
        "public": "openbaar, publiek, iedereen, everybody",
        "network": "netwerk, leden, members",
        "broker-only": "makelaar, enkel makelaar, vertrouwelijk, confidential, broker only",
    }
)

YES_OR_NO = spelled({"yes": "ja, oui, true, waar, 1", "no": "nee, neen, non, false, onwaar, 0"})

PRESENCES = spelled(
    {
        "selling": "verkoopt, verkoop, sells, export",
        "establishment": "vestiging, filiaal, branch, office",
        "partner": "partner ter plaatse, distributeur, distributor",
        "ended": "gestopt, beeindigd, stopped",
    }
)

AIMS = spelled(
    {
        "exploring": "verkennend, verkent, verkennen",
        "planned": "gepland, plant, plans",
        "decided": "beslist, besloten",
        "not-interested": "niet geinteresseerd, geen interesse, not interested, nee, no",
    }
)

RELATIONS = spelled(
    {
        "present": "aanwezig, present in, aanwezig in, actief, active",
        "target": "doel, doelmarkt, targets, target market, wil naar",
    }
)

REGISTERS = spelled(
    {
        "kbo": "ondernemingsnummer, bce, kbo nummer",
        "kbo-establishment": "vestigingsnummer, kbo vestiging, establishment",
        "vat": "btw, tva, btw nummer",
        "lei": "lei code",
        "ror": "ror id",
        "pic": "pic nummer",
    }
)

EVENTS = spelled(
    {
        "starting": "starten, start, opstarten, starting a business",
        "growing": "groeien, groei, growth",
        "innovating": "innoveren, innovatie, innovation",
        "financing": "financieren, financiering, finance",
        "hiring": "aanwerven, aanwerving, recruiting",
        "first-export": "eerste export, voor het eerst exporteren, exporting for the first time",
        "entering-market": "nieuwe markt, markt betreden, entering a market, new market",
        "investing-abroad": "buitenlandse investering, investeren in het buitenland",
        "meeting-rules": "regels, regelgeving, regulation, rules",
        "restructuring": "herstructureren, herstructurering",
    }
)

CHANNELS = spelled(
    {
        "desk": "loket, balie, kantoor",
        "telephone": "telefoon, phone",
        "e-mail": "mail, e mail",
        "website": "web, online, webstek",
        "visit": "bezoek, bedrijfsbezoek",
        "event": "evenement, beurs, seminarie, seminar",
    }
)

LANGUAGES = spelled(
    {
        "nl": "nederlands, dutch",
        "fr": "frans, french, francais",
        "en": "engels, english, anglais",
        "de": "duits, german, deutsch",
        "es": "spaans, spanish",
        "it": "italiaans, italian",
        "pl": "pools, polish",
        "pt": "portugees, portuguese",
        "tr": "turks, turkish",
        "ar": "arabisch, arabic",
        "zh": "chinees, chinese",
    }
)
"""What languages are called; other codes of two letters are taken as they are."""

NOTHING = frozenset({"none", "nothing", "geen", "niets", "aucun", "aucune", "rien"})
"""What stands in a correction for a text that means no capability."""

CHAINS: Mapping[str, str] = MappingProxyType(
    {
        "life-sciences": "life sciences, gezondheid, health, levenswetenschappen, life sciences and health,"
        " levenswetenschappen en gezondheid, life sciences & gezondheid, zorg, health care",
        "food": "voeding, voedsel, agrovoeding, agrifood, agro food, voedingsketen",
        "engineering": "techniek, technologie, technology, maakindustrie, engineering and technology,"
        " oplossingsgerichte engineering en technologie, solution-driven engineering and technology, manufacturing",
        "circular": "circulair, circulaire economie, circular economy, bio-economie, bioeconomy, duurzaam, kringloop,"
        " circulaire bio en duurzame economie, circular bio and sustainable economy",
        "logistics": "logistiek, slimme logistiek, smart logistics, transport",
    }
)
"""Further spellings for the five chains that ship; the labels of the chains in the store are understood as well."""

TABLES: Mapping[str, str] = MappingProxyType(
    {
        "corrections": "correctie, correction, correcties, verbeteringen, betekenissen, meanings",
        "stakeholders": "stakeholder, belanghebbenden, organisaties, organisations, leden, members, bedrijven,"
        " companies",
        "offers": "biedt, aanbod",
        "needs": "zoekt, behoeften, noden",
        "chains": "ketens, waardeketens, value chains",
        "markets": "markten",
        "identifiers": "nummers, identificaties, numbers",
        "services": "diensten, dienst, service, steunaanbod, steun, support",
        "volumes": "volume, jaarcijfers, yearly figures",
    }
)
"""What a file of each table may be called."""
