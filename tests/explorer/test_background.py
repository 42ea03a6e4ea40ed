"""A manager's list and what goes on behind it: each deed where it stands, and runs that are followed as they happen."""

import re
import shutil

import pytest

from graph.brokering.nouns import Assignment
from graph.brokering.relations import LooksAfter
from tests.explorer.brokered import BY, ONE, TWO, brokered, opened
from tests.explorer.test_for_everybody import violations
from tests.served import served

WORK = {"page": "work", "lang": "en"}


@pytest.fixture(scope="module")
def own(economy, tmp_path_factory):
    """A copy of the economy whose manager looks after two, served with a worker: its address."""
    path = tmp_path_factory.mktemp("working") / "own.db"
    shutil.copy(economy[0], path)
    ann = brokered(path)
    with opened(path) as store, store.unit(BY) as unit:
        for who in (ONE, TWO):
            own = f"assignment:{who}"
            unit.say([Assignment(id=own, owner=ann, source=BY), LooksAfter(from_id=own, to_id=who, source=BY)])
    with served(path) as (_, where):
        yield where


@pytest.fixture
def ann(own, reading):
    with reading(signed_in=True, elsewhere=own) as reader:
        yield reader


def chosen(page, sort):
    """Leave one sort on the list; how many its button promises, and how many there are."""
    button = page.get_by_role("group", name="Which sort").get_by_role("button", name=re.compile(sort))
    button.click()
    promised = int(re.search(r"\d+", button.inner_text())[0])
    return promised, page.locator("ul.items").last.locator("> li").count()


def test_the_list_is_filtered_by_sort_and_each_deed_is_done_where_it_stands(ann):
    page = ann.at(**WORK)
    promised, there = chosen(page, "Suggestion")
    assert promised == there > 0
    assert "sort=SUGGESTION" in page.url
    promised, there = chosen(page, "Silent")
    assert promised == there == 2
    item = page.locator(".items li", has_text="nobody ever spoke").first
    item.get_by_text("Leave it out…").click()
    item.get_by_role("button", name="30 days").click()
    item.get_by_role("button", name="Leave it out until then").click()
    page.locator(".note p", has_text="is left out until").wait_for()
    page.locator(".items li", has_text="nobody ever spoke").nth(1).wait_for(state="detached")
    page.locator(".note").get_by_role("button", name="Undo").click()
    page.locator(".items li", has_text="nobody ever spoke").nth(1).wait_for()
    item = page.locator(".items li", has_text="nobody ever spoke").first
    item.get_by_text("speak with them…").click()
    item.get_by_role("button", name="Note it").click()
    page.locator(".note p", has_text="Noted: call.").wait_for()
    page.locator(".items li", has_text="nobody ever spoke").nth(1).wait_for(state="detached")


def test_a_suggestion_is_taken_up_by_keys_and_is_a_partnership(ann):
    page = ann.at(**WORK, sort="SUGGESTION")
    ann.tab_to("Take it up", most=80)
    ann.press("Enter")
    page.wait_for_selector(".standing")
    assert "ask the parties" in page.locator(".standing").inner_text()


def test_reasons_to_decline_are_all_there_and_say_what_they_do(ann):
    page = ann.at(**WORK)
    group = page.locator(".deciding").first
    assert group.get_by_label("Reason to decline").locator("option").count() == 7
    group.get_by_label("Reason to decline").select_option("no-time")
    assert "Comes back after 90 days." in group.inner_text()


def test_a_run_is_asked_for_and_followed_until_it_is_put_away_by_keys(ann):
    page = ann.at(**WORK)
    page.get_by_text("Start a match run").click()
    page.get_by_label("Suggestions for each").fill("0")
    page.get_by_role("button", name="Start", exact=True).click()
    page.locator(".fault", has_text="top is 1 to 1,000, not 0").first.wait_for()
    page.get_by_label("Suggestions for each").fill("3")
    page.get_by_role("button", name="Start", exact=True).click()
    toast = page.get_by_role("region", name="Background work")
    toast.get_by_text("Match run").wait_for()
    page.reload()
    toast.get_by_text("is done").wait_for(timeout=60_000)
    assert "suggestions found" in toast.inner_text()
    assert violations(page) == []
    page.locator("button.skip", has_text="Skip to background work").focus()
    ann.press("Enter", "Tab", "Tab", "Enter")
    toast.wait_for(state="detached")
    assert page.evaluate("sessionStorage.getItem('hommel.background')") is None


def test_a_broken_connection_is_said_quietly_and_tried_again(own, reading):
    with reading(signed_in=True, elsewhere=own, quiet=False) as reader:  # browsers tell of what was broken off
        page = reader.page

        def breaking(route):
            live = route.request.headers.get("accept") == "text/event-stream"
            route.abort() if live else route.continue_()

        page.route("**/graphql", breaking)
        reader.at(**WORK)
        page.get_by_text("Live messages are interrupted").wait_for()
        page.unroute("**/graphql")
        page.get_by_text("Live messages are interrupted").wait_for(state="detached")
