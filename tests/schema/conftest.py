"""A small economy behind the GraphQL edge, asked in-process over ASGI."""

import asyncio
import contextlib
import datetime

import httpx
import pytest

import graph.sqlite
from graph.model import Capability, Programme, Project, Source, Stakeholder, ValueChain
from graph.relations import ActiveIn, FundedUnder, Needs, Offers, ParticipatedIn
from graph.select import EVERYTHING
from schema.app import create_app

BY = "tables:fictional"


def facts():
    yield [Source(id=BY, title="Fictional", source=BY)]
    yield [
        Stakeholder(id="own:alpha", name="Alpha (fictional)", kind="company", country="BE", founded=1990, source=BY),
        Stakeholder(id="own:beta", name="Béta (fictional)", kind="company", country="NL", source=BY),
        Stakeholder(id="own:gamma", name="Gamma (fictional)", country="BE", founded=2001, source=BY),
        Stakeholder(id="own:secret", name="Aardvark (fictional)", visibility="broker-only", country="BE", source=BY),
        Stakeholder(id="own:unnamed", country="BE", source=BY),
    ]
    yield [ValueChain(id="chain:food", notation="food", label_en="Food", source=BY)]
    yield [
        Capability(id="term:drying", label_en="Drying", scheme="term", source=BY),
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


class Counting:
    """A store that counts the statements it is asked for."""

    def __init__(self, store):
        self.store, self.asked = store, 0

    async def find_soon(self, select, rule=EVERYTHING):
        self.asked += 1
        return await self.store.find_soon(select, rule)


@pytest.fixture(scope="session")
def store(tmp_path_factory):
    path = tmp_path_factory.mktemp("schema") / "hommel.db"
    with contextlib.closing(graph.sqlite.open_store(path, create=True)) as store:
        with store.unit(BY, bulk="test") as unit:
            for some in facts():
                unit.say(some)
        yield store


@pytest.fixture
def request_app(store):
    """Sends one request to the application in-process: method, path, then httpx' own arguments."""

    async def send(counting, method, path, arguments):
        app = create_app(lambda: contextlib.nullcontext(counting))

        async def with_state(scope, receive, send):  # what a server's lifespan does
            await app({**scope, "state": {"store": counting}}, receive, send)

        async with httpx.AsyncClient(
            transport=httpx.ASGITransport(with_state), base_url="http://127.0.0.1:8000"
        ) as client:
            return await client.request(method, path, **arguments)

    def request(method, path, **arguments):
        counting = Counting(store)
        response = asyncio.run(send(counting, method, path, arguments))
        response.extensions["asked"] = counting.asked
        return response

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
