"""When something goes wrong the page says what, and what to do; and goes on once it is mended."""

import json
import re
import shutil

import pytest

from hommel import wiring
from hommel.settings import Settings
from schema.access import Role
from schema.authentication import keys
from tests.served import served

CHAINS = {"page": "chains"}


def answering(page, status, body="{}"):
    page.route("**/graphql", lambda route: route.fulfill(status=status, body=body, content_type="application/json"))


@pytest.mark.parametrize(
    ("break_it", "said"),
    [
        (
            lambda page: page.route("**/graphql", lambda route: route.abort()),
            "The service does not answer. Nothing is lost",
        ),
        (lambda page: answering(page, 500), "Something went wrong at the service"),
        (lambda page: answering(page, 200, '{"errors": [{"message": "ask for less"}]}'), "ask for less"),
    ],
    ids=["nobody answers", "a fault", "refused"],
)
def test_it_is_said_and_trying_again_goes_on(reading, break_it, said):
    with reading(quiet=False) as reader:
        break_it(reader.page)
        page = reader.at(**CHAINS)
        page.get_by_text(said).wait_for()
        page.unroute("**/graphql")
        page.get_by_role("button", name="Try again").click()
        page.locator(".heat").wait_for()
        assert page.get_by_text(said).count() == 0


def test_a_slow_answer_is_waited_for_aloud(reading):
    with reading() as reader:
        held = []
        reader.page.route("**/graphql", lambda route: held.append(route))
        reader.page.goto(f"{reader.address}/?page=chains")
        waiting = reader.page.locator(".waiting")
        waiting.wait_for()
        assert waiting.get_attribute("role") == "status"
        reader.page.route("**/graphql", lambda route: route.continue_())
        for route in held:
            route.continue_()
        reader.page.locator(".heat").wait_for()


def test_a_key_that_opens_nothing_any_more_is_forgotten_and_the_reader_told(reading):
    with reading(quiet=False) as reader:  # browsers tell of a 401 on the console
        reader.page.add_init_script("sessionStorage.setItem('hommel.key', 'gone')")
        page = reader.at(**CHAINS)
        page.get_by_text("Your session is over").wait_for()
        page.locator(".heat").wait_for()
        assert page.evaluate("sessionStorage.length") == 0


@pytest.fixture(scope="module")
def own(economy, tmp_path_factory):
    """A copy of the economy that may be changed, and what opens it."""
    path = tmp_path_factory.mktemp("faults") / "own.db"
    shutil.copy(economy[0], path)
    return path, Settings.read({"HOMMEL_STORE": f"sqlite:///{path}"})


def count_of_edits(settings):
    with wiring.opened(settings) as store:
        return store.revision()


def entered(reader, key, **place):
    """Sign in by a key, as people do."""
    page = reader.at(page="sign-in", **place)
    page.get_by_label("Or your key").fill(key)
    reader.press("Enter")
    page.wait_for_selector("h1:not(:has-text('Sign in'))")
    return reader.settled()


def test_what_was_decided_while_the_server_was_away_is_kept_once_when_it_is_back(own, reading):
    path, settings = own
    with wiring.opened(settings) as store:
        one, key = keys.create(store, Role.MANAGER, "Bea (fictional)", None, None)
    before = count_of_edits(settings)
    with served(path, "--no-work") as (_, where):
        port = where.rpartition(":")[2]
        opened = reading(elsewhere=where, quiet=False)
        reader = opened.__enter__()
        page = entered(reader, key)
        row = page.get_by_role("table", name=re.compile("Best suggestions")).locator(".deciding").first
        row.wait_for()
    accept = row.get_by_role("button", name="Accept")
    accept.click()
    accept.click()
    page.get_by_text("What you did is not kept yet").wait_for()
    page.get_by_role("link", name="Value chains", exact=True).click()
    page.get_by_text("The service does not answer. Nothing is lost").wait_for()
    assert count_of_edits(settings) == before
    with served(path, "--no-work", "--port", port):
        page.get_by_role("button", name="Send now").click()
        page.get_by_text("accepted").wait_for()
        page.locator(".heat").wait_for()
        assert page.get_by_text("The service does not answer. Nothing is lost").count() == 0
        assert count_of_edits(settings) == before + 1
    with wiring.opened(settings) as store:
        keys.revoke(store, one.id)
    with served(path, "--no-work", "--port", port):
        reader.page.get_by_role("button", name="Pairs of partners").click()
        there = page.url
        page.get_by_role("link", name="To do").click()
        page.go_back()
        page.get_by_text("Your session is over").wait_for()
        assert page.url == there
        with wiring.opened(settings) as store:
            _, key = keys.create(store, Role.MANAGER, "Bea (fictional)", None, None)
        page.get_by_role("banner").get_by_role("link", name="Sign in").click()
        page.get_by_label("Or your key").fill(key)
        reader.press("Enter")
        page.get_by_role("banner").get_by_text("Manager", exact=True).wait_for()
        assert page.url == there
        opened.__exit__(None, None, None)


def edits_of(page):
    """The requests of a page that change something, as they are sent."""
    sent = []
    page.on("request", lambda one: "mutation" in (one.post_data or "") and sent.append(json.loads(one.post_data)))
    return sent


@pytest.fixture(scope="module")
def changing(own):
    with served(own[0], "--no-work") as (_, where):
        yield where


def test_an_edit_whose_answer_is_lost_is_done_once(own, changing, reading):
    with reading(signed_in=True, elsewhere=changing, quiet=False) as reader:
        page = reader.at(page="work")
        sent, before = edits_of(page), count_of_edits(own[1])

        def lose(route):
            if "mutation" in route.request.post_data and len(sent) == 1:
                route.fetch()
                route.abort()
            else:
                route.continue_()

        page.route("**/graphql", lose)
        page.locator(".deciding").nth(2).get_by_role("button", name="Accept").click()
        page.get_by_text(": accepted.").wait_for()
        assert [one["variables"]["once"] for one in sent] == [sent[0]["variables"]["once"]] * 2
        assert count_of_edits(own[1]) == before + 1


def test_an_edit_that_was_given_up_and_is_made_anew_is_done_once_and_another_is_another(own, changing, reading):
    with reading(signed_in=True, elsewhere=changing, quiet=False) as reader:
        page = reader.at(page="work")
        sent, before = edits_of(page), count_of_edits(own[1])

        def lose(route):
            if "mutation" in route.request.post_data:
                route.fetch()
                route.abort()
            else:
                route.continue_()

        page.route("**/graphql", lose)
        deciding = page.locator(".deciding").nth(8)
        deciding.get_by_role("button", name="Accept").click()
        page.get_by_role("button", name="Give it up").click()
        page.get_by_role("button", name="Give it up").wait_for(state="detached")
        page.unroute("**/graphql")
        deciding.get_by_role("button", name="Accept").click()
        page.get_by_text(": accepted.").wait_for()
        assert len({one["variables"]["once"] for one in sent}) == 1 < len(sent)
        assert count_of_edits(own[1]) == before + 1
        deciding.get_by_role("button", name="Snooze").click()
        page.get_by_text(": snoozed.").wait_for()
        assert sent[-1]["variables"]["once"] != sent[0]["variables"]["once"]


def test_who_clicks_again_while_the_answer_takes_long_sends_it_once_and_sees_that_it_is_sent(changing, reading):
    with reading(signed_in=True, elsewhere=changing) as reader:
        page = reader.at(page="work")
        sent, held = edits_of(page), []
        page.route("**/graphql", lambda route: held.append(route))
        snooze = page.locator(".deciding").nth(4).get_by_role("button", name="Snooze")
        for _ in range(3):
            snooze.click()
        page.get_by_role("status").get_by_text("Sending…").wait_for()
        assert len(sent) == 1
        assert snooze.evaluate("one => one === document.activeElement")
        page.route("**/graphql", lambda route: route.continue_())
        for route in held:
            route.continue_()
        page.get_by_text(": snoozed.").wait_for()
        assert page.get_by_text("Sending…").count() == 0


def test_an_undo_that_fails_says_why_in_the_reader_s_language_and_stays_to_be_tried_again(changing, reading):
    with reading(signed_in=True, elsewhere=changing, quiet=False) as reader:
        page = reader.at(page="work", lang="nl")
        page.locator(".deciding").nth(6).get_by_role("button", name="Later", exact=True).click()
        undo = page.get_by_role("button", name="Ongedaan maken")
        page.route("**/graphql", lambda route: route.abort())
        undo.press("Enter")
        note = page.locator(".note")
        note.get_by_text("De dienst antwoordt niet").wait_for()
        assert note.locator("[lang]").count() == 0
        assert undo.evaluate("one => one === document.activeElement")
        page.unroute("**/graphql")
        answering(page, 401)
        undo.press("Enter")
        note.get_by_text("Uw sessie is voorbij").wait_for()


def test_what_cannot_be_shown_around_another_is_said_and_tried_again(reading):
    with reading(quiet=False) as reader:
        page = reader.at(page="network", id="example:0000005", drawn="svg")
        page.locator(".walk ul button", has_text="suggested partner").first.click()
        page.route("**/graphql", lambda route: route.abort())
        grow = page.get_by_role("button", name="Show what is around it")
        grow.press("Enter")
        page.get_by_role("alert").get_by_text("The service does not answer").wait_for()
        assert grow.evaluate("one => one === document.activeElement")
        page.unroute("**/graphql")
        page.get_by_role("button", name="Try again").click()
        page.get_by_role("alert").wait_for(state="detached")


def test_after_a_new_release_an_open_tab_says_to_load_the_page_again(reading):
    with reading(quiet=False) as reader:
        page = reader.at(**CHAINS)
        page.route("**/assets/*.js", lambda route: route.fulfill(status=404))
        page.evaluate("history.pushState(null, '', '?page=barriers'); dispatchEvent(new PopStateEvent('popstate'))")
        page.get_by_role("alert").get_by_text("A new version of this page").wait_for()
        page.unroute("**/assets/*.js")
        page.get_by_role("button", name="Load again").click()
        page.get_by_role("heading", name="Barriers", level=1).wait_for()


MANY = 100_000
SWELLING = f"""const plain = fetch;
window.fetch = async (...asked) => {{
  const answer = await plain(...asked);
  const said = await answer.clone().json().catch(() => ({{}}));
  const offered = said.data?.node?.offeredBy;
  if (!offered) return answer;
  const [{{node}}] = offered.edges;
  const one = (number) => ({{node: {{...node, id: `own:${{number}}`, name: `Nobody ${{number}} (fictional)`}}}});
  Object.assign(offered, {{totalCount: {MANY}, edges: Array.from({{length: {MANY}}}, (_, number) => one(number))}});
  return new Response(JSON.stringify(said), {{headers: answer.headers}});
}};"""
"""The service answers 10,000 rows at most; what would answer more is put before it, in the browser."""


def test_a_hundred_thousand_rows_leave_the_page_quick_and_it_says_how_many_it_shows(reading):
    with reading() as reader:
        reader.page.add_init_script(SWELLING)
        page = reader.at(page="stakeholder", id="example:0000005")
        page.get_by_role("table", name=re.compile("^Offers")).locator("tbody a").first.click()
        page.get_by_text("(100,000)").wait_for()
        assert page.locator("tbody tr").count() < 1_000
        began = page.evaluate("performance.now()")
        page.get_by_role("searchbox", name=re.compile("Offered by")).fill("nobody 99999")
        page.get_by_text("(1 of 100,000)").wait_for()
        assert page.evaluate("performance.now()") - began < 4_000
        assert page.locator("tbody tr", has_text="Nobody 99999").count() == 1


def test_who_may_not_is_told_who_may(reader):
    page = reader.at(page="work")
    page.get_by_text("work lists and what was said to stakeholders are for managers").wait_for()
