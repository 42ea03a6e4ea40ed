"""Generated requests: any selection of the schema, with arguments out of a table, nested, aliased, skipped."""

import re

import orjson
from graphql import GraphQLInterfaceType, GraphQLObjectType, get_named_type, is_leaf_type, is_required_argument
from hypothesis import strategies as st

from schema.answering.documents import Documents
from schema.query import MOST_TOKENS, build_schema

SCHEMA = build_schema()
TYPES = SCHEMA._schema.type_map
DOCUMENTS = Documents(SCHEMA._schema, MOST_TOKENS)
VARIABLES = {"yes": True, "no": False, "n": 2, "where": {"id": {"startsWith": "own:"}}, "l": "FR"}
DEFINED = {
    "yes": "Boolean!", "no": "Boolean = true", "n": "Int", "where": "StakeholderFilter", "text": 'String = "own:a"',
    "texts": "[String!]", "whole": "Int", "cents": "Cents", "day": "Day", "flag": "Boolean", "l": "Language",
}  # fmt: skip
TEXTS = st.sampled_from(["BE", "own:", "own:alpha", "own:beta", "food", "béta", "a", "", "%", "🐝", "term"])
OPERANDS = st.fixed_dictionaries(
    {},
    optional={
        "text": st.none() | TEXTS,
        "texts": st.none() | st.lists(TEXTS, max_size=3),
        "whole": st.none() | st.integers(1980, 2010) | st.just(2**31 - 1),
        "cents": st.none() | st.sampled_from([0, 300_000_000_000_000, 2**62, 2**70]),
        "day": st.none() | st.dates().map(str),
        "flag": st.none() | st.booleans(),
        "n": st.integers(0, 3),
        "no": st.booleans(),
    },
)
"""Values of variables, some of which are only compared with."""
ARGUMENTS = {
    "first": ("1", "1", "2", "3", "3", "0", "$n", "-1"),
    "last": ("2",),
    "after": ("null", "null", '"x"'),
    "where": (
        "{}",
        '{id: {startsWith: "own:"}}',
        "{not: {source: {known: false}}}",
        "{id: {startsWith: $text}}",
        "null",
    ),
    "stakeholders.where": (
        "{id: {in: $texts}, or: [{name: {contains: $text}}, {not: {founded: {ge: $whole, known: $flag}}}]}",
        "{projects: {some: {totalCost: {le: $cents}, or: [{start: {lt: $day}}, {acronym: {eq: $text}}]}}}",
        "{chains: {none: {notation: {eq: $text}}}, asOf: {known: $flag}, country: {ne: $text}}",
        '{id: {startsWith: "own:"}}',
    ),
    "orderBy": ("[{id: DESC}]", "[]", "null"),
    "id": ('"own:alpha"', '"own:p1"', '"own:secret"', '"own:none"'),
    "ids": ('["own:p1", "own:none", "own:alpha", "own:p1"]', "[]"),
    "text": ('"fictional"',),
    "language": ("NL", "FR", "EN", "$l", "null"),
}
OF_SUGGESTIONS = {
    "where": (
        "{}",
        '{stakeholder: {id: {eq: "own:alpha"}}}',
        "{partner: {id: {eq: $text}}, rank: {le: $whole}}",
        "{stakeholder: {id: {in: $texts}}}",
        "{score: {ge: 0.0}, chainFrom: {known: true}}",
        "null",
    ),
    "orderBy": ("SCORE", "STAKEHOLDER", "null"),
    "run": ('"run:open"', '"run:closed"', '"run:none"', "null"),
}
DIRECTIVES = ("", "", "", "@skip(if: $no)", "@include(if: $yes)", "@include(if: $no)")


@st.composite
def arguments(draw, field, name, table):
    values = table | (OF_SUGGESTIONS if "run" in field.args else {})
    values |= {argument: table[own] for argument in field.args if (own := f"{name}.{argument}") in table}
    known = [argument for argument in values if argument in field.args]
    chosen = draw(st.lists(st.sampled_from(known), max_size=2, unique=True)) if known else []
    needed = [one for one in known if is_required_argument(field.args[one])]
    given = [f"{one}: {draw(st.sampled_from(values[one]))}" for one in dict.fromkeys([*chosen, *needed])]
    if name == "stakeholders" and "where" not in chosen and draw(st.booleans()):
        given.append(f"where: {draw(st.sampled_from(['$where', *values['where']]))}")
    return f"({', '.join(given)})" if given else ""


@st.composite
def selection(draw, type_, depth, table):
    """What is selected of a type: plain, under another name, in a fragment, now and then not at all."""
    names = [
        name
        for name, field in type_.fields.items()
        if (depth or is_leaf_type(get_named_type(field.type)))
        and all(one in table for one, argument in field.args.items() if is_required_argument(argument))
    ]
    likely = [name for name in names if name in {"edges", "node", "totalCount", "cursor", "id", "name", "label"}]
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
            below = f"{{ {draw(selection(inner, depth - 1, table))} }}"
        elif isinstance(inner, GraphQLInterfaceType):
            below = f"{{ {draw(of_any_kind(depth - 1, table))} }}"
        given = draw(arguments(field, name, table)) if field else ""
        part = f"{alias}{name}{given} {directive} {below}"
        parts.append(f"... on {type_.name} {directive} {{ {part} }}" if draw(st.integers(0, 4)) == 0 else part)
    return " ".join(parts)


@st.composite
def of_any_kind(draw, depth, table):
    """What is selected of a node: of any, and of some kinds."""
    kinds = draw(st.lists(st.sampled_from(["Stakeholder", "Project", "Contact"]), max_size=2, unique=True))
    parts = [f"... on {kind} {{ {draw(selection(TYPES[kind], depth, table))} }}" for kind in kinds]
    plain = draw(st.lists(st.sampled_from(["__typename", "id", "asOf", "... on Node { source }"]), min_size=1))
    return " ".join(draw(st.permutations([*parts, *plain])))


@st.composite
def requests(draw, table=ARGUMENTS):
    """A text; `table` says what arguments may be, by their name or by `field.name`."""
    body = draw(selection(SCHEMA._schema.query_type, 6, table))
    shared = draw(selection(TYPES["Stakeholder"], 3, table))
    rest = f"stakeholders {{ edges {{ node {{ ...f }} }} }} }} fragment f on Stakeholder {{ {shared} }}"
    text = f"{{ {body} {rest}"
    used = [f"${name}: {type_}" for name, type_ in DEFINED.items() if re.search(rf"\${name}\b", text)]
    return f"query({', '.join(used)}) {text}" if used else text


def stated(result):
    body = {"data": result.data}
    if result.errors:
        body["errors"] = [error.formatted for error in result.errors]
    return orjson.dumps(body)
