"""The network around one: the picture, its legend, its table, the walk; with WebGL and without."""

import re

import pytest

OF = {"page": "network", "id": "example:0000005"}


def titles(page):
    table = page.get_by_role("table", name=re.compile("The same as a table"))
    return table.locator("tbody tr td:nth-child(1)").all_inner_texts()


@pytest.mark.parametrize("drawn", ["webgl", "svg"])
def test_picture_and_table_tell_the_same(reader, drawn):
    page = reader.at(**OF, drawn=drawn)
    page.wait_for_selector(".picture")
    listed = titles(page)
    told = int(re.search(r"([\d,]+) nodes", reader.text)[1])
    assert len(listed) == told > 5
    if drawn == "svg":
        assert sorted(page.locator(".picture svg title").all_text_contents()) == sorted(listed)
        assert page.locator(".picture line.dashed").count() > 0


def test_where_webgl_is_missing_svg_stands_in(reading):
    with reading() as reader:
        reader.page.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")
        page = reader.at(**OF, drawn="webgl")
        page.wait_for_selector(".picture svg")
        assert titles(page)


def test_the_legend_is_the_filter(reader):
    page = reader.at(**OF, drawn="svg")
    before = len(titles(page))
    box = page.get_by_role("checkbox", name=re.compile("Capability"))
    left_out = int(re.search(r"\((\d+)\)", box.locator("..").inner_text())[1])
    box.uncheck()
    assert len(titles(page)) == before - left_out
    assert page.locator(".picture .kind-Capability").count() == 0
    assert "hide=Capability" in page.url
    page.reload()
    page.wait_for_selector(".picture")
    assert len(titles(page)) == before - left_out


def test_one_walks_from_node_to_node_by_keys_and_hears_where_one_is(reader):
    page = reader.at(**OF)
    page.wait_for_selector(".picture")
    reader.tab_to("Picture of the network")
    reader.press("ArrowRight")
    said = page.locator("p.unseen[role=status]").last
    assert re.fullmatch(r".+: .+, .+, 1 of \d+", said.inner_text())
    first = said.inner_text()
    reader.press("ArrowRight")
    assert said.inner_text() != first
    name = said.inner_text().partition(": ")[2].rpartition(", ")[0].rpartition(", ")[0].rpartition(", ")[0]
    reader.press("Enter")
    page.wait_for_url("**chosen=**")
    assert page.locator(".walk h2").inner_text() == name or name in page.locator(".walk h2").inner_text()


def test_the_same_address_draws_the_same_picture(reader, reading):
    page = reader.at(**OF, drawn="svg")
    drawing = page.locator(".picture svg").inner_html()
    with reading() as other:
        again = other.at(**OF, drawn="svg")
        assert again.locator(".picture svg").inner_html() == drawing


def test_more_steps_show_more(reader):
    page = reader.at(**OF, drawn="svg")
    near = len(titles(page))
    page.get_by_role("combobox", name="Steps").select_option("2")
    reader.settled()
    assert len(titles(page)) > near


def test_what_is_around_another_is_shown_hidden_and_kept_in_the_address(reader):
    page = reader.at(**OF, drawn="svg")
    near = titles(page)
    page.locator(".walk ul button", has_text="suggested partner").first.click()
    page.get_by_role("button", name="Show what is around it").press("Enter")
    page.wait_for_function(f"() => document.querySelectorAll('.picture .dot').length > {len(near)}")
    more = titles(page)
    assert set(near) < set(more)
    page.reload()
    page.wait_for_function(f"() => document.querySelectorAll('.picture .dot').length == {len(more)}")
    page.get_by_role("button", name="Hide what hangs on it").click()
    assert set(near) == set(titles(page))


def test_years_leave_out_projects_of_others(reader):
    page = reader.at(**OF, degrees=2, drawn="svg", hide="Capability,Market,Stakeholder,Service,ValueChain")
    slider = page.get_by_role("slider", name="from")
    slider.wait_for()
    projects = len(titles(page))
    slider.focus()
    reader.press("End")
    page.wait_for_url("**since=**")
    assert 0 < len(titles(page)) < projects


def test_the_shortest_way_goes_through_all_kinds(reader):
    page = reader.at(**OF, drawn="svg", start=OF["id"], end="chain:circular")
    page.locator(".way ol li").first.wait_for()
    steps = page.locator(".way ol li").count() - 1
    assert page.locator(".picture line.marked").count() == steps > 0
