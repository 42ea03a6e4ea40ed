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
