"""Reads beyond select trees: walks, columns, concurrency, and what is refused."""

import threading

import numpy as np
import pytest

from graph.errors import BadInput, GraphError, NotFound
from graph.model import Project, Stakeholder
from graph.relations import OwnedBy, ParticipatedIn
from graph.select import And, Branch, Direction, Not, Op, Order, Page, Select, Test, Through
from graph.snapshot import UNKNOWN_DAY, Wanted
from graph.store import Along, Hit, Step, Way
from graph.walking import ways

WALK = (Along("PARTICIPATED_IN", Direction.OUT), Along("PARTICIPATED_IN", Direction.IN))


@pytest.fixture
def chain(store):
    """own:1 - cordis:1 - own:2 - cordis:2 - own:3, and own:4 alone."""
    people = [
        Stakeholder(id=f"own:{n}", name=f"Name {n}", visibility="broker-only" if n == 4 else None, source="a")
        for n in (1, 2, 3, 4)
    ]
    projects = [Project(id=f"cordis:{n}", source="a") for n in (1, 2)]
    links = [
        ParticipatedIn(from_id=f"own:{o}", to_id=f"cordis:{p}", source="a") for o, p in ((1, 1), (2, 1), (2, 2), (3, 2))
    ]
    with store.unit("test", bulk="chain") as unit:
        unit.say([*people, *projects, *links])
    return store


def test_nodes_are_named_in_the_order_asked_for_with_their_kinds(chain):
    asked = ["own:3", "cordis:1", "own:4", "own:none", "own:3", "'; --"]
    assert chain.named(asked) == [
        Hit("Stakeholder", "own:3", "Name 3"), Hit("Project", "cordis:1", None), Hit("Stakeholder", "own:4", "Name 4"),
    ]  # fmt: skip
    public = {"Stakeholder": Test("visibility", Op.EQ, "public")}
    assert [hit.id for hit in chain.named(asked, public)] == ["own:3", "cordis:1"]
    assert chain.named([]) == []
    with pytest.raises(BadInput, match="10,000"):
        chain.named(["own:1"] * 10_001)


def test_a_neighbourhood_tells_degrees_and_the_relations_walked(chain):
    near = chain.neighbourhood("own:1", WALK, degrees=2)
    assert near.degrees == {"own:1": 0, "cordis:1": 1, "own:2": 2}
    assert near.steps == (Step("PARTICIPATED_IN", "own:1", "cordis:1"), Step("PARTICIPATED_IN", "own:2", "cordis:1"))
    assert not near.capped


def test_a_neighbourhood_of_no_degrees_walks_nothing(chain):
    with chain.unit("test", bulk="itself") as unit:
        unit.say([OwnedBy(from_id="own:1", to_id="own:1", source="a")])
    near = chain.neighbourhood("own:1", (Along("OWNED_BY", Direction.OUT),), degrees=0)
    assert (near.degrees, near.steps, near.capped) == ({"own:1": 0}, (), False)


def test_a_capped_neighbourhood_says_so(chain):
    near = chain.neighbourhood("own:2", WALK, degrees=2, cap=2)
    assert near.degrees == {"own:2": 0, "cordis:1": 1, "cordis:2": 1}
    assert near.capped


def test_the_shortest_path_is_the_first_by_ids(chain):
    path = chain.shortest_path("own:1", "own:3", WALK).steps
    assert [(step.from_id, step.to_id) for step in path] == [
        ("own:1", "cordis:1"),
        ("own:2", "cordis:1"),
        ("own:2", "cordis:2"),
        ("own:3", "cordis:2"),
    ]
    assert chain.shortest_path("own:1", "own:3", WALK, most=3) == Way(None, capped=False)
    assert chain.shortest_path("own:1", "own:4", WALK) == Way(None, capped=False)
    assert chain.shortest_path("own:1", "own:1", WALK) == Way((), capped=False)


def test_a_way_that_takes_too_many_relations_is_given_up_and_that_is_said(chain, monkeypatch):
    monkeypatch.setattr(ways, "MOST_STEPS", 3)
    assert chain.shortest_path("own:1", "own:3", WALK) == Way(None, capped=True)
    assert chain.shortest_path("own:1", "own:2", WALK).steps


def test_what_may_not_be_seen_is_not_found_like_what_is_not_there(chain):
    rule = {"Stakeholder": Test("visibility", Op.EQ, "public")}
    with pytest.raises(NotFound) as hidden:
        chain.neighbourhood("own:4", WALK, rule=rule)
    with pytest.raises(NotFound) as absent:
        chain.neighbourhood("own:5", WALK, rule=rule)
    assert str(hidden.value).replace("own:4", "own:5") == str(absent.value)


def test_a_snapshot_holds_the_shown_rows_in_order_of_id(chain):
    found = chain.snapshot(Wanted({"Stakeholder": ("name", "country")}, {"PARTICIPATED_IN": ("role",)}))
    people, links = found.kinds["Stakeholder"], found.relations["PARTICIPATED_IN"]
    assert list(people.ids) == ["own:1", "own:2", "own:3", "own:4"]
    assert people.columns["name"][2] == "Name 3"
    assert people.columns["country"][0] is None
    assert links.start.tolist() == [0, 1, 1, 2]
    assert links.end.tolist() == [0, 0, 1, 1]
    assert (
        np.asarray(chain.snapshot(Wanted({"Project": ("start",)})).kinds["Project"].columns["start"]) == UNKNOWN_DAY
    ).all()


def test_a_snapshot_is_of_one_revision_while_others_write(store):
    def write():
        for n in range(60):
            with store.unit("test", bulk="pair") as unit:
                unit.say([Stakeholder(id=f"own:{n}", source="a"), Project(id=f"cordis:{n}", source="a")])

    writer = threading.Thread(target=write)
    writer.start()
    while writer.is_alive():
        found = store.snapshot(Wanted({"Stakeholder": (), "Project": ()}))
        assert len(found.kinds["Stakeholder"]) == len(found.kinds["Project"]) == found.revision
    writer.join()
    assert store.counts().kinds["Project"] == 60


def test_a_snapshot_beside_a_writer_never_holds_a_relation_without_its_ends(store):
    stop = threading.Event()

    def write():
        for n in range(10_000):
            if stop.is_set():
                return
            with store.unit("test", bulk="three") as unit:
                ends = [Stakeholder(id=f"own:{n}", source="a"), Project(id=f"cordis:{n}", source="a")]
                unit.say([*ends, ParticipatedIn(from_id=f"own:{n}", to_id=f"cordis:{n}", source="a")])

    writer = threading.Thread(target=write)
    writer.start()
    for _ in range(10):
        found = store.snapshot(Wanted({}, {"PARTICIPATED_IN": ()}))
        assert len(found.relations["PARTICIPATED_IN"].start) == found.revision
    stop.set()
    writer.join()


def test_closing_ends_the_questions_of_other_threads_and_nothing_worse(new_store):
    store, begun, ended = new_store(), threading.Event(), []
    with store.unit("test", bulk="many") as unit:
        unit.say([Stakeholder(id=f"own:{n}", name=f"{n}", source="a") for n in range(500)])

    def read():
        try:
            for _ in range(10_000):
                store.find(Select("Stakeholder", ("name",), page=Page(500)))
                begun.set()
        except GraphError:
            pass
        ended.append(True)

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    begun.wait(30)
    store.close()
    for reader in readers:
        reader.join(60)
    assert ended == [True, True]


def test_words_longer_than_any_index_holds_are_cut_and_too_many_are_refused(store):
    with store.unit("test") as unit:
        unit.say([Stakeholder(id="own:long", name="a" * 255 + "bcd", source="a")])
    assert [hit.id for hit in store.search("a" * 255 + "bcd")] == ["own:long"]
    assert store.search("bcd") == []
    assert store.search("a" * 100_000) == store.search("a" * 255)
    with pytest.raises(BadInput, match="100 words at most"):
        store.search(" ".join(f"w{n}" for n in range(2_000)))


def test_several_readers_see_whole_units_beside_a_writer(store):
    wrong, stop = [], threading.Event()

    def read():
        while not stop.is_set():
            total = store.find(Select("Stakeholder", page=Page(1), count=True)).total
            wrong.extend([total] if total % 10 else [])

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for batch in range(30):
        with store.unit("test", bulk="ten") as unit:
            unit.say([Stakeholder(id=f"own:{batch}-{n}", source="a") for n in range(10)])
    stop.set()
    for reader in readers:
        reader.join()
    assert wrong == []


@pytest.mark.parametrize(
    ("select", "message"),
    [
        (Select("Company"), "there are Source, Stakeholder"),
        (Select("Stakeholder", ("surname",)), "Stakeholder has no property 'surname'; it has name"),
        (Select("Stakeholder", order=(Order("description"),)), "free text"),
        (Select("Stakeholder", where=Test("founded", Op.EQ, "x")), "Stakeholder.founded: expected a whole number"),
        (Select("Stakeholder", where=Test("founded", Op.EQ, 2**70)), "64 bits"),
        (Select("Stakeholder", where=Test("name", Op.LT, "x")), "no order"),
        (Select("Project", where=Test("topics", Op.EQ, "x")), "is a list"),
        (Select("Stakeholder", where=Test("name", Op.HAS, "x")), "not a list"),
        (Select("Stakeholder", where=Through("FUNDED_UNDER", Direction.OUT)), "does not go out of Stakeholder"),
        (Select("Stakeholder", branches=(Branch("ABOUT", Direction.OUT),)), "does not go out of Stakeholder"),
        (Select("Stakeholder", branches=(Branch("BEFRIENDS", Direction.OUT),)), "no relation is called 'BEFRIENDS'"),
        (Select("Stakeholder", page=Page(10_001)), "10,000 rows"),
        (Select("Stakeholder", page=Page(10, after=("a", "b", "c"))), "cursor"),
        (Select("Stakeholder", order=(Order("founded"),), page=Page(10, after=("x", "own:a"))), "cursor"),
        *(
            (Select("Stakeholder", order=(Order("founded"),), page=Page(10, after=(odd, "own:a"))), "cursor")
            for odd in (float("nan"), float("inf"))
        ),
    ],
)
def test_a_question_that_cannot_be_answered_says_why(store, select, message):
    with pytest.raises(BadInput, match=message):
        store.find(select)


def test_a_filter_nested_beyond_reason_is_refused(store):
    where = Test("name", Op.KNOWN, True)
    for _ in range(30):
        where = Not(And((where,)))
    with pytest.raises(BadInput, match="levels deep"):
        store.find(Select("Stakeholder", where=where))


def test_a_relation_among_equals_can_be_walked_both_ways(store):
    with store.unit("test", bulk="group") as unit:
        unit.say([Stakeholder(id="own:parent", source="a"), Stakeholder(id="own:child", source="a")])
        unit.say([OwnedBy(from_id="own:child", to_id="own:parent", source="a")])
    up, down = Branch("OWNED_BY", Direction.OUT, ("id",)), Branch("OWNED_BY", Direction.IN, ("id",))
    found = store.find(Select("Stakeholder", ("id",), (up, down)))
    assert found.rows == [
        ["own:child", [None, [["own:parent"]]], [None, []]],
        ["own:parent", [None, []], [None, [["own:child"]]]],
    ]


def test_closing_twice_does_no_harm(new_store):
    store = new_store()
    store.close()
    store.close()


@pytest.mark.anyio
async def test_the_asynchronous_verb_gives_the_same_answer(chain):
    for limit in (1, 10_000):
        select = Select("Stakeholder", ("id",), (Branch("PARTICIPATED_IN", Direction.OUT, ("id",)),), page=Page(limit))
        assert await chain.find_soon(select) == chain.find(select)
    await chain.close_soon()
