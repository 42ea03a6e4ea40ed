"""Small made-up economies for the matching's tests."""

import datetime
from collections.abc import Mapping, Sequence

import numpy as np
import pytest
from hypothesis import strategies as st

from graph.snapshot import UNKNOWN_DAY, Coded, Edges, Nodes, Snapshot

EPOCH = datetime.date(1970, 1, 1)
CHAINS = ("chain:life-sciences", "chain:food", "chain:engineering", "chain:circular", "chain:logistics")
STAKEHOLDER = ("name", "kind", "country", "status", "visibility")


def coded(values):
    known = sorted({value for value in values if value is not None})
    return Coded(np.array([-1 if v is None else known.index(v) for v in values], np.int32), tuple(known))


def day_number(day):
    return UNKNOWN_DAY if day is None else (day - EPOCH).days


def edges(rows, starts, ends, **columns):
    """Rows (start id, end id, column values…) as relations."""
    found = sorted(((starts.index(row[0]), ends.index(row[1]), *row[2:]) for row in rows), key=lambda row: row[:2])
    made = {}
    for place, (name, kind) in enumerate(columns.items(), start=2):
        values = [row[place] for row in found]
        made[name] = coded(values) if kind is str else np.array(values, kind)
    return Edges(np.array([r[0] for r in found], np.int32), np.array([r[1] for r in found], np.int32), made)


def claims(rows, starts, ends, strength):
    """Rows (start id, end id, strength, source, day), and the words if there are any."""
    known = [(*row[:4], day_number(row[4]), row[5] if len(row) > 5 else None) for row in rows]
    return edges(known, starts, ends, **{strength: float, "source": str, "as_of": np.int32, "words": str})


def presences(rows, starts, ends):
    """Rows (start id, end id, status, source, day), said to hold for ever."""
    known = [(a, b, status, UNKNOWN_DAY, source, day_number(day)) for a, b, status, source, day in rows]
    return edges(known, starts, ends, status=str, until=np.int32, source=str, as_of=np.int32)


def words(rows):
    """Rows (stakeholder, partner, verdict, reason, day, until) as feedback."""
    columns = [[row[place] for row in rows] for place in range(6)]
    names = ("stakeholder", "partner", "verdict", "reason")
    return Nodes(
        [f"feedback:{place:03}" for place in range(len(rows))],
        {
            **{name: coded(values) for name, values in zip(names, columns, strict=False)},
            **{
                name: np.array([day_number(day) for day in columns[place]], np.int32)
                for name, place in (("day", 4), ("until", 5))
            },
        },
    )


def snapshot_of(
    stakeholders: Mapping[str, Mapping[str, str]],
    projects: Mapping[str, Mapping[str, object]] | None = None,
    *,
    offers: Sequence[tuple] = (),
    needs: Sequence[tuple] = (),
    active_in: Sequence[tuple] = (),
    owned_by: Sequence[tuple] = (),
    excludes: Sequence[tuple] = (),
    between: Sequence[tuple] = (),
    partnerships: Mapping[str, tuple] | None = None,
    feedback: Sequence[tuple] = (),
    capabilities: Sequence[str] = (),
    present_in: Sequence[tuple] = (),
    targets: Sequence[tuple] = (),
) -> Snapshot:
    """A snapshot from plain words.

    projects       id -> {"start": date or None, "members": ids, "chains": {code: weight}, "about": ids, "rule": text}
    between        rows (partnership, stakeholder), and its answer if there is one
    partnerships   id -> (state, since), and its first day; one that is only in `between` has none of them
    feedback       rows (stakeholder, partner, verdict, reason, day, until)
    """
    projects = projects or {}
    who, what = sorted(stakeholders), sorted(projects)
    about = [(p, c, 1.0) for p in what for c in projects[p].get("about", ())]
    said = {row[1] for row in (*about, *offers, *needs)} | set(capabilities)
    can, chains, parties = sorted(said), sorted(CHAINS), sorted({row[0] for row in between})
    stands = {p: (partnerships or {}).get(p, (None, None)) for p in parties}
    markets = sorted({row[1] for row in (*present_in, *targets)})
    advances = [(p, f"chain:{c}", w) for p in what for c, w in projects[p].get("chains", {}).items()]
    return Snapshot(
        1,
        {
            "Stakeholder": Nodes(who, {n: coded([stakeholders[i].get(n) for i in who]) for n in STAKEHOLDER}),
            "Project": Nodes(
                what,
                {
                    "start": np.array([day_number(projects[p].get("start")) for p in what], np.int32),
                    "source": coded(["tables:list" for _ in what]),
                    "rule": coded([projects[p].get("rule") for p in what]),
                    "acronym": coded([p.upper() for p in what]),
                },
            ),
            "ValueChain": Nodes(
                chains, {"position": np.array([CHAINS.index(c) for c in chains], np.int64), "label_en": coded(chains)}
            ),
            "Capability": Nodes(can, {"label_en": coded(can)}),
            "Partnership": Nodes(
                parties,
                {
                    "state": coded([stands[p][0] for p in parties]),
                    "since": np.array([day_number(stands[p][1]) for p in parties], np.int32),
                    "start": np.array([day_number((*stands[p], None)[2]) for p in parties], np.int32),
                },
            ),
            "Feedback": words(feedback),
            "Market": Nodes(
                markets, {"notation": coded([m.removeprefix("market:") for m in markets]), "label_en": coded(markets)}
            ),
        },
        {
            "PARTICIPATED_IN": edges([(m, p) for p in what for m in projects[p].get("members", ())], who, what),
            "ABOUT": edges(about, what, can, weight=float),
            "ADVANCES": edges(advances, what, chains, weight=float),
            "OFFERS": claims(offers, who, can, "level"),
            "NEEDS": claims(needs, who, can, "urgency"),
            "ACTIVE_IN": claims(active_in, who, chains, "weight"),
            "PRESENT_IN": presences(present_in, who, markets),
            "TARGETS": presences(targets, who, markets),
            "OWNED_BY": edges(owned_by, who, who),
            "EXCLUDES": edges(excludes, who, who),
            "BETWEEN": edges(
                [(*row[:2], row[2] if len(row) > 2 else None) for row in between], parties, who, answer=str
            ),
        },
    )


YEARS = st.integers(2010, 2018)
NAMES = [f"own:{letter}" for letter in "abcdefghijklmn"]
SKILLS = [f"term:{word}" for word in ("mill", "ship", "cure", "weave", "brew")]


@st.composite
def any_economy(draw):
    """Arguments of `snapshot_of`: anything from nobody to fourteen stakeholders, connected or not."""
    who = NAMES[: draw(st.integers(0, len(NAMES)))]
    some = st.sets(st.sampled_from(who), max_size=6) if who else st.just(set())
    one = st.sampled_from(who) if who else st.nothing()
    pairs = st.sets(st.tuples(one, one).filter(lambda p: p[0] != p[1]), max_size=2) if len(who) > 1 else st.just(set())
    project = st.fixed_dictionaries(
        {
            "start": st.one_of(st.none(), st.builds(datetime.date, YEARS, st.integers(1, 12), st.just(1))),
            "members": some.map(sorted),
            "chains": st.dictionaries(
                st.sampled_from([c.removeprefix("chain:") for c in CHAINS]),
                st.sampled_from([0.25, 0.5, 1.0]),
                max_size=2,
            ),
            "about": st.sets(st.sampled_from(SKILLS), max_size=3).map(sorted),
        }
    )
    claim = st.tuples(one, st.sampled_from(SKILLS)) if who else st.nothing()
    stated = st.sets(claim, max_size=6) if who else st.just(set())
    said = ("hand", datetime.date(2012, 1, 1))
    words = st.sampled_from([None, "drogen van bessen", "bessendroger", "東京", ""])
    market = st.tuples(one, st.sampled_from(["market:DE", "market:DE2", "market:FR"])) if who else st.nothing()
    places = st.sets(market, max_size=4) if who else st.just(set())
    status = st.sampled_from([None, "ended", "decided", "not-interested"])
    return {
        "stakeholders": {
            i: {
                "kind": draw(st.sampled_from([None, "company", "higher-education"])),
                "country": draw(st.sampled_from([None, "BE", "NL"])),
                "status": draw(st.sampled_from([None, "active", "active", "ceased"])),
                "visibility": draw(st.sampled_from([None, "public", "broker-only"])),
            }
            for i in who
        },
        "projects": {f"cordis:{n}": p for n, p in enumerate(draw(st.lists(project, max_size=9)))},
        "offers": [(*row, 1.0, *said, draw(words)) for row in sorted(draw(stated))],
        "needs": [(*row, 1.0, *said, draw(words)) for row in sorted(draw(stated))],
        "present_in": [(*row, draw(status), *said) for row in sorted(draw(places))],
        "targets": [(*row, draw(status), *said) for row in sorted(draw(places))],
        "owned_by": sorted(draw(pairs)),
        "excludes": sorted(draw(pairs)),
        "capabilities": SKILLS,
    }


@pytest.fixture(scope="session")
def build():
    """The builder of snapshots."""
    return snapshot_of


@pytest.fixture(scope="session")
def economies():
    """A strategy that draws arguments for `build`."""
    return any_economy()
