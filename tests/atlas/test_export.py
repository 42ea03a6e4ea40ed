"""What goes out, in every format, and that it can be read back."""

import contextlib
import csv
import datetime
import gzip
import io
import random
from collections.abc import Iterator
from pathlib import Path

import networkx as nx
import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas import Exported, Format, Part, export
from atlas.mapping import WANTED, keep, mapped, network
from graph.errors import BadInput, Unavailable
from graph.model import Capability, Contact, Market, Project, Source, Stakeholder, ValueChain, Visibility
from graph.relations import ActiveIn, HasContact, Needs, Offers, OwnedBy, ParticipatedIn, PresentIn
from graph.sqlite import SqliteStore, open_store
from graph.store import HAND, INFERRED
from graph.values import Fact

SHEET = "tables:sheet"

NODES: tuple[Fact, ...] = (
    Source(id=SHEET, title="A made-up sheet", source=SHEET),
    Stakeholder(id="own:a", name="Alfa (fictional)", kind="company", country="BE", source=SHEET),
    Stakeholder(id="own:b", name="=Beta+1\r\n", country="BE", city="", source=SHEET),
    Stakeholder(id="own:c", name="Gamma \x07\ufffe 東京 🌸", country="FR", founded=-5, source=SHEET),
    ValueChain(id="chain:food", notation="food", label_nl="Voeding", source=SHEET),
    Capability(id="own:drying", label_en="drying", alt_labels=("drogen", "a|b"), source=SHEET),
    Capability(id="own:empty", label_en="'", alt_labels=(), source=SHEET),
    Market(id="market:DE", notation="DE", source=SHEET),
    Project(id="own:p", start=datetime.date(2016, 1, 31), total_cost=-12_345, topics=("x",), source=SHEET),
)
TIES: tuple[Fact, ...] = (
    Offers(from_id="own:a", to_id="own:drying", level=0.1, words="wij drogen", source=SHEET),
    Needs(from_id="own:b", to_id="own:drying", urgency=1e-7, source=SHEET),
    ActiveIn(from_id="own:a", to_id="chain:food", weight=1.0, source=SHEET),
    ActiveIn(from_id="own:c", to_id="chain:food", weight=2.5, source=SHEET),
    PresentIn(from_id="own:a", to_id="market:DE", status="selling", source=SHEET),
    ParticipatedIn(from_id="own:b", to_id="own:p", role="coordinator", amount=100, source=SHEET),
    OwnedBy(from_id="own:a", to_id="own:b", share=0.5, source=SHEET),
)
BY_HAND = (Stakeholder(id="own:a", city="Testgem", source=HAND),)
INFERENCE = Offers(from_id="own:b", to_id="own:drying", evidence=3, source=INFERRED, rule="worked-on")


def filled(path: Path, seed: int = 0) -> SqliteStore:
    """The same facts, said in another order for each seed."""
    store, shuffle = open_store(path, create=True), random.Random(seed).sample
    with store.unit("test", bulk="nodes") as unit:
        unit.say(shuffle(NODES, len(NODES)))
        unit.say(shuffle(TIES, len(TIES)))
    with store.unit("someone") as unit:
        unit.say(BY_HAND)
        unit.infer(Offers, "worked-on", [INFERENCE])
    return store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    store = filled(tmp_path / "store.db")
    yield store
    store.close()


def lines_of(store: SqliteStore, part: Part = Part()) -> list[dict[str, object]]:  # noqa: B008  # frozen
    out = io.BytesIO()
    export(store, out, part=part)
    return [orjson.loads(line) for line in out.getvalue().splitlines()]


def named(lines: list[dict[str, object]]) -> set[object]:
    return {line.get("id") or (line["from"], line["relation"], line["to"]) for line in lines[1:]}


def test_equal_stores_give_equal_bytes_whatever_the_order_of_saying(tmp_path: Path) -> None:
    for seed in (1, 2):
        store = filled(tmp_path / f"{seed}.db", seed)
        export(store, tmp_path / f"{seed}.jsonl.gz")
        store.close()
    assert (tmp_path / "1.jsonl.gz").read_bytes() == (tmp_path / "2.jsonl.gz").read_bytes()


def test_the_first_line_names_the_format_and_its_version(store: SqliteStore) -> None:
    assert lines_of(store)[0] == {"format": "hommel-graph", "version": 1}


def test_a_line_holds_what_each_source_says_and_the_one_that_counts_most_comes_first(store: SqliteStore) -> None:
    (alfa,) = (line for line in lines_of(store) if line.get("id") == "own:a")
    assert alfa == {
        "kind": "Stakeholder",
        "id": "own:a",
        "says": [
            {"source": "hand", "values": {"city": "Testgem"}},
            {"source": SHEET, "values": {"name": "Alfa (fictional)", "kind": "company", "country": "BE"}},
        ],
    }


def test_what_was_inferred_goes_out_with_its_rule(store: SqliteStore) -> None:
    (line,) = (line for line in lines_of(store) if line.get("from") == "own:b" and line["relation"] == "OFFERS")
    assert line["says"] == [{"source": INFERRED, "rule": "worked-on", "values": {"evidence": 3}}]


def test_a_node_that_only_relations_hold_in_place_goes_out_too(store: SqliteStore) -> None:
    with store.unit("test") as unit:
        unit.withdraw(SHEET, Market, ["market:DE"])
    (line,) = (line for line in lines_of(store) if line.get("id") == "market:DE")
    assert line["says"] == []
    assert "shows" in line


def test_persons_stay_home_unless_asked_for_by_name(store: SqliteStore) -> None:
    with store.unit("test") as unit:
        unit.say([Contact(id="own:x", name="Nobody Really", source=HAND)])
        unit.say([HasContact(from_id="own:a", to_id="own:x", source=HAND)])
    assert not any("Contact" in str(line) or "HAS_CONTACT" in str(line) for line in lines_of(store))
    assert "own:x" in named(lines_of(store, Part(kinds=("Contact",))))


def test_a_country_brings_its_stakeholders_and_what_is_tied_to_them(store: SqliteStore) -> None:
    found = named(lines_of(store, Part(countries=("fr",))))
    assert found == {SHEET, "own:c", "chain:food", ("own:c", "ACTIVE_IN", "chain:food")}


def test_a_chain_is_named_by_code_or_id(store: SqliteStore) -> None:
    by_code, by_id = (named(lines_of(store, Part(chains=(chain,)))) for chain in ("food", "chain:food"))
    assert by_code == by_id
    assert {"own:a", "own:c"} <= by_code
    assert "own:b" not in by_code


def test_kinds_leave_only_the_relations_between_them(store: SqliteStore) -> None:
    found = named(lines_of(store, Part(kinds=("Stakeholder",))))
    assert found == {SHEET, "own:a", "own:b", "own:c", ("own:a", "OWNED_BY", "own:b")}


def test_ids_narrow_everything_else(store: SqliteStore) -> None:
    found = named(lines_of(store, Part(ids=("own:a", "own:drying"))))
    assert found == {SHEET, "own:a", "own:drying", ("own:a", "OFFERS", "own:drying")}


def test_kinds_without_stakeholders_are_still_narrowed_by_country(store: SqliteStore) -> None:
    assert "market:DE" in named(lines_of(store, Part(kinds=("Market",), countries=("BE",))))
    assert "market:DE" not in named(lines_of(store, Part(kinds=("Market",), countries=("FR",))))


@pytest.mark.parametrize(
    ("part", "word"),
    [
        (Part(kinds=("Bee",)), "no kind is called 'Bee'"),
        (Part(chains=("bee",)), "no value chain is called 'chain:bee'"),
    ],
)
def test_an_unknown_name_is_refused_with_the_known_ones(store: SqliteStore, part: Part, word: str) -> None:
    with pytest.raises(BadInput, match=word):
        export(store, io.BytesIO(), "jsonl", part)


@pytest.mark.parametrize("name", ["x.doc", "x.csv.gz"])
def test_a_file_whose_ending_tells_no_format_is_refused(store: SqliteStore, tmp_path: Path, name: str) -> None:
    with pytest.raises(BadInput, match="name one of jsonl"):
        export(store, tmp_path / name)


def test_tables_need_a_folder(store: SqliteStore, tmp_path: Path) -> None:
    for out in (io.BytesIO(), tmp_path / "x.gz"):
        with pytest.raises(BadInput, match="folder"):
            export(store, out, "csv")


def test_an_unknown_format_is_refused(store: SqliteStore, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no format is called 'docx'"):
        export(store, tmp_path / "x", "docx")


@pytest.mark.parametrize("name", ["file/x.jsonl", "file/tables"])
def test_a_place_that_cannot_be_written_is_named(store: SqliteStore, tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(BadInput, match=r"file/.*cannot be written"):
        export(store, tmp_path / name)


def test_a_failed_export_leaves_nothing_behind(store: SqliteStore, tmp_path: Path) -> None:
    (tmp_path / "keep.jsonl").write_text("before")
    with pytest.raises(BadInput):
        export(store, tmp_path / "keep.jsonl", part=Part(chains=("bee",)))
    assert (tmp_path / "keep.jsonl").read_text() == "before"
    assert not list(tmp_path.glob(".*partial"))


def test_an_export_that_a_writer_cuts_through_is_refused(store: SqliteStore, tmp_path: Path) -> None:
    class Cut(io.BytesIO):
        def write(self, line: bytes) -> int:  # type: ignore[override]  # only bytes come
            with store.unit("other") as unit:
                unit.say([Market(id="market:FR", notation=f"F{self.tell()}", source=HAND)])
            return super().write(line)

    with pytest.raises(Unavailable, match="changed while"):
        export(store, Cut(), "jsonl")


def test_the_answer_counts_what_went_out(store: SqliteStore, tmp_path: Path) -> None:
    for out in (tmp_path / "a.jsonl", tmp_path / "tables", tmp_path / "a.gexf"):
        done = export(store, out)
        assert done.nodes == {
            "Source": 1,
            "Stakeholder": 3,
            "ValueChain": 1,
            "Capability": 2,
            "Market": 1,
            "Project": 1,
        }
        assert done.relations["OFFERS"] == 2
        assert sum(done.relations.values()) == len(TIES) + 1
    assert isinstance(done, Exported)


def test_formula_cells_are_escaped_in_tables(store: SqliteStore, tmp_path: Path) -> None:
    export(store, tmp_path / "tables")
    with (tmp_path / "tables" / "stakeholder.csv").open(newline="", encoding="utf-8") as file:
        rows = {row["id"]: row for row in csv.DictReader(file)}
    assert rows["own:b"]["name"] == "'=Beta+1\r\n"
    assert rows["own:c"]["founded"] == "'-5"
    assert rows["own:b"]["city"] == "'"  # known to be empty
    assert rows["own:a"]["website"] == ""  # unknown


def test_tables_are_never_written_among_other_files(store: SqliteStore, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("dear")
    with pytest.raises(BadInput, match="not an export"):
        export(store, tmp_path / "mine")


def test_tables_replace_those_of_an_earlier_export(store: SqliteStore, tmp_path: Path) -> None:
    export(store, tmp_path / "tables")
    export(store, tmp_path / "tables", part=Part(kinds=("Market",)))
    assert sorted(path.name for path in (tmp_path / "tables").glob("*.csv")) == ["market.csv", "source.csv"]


READERS = {
    Format.GEXF: lambda path: nx.read_gexf(path),
    Format.GRAPHML: lambda path: nx.read_graphml(path, force_multigraph=True),
    Format.NODE_LINK: lambda path: nx.node_link_graph(orjson.loads(path.read_bytes()), edges="edges"),
}


@pytest.mark.parametrize("format", READERS)
def test_networkx_reads_back_the_graph_that_was_written(store: SqliteStore, tmp_path: Path, format: Format) -> None:
    done = export(store, tmp_path / "out", format)
    read = READERS[format](tmp_path / "out")
    assert read.number_of_nodes() == sum(done.nodes.values())
    assert read.number_of_edges() == sum(done.relations.values())
    gamma = read.nodes["own:c"]
    assert (gamma["label"], gamma["noun"], gamma["founded"]) == ("Gamma  東京 🌸", "Stakeholder", -5)
    project = read.nodes["own:p"]
    assert (project["first_day"], project["total_cost"], project["topics"]) == ("2016-01-31", -12_345, "x")
    assert read.nodes["own:drying"]["alt_labels"] == "drogen | a|b"
    edges = [edge for _, _, edge in read.edges(data=True) if edge["relation"] == "OFFERS"]
    assert {(edge["said_by"], edge.get("level"), edge.get("evidence")) for edge in edges} == {
        (SHEET, 0.1, None),
        (INFERRED, None, 3),
    }


def test_a_zipped_graph_file_is_told_by_its_ending(store: SqliteStore, tmp_path: Path) -> None:
    export(store, tmp_path / "x.graphml.gz")
    with gzip.open(tmp_path / "x.graphml.gz") as file:
        assert nx.read_graphml(file, force_multigraph=True).number_of_nodes() == len(NODES)


ANY_TEXT = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"))


@given(names=st.lists(ANY_TEXT, min_size=1, max_size=4), level=st.floats(allow_nan=False, allow_infinity=False))
def test_any_text_survives_xml_but_for_what_xml_cannot_hold(names: list[str], level: float) -> None:
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    from atlas.graphs import attributes, write_gexf, write_graphml

    for number, name in enumerate(names):
        network.add_node(f"own:{number}", **attributes(Stakeholder(id=f"own:{number}", name=name, source=HAND)))
    network.add_edge("own:0", "own:0", key="OWNED_BY", share=level)
    for write, read in (
        (write_gexf, nx.read_gexf),
        (write_graphml, lambda f: nx.read_graphml(f, force_multigraph=True)),
    ):
        file = io.BytesIO()
        write(network, file)
        file.seek(0)
        again = read(file)
        assert [again.nodes[node].get("name") for node in network] == [network.nodes[n].get("name") for n in network]
        assert [edge["share"] for _, _, edge in again.edges(data=True)] == [level]


def test_who_is_on_the_map_goes_out_with_place_community_and_centrality(tmp_path):
    with contextlib.closing(filled(tmp_path / "store.db")) as store:
        with store.unit("test") as unit:
            unit.say([ParticipatedIn(from_id="own:a", to_id="own:p", source=SHEET)])
        chart = mapped(network(store.snapshot(WANTED)))
        with store.unit("test") as unit:
            keep(unit.shelves, Visibility.BROKER_ONLY, chart)
        for name in ("all.gexf", "all.graphml"):
            export(store, tmp_path / name)
    stood = {who: tuple(place) for who, place in zip(chart.network.ids, chart.place.tolist(), strict=True)}
    gexf, graphml = nx.read_gexf(tmp_path / "all.gexf"), nx.read_graphml(tmp_path / "all.graphml")
    for who in ("own:a", "own:b", "own:c"):
        position = gexf.nodes[who]["viz"]["position"]
        assert (position["x"], position["y"]) == stood[who] == (graphml.nodes[who]["x"], graphml.nodes[who]["y"])
        assert gexf.nodes[who]["centrality"] == graphml.nodes[who]["centrality"] > 0
    assert gexf.nodes["own:a"]["community"] == gexf.nodes["own:b"]["community"] == 0
    assert "community" not in gexf.nodes["own:c"]
    assert "viz" not in gexf.nodes["own:p"]
