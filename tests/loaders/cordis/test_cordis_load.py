"""What a CORDIS download becomes in the graph, and what a second one changes."""

import datetime
import gzip
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest

from graph.catalogue import BY_NOUN
from graph.model import Capability, Identifier, Programme, Project, Source, Stakeholder
from graph.relations import About, ActiveIn, Advances, Broader, FundedUnder, IdentifiedBy, Needs, Offers, ParticipatedIn
from graph.store import HAND, INFERRED, Store, Tally
from graph.values import Fact
from loaders import cordis
from loaders.outcome import Report


def everything(store: Store) -> list[Fact]:
    return [fact for noun in BY_NOUN for fact in store.scan(noun)]


def one(store: Store, noun: Any, **wanted: object) -> Any:
    found = [f for f in store.scan(noun) if all(getattr(f, name) == value for name, value in wanted.items())]
    assert len(found) == 1, found
    return found[0]


def reasons(report: Report) -> list[str]:
    return sorted(report.reasons)


def test_organisations_become_stakeholders_under_their_pic_or_else_the_registers_id(small, store) -> None:
    cordis.load(small.write(), store)
    assert [s.id for s in store.scan(Stakeholder)] == ["cordis-org:x0123456789ab", "pic:900000001", "pic:900000002"]
    first = one(store, Stakeholder, id="pic:900000001")
    assert (first.kind, first.country, first.source) == ("company", "BE", "cordis:h2020")
    assert one(store, Stakeholder, id="cordis-org:x0123456789ab").kind == "higher-education"


def test_money_is_cents_and_days_are_days(small, store) -> None:
    cordis.load(small.write(), store)
    project = one(store, Project, id="cordis:102")
    assert (project.total_cost, project.start, project.as_of) == (100050, datetime.date(2015, 1, 1), project.start)
    part = one(store, ParticipatedIn, from_id="pic:900000001")
    assert (part.role, part.amount, part.as_of) == ("coordinator", 50025, datetime.date(2015, 1, 1))


def test_chains_come_from_the_topic_and_name_their_rule(small, store) -> None:
    cordis.load(small.write(), store)
    found = {(a.from_id, a.to_id): (a.weight, a.rule) for a in store.scan(Advances)}
    assert found == {
        ("cordis:101", "chain:life-sciences"): (1.0, "chains-of-topics"),
        ("cordis:102", "chain:engineering"): (1.0, "chains-of-topics"),
    }


def test_a_finer_programme_part_replaces_its_ancestor(download, store) -> None:
    download.project("1", legalBasis="H2020-EU.2.1.6.1.").took("900000001", "1")
    download.other("legalBasis", "1", legalBasis="H2020-EU.2.1.", title="LEIT (fictional title)")
    cordis.load(download.write(), store)
    assert [f.to_id for f in store.scan(FundedUnder)] == ["programme:H2020-EU.2.1.6.1."]
    assert [(a.to_id, a.weight) for a in store.scan(Advances)] == [("chain:engineering", 1.0)]
    assert one(store, Programme, id="programme:H2020-EU.2.1.").title == "LEIT (fictional title)"


def test_what_projects_are_about_names_the_rule_that_told_it(small, store) -> None:
    for number in range(5):
        small.project(f"20{number}", title=f"Pollination of orchard {number}")
    small.other(
        "euroSciVoc",
        "101",
        euroSciVocCode="/23/47/301",
        euroSciVocPath="/natural sciences/chemical sciences/electrochemistry",
        euroSciVocTitle="electrochemistry",
    )
    cordis.load(small.write(), store)
    rules = {(a.to_id, a.rule) for a in store.scan(About)}
    assert ("topic:PHC-11", "topic-family") in rules
    assert ("programme-theme:H2020-EU.3.1.", "programme-part") in rules
    assert ("euroscivoc:23/47/301", "euroscivoc-of-project") in rules
    assert ("term:pollination", "title-terms") in rules
    assert one(store, Capability, id="euroscivoc:23/47").label_en == "chemical sciences"
    assert one(store, Broader, from_id="euroscivoc:23/47/301").to_id == "euroscivoc:23/47"


def test_offers_and_needs_are_marked_as_inferred_with_their_rule(small, store) -> None:
    cordis.load(small.write(), store)
    assert {(o.source, o.rule) for o in store.scan(Offers)} == {(INFERRED, "offers-from-projects")}
    assert {(n.source, n.rule) for n in store.scan(Needs)} == {(INFERRED, "needs-from-partners")}
    needed = {n.to_id for n in store.scan(Needs) if n.from_id == "pic:900000001"}
    assert needed == {"topic:ICT-01", "programme-theme:H2020-EU.2.1.1."}  # what its partner did elsewhere
    place = one(store, ActiveIn, from_id="pic:900000001")
    assert (place.to_id, place.weight, place.share) == ("chain:life-sciences", 1.0, 1.0)


def test_every_source_is_a_node_with_its_licence(small, store) -> None:
    cordis.load(small.write(), store)
    assert one(store, Source, id="cordis:h2020").licence.startswith("CC BY 4.0")
    used = {fact.source for fact in everything(store)}
    assert used == {s.id for s in store.scan(Source)}


def test_undated_projects_of_fp7_end_before_any_date_by_a_named_rule(download, store) -> None:
    download.project("1", frameworkProgramme="FP7", startDate="", endDate="").took("900000001", "1")
    cordis.load(download.write(), store)
    project = one(store, Project, id="cordis:1")
    assert (project.start, project.end, project.rule) == (datetime.date(2013, 12, 31),) * 2 + ("fp7-undated",)
    assert one(store, ParticipatedIn, to_id="cordis:1").as_of == datetime.date(2013, 12, 31)


def test_undated_projects_of_others_stay_undated(download, store) -> None:
    cordis.load(download.project("1", startDate="", endDate="").took("900000001", "1").write(), store)
    assert one(store, Project, id="cordis:1").start is None


def test_of_an_organisations_fields_the_newest_project_counts(download, store) -> None:
    download.project("1", startDate="2014-01-01").project("2", startDate="2017-05-01")
    download.took("900000001", "2", name="NEW NAME (FICTIONAL)", city="").took(
        "900000001", "1", name="OLD NAME (FICTIONAL)", city="Gent"
    )
    report = cordis.load(download.write(), store)
    stakeholder = one(store, Stakeholder, id="pic:900000001")
    assert (stakeholder.name, stakeholder.city) == ("NEW NAME (FICTIONAL)", "Gent")
    assert stakeholder.as_of == datetime.date(2017, 5, 1)
    assert reasons(report) == ["a newer project of the organisation says otherwise; that counts"]


def test_a_project_id_that_comes_twice_is_noted_and_the_row_updated_last_counts(download, store) -> None:
    download.project("1", acronym="LATE", contentUpdateDate="2020-01-02 10:00:00")
    download.project("1", acronym="EARLY", contentUpdateDate="2019-01-02 10:00:00").took("900000001", "1")
    report = cordis.load(download.write(), store)
    assert one(store, Project, id="cordis:1").acronym == "LATE"
    assert reasons(report) == ["another row has this id and is newer or stands later; that one counts"]


def test_parts_that_repeat_one_another_count_once_and_others_are_added_up(download, store) -> None:
    download.project("1").took("900000001", "1", ecContribution="10.00").took("900000001", "1", ecContribution="10.00")
    download.took("900000001", "1", ecContribution="5.00", role="coordinator")
    report = cordis.load(download.write(), store)
    part = one(store, ParticipatedIn, from_id="pic:900000001")
    assert (part.amount, part.role, report.noted) == (1500, "coordinator", 2)


def test_a_project_that_only_participations_name_is_known_by_id_and_acronym(download, store) -> None:
    download.project("1").took("900000001", "1").took("900000001", "77", projectAcronym="BARE")
    report = cordis.load(download.write(), store)
    assert one(store, Project, id="cordis:77").acronym == "BARE"
    assert reasons(report) == ["the project is not in project.csv; only its id and acronym are known"]


def test_a_valid_vat_number_identifies_and_a_wrong_one_is_noted(download, store) -> None:
    download.project("1").took("900000001", "1", vatNumber="BE0203201340").took(
        "900000002", "1", vatNumber="BE0203201341"
    )
    report = cordis.load(download.write(), store)
    assert [i.id for i in store.scan(Identifier)] == ["identifier:vat:BE0203201340"]
    assert one(store, IdentifiedBy, from_id="pic:900000001").to_id == "identifier:vat:BE0203201340"
    assert report.noted == 1


@pytest.mark.parametrize("delimiter", [";", ","])
def test_folders_zips_and_gzipped_files_load_alike(small, tmp_path, store, delimiter) -> None:
    small.delimiter = delimiter
    folder = small.write()
    cordis.load(folder, store)
    before = everything(store)
    with zipfile.ZipFile(tmp_path / "cordis-h2020projects-csv.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(folder.iterdir()):
            archive.write(file, f"csv/{file.name}")
    packed = tmp_path / "packed"
    packed.mkdir()
    for file in folder.iterdir():
        with gzip.open(packed / f"{file.name}.gz", "wb") as target:
            target.write(file.read_bytes())
    for path in (packed, tmp_path / "cordis-h2020projects-csv.zip"):
        assert cordis.load(path, store).total.unchanged == len(before) - inferred(before)
    assert everything(store) == before


def inferred(facts: list[Fact]) -> int:
    return sum(1 for fact in facts if fact.source == INFERRED)


def test_loading_the_same_again_changes_nothing_and_infers_nothing_anew(small, store) -> None:
    folder = small.write()
    cordis.load(folder, store)
    before, revision = everything(store), store.counts().revision
    report = cordis.load(folder, store)
    assert report.total == Tally(unchanged=report.total.unchanged)
    assert "OFFERS" not in report.tallies
    assert (everything(store), store.counts().revision) == (before, revision)


def test_a_newer_download_changes_what_changed_and_retires_what_vanished(small, store) -> None:
    cordis.load(small.write(), store)
    small.rows["organization"][0]["name"] = "RENAMED (FICTIONAL)"
    del small.rows["project"][1], small.rows["organization"][2:]
    report = cordis.load(small.write(), store)
    assert report.tallies["Stakeholder"] == Tally(changed=1, unchanged=1, retired=1)
    assert report.tallies["Project"] == Tally(unchanged=1, retired=1)
    assert report.tallies["PARTICIPATED_IN"] == Tally(unchanged=2, retired=2)
    assert [s.id for s in store.scan(Stakeholder)] == ["pic:900000001", "pic:900000002"]
    assert {a.to_id for a in store.scan(ActiveIn)} == {"chain:life-sciences"}  # inferred anew


def test_an_edit_by_hand_survives_every_reload_and_the_retirement_of_its_node(small, store) -> None:
    cordis.load(small.write(), store)
    with store.unit("somebody") as unit:
        unit.say([Stakeholder(id="pic:900000001", city="Brugge", source=HAND)])
    cordis.load(small.write(), store)
    assert one(store, Stakeholder, id="pic:900000001").city == "Brugge"
    small.rows["organization"] = small.rows["organization"][1:]
    cordis.load(small.write(), store)
    left = one(store, Stakeholder, id="pic:900000001")
    assert (left.city, left.name) == ("Brugge", None)


def test_what_each_programme_says_of_an_organisation_is_kept_apart_and_the_newest_shows(small, store) -> None:
    cordis.load(small.write(), store)
    small.rows = {"project": [], "organization": []}
    small.project("9", frameworkProgramme="FP7", startDate="", endDate="")
    small.took("900000001", "9", name="OLDER NAME (FICTIONAL)", city="Aalst")
    cordis.load(small.write("fp7"), store)
    shown = one(store, Stakeholder, id="pic:900000001")
    assert (shown.name, shown.city) == ("ORG 900000001 (FICTIONAL)", "Aalst")
    said = store.statements(Stakeholder, "pic:900000001")
    assert [(word.source, word.values["name"]) for word in said] == [
        ("cordis:h2020", "ORG 900000001 (FICTIONAL)"),
        ("cordis:fp7", "OLDER NAME (FICTIONAL)"),
    ]
    assert len(list(store.scan(Project))) == 3  # the other programme's were not retired


def test_the_dry_run_tells_what_a_load_does_and_writes_nothing(small, store, tmp_path) -> None:
    folder = small.write()
    expected = cordis.rehearse(folder, store)
    assert everything(store) == []
    done = cordis.load(folder, store)
    assert {noun: done.tallies[noun] for noun in expected.tallies} == expected.tallies
    shutil.copytree(folder, tmp_path / "same")
    del small.rows["organization"][1]
    report = cordis.rehearse(small.write(), store)
    assert report.tallies["PARTICIPATED_IN"] == Tally(unchanged=3, retired=1)
    assert cordis.rehearse(tmp_path / "same", store).total.retired == 0


def test_refused_rows_stand_in_the_rejects_file_with_line_and_reason(small, store, tmp_path: Path) -> None:
    small.took("", "101", name="=cmd()").took("900000009", "101", nutsCode="=1+1")
    report = cordis.load(small.write(), store, rejects=tmp_path / "rejects.csv")
    assert (report.rejected, report.noted, report.rejects_file) == (1, 2, tmp_path / "rejects.csv")
    assert (tmp_path / "rejects.csv").read_text(encoding="utf-8").splitlines()[:3] == [
        "kind,file,line,field,value,reason",
        "rejected,organization.csv,6,organisationID,,the id is empty: the row cannot be told apart",
        "noted,organization.csv,7,nutsCode,'=1+1,not a NUTS code such as BE2 or BE211; taken as unknown",
    ]


def test_a_download_with_many_refused_rows_is_not_taken_as_complete(small, store) -> None:
    cordis.load(small.write(), store)
    small.rows["organization"][0]["organisationID"] = ""
    report = cordis.load(small.write(), store)
    assert report.total.retired == 0
    assert cordis.INCOMPLETE in report.reasons
    assert [s.id for s in store.scan(Stakeholder)] == ["cordis-org:x0123456789ab", "pic:900000001", "pic:900000002"]


def test_a_clean_load_leaves_no_rejects_file(small, store, tmp_path: Path) -> None:
    report = cordis.load(small.write(), store, rejects=tmp_path / "rejects.csv")
    assert report.rejects_file is None
    assert not (tmp_path / "rejects.csv").exists()
