"""Whatever people call themselves and their things: every page shows it as it is, and nothing comes of it."""

import shutil
from itertools import cycle

import pytest

from graph.model import Capability, Market, Project, Stakeholder, ValueChain
from graph.select import Page, Select
from graph.store import HAND
from hommel import wiring
from hommel.settings import Settings
from tests.explorer.test_for_everybody import PAGES
from tests.served import served

HOSTILE = {
    "script": "<script>document.title = 'taken'</script><img src=x onerror=alert(1)>{{1}}${1}",
    "right": "\u202eשלום عليكم (fictional)",
    "long": "x" * 10_000,
    "emoji": "👩‍🚀🇧🇪🏴󠁧󠁢󠁷󠁬󠁳󠁿 (fictional)",
    "nothing": "\u200b\u200d\ufeff",
    "marks": "Z" + "\u0310\u0321\u035c" * 60 + "algo (fictional)",
}
NOUNS = (Stakeholder, Capability, Project, Market, ValueChain)
WIDTHS = (320, 1280)

STRAY = """() => {
  const isolated = ["isolate", "isolate-override", "plaintext"];
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const around = node.parentElement;
    const alone = around.childNodes.length === 1 || around.closest("svg");
    const guarded = /\\u2068.*\\u202e.*\\u2069/s.test(node.data);
    const kept = alone && (isolated.includes(getComputedStyle(around).unicodeBidi) || around.closest("svg"));
    if (node.data.includes("\\u202e") && !guarded && !kept) found.push(around.outerHTML.slice(0, 200));
  }
  return found;
}"""
"""Texts that turn around what stands beside them: those that go the other way, and share an element with others that is
no island for them."""


def renamed(store):
    """Say of everything that it is called so; a name of each sort on each page."""
    with store.unit("test") as unit:
        for noun in NOUNS:
            names = cycle(HOSTILE.values())
            found = store.find(Select(noun.__name__, page=Page(2_000)))
            unit.say([called(noun, one, next(names)) for [one] in found.rows])


def called(noun, one, name):
    if noun is Stakeholder:
        return noun(id=one, name=name, description=name, source=HAND)
    if noun is Project:
        return noun(id=one, acronym=name, title=name, source=HAND)
    return noun(id=one, label_en=name, label_nl=name, source=HAND)


@pytest.fixture(scope="module")
def where(economy, tmp_path_factory):
    """A server over the economy with names as nobody wants them."""
    path = tmp_path_factory.mktemp("hostile") / "hostile.db"
    shutil.copy(economy[0], path)
    with wiring.opened(Settings.read({"HOMMEL_STORE": f"sqlite:///{path}"})) as store:
        renamed(store)
    with served(path, "--no-work") as (_, address):
        yield address


def broken(page, width):
    """What is amiss with a page."""
    found = {
        "title": page.title() == "taken",
        "elements": page.locator("main script, main img").count(),
        "stray": page.evaluate(STRAY),
        "width": max(0, page.evaluate("document.documentElement.scrollWidth") - width),
        "height": max(0, page.evaluate("document.querySelector('main h1').offsetHeight") - 900),
    }
    return {what: amiss for what, amiss in found.items() if amiss}


@pytest.mark.parametrize("width", WIDTHS)
def test_no_name_breaks_a_page_or_turns_it_around(reading, where, width):
    with reading(signed_in=True, elsewhere=where, viewport={"width": width, "height": 900}) as reader:
        amiss, said = {}, ""
        for name, place in PAGES.items():
            amiss[name] = broken(reader.at(**place), width)
            said += reader.page.locator("main").text_content()
        assert {name: found for name, found in amiss.items() if found} == {}
        assert [sort for sort, name in HOSTILE.items() if name not in said] == []
