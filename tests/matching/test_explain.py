"""An explanation says why, with evidence and its day, what speaks against and what would change it."""

import datetime

import pytest

from graph.errors import BadInput
from matching.economy import economy
from matching.explain import explain
from matching.match import Scorer
from matching.page import page
from matching.weights import shipped

D = datetime.date
SAID = ("hand", D(2015, 5, 1))


@pytest.fixture
def scorer(build):
    """a and b both worked with c; a needs what b offers, and lacks what b needs."""
    return Scorer(
        economy(
            build(
                {
                    "own:a": {"name": "Molen De Ster", "kind": "company"},
                    "own:b": {"name": "Havenlab", "kind": "company"},
                    "own:c": {"name": "Instituut Linde", "kind": "research-organisation"},
                    "own:d": {"status": "ceased"},
                },
                {
                    "cordis:early": {"start": D(2014, 1, 1), "members": ["own:a", "own:c"]},
                    "cordis:late": {"start": D(2016, 3, 1), "members": ["own:b", "own:c"]},
                    "cordis:future": {"start": D(2019, 1, 1), "members": ["own:b", "own:c"]},
                },
                needs=[("own:a", "term:drying", 1.0, *SAID), ("own:b", "term:milling", 1.0, *SAID)],
                offers=[("own:b", "term:drying", 1.0, *SAID)],
            ),
            D(2017, 1, 1),
        ),
        "all",
        shipped()["rule"],
    )


def test_it_names_the_shared_partner_with_the_projects_of_both_sides_and_no_later_one(scorer):
    texts = [item.text for item in explain(scorer, 0, 1).evidence]
    path = "you worked with Instituut Linde (CORDIS:EARLY, 2014), and so did they (CORDIS:LATE, 2016)"
    assert path in texts
    assert not any("FUTURE" in text for text in texts)


def test_it_names_the_need_that_the_partner_meets(scorer):
    evidence = {item.text: item for item in explain(scorer, 0, 1).evidence}
    met = evidence["Molen De Ster needs term:drying, Havenlab offers it"]
    assert (met.source, met.day) == ("hand", "2015-05-01")


def test_what_nobody_said_is_marked_with_the_rule_that_inferred_it(build):
    day = D(2016, 1, 1)
    project = {"start": day, "members": ["own:a", "own:b"], "about": ["term:drying"]}
    other = {"start": day, "members": ["own:b", "own:c"], "about": ["term:milling"]}
    e = economy(build({f"own:{x}": {} for x in "abc"}, {"cordis:1": project, "cordis:2": other}))
    evidence = explain(Scorer(e, "all", shipped()["rule"]), 0, 2).evidence
    fits = [item for item in evidence if "offers it" in item.text]
    assert fits
    assert "inferred from projects, rule needs-from-partners" in fits[0].source


def test_a_shared_partner_who_is_not_to_be_seen_is_not_named(build):
    day = D(2016, 1, 1)
    projects = {
        f"cordis:{n}": {"start": day, "members": team}
        for n, team in enumerate((["own:a", "own:c"], ["own:b", "own:c"]))
    }
    hidden = {"own:a": {}, "own:b": {}, "own:c": {"name": "Stille Vennoot", "visibility": "broker-only"}}
    e = economy(build(hidden, projects))
    scorer = Scorer(e, "all", shipped()["rule"])
    assert "Stille Vennoot" not in page(e, explain(scorer, 0, 1))


def test_a_change_is_what_scoring_again_gives(build, scorer):
    found = explain(scorer, 0, 1)
    change = next(one for one in found.changes if one.text == "if you offered term:milling too")
    assert change.score > found.score


def test_contributions_are_listed_strongest_first_with_the_sentence_of_their_sign(scorer):
    parts = explain(scorer, 0, 1).contributions
    sizes = [abs(part.contribution) for part in parts]
    assert sizes == sorted(sizes, reverse=True)
    assert next(part for part in parts if part.feature == "needs_met").sentence == "it offers what you need"


@pytest.mark.parametrize(
    ("right", "why"),
    [(2, "they have worked together already"), (3, "one of them is closed or not to be shown")],
)
def test_a_pair_that_would_never_be_suggested_says_by_which_rule(scorer, right, why):
    found = explain(scorer, 0, right)
    assert why in found.barred
    assert "would not be suggested" in page(scorer.economy, found)


def test_the_page_can_be_read_aloud(scorer):
    text = page(scorer.economy, explain(scorer, 0, 1))
    for part in ("Molen De Ster", "Havenlab", "Why:", "Evidence:", "What would change it:", "What is uncertain:"):
        assert part in text
    assert "rule" in text


def test_nobody_is_explained_to_itself(scorer):
    with pytest.raises(BadInput, match="two different ids"):
        explain(scorer, 1, 1)
