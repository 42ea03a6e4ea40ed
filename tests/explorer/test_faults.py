"""When something goes wrong the page says what, and what to do; and goes on once it is mended."""

import json

import pytest

from graph.model import Stakeholder
from hommel import wiring
from hommel.__main__ import main
from hommel.settings import Settings
from tests.served import served

CHAINS = {"page": "chains"}


def answering(page, status, body="{}"):
    page.route("**/graphql", lambda route: route.fulfill(status=status, body=body, content_type="application/json"))


@pytest.mark.parametrize(
    ("break_it", "said"),
    [
        (lambda page: page.route("**/graphql", lambda route: route.abort()), "The service does not answer"),
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


def test_who_may_not_is_told_who_may(reader):
    page = reader.at(page="work")
    page.get_by_text("work lists and what was said to stakeholders are for managers").wait_for()


HOSTILE = {
    "own:script": "<script>document.title = 'taken'</script><img src=x onerror=alert(1)>",
    "own:right": "\u202eשלום (fictional)",
    "own:long": "x" * 10_000,
    "own:emoji": "👩‍🚀🇧🇪 (fictional)",
}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A server over names as nobody wants them."""
    path = tmp_path_factory.mktemp("hostile") / "hostile.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOMMEL_STORE", f"sqlite:///{path}")
        assert main(["migrate"]) == 0
    with wiring.opened(Settings.read({"HOMMEL_STORE": f"sqlite:///{path}"})) as store, store.unit("test") as unit:
        unit.say([Stakeholder(id=who, name=name, description=name, source="test") for who, name in HOSTILE.items()])
    with served(path, "--no-work") as (_, where):
        yield where


@pytest.mark.parametrize("who", HOSTILE)
def test_hostile_names_are_shown_as_they_are_and_do_nothing(reading, hostile, who):
    with reading(elsewhere=hostile, viewport={"width": 800, "height": 600}) as reader:
        page = reader.at(page="stakeholder", id=who)
        assert page.locator("h1").text_content() == HOSTILE[who]
        assert page.title() == f"{HOSTILE[who]} · Hommel".replace("\n", " ")
        assert page.locator("main script, main img").count() == 0
        assert page.evaluate("document.documentElement.scrollWidth") <= 800
        reader.at(page="network", id=who)
        assert json.dumps(HOSTILE[who][:20])[1:-1] in json.dumps(page.locator("main").text_content())
