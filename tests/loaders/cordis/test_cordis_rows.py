"""Single rows of CORDIS tables: what each field becomes, whatever stands in it."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.sqlite import open_store
from loaders import cordis
from loaders.cordis import rows
from loaders.cordis.themes import topic_family
from loaders.cordis.words import words
from loaders.outcome import Note, Rejected, Remark
from loaders.reading import Row

PROJECT = [
    *rows.PROJECT_COLUMNS,
    "totalCost",
    "ecMaxContribution",
    "fundingScheme",
    "legalBasis",
    "topics",
    "objective",
]
ORGANIZATION = [
    *rows.ORGANIZATION_COLUMNS,
    *("projectAcronym", "nutsCode", "city", "organizationURL", "vatNumber", "ecContribution"),
]
cells = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["1", "H2020", "2015-01-01", "31/02/2015", "-1", "1e5", "²", "٣", "NaN", "999999999", "BE", '"', ";"]
    ),
)


def part(**values: str) -> tuple[rows.PartRow | None, list[Remark]]:
    heard: list[Remark] = []
    row = Row("organization.csv", 2, {**dict.fromkeys(ORGANIZATION, ""), **values})
    return rows.part_row(row, heard.append), heard


@pytest.mark.parametrize(
    ("column", "typed", "name", "becomes"),
    [
        ("country", "GR", "country", "EL"),
        ("country", "UK", "country", "UK"),
        ("country", "XK", "country", "XK"),
        ("activityType", "PUB", "kind", "government-agency"),
        ("role", "thirdParty", "role", "third-party"),
        ("ecContribution", "1499998", "amount", 149999800),
        ("ecContribution", "0.999", "amount", 99),
        ("nutsCode", "BE211", "nuts", "BE211"),
    ],
)
def test_fields_become_values(column: str, typed: str, name: str, becomes: object) -> None:
    found, heard = part(projectID="1", organisationID="900000001", **{column: typed})
    assert found is not None
    assert (getattr(found, name), heard) == (becomes, [])


@pytest.mark.parametrize("column", ["country", "activityType", "role", "ecContribution", "nutsCode", "vatNumber"])
def test_a_field_without_sense_becomes_unknown_with_a_note_and_the_row_stays(column: str) -> None:
    found, heard = part(projectID="1", organisationID="900000001", **{column: "⁉"})
    assert found is not None
    assert [(type(remark), remark.field, remark.value) for remark in heard] == [(Note, column, "⁉")]


@pytest.mark.parametrize("column", ["projectID", "organisationID"])
def test_a_row_without_an_id_is_rejected(column: str) -> None:
    found, heard = part(**{"projectID": "1", "organisationID": "900000001", column: ""})
    assert found is None
    assert [(type(remark), remark.field) for remark in heard] == [(Rejected, column)]


@given(st.lists(st.tuples(cells, cells, cells), min_size=1, max_size=4), st.lists(cells, min_size=13, max_size=13))
def test_a_download_with_anything_in_its_cells_loads(tmp_path_factory, some, others) -> None:
    folder: Path = tmp_path_factory.mktemp("fuzz")
    for table, columns in (("project", PROJECT), ("organization", ORGANIZATION)):
        with (folder / f"{table}.csv").open("w", encoding="utf-8", errors="ignore", newline="") as file:
            writer = csv.writer(file, delimiter=";", quoting=csv.QUOTE_ALL)
            writer.writerow(columns)
            for row in some:
                writer.writerow(["1", *(row * 5)[1 : len(columns)]])
            known = dict(zip(columns, others, strict=False)) | {columns[0]: "1", "frameworkProgramme": "H2020"}
            writer.writerow([known.get(column, "") for column in columns])
    store = open_store(folder / "hommel.db", create=True)
    cordis.load(folder, store)
    revision = store.counts().revision
    cordis.load(folder, store)
    assert store.counts().revision == revision
    store.close()


def test_topics_of_one_family_differ_by_year_alone() -> None:
    assert {topic_family(topic) for topic in ("ICT-01-2014", "H2020-ICT-01-2015", "ICT_01.2016-2")} == {"ICT-01"}


def test_words_are_subjects_and_not_what_every_project_says() -> None:
    text = "The project will develop highly efficient batteries, improving processes and boosting European biogas"
    assert words(text) == {"battery", "biogas", "efficient"}
