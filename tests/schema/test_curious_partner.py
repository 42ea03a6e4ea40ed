"""Must-show 4: before consent a curious partner cannot tell which of two organisations stands behind a profile."""

import asyncio
import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model import Capability, Contact, Partnership, Source, Stakeholder, ValueChain
from graph.relations import ActiveIn, Between, HasContact, Needs, Offers
from schema.access import ANONYMOUS, Matter, Principal, Role
from schema.answering.execution import answered
from schema.query import build_schema
from schema.viewer import Viewer
from strategy.people.purposes import Purpose
from tests.schema.generated import ARGUMENTS, DOCUMENTS, VARIABLES, requests, stated

SCHEMA = build_schema()
BY, ADA, DEAL = "tables:fictional", "own:ada", "own:deal"
CURIOUS = Principal(ADA, Role.PARTY, matter=Matter(ADA, Purpose.ANSWER, DEAL))
HELD = """organisations held { value } disclosures { shownTo byName } partnership { state answer
    masked { kind country sizeClass chains offers needs } known { id name people { name email } }
    outcomes { id } }"""
MATTER = f"{{ myMatter {{ {HELD} }} }}"
ALWAYS = (
    MATTER,
    """{ stakeholders { totalCount edges { cursor node { id name etag partnerships { totalCount } } } }
         partnerships { totalCount edges { node { id title parties { totalCount edges { node { id } } } } } } }""",
    """{ nodes(ids: ["own:one", "own:two", "own:deal", "own:eve", "own:sam"]) { id etag }
         search(text: "twin") { id title } s: search(text: "deal") { id } }""",
    """{ neighbourhood(id: "own:ours", along: [BETWEEN, HAS_CONTACT], degrees: 3) { nodes { id } steps { toId } }
         shortestPath(from: "own:ours", to: "own:one", along: [BETWEEN]) { capped nodes { id } }
         b: shortestPath(from: "own:ours", to: "own:two", along: [BETWEEN]) { capped nodes { id } } }""",
    """{ stakeholders(where: {partnerships: {some: {id: {eq: "own:deal"}}}}) { totalCount }
         partnershipGroups(by: STATE) { groups { value count } }
         stakeholderGroups(by: COUNTRY) { groups { value count } } }""",
)
TABLE = ARGUMENTS | {
    "ids": ('["own:one", "own:two", "own:deal", "own:eve", "own:sam"]',),
    "id": ('"own:one"', '"own:two"', '"own:deal"'),
    "text": ('"twin"', '"deal"', '"a"'),
    "stakeholders.where": (
        "{partnerships: {some: {}}}", "{partnerships: {none: {}}}", '{id: {eq: "own:one"}}',
        '{partnerships: {some: {parties: {some: {id: {eq: "own:two"}}}}}}', "{contacts: {some: {}}}",
    ),
    "degrees": ("3",), "cap": ("100",), "by": ("country",),
}  # fmt: skip
REQUESTS = requests(TABLE).filter(lambda text: "maskedProfiles" not in text)


def economy(partner, state="interested", answer="pending"):
    """Two twins that differ by name alone, one of them in a partnership with ours; four more are alike in kind."""
    yield [Source(id=BY, title="Fictional", source=BY)]
    yield [ValueChain(id="chain:food", notation="food", source=BY)]
    yield [Capability(id=f"term:{name}", label_en=name.title(), source=BY) for name in ("drying", "rare")]
    crowd = ["own:one", "own:two", *(f"own:like{number}" for number in range(4))]
    yield [
        Stakeholder(id=who, name=f"Twin {who} (fictional)", kind="company", country="BE", size_class="small", source=BY)
        for who in crowd
    ]
    yield [Stakeholder(id="own:ours", name="Ours (fictional)", kind="investor", country="NL", source=BY)]
    yield [ActiveIn(from_id=who, to_id="chain:food", weight=1.0, source=BY) for who in crowd]
    yield [Offers(from_id=who, to_id="term:drying", level=0.5, source=BY) for who in crowd]
    yield [Needs(from_id=who, to_id="term:rare", urgency=1.0, source=BY) for who in crowd[:2]]
    people = {"own:ours": ADA, "own:one": "own:eve", "own:two": "own:sam"}
    yield [
        Contact(id=one, name=f"{one} (fictional)", email=f"{one[4:]}@example.org", source=BY) for one in people.values()
    ]
    yield [HasContact(from_id=who, to_id=one, source=BY) for who, one in people.items()]
    yield [Partnership(id=DEAL, title=f"Deal with {partner} (fictional)", state=state, source=BY)]
    yield [
        Between(from_id=DEAL, to_id="own:ours", answer="agreed", source=BY),
        Between(from_id=DEAL, to_id=partner, answer=answer, source=BY),
    ]


@contextlib.contextmanager
def world(make, *given):
    with contextlib.closing(make()) as store:
        with store.unit(BY, bulk="test") as unit:
            for some in economy(*given):
                unit.say(some)
        yield store


def answers(store, texts):
    """What the curious partner gets, through the link and without."""

    async def asked():
        found = []
        for principal in (CURIOUS, ANONYMOUS):
            for text in texts:
                result = await answered(DOCUMENTS, text, None, VARIABLES, Viewer(store, principal))
                if result is None:
                    result = await SCHEMA.execute(text, VARIABLES, Viewer(store, principal))
                found.append(stated(result))
        await store.close_soon()
        return found

    return asyncio.run(asked())


def both(make, texts, *given):
    found = []
    for partner in ("own:one", "own:two"):
        with world(make, partner, *given) as store:
            found.append(answers(store, texts))
    return found


ACTS = tuple(
    f"mutation {{ answerPartnership(input: {{answer: {answer}}}) {{ errors {{ code message }} matter {{ {HELD} }} }} }}"
    for answer in ("CONSENT", "CONSENT", "DECLINE", "WITHDRAW", "EXPRESS_INTEREST", "DECLINE, reason: NO_TIME")
)


def test_nor_does_what_the_curious_is_refused(new_store):
    one, other = both(new_store, (*ACTS, *ALWAYS), "interested", "pending")
    assert one == other
    assert b"CONFLICT" in b"".join(one)


@pytest.mark.parametrize("given", [("suggested", "pending"), ("interested", "pending"), ("interested", "interested")])
def test_before_consent_nothing_tells_which_of_two_it_is(new_store, given):
    one, other = both(new_store, ALWAYS, *given)
    assert one == other
    assert b'"masked":[{"kind":"company","country":"BE"' in one[0]


@settings(max_examples=settings().max_examples // 8)
@given(texts=st.lists(REQUESTS, min_size=3, max_size=3))
def test_nor_does_anything_else_that_can_be_asked(new_store, texts):
    one, other = both(new_store, texts)
    assert one == other


def test_after_consent_it_is_told(new_store):
    one, other = both(new_store, [MATTER], "consented", "agreed")
    assert b"Twin own:one (fictional)" in one[0]
    assert b"Twin own:two (fictional)" in other[0]


def test_what_fits_too_few_is_left_out_of_a_profile(new_store):
    (told, *_), _ = both(new_store, [MATTER])
    assert b'"chains":["food"],"offers":["Drying"],"needs":[]' in told
