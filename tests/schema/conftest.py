"""A small economy behind the GraphQL edge, asked in-process over ASGI."""

import asyncio
import contextlib
import copy
import datetime

import httpx
import pytest

import graph.sqlite
import schema.serving.app
from graph import neo4j
from graph.brokering.nouns import (
    Assignment,
    Attribution,
    Correction,
    Disclosure,
    FollowUp,
    Forecast,
    Interaction,
    Outcome,
    PartnerProfile,
    PartnershipStep,
    Referral,
)
from graph.brokering.relations import (
    CarriesOut,
    Concerns,
    ConsentsTo,
    Corrects,
    Discloses,
    DoneWith,
    FollowsUp,
    Involves,
    LooksAfter,
    OutcomeOf,
    PaidBy,
    RaisedIn,
    ReferralFor,
    ReferralNeed,
    ReferredBy,
    ReferredTo,
    SeeksPartner,
    ShareIn,
    ShownFor,
    StepOf,
)
from graph.lines.barriers import (
    AskedChain,
    AskedMarket,
    Barrier,
    BarrierEnquiry,
    BarrierNote,
    BarrierStep,
    BarrierStepOf,
    Hinders,
    HindersChain,
    HindersMarket,
    LiesIn,
    NoteOn,
    Requires,
    SameBarrier,
)
from graph.lines.detection import (
    AccountsOf,
    AnnualAccounts,
    Appraisal,
    Appraises,
    DistressSign,
    Observes,
    Signal,
    WarnsOf,
)
from graph.lines.plan import (
    Action,
    Answers,
    EntryOf,
    ExportOf,
    ExportTo,
    ExportValue,
    ForChain,
    GatheredIn,
    Milestone,
    MilestoneOf,
    PartOf,
    PlanEntry,
    PlanVersion,
    Proposal,
    StrategicLine,
    Tackles,
    TakesStand,
)
from graph.lines.support import Meets, Provides, ReferralService, Serves, Service, ServiceVolume, VolumeOf
from graph.model import (
    Capability,
    Consent,
    Contact,
    Feedback,
    Identifier,
    Market,
    MatchRun,
    Partnership,
    Programme,
    Project,
    Source,
    Stage,
    Stakeholder,
    Suggestion,
    ValueChain,
)
from graph.neo4j.store import Neo4jStore
from graph.relations import (
    About,
    ActiveIn,
    Advances,
    Between,
    Broader,
    Excludes,
    FundedUnder,
    HasConsent,
    HasContact,
    IdentifiedBy,
    MergedInto,
    Needs,
    Offers,
    OwnedBy,
    ParticipatedIn,
    PresentIn,
    Targets,
)
from graph.select import EVERYTHING
from schema.answering.documents import Documents
from schema.query import MOST_TOKENS, build_schema
from schema.serving.app import create_app
from tests.neo4j.image import Image
from tests.neo4j.server import empty

BY = "tables:fictional"
IMAGES = []
"""Of the economy on a server, once it was said there: putting it back takes a tenth of saying it."""


def facts():
    yield [Source(id=BY, title="Fictional", source=BY)]
    yield [
        Stakeholder(id="own:alpha", name="Alpha (fictional)", kind="company", country="BE", founded=1990, source=BY),
        Stakeholder(id="own:beta", name="Béta (fictional)", kind="company", country="NL", source=BY),
        Stakeholder(id="own:gamma", name="Gamma (fictional)", country="BE", founded=2001, source=BY),
        Stakeholder(id="own:secret", name="Aardvark (fictional)", visibility="broker-only", country="BE", source=BY),
        Stakeholder(id="own:unnamed", country="BE", source=BY),
    ]
    yield [ValueChain(id="chain:food", notation="food", label_en="Food", label_nl="Voeding", source=BY)]
    yield [
        Capability(
            id="term:drying", label_en="Drying", label_nl="Drogen", label_fr="Séchage", scheme="term", source=BY
        ),
        Capability(id="term:cooling", label_en="Cooling", scheme="term", source=BY),
    ]
    yield [Programme(id="programme:P1", notation="P1", source=BY)]
    start = datetime.date(2015, 3, 1)
    yield [
        Project(id="own:p1", acronym="ONE", start=start, total_cost=3_000_000_000_00, source=BY),
        Project(id="own:p2", acronym="TWO", source=BY),
    ]
    yield [ActiveIn(from_id="own:alpha", to_id="chain:food", weight=2.0, share=1.0, source=BY)]
    yield [
        Offers(from_id="own:alpha", to_id="term:drying", level=0.5, words="we dry", source=BY),
        Offers(from_id="own:alpha", to_id="term:cooling", level=0.9, source=BY),
    ]
    yield [Needs(from_id="own:beta", to_id="term:drying", urgency=1.0, source=BY)]
    yield [
        ParticipatedIn(from_id="own:alpha", to_id="own:p1", role="coordinator", amount=5_00, source=BY),
        ParticipatedIn(from_id="own:beta", to_id="own:p1", role="participant", source=BY),
        ParticipatedIn(from_id="own:secret", to_id="own:p1", role="participant", source=BY),
        ParticipatedIn(from_id="own:alpha", to_id="own:p2", role="participant", source=BY),
    ]
    yield [FundedUnder(from_id="own:p1", to_id="programme:P1", source=BY)]
    yield from beside()


def beside():
    """One of everything else, each linked to what everybody may see and, where it can be, to what nobody may."""
    others = (
        Identifier(id="identifier:vat:BE1", scheme="vat", value="BE1", source=BY),
        Identifier(id="identifier:vat:BE2", scheme="vat", value="BE2", source=BY),
        Contact(id="own:ada", name="Ada (fictional)", email="ada@example.org", source=BY),
        Consent(id="own:yes", purpose="introductions", source=BY),
        Stage(id="stage:make", label_en="Making", position=1, source=BY),
        Market(id="market:DE", notation="DE", label_nl="Duitsland", label_fr="Allemagne", source=BY),
        Market(id="market:FR", notation="FR", label_en="", source=BY),
        Barrier(id="own:toll", title="A toll (fictional)", source=BY),
        Service(id="own:advice", name="Advice (fictional)", source=BY),
        ServiceVolume(id="volume:2025:own:advice", year="2025", cases=40, budget=90_000_00, source=BY),
        Signal(id="own:sign", topic="growth", value=0.5, source=BY),
        Partnership(id="own:pact", title="A pact (fictional)", source=BY),
        MatchRun(id="run:1", manifest="{}", source=BY),
        Feedback(id="own:verdict", verdict="accepted", source=BY),
        StrategicLine(id="line:1", label_en="One", position=1, source=BY),
        StrategicLine(id="line:2", position=2, source=BY),
        Action(id="own:act", title="Act (fictional)", source=BY),
        Milestone(id="own:mile", title="Half of it (fictional)", due=datetime.date(2020, 6, 1), source=BY),
        Proposal(id="own:thought", rung="idea", title="A thought (fictional)", source=BY),
        Proposal(id="own:theme", rung="theme", title="A theme (fictional)", source=BY),
        PlanVersion(id="own:said", title="A plan (fictional)", source=BY),
        PlanEntry(id="own:said:act", sort="action", about="own:act", content="{}", source=BY),
        ExportValue(id="export:food:DE:2025", year=2025, value=5_00, source=BY),
        Assignment(id="own:care", owner="key:ann", source=BY),
        PartnerProfile(id="own:wanted", title="A dryer wanted (fictional)", type="technology-request", source=BY),
        PartnershipStep(id="own:move", verb="suggest", place=1, after="suggested", source=BY),
        FollowUp(id="own:ask", about="How it goes", weeks=2, source=BY),
        Interaction(id="own:talk", kind="call", subject="Drying (fictional)", held="yes", source=BY),
        Outcome(id="own:fruit", type="sales", expected_first=5_00, source=BY),
        Attribution(id="own:part", broker="key:ann", share=1.0, source=BY),
        Referral(id="own:passed", need="An interpreter (fictional)", state="offered", source=BY),
        Correction(id="own:mend", about="Stakeholder/own:alpha", property="city", state="open", source=BY),
        Disclosure(id="own:shown", fields=("email",), shown_to="key:ann", purpose="introductions", source=BY),
        Forecast(id="own:odds", forecaster="run", by="run:1", sealed="00", source=BY),
        AnnualAccounts(id="own:books", period="2025", closed=datetime.date(2025, 12, 31), equity=-5_00, source=BY),
        DistressSign(id="own:summons", topic="summons", day=datetime.date(2026, 1, 5), source=BY),
        Appraisal(id="own:looked", concern="distress", treatment="seen", by="key:ann", source=BY),
        BarrierNote(id="own:whisper", summary="Whom to see (fictional)", owner="key:ann", source=BY),
        BarrierStep(id="own:turn", verb="register", place=1, after="open", source=BY),
        BarrierEnquiry(id="own:round", found="none-found", note="Three exporters (fictional)", source=BY),
    )
    yield from ([one] for one in others)
    ends = (
        (IdentifiedBy, "own:alpha", "identifier:vat:BE1"),
        (IdentifiedBy, "own:secret", "identifier:vat:BE2"),
        (HasContact, "own:alpha", "own:ada"),
        (HasConsent, "own:ada", "own:yes"),
        (PresentIn, "own:alpha", "market:DE"),
        (PresentIn, "own:secret", "market:DE"),
        (Targets, "own:beta", "market:DE"),
        (About, "own:p1", "term:drying"),
        (Advances, "own:p1", "chain:food"),
        (OwnedBy, "own:beta", "own:alpha"),
        (OwnedBy, "own:secret", "own:alpha"),
        (Excludes, "own:alpha", "own:beta"),
        (Broader, "term:drying", "term:cooling"),
        (Provides, "own:gamma", "own:advice"),
        (Provides, "own:secret", "own:advice"),
        (Hinders, "own:toll", "own:alpha"),
        (HindersChain, "own:toll", "chain:food"),
        (HindersMarket, "own:toll", "market:DE"),
        (Between, "own:pact", "own:alpha"),
        (Observes, "own:sign", "own:alpha"),
        (PartOf, "own:act", "line:1"),
        (ForChain, "own:act", "chain:food"),
        (Tackles, "own:act", "own:toll"),
        (Answers, "own:act", "own:theme"),
        (MilestoneOf, "own:mile", "own:act"),
        (GatheredIn, "own:thought", "own:theme"),
        (TakesStand, "own:alpha", "own:theme"),
        (TakesStand, "own:secret", "own:theme"),
        (EntryOf, "own:said:act", "own:said"),
        (ExportOf, "export:food:DE:2025", "chain:food"),
        (ExportTo, "export:food:DE:2025", "market:DE"),
        (MergedInto, "own:beta", "own:alpha"),
        (MergedInto, "own:secret", "own:alpha"),
        (LooksAfter, "own:care", "own:alpha"),
        (SeeksPartner, "own:alpha", "own:wanted"),
        (CarriesOut, "own:pact", "own:act"),
        (PaidBy, "own:pact", "own:advice"),
        (StepOf, "own:move", "own:pact"),
        (FollowsUp, "own:ask", "own:pact"),
        (Involves, "own:talk", "own:alpha"),
        (Concerns, "own:talk", "own:pact"),
        (AccountsOf, "own:books", "own:alpha"),
        (WarnsOf, "own:summons", "own:alpha"),
        (Appraises, "own:looked", "own:alpha"),
        (OutcomeOf, "own:fruit", "own:pact"),
        (ShareIn, "own:part", "own:fruit"),
        (ReferredBy, "own:passed", "own:gamma"),
        (ReferredTo, "own:passed", "own:beta"),
        (ReferralFor, "own:passed", "own:alpha"),
        (ReferralNeed, "own:passed", "term:drying"),
        (DoneWith, "own:passed", "own:talk"),
        (Corrects, "own:mend", "own:alpha"),
        (RaisedIn, "own:mend", "own:pact"),
        (Discloses, "own:shown", "own:ada"),
        (ShownFor, "own:shown", "own:pact"),
        (ConsentsTo, "own:yes", "own:pact"),
        (Meets, "own:advice", "term:drying"),
        (Serves, "own:advice", "market:DE"),
        (VolumeOf, "volume:2025:own:advice", "own:advice"),
        (ReferralService, "own:passed", "own:advice"),
        (LiesIn, "market:DE", "market:FR"),
        (Requires, "own:toll", "term:drying"),
        (NoteOn, "own:whisper", "own:toll"),
        (BarrierStepOf, "own:turn", "own:toll"),
        (SameBarrier, "own:toll", "own:toll"),
        (AskedChain, "own:round", "chain:food"),
        (AskedMarket, "own:round", "market:DE"),
    )
    yield from ([noun(from_id=start, to_id=end, source=BY)] for noun, start, end in ends)


class Counting:
    """A store that counts the statements it is asked for."""

    def __init__(self, store):
        self.store, self.asked = store, 0

    async def find_soon(self, select, rule=EVERYTHING, values=None):
        self.asked += 1
        return await self.store.find_soon(select, rule, values)

    async def suggested_soon(self, wanted, rule=EVERYTHING, values=None):
        self.asked += 1
        return await self.store.suggested_soon(wanted, rule, values)

    async def groups_soon(self, *arguments):
        self.asked += 1
        return await self.store.groups_soon(*arguments)

    def __getattr__(self, verb):
        """The other verbs: `named`, `search`, `neighbourhood` and `shortest_path`."""

        def asked(*arguments):
            self.asked += 1
            return getattr(self.store, verb)(*arguments)

        return asked


def runs():
    """One for everybody, a later one for the network, and what each suggests; some of it may not be seen."""
    pairs = [("alpha", "gamma"), ("alpha", "secret"), ("beta", "gamma"), ("gamma", "alpha"), ("secret", "alpha")]
    for run, audience in (("run:open", "public"), ("run:closed", "network")):
        made = MatchRun(id=run, manifest="{}", started="2026-01-01", audience=audience, whole=True, source=BY)
        yield made, [
            Suggestion(
                stakeholder_id=f"own:{who}", partner_id=f"own:{partner}", rank=1 + pairs[:place].count((who, "gamma")),
                score=0.5 - place, chain_from="food" if who == "alpha" else None, chain_to=None, explanation=f"{place}",
            )
            for place, (who, partner) in enumerate(pairs)
        ]  # fmt: skip


def filled(store):
    if not isinstance(store, Neo4jStore):
        return told_all(store)
    with store.connection.session(write=True) as session:
        if IMAGES:
            IMAGES[0].put(session)
        else:
            told_all(store)
            IMAGES.append(Image.of(session))
    return store


def told_all(store):
    with store.unit(BY, bulk="test") as unit:
        for some in facts():
            unit.say(some)
        for run, suggestions in runs():
            unit.add_run(run, suggestions)
    return store


@pytest.fixture(scope="session")
def store_path(tmp_path_factory):
    return tmp_path_factory.mktemp("schema") / "hommel.db"


@pytest.fixture(scope="session")
def store(store_path):
    with contextlib.closing(graph.sqlite.open_store(store_path, create=True)) as store:
        yield filled(store)


@pytest.fixture
def fresh(new_store):
    """The same economy in a store of each sort, to be changed."""
    with contextlib.closing(new_store()) as opened:
        yield filled(opened)


@pytest.fixture(scope="module")
def stores(request, store):
    """The same economy in every store that is at hand; `test_every_store_is_asked` says which is not."""
    try:
        address = neo4j.Address.parse(request.getfixturevalue("neo4j_url"))
    except pytest.skip.Exception:
        yield [store]
        return
    neo4j.migrate(address)
    with contextlib.closing(neo4j.open_store(address)) as other:
        with other.connection.session(write=True) as session:
            empty(session)
        yield [store, filled(other)]


@pytest.fixture(scope="session", autouse=True)
def one_schema():
    """Every application has the same types, since making them takes longer than most answers, and here each request has
    an application of its own; what is kept of texts is each one's own."""
    one = build_schema()

    def with_texts_of_its_own(taken):
        another = copy.copy(one)
        another.documents = Documents(one._schema, MOST_TOKENS, taken)
        return another

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(schema.serving.app, "build_schema", with_texts_of_its_own)
        yield


@pytest.fixture
def request_app(stores):
    """Sends one request to the application in-process: method, path, then httpx' own arguments.

    Every store is asked; what GraphQL answers must be the same bytes.
    """

    async def send(counting, method, path, arguments):
        arguments["headers"] = {"X-Request-Id": "the-same-everywhere", **arguments.get("headers", {})}
        app = create_app(lambda: contextlib.nullcontext(counting))

        async def with_state(scope, receive, send):  # what a server's lifespan does
            await app({**scope, "state": {"store": counting, "feed": None}}, receive, send)

        async with httpx.AsyncClient(
            transport=httpx.ASGITransport(with_state), base_url="http://127.0.0.1:8000"
        ) as client:
            response = await client.request(method, path, **arguments)
        await counting.store.close_soon()
        response.extensions["asked"] = counting.asked
        return response

    def request(method, path, **arguments):
        first, *others = [asyncio.run(send(Counting(store), method, path, arguments)) for store in stores]
        for other in others if path == "/graphql" else ():
            assert (other.status_code, other.content) == (first.status_code, first.content)
            assert other.extensions["asked"] == first.extensions["asked"]
        return first

    return request


@pytest.fixture
def ask(request_app):
    """The answer to a GraphQL query: its JSON body."""

    def ask(query, **variables):
        return request_app("POST", "/graphql", json={"query": query, "variables": variables}).json()

    return ask


@pytest.fixture
def names(ask):
    """Ids of the stakeholders that pass a `where`."""

    def names(where):
        answer = ask(
            "query($w: StakeholderFilter) { stakeholders(where: $w, orderBy: [{id: ASC}]) { edges { node { id } } } }",
            w=where,
        )
        assert "errors" not in answer, answer
        return [edge["node"]["id"].removeprefix("own:") for edge in answer["data"]["stakeholders"]["edges"]]

    return names
