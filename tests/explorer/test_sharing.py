"""What is passed on: a link that shows the same to others, and what a page asked, as any client asks it."""

import base64
import re
from pathlib import Path

import pytest
from graphql import (
    OperationDefinitionNode,
    build_schema,
    get_named_type,
    is_enum_type,
    is_input_object_type,
    parse,
    validate,
)

from tests.explorer.conftest import NEXT_FRAME
from tests.explorer.test_for_everybody import ONE, OTHER

SCHEMA = Path(__file__).parents[2] / "schema" / "schema.graphql"
CLIPBOARD = ["clipboard-read", "clipboard-write"]
VIEWS = {
    "chains": {"page": "chains", "lang": "nl"},
    "pair": {"page": "pair", "one": "food", "other": "logistics"},
    "stakeholder": {"page": "stakeholder", "id": ONE},
    "suggestion": {"page": "suggestion", "of": ONE, "with": OTHER},
    "network": {"page": "network", "id": ONE, "degrees": "2"},
    "map": {"page": "map", "one": "food", "other": "circular"},
    "node": {"page": "node", "id": "chain:food"},
    "work": {"page": "work"},
    "visit": {"page": "visit", "id": ONE, "lang": "nl"},
}
OF_THE_FRAME = {"Me", "Search"}

SAME = """async ([one, other]) => {
  const pixels = async (png) => {
    const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], {type: "image/png"}));
    const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
    context.drawImage(image, 0, 0);
    return context.getImageData(0, 0, image.width, image.height);
  };
  const [a, b] = [await pixels(one), await pixels(other)];
  if (a.width !== b.width || a.height !== b.height) return 1;
  let differing = 0;
  for (let at = 0; at < a.data.length; at += 4) {
    if ([0, 1, 2].some((part) => Math.abs(a.data[at + part] - b.data[at + part]) > 16)) differing += 1;
  }
  return differing / (a.width * a.height);
}"""
"""Which share of the pixels of two pictures differs by more than nobody sees."""
UNSEEN = 0.001


@pytest.fixture(scope="module")
def schema():
    return build_schema(SCHEMA.read_text("utf-8"))


def share(chromium, one, other):
    """See `SAME`; in a page of its own, which no policy of ours binds."""
    page = chromium.new_page()
    try:
        return page.evaluate(SAME, [base64.b64encode(png).decode() for png in (one, other)])
    finally:
        page.close()


def copied(page, name):
    """What a button puts on the clipboard."""
    page.evaluate("navigator.clipboard.writeText('')")
    page.get_by_role("button", name=name).click()
    page.wait_for_selector(".note p:has-text('is copied'), .note p:has-text('gekopieerd')")
    return page.evaluate("navigator.clipboard.readText()")


def test_each_view_is_copied_as_the_very_graphql_that_it_asked(reading, economy):
    with reading(signed_in=True) as reader:
        page = reader.page
        page.context.grant_permissions(CLIPBOARD)
        answered = {}
        page.on("response", lambda response: _keep(answered, response))
        for name, place in VIEWS.items():
            answered.clear()
            reader.at(**place)
            text = copied(page, "GraphQL")
            names = [one.name.value for one in parse(text).definitions if isinstance(one, OperationDefinitionNode)]
            assert set(names) == set(answered) - OF_THE_FRAME, name
            for operation in names:
                assert asked(reader, economy[1], text, operation, place) == answered[operation], f"{name} {operation}"


def _keep(answered, response):
    """Of questions; what is told while it happens has no end to wait for."""
    asked = response.request.post_data_json["query"] if response.url.endswith("/graphql") else ""
    if found := re.match(r"\s*query (\w+)", asked):
        answered[found[1]] = _told(response.json())


def asked(reader, key, text, operation, place):
    """What a client gets that is given the copied text and nothing beside."""
    headers = {"Authorization": f"Bearer {key}", "Accept-Language": place.get("lang", "en")}
    data = {"query": text, "operationName": operation}
    return _told(reader.page.context.request.post(f"{reader.address}/graphql", data=data, headers=headers).json())


def _told(answer):
    """Without the lines of the text: the copied one is longer."""
    return answer.get("data"), [error["message"] for error in answer.get("errors", [])]


def test_where_the_browser_does_not_let_us_copy_the_text_is_there_to_be_copied_by_hand(reader):
    page = reader.at(page="chains")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('not here')) }")
    reader.tab_to("Copy link", most=120)
    reader.press("Enter")
    box = page.get_by_role("dialog").get_by_role("textbox")
    box.wait_for()
    assert page.evaluate("[document.activeElement.value, getSelection().toString()]") == [page.url, page.url]
    assert "copy it with Ctrl+C" in page.locator("p.unseen[role=status]").last.inner_text()
    reader.press("Escape")
    box.wait_for(state="detached")
    assert reader.focused() == "Copy link"


def test_what_an_address_brings_is_written_as_a_text_whatever_it_is(reading, schema):
    with reading(signed_in=True) as reader:
        page = reader.page
        page.context.grant_permissions(CLIPBOARD)
        reader.at(page="support", stage="none", market='"}) { secret }')
        text = copied(page, "GraphQL")
        assert 'stages: ["none"]' in text
        assert validate(schema, parse(text)) == []
        reader.at(page="constructor")
        assert reader.heading == "Nothing here"


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        (
            {"page": "network", "id": ONE, "drawn": "svg", "hide": "Project", "theme": "dark", "degrees": "2"},
            ".picture",
        ),
        ({"page": "network", "id": ONE, "drawn": "webgl", "chosen": "chain:food", "lang": "nl"}, ".picture"),
        ({"page": "map", "one": "food", "drawn": "svg", "colour": "country", "nodes.sort": "-partners"}, ".picture"),
        ({"page": "chains", "pairs.sort": "-existing", "pairs.filter": "food", "theme": "light"}, ".heat"),
    ],
    ids=["svg", "webgl", "map", "chains"],
)
def test_a_link_shows_the_same_picture_and_table_to_somebody_else(reading, chromium, place, shown):
    """In a fresh profile, whose own language and theme are others."""
    with reading() as reader, reading(locale="nl-BE", color_scheme="dark") as other:
        page = reader.at(**{"lang": "en", "theme": "light", **place})
        page.context.grant_permissions(CLIPBOARD)
        link = copied(page, "link")
        page.get_by_role("button", name=re.compile("Close|Sluiten")).click()
        other.page.goto(link)
        other.settled()
        tables, pictures = zip(*(_seen(one.page, shown) for one in (reader, other)), strict=True)
        assert tables[0] == tables[1] != []
        assert share(chromium, *pictures) < UNSEEN
        assert (
            share(chromium, pictures[0], other.at(**{**place, "theme": _another(place)}).locator(shown).screenshot())
            > 0.1
        )


def _another(place):
    return "light" if place.get("theme") == "dark" else "dark"


def _seen(page, shown):
    picture = page.locator(shown)
    picture.wait_for()
    page.mouse.move(0, 0)
    page.evaluate(NEXT_FRAME)
    page.wait_for_timeout(300)  # WebGL draws labels a frame after its nodes
    return page.locator(".table tbody tr").all_inner_texts(), picture.screenshot()


def test_no_filter_asks_for_words_of_enums_and_no_order_for_texts(schema):
    """The page does not know the schema, and writes texts within filters as texts, within orders as words."""
    for name, kind in schema.type_map.items():
        if is_input_object_type(kind) and name.endswith(("Filter", "Where", "Order")):
            leaves = [get_named_type(field.type) for field in kind.fields.values()]
            words = [one for one in leaves if is_enum_type(one)]
            assert words == leaves if name.endswith("Order") else words == [], name
