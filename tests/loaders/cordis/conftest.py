"""Made-up CORDIS downloads, small enough to see through, and stores to load them into."""

import csv
from dataclasses import dataclass, field
from pathlib import Path

import pytest

PROJECT = [
    *("id", "acronym", "status", "title", "startDate", "endDate", "totalCost", "ecMaxContribution", "legalBasis"),
    *("topics", "ecSignatureDate", "frameworkProgramme", "masterCall", "subCall", "fundingScheme", "objective"),
    *("contentUpdateDate", "rcn", "grantDoi"),
]
ORGANIZATION = [
    *("projectID", "projectAcronym", "organisationID", "vatNumber", "name", "shortName", "SME", "activityType"),
    *("street", "postCode", "city", "country", "nutsCode", "geolocation", "organizationURL", "contactForm"),
    *("contentUpdateDate", "rcn", "order", "role", "ecContribution", "netEcContribution", "totalCost"),
    "endOfParticipation",
]
OTHERS = {
    "legalBasis": ("projectID", "legalBasis", "title", "uniqueProgrammePart"),
    "topics": ("projectID", "topic", "title"),
    "euroSciVoc": ("projectID", "euroSciVocCode", "euroSciVocPath", "euroSciVocTitle", "euroSciVocDescription"),
}
USUAL = {"frameworkProgramme": "H2020", "startDate": "2015-01-01"}


@dataclass
class Download:
    """Rows of a download in the making, written as the official files are: `;` separated, every field quoted."""

    folder: Path
    rows: dict[str, list[dict[str, str]]] = field(default_factory=lambda: {"project": [], "organization": []})
    delimiter: str = ";"

    def project(self, id: str, **values: str) -> "Download":
        self.rows["project"].append({**USUAL, "id": id, "acronym": f"ACR{id}", "title": f"Title {id}", **values})
        return self

    def took(self, organisation: str, project: str, **values: str) -> "Download":
        usual = {
            "name": f"ORG {organisation} (FICTIONAL)",
            "country": "BE",
            "activityType": "PRC",
            "role": "participant",
        }
        self.rows["organization"].append({**usual, "organisationID": organisation, "projectID": project, **values})
        return self

    def other(self, table: str, project: str, **values: str) -> "Download":
        self.rows.setdefault(table, []).append({"projectID": project, **values})
        return self

    def write(self, name: str = "download") -> Path:
        folder = self.folder / name
        folder.mkdir(exist_ok=True)
        columns = {"project": PROJECT, "organization": ORGANIZATION, **OTHERS}
        for table, rows in self.rows.items():
            with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(
                    file,
                    columns[table],
                    restval="",
                    delimiter=self.delimiter,
                    quoting=csv.QUOTE_ALL,
                    lineterminator="\n",
                )
                writer.writeheader()
                writer.writerows(rows)
        return folder


@pytest.fixture
def download(tmp_path: Path) -> Download:
    """An empty download."""
    return Download(tmp_path)


@pytest.fixture
def small(download: Download) -> Download:
    """Two projects, three organisations."""
    download.project("101", topics="PHC-11-2015", legalBasis="H2020-EU.3.1.", title="Beehive sensors")
    download.project("102", topics="ICT-01-2014", legalBasis="H2020-EU.2.1.1.", totalCost="1000.5")
    download.took("900000001", "101", role="coordinator", ecContribution="500.25").took("900000002", "101")
    download.took("900000002", "102", role="coordinator").took("x0123456789ab", "102", activityType="HES")
    return download
