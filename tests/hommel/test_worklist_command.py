"""`hommel worklist`: the same list as over GraphQL, for batch jobs and terminals."""

import pytest

from graph.brokering.nouns import Assignment
from graph.brokering.relations import LooksAfter
from graph.model import Stakeholder
from graph.sqlite import open_store

BY = "tables:fictional"


@pytest.fixture
def cared(store_path):
    store = open_store(store_path, create=True)
    with store.unit(BY) as unit:
        unit.say([Stakeholder(id="own:a", name="Alpha (fictional)", source=BY), Stakeholder(id="own:b", source=BY)])
        unit.say([Assignment(id="assignment:own:a", owner="key:ann", source=BY)])
        unit.say([LooksAfter(from_id="assignment:own:a", to_id="own:a", source=BY)])
    store.close()


@pytest.mark.usefixtures("cared")
@pytest.mark.parametrize("whose", [["--owner", "key:ann"], []])
def test_it_lists_what_there_is_to_do_and_why(hommel, whose):
    ran = hommel("worklist", *whose)
    assert (ran.status, ran.out.splitlines()) == (
        0,
        ["silent      Alpha (fictional) (own:a)", "            nobody ever spoke with it", "1 things to do"],
    )
    (item,) = hommel("worklist", *whose, "--json").json["items"]
    assert (item["sort"], item["stakeholder"], item["can"]) == (
        "silent", {"id": "own:a", "name": "Alpha (fictional)"}, ["speak", "snooze"],
    )  # fmt: skip


@pytest.mark.usefixtures("cared")
def test_somebody_else_has_another_list(hommel):
    assert hommel("worklist", "--owner", "key:bob", "--json").json == {"items": [], "capped": []}


def test_a_long_list_shows_some_of_each_sort_and_says_how_many_more(hommel, store_path):
    store = open_store(store_path, create=True)
    with store.unit(BY) as unit:
        unit.say([Stakeholder(id=f"own:{number}", name=f"{number} (fictional)", source=BY) for number in range(8)])
    store.close()
    *shown, more, total = hommel("worklist").out.splitlines()
    assert (len(shown), more, total) == (10, "silent      … and 3 more", "8 things to do")
    assert len(hommel("worklist", "--each", "8").out.splitlines()) == 17


@pytest.mark.usefixtures("cared")
def test_a_visit_sheet_is_shown_or_written_as_text_or_page(hommel, tmp_path):
    shown = hommel("visit-sheet", "own:a", "--language", "nl")
    assert shown.out.startswith("Bezoekfiche: Alpha (fictional)\n")
    for name, begins in (("a.txt", b"Visit sheet: "), ("a.html", b"<!DOCTYPE html>")):
        assert hommel("visit-sheet", "own:a", "--out", tmp_path / name).status == 0
        assert (tmp_path / name).read_bytes().startswith(begins)
    told = hommel("visit-sheet", "own:a", "--json").json
    assert (told["title"], told["sections"][0]["heading"]) == (
        "Visit sheet: Alpha (fictional)",
        "What was said and done",
    )
    missing = hommel("visit-sheet", "own:nobody")
    assert (missing.status, "there is no stakeholder 'own:nobody'" in missing.err) == (1, True)


@pytest.mark.usefixtures("cared")
def test_a_calendar_is_written_as_a_file(hommel, tmp_path):
    assert hommel("calendar", "--out", tmp_path / "a.ics").out == f"0 events written to {tmp_path / 'a.ics'}\n"
    assert (tmp_path / "a.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    assert hommel("calendar", "--out", tmp_path / "b.ics", "--json").json == {
        "events": [],
        "out": f"{tmp_path / 'b.ics'}",
    }
