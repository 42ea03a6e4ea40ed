"""Sheets that people fill in become what they meant, in Dutch and English; loading is safe to repeat."""

import datetime
from pathlib import Path
from typing import Any

import pytest

from graph.catalogue import KINDS, RELATIONS
from graph.errors import BadInput
from graph.model import Capability, Identifier, Source, Stakeholder
from graph.relations import ActiveIn, IdentifiedBy, Needs, Offers, PresentIn, Targets
from graph.sqlite import open_store
from graph.store import HAND, Store
from graph.values import Fact
from loaders.outcome import Note, Rejected
from loaders.tables import TablesReport, load, rehearse, write_template

ALFA = "own:alfa-verzonnen-nv"
BETA = "own:beta-fictional"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "cluster").mkdir()
    return tmp_path / "cluster"


def write(folder: Path, name: str, *rows: str) -> Path:
    (folder / name).write_text("\n".join(rows) + "\n", encoding="utf-8")
    return folder


def only(store: Store, noun: type[Fact], **key: str) -> Any:
    (found,) = (fact for fact in store.scan(noun) if all(getattr(fact, name) == key[name] for name in key))
    return found


def ties(store: Store, noun: Any) -> set[tuple[str, str]]:
    return {(fact.from_id, fact.to_id) for fact in store.scan(noun)}


def changes(report: TablesReport) -> tuple[int, int, int]:
    return report.total.new, report.total.changed, report.total.retired


def test_a_dutch_sheet_and_an_english_one_mean_the_same(store: Store, folder: Path, tmp_path: Path) -> None:
    write(
        folder,
        "stakeholders.csv",
        "Naam;Soort;Land;Stad;Ketens;Doelmarkten;Grootte;Exportfase;Zichtbaarheid;Stand op",
        "Alfa Verzonnen NV;bedrijf;België;Testgem;voeding|slimme logistiek;Duitsland;klein;ervaren;netwerk;25/01/2016",
    )
    load(folder, store, source="nl")
    dutch = (only(store, Stakeholder), ties(store, ActiveIn), ties(store, Targets))
    other = open_store(tmp_path / "other.db", create=True)
    write(
        folder,
        "stakeholders.csv",
        "name,kind,country,city,value chains,target markets,size,export stage,visibility,as of",
        "Alfa Verzonnen NV,company,Belgium,Testgem,food|smart logistics,Germany,small,experienced,network,2016-01-25",
    )
    load(folder, other, source="nl")
    assert dutch == (only(other, Stakeholder), ties(other, ActiveIn), ties(other, Targets))
    assert dutch[0] == Stakeholder(
        id=ALFA,
        name="Alfa Verzonnen NV",
        kind="company",
        country="BE",
        city="Testgem",
        size_class="small",
        export_stage="experienced",
        visibility="network",
        status="active",
        as_of=datetime.date(2016, 1, 25),
        source="tables:nl",
    )
    assert dutch[2] == {(ALFA, "market:DE")}
    other.close()


def test_excels_habits_do_no_harm(store: Store, folder: Path) -> None:
    """Semicolons, a byte order mark, empty rows and columns at the end, decimal commas, a KBO number's lost zero."""
    (folder / "Leden 2026.csv").write_bytes(
        b"\xef\xbb\xbfNaam;KBO;Opgericht;;\r\nAlfa Verzonnen NV;203201340;1985,0;;\r\n;;;;\r\n;;;;\r\n"
    )
    write(folder, "aanbod.csv", "organisatie;tekst;sterkte", 'Alfa Verzonnen NV;drogen;"0,8"', ";;")
    report = load(folder, store)
    alfa = only(store, Stakeholder)
    assert (alfa.id, alfa.founded) == ("kbo:0203201340", 1985)
    assert only(store, Offers).level == 0.8
    assert (report.rejected, report.noted) == (0, 0)


def test_the_first_chain_named_is_the_primary_one(store: Store, folder: Path) -> None:
    write(folder, "stakeholders.csv", "naam,ketens", "Alfa Verzonnen NV,logistiek|voeding")
    load(folder, store)
    places = {place.to_id: (place.weight, place.share) for place in store.scan(ActiveIn)}  # type: ignore[attr-defined]
    assert places == {"chain:logistics": (1.0, 0.571428571), "chain:food": (0.75, 0.428571429)}


def test_a_label_with_commas_is_one_chain_and_codes_with_commas_are_several(store: Store, folder: Path) -> None:
    write(
        folder,
        "stakeholders.csv",
        "naam;ketens;markten",
        "Alfa Verzonnen NV;Circular, bio and sustainable economy;DE, FR",
        "Beta Fictional;food, engineering;BE211",
    )
    report = load(folder, store)
    assert ties(store, ActiveIn) == {(ALFA, "chain:circular"), (BETA, "chain:food"), (BETA, "chain:engineering")}
    assert ties(store, PresentIn) == {(ALFA, "market:DE"), (ALFA, "market:FR"), (BETA, "market:BE211")}
    assert report.noted == 0


def test_free_texts_become_capabilities_and_the_report_shows_how(store: Store, folder: Path) -> None:
    with store.unit("test") as unit:
        unit.say([Capability(id="euroscivoc:/1", scheme="euroscivoc", label_en="food drying", source="vocabulary")])
    write(
        folder,
        "stakeholders.csv",
        "name,offers,needs",
        "Alfa Verzonnen NV,Drying of food | Food drying installations | bees,",
        "Beta Fictional,,the Bee; food-drying",
    )
    report = load(folder, store)
    read = {reading.text: (reading.capabilities, reading.sure) for reading in report.readings}
    assert read == {
        "Drying of food": (("euroscivoc:/1",), 1.0),
        "Food drying installations": (("euroscivoc:/1",), 0.79),
        "bees": (("own:bees",), 0.0),
        "the Bee": (("own:bees",), 1.0),
        "food-drying": (("euroscivoc:/1",), 1.0),
    }
    assert only(store, Needs, to_id="own:bees").words == "the Bee"
    assert only(store, Offers, to_id="euroscivoc:/1").words == "Drying of food | Food drying installations"


def test_a_capability_can_be_named_by_its_id(store: Store, folder: Path) -> None:
    with store.unit("test") as unit:
        unit.say([Capability(id="euroscivoc:/1", source="vocabulary")])
    write(folder, "stakeholders.csv", "name,offers", "Alfa Verzonnen NV,euroscivoc:/1")
    load(folder, store)
    assert ties(store, Offers) == {(ALFA, "euroscivoc:/1")}


def test_sheets_of_their_own_say_more_than_a_cell_does(store: Store, folder: Path) -> None:
    write(folder, "stakeholders.csv", "id,naam,biedt,ketens", "7,Alfa Verzonnen NV,drogen,voeding")
    write(folder, "offers.csv", "stakeholder,text,level", "7,drogen,40%")
    write(folder, "chains.csv", "naam,keten,gewicht,schakel", "alfa verzonnen nv,voeding,0.5,research")
    write(
        folder,
        "markets.csv",
        "who,market,relation,status,since",
        "own:cluster-7,NL,present,selling,2010-03-01",
        "7,US,doel,nee,",
    )
    write(folder, "identifiers.csv", "stakeholder,register,nummer", "Alfa Verzonnen NV,ROR,https://ror.org/0abcdef23")
    report = load(folder, store)
    assert (report.rejected, report.noted) == (0, 0)
    assert only(store, Offers).level == 0.4
    assert (only(store, ActiveIn).weight, only(store, ActiveIn).stage) == (0.5, "research")
    assert (only(store, PresentIn).status, only(store, PresentIn).since) == ("selling", datetime.date(2010, 3, 1))
    assert only(store, Targets).status == "not-interested"
    assert ties(store, IdentifiedBy) == {("own:cluster-7", "identifier:ror:0abcdef23")}


def test_json_lines_hold_the_same_columns(store: Store, folder: Path) -> None:
    write(
        folder,
        "stakeholders.jsonl",
        '{"naam": "Alfa Verzonnen NV", "opgericht": 1985, "ketens": ["voeding", "logistiek"], "website": null}',
        "",
        '{"naam": "Beta Fictional"}',
    )
    report = load(folder, store)
    assert only(store, Stakeholder, id=ALFA).founded == 1985
    assert len(ties(store, ActiveIn)) == 2
    assert (report.rejected, report.noted) == (0, 0)


def test_a_file_alone_may_have_any_name(store: Store, tmp_path: Path) -> None:
    write(tmp_path, "beurs gent.csv", "naam", "Alfa Verzonnen NV")
    load(tmp_path / "beurs gent.csv", store)
    assert only(store, Stakeholder).source == "tables:beurs-gent"


def test_the_same_sheet_again_changes_nothing(store: Store, folder: Path) -> None:
    write(
        folder,
        "stakeholders.csv",
        "naam,biedt,zoekt,keten",
        "Alfa Verzonnen NV,drogen,een robot,food",
        "Beta Fictional,robots,,",
    )
    load(folder, store)
    revision = store.counts().revision
    assert changes(load(folder, store)) == (0, 0, 0)
    assert store.counts().revision == revision


def test_what_vanished_from_the_sheet_is_retired_and_nothing_else(store: Store, folder: Path) -> None:
    write(folder, "stakeholders.csv", "naam,biedt", "Alfa Verzonnen NV,gonzen|persen", "Beta Fictional,meten")
    load(folder, store, source="a")
    load(folder, store, source="b")
    write(folder, "stakeholders.csv", "naam,biedt", "Alfa Verzonnen NV,gonzen")
    report = load(folder, store, source="a")
    assert report.tallies["Stakeholder"].retired == 1
    assert store.counts().kinds["Stakeholder"] == 2  # b still says so
    load(folder, store, source="b")
    assert ties(store, Offers) == {(ALFA, "own:gonzen")}
    assert {fact.id for fact in store.scan(Capability)} == {"own:gonzen"}  # type: ignore[attr-defined]


def test_edits_by_hand_survive_every_reload(store: Store, folder: Path) -> None:
    write(folder, "stakeholders.csv", "naam,stad,biedt", "Alfa Verzonnen NV,Testgem,gonzen")
    load(folder, store)
    with store.unit("somebody") as unit:
        unit.say([Stakeholder(id=ALFA, city="Proefdorp", source=HAND)])
        unit.retract(Offers, [f"{ALFA} own:gonzen"])
        unit.say([Capability(id="own:gonzen", label_en="humming", source=HAND)])
    write(folder, "stakeholders.csv", "naam,stad,biedt", "Alfa Verzonnen NV,Elders,gonzen")
    load(folder, store)
    assert only(store, Stakeholder).city == "Proefdorp"
    assert ties(store, Offers) == set()
    assert only(store, Capability).label_en == "humming"


def test_a_rehearsal_says_what_a_load_would_do_and_does_nothing(store: Store, folder: Path) -> None:
    write(folder, "stakeholders.csv", "naam,stad,biedt", "Alfa Verzonnen NV,Testgem,drogen", "Beta Fictional,,")
    before = rehearse(folder, store)
    assert store.counts().revision == 0
    assert before.tallies == {**load(folder, store).tallies}
    write(folder, "stakeholders.csv", "naam,stad,biedt", "Alfa Verzonnen NV,Elders,drogen", "Gamma Fictional,,")
    revision = store.counts().revision
    report = rehearse(folder, store)
    assert store.counts().revision == revision
    tally = report.tallies["Stakeholder"]
    assert (tally.new, tally.changed, tally.unchanged, tally.retired) == (1, 1, 0, 1)


def test_probable_duplicates_are_named_in_the_sheet_and_in_the_store(store: Store, folder: Path) -> None:
    with store.unit("test") as unit:
        unit.say(
            [
                Stakeholder(id="pic:999999999", name="ALFA Verzonnen, nv", country="BE", source="other"),
                Stakeholder(id="x:1", name="Another Name", source="other"),
                Identifier(id="identifier:ror:0abcdef23", scheme="ror", value="0abcdef23", source="other"),
            ]
        )
        unit.say([IdentifiedBy(from_id="x:1", to_id="identifier:ror:0abcdef23", source="other")])
    write(
        folder,
        "stakeholders.csv",
        "id,naam,land,ror,pic",
        "1,Alfa Verzonnen NV,BE,,",
        "2,alfa verzonnen n.v.,BE,,",
        "3,Beta Fictional,,0abcdef23,",
        "4,Alfa Verzonnen NV,FR,,",
        "5,Delta Fictional,,,999999999",
    )
    found = {(one.id, one.other_id, one.where) for one in rehearse(folder, store).duplicates}
    assert found == {
        ("own:cluster-1", "pic:999999999", "store"),
        ("own:cluster-3", "x:1", "store"),
        ("own:cluster-5", "pic:999999999", "store"),
    }
    write(
        folder,
        "stakeholders.csv",
        "id,naam,land",
        "1,Alfa Verzonnen NV,BE",
        "2,alfa verzonnen NV,BE",
        "3,Alfa Verzonnen NV,FR",
    )
    assert [(one.id, one.other_id) for one in rehearse(folder, store).duplicates if one.where == "sheet"] == [
        ("own:cluster-2", "own:cluster-1")
    ]


def test_a_row_that_says_otherwise_than_an_earlier_one_is_noted(store: Store, folder: Path, tmp_path: Path) -> None:
    write(
        folder,
        "stakeholders.csv",
        "naam,stad,biedt",
        "Alfa Verzonnen NV,Testgem,drogen",
        "Alfa Verzonnen NV,Elders,persen",
    )
    report = load(folder, store, rejects=tmp_path / "rejects.csv")
    assert only(store, Stakeholder).city == "Testgem"
    assert len(ties(store, Offers)) == 2
    assert report.examples == [
        Note("stakeholders.csv", 3, "id", ALFA, "said otherwise in stakeholders.csv line 2; the first counts")
    ]


def test_a_wrong_number_is_noted_and_its_row_is_kept(store: Store, folder: Path) -> None:
    write(folder, "stakeholders.csv", "naam,kbo,btw,lei,ror,pic", "Alfa Verzonnen NV,0203201341,BE1,X,0abcdef24,12")
    report = load(folder, store)
    assert (report.rejected, report.noted) == (0, 5)
    assert only(store, Stakeholder).id == ALFA
    assert not list(store.scan(Identifier))


def test_what_is_not_understood_becomes_unknown_and_is_noted(store: Store, folder: Path) -> None:
    write(
        folder,
        "stakeholders.csv",
        "naam,land,soort,opgericht,keten,markten,stand op,capaciteit,hobby",
        "Alfa Verzonnen NV,Atlantis,bloem,MCM,vliegen,Nergens,31/02/2020,-1,zeilen",
    )
    report = load(folder, store)
    assert (report.rejected, report.noted) == (0, 8)
    alfa = only(store, Stakeholder)
    assert (alfa.country, alfa.kind, alfa.founded, alfa.as_of, alfa.capacity) == (None, None, None, None, None)
    assert not ties(store, ActiveIn)


def test_a_row_that_nobody_can_identify_is_refused(store: Store, folder: Path) -> None:
    write(folder, "stakeholders.csv", "naam,land", "Alfa Verzonnen NV,BE", ",BE")
    write(folder, "needs.csv", "naam,tekst", "Nobody At All,rust", "own:nobody,rust", ",rust", "Alfa Verzonnen NV,rust")
    report = load(folder, store)
    assert (report.rejected, len(ties(store, Needs))) == (4, 1)
    assert all(isinstance(example, Rejected) for example in report.examples)


def test_offers_may_name_stakeholders_that_the_store_knows_already(store: Store, folder: Path) -> None:
    with store.unit("test") as unit:
        unit.say([Stakeholder(id="x:1", name="Élan (fictional)", source="other")])
    write(folder, "offers.csv", "name,text", "elan fictional,drying", "x:1,pressing")
    report = load(folder, store)
    assert (report.rejected, len(ties(store, Offers))) == (0, 2)


def test_an_escaped_cell_is_read_as_it_was_meant(store: Store, folder: Path) -> None:
    write(folder, "stakeholders.csv", "naam,biedt", "'=Alfa,'@drogen")
    load(folder, store)
    assert only(store, Stakeholder).name == "=Alfa"
    assert only(store, Offers).words == "@drogen"


def test_files_whose_name_says_nothing_are_noted_and_left_out(store: Store, folder: Path) -> None:
    write(folder, "stakeholders.csv", "naam", "Alfa Verzonnen NV")
    write(folder, "boodschappen.csv", "brood", "melk")
    report = load(folder, store)
    assert (report.noted, store.counts().kinds["Stakeholder"]) == (1, 1)


def test_the_template_loads_as_it_comes(store: Store, tmp_path: Path) -> None:
    written = write_template(tmp_path / "template")
    assert tmp_path / "template" / "README.md" in written
    for sheet in (tmp_path / "template" / "optional").iterdir():
        sheet.rename(tmp_path / "template" / sheet.name)
    report = load(tmp_path / "template", store)
    assert (report.rejected, report.noted) == (0, 0)
    assert store.counts().kinds["Stakeholder"] == 2
    assert all("fictional" in one.name or "verzonnen" in one.name for one in store.scan(Stakeholder))  # type: ignore[attr-defined]


def test_the_template_overwrites_nothing(tmp_path: Path) -> None:
    write(tmp_path, "stakeholders.csv", "naam")
    with pytest.raises(BadInput, match="is there already"):
        write_template(tmp_path)
    assert not (tmp_path / "README.md").exists()


def test_the_source_is_a_node_and_nothing_else_is_touched(store: Store, folder: Path) -> None:
    write(folder, "stakeholders.csv", "naam", "Alfa Verzonnen NV")
    load(folder, store)
    assert "tables:cluster" in {source.id for source in store.scan(Source)}  # type: ignore[attr-defined]
    counts = store.counts()
    filled = {name for name, number in {**counts.kinds, **counts.relations}.items() if number}
    assert filled == {"Source", "Stakeholder", "ValueChain", "Stage", "StrategicLine"}
    assert set(KINDS) | set(RELATIONS) >= filled
