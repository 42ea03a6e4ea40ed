"""The page on the support map has every figure right."""

import re
from pathlib import Path

import pytest

from strategy.support.cells import overlaps
from strategy.support.covering import coverage, gaps
from strategy.support.doors import Evidence, Knock, Record, doors
from strategy.support.offers import Measure, Offer, Seeker, Support, by_need, portions
from strategy.support.shares import Refusal, spread
from strategy.support.whatif import Change, what_if

PAGE = Path(__file__).parents[3] / "docs" / "explanation" / "support-map.md"
CASES = Measure.CASES


def tables():
    """The tables of the page, each as its rows of cells without the head."""
    found, rows = [], []
    for line in [*PAGE.read_text("utf-8").splitlines(), ""]:
        if line.startswith("|"):
            rows.append([cell.strip() for cell in line.strip("|").split("|")])
        elif rows:
            found.append((rows[0], rows[2:]))
            rows = []
    return found


SERVICES, COMPANIES, SPREADS, CHANGES, POINTS = tables()


def listed(cell):
    return [] if cell in ("any", "unknown") else cell.split(", ")


def offer(name, actors, needs, stages, cases):
    parts = portions(dict.fromkeys(listed(needs)))
    told = {} if cases == "unknown" else {(CASES, "2025"): {need: int(cases) * part for need, part in parts.items()}}
    return Offer(name, name, portions(dict.fromkeys(listed(actors))), parts, frozenset(listed(stages)), volumes=told)


OFFERS = [offer(*row) for row in SERVICES[1]]
SUPPORT = Support(
    OFFERS,
    [
        Seeker(who, frozenset(listed(needs)), None if stage == "unknown" else stage, chain)
        for who, stage, chain, needs in COMPANIES[1]
    ],
)


def words():
    return " ".join(PAGE.read_text("utf-8").split())


def test_coverage_and_gaps():
    found = coverage(OFFERS, SUPPORT.seekers)
    assert f"Of the {found.asked} needs above, {found.met} are met." in words()
    (gap,) = gaps(SUPPORT)
    (one, first), (other, second) = gap.chains.items()
    assert (gap.need, gap.services) == ("visas", 0)
    chains = {f"{first} in {one}, {second} in {other}", f"{second} in {other}, {first} in {one}"}
    assert any(f"Visas are needed by {gap.unmet}, and nobody meets them: {said}." in words() for said in chains)


def test_overlaps():
    found = {(pair.one, pair.other) for pair in overlaps(OFFERS)}
    assert ("Export desk", "First steps") in found
    assert ("First steps", "Round table") not in found


@pytest.mark.parametrize("row", SPREADS[1], ids=lambda row: row[0])
def test_how_volume_is_spread(row):
    need, *shares, fragmentation, effective = row
    found = spread(need, by_need(OFFERS)[need], CASES)
    assert [found.shares.get(actor, 0) for actor in SPREADS[0][1:4]] == pytest.approx(list(map(float, shares)))
    assert [found.fragmentation, found.effective] == pytest.approx([float(fragmentation), float(effective)], abs=5e-3)


def test_what_is_not_told_is_refused():
    assert isinstance(spread("fairs", by_need(OFFERS)["fairs"], CASES), Refusal)


@pytest.mark.parametrize("row", CHANGES[1], ids=lambda row: row[0])
def test_what_if(row):
    said, met, fragmentation, effective = row
    if said == "nothing":
        after, advice = coverage(OFFERS, SUPPORT.seekers), spread("advice", by_need(OFFERS)["advice"], CASES)
    else:
        stops = re.fullmatch("(.*) stops", said)
        joins = re.fullmatch("(.*) takes (.*) over", said)
        change = Change((stops[1],)) if stops else Change(joins=((joins[1], joins[2]),))
        found = what_if(SUPPORT, change)
        after, advice = found.after, next(one.after for one in found.needs if one.need == "advice")
    assert after.met == int(met)
    assert [advice.fragmentation, advice.effective] == pytest.approx([float(fragmentation), float(effective)], abs=5e-3)


def test_the_points_are_those_of_the_table():
    def points(knocked=("n",), evidence=None, stage=None, **more):
        sets = {name: frozenset(values) for name, values in more.items()}
        seeker = Seeker("own:s", frozenset({"n"}), stage, markets=frozenset({"m"}))
        asked = Knock(seeker, frozenset(knocked), frozenset({"wide"}), frozenset({"nl"}))
        (door,) = doors([Offer("a", "a", {"x": 1.0}, {"n": 1.0} if "n" in knocked else {"wide": 1.0}, **sets)], asked,
                        evidence or Evidence())  # fmt: skip
        return door.points

    plain = points()
    told = Evidence({("x", "n"): Record(3, 1)})
    measured = (
        f"{plain:.0f}; {points(('other',)):.0f}",
        f"{points(stage='none', stages=('none',)) - plain:.0f}",
        f"{points(markets=('m',)) - plain:.0f}",
        f"{points(languages=('nl',)) - plain:.0f}; −{plain - points(languages=('fr',)):.0f}",
        "2 (d − r) ÷ (d + r + 2)",
        f"{points(evidence=Evidence(helping={'x'})) - plain:.0f}",
    )
    assert tuple(row[1] for row in POINTS[1]) == measured
    assert points(evidence=told) - plain == pytest.approx(2 * (3 - 1) / (3 + 1 + 2), abs=5e-3)
