"""Generated requests: the plan answers what the stock executor answers, to the byte."""

import asyncio
import re
import sys

import orjson
import pytest
from graphql import GraphQLInterfaceType, GraphQLObjectType, get_named_type, is_leaf_type, is_required_argument
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import Unavailable
from graph.select import EVERYTHING, Rows
from schema.access import PUBLIC
from schema.answering import execution
from schema.answering.documents import MOST_CHARACTERS, MOST_DOCUMENTS, Documents
from schema.answering.execution import answered
from schema.query import MOST_TOKENS, build_schema
from schema.viewer import Viewer

SCHEMA = build_schema()
TYPES = SCHEMA._schema.type_map
DOCUMENTS = Documents(SCHEMA._schema, MOST_TOKENS)
VARIABLES = {"yes": True, "no": False, "n": 2, "where": {"id": {"startsWith": "own:"}}}
DEFINED = {"yes": "Boolean!", "no": "Boolean = true", "n": "Int", "where": "StakeholderFilter"}
ARGUMENTS = {
    "first": ("1", "1", "2", "3", "3", "0", "$n", "-1"),
    "last": ("2",),
    "after": ("null", "null", '"x"'),
    "where": ("{}", '{id: {startsWith: "own:"}}', "{not: {source: {known: false}}}", "null"),
    "orderBy": ("[{id: DESC}]", "[]", "null"),
    "id": ('"own:alpha"', '"own:p1"', '"own:secret"', '"own:none"'),
    "ids": ('["own:p1", "own:none", "own:alpha", "own:p1"]', "[]"),
    "text": ('"fictional"',),
}
DIRECTIVES = ("", "", "", "@skip(if: $no)", "@include(if: $yes)", "@include(if: $no)")


@st.composite
def arguments(draw, field, name):
    known = [argument for argument in ARGUMENTS if argument in field.args]
    chosen = draw(st.lists(st.sampled_from(known), max_size=2, unique=True)) if known else []
    needed = [one for one in known if is_required_argument(field.args[one])]
    given = [f"{one}: {draw(st.sampled_from(ARGUMENTS[one]))}" for one in dict.fromkeys([*chosen, *needed])]
    if name == "stakeholders" and "where" not in chosen and draw(st.booleans()):
        given.append("where: $where")
    return f"({', '.join(given)})" if given else ""


@st.composite
def selection(draw, type_, depth):
    """What is selected of a type: plain, under another name, in a fragment, now and then not at all."""
    names = [name for name, field in type_.fields.items() if depth or is_leaf_type(get_named_type(field.type))]
    likely = [name for name in names if name in {"edges", "node", "totalCount", "cursor", "id", "name"}]
    chosen = draw(st.lists(st.sampled_from(["__typename", *names, *likely * 3]), min_size=1, max_size=4))
    parts = []
    for name in chosen:
        field = type_.fields.get(name)
        plain = field is None or not field.args
        alias = draw(st.sampled_from(["", "", f"x{name}: "])) if plain else f"x{draw(st.integers(0, 9_999))}: "
        directive = draw(st.sampled_from(DIRECTIVES))
        inner = get_named_type(field.type) if field else None
        below = ""
        if isinstance(inner, GraphQLObjectType):
            below = f"{{ {draw(selection(inner, depth - 1))} }}"
        elif isinstance(inner, GraphQLInterfaceType):
            below = f"{{ {draw(of_any_kind(depth - 1))} }}"
        given = draw(arguments(field, name)) if field else ""
        part = f"{alias}{name}{given} {directive} {below}"
        parts.append(f"... on {type_.name} {directive} {{ {part} }}" if draw(st.integers(0, 4)) == 0 else part)
    return " ".join(parts)


@st.composite
def of_any_kind(draw, depth):
    """What is selected of a node: of any, and of some kinds."""
    kinds = draw(st.lists(st.sampled_from(["Stakeholder", "Project", "Contact"]), max_size=2, unique=True))
    parts = [f"... on {kind} {{ {draw(selection(TYPES[kind], depth))} }}" for kind in kinds]
    plain = draw(st.lists(st.sampled_from(["__typename", "id", "asOf", "... on Node { source }"]), min_size=1))
    return " ".join(draw(st.permutations([*parts, *plain])))


@st.composite
def requests(draw):
    body = draw(selection(SCHEMA._schema.query_type, 6))
    shared = draw(selection(TYPES["Stakeholder"], 3))
    rest = f"stakeholders {{ edges {{ node {{ ...f }} }} }} }} fragment f on Stakeholder {{ {shared} }}"
    text = f"{{ {body} {rest}"
    used = [f"${name}: {type_}" for name, type_ in DEFINED.items() if re.search(rf"\${name}\b", text)]
    return f"query({', '.join(used)}) {text}" if used else text


@pytest.fixture(autouse=True)
def our_mistakes_fail(monkeypatch):
    """Else the executor would answer, and nobody would know."""

    def fail(*_):
        raise AssertionError("a plan failed") from sys.exception()

    monkeypatch.setattr(execution.log, "exception", fail)


def stated(result):
    body = {"data": result.data}
    if result.errors:
        body["errors"] = [error.formatted for error in result.errors]
    return orjson.dumps(body)


def both(store, text, variables=VARIABLES, name=None):
    """The plan's answer, None where it leaves it to the executor, and the executor's."""

    async def asked():
        planned = await answered(DOCUMENTS, text, name, variables, Viewer(store, PUBLIC))
        stock = await SCHEMA.execute(text, variables, Viewer(store, PUBLIC), operation_name=name)
        return planned and stated(planned), stated(stock)

    return asyncio.run(asked())


@given(text=requests())
def test_a_generated_request_has_the_executor_s_answer(store, text):
    planned, stock = both(store, text)
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

    async def find_soon(self, select, rule=EVERYTHING):
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
    viewer = Viewer(store, PUBLIC)
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
    documents = Documents(SCHEMA._schema, MOST_TOKENS)
    first = documents.get("{ stakeholders { totalCount } }")
    assert first is not None
    assert documents.get("{ stakeholders { totalCount } }") is first
    for number in range(MOST_DOCUMENTS):
        documents.get(f"{{ no{number} }}")
    assert documents.get("{ stakeholders { totalCount } }") is not first
