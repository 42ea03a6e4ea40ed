"""Files of what is seen, as networkx, spreadsheets, Gephi and browsers read them; made without asking the service."""

import csv
import re
import struct
import xml.etree.ElementTree as ET
from collections import Counter

import networkx
import pytest

from graph.model import Project, Stakeholder
from graph.relations import ParticipatedIn
from hommel import wiring
from hommel.__main__ import main
from hommel.settings import Settings
from tests.served import served

OF = {"page": "network", "id": "example:0000005", "degrees": "2", "hide": "Market", "drawn": "svg"}
GEXF, VIZ = "{http://gexf.net/1.3}", "{http://gexf.net/1.3/viz}"
SVG = "{http://www.w3.org/2000/svg}"
SAID = {
    "aria-labelledby", "cx", "cy", "fill", "font-family", "font-size", "font-weight", "height", "id", "paint-order",
    "points", "r", "role", "stroke", "stroke-dasharray", "stroke-width", "text-anchor", "transform", "version",
    "viewBox", "width", "x", "x1", "x2", "y", "y1", "y2",
}  # fmt: skip
"""Attributes that validators of SVG know; they take `unicode-bidi: plaintext` for an error."""
DRAWN = {"svg", "title", "desc", "g", "rect", "line", "circle", "polygon", "text", "tspan"}
FORMULA = tuple("=+-@\t\n\r")


def taken(reader, name, folder, by="mouse"):
    """The file that a button gives, by mouse or by keys."""
    button = reader.page.get_by_role("button", name=name, exact=True)
    with reader.page.expect_download() as download:
        if by == "mouse":
            button.click()
        else:
            button.focus()
            reader.press("Enter")
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def rows(path):
    """Of a file as a spreadsheet reads it."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A server over a project of partners whose names nobody wants, and their names as they are to be written."""
    path = tmp_path_factory.mktemp("hostile") / "hostile.db"
    names = {
        "own:script": "<script>document.title = 'taken'</script>]]><!--",
        "own:formula": '=HYPERLINK("http://elsewhere.example";"click")',
        "own:line": "\n=1+1",
        "own:quote": 'a "quoted", name & more\nsecond line',
        "own:right": "\u202eשלום (fictional)",
        "own:long": "x" * 10_000,
        "own:control": "bell\u0007 and escape\u001b",
        "own:emoji": "👩\u200d🚀🇧🇪 e\u0301",
    }
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOMMEL_STORE", f"sqlite:///{path}")
        assert main(["migrate"]) == 0
    with wiring.opened(Settings.read({"HOMMEL_STORE": f"sqlite:///{path}"})) as store, store.unit("test") as unit:
        unit.say([Stakeholder(id=who, name=name, source="test") for who, name in names.items()])
        unit.say([Project(id="own:p", acronym="../=P<script>", title="Fictional", source="test")])
        unit.say([ParticipatedIn(from_id=who, to_id="own:p", source="test") for who in names])
    with served(path, "--no-work") as (_, where):
        yield where, names


def as_xml(text):
    """What XML can hold of it."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "\ufffd", text)


def as_cell(text):
    """The same of a spreadsheet, nothing of which it would run."""
    return ("'" if text.startswith(FORMULA) else "") + re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "\ufffd", text)


def test_a_network_is_taken_along_as_it_is_seen_and_without_asking_anybody(reading, tmp_path):
    with reading() as reader:
        page = reader.at(**OF)
        page.wait_for_selector(".picture svg")
        page.get_by_role("slider", name="from").wait_for()  # the years are asked for last
        page.context.set_offline(True)
        graph = networkx.read_gexf(taken(reader, "GEXF", tmp_path, "keys"))
        nodes, lines = rows(taken(reader, "CSV of nodes", tmp_path)), rows(taken(reader, "CSV of relations", tmp_path))
        table = page.get_by_role("table", name=re.compile("The same as a table"))
        seen = Counter(page.locator(".picture svg g > title").all_text_contents())
        counts = [int(one.replace(",", "")) for one in re.findall(r"([\d,]+) (?:nodes|relations)", reader.text)[:2]]
        assert [graph.number_of_nodes(), graph.number_of_edges()] == [len(nodes), len(lines)] == counts
        assert (
            Counter(one["label"] for _, one in graph.nodes(data=True)) == Counter(one["name"] for one in nodes) == seen
        )
        assert {(one, at["kind"], str(at["steps"])) for one, at in graph.nodes(data=True)} == {
            (one["id"], one["kind"], one["steps"]) for one in nodes
        }
        assert Counter((a, b, at["relation"]) for a, b, at in graph.edges(data=True)) == Counter(
            (one["from"], one["to"], one["relation"]) for one in lines
        )
        assert "SUGGESTED" in {one["relation"] for one in lines}
        assert "Market" not in {one["kind"] for one in nodes}
        assert table.locator("tbody tr").count() == min(len(nodes), 100)


def test_a_map_is_taken_along_with_all_that_it_tells_of_each(reader, tmp_path):
    page = reader.at(page="map", one="food", other="circular", drawn="svg")
    page.wait_for_selector(".picture svg")
    graph = networkx.read_gexf(taken(reader, "GEXF", tmp_path))
    nodes, lines = rows(taken(reader, "CSV of nodes", tmp_path)), rows(taken(reader, "CSV of relations", tmp_path))
    assert not graph.is_directed()
    assert [graph.number_of_nodes(), page.locator(".picture svg g > title").count()] == [len(nodes), len(nodes)]
    known = {one: at for one, at in graph.nodes(data=True) if one in {row["id"] for row in nodes}}
    for row in nodes:
        told = {name: value for name, value in row.items() if value and name not in ("id", "name")}
        assert told == {name: _text(known[row["id"]][name]) for name in told}
    assert {"country", "chain", "partners", "centrality"} <= set(nodes[0])
    assert all(float(row["weight"]) > 0 for row in lines if row["relation"] == "TOGETHER")


def _text(value):
    """As a program of another language writes it: 2.0 is 2 there."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def test_gephi_finds_what_its_format_promises(reader, tmp_path):
    reader.at(**OF).wait_for_selector(".picture svg")
    root = ET.parse(taken(reader, "GEXF", tmp_path)).getroot()
    assert (root.tag, root.get("version")) == (f"{GEXF}gexf", "1.3")
    graph = root.find(f"{GEXF}graph")
    assert graph.get("defaultedgetype") == "directed"
    declared = {
        one.get("class"): {each.get("id"): each.get("type") for each in one}
        for one in graph.findall(f"{GEXF}attributes")
    }
    assert {kind for types in declared.values() for kind in types.values()} <= {"string", "integer", "double"}
    nodes, edges = graph.findall(f"{GEXF}nodes/{GEXF}node"), graph.findall(f"{GEXF}edges/{GEXF}edge")
    ids = {node.get("id") for node in nodes}
    assert len(ids) == len(nodes) > 20
    assert len({edge.get("id") for edge in edges}) == len(edges) > 20
    assert {edge.get(end) for edge in edges for end in ("source", "target")} <= ids
    for of, all_of_them in (("node", nodes), ("edge", edges)):
        used = {value.get("for") for one in all_of_them for value in one.iter(f"{GEXF}attvalue")}
        assert used == set(declared[of])
        for colour in (one.find(f"{VIZ}color") for one in all_of_them):
            assert all(0 <= int(colour.get(part)) <= 255 for part in "rgb")
    places = {tuple(float(node.find(f"{VIZ}position").get(axis)) for axis in "xyz") for node in nodes}
    assert len(places) == len(nodes)
    assert {node.find(f"{VIZ}size").get("value") for node in nodes}
    dashed = [edge for edge in edges if edge.find(f"{VIZ}shape").get("value") == "dashed"]
    assert {edge.get("label") for edge in dashed} == {"SUGGESTED"}


def drawing(path):
    """An SVG that has no element but those that draw, and loads and runs nothing."""
    root = ET.parse(path).getroot()
    assert {one.tag.removeprefix(SVG) for one in root.iter()} <= DRAWN
    names = {name for one in root.iter() for name in one.keys()}  # noqa: SIM118  elements are no mappings
    assert names <= SAID
    assert root[0].tag == f"{SVG}title"
    assert root[1].tag == f"{SVG}desc"
    return root


def size(root):
    return int(root.get("width")), int(root.get("height"))


def test_drawings_bear_title_summary_and_legend_and_pixels_are_twice_as_many(reader, tmp_path):
    page = reader.at(**OF, lang="nl", theme="dark")
    page.wait_for_selector(".picture svg")
    root = drawing(taken(reader, "SVG", tmp_path))
    assert root[0].text == reader.heading
    assert "knopen" in root[1].text
    legend = {one.text for one in root.iter(f"{SVG}tspan")}
    assert any(text.startswith("Vaardigheid (") for text in legend)
    assert "Markt (3)" not in legend
    assert root.find(f"{SVG}rect").get("fill") == page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert sum(line.get("stroke-dasharray") is not None for line in root.iter(f"{SVG}line")) > 1
    assert struct.unpack(">II", taken(reader, "PNG", tmp_path).read_bytes()[16:24]) == tuple(
        2 * of for of in size(root)
    )

    page = reader.at(page="chains")
    root = drawing(taken(reader, "SVG", tmp_path))
    said = {one.text for one in root.iter(f"{SVG}title")}
    assert set(page.locator(".heat .cell .unseen").all_text_contents()) < said
    assert page.locator("main p", has_text="Furthest behind").inner_text() == root[1].text
    assert len(list(root.iter(f"{SVG}rect"))) == 1 + 25 + 4
    assert struct.unpack(">II", taken(reader, "PNG", tmp_path).read_bytes()[16:24]) == tuple(
        2 * of for of in size(root)
    )


def test_a_table_is_taken_along_sorted_and_filtered_as_it_is_seen(reader, tmp_path):
    page = reader.at(page="chains", **{"pairs.sort": "-existing", "pairs.filter": "food"})
    path = taken(reader, "CSV of Pairs of value chains", tmp_path, "keys")
    table = page.get_by_role("table", name=re.compile("Pairs of value chains"))
    seen = [row.split("\t") for row in table.locator("tbody tr").all_inner_texts()]
    heads = [re.sub(r"\W*$", "", head) for head in table.locator("thead th").all_inner_texts()]
    found = rows(path)
    assert list(found[0]) == heads
    assert [row["Pair"] for row in found] == [row[0] for row in seen]
    assert [row["Pairs of partners"] for row in found] == [row[1] for row in seen]
    assert re.fullmatch(r"hommel-value-chains-pairs-of-value-chains-\d{4}-\d\d-\d\d\.csv", path.name)


def test_hostile_names_are_taken_along_and_harm_nobody(reading, hostile, tmp_path):
    where, names = hostile
    with reading(elsewhere=where) as reader:
        page = reader.at(page="network", id="own:p", drawn="svg")
        page.wait_for_selector(".picture svg")
        path = taken(reader, "GEXF", tmp_path)
        assert re.fullmatch(r"hommel-the-network-around-p-script-\d{4}-\d\d-\d\d\.gexf", path.name)
        labels = networkx.read_gexf(path).nodes(data="label")
        assert {who: labels[who] for who in names} == {who: as_xml(name) for who, name in names.items()}
        told = {row["id"]: row["name"] for row in rows(taken(reader, "CSV of nodes", tmp_path))}
        assert {who: told[who] for who in names} == {who: as_cell(name) for who, name in names.items()}
        root = drawing(taken(reader, "SVG", tmp_path))
        assert {as_xml(name) for name in names.values()} < {one.text for one in root.iter(f"{SVG}title")}
        assert taken(reader, "PNG", tmp_path).stat().st_size > 10_000
        reader.at(page="network", id="own:long", drawn="svg")
        assert len(taken(reader, "SVG", tmp_path).name) < 90
