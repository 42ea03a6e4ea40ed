"""Every bad input has a clear answer, and docs/reference/errors.md prints it word for word."""

import gzip
import io
import os
import re
import stat
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.errors import BadInput
from graph.model import Project, Stakeholder
from graph.relations import ParticipatedIn
from loaders import cordis

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "errors.md"
Spoil = Callable[[Path], Path | None]
"""Makes a good download bad; gives the path to load where it is not the folder."""


def text(table: str, change: Callable[[str], str]) -> Spoil:
    return content(table, lambda whole: change(whole.decode()).encode())


def content(table: str, change: Callable[[bytes], bytes]) -> Spoil:
    def spoil(folder: Path) -> None:
        file = folder / f"{table}.csv"
        file.write_bytes(change(file.read_bytes()))

    return spoil


def replaced(table: str, old: str, new: str) -> Spoil:
    def change(whole: str) -> str:
        assert old in whole
        return whole.replace(old, new, 1)

    return text(table, change)


def zipped(fill: Callable[[zipfile.ZipFile, Path], None]) -> Spoil:
    def spoil(folder: Path) -> Path:
        path = folder.parent / "download.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for file in sorted(folder.iterdir()):
                archive.write(file, file.name)
            fill(archive, folder)
        return path

    return spoil


def with_link(archive: zipfile.ZipFile, folder: Path) -> None:
    entry = zipfile.ZipInfo("topics.csv")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    archive.writestr(entry, "/etc/hostname")


def with_bomb(archive: zipfile.ZipFile, folder: Path) -> None:
    with archive.open("topics.csv", "w") as member:
        for _ in range(70):
            member.write(bytes(2**20))


def cut_gzip(folder: Path) -> None:
    packed = gzip.compress((folder / "organization.csv").read_bytes() + os.urandom(50_000).hex().encode())
    (folder / "organization.csv").unlink()
    (folder / "organization.csv.gz").write_bytes(packed[: len(packed) // 2])


def swollen_gzip(folder: Path) -> None:
    buffer = io.BytesIO()
    with gzip.GzipFile(fileobj=buffer, mode="wb", compresslevel=1, mtime=0) as file:
        file.write((folder / "organization.csv").read_bytes())
        for _ in range(70):
            file.write(bytes(2**20))
    (folder / "organization.csv").unlink()
    (folder / "organization.csv.gz").write_bytes(buffer.getvalue())


def cut_zip(folder: Path) -> Path:
    path = folder.parent / "download.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(folder / "project.csv", "project.csv")
    path.write_bytes(path.read_bytes()[:200])
    return path


def huge_field(whole: bytes) -> bytes:
    return whole.replace(b"ORG 900000001 (FICTIONAL)", b"x" * 50_000_000)


def duplicated(folder: Path) -> None:
    (folder / "project.csv.gz").write_bytes(gzip.compress((folder / "project.csv").read_bytes()))


def elsewhere(folder: Path) -> None:
    (folder / "project.csv").rename(folder / "sheet.csv")


CASES: dict[str, tuple[str, Spoil]] = {
    "a folder that is not CORDIS": ("stops", elsewhere),
    "a path that is not there": ("stops", lambda folder: folder.parent / "missing"),
    "two files for one table": ("stops", duplicated),
    "an empty file": ("stops", content("project", lambda whole: b"")),
    "a missing column": ("stops", replaced("organization", '"role"', '"rôle"')),
    "another delimiter": ("stops", text("project", lambda whole: whole.replace(";", "|"))),
    "a column that is there twice": ("stops", replaced("organization", '"shortName"', '"name"')),
    "UTF-16": ("stops", content("project", lambda whole: whole.decode().encode("utf-16"))),
    "no framework programme": ("stops", text("project", lambda whole: whole.replace('"H2020"', '""'))),
    "a truncated gz": ("stops", cut_gzip),
    "a gz that swells": ("stops", swollen_gzip),
    "a damaged zip": ("stops", cut_zip),
    "a zip bomb": ("stops", zipped(with_bomb)),
    "path traversal in a zip": ("stops", zipped(lambda archive, folder: archive.writestr("../../topics.csv", "x"))),
    "a link in a zip": ("stops", zipped(with_link)),
    "unbalanced quotes": ("rejects", replaced("organization", '"ORG 900000001 (FICTIONAL)"', '"ORG')),
    "a row with too few fields": ("rejects", replaced("organization", '"";"ORG 900000001', '"ORG 900000001')),
    "a row without an id": ("rejects", replaced("organization", '"900000001"', '""')),
    "an id with spaces": ("rejects", replaced("organization", '"900000001"', '"90 01"')),
    "Latin-1 or Windows-1252": (
        "notes",
        content("organization", lambda whole: whole.replace(b"ORG 900000001", "LIÈGE".encode("latin-1"))),
    ),
    "mojibake": ("notes", replaced("organization", "ORG 900000001", "LIÃˆGE")),
    "mojibake with letters lost": ("notes", replaced("organization", "ORG 900000001", "UNIVERSITÃ? FICTIVE")),
    "quotes that are not doubled": ("notes", replaced("organization", '"ORG 900000001', '"ORG "9"')),
    "NUL bytes": ("notes", replaced("organization", "ORG 900000001", "ORG\0 900000001")),
    "a 50 MB field": ("notes", content("organization", huge_field)),
    "a day that does not exist": ("notes", replaced("project", '"2015-01-01"', '"31/02/2015"')),
    "something else than a day": ("notes", replaced("project", '"2015-01-01"', '"soon"')),
    "a day out of reach": ("notes", replaced("project", '"2015-01-01"', '"0215-01-01"')),
    "an end before the start": ("notes", replaced("project", '"2015-01-01";""', '"2015-01-01";"2014-01-01"')),
    "a negative amount": ("notes", replaced("organization", '"500.25"', '"-500.25"')),
    "an absurd amount": ("notes", replaced("organization", '"500.25"', '"5e99"')),
    "an amount beyond all grants": ("notes", replaced("organization", '"500.25"', '"999999999999999"')),
    "an unknown country": ("notes", replaced("organization", '"BE"', '"KO"')),
    "an unknown activity type": ("notes", replaced("organization", '"PRC"', '"XYZ"')),
    "an unknown NUTS code": ("notes", replaced("organization", '"BE";""', '"BE";"Flanders"')),
    "a VAT number that is none": ("notes", replaced("organization", '"900000001";""', '"900000001";"BE0203201341"')),
    "a duplicated project id with conflicting values": (
        "notes",
        text("project", lambda whole: whole + whole.splitlines()[1].replace("Beehive", "Other") + "\n"),
    ),
    "an organisation with conflicting values": (
        "notes",
        replaced("organization", '"ORG 900000002', '"FORMER NAME'),
    ),
    "a participation that comes twice": (
        "notes",
        text("organization", lambda whole: whole + whole.splitlines()[1] + "\n"),
    ),
    "two parts in one project": (
        "notes",
        text("organization", lambda whole: whole + whole.splitlines()[1].replace("500.25", "100") + "\n"),
    ),
    "a participation in an unlisted project": ("notes", replaced("organization", '"102"', '"999"')),
    "another framework programme": ("notes", replaced("project", '"H2020"', '"FP7"')),
}


def answer(outcome: BadInput | cordis.Report, folder: Path) -> str:
    """What people are told, without the place the test works in."""
    if isinstance(outcome, BadInput):
        return str(outcome).replace(str(folder), "DIR")
    remark = outcome.examples[0]
    return f"{remark.file}, line {remark.line}{remark.field and f', {remark.field}'}: {remark.reason}"


@pytest.mark.parametrize("name", CASES)
def test_bad_input_is_answered_as_the_reference_says(name: str, small, store, tmp_path: Path) -> None:
    treatment, spoil = CASES[name]
    small.project("103").took("900000001", "103")
    folder = small.write()
    path = spoil(folder) or folder
    if treatment == "stops":
        with pytest.raises(BadInput) as stopped:
            cordis.load(path, store)
        outcome: BadInput | cordis.Report = stopped.value
        assert list(store.scan(Stakeholder)) == [], "a file that cannot be read leaves the store as it was"
    else:
        outcome = cordis.load(path, store, rejects=tmp_path / "rejects.csv")
        assert (outcome.rejected > 0) == (treatment == "rejects")
        assert outcome.noted > 0  # also that so many refused rows keep the rest from being retired
        assert list(store.scan(ParticipatedIn)) != []
    assert printed(name) == answer(outcome, tmp_path)


def printed(name: str) -> str:
    """What the reference prints for a case."""
    found = re.search(rf"^### {re.escape(name)}\n.*?^```text\n(.*?)\n```$", PAGE.read_text("utf-8"), re.M | re.S)
    assert found, f"{PAGE.name} has no section {name!r}"
    return found[1]


def test_the_reference_prints_nothing_that_does_not_happen() -> None:
    assert re.findall(r"^### (.*)$", PAGE.read_text(encoding="utf-8"), re.M) == list(CASES)


def test_a_byte_order_mark_is_accepted(small, store) -> None:
    folder = small.write()
    for file in folder.iterdir():
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    report = cordis.load(folder, store)
    assert (report.rejected, report.noted) == (0, 0)


def test_an_unclosed_quote_costs_its_own_row_and_no_other(small, store) -> None:
    folder = small.write()
    CASES["unbalanced quotes"][1](folder)
    assert cordis.load(folder, store).rejected == 1
    assert len(list(store.scan(ParticipatedIn))) == 3


def test_a_50_mb_field_is_never_held_whole(small, store) -> None:
    folder = small.write()
    CASES["a 50 MB field"][1](folder)
    tracemalloc.start()
    cordis.load(folder, store)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 20_000_000
    assert next(s for s in store.scan(Stakeholder) if s.id == "pic:900000001").name is None


def test_a_rejects_file_that_cannot_be_written_is_an_error_and_leaves_the_store_alone(small, store, tmp_path) -> None:
    small.took("", "101")
    with pytest.raises(BadInput, match="cannot write the rejects file"):
        cordis.load(small.write(), store, rejects=tmp_path / "no" / "rejects.csv")
    assert list(store.scan(Project)) == []
