"""Every noun of the graph can be asked for, whole and in one statement, and nobody sees what they may not."""

import itertools

import pytest

from graph import catalogue
from graph.catalogue import KINDS, RELATIONS, SUGGESTED
from schema.compiling.conditions import property_name
from schema.compiling.links import LINKS, ROOTS
from schema.nouns.filters import sortable
from schema.query import build_schema
from tests.conftest import FULL

TYPES = build_schema()._schema.type_map
LISTS = [(kind, name, link) for kind, links in LINKS.items() for name, link in links.items()]
NOT_PUBLIC = (
    "Contact", "Consent", "Barrier", "Signal", "Partnership", "Feedback", "Assignment", "PartnerProfile",
    "PartnershipStep", "FollowUp", "Interaction", "Outcome", "Attribution", "Referral", "Correction", "Disclosure",
    "Forecast", "AnnualAccounts", "DistressSign", "Appraisal", "ServiceVolume", "Action", "Milestone",
    "Proposal", "PlanVersion", "PlanEntry",
    "Forecast", "BarrierNote", "BarrierStep", "BarrierEnquiry",
)  # fmt: skip
SECRETS = (
    "own:secret",
    "BE2",
    "Ada",
    "ada@",
    "own:yes",
    "own:toll",
    "own:sign",
    "own:pact",
    "own:verdict",
    "key:ann",
    "own:care",
    "own:wanted",
    "own:move",
    "own:ask",
    "own:talk",
    "own:fruit",
    "own:part",
    "own:passed",
    "own:mend",
    "own:shown",
    "own:odds",
    "own:books",
    "own:summons",
    "own:looked",
    "own:whisper",
    "own:turn",
    "own:round",
    "run:1",
    "run:closed",
)


def camel(name):
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)


def plain(entry):
    """Selects every property of a kind or relation."""
    if entry is SUGGESTED:  # it is no fact
        return " ".join(map(camel, entry.properties))
    own = ["id"] if entry.name in KINDS else ["rule"]
    return " ".join(map(camel, (*own, *entry.properties, "source", "as_of", "etag")))


def whole(kind):
    """Selects everything of a node: its properties and, one level down, its lists."""
    rows = {
        camel(name): f"{plain(catalogue.link(link.relation))} node {{ {plain(KINDS[link.kind])} }}"
        for name, link in LINKS.get(kind, {}).items()
    }
    lists = [f"{name} {{ totalCount edges {{ {row} }} }}" for name, row in rows.items()]
    return " ".join([plain(KINDS[kind]), *lists])


def page(root, selected, arguments="first: 50"):
    return (
        f"{{ {camel(root)}({arguments}) {{ totalCount pageInfo {{ hasNextPage endCursor }}"
        f" edges {{ cursor node {{ {selected} }} }} }} }}"
    )


def in_turn(orders, place):
    """All of them with FULL=1, else every third, from another one for each noun: a server plans each of them anew."""
    return itertools.islice(orders, 0 if FULL else place % 3, None, 1 if FULL else 3)


def test_every_store_is_asked(neo4j_url, stores):
    assert len(stores) == 2


def test_every_noun_has_a_type():
    assert KINDS.keys() <= TYPES.keys()


@pytest.mark.parametrize("kind", sorted(KINDS.keys() & TYPES.keys()))
def test_types_and_filters_hold_every_property_of_the_catalogue(kind):
    wanted = {*KINDS[kind].properties, "id", "source", "as_of"}
    assert wanted <= {property_name(name) for name in TYPES[kind].fields}
    assert wanted <= {property_name(name) for name in TYPES[f"{kind}Filter"].fields}


@pytest.mark.parametrize(("kind", "name", "link"), LISTS, ids=lambda value: value if isinstance(value, str) else "")
def test_edges_hold_every_property_of_their_relation(kind, name, link):
    fields = {property_name(field) for field in TYPES[f"{link.edge}Edge"].fields}
    relation = catalogue.link(link.relation)
    whence = set() if relation is SUGGESTED else {"source", "as_of", "rule", "etag"}
    assert {*relation.properties, *whence, "cursor", "node"} == fields
    assert name in {property_name(field) for field in TYPES[kind].fields}


def test_every_relation_but_exclusions_can_be_followed():
    assert {link.relation for _, _, link in LISTS} == RELATIONS.keys() - {"EXCLUDES"} | {"SUGGESTED"}


@pytest.mark.parametrize(("root", "kind"), ROOTS.items())
def test_a_noun_is_asked_for_whole_in_one_statement(request_app, root, kind):
    response = request_app("POST", "/graphql", json={"query": page(root, whole(kind))})
    answer = response.json()
    assert "errors" not in answer, answer["errors"]
    found = answer["data"][camel(root)]
    assert response.extensions["asked"] == 1
    assert found["totalCount"] == len(found["edges"])
    assert bool(found["edges"]) == (kind not in NOT_PUBLIC)


@pytest.mark.parametrize(("root", "kind"), ROOTS.items())
def test_a_noun_is_filtered_and_sorted_by_what_it_has(ask, root, kind):
    names = [camel(name) for name in ("id", *(p.name for p in sortable(KINDS[kind])))]
    for name, direction in in_turn(itertools.product(names, ("ASC", "DESC")), [*ROOTS].index(root)):
        answer = ask(page(root, name, f"first: 3, orderBy: [{{{name}: {direction}}}]"))
        assert "errors" not in answer, answer
    known = [camel(name) for name in KINDS[kind].properties]
    tests = ", ".join(f"{name}: {{known: true}}" for name in known)
    lists = " ".join(f"{camel(name)}: {{some: {{}}}}" for name in LINKS.get(kind, {}))
    for where in (f"{{or: [{{{tests}}}, {{id: {{known: true}}}}]}}", f"{{not: {{{lists}}}}}", f"{{{lists}}}"):
        answer = ask(page(root, whole(kind) if FULL else "id", f"where: {where}, orderBy: [{{id: DESC}}]"))
        assert "errors" not in answer, answer


@pytest.mark.parametrize(("root", "kind"), ROOTS.items())
def test_what_is_not_public_is_nowhere_in_the_answer(request_app, root, kind):
    text = request_app("POST", "/graphql", json={"query": page(root, whole(kind))}).text
    assert [secret for secret in SECRETS if secret in text] == []


def test_a_filter_through_what_is_hidden_finds_nobody(names):
    assert names({"contacts": {"some": {}}}) == []
    assert names({"partnerships": {"some": {}}}) == []
    assert names({"owns": {"some": {"id": {"eq": "own:secret"}}}}) == []
    assert names({"owns": {"some": {}}}) == ["alpha"]
