"""Kept lists are, after any edits and loads, those of a whole run with the weights that they were kept with."""

import datetime
from contextlib import closing
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import BadInput
from graph.model import Capability, Partnership, Project, Source, Stakeholder, ValueChain
from graph.relations import About, ActiveIn, Advances, Between, Excludes, Needs, Offers, OwnedBy, ParticipatedIn
from graph.sqlite import open_store
from matching.economy import WANTED, economy
from matching.fit import SCOPES, best
from matching.fit.kept import keep, renew, said
from matching.fit.kept.files import head, load, save
from matching.fit.pairs import Market

PEOPLE = [f"own:{number:02}" for number in range(12)]
SKILLS = [f"skill:{number:02}" for number in range(8)]
CHAINS = [f"chain:{name}" for name in ("z", "b", "m")]
PROJECTS = [f"project:{number}" for number in range(5)]
HAND = {"source": "hand", "as_of": datetime.date(2025, 1, 1)}
LOADED = {"source": "source:register", "as_of": datetime.date(2024, 1, 1)}


def tie(noun, one, other, **more):
    return noun(from_id=one, to_id=other, **more)


def founded(store):
    """A small economy: projects from which offers and needs follow, what some say themselves, a group, an exclusion."""
    nodes = [
        Source(id="source:register", **HAND),
        *(ValueChain(id=one, position=place, **LOADED) for place, one in enumerate(CHAINS)),
        *(Capability(id=one, **LOADED) for one in SKILLS),
        *(Stakeholder(id=one, name=one, **LOADED) for one in PEOPLE),
        *(Project(id=one, start=datetime.date(2020 + place, 1, 1), **LOADED) for place, one in enumerate(PROJECTS)),
        Partnership(id="partnership:1", **LOADED),
    ]
    ties = [
        *(tie(ParticipatedIn, PEOPLE[i], PROJECTS[i * 3 % 5], **LOADED) for i in range(8)),
        *(tie(ParticipatedIn, PEOPLE[i], PROJECTS[i % 5], **LOADED) for i in range(6) if i % 5 != i * 3 % 5),
        *(tie(About, one, SKILLS[(place * 2 + more) % 8], weight=0.5, **LOADED)
          for place, one in enumerate(PROJECTS) for more in (0, 1)),
        *(tie(Advances, one, CHAINS[place % 3], weight=1.0, **LOADED) for place, one in enumerate(PROJECTS)),
        *(tie(Offers, PEOPLE[i], SKILLS[i % 8], level=0.7, **LOADED) for i in range(4, 12)),
        *(tie(Needs, PEOPLE[i], SKILLS[(i + 3) % 8], **LOADED) for i in range(4, 12)),
        tie(OwnedBy, PEOPLE[10], PEOPLE[11], **LOADED),
        tie(Excludes, PEOPLE[0], PEOPLE[9], **LOADED),
        *(tie(Between, "partnership:1", PEOPLE[i], **LOADED) for i in (2, 7)),
    ]  # fmt: skip
    by_noun = {}
    for fact in (*nodes, *ties):
        by_noun.setdefault((type(fact), fact.source), []).append(fact)
    with store.unit("loader", bulk="a register") as writer:
        for facts in by_noun.values():
            writer.say(facts)
    return store


def whole_run(store, kept):
    """The definition: everybody asked about again, with the weights of the capabilities as they were."""
    known = economy(store.snapshot(WANTED))
    then = kept.standing
    weight = dict(zip(then.capabilities, then.index.weight.tolist(), strict=False))
    rare = np.log1p(2.0 * kept.head.listing)
    idf = np.array([weight.get(one, rare) for one in known.snapshot.kinds["Capability"].ids])
    market = Market.of(replace(known, idf=idf))
    return known, best(market.index, top=kept.head.top, scope=kept.head.scope, threads=1)


def assert_current(store, before, after):
    known, full = whole_run(store, before)
    assert list(after.standing.ids) == list(known.ids)
    assert list(after.standing.arrays.primary) == list(known.primary)
    for name in ("count", "who", "score"):
        np.testing.assert_array_equal(getattr(after.lists, name), getattr(full, name))
    assert after.head.revision == store.revision()


who, skill, chain = (st.sampled_from(some) for some in (PEOPLE, SKILLS, CHAINS))
level = st.sampled_from([None, 0.0, 0.2, 1.0])
EDITS = st.one_of(
    st.builds(lambda a, c, much: ("say", tie(Offers, a, c, level=much, **HAND)), who, skill, level),
    st.builds(lambda a, c, much: ("say", tie(Needs, a, c, urgency=much, **HAND)), who, skill, level),
    st.builds(lambda a, c, much: ("say", tie(ActiveIn, a, c, weight=much, **HAND)), who, chain, level),
    st.builds(lambda a, b: ("say", tie(Excludes, a, b, **HAND)), who, who).filter(lambda e: e[1].from_id != e[1].to_id),
    st.builds(lambda noun, a, c: ("retract", noun, f"{a} {c}"), st.sampled_from([Offers, Needs]), who, skill),
    st.builds(lambda a, c: ("retract", ActiveIn, f"{a} {c}"), who, chain),
    st.builds(lambda a, b: ("retract", Excludes, f"{a} {b}"), who, who),
    st.builds(
        lambda a, status, seen: ("say", Stakeholder(id=a, status=status, visibility=seen, **HAND)),
        who, st.sampled_from(["active", "ceased"]), st.sampled_from(["public", "broker-only"]),
    ),
)  # fmt: skip
"""What the trail tells of one by one."""

WIDE = st.one_of(
    st.builds(lambda a, p: ("say", tie(ParticipatedIn, a, p, **HAND)), who, st.sampled_from(PROJECTS)),
    st.builds(lambda a, b: ("say", tie(OwnedBy, a, b, **HAND)), who, who).filter(lambda e: e[1].from_id != e[1].to_id),
    st.builds(lambda a: ("say", tie(Between, "partnership:1", a, **HAND)), who),
    st.builds(lambda n: ("say", Stakeholder(id=f"own:{n}", **HAND)), st.sampled_from(["005", "1", "zz"])),
    st.builds(lambda a: ("retract", Stakeholder, a), who),
    st.builds(lambda n: ("say", Capability(id=f"skill:{n}", **HAND)), st.sampled_from(["005", "a"])),
    st.builds(lambda c: ("say", ValueChain(id=c, position=1, **HAND)), st.just("chain:new")),
)
"""What may concern anybody."""


def do(store, edit, bulk=None):
    with store.unit("somebody", bulk=bulk) as writer:
        match edit:
            case ("say", fact):
                writer.say([fact])
            case (_, noun, key):
                writer.retract(noun, [key])


def there(store, edit):
    """Whether both ends are there: the store refuses what leads nowhere."""
    if edit[0] != "say" or not hasattr(edit[1], "from_id"):
        return True
    ends = (edit[1].from_id, edit[1].to_id)
    return len(store.named(ends)) == len(ends)


def test_edits_one_by_one_and_what_concerns_anybody_leave_what_a_whole_run_finds(new_store, tmp_path):
    @settings(max_examples=10)
    @given(st.data())
    def property_holds(data):
        with closing(founded(new_store())) as store:
            scope, top = data.draw(st.sampled_from(SCOPES)), data.draw(st.integers(1, 5))
            first = kept = keep(store, scope, top)
            for _ in range(data.draw(st.integers(1, 4))):
                for edit in data.draw(st.lists(EDITS | WIDE, max_size=4)):
                    if there(store, edit):
                        do(store, edit, data.draw(st.sampled_from([None, None, None, "a load"])))
                save(tmp_path / "fits", kept)
                kept = renew(store, load(tmp_path / "fits")).kept
                assert_current(store, first, kept)

    property_holds()


@given(data=st.data())
def test_edits_of_single_stakeholders_are_told_by_the_trail(tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("kept")
    with closing(founded(open_store(folder / "store.db", create=True))) as store:
        kept = keep(store, data.draw(st.sampled_from(SCOPES)), 3)
        save(folder / "fits", kept)
        for edit in data.draw(st.lists(EDITS, min_size=1, max_size=8)):
            do(store, edit)
        renewal = renew(store, load(folder / "fits"))
        assert not renewal.whole
        assert len(renewal.changed) <= 16
        assert_current(store, kept, renewal.kept)


def test_nothing_is_made_again_where_nothing_fits_are_made_of_changed(store):
    founded(store)
    kept = keep(store, "all", 3)
    do(store, ("say", Source(id="source:other", title="Another", **HAND)))
    renewal = renew(store, kept)
    assert (renewal.whole, len(renewal.changed), len(renewal.again)) == (False, 0, 0)
    assert renewal.kept.head.revision == store.revision() > kept.head.revision


def test_after_a_load_only_the_lists_that_can_have_changed_are_made_again(store):
    founded(store)
    kept = keep(store, "all", 1)
    listed = kept.standing.index.claim[slice(*kept.standing.index.claims_begin[3:5])]
    new = next(skill for number, skill in enumerate(SKILLS) if number not in listed)
    do(store, ("say", tie(Offers, PEOPLE[3], new, level=1.0, **LOADED)), bulk="one line of a register")
    renewal = renew(store, kept)
    assert renewal.whole
    assert [PEOPLE[row] for row in renewal.changed] == [PEOPLE[3]]
    assert 0 < len(renewal.again) < len(PEOPLE)
    assert_current(store, kept, renewal.kept)


def test_where_more_is_said_than_one_answer_holds_everything_is_read(store, monkeypatch):
    founded(store)
    kept = keep(store, "all", 3)
    for skill in SKILLS[:3]:
        do(store, ("say", tie(Offers, PEOPLE[5], skill, level=1.0, **HAND)))
    assert not renew(store, kept).whole
    monkeypatch.setattr(said, "MOST_SAID", 2)
    renewal = renew(store, kept)
    assert renewal.whole
    assert_current(store, kept, renewal.kept)


def test_weights_fall_behind_as_claims_come(store, tmp_path):
    founded(store)
    kept = keep(store, "all", 3)
    assert kept.head.drift == 0.0
    found = [0.0]
    for skill in SKILLS[:3]:
        with store.unit("somebody") as writer:
            writer.say([tie(Offers, one, skill, **HAND) for one in PEOPLE])
        kept = renew(store, kept).kept
        found.append(kept.head.drift)
    assert found == sorted(set(found))
    save(tmp_path / "fits", kept)
    assert head(tmp_path / "fits") == kept.head


def test_lists_of_another_store_are_refused(new_store, tmp_path_factory):
    with closing(founded(open_store(tmp_path_factory.mktemp("other") / "store.db", create=True))) as other:
        kept = keep(other, "all", 3)
    with closing(founded(new_store())) as store, pytest.raises(BadInput, match="not of this store; keep new ones"):
        renew(store, kept)


def test_a_file_of_kept_lists_is_checked(store, tmp_path):
    path = tmp_path / "fits"
    save(path, keep(founded(store), "all", 3))
    whole = path.read_bytes()
    path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    with pytest.raises(BadInput, match=r"torn or was changed.*hommel fit --keep"):
        load(path)
    path.write_bytes(whole.replace(b'"drift"', b'"draft"', 1))
    with pytest.raises(BadInput, match="hommel fit --keep"):
        head(path)
    with pytest.raises(BadInput, match="cannot be read"):
        load(tmp_path / "missing")
