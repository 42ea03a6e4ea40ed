"""Two economies that differ in accounts, signs of distress and appraisals alone are one and the same to everybody else:
byte-identical runs, explanations and exports, and equal answers for whoever is no manager or administrator."""

import contextlib
import datetime
import io
import shutil
from dataclasses import asdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atlas.export import export
from atlas.part import Part
from graph.errors import BadInput
from graph.lines.detection import (
    AccountsOf,
    AnnualAccounts,
    Appraisal,
    Appraises,
    Concern,
    DistressSign,
    SignTopic,
    Treatment,
    WarnsOf,
)
from graph.sqlite import open_store
from matching.economy import WANTED, economy
from matching.explain import explain
from matching.match import Request, Scorer, match
from matching.runs import fingerprint, manifest, write
from matching.weights import choose
from schema import exports
from schema.access import DETECTORS, Deed, Forbidden, Principal, Role
from tests.schema.test_non_interference import ALWAYS, BROKERS, NAMES, REQUESTS, add, answers, economies, say

BY = "accounts:planted"
DAY = datetime.date(2025, 12, 31)
OTHERS = tuple(role for role in Role if role not in DETECTORS)
ASKED = (
    """{ annualAccounts { totalCount } distressSigns { totalCount edges { node { id } } } appraisals { totalCount }
         stakeholders(where: {distressSigns: {some: {}}}) { totalCount }
         without: stakeholders(where: {accounts: {none: {}}}) { totalCount }
         signals { edges { node { id stakeholders { edges { node { accounts { totalCount } } } } } } } }""",
    """{ groupOf(stakeholder: "own:alpha") { told abroad members { depth share company { id } } }
         node(id: "own:alpha") { ... on Stakeholder { etag accounts { totalCount } distressSigns { totalCount } } }
         sources { totalCount } signalGroups(by: TOPIC) { groups { value count } } }""",
    "{ workList(sorts: [CHANGED, SILENT, ATTENTION]) { items { sort why stakeholder { id } } capped } }",
    '{ triage(concern: DISTRESS) { looked } scorecard(stakeholder: "own:alpha", concern: POTENTIAL) { score } }',
    '{ visitSheet(stakeholder: "own:alpha") { text } }',
)


@st.composite
def troubles(draw):
    """What tells of distress about some of an economy's stakeholders."""
    facts, some = [], st.sampled_from(NAMES)
    for number, name in enumerate(draw(st.lists(some, min_size=1, max_size=4))):
        equity, turnover = draw(st.integers(-(10**9), 10**9)), draw(st.integers(0, 10**9))
        books = AnnualAccounts(id=f"accounts:{number}", closed=DAY, equity=equity, turnover=turnover, source=BY)
        facts += [books, AccountsOf(from_id=books.id, to_id=f"own:{name}", source=BY)]
        sign = DistressSign(id=f"sign:{number}", topic=draw(st.sampled_from(SignTopic)), day=DAY, source=BY)
        facts += [sign, WarnsOf(from_id=sign.id, to_id=f"own:{name}", source=BY)]
        word = {"concern": draw(st.sampled_from(Concern)), "treatment": draw(st.sampled_from(Treatment))}
        said = Appraisal(id=f"appraisal:{number}", by="key:ann", day=DAY, source=BY, **word)
        facts += [said, Appraises(from_id=said.id, to_id=f"own:{name}", source=BY)]
    return facts


def exported(store):
    file = io.BytesIO()
    export(store, file)
    return file.getvalue()


def taken(store, role):
    principal = Principal("key:x", role, frozenset({Deed.EXPORT}))
    try:
        return list(exports.export(store, principal, exports.Wanted(exports.OPEN)))
    except Forbidden as why:
        return str(why)


def run(store, path):
    """A run and an explanation, to the byte."""
    snapshot = store.snapshot(WANTED)
    known = economy(snapshot)
    matched = match(known, Request(scope="all", top=5))
    write(path, matched.suggestions())
    told = explain(Scorer(known, "all", choose(known, "all", known.as_of)), 0, 1)
    return fingerprint(snapshot), manifest(matched, 5, None).json(), path.read_bytes(), repr(asdict(told))


def all_that_others_get(store, texts, path):
    return {
        "run": run(store, path),
        "export": exported(store),
        **{f"taken by {role}": taken(store, role) for role in OTHERS},
        **{f"answers to {role}": answers(store, role, texts) for role in OTHERS},
    }


@settings(max_examples=settings().max_examples // 12)  # each is two economies with a run, and asked by four roles
@given(economy=economies(), trouble=troubles(), text=REQUESTS)
def test_distress_changes_nothing_for_others(tmp_path_factory, empty_store, economy, trouble, text):
    folder, texts = tmp_path_factory.mktemp("distress"), [*ALWAYS[:3], *ASKED, text]
    one, other = folder / "one.db", folder / "other.db"
    with contextlib.closing(open_store(shutil.copyfile(empty_store, one))) as store:
        for at in range(BROKERS + 1):
            add(store, economy, at)
    shutil.copyfile(one, other)
    with contextlib.closing(open_store(other)) as troubled:
        say(troubled, trouble)
        assert troubled.counts().kinds["DistressSign"] >= 1
        found = all_that_others_get(troubled, texts, folder / "other.csv")
    with contextlib.closing(open_store(one)) as store:
        assert found == all_that_others_get(store, texts, folder / "one.csv")


def test_managers_and_admins_see_it(tmp_path, empty_store):
    with contextlib.closing(open_store(shutil.copyfile(empty_store, tmp_path / "store.db"))) as store:
        say(store, [DistressSign(id="sign:1", topic="summons", day=DAY, source=BY)])
        for role in Role:
            (text,) = answers(store, role, ["{ distressSigns { totalCount } }"])
            assert ('"totalCount":1' in str(text).replace(" ", "").replace("'", '"')) is (role in DETECTORS), role


@pytest.mark.parametrize("kind", ["AnnualAccounts", "DistressSign", "Appraisal"])
def test_no_export_holds_it_even_if_it_is_named(tmp_path, empty_store, kind):
    with (
        contextlib.closing(open_store(shutil.copyfile(empty_store, tmp_path / "store.db"))) as store,
        pytest.raises(BadInput, match="tells of distress, which no export holds"),
    ):
        export(store, io.BytesIO(), part=Part(kinds=(kind,)))
    with pytest.raises(BadInput, match="is not exported"):
        exports.Wanted((kind,))
