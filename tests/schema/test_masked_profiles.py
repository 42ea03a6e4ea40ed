"""Masked profiles: what analysts may know of stakeholders that only brokers may see, and no more."""

import asyncio
import contextlib

import pytest

import graph.sqlite
from graph.model import Stakeholder
from graph.relations import ActiveIn, Needs, Offers
from graph.shelves import Shelf
from schema.access import Principal, Role
from schema.masked import SECRET
from schema.query import build_schema
from schema.viewer import Viewer
from tests.schema.conftest import BY, Counting, filled

SCHEMA = build_schema()
PROFILE = "id kind country sizeClass chains offers { id labelEn } needs { id }"
ALL = f"{{ maskedProfiles {{ profiles {{ {PROFILE} }} endCursor capped }} }}"
IDS = "query($after: ID) { maskedProfiles(first: 2, after: $after) { profiles { id } endCursor } }"


def facts():
    for number in range(5):
        who = f"own:h{number}"
        yield Stakeholder(
            id=who, name=f"Hidden {number} (fictional)", visibility="broker-only", kind="company", country="BE",
            city="Gent", size_class="small", website="https://hidden.example", source=BY,
        )  # fmt: skip
    yield ActiveIn(from_id="own:h0", to_id="chain:food", weight=1.0, source=BY)
    yield Offers(from_id="own:h0", to_id="term:drying", level=0.5, words="we hide", source=BY)
    yield Needs(from_id="own:h0", to_id="term:cooling", source=BY)


@pytest.fixture
def masked(new_store):
    with contextlib.closing(filled(new_store())) as store:
        with store.unit(BY) as unit:
            unit.say(list(facts()))
        yield store


def ask(store, role, text, **variables):
    async def asked():
        result = await SCHEMA.execute(text, variables, Viewer(store, Principal("somebody", role)))
        await store.close_soon()
        return result

    return asyncio.run(asked())


def found(store, text, **variables):
    result = ask(store, Role.ANALYST, text, **variables)
    assert result.errors is None, result.errors
    return result.data["maskedProfiles"]


def test_an_analyst_sees_sort_place_and_work_but_not_who(masked):
    page = found(masked, ALL)
    assert (len(page["profiles"]), page["endCursor"], page["capped"]) == (6, None, False)  # and `own:secret`
    (one,) = [profile for profile in page["profiles"] if profile["chains"]]
    assert one | {"id": ""} == {
        "id": "", "kind": "company", "country": "BE", "sizeClass": "small", "chains": ["food"],
        "offers": [{"id": "term:drying", "labelEn": "Drying"}], "needs": [{"id": "term:cooling"}],
    }  # fmt: skip
    for told in ("own:h", "own:secret", "Hidden", "Gent", "hidden.example", "we hide"):
        assert told not in str(page)


def test_an_id_of_a_profile_names_nothing_and_stays(masked):
    page = found(masked, ALL)
    assert found(masked, ALL) == page
    for profile in page["profiles"]:
        assert ask(masked, Role.ANALYST, f'{{ node(id: "{profile["id"]}") {{ id }} }}').data == {"node": None}
    assert masked.entry(Shelf.SECRETS, SECRET).version == 1


def test_another_store_makes_other_ids(masked, tmp_path):
    with contextlib.closing(filled(graph.sqlite.open_store(tmp_path / "other.db", create=True))) as other:
        assert not {one["id"] for one in found(masked, ALL)["profiles"]} & {
            one["id"] for one in found(other, ALL)["profiles"]
        }


def test_pages_give_every_profile_once_in_the_order_of_their_ids(masked):
    seen, after = [], None
    while after or not seen:
        page = found(masked, IDS, after=after)
        seen += [one["id"] for one in page["profiles"]]
        after = page["endCursor"]
    assert seen == sorted(seen)
    assert seen == [one["id"] for one in found(masked, ALL)["profiles"]]


@pytest.mark.parametrize(
    ("asked", "many"),
    [
        ('kind: "company"', 5), ('kind: "investor"', 0), ('country: "BE"', 6), ('country: "NL"', 0),
        ('chain: "food"', 1),
        ('offering: "term:drying"', 1),
        ('offering: "term:cooling"', 0), ('needing: "term:cooling"', 1), ("first: 0", 0),
    ],
)  # fmt: skip
def test_profiles_are_found_by_what_they_show(masked, asked, many):
    assert len(found(masked, f"{{ maskedProfiles({asked}) {{ profiles {{ id }} }} }}")["profiles"]) == many


def test_it_is_one_statement(masked):
    found(masked, ALL)
    counting = Counting(masked)
    found(counting, ALL)
    assert counting.asked == 3  # the secret, the statement, and the closing at the end


def test_readers_get_none_and_brokers_the_same(masked):
    refused = ask(masked, Role.READER, ALL)
    assert "for who signs in" in refused.errors[0].message
    assert ask(masked, Role.MANAGER, ALL).data["maskedProfiles"] == found(masked, ALL)


def test_too_many_at_once_are_refused(masked):
    for first in (-1, 2_001):
        result = ask(masked, Role.ANALYST, f"{{ maskedProfiles(first: {first}) {{ capped }} }}")
        assert "0 to 2,000" in result.errors[0].message
