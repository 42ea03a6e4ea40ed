"""Every page for everybody: enlarged four times, by keys, without motion, in the system's own colours, read aloud.

`test_for_everybody.py` asks axe; here is what axe does not tell.
"""

import pytest

from tests.explorer.test_for_everybody import PAGES

SEEN = """() => {
  const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")];
  const visible = (one) => one.checkVisibility({visibilityProperty: true});
  const there = all.filter((one) => one.tabIndex >= 0 && visible(one) && !one.disabled);
  const within = (place, most) => Math.min(Math.max(place, 1), most - 2);
  const told = (one) => `${one.tagName} ${one.ariaLabel ?? one.textContent.trim().slice(0, 40)}`;
  const found = {positive: [], unseen: [], hidden: [], small: []};
  for (const one of there) {
    one.focus({focusVisible: true});
    if (one.tabIndex > 0) found.positive.push(told(one));
    const {outlineStyle, outlineWidth} = getComputedStyle(one);
    const quiet = one.closest("main") === one || one.tagName === "svg" || one.tagName === "CANVAS";
    if (!quiet && (outlineStyle === "none" || parseFloat(outlineWidth) < 2)) found.unseen.push(told(one));
    const box = one.getBoundingClientRect();
    const [x, y] = [box.left + Math.min(box.width, innerWidth) / 2, box.top + Math.min(box.height, innerHeight) / 2];
    const top = document.elementFromPoint(within(x, innerWidth), within(y, innerHeight));
    const free = top && (one.contains(top) || top.contains(one) || one.labels?.[0]?.contains(top));
    if (!free) found.hidden.push(`${told(one)} behind ${top && told(top)}`);
    const inline = one.tagName === "A" && getComputedStyle(one).display === "inline";
    const around = one.closest("label")?.getBoundingClientRect();
    const size = around && around.height > box.height ? around : box;
    if (!inline && (size.width < 24 || size.height < 24)) found.small.push(`${told(one)} ${size.width}×${size.height}`);
  }
  return Object.fromEntries(Object.entries(found).filter(([, some]) => some.length));
}"""
"""What can have the focus and does not show it (2.4.7), stands behind something (2.4.11), or is smaller than 24 pixels
and no link within a text (2.5.8)."""

OUTLINE = """() => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter((one) => one.checkVisibility())
  .map((one) => Number(one.tagName[1]))"""
MARKS = """() => ["header", "nav", "search", "main"].map((name) => document.querySelectorAll(name).length)"""

GROUNDS = """() => [...document.querySelectorAll(".bars .for, .bars .sum")]
  .map((one) => getComputedStyle(one).backgroundColor)"""
UNTOLD = """() => [...document.querySelectorAll("main *")]
  .filter((one) => [...one.childNodes].some((part) =>
    part.nodeType === 3 && /(?<![\\w-])(needs|offers|shared|you|what|with|the)(?![\\w-])/.test(part.data)))
  .filter((one) => one.closest("[lang]").lang !== "en").map((one) => one.outerHTML.slice(0, 120))"""
"""English sentences that do not say that they are, by words that are not Dutch as well, as `partners` is; words within
names of rules (`needs-from-partners`) make no sentence."""
KNOWN, UNKNOWN = "recent work links you through shared partners", "it needs you for what nobody put in Dutch"
MARKED = """() => [...document.querySelectorAll("main [lang=en]")].map((one) => one.textContent)"""


def looked_at(reader, look, **looks):
    """What a look finds amiss, page by page."""
    found = {name: look(reader.at(**place, **looks)) for name, place in PAGES.items()}
    return {name: amiss for name, amiss in found.items() if amiss}


def test_enlarged_four_times_nothing_is_cut_off(reading):
    """320 pixels are what 1280 become at 400 % (1.4.10); Dutch words are the longer ones."""
    with reading(signed_in=True, viewport={"width": 320, "height": 256}) as reader:
        wide = "Math.max(0, document.documentElement.scrollWidth - innerWidth)"
        assert looked_at(reader, lambda page: page.evaluate(wide), lang="nl") == {}


@pytest.mark.parametrize("width", [320, 1280])
def test_what_has_the_focus_shows_it_and_is_large_enough(reading, width):
    with reading(signed_in=True, viewport={"width": width, "height": 640}) as reader:
        assert looked_at(reader, lambda page: page.evaluate(SEEN)) == {}


def test_every_page_has_a_title_of_its_own_one_heading_and_no_gap_below_it(reading):
    titles = {}

    def amiss(page):
        levels = page.evaluate(OUTLINE)
        titles.setdefault(page.title(), []).append(page.url)
        steps = [b for a, b in zip([0, *levels], levels, strict=False) if b > a + 1]
        marks = page.evaluate(MARKS)
        return [
            what
            for what in (levels.count(1) != 1, levels[:1] != [1], steps, marks[0] != 1 or 0 in marks or marks[3] != 1)
            if what
        ]

    with reading(signed_in=True) as reader:
        assert looked_at(reader, amiss) == {}
    same_page = [{url.split("&drawn")[0] for url in urls} for urls in titles.values()]
    assert [urls for urls in same_page if len({url.replace("page=sign-in", "") for url in urls}) > 1] == []


def test_in_the_system_s_own_colours_bars_and_cells_still_show(reading):
    with reading(signed_in=True, forced_colors="active") as reader:
        page = reader.at(**PAGES["suggestion"])
        page.locator(".bars").wait_for()
        ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
        grounds = page.evaluate(GROUNDS)
        assert grounds
        assert ground not in grounds
        page = reader.at(**PAGES["chains"])
        assert page.evaluate("getComputedStyle(document.querySelector('.heat .cell')).borderTopWidth") == "1px"


def test_sentences_in_another_language_say_so(reading):
    """To those who read Dutch aloud: what the service says in English is Dutch on the page, or marked as English."""
    with reading(locale="nl-BE") as reader:
        page = reader.at(**PAGES["suggestion"])
        page.locator(".bars").get_by_text("recent werk verbindt u via gedeelde partners").wait_for()
        assert page.evaluate("document.documentElement.lang") == "nl"
        assert page.evaluate(UNTOLD) == []
        assert page.evaluate(MARKED) == []
        page.route("**/graphql", _said_otherwise)
        page.reload()
        page.locator(".bars").get_by_text(UNKNOWN).wait_for()
        assert page.evaluate(UNTOLD) == []
        assert page.evaluate(MARKED) == [UNKNOWN]


def _said_otherwise(route):
    """A newer service says what this page does not know."""
    if "query Explain(" not in route.request.post_data:
        route.continue_()
        return
    answer = route.fetch()
    assert KNOWN in answer.text()
    route.fulfill(response=answer, body=answer.text().replace(KNOWN, UNKNOWN))


def test_what_changes_before_the_eyes_is_said_aloud(reader):
    page = reader.at(page="chains")
    page.get_by_role("searchbox").fill("food")
    told = page.locator("caption [aria-live]").first
    assert told.inner_text() == "(5 of 15)"
    page.get_by_role("combobox", name="Search").fill("zzzz")
    page.get_by_role("status").filter(has_text="Nothing found").wait_for()


def test_who_wants_no_motion_gets_none_anywhere(reading):
    with reading(signed_in=True, reduced_motion="reduce") as reader:
        moving = "document.getAnimations().filter((one) => one.effect.getTiming().iterations === Infinity).length"
        assert looked_at(reader, lambda page: page.evaluate(moving)) == {}
