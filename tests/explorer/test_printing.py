"""On paper: nothing to push, nothing cut off, dark on white; and the plainest reader, who has the text alone."""

import re

from tests.explorer.test_for_everybody import ONE, PAGES

A4_WITHIN_MARGINS = {"width": 680, "height": 960}
MAP = {"page": "map", "one": "food", "other": "circular"}
LINES = ("partnerships", "barriers", "barrier-ranking", "barrier-coverage", "barrier-list", "support", "plan",
         "priorities", "plan-figures", "plan-versions")  # fmt: skip
PAPER = {"viewport": A4_WITHIN_MARGINS, "color_scheme": "dark"}
LIGHT = """(() => {
  const [r, g, b] = getComputedStyle(document.querySelector("h1")).color.match(/[0-9.]+/g).map(Number);
  return (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
})()"""
"""How light letters are, from 0 to 1."""


def on_paper(reader, **place):
    page = reader.at(**place)
    page.emulate_media(media="print")
    page.locator("header").wait_for(state="hidden")
    return page


def test_every_page_prints_whole_and_without_what_only_a_screen_can_use(reading):
    with reading(signed_in=True, **PAPER) as reader:
        for name, place in {**PAGES, "map": MAP, **{name: {"page": name} for name in LINES}}.items():
            page = on_paper(reader, **place, theme="dark")
            assert page.locator("main :is(button:not(th button), input, select, canvas):visible").count() == 0, name
            assert page.evaluate("document.documentElement.scrollWidth") <= A4_WITHIN_MARGINS["width"], name
            cut = [box.evaluate("box => box.scrollWidth - box.clientWidth") for box in page.locator(".scroll").all()]
            assert max(cut, default=0) <= 0, name
            assert page.evaluate(LIGHT) < 0.2
            assert re.search(r"Printed on \d+ \w+ \d{4} from http://\S+page=", page.locator("footer").inner_text())
            page.emulate_media(media="screen")


def test_heads_of_tables_are_printed_and_long_tables_whole(reading):
    with reading(**PAPER) as reader:
        page = on_paper(reader, page="network", id=ONE, degrees="2")
        table = page.get_by_role("table", name=re.compile("The same as a table"))
        nodes = int(re.search(r"(\d+) nodes", reader.text)[1])
        assert nodes > 100
        assert table.locator("tbody tr").count() == nodes
        assert table.locator("thead tr").inner_text().split("\t")[:2] == ["Name", "Kind"]


def test_the_text_of_a_print_tells_the_three_best_partners_across_chains_and_why(reading):
    """Answered from the lines alone, as somebody does who reads them; the service is asked whether it is true."""
    with reading(signed_in=True, **PAPER) as reader:
        page = on_paper(reader, page="stakeholder", id=ONE)
        assert page.pdf().startswith(b"%PDF")
        lines = page.locator("body").inner_text().split("\n")
        told = [line.split("\t") for line in lines if re.match(r"\d+\t", line)]
        across = [row for row in told if len(set(row[2].split(" → "))) == 2]
        best = [(partner, why) for _, partner, _, _, why, *_ in sorted(across, key=lambda row: int(row[0]))][:3]
        query = """query ($of: String!) { suggestions(first: 10, where: {stakeholder: {id: {eq: $of}}}) {
          edges { node { rank chainFrom chainTo explanation partner { name } } } } }"""
        rows = [edge["node"] for edge in asked(page, query, {"of": ONE})["suggestions"]["edges"]]
        true = [row for row in sorted(rows, key=lambda row: row["rank"]) if row["chainFrom"] != row["chainTo"]]
        assert best == [(row["partner"]["name"], row["explanation"]) for row in true][:3]
        assert len(best) == 3


def asked(page, query, variables):
    key = page.evaluate("sessionStorage.getItem('hommel.key')")
    address = page.url.partition("/?")[0] + "/graphql"
    body = {"query": query, "variables": variables}
    answer = page.context.request.post(address, data=body, headers={"Authorization": f"Bearer {key}"}).json()
    return answer["data"]


def test_a_visit_sheet_is_for_who_may_and_prints_in_the_reader_s_language(reading):
    with reading(signed_in=True, locale="nl-BE", **PAPER) as reader:
        page = reader.at(page="stakeholder", id=ONE)
        reader.tab_to("Bezoekfiche")
        reader.press("Enter")
        page.wait_for_selector("h1:has-text('Bezoekfiche: ')")
        assert "(fictional)" in reader.heading
        page.emulate_media(media="print")
        printed = page.locator("main").inner_text()
        assert page.get_by_role("heading", level=2).all_inner_texts()[1] == "Drie suggesties"
        assert printed.count("nummer ") == 3
        assert "Afdrukken" not in printed
    with reading() as reader:
        page = reader.at(page="visit", id=ONE)
        assert reader.heading == "Visit sheet"
        page.get_by_text("for managers").wait_for()
        assert reader.at(page="stakeholder", id=ONE).get_by_role("link", name="Visit sheet").count() == 0
