"""Must-show 5: what was held of a person is nowhere afterwards, and what was counted is as it was."""

import contextlib
import datetime
import gzip

import orjson
import pytest

import atlas
from atlas import archive
from atlas.part import CONFIDENTIAL, Part
from graph.catalogue import KINDS
from graph.errors import BadInput, Conflict, NotFound
from graph.model import Contact, MatchRun, Partnership, Source, Stakeholder, Suggestion
from graph.relations import Between, HasContact
from graph.select import Select
from graph.shelves import Shelf
from graph.store import HAND
from graph.writing.hand import Pen
from strategy.people.consenting import UsedFor, consent
from strategy.people.disclosing import disclose
from strategy.people.erasing import Erased, Erasures, erase, erase_again, find

BY, LATER, EVE = "tables:fictional", "tables:later", "contact:eve"
PLANTED = ("Quaggazebra", "zebra.quagga@example.org", "Wombatine", "okapi-officer")
TODAY = datetime.date(2026, 11, 30)


def person(source=BY, **values):
    said = {"name": f"{PLANTED[0]} (fictional)", "email": PLANTED[1], **values}
    return Contact(id=EVE, source=source, as_of=datetime.date(2026, 1, 1), **said)


def say(store, *facts):
    with store.unit(BY) as unit:
        unit.say(facts)


def filled(store):
    """A person of whom two sources and somebody by hand say something, in the middle of brokering."""
    say(
        store,
        Source(id=BY, title="Fictional", source=BY),
        Stakeholder(id="own:a", name="Alpha (fictional)", country="BE", source=BY),
        Stakeholder(id="own:b", name="Beta (fictional)", country="NL", source=BY),
        person(),
        person(LATER, role=PLANTED[3]),
        HasContact(from_id="own:a", to_id=EVE, source=BY),
        Partnership(id="own:p", state="agreed", source=BY),
        Between(from_id="own:p", to_id="own:a", source=BY),
        Between(from_id="own:p", to_id="own:b", source=BY),
    )
    with store.unit("key:ann") as unit:
        pen = Pen(unit, TODAY)
        pen.say(Contact, EVE, {"name": f"{PLANTED[2]} (fictional)"})
        pen.done()
    with store.unit(EVE) as unit:
        pen = Pen(unit, TODAY)
        consent(pen, EVE, ["name", "email"], UsedFor.INTRODUCTION, "own:p")
        disclose(pen, EVE, ["name"], "key:ann", "introduction", "own:p")
        pen.done()
    run = MatchRun(id="run:1", manifest="{}", started="2026-01-01", whole=True, source=BY)
    one = Suggestion(
        stakeholder_id="own:a", partner_id="own:b", rank=1, score=0.5, chain_from=None, chain_to=None, explanation="{}"
    )
    with store.unit(BY) as unit:
        unit.add_run(run, [one])
    return store


@pytest.fixture
def held(store):
    return filled(store)


@pytest.fixture
def erasures(tmp_path):
    return Erasures(tmp_path / "elsewhere" / "erasures.jsonl")


def erased(store, erasures):
    find(store, EVE)
    gone = [Erased(EVE, TODAY)]
    erasures.add(gone)
    with store.unit("key:root") as unit:
        assert erase(unit, gone) == 1
    store.scrub()


def everything(store):
    """All that a store holds: every section of a backup, every record as shown, every shelf."""
    with store.frozen() as frozen:
        told = [row for section in archive.sections(frozen) for row in section.rows]
        told += [str(fact) for kind in KINDS.values() for fact in frozen.scan(kind.noun)]
    told += [[entry.id, entry.at, dict(entry.body)] for shelf in Shelf for entry in store.entries(shelf)]
    return orjson.dumps(told).decode()


def figures(store):
    """What statistics are made of."""
    counts = store.counts()
    groups = [
        store.groups(Select("Partnership"), ("state",)).rows,
        store.groups(Select("Stakeholder"), ("country",)).rows,
    ]
    return counts.kinds, counts.relations, groups, list(store.suggestions("run:1"))


def files_of(store):
    """The bytes on disk; of a server nobody but the server sees any."""
    path = getattr(store, "path", None)
    return b"".join(one.read_bytes() for one in path.parent.glob(f"{path.name}*")) if path else b""


def tells(text):
    found = text if isinstance(text, bytes) else text.encode()
    return [planted for planted in PLANTED if planted.lower().encode() in found.lower()]


def test_before_it_is_there_and_the_trail_has_none_of_it(held):
    assert tells(everything(held)) == list(PLANTED)
    assert tells(str(held.trail())) == []


def test_afterwards_it_is_in_no_row_shelf_trail_or_file(held, erasures):
    erased(held, erasures)
    assert tells(everything(held)) == []
    assert tells(files_of(held)) == []
    assert tells(erasures.path.read_bytes()) == []
    assert held.find(Select("Contact", ("id", "name", "email", "erased"))).rows == [[EVE, None, None, "2026-11-30"]]


def test_nor_is_it_in_any_export_or_backup(held, erasures, tmp_path):
    erased(held, erasures)
    atlas.export(held, tmp_path / "all.jsonl", part=Part(kinds=tuple(KINDS.keys() - CONFIDENTIAL)))
    archive.backup(held, tmp_path / "new.jsonl.gz")
    assert (
        tells((tmp_path / "all.jsonl").read_bytes() + gzip.decompress((tmp_path / "new.jsonl.gz").read_bytes())) == []
    )


def test_a_backup_from_before_that_is_restored_holds_none_of_it(new_store, erasures, tmp_path):
    with contextlib.closing(filled(new_store())) as store:
        archive.backup(store, tmp_path / "old.jsonl.gz")
        erased(store, erasures)
    assert tells(gzip.decompress((tmp_path / "old.jsonl.gz").read_bytes())) == list(PLANTED)
    with contextlib.closing(new_store()) as back:
        archive.restore(back, tmp_path / "old.jsonl.gz")
        assert erase_again(back, erasures) == 1
        assert (tells(everything(back)), tells(files_of(back))) == ([], [])
        assert erase_again(back, erasures) == 0


def test_a_source_that_says_it_again_is_not_listened_to(held, erasures):
    erased(held, erasures)
    with held.unit(BY, bulk="a complete reload") as unit:
        assert unit.say([person(name="Quaggazebra again")]).unchanged == 1
        unit.retire(BY, Contact, [EVE])
        unit.retire(LATER, Contact, [])
    assert tells(everything(held)) == []
    assert held.counts().kinds["Contact"] == 1


def test_nor_is_one_heard_who_comes_after_an_older_backup(store, erasures):
    erasures.add([Erased(EVE, TODAY)])
    assert erase_again(store, erasures) == 1
    say(store, person())
    assert tells(everything(store)) == []


def test_nobody_writes_over_the_empty_entry_by_hand(held, erasures):
    erased(held, erasures)
    with pytest.raises(Conflict, match="erased for good"), held.unit("key:ann") as unit:
        unit.say([person(HAND)])
    with pytest.raises(Conflict, match="erased for good"), held.unit("key:ann") as unit:
        unit.retract(Contact, [EVE])
    with held.unit("key:ann") as unit:
        unit.withdraw(HAND, Contact, [EVE])
    assert held.statements(Contact, EVE)[0].values == {"erased": "2026-11-30"}


def test_what_was_counted_and_suggested_is_as_it_was(held, erasures):
    before = figures(held)
    erased(held, erasures)
    assert figures(held) == before


def test_one_who_was_hidden_by_hand_is_erased_too(held, erasures):
    with held.unit("key:ann") as unit:
        unit.retract(Contact, [EVE])
    assert tells(everything(held))
    erased(held, erasures)
    assert (tells(everything(held)), tells(files_of(held))) == ([], [])


def test_only_persons_are_erased_and_only_once(held, erasures):
    with pytest.raises(BadInput, match="only persons"), held.unit("key:ann") as unit:
        unit.erase(Stakeholder, ["own:a"], TODAY)
    erased(held, erasures)
    with pytest.raises(NotFound, match="already"):
        find(held, EVE)
    with pytest.raises(NotFound, match="no contact"):
        find(held, "contact:nobody")


def test_a_damaged_list_says_where(erasures, store):
    erasures.add([Erased(EVE, TODAY)])
    with erasures.path.open("ab") as file:
        file.write(b"{\n")
    with pytest.raises(BadInput, match="line 2"):
        erase_again(store, erasures)
