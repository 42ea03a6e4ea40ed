"""axe-core finds nothing on any page, in either language and theme, with a key and without; nor on a small screen.

axe says nothing of what a canvas shows: test_network_view.py holds the table, the walk and what is announced to it.
"""

import pytest

from tests.explorer.conftest import AXE

RULES = "axe.run({resultTypes: ['violations']}).then(({violations}) => violations)"
ONE, OTHER = "example:0000005", "example:0000016"
PAGES = {
    "chains": {"page": "chains"},
    "pair": {"page": "pair", "one": "food", "other": "logistics"},
    "stakeholder": {"page": "stakeholder", "id": ONE},
    "suggestion": {"page": "suggestion", "of": ONE, "with": OTHER},
    "network": {"page": "network", "id": ONE},
    "map": {"page": "map", "one": "food", "other": "logistics"},
    "map by svg": {"page": "map", "drawn": "svg", "country": "BE", "chosen": ONE, "colour": "kind"},
    "evidence": {"page": "evidence", "of": ONE, "with": OTHER},
    "picture": {"page": "network", "id": ONE, "drawn": "svg"},
    "capability": {"page": "node", "id": "chain:food"},
    "sign-in": {"page": "sign-in"},
    "missing": {"page": "elsewhere"},
    "work": {"page": "work"},
    "visit": {"page": "visit", "id": ONE},
    "barriers": {"page": "barriers"},
    "report": {"page": "barrier-report"},
    "support": {"page": "support"},
    "plan": {"page": "plan"},
    "partnerships": {"page": "partnerships"},
    "versions": {"page": "plan-versions"},
    "runs": {"page": "runs"},
}
LOOKS = [("en", "light"), ("nl", "dark"), ("en", "dark"), ("nl", "light")]


def violations(page):
    page.evaluate(AXE.read_text("utf-8"))
    return [(one["id"], one["help"], [node["html"][:200] for node in one["nodes"]][:3]) for one in page.evaluate(RULES)]


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(reading, full, name):
    looks = LOOKS if full else LOOKS[:2]
    with reading(signed_in=True) as reader:
        for language, theme in looks:
            page = reader.at(**PAGES[name], lang=language, theme=theme)
            assert violations(page) == [], f"{language} {theme}"


@pytest.mark.parametrize("name", ["chains", "stakeholder", "network", "map"])
def test_nothing_is_cut_off_on_a_small_screen(reading, name):
    with reading(viewport={"width": 320, "height": 640}) as reader:
        page = reader.at(**PAGES[name])
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        assert violations(page) == []


def test_the_first_tab_skips_to_the_content(reader):
    page = reader.at(page="chains")
    reader.press("Tab")
    assert reader.focused() == "Skip to the content"
    reader.press("Enter")
    page.evaluate("0")
    assert page.evaluate("document.activeElement.id") == "main"


def test_who_wants_no_motion_gets_none(reading):
    with reading(reduced_motion="reduce") as reader:
        reader.page.route("**/graphql", lambda route: None)
        reader.page.goto(f"{reader.address}/?page=chains")
        reader.page.locator(".waiting").wait_for()
        name = reader.page.evaluate("getComputedStyle(document.querySelector('.waiting')).animationName")
        assert name == "none"
