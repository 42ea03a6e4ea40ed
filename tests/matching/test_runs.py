"""A run is kept with all that is needed to repeat it, and written whole or not at all."""

import csv
import dataclasses
import datetime

import orjson
import pytest

from graph.errors import BadInput
from graph.files.cells import unescaped
from graph.model import Capability, Partnership, Project, Source, Stakeholder, Suggestion, ValueChain, Visibility
from graph.relations import ActiveIn, Between, Excludes, Needs, Offers, OwnedBy, ParticipatedIn
from matching.audience import seen
from matching.economy import WANTED, economy
from matching.match import Request, match
from matching.runs import HEADER, fingerprint, keep, manifest, write

D = datetime.date
SAID = ("hand", D(2016, 1, 1))


def two(build, **more):
    return build(
        {"own:a": {}, "own:b": {}},
        active_in=[("own:a", "chain:food", 1.0, *SAID), ("own:b", "chain:circular", 1.0, *SAID)],
        needs=[("own:a", "term:mill", 1.0, *SAID)],
        offers=[("own:b", "term:mill", 1.0, *SAID)],
        **more,
    )


def test_the_same_facts_and_wishes_are_the_same_run_and_others_another(build):
    def run_id(snapshot, top=20, scope="cross-chain"):
        return manifest(match(economy(snapshot), Request(scope=scope, top=top)), top, None).run_id

    known = run_id(two(build))
    assert run_id(two(build)) == known
    assert run_id(two(build), top=3) != known
    assert run_id(two(build), scope="all") != known
    assert run_id(two(build, excludes=[("own:a", "own:b")])) != known


def test_the_revision_of_the_store_does_not_count_only_what_is_in_it(build):
    one = two(build)
    assert fingerprint(one) == fingerprint(dataclasses.replace(one, revision=99))


SUGGESTIONS = [
    Suggestion(
        stakeholder_id="own:a", partner_id="own:b", rank=1, score=1.25, chain_from="food", chain_to=None,
        explanation='=1+1, "so, they" say',
    ),
    Suggestion(
        stakeholder_id="own:a", partner_id="own:c", rank=2, score=-0.5, chain_from="food", chain_to="circular",
        explanation="",
    ),
]  # fmt: skip


def test_a_csv_file_is_read_back_and_no_cell_is_taken_for_a_formula(tmp_path):
    path = tmp_path / "s.csv"
    write(path, SUGGESTIONS)
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert tuple(rows[0]) == HEADER
    assert rows[0]["explanation"].startswith("'=")
    assert unescaped(rows[0]["explanation"]) == SUGGESTIONS[0].explanation
    assert [(row["rank"], float(row["score"]), row["chain_to"]) for row in rows] == [
        ("1", 1.25, ""),
        ("2", -0.5, "circular"),
    ]


def test_json_lines_hold_the_same_by_the_ending_of_the_name(tmp_path):
    path = tmp_path / "s.jsonl"
    write(path, SUGGESTIONS)
    rows = [orjson.loads(line) for line in path.read_bytes().splitlines()]
    assert rows == [dataclasses.asdict(suggestion) for suggestion in SUGGESTIONS]


def test_a_file_that_cannot_be_finished_leaves_the_old_one(tmp_path):
    path = tmp_path / "s.csv"
    write(path, SUGGESTIONS)
    before = path.read_bytes()

    def broken():
        yield SUGGESTIONS[0]
        raise RuntimeError("stopped")

    with pytest.raises(RuntimeError):
        write(path, broken())
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["s.csv"]


def test_a_place_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(BadInput, match="cannot be written"):
        write(tmp_path / "file" / "s.csv", SUGGESTIONS)


@pytest.fixture
def filled(store):
    """A store with two that suit each other and one in the same chain."""
    say = {"source": "hand", "as_of": D(2016, 1, 1)}
    who = {"own:a": "chain:food", "own:b": "chain:circular", "own:c": "chain:food"}
    with store.unit("test") as unit:
        unit.say([Source(id="hand", title="By hand", **say)])
        unit.say([ValueChain(id=chain, position=n, **say) for n, chain in enumerate(sorted(set(who.values())))])
        unit.say([Capability(id="term:mill", **say)])
        unit.say([Stakeholder(id=one, name=one, **say) for one in who])
        unit.say([ActiveIn(from_id=one, to_id=chain, weight=1.0, **say) for one, chain in who.items()])
        unit.say([Needs(from_id="own:a", to_id="term:mill", **say)])
        unit.say([Offers(from_id="own:b", to_id="term:mill", **say)])
    return store


def test_a_stored_run_gives_its_suggestions_back_and_storing_it_again_replaces_it(filled):
    matched = match(economy(filled.snapshot(WANTED)), Request())
    made = manifest(matched, 20, None)
    for started in ("2026-01-01T10:00:00Z", "2026-01-02T10:00:00Z"):
        keep(filled, made, matched, started)
    assert [run.id for run in filled.runs()] == [made.run_id]
    assert list(filled.suggestions(made.run_id)) == list(matched.suggestions())
    assert orjson.loads(filled.runs()[0].manifest)["scope"] == "cross-chain"


def test_storing_a_run_does_not_change_the_next_one(filled):
    def run():
        matched = match(economy(filled.snapshot(WANTED)), Request())
        return manifest(matched, 20, None), matched

    first, matched = run()
    keep(filled, first, matched, "2026-01-01T10:00:00Z")
    second, again = run()
    assert second == first
    assert list(again.suggestions()) == list(matched.suggestions())


def test_a_run_over_everything_has_the_manifest_it_always_had(build):
    matched = match(economy(two(build)), Request())
    assert "audience" not in orjson.loads(manifest(matched, 20, None).json())
    public = manifest(matched, 20, None, Visibility.PUBLIC)
    assert orjson.loads(public.json())["audience"] == "public"
    assert public.run_id != manifest(matched, 20, None).run_id


def public_run(store):
    matched = match(economy(seen(store.snapshot(WANTED), Visibility.PUBLIC)), Request())
    return manifest(matched, 20, None, Visibility.PUBLIC).json(), list(matched.suggestions())


def test_not_a_byte_of_a_public_run_changes_with_hidden_rows(filled):
    known = public_run(filled)
    assert known[1]
    say = {"source": "hand", "as_of": D(2016, 1, 1)}
    with filled.unit("test") as unit:
        hidden = ("network", "broker-only", "network")
        unit.say([Stakeholder(id=f"own:{who}", visibility=v, **say) for who, v in zip("A1z", hidden, strict=True)])
        unit.say([Project(id="own:p", start=D(2010, 1, 1), **say)])
    known_project = public_run(filled)
    with filled.unit("test") as unit:
        everybody = [f"own:{who}" for who in "A1z"]
        unit.say([ParticipatedIn(from_id=who, to_id="own:p", **say) for who in everybody])
        unit.say([ActiveIn(from_id=who, to_id="chain:circular", weight=1.0, **say) for who in everybody])
        unit.say([Offers(from_id=who, to_id="term:mill", **say) for who in everybody])
        unit.say([Excludes(from_id="own:a", to_id="own:b", **say), Excludes(from_id="own:z", to_id="own:a", **say)])
        unit.say([OwnedBy(from_id=who, to_id="own:z", **say) for who in ("own:a", "own:b")])
        unit.say([Partnership(id="own:pact", **say)])
        unit.say([Between(from_id="own:pact", to_id=who, **say) for who in ("own:a", "own:b")])
    assert public_run(filled) == known_project
    assert known_project[1] == known[1]


def test_a_stored_run_says_for_whom_it_is(filled):
    matched = match(economy(filled.snapshot(WANTED)), Request(rows=(0,)))
    keep(filled, manifest(matched, 20, (0,), Visibility.NETWORK), matched, "2026-01-01T10:00:00Z")
    assert [(run.audience, run.whole) for run in filled.runs()] == [("network", False)]
