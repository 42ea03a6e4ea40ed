"""What members state: texts of needs and offers, and markets. More of it ranks higher; nothing stated is neutral."""

import datetime
import math
from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.candidates import Proposer
from matching.economy import economy
from matching.explain import explain
from matching.features import context, table
from matching.features.stated import SAME_LANGUAGE
from matching.features.tables import MARKETS, WORDS
from matching.features.texts import parts
from matching.match import Request, Scorer, match
from matching.page import page
from matching.pollination.bridges import COMPETING, bridges, competition
from matching.weights import shipped

D = datetime.date
SAID = ("hand", D(2015, 5, 1))
NAMES = ("words_met", "words_wanted", "carried_along", "carries_along", "joint_entry")


def values(e, one, other):
    """The stated features of one pair, by name."""
    pairs = Proposer(e, "all").closure(e.ids.index(one), np.array([e.ids.index(other)], np.int32))
    return dict(zip(NAMES, table(pairs, context(e, NAMES), NAMES)[0].tolist(), strict=True))


def all_values(e):
    """The stated features of all pairs: (row, row) -> name -> value."""
    tables, proposer, found = context(e, NAMES), Proposer(e, "all"), {}
    for row in range(len(e)):
        pairs = proposer.closure(row, np.array([other for other in range(len(e)) if other != row], np.int32))
        for other, got in zip(pairs.right.tolist(), table(pairs, tables, NAMES).tolist(), strict=True):
            found[row, other] = dict(zip(NAMES, got, strict=True))
    return found


def speaking(build, need, *offers):
    """own:a needs something, own:b and after offer something, each in their own words."""
    who = [f"own:{letter}" for letter in "bcdef"[: len(offers)]]
    offered = [(one, f"own:x{n}", 1.0, *SAID, text) for n, (one, text) in enumerate(zip(who, offers, strict=True))]
    return economy(
        build({one: {} for one in ("own:a", *who)}, needs=[("own:a", "own:x", 1.0, *SAID, need)], offers=offered)
    )


@pytest.mark.parametrize(
    ("need", "better", "worse"),
    [
        pytest.param("bijen in de bloei", "bijenkasten", "houten kasten", id="a compound"),
        pytest.param("gevriesdroogde kruiden", "kruiden vriesdrogen", "kruiden hakken", id="an inflection"),
        pytest.param("ongediertebestrijding", "bestriding van ongedierte", "bestrating", id="a slip"),
        pytest.param("entreposage frigorifique", "entrepot frigorifique", "entreprise", id="French"),
    ],
)
def test_the_more_a_need_and_an_offer_share_in_words_the_more_it_counts(build, need, better, worse):
    e = speaking(build, need, better, worse, "iets heel anders")
    near, far = values(e, "own:a", "own:b"), values(e, "own:a", "own:c")
    assert near["words_met"] > far["words_met"]
    assert values(e, "own:b", "own:a")["words_wanted"] == near["words_met"]
    assert near["words_wanted"] == 0.0


@given(st.data())
def test_likeness_of_texts_equals_plain_loops(build, economies, data):
    e = economy(build(**data.draw(economies)), D(2017, 1, 1))
    texts = {name: told(e, name) for name in ("NEEDS", "OFFERS")}
    every = [Counter(parts(text)) for name in texts for text in texts[name]]
    df = Counter(part for counted in every for part in counted)
    speaking = sum(bool(text) for name in texts for text in texts[name])
    weigh = {part: math.log((1 + speaking) / (1 + n)) for part, n in df.items()}

    def vector(text):
        return {part: n * weigh[part] for part, n in Counter(parts(text)).items()}

    for (one, other), got in all_values(e).items():
        mine, theirs = vector(texts["NEEDS"][one]), vector(texts["OFFERS"][other])
        length = math.sqrt(sum(v**2 for v in mine.values()) * sum(v**2 for v in theirs.values()))
        shared = sum(mine[part] * theirs[part] for part in mine.keys() & theirs.keys())
        cosine = shared / length if length else 0.0
        if abs(cosine - SAME_LANGUAGE) > 1e-9:  # there a last bit decides
            assert got["words_met"] == pytest.approx(cosine if cosine > SAME_LANGUAGE else 0.0, abs=1e-12)


def told(e, relation):
    """The texts of each stakeholder, by plain loops."""
    edges, found = e.snapshot.relations[relation], [set() for _ in e.ids]
    for place, row in enumerate(edges.start.tolist()):
        if e.said[relation][place] and edges.columns["words"][place]:
            found[row].add(edges.columns["words"][place])
    return [" ".join(sorted(some)) for some in found]


WHERE = {"b": "selling", "d": "ended", "f": "selling"}


def abroad(build, **more):
    """a wants to go to Germany, c too; b is there; d was; e is not interested; f is there and sells what a does."""
    return economy(
        build(
            {f"own:{letter}": {"name": letter.upper()} for letter in "abcdef"},
            offers=[(f"own:{who}", f"term:{what}", 1.0, *SAID) for who, what in ("am", "bs", "fm")],
            targets=[
                ("own:a", "market:DE", "decided", *SAID),
                ("own:c", "market:DE2", None, *SAID),
                ("own:e", "market:DE", "not-interested", *SAID),
            ],
            present_in=[(f"own:{who}", "market:DE", status, *SAID) for who, status in WHERE.items()],
        ),
        **more,
    )


def test_who_is_where_you_want_to_go_carries_you_along(build):
    e = abroad(build)
    assert values(e, "own:a", "own:b") == pytest.approx(dict(zip(NAMES, (0, 0, 1, 0, 0), strict=True)))
    assert values(e, "own:b", "own:a") == pytest.approx(dict(zip(NAMES, (0, 0, 0, 1, 0), strict=True)))


def test_who_wants_to_go_there_too_can_enter_with_you_and_a_region_is_in_its_country(build):
    e = abroad(build)
    assert values(e, "own:a", "own:c")["joint_entry"] == values(e, "own:c", "own:a")["joint_entry"] == 1.0


@pytest.mark.parametrize("other", ["own:d", "own:e", "own:f"])
def test_who_left_does_not_want_or_competes_is_no_bridge(build, other):
    e = abroad(build)
    assert set(values(e, "own:a", other).values()) == {0.0}
    assert bridges(e, 0, e.ids.index(other)) == ()


def test_what_was_said_later_does_not_count(build):
    assert set(values(abroad(build, as_of=D(2015, 5, 1)), "own:a", "own:b").values()) == {0.0}
    assert values(abroad(build, as_of=D(2015, 5, 2)), "own:a", "own:b")["carried_along"] == 1.0


@given(st.data())
def test_features_of_markets_are_what_the_bridges_of_a_pair_say(build, economies, data):
    e = economy(build(**data.draw(economies)), D(2017, 1, 1))
    for (one, other), got in all_values(e).items():
        found, rival = bridges(e, one, other), competition(e, one, other)
        for feature, here in (
            ("carried_along", [b for b in found if b.helper == other]),
            ("carries_along", [b for b in found if b.helper == one]),
            ("joint_entry", [b for b in found if b.kind == "joint-entry"]),
        ):
            assert 0.0 <= got[feature] <= 1.0 + 1e-12
            if rival < COMPETING:
                assert (got[feature] > 0) == bool(here)


def test_a_bridge_is_told_with_its_source_and_in_the_suggestion(build):
    e = abroad(build)
    scorer = Scorer(e, "all", shipped()["rule"])
    found = explain(scorer, 0, 1)
    (carried,) = found.opportunities
    assert (carried.kind, carried.text) == ("carry-along", "carry-along: B is in market:DE, where A wants to go")
    assert (carried.source, carried.day) == ("hand", "2015-05-01")
    assert carried.text in page(e, found)
    best = next(one for one in match(e, Request(scope="all", top=5)).suggestions() if one.stakeholder_id == "own:a")
    assert best.partner_id == "own:b"
    assert "carry-along: it is where you want to go" in best.explanation


def test_the_rule_score_is_called_so(build):
    e = abroad(build)
    found = explain(Scorer(e, "all", shipped()["rule"]), 0, 1)
    assert not found.learnt
    assert "rule score, not learnt" in page(e, found)
    learnt = explain(Scorer(e, "all", shipped()["all-2017-01-01"]), 0, 1)
    assert learnt.learnt
    assert "rule score" not in page(e, learnt)


def test_no_texts_and_markets_are_gathered_where_no_feature_looks_at_them(build):
    e = abroad(build)
    assert len(context(e, ("reach",)).texts.indptr) == 1
    assert context(e, ("reach",)).markets.countries == ()
    assert set(NAMES) == WORDS | MARKETS
