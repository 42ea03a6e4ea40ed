"""What an analyst sees without a key: the chains, a pair of them, a stakeholder, why two fit; by mouse and by keys."""

import re
from itertools import pairwise

import pytest

PAIR = "Food × Smart logistics"


def rows(page, caption):
    """The texts of a table's rows, its head left out."""
    table = page.get_by_role("table", name=re.compile(re.escape(caption))).first
    return [row.inner_text() for row in table.locator("tbody tr").all()]


def test_without_a_key_one_starts_with_the_chains_and_their_equal_table(reader):
    page = reader.at()
    assert reader.heading == "Value chains"
    cells = page.locator(".heat a")
    assert cells.count() == 25
    told = rows(page, "Pairs of value chains")
    assert len(told) == 15
    food = next(row.split("\t") for row in told if row.startswith(PAIR))
    cell = page.locator(".heat a", has_text="Food and Smart logistics").first.inner_text()
    assert f"{food[1]} pairs of partners" in cell
    assert f"{food[4]} suggested" in cell
    assert food[3] in cell


def test_a_click_on_a_cell_opens_the_pair_with_suggestions_bridges_and_gaps(reader):
    page = reader.at(page="chains")
    page.locator(".heat a", has_text="Food and Smart logistics").first.click()
    reader.settled()
    assert reader.heading == PAIR
    assert page.get_by_role("heading", level=2).all_inner_texts() == ["Suggested partnerships", "Bridges", "Gaps"]
    assert rows(page, "Suggested partnerships")
    assert rows(page, "Bridges")
    assert page.evaluate("document.activeElement.id") == "main"


def test_the_same_by_keys_alone(reader):
    page = reader.at(page="chains")
    reader.tab_to("Life sciences & health and Life sciences & health")
    reader.press("ArrowDown", "ArrowRight", "ArrowRight", "Enter")
    page.wait_for_url("**page=pair**")
    reader.settled()
    assert reader.heading == "Food × Solution-driven engineering & technology"
    page.go_back()
    page.wait_for_selector(".heat")
    assert reader.heading == "Value chains"


def test_from_a_pair_to_a_suggestion_whose_bars_add_up(reader):
    page = reader.at(page="pair", one="food", other="logistics")
    page.get_by_role("table", name=re.compile("Suggested")).locator("tbody tr td:nth-child(2) a").first.click()
    page.wait_for_selector(".bars")
    points = [float(cell.replace("−", "-")) for cell in page.locator(".bars tbody .number").all_inner_texts()]
    total = float(page.locator(".bars tfoot .number").inner_text())
    assert sum(points) == pytest.approx(total, abs=0.005 * (len(points) + 1))
    assert "how many suggestions like this became a joint project is not known" in reader.text
    assert rows(page, "Evidence")
    page.get_by_role("button", name="What would bring it among the first ten?").click()
    page.wait_for_selector("main [role=status] p")


def test_bars_stand_one_after_the_other(reader):
    page = reader.at(page="pair", one="food", other="logistics")
    page.get_by_role("table", name=re.compile("Suggested")).locator("tbody tr td:nth-child(2) a").first.click()
    page.wait_for_selector(".bars")
    boxes = [bar.bounding_box() for bar in page.locator(".bars tbody .track span.for").all()]
    assert all(after["x"] == pytest.approx(box["x"] + box["width"], abs=2) for box, after in pairwise(boxes))


def test_a_stakeholder_tells_what_it_does_needs_and_could_do_and_who_says_so(reader):
    page = reader.at(page="stakeholder", id="example:0000005")
    assert "(fictional)" in reader.heading
    for caption in ("Value chains", "Offers", "Needs", "Projects", "Suggested partners"):
        assert rows(page, caption), caption
    assert all(re.search(r"example, \d+ \w+ \d{4}$", row) for row in rows(page, "Offers"))


def test_search_finds_as_one_types_and_enter_opens_it(reader):
    page = reader.at()
    reader.tab_to("Search")
    page.keyboard.type("analy")
    page.wait_for_selector("[role=option]")
    assert "Capability" in page.locator("[role=option]").first.inner_text()
    reader.press("ArrowDown", "Enter")
    page.wait_for_url("**page=node**")
    reader.settled()
    assert "analysis" in reader.heading
    assert rows(page, "Offered by")


def test_search_says_that_nothing_was_found(reader):
    page = reader.at()
    page.get_by_role("combobox", name="Search").fill("zzzz")
    page.wait_for_selector("text=Nothing found that begins so.")


def test_a_table_sorts_and_filters_and_its_address_shows_the_same_to_others(reader, reading):
    page = reader.at(page="chains")
    before = rows(page, "Pairs of value chains")
    page.get_by_role("button", name="Pairs of partners").click()
    page.get_by_role("searchbox", name=re.compile("Filter")).fill("food")
    shown = rows(page, "Pairs of value chains")
    assert 0 < len(shown) < len(before)
    counts = [int(row.split("\t")[1]) for row in shown]
    assert counts == sorted(counts)
    with reading() as other:
        other.page.goto(page.url)
        assert rows(other.settled(), "Pairs of value chains") == shown


def test_language_is_the_browser_s_until_another_is_chosen(reading):
    with reading(locale="nl-BE") as reader:
        page = reader.at()
        assert reader.heading == "Waardeketens"
        assert page.locator("html").get_attribute("lang") == "nl"
        page.get_by_role("combobox", name="Taal").select_option("en")
        assert reader.heading == "Value chains"
        assert "lang=en" in page.url
        page.get_by_role("link", name="Value chains", exact=True).click()
        assert "lang=en" in page.url


def test_a_theme_that_is_chosen_goes_before_the_system_s(reading):
    ground = "getComputedStyle(document.body).backgroundColor"
    with reading(color_scheme="dark") as reader:
        page = reader.at()
        dark = page.evaluate(ground)
        page.get_by_role("combobox", name="Theme").select_option("light")
        assert page.evaluate(ground) != dark
        assert "theme=light" in page.url


def test_what_is_not_there_says_so(reader):
    reader.at(page="stakeholder", id="example:nobody")
    assert reader.heading == "Nothing here"
    reader.at(page="elsewhere")
    assert reader.heading == "Nothing here"


def test_the_plainest_reader_learns_who_the_best_partners_are_and_why(reader):
    """Printed as a text, without a picture."""
    page = reader.at(page="stakeholder", id="example:0000005")
    three = rows(page, "Suggested partners")[:3]
    ranks = [row.split("\t")[0] for row in three]
    assert ranks == ["1", "2", "3"]
    assert all("(fictional)" in row and ("need" in row or "partners" in row) for row in three)
    assert all(row in reader.text for row in three)
