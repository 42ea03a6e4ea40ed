"""Who leaves takes along what they saw: nothing of it is shown to, or kept for, whoever comes next."""

import re
import shutil

import pytest

from hommel import wiring
from hommel.settings import Settings
from schema.access import Role
from schema.authentication import keys
from tests.served import served

BEST = re.compile("Best suggestions")


@pytest.fixture(scope="module")
def own(economy, tmp_path_factory):
    """A server of its own, and the keys of a manager, of an analyst, and of the next manager."""
    path = tmp_path_factory.mktemp("leaving") / "own.db"
    shutil.copy(economy[0], path)
    with wiring.opened(Settings.read({"HOMMEL_STORE": f"sqlite:///{path}"})) as store:
        given = {role: keys.create(store, role, "", None, None)[1] for role in (Role.MANAGER, Role.ANALYST)}
        given["next"] = keys.create(store, Role.MANAGER, "Next (fictional)", None, None)[1]
    with served(path, "--no-work") as (_, where):
        yield where, given


def enter(page, where, key):
    """Sign in by a key, to the work list."""
    page.goto(f"{where}/?page=sign-in&back=%3Fpage%3Dwork")
    page.get_by_label("Or your key").fill(key)
    page.keyboard.press("Enter")
    page.wait_for_url("**page=work")


def kept(page):
    """All that the page has left in the browser."""
    return page.evaluate("[...Object.keys(sessionStorage), ...Object.keys(localStorage)]")


def test_who_signs_out_leaves_nothing_on_the_page_in_the_browser_or_in_another_tab(own, reading):
    where, given = own
    with reading(elsewhere=where, quiet=False) as reader:
        page, answers = reader.page, []
        page.on("response", lambda one: one.url.endswith("/graphql") and answers.append(one.headers["cache-control"]))
        enter(page, where, given[Role.MANAGER])
        table = page.get_by_role("table", name=BEST)
        table.locator(".deciding").first.get_by_role("button", name="Accept").click()
        page.get_by_text(": accepted.").wait_for()
        asleep = page.context.new_page()
        asleep.goto(page.url)
        asleep.get_by_role("table", name=BEST).wait_for()
        asleep.goto("about:blank")
        assert "hommel.visits" in kept(page)
        page.get_by_role("button", name="Sign out").click()
        page.get_by_text("are for managers").wait_for()
        assert page.locator(".deciding").count() == page.get_by_text("accepted").count() == 0
        assert kept(page) == ["hommel.left"]
        assert set(answers) == {"no-store"}
        asleep.go_back()
        asleep.get_by_text("are for managers").wait_for()
        assert kept(asleep) == ["hommel.left"]
        page.go_back()
        page.go_forward()
        reader.settled()
        assert page.locator(".deciding").count() == 0
        assert page.evaluate("caches.keys()") == []
        assert page.context.cookies() == []


def test_what_one_saw_is_gone_before_the_next_one_is_answered(own, reading):
    where, given = own
    with reading(elsewhere=where, quiet=False) as reader:
        page = reader.page
        enter(page, where, given[Role.MANAGER])
        page.get_by_role("table", name=BEST).wait_for()
        held = []
        page.route("**/graphql", lambda route: held.append(route))
        other = page.context.new_page()
        enter(other, where, given[Role.ANALYST])
        page.locator(".waiting").first.wait_for()
        assert page.locator("tbody tr").count() == 0
        page.route("**/graphql", lambda route: route.continue_())
        for route in held:
            route.continue_()
        page.get_by_text("are for managers").wait_for()
        page.get_by_role("banner").get_by_text("Analyst", exact=True).wait_for()


def test_who_comes_after_another_sends_none_of_their_edits_and_finds_nothing_of_theirs(own, reading):
    where, given = own
    with reading(elsewhere=where, quiet=False) as reader:
        page, sent = reader.page, []
        page.on("request", lambda one: "mutation" in (one.post_data or "") and sent.append(one))
        enter(page, where, given[Role.MANAGER])
        page.evaluate("sessionStorage.setItem('hommel.background', JSON.stringify({jobs: ['job:none']}))")
        page.reload()
        table = page.get_by_role("table", name=BEST)
        table.wait_for()
        page.route("**/graphql", lambda one: one.abort() if "mutation" in one.request.post_data else one.continue_())
        table.locator(".deciding").nth(1).get_by_role("button", name="Accept").click()
        page.get_by_text("What you did is not kept yet").wait_for()
        search = page.get_by_role("combobox", name="Search")
        search.fill("theirs")
        page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('not here')) }")
        page.get_by_role("button", name="Copy link").click()
        page.get_by_role("dialog").wait_for()
        assert "hommel.background" in kept(page)
        other = page.context.new_page()
        enter(other, where, given["next"])
        page.get_by_role("dialog").wait_for(state="detached")
        page.get_by_text("What you did is not kept yet").wait_for(state="detached")
        assert page.evaluate("sessionStorage.getItem('hommel.key')") == given["next"]
        assert "hommel.background" not in kept(page)
        assert search.input_value() == page.locator(".note").inner_text() == ""
        before = len(sent)
        page.unroute("**/graphql")
        page.evaluate("dispatchEvent(new Event('online'))")
        reader.settled()
        assert len(sent) == before > 0
        assert {one.headers["authorization"] for one in sent} == {f"Bearer {given[Role.MANAGER]}"}

        page.route("**/graphql", lambda route: route.fulfill(status=401))
        page.get_by_role("link", name="Value chains", exact=True).click()
        page.get_by_text("Your session is over: the key").wait_for()
        search.fill("theirs")
        other.get_by_role("button", name="Sign out").click()
        page.get_by_text("Your session is over: the key").wait_for(state="detached")
        assert search.input_value() == ""
