"""Sheets of services and of their volumes: who helps with what, and how much."""

from pathlib import Path
from typing import Any

from graph.lines.support import Meets, Provides, Serves, Service, ServiceVolume, VolumeOf
from graph.store import Store
from loaders.tables import load, rehearse
from loaders.tables.understanding import understood
from tests.loaders.test_tables import only, ties, write

SERVICES = (
    "Dienst;Aanbieders;Bevoegde overheid;Behoefte;Fase;Markt;Taal;Gebeurtenis;Kanaal;Kost;Loket;Tot",
    "Eerste stappen (verzonnen);Alfa | Beta;Gamma;exportadvies | visums voor kappers;geen, startend;Duitsland;"
    "Nederlands | FR;eerste export;loket | postduif;1.250,50;02 000 00 00;31/12/2030",
)


def sheets(folder: Path, *volumes: str, services: tuple[str, ...] = SERVICES) -> Path:
    write(folder, "stakeholders.csv", "naam;soort", "Alfa;steunverlener", "Beta;overheid", "Gamma;overheid")
    write(folder, "diensten.csv", *services)
    if volumes:
        write(folder, "volumes.csv", "dienst;jaar;dossiers;uitgaven", *volumes)
    return folder


def test_a_sheet_of_services_says_who_helps_with_what(store: Store, tmp_path: Path) -> None:
    report = load(sheets(tmp_path, "Eerste stappen (verzonnen);2025;40;€ 90 000", "eerste stappen;2024;4;"), store)
    service: Any = only(store, Service)
    assert service.id == "service:eerste-stappen-verzonnen"
    assert (service.stages, service.languages, service.events) == (
        ("none", "starting"),
        ("nl", "fr"),
        ("first-export",),
    )
    assert (service.channels, service.cost, service.desk) == (("desk",), 1250_50, "02 000 00 00")
    assert str(service.until) == "2030-12-31"
    roles = {fact.from_id: fact.role for fact in store.scan(Provides)}  # type: ignore[attr-defined]
    assert roles == {"own:alfa": "provider", "own:beta": "provider", "own:gamma": "competent-authority"}
    needs = {fact.to_id: fact.words for fact in store.scan(Meets)}  # type: ignore[attr-defined]
    assert needs == {"skill:export-support": "exportadvies", "own:visums-kappers": "visums voor kappers"}
    assert ties(store, Serves) == {(service.id, "market:DE")}
    volume: Any = only(store, ServiceVolume)
    assert (volume.id, volume.year, volume.cases, volume.budget) == (f"volume:2025:{service.id}", "2025", 40, 90_000_00)
    assert ties(store, VolumeOf) == {(volume.id, service.id)}
    assert report.rejected == 1, "the other row of volumes names no service"
    assert any("postduif" in remark.value for remark in report.examples)
    again = load(sheets(tmp_path, "Eerste stappen (verzonnen);2025;40;€ 90 000"), store)
    assert all(tally.changed + tally.new + tally.retired == 0 for tally in again.tallies.values())


REFUSED = {
    ";2025;1;": "does not say which service",
    "Iets anders;2025;1;": "no service is called 'Iets anders'",
    "service:none;2025;1;": "there is no Service with that id",
    "Eerste stappen (verzonnen);;1;": "does not say of which year",
    "Eerste stappen (verzonnen);2025;;": "neither cases nor a budget",
    "Eerste stappen (verzonnen);2024;-4;": "neither cases nor a budget",
}


def test_a_volume_that_nobody_can_place_is_refused(store: Store, tmp_path: Path) -> None:
    report = rehearse(sheets(tmp_path, *REFUSED), store)
    assert report.rejected == len(REFUSED)
    reasons = " / ".join(report.reasons)
    for row, reason in REFUSED.items():
        assert reason in reasons, row


def test_volumes_may_come_later_and_by_themselves(store: Store, tmp_path: Path) -> None:
    first, later = tmp_path / "leden", tmp_path / "later"
    first.mkdir(), later.mkdir()
    load(sheets(first), store)
    write(later, "volumes.csv", "service,year,cases", "Eerste stappen (verzonnen),2026,7")
    load(later / "volumes.csv", store)
    assert ties(store, VolumeOf) == {
        ("volume:2026:service:eerste-stappen-verzonnen", "service:eerste-stappen-verzonnen")
    }
    assert understood(store, "exportadvies").capabilities == ("skill:export-support",)
