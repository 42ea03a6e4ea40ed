"""Whole batches, true counts, and the same counts from a rehearsal."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.errors import BadInput
from graph.model import Stakeholder
from graph.snapshot import Snapshot, Wanted
from graph.store import HAND, Store, Tally
from loaders import delivery
from loaders.delivery import Deliver, Delivery, Rehearse
from loaders.inferring import MARK, infer
from loaders.outcome import Note, Progress, Rejected, Remarks, Report


def farms(count: int, source: str = "tables:farms") -> list[Stakeholder]:
    return [Stakeholder(id=f"own:farm-{n}", name=f"Farm {n} (fictional)", source=source) for n in range(count)]


def complete(handed: Delivery, count: int) -> None:
    handed.say(farms(count))
    handed.retire([Stakeholder])


def test_a_rehearsal_counts_as_the_delivery_does_and_writes_nothing(store: Store) -> None:
    with Deliver(store, "tables:farms", Report()) as handed:
        complete(handed, 5)
    with store.unit("somebody") as unit:
        unit.say([Stakeholder(id="own:farm-9", source=HAND)])
    revision = store.counts().revision
    rehearsed, done = Report(), Report()
    with Rehearse(store, "tables:farms", rehearsed) as handed_back:
        complete(handed_back, 3)
    assert store.counts().revision == revision
    with Deliver(store, "tables:farms", done) as handed:
        complete(handed, 3)
    assert rehearsed.tallies == done.tallies == {"Stakeholder": Tally(unchanged=3, retired=2)}


def test_each_batch_is_a_unit_with_one_line_in_the_trail(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivery, "BATCH", 4)
    steps: list[Progress] = []
    with Deliver(store, "tables:farms", Report(), steps.append) as handed:
        handed.say(farms(10), total=10)
    assert [row.after for row in store.trail()] == [f"load tables:farms: Stakeholder: {n} changes" for n in (4, 4, 2)]
    assert steps == [Progress("Stakeholder", done, 10) for done in (4, 8, 10)]


def test_inferring_anew_when_nothing_changed_does_nothing(store: Store) -> None:
    infer(store, Report())
    assert store.marked(MARK)
    steps: list[Progress] = []
    infer(store, Report(), steps.append)
    assert steps == []


def test_what_others_write_meanwhile_is_taken_into_account(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    taken = store.snapshot
    meanwhile = iter([farms(1), farms(2)])

    def interrupted(wanted: Wanted) -> Snapshot:
        snapshot = taken(wanted)
        if more := next(meanwhile, None):
            with store.unit("somebody") as unit:
                unit.say(more)
        return snapshot

    monkeypatch.setattr(store, "snapshot", interrupted)
    infer(store, Report())
    assert store.marked(MARK)
    assert next(meanwhile, None) is None


def test_remarks_are_counted_by_reason_and_only_so_many_reasons_are_told_apart() -> None:
    report = Report()
    with Remarks(report) as remarks:
        for number in range(300):
            remarks.hear(Note("a.csv", number, "x", "", f"reason {number}"))
        remarks.hear(Rejected("a.csv", 1, "id", "", "reason 0"))
    assert (report.noted, report.rejected, len(report.examples)) == (300, 1, 5)
    assert (report.reasons["reason 0"], report.reasons["…"], len(report.reasons)) == (2, 100, 201)


def test_rejects_open_in_a_spreadsheet_without_running_anything(tmp_path: Path) -> None:
    report, path = Report(), tmp_path / "rejects.csv"
    with Remarks(report, path) as remarks:
        remarks.hear(Rejected("a.csv", 2, "id", "=HYPERLINK(1)" + "x" * 500, "the id is no id"))
    written = path.read_text(encoding="utf-8").splitlines()[1]
    assert written.startswith("rejected,a.csv,2,id,'=HYPERLINK(1)xxx")
    assert len(written) < 300


def test_what_cannot_be_read_ends_a_delivery_with_whole_batches(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivery, "BATCH", 2)

    def broken() -> Iterator[Stakeholder]:
        yield from farms(5)
        raise BadInput("line 6 is unreadable")

    with pytest.raises(BadInput, match="line 6"), Deliver(store, "tables:farms", Report()) as handed:
        handed.say(broken())
    assert store.counts().kinds["Stakeholder"] == 4


def test_a_store_that_refuses_ends_the_delivery_at_once(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivery, "BATCH", 2)
    made: list[str] = []

    def some() -> Iterator[Stakeholder]:
        for farm in [Stakeholder(id="no scheme", source="tables:farms"), *farms(100)]:
            made.append(farm.id)
            yield farm

    with pytest.raises(BadInput, match="no scheme"), Deliver(store, "tables:farms", Report()) as handed:
        handed.say(some())
    assert store.counts().kinds["Stakeholder"] == 0
    assert len(made) <= 4  # one batch ahead at most
