"""Layouts of the SQLite store: every earlier one can be brought up to date, none is touched unasked."""

import re
import sqlite3
from contextlib import closing

import pytest

from graph.errors import Corrupt, NotFound, OutOfDate
from graph.lines.support import Service
from graph.model import MatchRun, Stakeholder
from graph.sqlite import layout, migrate, migrations, open_store
from graph.sqlite.migrations import STEPS


def opened(path):
    return closing(sqlite3.connect(path, isolation_level=None))


def layout_of(path):
    """What there is; the columns of a table in any order, since those that came later stand last."""
    with opened(path) as db:
        found = [sql for (sql,) in db.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL")]
    return sorted(sorted(re.split("[(),] *", sql)) if sql.startswith("CREATE TABLE") else [sql] for sql in found)


@pytest.fixture
def wanted(tmp_path):
    """What the catalogue asks for today."""
    path = tmp_path / "wanted.db"
    with opened(path) as db:
        drafts = (layout.graph_statements, layout.search_statements, layout.waiting_statements, layout.shelf_statements)
        for statements in drafts:
            for statement in statements():
                db.execute(statement)
    return layout_of(path)


@pytest.mark.parametrize("earlier", range(len(STEPS) + 1))
def test_every_earlier_layout_becomes_what_the_catalogue_asks_for(tmp_path, wanted, earlier):
    path = tmp_path / "store.db"
    migrate(path, STEPS[:earlier])
    assert migrate(path) == [step.name for step in STEPS[earlier:]]
    assert layout_of(path) == wanted
    assert migrate(path) == []


def test_records_written_before_the_search_came_are_found_after_it(tmp_path):
    path = tmp_path / "store.db"
    migrate(path, STEPS[:1])
    with opened(path) as db:
        db.execute(
            "INSERT INTO stakeholder (id, name, source, visibility, sort_key, search_text)"
            " VALUES ('own:a', 'Élan', 'a', 'public', 'elan', 'elan')"
        )
    migrate(path)
    store = open_store(path)
    assert [hit.id for hit in store.search("ela")] == ["own:a"]
    store.close()


def test_runs_made_before_there_were_audiences_are_for_brokers(tmp_path):
    path = tmp_path / "store.db"
    migrate(path, STEPS[:4])
    with opened(path) as db:
        for run, asked in (("run:1", "all"), ("run:2", "b1946ac9")):
            db.execute(
                "INSERT INTO match_run (id, manifest, source, sort_key, search_text) VALUES (?, ?, 'a', '', '')",
                (run, f'{{"as_of":"2016-01-01","asked":"{asked}"}}'),
            )
    migrate(path)
    store = open_store(path)
    assert [(run.id, run.audience, run.whole) for run in store.scan(MatchRun)] == [
        ("run:1", "broker-only", True),
        ("run:2", "broker-only", False),
    ]
    store.close()


def test_services_of_one_stage_become_services_of_several(tmp_path):
    path = tmp_path / "store.db"
    earlier = [step.name for step in STEPS].index("0011_support")
    migrate(path, STEPS[:earlier])
    with opened(path) as db:
        db.execute(
            "INSERT INTO service (id, name, stage, language, source, sort_key, search_text)"
            " VALUES ('own:s', 'S', 'none', 'fr', 'a', 's', 's')"
        )
        record = '{"name":"S","stage":"none","language":"fr"}'
        db.execute("INSERT INTO said (noun, key, source, record) VALUES ('Service', 'own:s', 'a', ?)", (record,))
    migrate(path)
    store = open_store(path)
    assert [(one.stages, one.languages) for one in store.scan(Service)] == [(("none",), ("fr",))]
    (word,) = store.statements(Service, "own:s")
    assert word.values == {"name": "S", "stages": ["none"], "languages": ["fr"]}
    store.close()


def test_an_older_layout_says_how_to_bring_it_up_to_date(tmp_path):
    migrate(tmp_path / "store.db", STEPS[:1])
    with pytest.raises(OutOfDate, match="hommel migrate"):
        open_store(tmp_path / "store.db")


def test_a_newer_layout_is_refused_and_not_touched(tmp_path):
    path = tmp_path / "store.db"
    migrate(path)
    with opened(path) as db:
        db.execute("PRAGMA user_version = 99")
    before = layout_of(path)
    for attempt in (open_store, migrate):
        with pytest.raises(OutOfDate, match="newer"):
            attempt(path)
    assert layout_of(path) == before


def test_another_application_s_file_is_refused_and_not_touched(tmp_path):
    path = tmp_path / "theirs.db"
    with opened(path) as db:
        db.execute("CREATE TABLE theirs (x)")
    before = path.read_bytes()
    for attempt in (open_store, migrate):
        with pytest.raises(Corrupt, match="another application"):
            attempt(path)
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_refused_and_not_touched(tmp_path):
    path = tmp_path / "letter.txt"
    path.write_text("Dear Sir, " * 500)
    with pytest.raises(Corrupt, match="not a SQLite database"):
        open_store(path)
    assert path.read_text().startswith("Dear Sir")


def test_a_missing_store_says_how_to_make_one(tmp_path):
    with pytest.raises(NotFound, match="hommel migrate"):
        open_store(tmp_path / "none.db")


def test_a_step_that_fails_leaves_the_layout_as_it_was(tmp_path, monkeypatch):
    path = tmp_path / "store.db"
    migrate(path, STEPS[:1])
    monkeypatch.setattr(
        migrations.Step, "sql", property(lambda step: "CREATE TABLE fresh (x);\nCREATE TABLE broken (;\n")
    )
    with pytest.raises(Exception, match="could not do this"):
        migrate(path)
    assert not any("fresh" in part for sql in layout_of(path) for part in sql)


def test_the_store_is_opened_with_the_promised_durability(tmp_path):
    store = open_store(tmp_path / "store.db", create=True)
    with store.unit("test", bulk="one") as unit:
        unit.say([Stakeholder(id="own:a", source="a")])
        assert unit.tables.db.execute("PRAGMA synchronous").fetchone() == (2,)
        assert unit.tables.db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert unit.tables.db.execute("PRAGMA foreign_keys").fetchone() == (1,)
    store.close()
