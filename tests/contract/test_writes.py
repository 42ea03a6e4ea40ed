"""What is said, by whom, and what is shown of it."""

import datetime

import pytest

from graph.catalogue import KINDS
from graph.errors import BadInput, Conflict, NotFound
from graph.model import Capability, Contact, MatchRun, Project, Source, Stakeholder, Suggestion
from graph.relations import Offers, ParticipatedIn
from graph.select import Select
from graph.snapshot import Wanted
from graph.store import INFERRED, Span, Tally
from tests.conftest import in_part

OLD, NEW = datetime.date(2014, 1, 1), datetime.date(2018, 1, 1)
WELDING = Capability(id="topic:welding", label_en="welding", source="a")


def organisation(source="a", as_of=None, id="own:x", **values):
    return Stakeholder(id=id, source=source, as_of=as_of, **values)


def offer(source="a", rule=None, level=None, to="topic:welding"):
    return Offers(from_id="own:x", to_id=to, level=level, source=source, rule=rule)


def inferred(level):
    return offer(INFERRED, "guess", level)


def say(store, *facts, bulk="test"):
    with store.unit("tester", bulk=bulk) as unit:
        return unit.say(facts)


def shown(store, *fields, kind="Stakeholder"):
    return store.find(Select(kind, fields)).rows


def levels(store):
    return [fact.level for fact in store.scan(Offers)]


def test_a_tally_tells_new_changed_and_unchanged(store):
    assert say(store, organisation(name="A")) == Tally(new=1)
    assert say(store, organisation(name="A")) == Tally(unchanged=1)
    assert say(store, organisation(name="B"), organisation(name="C", id="own:y")) == Tally(new=1, changed=1)


def test_comparing_tells_the_same_and_writes_nothing(store):
    assert store.compare([organisation(name="A")]) == Tally(new=1)
    assert shown(store, "id") == []


def test_the_newest_source_shows_and_fills_its_gaps_from_older_ones(store):
    say(store, organisation("a", OLD, name="Old", city="Gent"))
    say(store, organisation("b", NEW, name="New"))
    assert shown(store, "name", "city", "source") == [["New", "Gent", "b"]]


def test_the_order_of_loading_does_not_matter(store, new_store):
    facts = [
        organisation("a", OLD, name="Old", city="Gent"),
        organisation("b", NEW, name="New"),
        organisation("c", name="?"),
    ]
    say(store, *facts[:1])
    say(store, *facts[1:2])
    say(store, *facts[2:])
    other = new_store()
    for fact in reversed(facts):
        say(other, fact)
    assert list(store.scan(Stakeholder)) == list(other.scan(Stakeholder))
    other.close()


def test_an_edit_by_hand_wins_and_survives_every_reload(store):
    say(store, organisation("a", NEW, name="Source"))
    say(store, organisation("hand", OLD, name="Hand"))
    say(store, organisation("a", NEW + datetime.timedelta(days=9), name="Reloaded"))
    assert shown(store, "name") == [["Hand"]]


def test_a_source_that_withdraws_gives_way_to_the_older(store):
    say(store, organisation("a", OLD, name="Old"))
    say(store, organisation("b", NEW, name="New"))
    with store.unit("tester", bulk="test") as unit:
        assert unit.withdraw("b", Stakeholder, ["own:x", "own:never"]) == Tally(retired=1)
    assert shown(store, "name") == [["Old"]]


def test_what_nobody_says_any_more_is_gone(store):
    say(store, organisation())
    with store.unit("tester", bulk="test") as unit:
        unit.withdraw("a", Stakeholder, ["own:x"])
    assert shown(store, "id") == []


def test_a_node_that_others_refer_to_stays(store):
    say(store, organisation("a"), WELDING)
    say(store, offer("b"))
    with store.unit("tester", bulk="test") as unit:
        unit.withdraw("a", Stakeholder, ["own:x"])
    assert shown(store, "id") == [["own:x"]]


def test_a_complete_reload_retires_what_vanished_but_nothing_of_others(store):
    say(store, organisation(id="own:x"), organisation(id="own:y"))
    say(store, organisation("hand", id="own:z"))
    with store.unit("tester", bulk="test") as unit:
        assert unit.retire("a", Stakeholder, ["own:x"]) == Tally(retired=1)
    assert shown(store, "id") == [["own:x"], ["own:z"]]


def test_a_retraction_by_hand_hides_a_record_and_its_relations_until_it_is_said_by_hand(store):
    say(store, organisation(name="A"), WELDING)
    say(store, offer())
    with store.unit("tester") as unit:
        unit.retract(Stakeholder, ["own:x"])
    say(store, organisation(name="A"), offer())
    assert (shown(store, "id"), levels(store)) == ([], [])
    say(store, organisation("hand", name="B"))
    assert (shown(store, "name"), len(levels(store))) == ([["B"]], 1)


def test_a_relation_that_lost_an_end_waits_until_the_end_is_said_again(store):
    say(store, organisation("a"), WELDING)
    say(store, offer("b", level=0.5))
    with store.unit("tester") as unit:
        unit.retract(Offers, ["own:x topic:welding"])
        unit.withdraw("a", Stakeholder, ["own:x"])
        unit.withdraw("hand", Offers, ["own:x topic:welding"])
    assert (shown(store, "id"), levels(store)) == ([], [])
    say(store, organisation("a"))
    assert (shown(store, "id"), levels(store)) == ([["own:x"]], [0.5])


def test_what_is_inferred_yields_to_what_is_said_and_is_replaced_whole(store):
    say(store, organisation(), WELDING, Capability(id="topic:baking", source="a"))
    with store.unit("tester", bulk="test") as unit:
        baking = offer(INFERRED, "guess", 0.1, "topic:baking")
        assert unit.infer(Offers, "guess", [inferred(0.5), baking]) == Tally(new=2)
    say(store, offer(level=1.0))
    with store.unit("tester", bulk="test") as unit:
        tally = unit.infer(Offers, "guess", [inferred(0.7)])
    assert levels(store) == [1.0]
    assert tally.retired == 1


def test_an_inference_within_a_span_leaves_the_rest_alone(store):
    baking = offer(INFERRED, "guess", 0.1, "topic:baking")
    say(store, organisation(), WELDING, Capability(id="topic:baking", source="a"))
    with store.unit("tester", bulk="test") as unit:
        unit.infer(Offers, "guess", [baking, inferred(0.5)])
        assert unit.infer(Offers, "guess", [], Span(after="own:x topic:baking")) == Tally(retired=1)
    assert levels(store) == [0.1]
    with pytest.raises(BadInput, match="not within"), store.unit("tester", bulk="test") as unit:
        unit.infer(Offers, "guess", [inferred(0.5)], Span(until="own:x topic:baking"))
    with store.unit("tester", bulk="test") as unit:
        assert unit.infer(Offers, "guess", [], Span(until="own:x topic:baking")) == Tally(retired=1)
    assert levels(store) == []


def test_the_same_inference_again_changes_nothing(store):
    say(store, organisation(), WELDING)
    for expected in (Tally(new=1), Tally(unchanged=1)):
        with store.unit("tester", bulk="test") as unit:
            assert unit.infer(Offers, "guess", [inferred(0.5)]) == expected
    assert store.counts().revision == 2


def test_a_relation_needs_both_ends_and_says_which_is_missing(store):
    say(store, organisation())
    with pytest.raises(Conflict, match="topic:welding"):
        say(store, offer())
    assert levels(store) == []


def test_a_failed_unit_leaves_nothing_behind(store):
    def fail():
        with store.unit("tester") as unit:
            unit.say([organisation()])
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert shown(store, "id") == []
    assert store.counts().revision == 0
    assert store.trail() == []


def test_each_unit_that_changes_something_raises_the_revision_by_one(store):
    say(store, organisation())
    say(store, organisation())
    say(store, organisation(name="A"))
    assert store.counts().revision == 2


def test_edits_leave_a_trail_row_by_row_and_bulk_loads_one_row(store):
    say(store, organisation("hand", name="A"), bulk=None)
    say(store, organisation("hand", name="B"), bulk=None)
    say(store, *(organisation(id=f"own:{n}") for n in range(9)), bulk="load of nine")
    first, second, third = store.trail()
    assert (first.actor, first.key, first.before, first.after) == ("tester", "own:x", None, '{"name":"A"}')
    assert (second.before, second.after) == ('{"name":"A"}', '{"name":"B"}')
    assert third.after.startswith("load of nine")
    assert [row.revision for row in store.trail(after=2)] == [3]


@pytest.mark.parametrize("limit", [-1, 10_001])
def test_the_trail_is_read_a_page_at_a_time(store, limit):
    with pytest.raises(BadInput, match="rows a page"):
        store.trail(limit=limit)


def test_of_contacts_the_trail_holds_the_names_of_fields_alone(store):
    say(store, Contact(id="own:c", name="Ada Example", email="ada@example.org", source="hand"), bulk=None)
    assert "Ada" not in repr(store.trail())
    assert "email" in store.trail()[0].after


def test_a_mark_holds_until_something_changes(store):
    assert not store.marked("inferred")
    with store.unit("tester") as unit:
        unit.mark("inferred")
    assert store.marked("inferred")
    say(store, organisation())
    assert not store.marked("inferred")


def test_a_mark_outlives_a_run_since_runs_are_no_facts(store):
    say(store, organisation())
    with store.unit("tester") as unit:
        unit.mark("inferred")
    with store.unit("tester", bulk="run") as unit:
        unit.add_run(MatchRun(id="run:1", manifest="{}", source="hommel:match"), [])
    assert store.marked("inferred")


def test_statements_tell_what_each_source_says_the_weightiest_first(store):
    say(store, organisation("a", OLD, name="Old"))
    say(store, organisation("b", NEW, name="New"))
    say(store, organisation("hand", name="Hand"))
    assert [(s.source, s.values) for s in store.statements(Stakeholder, "own:x")] == [
        ("hand", {"name": "Hand"}),
        ("b", {"name": "New"}),
        ("a", {"name": "Old"}),
    ]


def test_a_run_is_kept_with_its_suggestions_and_replaced_by_itself(store):
    run = MatchRun(id="run:1", manifest="{}", started="2020", source="hommel:match")
    rows = [
        Suggestion(
            stakeholder_id="own:x",
            partner_id=f"own:{n}",
            rank=n,
            score=0.5,
            chain_from="food",
            chain_to=None,
            explanation="?",
        )
        for n in (1, 2)
    ]
    for _ in range(2):
        with store.unit("tester", bulk="run") as unit:
            unit.add_run(run, iter(rows))
    assert list(store.suggestions("run:1", "own:x")) == rows
    assert [stored.id for stored in store.runs()] == ["run:1"]
    with pytest.raises(NotFound, match="hommel runs"):
        list(store.suggestions("run:2"))


@pytest.mark.parametrize(
    "fact",
    [
        pytest.param(organisation(id="no scheme"), id="id without scheme"),
        pytest.param(organisation(id="own:é"), id="id beyond ASCII"),
        pytest.param(organisation(id="own:" + "x" * 300), id="id too long"),
        pytest.param(organisation(country="B E"), id="code with a space"),
        pytest.param(organisation(name="a\0b"), id="NUL"),
        pytest.param(organisation(name="\ud800"), id="half a surrogate pair"),
        pytest.param(organisation(founded=2**63), id="beyond 64 bits"),
        pytest.param(organisation(founded=True), id="a flag for a number"),
        pytest.param(organisation(kind="unheard-of"), id="not of the closed set"),
        pytest.param(offer(level=float("nan")), id="not a number"),
        pytest.param(offer(level=float("inf")), id="infinite"),
    ],
)
def test_what_cannot_be_kept_alike_everywhere_is_refused_by_name(store, fact):
    with pytest.raises(BadInput, match=r"own:|no scheme"):
        say(store, fact)


def test_reals_are_kept_to_fifteen_digits_and_money_to_the_cent(store):
    project = Project(id="cordis:1", total_cost=2**63 - 1, source="a")
    say(
        store,
        organisation(),
        WELDING,
        offer(level=0.1 + 0.2),
        project,
        ParticipatedIn(from_id="own:x", to_id="cordis:1", amount=-1, source="a"),
    )
    assert levels(store) == [0.3]
    assert shown(store, "total_cost", kind="Project") == [[2**63 - 1]]


def test_scan_gives_nouns_back_as_they_were_said(store):
    source = Source(id="a", title="Example (fictional)", source="a")
    project = Project(id="cordis:1", title="é", start=OLD, topics=("ICT", "🐝"), source="a", as_of=OLD, rule="r")
    say(store, source, project)
    assert list(store.scan(Source)) == [source]
    assert list(store.scan(Project)) == [project]


def test_a_source_may_be_called_anything_and_is_still_told_from_others(store):
    odd = 'tables:a"b\\c'
    say(store, organisation("a"), organisation(odd, name="odd"))
    with store.unit("tester", bulk="test") as unit:
        assert unit.retire(odd, Stakeholder, []) == Tally(retired=1)
    assert [said.source for said in store.statements(Stakeholder, "own:x")] == ["a"]


def test_every_kind_can_be_withdrawn_and_retracted(store):
    for kind in in_part(KINDS.values(), store, 5):
        say(store, kind.noun(id="own:one", source="a"), kind.noun(id="own:two", source="a"))
        with store.unit("tester") as unit:
            assert unit.withdraw("a", kind.noun, ["own:one"]) == Tally(retired=1), kind.name
            unit.retract(kind.noun, ["own:two"])
        assert list(store.scan(kind.noun)) == [], kind.name


def test_only_inferring_infers(store):
    say(store, organisation(), WELDING)
    with pytest.raises(BadInput, match="is for what is inferred"):
        say(store, inferred(0.5))
    with pytest.raises(BadInput, match="twice"), store.unit("tester", bulk="test") as unit:
        unit.infer(Offers, "guess", [inferred(0.5), inferred(0.7)])


def test_every_change_of_an_inference_is_noticed(store):
    say(store, organisation(), WELDING)
    for level in (-1.0, -2.0):  # their hashes are equal
        with store.unit("tester", bulk="test") as unit:
            unit.infer(Offers, "guess", [inferred(level)])
    assert levels(store) == [-2.0]


def test_what_was_retracted_by_hand_counts_as_unchanged_when_it_is_inferred(store):
    say(store, organisation(), WELDING, offer("a"))
    with store.unit("tester", bulk="test") as unit:
        unit.retract(Offers, ["own:x topic:welding"])
        assert unit.infer(Offers, "guess", [inferred(0.5)]) == Tally(unchanged=1)


def stored_run(store, id, rows):
    with store.unit("tester", bulk="run") as unit:
        unit.add_run(MatchRun(id=id, manifest="{}", source="hommel:match"), iter(rows))


def suggestion(rank):
    return Suggestion(
        stakeholder_id="own:x", partner_id=f"own:{rank}", rank=rank, score=0.5, chain_from=None, chain_to=None,
        explanation="",
    )  # fmt: skip


@pytest.mark.parametrize("first", ["run:1", "run:2"])
def test_a_unit_that_fails_leaves_the_suggestions_of_stored_runs_alone(store, first):
    stored_run(store, "run:1", [suggestion(1), suggestion(2)])

    def fail():
        with store.unit("tester", bulk="run") as unit:
            unit.add_run(MatchRun(id=first, manifest="{}", source="hommel:match"), [suggestion(3)])
            unit.add_run(MatchRun(id="run:3", manifest="{}", source="hommel:match"), [suggestion(4)])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    stored_run(store, "run:4", [])
    assert list(store.suggestions("run:1")) == [suggestion(1), suggestion(2)]


def test_a_unit_may_store_several_runs(store):
    with store.unit("tester", bulk="run") as unit:
        for n in (1, 2):
            unit.add_run(MatchRun(id=f"run:{n}", manifest="{}", source="hommel:match"), [suggestion(n)])
    assert [list(store.suggestions(f"run:{n}")) for n in (1, 2)] == [[suggestion(1)], [suggestion(2)]]


@pytest.mark.parametrize("error", [FileNotFoundError("mine"), UnicodeEncodeError("utf-8", "x", 0, 1, "mine")])
def test_the_caller_s_own_errors_stay_its_own(store, error):
    with pytest.raises(type(error)), store.unit("tester"):
        raise error
    assert store.counts().revision == 0


def test_a_thread_that_is_writing_never_waits_for_itself(store):
    with store.unit("tester"):
        for begin in (lambda: store.unit("another"), store.frozen):
            with pytest.raises(Conflict, match="begun a unit"), begin():
                pass
        with pytest.raises(Conflict, match="begun a unit"):
            store.snapshot(Wanted({"Stakeholder": ()}))
    say(store, organisation())
