"""A whole store copied, backed up and restored: all that is kept arrives, or nothing is said to have."""

import gzip
import io
import threading

import orjson
import pytest
from generators import CAPABILITIES, IDS, world

import atlas
from atlas import archive
from graph.errors import BadInput, Corrupt
from graph.model import Capability, MatchRun, Stakeholder, Suggestion
from graph.relations import Needs, Offers
from graph.sqlite import open_store
from graph.store import INFERRED

GUESS = Needs(from_id=IDS[0], to_id=CAPABILITIES[0], urgency=0.5, source=INFERRED, rule="guess")


def suggestion(rank):
    return Suggestion(
        stakeholder_id=IDS[0], partner_id=IDS[1], rank=rank, score=1 / 3, chain_from=None, chain_to=None,
        explanation='{"why": "🐝"}',
    )  # fmt: skip


@pytest.fixture
def full(store):
    """Words of several sources, retractions, inferences, a node that nobody says, relations that wait, a run."""
    with store.unit("loader", bulk="world") as unit:
        unit.say(world(7))
        unit.say([Stakeholder(id=one, name="By hand", source="hand") for one in IDS[:2]])
        unit.say([Capability(id="topic:lone", source="a"), Stakeholder(id="own:lone", source="a")])
        unit.say([Offers(from_id="own:lone", to_id="topic:lone", level=0.5, source="b")])
        unit.infer(Needs, "guess", [GUESS])
    with store.unit("someone") as unit:
        unit.retract(Stakeholder, [IDS[2]])
        unit.withdraw("a", Capability, ["topic:lone"])
        unit.add_run(MatchRun(id="run:1", started="2026-01-01", source="a"), [suggestion(1), suggestion(2)])
    return store


@pytest.fixture
def other(tmp_path):
    opened = open_store(tmp_path / "other.db", create=True)
    yield opened
    opened.close()


def exported(store):
    out = io.BytesIO()
    atlas.export(store, out)
    return out.getvalue()


def whole(store):
    with store.frozen() as frozen:
        return {section.name: list(section.rows) for section in archive.sections(frozen)}


def test_a_copy_holds_all_that_is_kept(full, other):
    copied = archive.copy(full, other)
    assert whole(other) == whole(full)
    assert exported(other) == exported(full)
    assert other.counts() == full.counts()
    assert copied.rows["suggestions/run:1"] == 2
    with other.unit("someone") as unit:  # and goes on as the first would
        unit.withdraw("hand", Stakeholder, [IDS[2]])
        unit.say([Capability(id="topic:lone", source="a")])
    with full.unit("someone") as unit:
        unit.withdraw("hand", Stakeholder, [IDS[2]])
        unit.say([Capability(id="topic:lone", source="a")])
    assert exported(other) == exported(full)


@pytest.mark.parametrize("units", [1, 2, 3])
def test_the_history_arrives_though_the_target_stands_at_the_same_revision_by_chance(store, other, units):
    for n in range(units):
        with store.unit("someone") as unit:
            unit.say([Stakeholder(id="own:x", name=str(n), source="hand")])
    archive.copy(store, other)
    assert other.trail() == store.trail()
    assert other.counts() == store.counts()


def test_a_backup_comes_back_whole(full, other, tmp_path):
    archive.backup(full, tmp_path / "kept.jsonl.gz")
    archive.restore(other, tmp_path / "kept.jsonl.gz")
    assert whole(other) == whole(full)


def test_a_backup_is_restored_into_any_store(full, new_store, tmp_path):
    archive.backup(full, tmp_path / "kept.jsonl.gz")
    before = whole(full)
    full.close()
    empty = new_store()
    archive.restore(empty, tmp_path / "kept.jsonl.gz")
    assert whole(empty) == before
    empty.close()


def test_a_backup_is_of_one_moment_while_others_write(full, other, tmp_path):
    stop = threading.Event()

    def write():
        number = 0
        while not stop.is_set():
            number += 1
            with full.unit("writer", bulk="pair") as unit:
                unit.say([Stakeholder(id=f"own:w{number}", source="w"), Capability(id=f"topic:w{number}", source="w")])

    writer = threading.Thread(target=write)
    writer.start()
    archive.backup(full, tmp_path / "kept.jsonl.gz")
    stop.set()
    writer.join()
    archive.restore(other, tmp_path / "kept.jsonl.gz")
    kept = whole(other)
    written = [{row[0].partition(":")[2] for row in kept[name] if ":w" in row[0]} for name in
               ("kept/Stakeholder", "kept/Capability")]  # fmt: skip
    assert written[0] == written[1]


def test_what_is_not_empty_is_not_written_to(full, other, tmp_path):
    with other.unit("someone") as unit:
        unit.say([Stakeholder(id="own:mine", source="hand")])
    archive.backup(full, tmp_path / "kept.jsonl.gz")
    for attempt in (lambda: archive.copy(full, other), lambda: archive.restore(other, tmp_path / "kept.jsonl.gz")):
        with pytest.raises(BadInput, match="not empty"):
            attempt()
    assert other.counts().kinds["Stakeholder"] == 1


def test_a_restore_that_was_stopped_is_taken_up_again(full, other, tmp_path):
    archive.backup(full, tmp_path / "kept.jsonl.gz")

    def stop(name, rows):
        if name == "kept/Project":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        archive.restore(other, tmp_path / "kept.jsonl.gz", stop)
    archive.restore(other, tmp_path / "kept.jsonl.gz")
    assert whole(other) == whole(full)


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        pytest.param(lambda lines: lines[:-1], "cut off", id="last line missing"),
        pytest.param(lambda lines: lines[: len(lines) // 2], "cut off|damaged", id="half"),
        pytest.param(lambda lines: [one.replace(b"By hand", b"By hood") for one in lines], "damaged in", id="bit"),
        pytest.param(lambda lines: [*lines[:9], b"{", *lines[9:]], "line 10", id="no JSON"),
        pytest.param(lambda lines: [b'{"format":"other"}', *lines[1:]], "no backup", id="another format"),
        pytest.param(lambda lines: [lines[0].replace(b'n":1', b'n":9', 1), *lines[1:]], "upgrade", id="newer"),
        pytest.param(lambda lines: [lines[0], *lines[3:]], "damaged", id="section missing"),
    ],
)  # fmt: skip
def test_a_damaged_backup_is_refused_before_anything_is_written(full, other, tmp_path, harm, said):
    path = tmp_path / "kept.jsonl.gz"
    archive.backup(full, path)
    path.write_bytes(gzip.compress(b"\n".join(harm(gzip.decompress(path.read_bytes()).splitlines())) + b"\n"))
    with pytest.raises((BadInput, Corrupt), match=said):
        archive.restore(other, path)
    assert other.counts().revision == 0


def test_a_cut_off_or_foreign_file_is_refused(other, tmp_path):
    for name, content in (("cut", gzip.compress(b"x" * 5_000)[:-9]), ("foreign", b"Dear Sir"), ("empty", b"")):
        (tmp_path / name).write_bytes(content)
        with pytest.raises((BadInput, Corrupt)):
            archive.restore(other, tmp_path / name)
    with pytest.raises(BadInput, match="cannot be read"):
        archive.restore(other, tmp_path / "none")


def test_a_record_that_no_source_could_have_said_is_refused(full, other, tmp_path):
    """A file with right checksums may still come from somebody else."""
    row = [IDS[0], [["a", None, None, {"founded": "long ago"}]], None]
    with pytest.raises(Corrupt, match=r"row 1 of kept/Stakeholder.*founded: expected a whole number"):
        archive.take_in(other, archive.Section("kept/Stakeholder", [row]), "test", 1)
    with pytest.raises(Corrupt, match="does not know"):
        archive.take_in(other, archive.Section("kept/Stranger", [orjson.loads(b"[]")]), "test", 1)


GOOD = ["own:x", "own:y", 1, 0.5, None, None, ""]


@pytest.mark.parametrize(
    ("section", "row"),
    [
        ("kept/Stakeholder", []),
        ("kept/Stakeholder", [1, [], None]),
        ("kept/Stakeholder", ["own:x", [["a"]], None]),
        ("kept/Stakeholder", ["own:x", [["hommel:inferred", None, None, {}]], None]),
        ("kept/Stakeholder", ["own:x", [["hand", "someday", "retracted", {}]], None]),
        ("kept/Stakeholder", ["own:x", [["a", None, "retracted", {}]], None]),
        ("inferred/NEEDS/guess", ["own:x", None, {}]),
        ("inferred/NEEDS/guess", ["own:x topic:x"]),
        *(("suggestions/run:1", [*GOOD[:n], bad, *GOOD[n + 1 :]]) for n, bad in enumerate([1, None, "z", "q", 1, 1])),
        ("suggestions/run:1", [*GOOD[:2], 2**64 - 1, *GOOD[3:]]),
        ("suggestions/run:1", [*GOOD[:6], "\ud800"]),
        ("history", [1, "now"]),
        ("history", [2**64, "now", "me", "say", "", "", None, None]),
    ],
)
def test_what_no_store_could_have_kept_is_refused_and_names_its_row(store, section, row):
    with store.unit("test") as unit:
        unit.add_run(MatchRun(id="run:1", source="a"), [])
    before = store.counts()
    with pytest.raises(Corrupt, match=f"row 1 of {section}"):
        archive.take_in(store, archive.Section(section, [row]), "test", 1)
    assert store.counts() == before


def test_a_run_of_which_several_sources_speak_is_copied_as_it_is(full, other):
    with full.unit("someone") as unit:
        unit.say([MatchRun(id="run:1", manifest="{}", source="b")])
    archive.copy(full, other)
    assert whole(other) == whole(full)


def test_a_copy_of_another_store_is_not_taken_for_this_one_half_way(full, other, tmp_path):
    with other.unit("copy:of another", bulk="half") as unit:
        unit.say([Stakeholder(id="own:theirs", source="a")])
    with pytest.raises(BadInput, match="not empty"):
        archive.copy(full, other)
