"""Whatever is wrong with a sheet: a clear error or a remark with file, line and field; never half a load."""

import gzip
import zipfile
from pathlib import Path

import pytest

from atlas import export
from graph.errors import BadInput
from graph.model import Stakeholder
from graph.sqlite import open_store
from graph.store import Store
from loaders.tables import TablesReport, load


def loaded(store: Store, file: Path, content: bytes, tmp_path: Path) -> TablesReport:
    file.write_bytes(content)
    return load(file, store, rejects=tmp_path / "rejects.csv")


def names(store: Store) -> list[str | None]:
    return [fact.name for fact in store.scan(Stakeholder) if isinstance(fact, Stakeholder)]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        pytest.param("a.csv", b"", "a.csv: is empty", id="an empty file"),
        pytest.param("a.csv", b"naam;land\n", "holds no rows", id="a header alone"),
        pytest.param("a.csv", b"\n\n;;\n", "is empty", id="separators alone"),
        pytest.param("a.csv", b"land;stad\nBE;Testgem\n", "the column 'name' or 'id' or 'kbo'", id="a missing column"),
        pytest.param("a.csv", b"naam|land\nAlfa|BE\n", r"missing; found 'naam\|land'", id="a wrong delimiter"),
        pytest.param("a.csv", b"naam;name\nAlfa;Alfa\n", "mean the same", id="one column twice, in two languages"),
        pytest.param("a.csv", "naam\nAlfa\n".encode("utf-16"), "is not UTF-8", id="UTF-16"),
        pytest.param("a.xlsx", b"PK\x03\x04", "save each of its sheets", id="a workbook"),
        pytest.param(
            "a.csv.gz", gzip.compress(b"naam\n" + b"Alfa\n" * 9_999)[:-40], "cut off|last whole", id="a cut gz"
        ),
        pytest.param("a.csv.gz", b"naam\nAlfa\n", "cannot be unpacked", id="no gz at all"),
        pytest.param("a.zip", b"PK\x03\x04 no", "not a whole zip", id="a broken zip"),
        pytest.param("a.jsonl", b'{"land": "BE"}\n', "'name' or 'id'", id="JSON without a name"),
        pytest.param("a.jsonl", b'{"format":"hommel-graph","version":1}\n', "--format csv", id="an export in lines"),
    ],
)
def test_a_file_that_is_no_sheet_is_refused_whole(
    store: Store, tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    with pytest.raises(BadInput, match=message):
        loaded(store, tmp_path / name, content, tmp_path)
    assert store.counts().revision == 0


@pytest.mark.parametrize(
    "said",
    [
        "there is no such file or folder",
        "holds no table; expected files such as stakeholders.csv",
        "is a workbook; save each of its sheets as",
        "holds no rows that could be read; nothing was changed",
        "is empty; a header with the names of the columns was expected",
        "the column 'name' or 'id' or 'kbo' or 'pic' is missing; found",
        "the columns 'naam', 'name' mean the same",
        "is an export of a whole store",
        "not as `hommel export` wrote it",
    ],
)
def test_what_stops_a_load_is_documented_as_it_is_said(store: Store, tmp_path: Path, said: str) -> None:
    page = Path(__file__).parents[2] / "docs" / "reference" / "files.md"
    assert said in page.read_text(encoding="utf-8")
    (tmp_path / "holiday").mkdir()
    files = {
        "a.xlsx": b"",
        "b.csv": b"naam\n",
        "c.csv": b"",
        "d.csv": b"land\nBE\n",
        "e.csv": b"naam;name\nA;A\n",
        "f.jsonl": b'{"format":"hommel-graph"}\n',
        "source.csv": EXPORTED.encode() + b"x:1\r\n",
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    answers = []
    for name in (*files, "holiday", "nowhere"):
        with pytest.raises(BadInput) as answer:
            load(tmp_path / name, store)
        answers.append(str(answer.value))
    assert any(said in answer for answer in answers)


def test_a_missing_path_is_refused(store: Store, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no such file"):
        load(tmp_path / "nowhere", store)


def test_a_folder_without_tables_is_refused(store: Store, tmp_path: Path) -> None:
    (tmp_path / "holiday").mkdir()
    (tmp_path / "holiday" / "photo.jpg").write_bytes(b"\xff\xd8")
    with pytest.raises(BadInput, match="holds no table"):
        load(tmp_path / "holiday", store)


def test_an_empty_sheet_never_retires_what_was_loaded(store: Store, tmp_path: Path) -> None:
    loaded(store, tmp_path / "a.csv", b"naam\nAlfa\n", tmp_path)
    with pytest.raises(BadInput, match="nothing was changed"):
        loaded(store, tmp_path / "a.csv", b"naam\n", tmp_path)
    assert names(store) == ["Alfa"]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        pytest.param("naam\nÉlan\n".encode("utf-8-sig"), "Élan", id="a byte order mark"),
        pytest.param("naam\nÉlan\n".encode("latin-1"), "Élan", id="Latin-1"),
        pytest.param("naam\nÃ‰lan\n".encode(), "Élan", id="mojibake"),
        pytest.param(b"naam\nA\0lfa\n", "Alfa", id="NUL bytes"),
        pytest.param(b'naam;stad\n"Al""fa\nnv";x\n', 'Al"fa\nnv', id="a line break in quotes"),
        pytest.param(b'naam;stad\n"Alfa;x\nBeta;y\n', "Beta", id="a quote that never closes"),
        pytest.param(b"naam;stad\nBeta;y\nAlfa;x;z;z\n", "Beta", id="a field too many"),
        pytest.param(
            b"naam;stad\n;%s\nBeta;y\n" % (b"x" * 200_000), "Beta", id="a field too long on a row without a name"
        ),
    ],
)
def test_what_can_be_mended_is_mended_and_the_rest_is_remarked(
    store: Store, tmp_path: Path, content: bytes, name: str
) -> None:
    loaded(store, tmp_path / "a.csv", content, tmp_path)
    assert names(store) == [name]


def test_a_field_of_fifty_megabytes_is_unknown_and_its_row_is_kept(store: Store, tmp_path: Path) -> None:
    content = b"naam;omschrijving\nAlfa;" + b"x" * 50_000_000 + b"\nBeta;y\n"
    report = loaded(store, tmp_path / "a.csv", content, tmp_path)
    assert names(store) == ["Alfa", "Beta"]
    assert (report.rejected, report.noted) == (0, 1)


def test_a_line_that_is_no_json_object_is_refused(store: Store, tmp_path: Path) -> None:
    lines = b'{"naam": "Alfa\\u0000"}\nnonsense\n[1]\n{"naam": "' + b"x" * 3_000_000 + b'"}\n{"naam": {"a": 1}}\n'
    report = loaded(store, tmp_path / "a.jsonl", lines, tmp_path)
    assert report.rejected == 3
    assert len(names(store)) == 2


@pytest.mark.parametrize("member", ["../stakeholders.csv", "/etc/stakeholders.csv", "C:\\stakeholders.csv"])
def test_a_zip_that_would_leave_its_folder_is_refused(store: Store, tmp_path: Path, member: str) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(member, "naam\nAlfa\n")
    with pytest.raises(BadInput, match="would leave its folder"):
        load(tmp_path / "a.zip", store)


def test_a_zip_of_sheets_loads_as_it_comes(store: Store, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("cluster/stakeholders.csv", "naam\nAlfa\n")
        archive.writestr("cluster/offers.csv", "naam,tekst\nalfa,drogen\n")
    load(tmp_path / "a.zip", store)
    assert (names(store), store.counts().relations["OFFERS"]) == (["Alfa"], 1)


def test_a_zip_bomb_is_refused(store: Store, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("stakeholders.csv", b"naam\n" + b"\0" * 100_000_000)
    with pytest.raises(BadInput, match="far more than tables do"):
        load(tmp_path / "a.zip", store)


def test_remarks_stand_in_the_rejects_file_with_file_line_and_field(store: Store, tmp_path: Path) -> None:
    report = loaded(store, tmp_path / "a.csv", b"naam;opgericht\nAlfa;=1+1\n;1990\n", tmp_path)
    assert report.rejects_file is not None
    lines = report.rejects_file.read_text(encoding="utf-8").splitlines()
    assert lines[1].startswith("noted,a.csv,2,founded,'=1+1,not a whole number")
    assert lines[2].startswith("rejected,a.csv,3,,")


EXPORTED = "id,title,licence,url,source,as_of,rule\r\n"


@pytest.mark.parametrize(
    ("row", "rejected", "noted"),
    [
        pytest.param("x:1,T,,,s,2016-02-31,", 0, 1, id="a day there is not"),
        pytest.param("no id at all,T,,,s,,", 1, 0, id="what is no id"),
        pytest.param(",T,,,s,,", 1, 0, id="no id"),
        pytest.param("x:1,A\0B,,,s,,", 0, 1, id="NUL in a text"),
        pytest.param("x:1,T,,,s,,a rule", 0, 1, id="a code with a space"),
        pytest.param(f"x:1,{'x' * 100_001},,,s,,", 0, 1, id="a text too long"),
    ],
)
def test_an_exported_table_that_somebody_changed_is_checked_too(
    store: Store, tmp_path: Path, row: str, rejected: int, noted: int
) -> None:
    content = f"{EXPORTED}{row}\r\nx:2,Good,,,s,,\r\n".encode()
    report = loaded(store, tmp_path / "source.csv", content, tmp_path)
    assert (report.rejected, report.noted) == (rejected, noted)


@pytest.mark.parametrize(
    "rest",
    [b"x:1,T\r\n", b'x:1,"T\r\n', b"x:1,\xff,,,s,,\r\n", b"x:1," + b"x" * 9_000_000 + b",,,s,,\r\n"],
    ids=["too few fields", "an open quote", "not UTF-8", "a line too long"],
)
def test_an_exported_table_that_is_broken_is_refused_with_its_line(store: Store, tmp_path: Path, rest: bytes) -> None:
    with pytest.raises(BadInput, match=r"source.csv: line \d"):
        loaded(store, tmp_path / "source.csv", EXPORTED.encode() + rest, tmp_path)
    assert store.counts().revision == 0


def test_relations_to_nothing_are_refused_row_by_row(store: Store, tmp_path: Path) -> None:
    loaded(store, tmp_path / "a.csv", b"naam;biedt\nAlfa;drogen\n", tmp_path)
    export(store, tmp_path / "tables")
    (tmp_path / "tables" / "stakeholder.csv").unlink()
    other = open_store(tmp_path / "other.db", create=True)
    report = load(tmp_path / "tables", other)
    assert report.rejected == 1
    assert "there is no Stakeholder with that id" in report.examples[0].reason
    other.close()
