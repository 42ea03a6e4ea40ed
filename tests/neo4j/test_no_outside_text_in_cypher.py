"""No string from outside becomes Cypher: the texts sent are the same whatever the values are."""

import asyncio
from contextlib import closing

import neo4j as driver
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph import neo4j
from graph.errors import BadInput
from graph.model import MatchRun, Stakeholder, Suggestion
from graph.neo4j import Address, open_store
from graph.select import And, Branch, Direction, Not, Op, Order, Page, Quantifier, Select, Test, Through
from graph.store import Along
from tests.conftest import FULL
from tests.neo4j.server import empty

HOSTILE = (
    "'", '"', "`", "\\", "\\u0027", "'})", "`})", "//", "/*", "*/", "$param", "{", "}", ";", "|", "~", "*:*", "\n",
    "x'}) DETACH DELETE n //", "x' OR 1=1 WITH n MATCH (m) DETACH DELETE m //", "`) DETACH DELETE n RETURN (`",
    "CALL dbms.components()", "LOAD CSV FROM 'file:///etc/passwd' AS r", "name:x OR *:*", "searchText:a AND NOT b",
)  # fmt: skip
texts = st.lists(st.sampled_from(HOSTILE) | st.text(st.characters(exclude_categories=("Cs",)), max_size=8), max_size=4)
strings = texts.map("".join).map(lambda text: text.replace("\0", ""))
MARK = "hommelmark"


@pytest.fixture(scope="module")
def store(neo4j_url):
    address = Address.parse(neo4j_url)
    neo4j.migrate(address)
    with closing(open_store(address)) as opened:
        with opened.connection.session(write=True) as session:
            empty(session)
        yield opened


@pytest.fixture(scope="module")
def sent():
    """Every text that any session or transaction runs."""
    found = set()

    def spied(run):
        def spy(self, query, *args, **kwargs):
            found.add(str(getattr(query, "text", query)))
            return run(self, query, *args, **kwargs)

        return spy

    with pytest.MonkeyPatch.context() as patch:
        for place in (driver.Session, driver.Transaction, driver.AsyncSession):
            patch.setattr(place, "run", spied(place.run))
        yield found


def use(store, text):
    """Write, read, search and walk with the text wherever a string from outside may stand."""
    name = f"{MARK} {text}"
    with store.unit(text, bulk=text) as unit:
        unit.say([Stakeholder(id="own:x", name=name, description=text, city=text, source="tables:a")])
        unit.say([Stakeholder(id="own:x", name=name, website=text, source="tables:b")])
        unit.mark(text)
        run = MatchRun(id="run:1", manifest=text, source="hommel:match")
        row = Suggestion(
            stakeholder_id="own:x", partner_id="own:y", rank=1, score=0.5, chain_from=text, chain_to=None,
            explanation=text,
        )  # fmt: skip
        unit.add_run(run, iter([row]))
    where = And((Test("name", Op.EQ, name), Not(Test("city", Op.CONTAINS, f"{MARK}{text}"))))
    below = Branch("OFFERS", Direction.OUT, fields=("label_en",), where=Test("label_en", Op.EQ, text))
    through = Not(Through("NEEDS", Direction.OUT, Quantifier.SOME, Test("label_nl", Op.EQ, text)))
    order = (Order("name"),)
    select = Select("Stakeholder", fields=("name",), where=And((where, through)), order=order, branches=(below,))
    rows = store.find(select)
    after = Select("Stakeholder", where=where, order=order, page=Page(5, after=rows.keys[0]))
    assert [row[0] for row in rows.rows] == [name]
    assert store.find(after).rows == []
    assert next(iter(store.suggestions("run:1"))).explanation == text
    store.search(f"{MARK} {text}", limit=5)
    store.neighbourhood("own:x", [Along("OFFERS", Direction.OUT)], rule={"Capability": Test("label_en", Op.EQ, text)})
    store.marked(text)
    asyncio.run(soon(store, select))


async def soon(store, select):
    await store.find_soon(select)
    await store.close_soon()


@settings(max_examples=150 if FULL else 15)
@given(text=strings)
def test_the_texts_sent_do_not_depend_on_the_values(store, sent, text):
    if not sent:
        for harmless in (
            "plain",
            "plain",
            "other",
            "plain",
            "other",
        ):  # new, the same, and changed take other statements
            use(store, harmless)
    known = set(sent)
    use(store, text)
    assert sent - known == set()
    assert store.counts().kinds["Stakeholder"] == 1


@given(strings.filter(lambda text: not text.isidentifier()))
def test_a_name_from_outside_is_looked_up_and_never_written(store, sent, name):
    for select in (
        Select(name),
        Select("Stakeholder", fields=(name,)),
        Select("Stakeholder", where=Test(name, Op.EQ, "x")),
        Select("Stakeholder", order=(Order(name),)),
        Select("Stakeholder", branches=(Branch(name, Direction.OUT),)),
        Select("Stakeholder", where=Through(name, Direction.OUT, Quantifier.SOME, None)),
    ):
        before = len(sent)
        with pytest.raises(BadInput):
            store.find(select)
        assert len(sent) == before
