"""What a run's suggestions become: capacity, rules, and the answers to why not."""

import datetime

import numpy as np
import pytest

from graph.errors import BadInput
from graph.model import MatchRun, Suggestion
from graph.snapshot import UNKNOWN_WHOLE, Coded, Edges, Nodes, Snapshot
from matching.portfolio import portfolio
from matching.portfolio.files import read, write
from matching.portfolio.gather import gather, newest
from matching.portfolio.picked import Pick
from matching.portfolio.whynot import why_not

WHO = ("a", "b", "c", "d")
DAY = 10_000
UNKNOWN = np.iinfo(np.int32).min


def coded(values):
    known = sorted({value for value in values if value is not None})
    return Coded(np.array([-1 if v is None else known.index(v) for v in values], np.int32), tuple(known))


def edges(pairs, **columns):
    ends = np.array(sorted(pairs), np.int32).reshape(-1, 2)
    return Edges(ends[:, 0], ends[:, 1], columns)


def snapshot(*, capacity=(None,) * 4, status=("active",) * 4, excludes=(), partnerships=(), answers=None):
    """Four stakeholders; `partnerships` are (state, last day or None, parties), with the answers of these parties."""
    between = [(n, WHO.index(who)) for n, one in enumerate(partnerships) for who in one[2]]
    return Snapshot(
        1,
        {
            "Stakeholder": Nodes(
                WHO,
                {
                    "name": coded([who.upper() for who in WHO]),
                    "capacity": np.array([UNKNOWN_WHOLE if c is None else c for c in capacity], np.int64),
                    "status": coded(status),
                    "visibility": coded(["public"] * 4),
                },
            ),
            "Partnership": Nodes(
                [f"p{n}" for n in range(len(partnerships))],
                {
                    "state": coded([one[0] for one in partnerships]),
                    "end": np.array([UNKNOWN if one[1] is None else one[1] for one in partnerships], np.int32),
                },
            ),
            "ValueChain": Nodes(["chain:food", "chain:health"], {"position": np.array([1, 0], np.int64)}),
        },
        {
            "EXCLUDES": edges(excludes),
            "BETWEEN": edges(between, answer=coded(answers or [None] * len(between))),
        },
    )


def suggested(*rows):
    return [
        Suggestion(
            stakeholder_id=a, partner_id=b, rank=1, score=score, chain_from="food", chain_to="health", explanation=""
        )
        for a, b, score in rows
    ]


RUN = suggested(("a", "b", 3.0), ("b", "a", 4.0), ("b", "c", 2.0), ("c", "d", 1.0), ("a", "d", -1.0))


def test_a_pair_counts_once_with_the_higher_score_of_both_directions():
    found = gather(snapshot(), RUN, 3, DAY)
    pairs = zip(found.pool.left.tolist(), found.pool.right.tolist(), found.pool.score.tolist(), strict=True)
    assert list(pairs) == [(0, 1, 4.0), (1, 2, 2.0), (2, 3, 1.0)]
    assert found.pool.kinds == ("health with food",)


@pytest.mark.parametrize(
    ("given", "slots"),
    [
        ({}, [3, 3, 3, 3]),
        ({"capacity": (1, None, 0, 9)}, [1, 3, 0, 9]),
        ({"partnerships": [("agreed", None, "ab"), ("active", DAY, "a"), (None, None, "a")]}, [0, 2, 3, 3]),
        ({"partnerships": [("ended", None, "ab"), ("proposed", None, "ab"), ("active", DAY - 1, "ab")]}, [3, 3, 3, 3]),
        (
            {"partnerships": [("active", None, "abc")], "answers": ["agreed", "withdrawn", "agreed"]},
            [2, 3, 2, 3],
        ),
        ({"status": ("ceased", "active", "merged", "active")}, [0, 3, 0, 3]),
    ],
    ids=["unsaid", "said", "running partnerships", "others", "stepped out", "closed"],
)
def test_slots_are_capacity_less_running_partnerships(given, slots):
    assert gather(snapshot(**given), RUN, 3, DAY).pool.capacity.tolist() == slots


@pytest.mark.parametrize(
    ("given", "pair", "said"),
    [
        ({"excludes": [(1, 0)]}, (0, 1), "one of them excluded the other"),
        ({"partnerships": [("agreed", None, "ab")]}, (1, 0), "they work together already"),
        ({}, (1, 3), "the run suggests neither to the other"),
        ({}, (0, 3), "they score no more than an average candidate"),
        ({"capacity": (0, 1, 1, 1)}, (0, 1), "A has no slot left: it can carry 0, and 0 partnerships run"),
        ({"status": ("active", "ceased", "active", "active")}, (0, 1), "B is closed"),
    ],
)
def test_a_rule_that_keeps_a_pair_out_is_named(given, pair, said):
    gathered = gather(snapshot(**given), RUN, 3, DAY)
    assert said in why_not(portfolio(gathered.pool), gathered, *pair).barred


def test_why_not_says_whose_slot_it_would_take_and_what_that_costs():
    gathered = gather(snapshot(capacity=(1, 1, 1, 1)), RUN, 3, DAY)
    found = portfolio(gathered.pool)
    answer = why_not(found, gathered, 1, 2)
    assert (answer.picked, answer.score) == (False, 2.0)
    assert answer.displaced == ((0, 1, 4.0), (2, 3, 1.0))
    assert answer.change == -3.0
    assert answer.margin == pytest.approx(answer.score - sum(answer.prices))
    assert why_not(found, gathered, 0, 1).picked


def test_the_newest_whole_run_for_the_widest_audience_is_taken():
    runs = [
        MatchRun(id=run, audience=audience, whole=whole, started=str(day), source="s", as_of=datetime.date(2020, 1, 1))
        for run, audience, whole, day in (
            ("run:1", "broker-only", True, 1),
            ("run:2", "broker-only", False, 3),
            ("run:3", "public", True, 4),
            ("run:4", "broker-only", True, 2),
        )
    ]
    assert newest(runs).id == "run:4"
    with pytest.raises(BadInput, match="no run yet"):
        newest([])


@pytest.mark.parametrize("name", ["picks.csv", "picks.jsonl"])
def test_a_file_of_picks_is_read_as_it_was_written(tmp_path, name):
    picks = [Pick("a,1", "=b", 'A "x"', "B", 1.5, 0.5, 0.25, "food", "")]
    write(tmp_path / name, picks)
    assert read(tmp_path / name) == [("a,1", "=b")]


@pytest.mark.parametrize(("name", "text"), [("x.csv", "one,two\r\n1,2\r\n"), ("x.jsonl", "[]\n"), ("x.jsonl", "{\n")])
def test_another_file_is_refused(tmp_path, name, text):
    (tmp_path / name).write_text(text)
    with pytest.raises(BadInput, match=r"x\.(csv|jsonl): "):
        read(tmp_path / name)
