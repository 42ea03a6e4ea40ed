"""The edits that people make: a row for each mutation. What belongs to a noun is made from the catalogue."""

import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

import strawberry
from strawberry.utils.str_converters import to_camel_case as camel

from graph.catalogue import BY_NOUN, KINDS, RELATIONS, Kind, RelationType
from graph.identifiers import SCHEMES, checked, identifier_id
from graph.model import Feedback, Identifier
from graph.records import id_fault
from graph.relations import IdentifiedBy
from graph.shelves import moments
from graph.store import Store
from graph.values import Fact
from schema.mutations.asking import ETAG, ONCE, Ask, Given, node, properties
from schema.mutations.editing import Create, Put, Remove, Update
from schema.mutations.problems import EditError, EditErrorCode, problem, refused
from schema.nouns.declaring import words
from strategy.naming import feedback_of
from strategy.support.telling import wrong

Changes = tuple[str, Sequence[Put]]
"""Id of the node that the answer shows, and what is changed."""


@dataclass(frozen=True, slots=True)
class Verb:
    """A mutation.

    name      as a property's: `set_offer`
    asks      the fields of its input
    shows     kind of the node that its payload shows
    changes   what a checked input changes; `Refused` where it makes no sense
    check     what else is wrong with it, that the store knows
    """

    name: str
    meaning: str
    asks: tuple[Ask, ...]
    shows: str
    changes: Callable[[Given], Changes]
    check: Callable[[Store, Given], Iterator[EditError]] = lambda store, given: iter(())


@dataclass(frozen=True, slots=True)
class Owned:
    """A kind whose nodes belong to another node."""

    relation: str
    parent: str


OWNED: Final[Mapping[str, Owned]] = {
    "Contact": Owned("HAS_CONTACT", "stakeholder"),
    "Consent": Owned("HAS_CONSENT", "contact"),
}
EDITED: Final = ("Stakeholder", "Contact", "Consent", "Service")
"""Kinds that people create, update and remove."""

RELATED: Final[Mapping[str, tuple[str, str]]] = {
    "OFFERS": ("offer", "capability"),
    "NEEDS": ("need", "capability"),
    "ACTIVE_IN": ("membership", "chain"),
    "PRESENT_IN": ("presence", "market"),
    "TARGETS": ("target", "market"),
    "OWNED_BY": ("owner", "owner"),
    "EXCLUDES": ("exclusion", "partner"),
    "MERGED_INTO": ("successor", "successor"),
    "PROVIDES": ("provision", "service"),
    "MEETS": ("met_need", "capability"),
    "SERVES": ("served_market", "market"),
}
"""Relation -> what people call one, and its other end."""

CANNOT_BE: Final[Mapping[str, Callable[[Mapping[str, object]], Iterator[tuple[str, str]]]]] = {"Service": wrong}
"""Kind -> which of its properties cannot be so, and why, beside what their types say."""

WORKED_OUT: Final = ("evidence", "sure", "read_by", "erased")
"""Properties that follow from something else, and are not said by people."""


def verbs() -> Iterator[Verb]:
    """Every mutation of facts."""
    for name in EDITED:
        yield from _of_kind(KINDS[name])
    for name, (one, other) in RELATED.items():
        yield from _of_relation(RELATIONS[name], one, other)
    yield from _of_identifiers()
    yield from _of_feedback()
    yield _forgetting_volume()


def _given_properties(noun: type[Fact], given: Given) -> dict[str, object]:
    return {name: given[name] for name in BY_NOUN[noun].properties if name in given}


def _etag(given: Given) -> str | None:
    return given.get(ETAG.name)


def _of_kind(kind: Kind) -> Iterator[Verb]:
    one, own = words(kind, many=False), properties(kind.noun, without=WORKED_OUT)
    its_id = Ask("id", strawberry.ID, f"Id of the {one}.", required=True)
    owned, check = OWNED.get(kind.name), partial(_cannot_be, kind)
    if owned is None:
        meaning = "Its id, `scheme:rest`; one of the scheme `own` where none is given."
        first = [Ask("id", strawberry.ID, meaning, fault=id_fault)]
    else:
        first = [node(owned.parent, RELATIONS[owned.relation].start)]
    yield Verb(f"create_{kind.table}", f"Add a {one}.", (*first, *own, ONCE), kind.name, partial(_create, kind), check)
    yield Verb(
        f"update_{kind.table}", f"Change what is known of a {one}; what is left out stays as it is.",
        (its_id, *own, ETAG, ONCE), kind.name, partial(_update, kind), check,
    )  # fmt: skip
    yield Verb(
        f"remove_{kind.table}", f"Say that there is no such {one}, whatever sources say.",
        (its_id, ETAG, ONCE), kind.name, partial(_remove, kind),
    )  # fmt: skip


def _cannot_be(kind: Kind, store: Store, given: Given) -> Iterator[EditError]:
    wrong_of = CANNOT_BE.get(kind.name)
    for name, why in wrong_of(given) if wrong_of else ():
        yield problem(EditErrorCode.INVALID, f"{camel(name)}: {why}", camel(name))


def _create(kind: Kind, given: Given) -> Changes:
    owned = OWNED.get(kind.name)
    scheme = kind.table if owned else "own"
    own = str(given.get("id") or f"{scheme}:{uuid.uuid4().hex}")
    changes: list[Put] = [Create(kind.noun, own, _given_properties(kind.noun, given))]
    if owned:
        changes.append(Put(RELATIONS[owned.relation].noun, f"{given[owned.parent]} {own}"))
    return own, changes


def _update(kind: Kind, given: Given) -> Changes:
    own = str(given["id"])
    return own, [Update(kind.noun, own, _given_properties(kind.noun, given), _etag(given))]


def _remove(kind: Kind, given: Given) -> Changes:
    own = str(given["id"])
    return own, [Remove(kind.noun, own, etag=_etag(given))]


def _of_relation(relation: RelationType, one: str, other: str) -> Iterator[Verb]:
    start, called = words(KINDS[relation.start], many=False), one.replace("_", " ")
    ends = (node(start, relation.start), node(other, relation.end))
    said = properties(relation.noun, without=WORKED_OUT)
    article = "an" if one[0] in "aeiou" else "a"
    yield Verb(
        f"set_{one}", f"Add or change {article} {called} of a {start}; what is left out stays as it is.",
        (*ends, *said, ETAG, ONCE), relation.start, partial(_set, relation, (start, other)),
    )  # fmt: skip
    yield Verb(
        f"remove_{one}", f"Say that a {start} has no such {called}, whatever sources say or rules infer.",
        (*ends, ETAG, ONCE), relation.start, partial(_unset, relation, (start, other)),
    )  # fmt: skip


def _set(relation: RelationType, ends: tuple[str, str], given: Given) -> Changes:
    start, end = (str(given[name]) for name in ends)
    if start == end:
        raise refused(EditErrorCode.INVALID, f"a {ends[0]} cannot be this to itself; name another one", ends[1])
    return start, [Put(relation.noun, f"{start} {end}", _given_properties(relation.noun, given), _etag(given))]


def _unset(relation: RelationType, ends: tuple[str, str], given: Given) -> Changes:
    start, end = (str(given[name]) for name in ends)
    return start, [Remove(relation.noun, f"{start} {end}", etag=_etag(given))]


def _of_identifiers() -> Iterator[Verb]:
    schemes = ", ".join(SCHEMES)
    asks = (
        node("stakeholder", "Stakeholder"),
        Ask("scheme", str, f"The register: {schemes}.", required=True),
        Ask(
            "value", str, "The number, as people write it; it is checked where the register has a check.", required=True
        ),
        ONCE,
    )
    yield Verb("set_identifier", "Add a stakeholder's number in a register.", asks, "Stakeholder", _identify)
    yield Verb("remove_identifier", "Say that a stakeholder has no such number.", asks, "Stakeholder", _forget)


def _number(given: Given) -> tuple[str, Identifier]:
    scheme = str(given["scheme"])
    if scheme not in SCHEMES:
        raise refused(
            EditErrorCode.INVALID, f"no register is called {scheme!r}; there are {', '.join(SCHEMES)}", "scheme"
        )
    try:
        value = checked(scheme, str(given["value"]))
    except ValueError as why:
        raise refused(EditErrorCode.INVALID, str(why), "value") from None
    return str(given["stakeholder"]), Identifier(
        id=identifier_id(scheme, value), scheme=scheme, value=value, source="hand"
    )


def _identify(given: Given) -> Changes:
    start, number = _number(given)
    said = {"scheme": number.scheme, "value": number.value}
    return start, [Put(Identifier, number.id, said), Put(IdentifiedBy, f"{start} {number.id}")]


def _forget(given: Given) -> Changes:
    start, number = _number(given)
    return start, [Remove(IdentifiedBy, f"{start} {number.id}")]


def _of_feedback() -> Iterator[Verb]:
    suggestion = (
        node("run", "MatchRun", "Id of the run that suggested it."),
        node("stakeholder", "Stakeholder", "Id of the stakeholder it was suggested to."),
        node("partner", "Stakeholder", "Id of the partner that was suggested."),
    )
    own = properties(Feedback, without=("run", "stakeholder", "partner", "day"), needed=("verdict",))
    yield Verb(
        "give_feedback", "Say what is made of a suggestion; said again, the later word counts.",
        (*suggestion, *own, ETAG, ONCE), "Feedback", _judge, _suggested,
    )  # fmt: skip
    its_id = Ask("id", strawberry.ID, "Id of the feedback.", required=True)
    yield Verb(
        "remove_feedback", "Take back what was made of a suggestion.",
        (its_id, ETAG, ONCE), "Feedback", partial(_remove, KINDS["Feedback"]),
    )  # fmt: skip


def _forgetting_volume() -> Verb:
    its_id = Ask("id", strawberry.ID, "Id of the volume.", required=True)
    return Verb(
        "remove_service_volume", "Say that nothing is known of what a service did in that year.",
        (its_id, ETAG, ONCE), "ServiceVolume", partial(_remove, KINDS["ServiceVolume"]),
    )  # fmt: skip


def _judge(given: Given) -> Changes:
    about = {name: str(given[name]) for name in ("run", "stakeholder", "partner")}
    own = feedback_of(**about)
    today = moments.now().date().isoformat()
    return own, [Put(Feedback, own, {**_given_properties(Feedback, given), **about, "day": today}, _etag(given))]


def _suggested(store: Store, given: Given) -> Iterator[EditError]:
    """A verdict is on something that was suggested."""
    run, stakeholder, partner = (str(given[name]) for name in ("run", "stakeholder", "partner"))
    if not any(one.partner_id == partner for one in store.suggestions(run, stakeholder)):
        yield problem(EditErrorCode.NOT_FOUND, f"{run} did not suggest {partner!r} to {stakeholder!r}", "partner")
