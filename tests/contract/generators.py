"""Generated graphs and select trees: small, crowded with nulls, ties, emoji, private-use and astral characters."""

import datetime
import random

from hypothesis import strategies as st

from graph.model import Capability, Project, Stakeholder
from graph.records import key_of
from graph.relations import Offers, OwnedBy, ParticipatedIn
from graph.select import (
    And,
    Branch,
    Direction,
    Filter,
    Not,
    Op,
    Or,
    Order,
    Page,
    Quantifier,
    Select,
    Test,
    Through,
)

IDS = [f"own:{letter}" for letter in "aBcD~9"]
PROJECTS = [f"cordis:{number}" for number in (1, 2, 10, 11)]
CAPABILITIES = ["topic:x", "topic:y", "term:z"]
TEXTS = [
    None,
    "",
    "a",
    "A",
    "Ω",
    "élan",
    "Łódź",
    "l'École",
    "R.U.G.",
    "東京",
    "🐝",
    "\ue000",
    "𝔸",
    "x" * 5_000,
    "%_'\";--",
    "a b",
]
CODES = [None, "BE", "NL", "be", "~"]
DAYS = [None, datetime.date(2016, 12, 31), datetime.date(2017, 1, 1), datetime.date(9999, 12, 31)]
CENTS = [None, 0, -1, 1, 2**53 + 1, 2**63 - 1, -(2**63 - 1)]
REALS = [None, 0.0, 0.1, 1 / 3, -2.5, 1e300, 1e-300]

texts, codes, days = st.sampled_from(TEXTS), st.sampled_from(CODES), st.sampled_from(DAYS)


def some(strategy, values):
    """Records of some of these ids."""
    return st.lists(st.sampled_from(values), unique=True).flatmap(
        lambda ids: st.tuples(*(strategy(one) for one in ids))
    )


def stakeholder(id):
    return st.builds(
        Stakeholder,
        id=st.just(id),
        name=texts,
        country=codes,
        founded=st.sampled_from([None, 0, 1999, 2000]),
        description=texts,
        visibility=st.sampled_from([None, "public", "broker-only"]),
        source=st.sampled_from(["a", "b", "hand"]),
        as_of=days,
    )


def project(id):
    return st.builds(
        Project,
        id=st.just(id),
        acronym=texts,
        start=days,
        total_cost=st.sampled_from(CENTS),
        topics=st.sampled_from([None, (), ("ICT",), ("ICT", "🐝")]),
        source=st.just("a"),
    )


def capability(id):
    return st.builds(
        Capability, id=st.just(id), label_en=texts, alt_labels=st.sampled_from([None, ("b", "é")]), source=st.just("a")
    )


@st.composite
def graphs(draw):
    """Facts in an order in which they can be said."""
    nodes = [*draw(some(stakeholder, IDS)), *draw(some(project, PROJECTS)), *draw(some(capability, CAPABILITIES))]
    again = [draw(stakeholder(node.id)) for node in nodes if isinstance(node, Stakeholder) and draw(st.booleans())]
    found = [*nodes, *again]
    here = [node.id for node in nodes if isinstance(node, Stakeholder)]
    for noun, ends, extra in (
        (
            ParticipatedIn,
            [n.id for n in nodes if isinstance(n, Project)],
            {"role": codes, "amount": st.sampled_from(CENTS)},
        ),
        (Offers, [n.id for n in nodes if isinstance(n, Capability)], {"level": st.sampled_from(REALS), "words": texts}),
        (OwnedBy, here, {"share": st.sampled_from(REALS)}),
    ):
        pairs = [(one, other) for one in here for other in ends]
        for one, other in draw(st.lists(st.sampled_from(pairs), unique=True, max_size=8)) if pairs else []:
            values = {name: draw(strategy) for name, strategy in extra.items()}
            found.append(noun(from_id=one, to_id=other, source="a", **values))
    return found


def said_once(facts):
    """The facts in their order, in parts of which none says a thing twice: each part is some statements to a server."""
    part, keys = [], set()
    for fact in facts:
        key = type(fact), key_of(fact)
        if key in keys:
            yield part
            part, keys = [], set()
        part.append(fact)
        keys.add(key)
    yield part


def web(seed):
    """All nodes, closely woven: drawn link by link they come out sparse, and no two shortest ways compete."""
    chance = random.Random(seed)
    found = [Stakeholder(id=one, visibility=chance.choice(["public"] * 4 + ["broker-only"]), source="a") for one in IDS]
    found += [Project(id=one, start=chance.choice([None, *DAYS[1:]]), source="a") for one in PROJECTS]
    for noun, ends, most in ((ParticipatedIn, PROJECTS, 14), (OwnedBy, IDS, 6)):
        pairs = [(one, other) for one in IDS for other in ends]
        for one, other in chance.sample(pairs, chance.randint(most // 2, most)):
            found.append(noun(from_id=one, to_id=other, source="a"))
    return found


def world(seed):
    """A woven graph whose values are crowded with nulls and ties."""
    chance = random.Random(seed)
    some = chance.choice
    found = [
        Stakeholder(
            id=one,
            name=some(TEXTS),
            country=some(CODES[:3]),
            founded=some([None, 1999, 2000]),
            visibility=some([None, "public", "broker-only"]),
            source="a",
        )
        for one in IDS
    ]
    found += [
        Project(id=one, start=some(DAYS[:3]), total_cost=some(CENTS), topics=some([None, ("ICT",)]), source="a")
        for one in PROJECTS
    ]
    found += [Capability(id=one, label_en=some(TEXTS), source="a") for one in CAPABILITIES]
    for noun, ends, values in (
        (ParticipatedIn, PROJECTS, {"role": [None, "BE", "~"], "amount": CENTS}),
        (Offers, CAPABILITIES, {"level": [None, 0.0, 0.1, 1 / 3], "words": TEXTS}),
        (OwnedBy, IDS, {"share": [None, 0.1, 1.0]}),
    ):
        pairs = [(one, other) for one in IDS for other in ends]
        for one, other in chance.sample(pairs, 8):
            drawn = {name: some(choices) for name, choices in values.items()}
            found.append(noun(from_id=one, to_id=other, source="a", **drawn))
    return found


tests_of = {
    "Stakeholder": st.one_of(
        st.builds(
            Test,
            st.just("country"),
            st.sampled_from([Op.EQ, Op.NE, Op.LT, Op.GE, Op.STARTS]),
            st.sampled_from(["BE", "NL", "~", ""]),
        ),
        st.builds(Test, st.just("country"), st.just(Op.IN), st.sampled_from([(), ("BE",), ("BE", "be")])),
        st.builds(
            Test, st.just("name"), st.sampled_from([Op.EQ, Op.NE, Op.STARTS, Op.CONTAINS]), st.sampled_from(TEXTS[1:])
        ),
        st.builds(Test, st.just("description"), st.sampled_from([Op.CONTAINS, Op.STARTS]), st.sampled_from(TEXTS[1:])),
        st.builds(
            Test, st.just("founded"), st.sampled_from([Op.EQ, Op.LT, Op.GE, Op.NE]), st.sampled_from([0, 1999, 5])
        ),
        st.builds(Test, st.sampled_from(["name", "country", "rule"]), st.just(Op.KNOWN), st.booleans()),
        st.builds(Test, st.just("id"), st.sampled_from([Op.EQ, Op.GT]), st.sampled_from(IDS)),
    ),
    "Project": st.one_of(
        st.builds(Test, st.just("total_cost"), st.sampled_from([Op.EQ, Op.LT, Op.GE]), st.sampled_from(CENTS[1:])),
        st.builds(Test, st.just("start"), st.sampled_from([Op.LT, Op.GE, Op.EQ]), st.just("2017-01-01")),
        st.builds(Test, st.just("topics"), st.just(Op.HAS), st.sampled_from(["ICT", "🐝", "x"])),
    ),
    "Capability": st.builds(
        Test, st.just("label_en"), st.sampled_from([Op.EQ, Op.CONTAINS]), st.sampled_from(TEXTS[1:])
    ),
    "OFFERS": st.builds(Test, st.just("level"), st.sampled_from([Op.GT, Op.EQ]), st.sampled_from([0.1, 0.0])),
    "PARTICIPATED_IN": st.builds(Test, st.just("role"), st.just(Op.EQ), st.sampled_from(["BE", "~"])),
    "OWNED_BY": st.builds(Test, st.just("share"), st.just(Op.LE), st.just(0.1)),
}
STEPS = {
    "Stakeholder": [
        ("PARTICIPATED_IN", Direction.OUT, "Project"),
        ("OFFERS", Direction.OUT, "Capability"),
        ("OWNED_BY", Direction.OUT, "Stakeholder"),
        ("OWNED_BY", Direction.IN, "Stakeholder"),
    ],
    "Project": [("PARTICIPATED_IN", Direction.IN, "Stakeholder")],
    "Capability": [("OFFERS", Direction.IN, "Stakeholder")],
}
FIELDS = {
    "Stakeholder": ["id", "name", "country", "founded", "visibility", "source", "as_of"],
    "Project": ["id", "acronym", "start", "total_cost", "topics"],
    "Capability": ["id", "label_en", "alt_labels"],
    "OFFERS": ["level", "words", "source"],
    "PARTICIPATED_IN": ["role", "amount"],
    "OWNED_BY": ["share"],
}
ORDERS = {
    "Stakeholder": ["name", "country", "founded", "as_of", "id"],
    "Project": ["acronym", "start", "total_cost"],
    "Capability": ["label_en"],
    "OFFERS": ["level"],
    "PARTICIPATED_IN": ["role", "amount"],
    "OWNED_BY": ["share"],
}


@st.composite
def filters(draw, kind, depth=2) -> Filter:
    """A filter on that kind."""
    form = draw(st.integers(0, 5 if depth else 1))
    if form <= 1:
        return draw(tests_of[kind])
    if form == 2:
        return And(tuple(draw(st.lists(filters(kind, depth - 1), max_size=3))))
    if form == 3:
        return Or(tuple(draw(st.lists(filters(kind, depth - 1), max_size=3))))
    if form == 4:
        return Not(draw(filters(kind, depth - 1)))
    relation, direction, target = draw(st.sampled_from(STEPS[kind]))
    where = draw(st.none() | filters(target, depth - 1))
    edge = draw(st.none() | tests_of[relation])
    return Through(relation, direction, draw(st.sampled_from(Quantifier)), where, edge)


def fields(kind):
    return st.lists(st.sampled_from(FIELDS[kind]), unique=True, min_size=1).map(tuple)


@st.composite
def branches(draw, kind, depth):
    relation, direction, target = draw(st.sampled_from(STEPS[kind]))
    keys = [Order(name, draw(st.booleans())) for name in ORDERS[target]]
    keys += [Order(name, draw(st.booleans()), edge=True) for name in ORDERS[relation]]
    return Branch(
        relation,
        direction,
        draw(fields(target)),
        draw(fields(relation)),
        tuple(draw(st.lists(branches(target, depth - 1), max_size=1))) if depth else (),
        draw(st.none() | filters(target, 1)),
        draw(st.none() | tests_of[relation]),
        tuple(draw(st.lists(st.sampled_from(keys), max_size=2))),
        draw(st.sampled_from([0, 1, 2, 100])),
        draw(st.booleans()),
    )


@st.composite
def selects(draw):
    """A tree without page: the limit is above what a generated graph holds."""
    kind = draw(st.sampled_from(["Stakeholder", "Project", "Capability"]))
    keys = [Order(name, draw(st.booleans())) for name in ORDERS[kind]]
    return Select(
        kind,
        draw(fields(kind)),
        tuple(draw(st.lists(branches(kind, 2), max_size=2))),
        draw(st.none() | filters(kind)),
        tuple(draw(st.lists(st.sampled_from(keys), max_size=2, unique=True))),
        Page(1_000),
        draw(st.booleans()),
    )


rules = st.sampled_from(
    [
        {},
        {"Stakeholder": Test("visibility", Op.EQ, "public")},
        {"Stakeholder": Test("visibility", Op.EQ, "public"), "Project": Test("start", Op.KNOWN, True)},
    ]
)
