"""The map of a pair of chains, of a filter or around somebody: legend, filters, years, ways, table and walk."""

import re
from urllib.parse import parse_qs, urlparse

import pytest

PAIR = {"page": "map", "one": "food", "other": "logistics", "drawn": "svg"}
ALL = {"page": "map", "drawn": "svg"}
ONE = "example:0000005"
MANY = """([least, most]) => {
  const told = /([\\d,]+) organisations and/.exec(document.querySelector('main').innerText);
  const many = told ? Number(told[1].replaceAll(',', '')) : -1;
  return many >= least && many <= most ? many : 0; }"""
OVERLAPS = """() => { const boxes = [...document.querySelectorAll('.picture text.name')]
  .map((name) => name.getBoundingClientRect());
  return boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 6)).length; }"""


def told(reader):
    """How many organisations and links the summary says."""
    return [
        int(number.replace(",", ""))
        for number in re.search(r"([\d,]+) organisations and ([\d,]+) links", reader.text).groups()
    ]


def listed(page):
    """How many the table has in all."""
    return int(re.search(r"\((\d+)\)", page.get_by_role("table", name=re.compile("same as a table")).inner_text())[1])


def titles(page):
    return (
        page.get_by_role("table", name=re.compile("same as a table"))
        .locator("tbody tr td:nth-child(1)")
        .all_inner_texts()
    )


def groups(page):
    """Title of each group of the legend -> its shape and how many there are."""
    found = {}
    for row in page.locator(".sorts .group label").all():
        title, number = re.fullmatch(
            r"(.+) \((\d+)\)", row.inner_text().partition("\n")[2].strip() or row.inner_text().strip()
        ).groups()
        found[title.strip()] = row.locator("svg text").text_content(), int(number)
    return found


def fewer(page, before):
    """How many there are, once they are fewer than before and not nobody."""
    return page.wait_for_function(MANY, arg=[1, before - 1]).json_value()


def state(page):
    return {name: value[0] for name, value in parse_qs(urlparse(page.url).query).items()}


def test_from_a_pair_of_chains_one_comes_to_all_who_are_active_in_one_of_them(reader):
    page = reader.at(page="pair", one="food", other="logistics")
    page.get_by_role("link", name="Show them on the map").click()
    page.wait_for_selector(".picture")
    assert reader.heading == "On the map: food × logistics"
    assert told(reader)[0] == listed(page) > 20
    page.get_by_role("link", name="Suggestions, bridges and gaps of this pair").click()
    page.wait_for_selector("h1:has-text('Food × Smart logistics')")


def test_the_legend_tells_the_truth_is_the_filter_and_dims_where_that_is_wished(reader):
    page = reader.at(**PAIR)
    page.wait_for_selector(".picture svg")
    everybody, seen = told(reader)[0], groups(page)
    assert sum(number for _, number in seen.values()) == everybody
    for shape, number in seen.values():
        assert page.locator(".picture .dot .shape", has_text=shape).count() == number
    assert page.evaluate(OVERLAPS) == 0
    page.get_by_role("checkbox", name=re.compile("^food")).uncheck()
    assert told(reader)[0] == listed(page) == everybody - seen["food"][1]
    assert state(page)["hide"] == "food"
    page.get_by_role("checkbox", name=re.compile("Dim what is not ticked")).check()
    assert told(reader)[0] == everybody
    assert page.locator(".picture .dot.dim").count() == seen["food"][1]
    page.get_by_role("button", name="Only food").click()
    assert page.locator(".picture .dot.dim").count() == everybody - seen["food"][1]
    page.get_by_role("button", name="Show all again").click()
    page.get_by_role("combobox", name="Colour and shape by").select_option("community")
    assert sum(number for _, number in groups(page).values()) == everybody
    assert any("around" in title for title in groups(page))


def test_who_is_on_it_is_chosen_by_keys_and_the_address_shows_others_the_same(reader, reading):
    page = reader.at(**ALL, since="2000")
    page.wait_for_selector(".picture svg")
    everybody = told(reader)[0]
    slider = page.get_by_role("slider", name="from")
    slider.wait_for()
    reader.settled()
    slider.focus()
    for year in (
        2017,
        2018,
        2019,
    ):  # a year at a time, as somebody does who looks on; three at once may be taken for two
        reader.press("PageUp")
        page.wait_for_function("year => location.search.includes(`since=${year}`)", arg=year)
    later = fewer(page, everybody)
    assert state(page)["since"] == "2019"
    page.get_by_role("combobox", name="Kind").focus()
    page.keyboard.type("comp")
    fewer(page, later)
    assert state(page)["kind"] == "company"
    drawing, rows = page.locator(".picture > svg").inner_html(), titles(page)
    with reading() as other:
        other.page.goto(page.url)
        again = other.settled()
        again.wait_for_selector(".picture svg")
        assert (again.locator(".picture > svg").inner_html(), titles(again)) == (drawing, rows)
    page.get_by_role("button", name="Show everybody").click()
    page.wait_for_function(MANY, arg=[everybody, 10_000])


def test_a_capability_is_found_and_those_who_offer_or_need_it_are_shown(reader):
    page = reader.at(**ALL, country="BE")
    page.wait_for_selector(".picture svg")
    page.get_by_role("searchbox", name="Offers or needs the capability").fill("analysis")
    reader.press("Enter")
    everybody = told(reader)[0]
    page.locator(".filters .pick li button").first.click()
    assert fewer(page, everybody) < 60
    assert state(page)["capability"]


def test_the_shortest_way_is_chosen_here_told_and_marked(reader):
    page = reader.at(**ALL)
    page.wait_for_selector(".picture svg")
    start = page.locator(".walk h2").inner_text()
    row = page.get_by_role("table", name=re.compile("same as a table")).locator("tbody tr")
    linked = [one.locator("td").first.inner_text() for one in row.all() if one.locator("td").nth(5).inner_text() != "0"]
    goal = next(name for name in reversed(linked) if name != start)
    field = page.get_by_role("searchbox", name="Shortest way from here to")
    field.fill(goal)
    field.press("Enter")
    page.locator(".walk .pick li button", has_text=goal).first.click()
    page.locator(".way ol li").first.wait_for()
    stops = page.locator(".way ol li a").all_inner_texts()
    assert (stops[0], stops[-1]) == (start, goal)
    steps = int(re.search(r"(\d+) steps", page.locator(".way").inner_text())[1])
    assert len(stops) == steps + 1
    assert page.locator(".picture line.marked").count() == steps // 2
    page.get_by_role("button", name="Forget the way").click()
    assert page.locator(".picture line.marked").count() == 0


def test_one_walks_by_keys_and_the_chosen_one_shows_all_its_links(reader):
    page = reader.at(**ALL)
    page.wait_for_selector(".picture svg")
    before = told(reader)[1]
    reader.tab_to("Picture of the network")
    reader.press("ArrowRight")
    said = page.locator("p.unseen[role=status]").last.inner_text()
    many = int(re.fullmatch(r".+: .+, .+, 1 of (\d+)", said)[1])
    reader.press("Enter")
    page.wait_for_url("**chosen=**")
    page.wait_for_function(f"() => !document.querySelector('main').innerText.includes(' {before} links')")
    assert many > 0
    assert told(reader)[1] > before
    assert page.locator(".picture line.near").count() > 0


def test_long_tables_turn_pages_and_never_draw_all_rows(reader):
    page = reader.at(**ALL)
    page.wait_for_selector(".picture svg")
    first = titles(page)
    assert len(first) == 100
    assert "Rows 1 to 100 of 120" in reader.text
    page.get_by_role("button", name="Later rows").press("Enter")
    assert "Rows 101 to 120 of 120" in reader.text
    assert set(first).isdisjoint(titles(page))
    assert state(page)["nodes.from"] == "100"


@pytest.mark.parametrize("has_webgl", [True, False])
def test_by_webgl_it_can_be_come_closer_to_and_without_it_svg_stands_in(reading, has_webgl):
    with reading() as reader:
        if not has_webgl:
            reader.page.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")
        page = reader.at(page="map", around=ONE, degrees="2", drawn="webgl")
        page.wait_for_selector(".picture svg, .picture canvas")
        assert page.locator(".picture > svg").count() == (0 if has_webgl else 1)
        assert told(reader)[0] == listed(page) > 1
        if has_webgl:
            assert "without a graphics card" in reader.text
            page.get_by_role("button", name="Closer").click()
            page.wait_for_url("**view=**")
            page.reload()
            page.get_by_role("button", name="All of it").click()
            page.wait_for_function("() => !location.search.includes('view=')")


def test_what_links_two_is_drawn_and_each_relation_tells_its_source_and_day(reader):
    page = reader.at(page="stakeholder", id=ONE)
    page.get_by_role("table", name=re.compile("Suggested partners")).locator("tbody tr td:nth-child(2) a").first.click()
    page.get_by_role("link", name="Draw what links them").click()
    page.wait_for_selector(".picture svg")
    rows = page.get_by_role("table", name=re.compile("^Relations")).locator("tbody tr").all_inner_texts()
    needs = [row for row in rows if "\tneeds\t" in row]
    assert needs
    assert all(re.search(r"example\s+\d+ \w+ \d{4}", row) for row in needs)
    assert page.locator(".picture line:not(.dashed)").count() == len(rows)
    assert page.locator(".picture line.dashed").count() == 1


def test_nobody_passes_and_it_says_so(reader):
    reader.at(**ALL, country="XX")
    assert "Nobody whom you may see passes these filters." in reader.text
    reader.at(page="map", around="example:nobody")
    assert reader.heading == "Nothing here"
