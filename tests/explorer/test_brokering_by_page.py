"""A manager's morning: sign in by the link, decide, take it back, sign out. On a store that is theirs to change."""

import re
import shutil

import pytest

from hommel import wiring
from hommel.settings import Settings
from schema.access import Role
from schema.authentication import links
from tests.served import served


@pytest.fixture(scope="module")
def own(economy, tmp_path_factory):
    """A copy of the economy that may be changed, served: its settings and address."""
    path = tmp_path_factory.mktemp("brokered") / "own.db"
    shutil.copy(economy[0], path)
    with served(path, "--no-work") as (_, where):
        yield Settings.read({"HOMMEL_STORE": f"sqlite:///{path}"}), where


@pytest.fixture
def ann(own, reading, address):
    """A manager who opens the link that she was given."""
    settings, where = own
    with wiring.opened(settings) as store:
        link = links.at(where, links.linked(store, Role.MANAGER))
    with reading(elsewhere=where) as reader:
        reader.page.goto(link)
        reader.settled()
        yield reader


def enter(reader):
    reader.page.get_by_role("button", name="Sign in now").click()
    reader.page.wait_for_selector("h1:has-text('To do')")
    return reader.settled()


def test_a_link_signs_in_when_somebody_says_so_and_its_code_leaves_the_address(ann):
    assert "code=" not in ann.page.url
    assert ann.heading == "Sign in"
    page = enter(ann)
    page.get_by_role("banner").get_by_text("Manager", exact=True).wait_for()
    assert page.get_by_role("table", name=re.compile("Best suggestions")).locator("tbody tr").count() > 5


def test_a_suggestion_is_declined_with_a_reason_by_keys_and_taken_back(ann):
    page = enter(ann)
    page.get_by_role("table", name=re.compile("Best suggestions")).locator("tbody a").nth(1).click()
    page.wait_for_selector(".bars")
    ann.tab_to("Decline")
    ann.press("Tab")
    page.keyboard.type("comp")
    ann.press("Shift+Tab", "Enter")
    page.wait_for_selector("main .deciding strong:has-text('declined')")
    assert "competitors" in ann.text
    assert "declined." in page.locator(".note").inner_text()
    page.get_by_role("button", name="Undo").click()
    page.wait_for_selector("text=It is taken back.")
    page.wait_for_selector("main .deciding strong", state="detached")


def test_one_accepts_and_snoozes_by_mouse_on_the_page_of_a_stakeholder(ann):
    page = enter(ann)
    page.get_by_role("table", name=re.compile("Best suggestions")).locator("tbody a").first.click()
    page.wait_for_selector("h2:has-text('What it does')")
    first = page.locator(".deciding").first
    first.get_by_role("button", name="Accept").click()
    first.locator("strong", has_text="accepted").wait_for()
    second = page.locator(".deciding").nth(1)
    second.get_by_role("button", name="Snooze").click()
    second.locator("strong", has_text="snoozed").wait_for()


def test_who_signs_out_sees_what_is_public_and_no_work(ann):
    page = enter(ann)
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_selector("h1:has-text('Value chains')")
    assert page.evaluate("sessionStorage.length") == 0


def test_another_tab_of_the_same_browser_is_signed_in_too(ann):
    page = enter(ann)
    other = page.context.new_page()
    other.goto(page.url)
    other.wait_for_selector("h1:has-text('To do')")


def test_a_link_that_was_used_says_so(own, reading):
    settings, where = own
    with wiring.opened(settings) as store:
        code = links.linked(store, Role.MANAGER)
        links.exchanged(store, code)
    with reading(elsewhere=where, quiet=False) as reader:  # browsers tell of a 401 on the console
        reader.page.goto(links.at(where, code))
        reader.page.get_by_role("button", name="Sign in now").click()
        reader.page.wait_for_selector("text=this link was used or is too old")
