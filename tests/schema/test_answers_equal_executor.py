"""Generated requests: the plan answers what the stock executor answers, to the byte."""

import asyncio
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import Unavailable
from graph.select import EVERYTHING, Rows
from schema.answering import execution
from schema.answering.documents import MOST_CHARACTERS, Documents
from schema.answering.execution import answered
from schema.compiling.languages import DEFAULT
from schema.query import MOST_TOKENS
from schema.serving.asking import Asked
from schema.subscribing.operations import Invalid, results
from schema.viewer import Viewer
from tests.schema.generated import DOCUMENTS, OPERANDS, SCHEMA, VARIABLES, requests, stated


@pytest.fixture(autouse=True)
def our_mistakes_fail(monkeypatch):
    """Else the executor would answer, and nobody would know."""

    def fail(*_):
        raise AssertionError("a plan failed") from sys.exception()

    monkeypatch.setattr(execution.log, "exception", fail)


def both(store, text, variables=VARIABLES, name=None, languages=DEFAULT):
    """The plan's answer, None where it leaves it to the executor, and the executor's."""

    async def asked():
        planned = await answered(DOCUMENTS, text, name, variables, Viewer(store, languages=languages))
        stock = await SCHEMA.execute(text, variables, Viewer(store, languages=languages), operation_name=name)
        again = await answered(DOCUMENTS, text, name, variables, Viewer(store, languages=languages))  # by what was kept
        assert (again and stated(again)) == (planned and stated(planned))
        return planned and stated(planned), stated(stock)

    return asyncio.run(asked())


@given(text=requests(), values=st.lists(OPERANDS, min_size=1, max_size=3), languages=st.permutations(DEFAULT))
def test_a_generated_request_has_the_executor_s_answer(store, text, values, languages):
    for some in values:
        planned, stock = both(store, text, VARIABLES | some, languages=tuple(languages))
        assert planned in (None, stock)


LABELLED = """query($l: Language) { capabilities { edges { node {
  label nl: label(language: NL) fr: label(language: FR) own: label(language: $l) labelEn etag } } } }"""


@given(
    text=requests().filter(lambda text: "label" in text) | st.just(LABELLED),
    readers=st.lists(st.tuples(st.permutations(DEFAULT), st.sampled_from(["NL", "FR", None])), min_size=2, max_size=4),
)
def test_the_same_text_from_readers_of_other_languages_has_the_executor_s_answer_for_each(store, text, readers):
    for languages, chosen in readers:
        planned, stock = both(store, text, {**VARIABLES, "l": chosen}, languages=tuple(languages))
        assert planned in (None, stock)


@pytest.mark.parametrize(
    "text",
    [
        '{ node(id: "own:alpha") { __typename ... on Stakeholder { name offers { totalCount } } } }',
        '{ nodes(ids: ["own:p1", "own:none"]) { id ... on Project { acronym } ... on Stakeholder { name } } }',
        '{ node(id: "own:alpha") { ... on Stakeholder { projects(first: -1) { totalCount } } } stages { totalCount } }',
        "{ stakeholders { edges { cursor node { id name } } pageInfo { hasNextPage endCursor } totalCount } }",
        "{ a: stakeholders(first: 1) { b: edges { c: node { d: id e: id } } } __typename }",
        "{ projects { edges { node { participants(first: 2) { totalCount edges { role node { id } } } } } } }",
        "query($n: Int) { stakeholders(first: $n) { edges { node { ...f } } } } fragment f on Stakeholder { id }",
        "{ stakeholders(first: -1) { totalCount } }",
        "{ suggestions { totalCount edges { cursor node { id rank run { audience etag } } } pageInfo { endCursor } } }",
        "{ suggestions(orderBy: SCORE) { edges { node { a: stakeholder { id } b: stakeholder { name } } } } }",
        '{ suggestions(after: "x") { totalCount } suggestions2: suggestions(first: 20000) { totalCount } }',
        "{ stakeholders { edges { node { suggestions { edges { rank node { needs { totalCount } } } } } } } }",
        '{ stakeholders(after: "x") { totalCount } projects { totalCount } }',
        "{ projects { edges { node { id ...f } } } } fragment f on Project { totalCost start id }",
    ],
)
def test_plain_requests_never_reach_the_executor(store, text):
    planned, stock = both(store, text, {"n": 2})
    assert planned == stock


@pytest.mark.parametrize(
    ("text", "variables"),
    [
        ("{ __schema { queryType { name } } }", {}),
        ("{ stakeholders { edges { node { nothing } } } }", {}),
        ("query($n: Int!) { stakeholders(first: $n) { totalCount } }", {}),
        ("query($n: Int!) { stakeholders(first: $n) { totalCount } }", {"n": "x"}),
        ("{ stakeholders", {}),
        ("query a { stakeholders { totalCount } } query b { __typename }", {}),
        (f"{{ stakeholders {{ totalCount }} }} #{'x' * MOST_CHARACTERS}", {}),
    ],
)
def test_everything_else_is_the_executor_s(store, text, variables):
    planned, _ = both(store, text, variables)
    assert planned is None


def test_one_of_several_operations_is_chosen_by_name(store):
    planned, stock = both(store, "query a { stakeholders { totalCount } } query b { __typename }", name="b")
    assert planned == stock == b'{"data":{"__typename":"Query"}}'


class Answering:
    """A store that answers with rows of our choice, or an error."""

    def __init__(self, rows):
        self.rows, self.asked = rows, 0

    async def find_soon(self, select, rule=EVERYTHING, values=None):
        self.asked += 1
        if isinstance(self.rows, Exception):
            raise self.rows
        return Rows([self.rows], [("a", "own:a")], 1, False)


@pytest.mark.parametrize(
    ("fields", "row"),
    [("id", [None]), ("id source", ["own:a", None]), ("id founded", ["own:a", 2**40])],
)
def test_a_value_that_its_type_forbids_goes_to_the_executor_with_the_rows_at_hand(fields, row):
    store = Answering(row)
    viewer = Viewer(store)
    text = f"{{ stakeholders {{ edges {{ node {{ {fields} }} }} }} }}"

    async def asked():
        assert await answered(DOCUMENTS, text, None, {}, viewer) is None
        return await SCHEMA.execute(text, {}, viewer)

    assert asyncio.run(asked()).errors
    assert store.asked == 1


def test_a_store_s_error_is_said_as_the_executor_says_it():
    planned, stock = both(Answering(Unavailable("gone; try again")), "{ stakeholders { totalCount } }")
    assert planned == stock
    assert b"gone; try again" in planned


def test_documents_are_looked_at_once_and_forgotten_in_the_end(monkeypatch):
    monkeypatch.setattr("schema.answering.documents.MOST_KEPT", 1_000)
    documents = Documents(SCHEMA._schema, MOST_TOKENS)
    first = documents.get("{ stakeholders { totalCount } }")
    assert first is not None
    assert documents.get("{ stakeholders { totalCount } }") is first
    for number in range(200):
        documents.get(f"{{ no{number} }}")
    assert documents.get("{ stakeholders { totalCount } }") is not first


def test_what_is_kept_of_documents_is_bounded_however_many_values_come():
    documents = Documents(SCHEMA._schema, MOST_TOKENS)
    text = "query($n: Int) { stakeholders(first: $n) { totalCount } }"

    async def asked(number, **others):
        await answered(documents, text, None, {"n": number, **others}, Viewer(Answering(["own:a"])))

    for number in range(3):
        asyncio.run(asked(number))
    assert len(documents.plans) == 3
    for number in range(3):
        asyncio.run(asked(number, undeclared=number))  # chooses no plan
    assert len(documents.plans) == 3
    documents.plans._most = 10 * len(text)
    for number in range(50):
        asyncio.run(asked(number))
    assert len(documents.plans) == 10


def test_a_refusal_that_is_kept_holds_on_to_no_request():
    documents = Documents(SCHEMA._schema, MOST_TOKENS)
    text = "{ stakeholders(first: -1) { totalCount } }"
    viewer = Viewer(Answering([]))
    assert asyncio.run(answered(documents, text, None, {}, viewer)).errors
    ((root,),) = documents.plans.get((text, b""))
    assert root.refused.__traceback__ is None


def test_who_subscribes_to_nothing_leaves_nothing_behind():
    async def asked():
        async for _ in results(SCHEMA, Asked("subscription { nope }"), Viewer(Answering([]))):
            pass

    for _ in range(3):
        with pytest.raises(Invalid):
            asyncio.run(asked())
    (error,) = SCHEMA.documents.get("subscription { nope }").errors
    assert error.__traceback__ is None


TWICE = """query($yes: Boolean!) {
  a: stakeholders { totalCount }
  a: stakeholders @include(if: $yes) { edges { node { id } } }
  ... @include(if: $yes) { a: stakeholders { pageInfo { hasNextPage } } }
}"""


@pytest.mark.parametrize("order", [(True, False, True), (False, True, False)])
def test_a_root_field_that_is_there_twice_is_merged_for_each_request_anew(store, order):
    text = TWICE + " " * order[0]  # a text of its own each time
    for yes in order:
        planned, stock = both(store, text, {"yes": yes})
        assert planned == stock


DIRECTED = """query($yes: Boolean!, $n: Int, $id: String!) {
  stakeholders(where: {id: {eq: $id}}) {
    edges { node { id name @include(if: $yes) offers(first: $n) { edges { level node { id } } } } }
  }
}"""


def test_what_depends_on_variables_is_read_anew_and_the_rest_once(store):
    for yes, n, one in ((True, 2, "own:alpha"), (False, 1, "own:alpha"), (True, 1, "own:beta"), (True, 2, "own:alpha")):
        planned, stock = both(store, DIRECTED, {"yes": yes, "n": n, "id": one})
        assert planned == stock
    assert not DOCUMENTS.get(DIRECTED).below
    skipped = "query($no: Boolean!) { stakeholders { edges { node { id name @skip(if: $no) } } } }"
    for no in (True, False):
        planned, stock = both(store, skipped, {"no": no})
        assert planned == stock
    plain = "query($id: String!) { a: stakeholders(where: {id: {eq: $id}}) { edges { node { id name } } } }"
    for one in ("own:alpha", "own:beta"):
        planned, stock = both(store, plain, {"id": one})
        assert planned == stock
        assert one.encode() in planned
    assert [place[:2] for place in DOCUMENTS.get(plain).below] == [("", "a")]
