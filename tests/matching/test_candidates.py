"""Candidates are exact: kernels equal their readable twins, and the hard rules hold without exception."""

import math

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.candidates import ADAMIC_ADAR, COMMON, DECAYED, NEEDS_MET, RESOURCE, WANTED, Proposer
from matching.economy import economy
from matching.ranking import best, ranked

SCOPES = ("cross-chain", "bridge", "all")


def partner_graph(e):
    graph = nx.Graph()
    graph.add_nodes_from(range(len(e)))
    n = e.network
    for row in range(len(e)):
        for place in range(n.indptr[row], n.indptr[row + 1]):
            graph.add_edge(row, int(n.partner[place]), decayed=float(n.decayed[place]))
    return graph


def twin(e, graph, one, other):
    """What the kernel adds up, in plain words."""
    shared = list(nx.common_neighbors(graph, one, other))
    total = {k: sum(d["decayed"] for _, _, d in graph.edges(k, data=True)) for k in shared}
    met = set(e.needs.of(one).tolist()) & set(e.offers.of(other).tolist())
    wanted = set(e.offers.of(one).tolist()) & set(e.needs.of(other).tolist())
    found = np.zeros(6)
    found[COMMON] = len(shared)
    found[ADAMIC_ADAR] = next(nx.adamic_adar_index(graph, [(one, other)]))[2]
    found[RESOURCE] = next(nx.resource_allocation_index(graph, [(one, other)]))[2]
    found[DECAYED] = sum(graph[one][k]["decayed"] * graph[k][other]["decayed"] / total[k] for k in shared)
    found[NEEDS_MET] = math.fsum(e.idf[c] for c in met)
    found[WANTED] = math.fsum(e.idf[c] for c in wanted)
    return found


@given(st.data())
def test_the_kernel_adds_up_what_networkx_and_plain_loops_do(build, economies, data):
    e = economy(build(**data.draw(economies)))
    graph, proposer = partner_graph(e), Proposer(e, "all")
    for one in range(len(e)):
        others = np.array([row for row in range(len(e)) if row != one], np.int32)
        closure = proposer.closure(one, others).closure
        for other, sums in zip(others.tolist(), closure, strict=True):
            assert sums == pytest.approx(twin(e, graph, one, other), abs=1e-9)


def permitted(e, scope, one, other):
    """The hard rules, one by one."""
    shares = bool((e.member[one] & e.member[other]).any())
    rules = [
        one != other,
        bool(e.open[one] and e.open[other]),
        e.group[one] != e.group[other],
        other not in e.partners.indices[e.partners.indptr[one] : e.partners.indptr[one + 1]],
        other not in e.excluded.get(one, ()),
    ]
    if scope == "cross-chain":
        rules += [e.primary[one] >= 0, e.primary[other] >= 0, e.primary[one] != e.primary[other]]
    if scope == "bridge":
        rules += [bool(e.member[one].any()), bool(e.member[other].any()), not shares]
    return all(rules)


@given(st.data(), st.sampled_from(SCOPES), st.integers(1, 15))
def test_candidates_are_exactly_those_the_hard_rules_permit(build, economies, data, scope, span):
    e = economy(build(**data.draw(economies)))
    rows = np.arange(len(e), dtype=np.int32)
    pairs = Proposer(e, scope, span=span).propose(rows)
    found = set(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True))
    everyone = {(a, b) for a in range(len(e)) for b in range(len(e)) if permitted(e, scope, a, b)}
    assert found == everyone  # in so small an economy everybody is weighed


@given(st.data(), st.integers(1, 5), st.integers(1, 15))
def test_fewer_candidates_are_the_best_of_all(build, economies, data, most, span):
    e = economy(build(**data.draw(economies)))
    proposer, rows = Proposer(e, "all", span=span), np.arange(len(e), dtype=np.int32)
    every, few = proposer.propose(rows), proposer.propose(rows, most)
    for row in rows:
        mine = every.left == row
        c = every.closure[mine].T
        activity = e.network.activity[every.right[mine]]
        fit = (1 + c[NEEDS_MET]) * (1 + c[WANTED])
        cheap = (1 + 1e3 * c[DECAYED]) ** 3 * (1 + c[COMMON]) * (1 + 50 * c[RESOURCE]) * fit * (1 + activity) ** 0.6
        kept = np.sort(cheap)[::-1][:most]
        got = np.isin(every.right[mine], few.right[few.left == row])
        assert np.sort(cheap[got])[::-1] == pytest.approx(kept)


@given(st.lists(st.sampled_from([0.0, 1.0, 2.5, -1.0]), max_size=30), st.integers(1, 40))
def test_the_best_are_what_a_full_sort_gives_equals_going_to_the_first(scores, most):
    twin = sorted(sorted(range(len(scores)), key=lambda place: (-scores[place], place))[:most])
    assert best(np.array(scores), most).tolist() == twin


def test_asking_twice_leaves_no_trace_of_the_first_answer(build):
    members = {f"cordis:{n}": {"members": [f"own:{n}", f"own:{n + 1}"], "about": ["term:mill"]} for n in range(6)}
    e = economy(build({f"own:{n}": {} for n in range(7)}, members))
    proposer, rows = Proposer(e, "all"), np.arange(7, dtype=np.int32)
    first, second = proposer.propose(rows), proposer.propose(rows)
    assert first.closure.tobytes() == second.closure.tobytes()
    assert first.right.tobytes() == second.right.tobytes()


@given(st.data(), st.integers(1, 20), st.integers(1, 15))
def test_neither_the_span_nor_the_company_asked_in_changes_a_byte(build, economies, data, most, span):
    e = economy(build(**data.draw(economies)))
    rows = np.arange(len(e), dtype=np.int32)
    whole = Proposer(e, "all", span=max(len(e), 1)).propose(rows, most)
    proposer = Proposer(e, "all", span=span)
    alone = [proposer.propose(rows[row : row + 1], most) for row in rows]
    assert whole.right.tobytes() == b"".join(pairs.right.tobytes() for pairs in alone)
    assert whole.closure.tobytes() == b"".join(pairs.closure.tobytes() for pairs in alone)


@given(st.lists(st.tuples(st.integers(0, 3), st.sampled_from([0.0, 1.0, -2.5])), max_size=30), st.integers(1, 9))
def test_ranks_are_what_a_full_sort_of_each_list_gives_equals_going_to_the_first(pairs, top):
    pairs = sorted(pairs, key=lambda pair: pair[0])
    places, rank = ranked(np.array([p[0] for p in pairs], np.int32), np.array([p[1] for p in pairs]), top)
    twin = []
    for left in sorted({p[0] for p in pairs}):
        mine = [place for place, pair in enumerate(pairs) if pair[0] == left]
        twin += enumerate(sorted(mine, key=lambda place: (-pairs[place][1], place))[:top], start=1)
    assert list(zip(rank.tolist(), places.tolist(), strict=True)) == twin
