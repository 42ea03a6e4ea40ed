"""What somebody may not see changes nothing of what they get, whatever they ask."""

import asyncio
import contextlib
import datetime
import shutil
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.brokering.nouns import Referral
from graph.brokering.relations import ReferralNeed
from graph.lines.barriers import Barrier, Hinders, HindersChain, HindersMarket
from graph.lines.detection import Observes, Signal
from graph.lines.support import Meets, Provides, ReferralService, Service, ServiceVolume, VolumeOf
from graph.model import (
    Capability,
    Consent,
    Contact,
    Feedback,
    Identifier,
    Market,
    MatchRun,
    Partnership,
    Project,
    Source,
    Stakeholder,
    Suggestion,
    ValueChain,
    Visibility,
)
from graph.relations import (
    About,
    ActiveIn,
    Advances,
    Between,
    Excludes,
    HasConsent,
    HasContact,
    IdentifiedBy,
    Needs,
    Offers,
    OwnedBy,
    ParticipatedIn,
    PresentIn,
    Targets,
)
from graph.sqlite import open_store
from loaders.inferring import infer
from loaders.outcome import Report
from schema.access import Principal, Role
from schema.answering.execution import answered
from schema.viewer import Viewer
from tests.schema.generated import ARGUMENTS, DOCUMENTS, SCHEMA, VARIABLES, requests, stated

BY = "tables:fictional"
NAMES = ("alpha", "beta", "gamma", "delta", "secret", "zeta")
CAPABILITIES = tuple(f"term:{name}" for name in ("drying", "cooling", "milling", "baking"))
PROJECTS = tuple(f"own:p{number}" for number in range(1, 5))
LEVELS = tuple(Visibility)
OPEN, NETWORK, BROKERS = range(3)
WATCHING = {Role.READER: OPEN, Role.ANALYST: NETWORK}
"""Role -> the highest level that it sees."""

PARTIES = ('{name: {contains: "a"}}', '{country: {eq: "BE"}}', "{projects: {some: {}}}", "{offers: {none: {}}}")
THROUGH = tuple(
    f"{{{name}: {{{how}: {{{asked}}}}}}}"
    for name, asked in (("participants", 'country: {eq: "BE"}'), ("participants", ""))
    for how in ("some", "none", "every")
)
TABLE = ARGUMENTS | {
    "projects.where": (*THROUGH, "{}"),
    "stakeholders.where": (*PARTIES, "{owns: {none: {}}, suggestions: {some: {}}}"),
    "participants.where": PARTIES,
    "stakeholders.orderBy": ("[{country: DESC}, {name: ASC}]", "[{sizeClass: ASC}]"),
    "capabilities.where": ("{neededBy: {every: {}}}", '{offeredBy: {none: {country: {eq: "NL"}}}}', "{}"),
    "ids": ('["own:secret", "own:alpha", "own:p1", "own:ada", "identifier:vat:BE4", "own:beta"]',),
    "text": ('"fictional"', '"a"', '"be"'),
    "degrees": ("1", "2", "3"),
    "cap": ("1", "3", "100"),
    "by": ("country",),
}
REQUESTS = requests(TABLE).filter(lambda text: "maskedProfiles" not in text)
"""Masked profiles are what an analyst may know of what is hidden: `test_masked_profiles` has what they may not tell."""

ALWAYS = (
    """{ stakeholders(first: 2, orderBy: [{country: ASC}]) { totalCount pageInfo { hasNextPage endCursor }
         edges { cursor node { id etag needs { totalCount edges { urgency evidence etag node { id } } }
           chains { edges { weight share node { id } } } identifiers { edges { node { id } } }
           suggestions { totalCount edges { rank score node { id } } } } } } }""",
    """{ stakeholderGroups(by: COUNTRY) { capped groups { value count } }
         suggestionGroups { groups { chainFrom count } }
         runs { totalCount edges { cursor node { id audience suggestions } } }
         suggestions(orderBy: SCORE) { totalCount edges { cursor node { id } } } }""",
    """{ search(text: "fictional", first: 3) { kind id title }
         neighbourhood(id: "own:alpha", along: [PARTICIPATED_IN, OWNED_BY], degrees: 3, cap: 4) {
           capped nodes { degree id } steps { relation fromId toId } }
         a: neighbourhood(id: "own:secret", along: [OWNED_BY], degrees: 1) { capped }
         b: shortestPath(from: "own:alpha", to: "own:gamma", along: [PARTICIPATED_IN, OWNED_BY]) {
           capped nodes { id title } }
         c: shortestPath(from: "own:alpha", to: "own:secret") { capped }
         node(id: "own:secret") { id etag } }""",
    """{ projects(where: {participants: {none: {country: {eq: "NL"}}}}) { totalCount edges { node { id etag
         participants { totalCount edges { node { id } } } } } }
         services { edges { node { providers { totalCount } } } }
         capabilities { edges { node { neededBy { totalCount edges { urgency node { id } } } } } } }""",
    """{ supportMap { services actors cells { actor { id name } need { id } services { id } } coverage { asked met }
         gaps { need { name } stakeholders unmet elsewhere chains { chain { name } stakeholders } }
         spreads { fragmentation refused actors shares { actor { id } share } } overlaps { one { id } } }
         noWrongDoor(stakeholder: "own:alpha", capability: "term:drying") { nobody
           doors { actor { id name } points reasons { text points } } }
         supportWhatIf(stops: ["own:advice"]) { before { met } after { met } needs { before { effective } } } }""",
    """{ picture(around: "own:alpha", degrees: 2, first: 3, links: ALL) {
           map made capped linksCapped nodes { id degree chain partners community centrality x y }
           links { one other weight shared backbone } suggested { stakeholderId partnerId score } }
         a: picture(first: 2, mostLinks: 1) { capped linksCapped nodes { id x y } links { one other } } }""",
    '{ stakeholders(after: "x") { totalCount } sources { totalCount edges { node { id } } } signals { totalCount } }',
)


@dataclass(frozen=True)
class Economy:
    """Facts, each at the level from which on it is seen, and what becomes of the hidden stakeholders."""

    said: tuple[tuple[object, ...], ...]
    runs: tuple[tuple[MatchRun, tuple[Suggestion, ...]], ...]
    changed: tuple[tuple[object, ...], ...]


def common():
    yield Source(id=BY, title="Fictional", source=BY)
    yield ValueChain(id="chain:food", notation="food", label_en="Food", source=BY)
    yield ValueChain(id="chain:bio", notation="bio", label_en="Bio", source=BY)
    yield from (Capability(id=one, label_en=one[5:].title(), scheme="term", source=BY) for one in CAPABILITIES)
    yield Market(id="market:DE", notation="DE", label_en="Germany", source=BY)
    yield Service(id="own:advice", name="Advice (fictional)", source=BY)
    yield Meets(from_id="own:advice", to_id=CAPABILITIES[0], source=BY)
    yield ServiceVolume(id="volume:2025:own:advice", year="2025", cases=40, source=BY)
    yield VolumeOf(from_id="volume:2025:own:advice", to_id="own:advice", source=BY)
    for number, project in enumerate(PROJECTS):
        yield Project(id=project, acronym=f"P{number}", start=datetime.date(2015 + number, 3, 1), source=BY)


def brokering(parties):
    """What brokers alone may know of, some of it about what everybody sees."""
    yield Contact(id="own:ada", name="Ada (fictional)", email="ada@example.org", source=BY)
    yield Consent(id="own:yes", purpose="introductions", source=BY)
    yield HasConsent(from_id="own:ada", to_id="own:yes", source=BY)
    yield Barrier(id="own:toll", title="A toll (fictional)", source=BY)
    yield Signal(id="own:sign", topic="growth", value=0.5, source=BY)
    yield Partnership(id="own:pact", title="A pact (fictional)", source=BY)
    yield Feedback(id="own:verdict", verdict="accepted", stakeholder="own:alpha", source=BY)
    yield HindersChain(from_id="own:toll", to_id="chain:food", source=BY)
    yield HindersMarket(from_id="own:toll", to_id="market:DE", source=BY)
    yield Referral(id="own:passed", need="Advice", state="done", source=BY)
    yield ReferralNeed(from_id="own:passed", to_id=CAPABILITIES[0], source=BY)
    yield ReferralService(from_id="own:passed", to_id="own:advice", source=BY)
    for party in parties:
        yield HasContact(from_id=party, to_id="own:ada", source=BY)
        yield Hinders(from_id="own:toll", to_id=party, source=BY)
        yield Between(from_id="own:pact", to_id=party, source=BY)
        yield Observes(from_id="own:sign", to_id=party, source=BY)


def one_of(values, most):
    return st.lists(st.sampled_from(values), max_size=most, unique=True) if values else st.just([])


def pairs(starts, ends, most):
    return one_of([(start, end) for start in starts for end in ends if start != end], most)


@st.composite
def stakeholders(draw, id, visibility):
    country, size = draw(st.sampled_from(["BE", "NL", None])), draw(st.sampled_from(["small", "large", None]))
    name = draw(st.sampled_from([f"{id[4:].title()} (fictional)", "A (fictional)", "Fictional Beta", None]))
    return Stakeholder(id=id, name=name, country=country, size_class=size, visibility=visibility, source=BY)


RELATIONS = (
    (ParticipatedIn, PROJECTS, 12),
    (Offers, CAPABILITIES, 3),
    (Needs, CAPABILITIES, 2),
    (ActiveIn, ("chain:food", "chain:bio"), 3),
    (PresentIn, ("market:DE",), 3),
    (Targets, ("market:DE",), 2),
    (Provides, ("own:advice",), 3),
    (IdentifiedBy, tuple(f"identifier:vat:BE{number}" for number in range(5)), 5),
)


@st.composite
def economies(draw):
    """Six stakeholders, the first for everybody and `secret` for brokers, in common projects."""
    ids = [f"own:{name}" for name in NAMES]
    level = {one: draw(st.sampled_from(range(3))) for one in ids} | {"own:alpha": OPEN, "own:secret": BROKERS}
    said = [list(common()), [], []]
    for project, capability in draw(pairs(PROJECTS, CAPABILITIES, 8)):
        said[OPEN].append(About(from_id=project, to_id=capability, weight=0.5, source=BY))
    for project, chain in draw(pairs(PROJECTS, ("chain:food", "chain:bio"), 5)):
        said[OPEN].append(Advances(from_id=project, to_id=chain, weight=0.5, source=BY))
    for one in ids:
        said[level[one]].append(draw(stakeholders(one, LEVELS[level[one]])))
    for noun, ends, most in RELATIONS:
        for start, end in sorted(draw(pairs(ids, ends, most)), key=lambda pair: level[pair[0]]):
            if noun is IdentifiedBy:
                said[level[start]].append(Identifier(id=end, scheme="vat", value=end[-3:], source=BY))
            said[level[start]].append(noun(from_id=start, to_id=end, source=BY))
    for start, end in draw(pairs(ids, ids, 4)):
        said[max(level[start], level[end])].append(OwnedBy(from_id=start, to_id=end, source=BY))
        said[BROKERS].append(Excludes(from_id=start, to_id=end, source=BY))
    said[BROKERS] += brokering(draw(one_of(ids, 4)))
    changed = [[], [], []]
    for one in ids:
        if level[one] != OPEN:
            changed[level[one]].append(draw(stakeholders(one, LEVELS[level[one]])))
            changed[level[one]] += [
                ParticipatedIn(from_id=one, to_id=project, role="participant", source=BY)
                for project in draw(one_of(PROJECTS, 4))
            ]
    runs = tuple(draw(suggested(at, [one for one in ids if level[one] <= at])) for at in range(3))
    return Economy(tuple(map(tuple, said)), runs, tuple(map(tuple, changed)))


@st.composite
def suggested(draw, at, seen):
    run = MatchRun(
        id=f"run:{('open', 'closed', 'brokers')[at]}", manifest="{}", started=f"2026-01-0{at + 1}",
        audience=LEVELS[at].value, whole=True, source=BY,
    )  # fmt: skip
    chosen = draw(pairs(seen, seen, 6))
    return run, tuple(
        Suggestion(
            stakeholder_id=who, partner_id=partner, rank=rank, score=0.5, chain_from="food", chain_to=None,
            explanation="{}",
        )
        for rank, (who, partner) in enumerate(chosen, 1)
    )  # fmt: skip


def say(store, facts):
    """All that is said, kind by kind, and what follows from it."""
    with store.unit(BY, bulk="test") as unit:
        for noun in dict.fromkeys(map(type, facts)):
            unit.say([fact for fact in facts if type(fact) is noun])
    infer(store, Report())


def add(store, economy, at):
    """What is seen from that level on."""
    say(store, economy.said[at])
    with store.unit(BY, bulk="test") as unit:
        unit.add_run(*economy.runs[at])


def answers(store, role, texts):
    """What somebody of that role gets, as it would be sent."""

    async def asked():
        found = []
        for text in texts:
            viewer = Viewer(store, Principal("key:x", role))
            result = await answered(DOCUMENTS, text, None, VARIABLES, viewer)
            if result is None:
                viewer = Viewer(store, Principal("key:x", role))
                result = await SCHEMA.execute(text, VARIABLES, viewer)
            found.append(stated(result))
        await store.close_soon()
        return found

    return asyncio.run(asked())


def unchanged(store, before, texts):
    for role, known in before.items():
        for text, was, now in zip(texts, known, answers(store, role, texts), strict=True):
            assert now == was, (role, text)


def holds(store, economy, texts):
    """Every answer stays what it was when it was all there is, as what is hidden comes and changes."""
    before = {}
    for at in (OPEN, NETWORK, BROKERS):
        add(store, economy, at)
        unchanged(store, before, texts)
        before |= {role: answers(store, role, texts) for role, sees in WATCHING.items() if sees == at}
    for at in (BROKERS, NETWORK):
        say(store, economy.changed[at])
        unchanged(store, {role: before[role] for role, sees in WATCHING.items() if sees < at}, texts)


@pytest.mark.long
@settings(max_examples=settings().max_examples // 2)
@given(economy=economies(), texts=st.lists(REQUESTS, min_size=2, max_size=2))
def test_what_one_may_not_see_changes_no_answer(tmp_path_factory, empty_store, economy, texts):
    path = shutil.copyfile(empty_store, tmp_path_factory.mktemp("veil") / "store.db")
    with contextlib.closing(open_store(path)) as store:
        holds(store, economy, [*ALWAYS, *texts])


@pytest.mark.long
@settings(max_examples=1 + settings().max_examples // 12)  # what it never saw takes Neo4j long to plan
@given(economy=economies(), text=REQUESTS)
def test_nor_does_it_on_any_store(new_store, economy, text):
    with contextlib.closing(new_store()) as store:
        holds(store, economy, [*ALWAYS, text])
