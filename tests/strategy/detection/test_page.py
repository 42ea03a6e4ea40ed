"""The page that works Z'' out by hand, figure by figure."""

from pathlib import Path

import pytest

from graph.lines.detection import AnnualAccounts
from strategy.detection import altman
from strategy.detection.altman import VARIANTS
from strategy.detection.lights import LIGHTS
from strategy.detection.potential import SIGNS

PAGE = (Path(__file__).parents[3] / "docs" / "explanation" / "detection.md").read_text("utf-8")


def tables():
    """The tables of the page by the first cell of their heads, each as its rows of cells."""
    found, rows = {}, []
    for line in [*PAGE.splitlines(), ""]:
        if line.startswith("|"):
            rows.append([cell.strip() for cell in line.strip("|").split("|")])
        elif rows:
            found[rows[0][0]] = rows[2:]
            rows = []
    return found


@pytest.fixture(scope="module")
def accounts():
    said = {
        name.removeprefix("book ").replace(" ", "_"): int(euros.replace(",", "")) * 100
        for name, euros in tables()["figure"]
    }
    return AnnualAccounts(id="accounts:own:a:2025", source="hand", **said)


def test_every_term_is_right(accounts):
    told = [(part.name, part.ratio, part.weight, part.product) for part in altman.parts(accounts)]
    for (name, *figures), (term, *cells) in zip(told, tables()["term"], strict=True):
        assert name == term
        assert [f"{figures[0]:.4f}", f"{figures[1]:.2f}", f"{figures[2]:.4f}"] == cells


def test_every_variant_is_right(accounts):
    for variant, (name, figure, low, high, zone) in zip(VARIANTS, tables()["variant"], strict=True):
        z = altman.z_of(accounts, variant)
        told = (variant.name, f"{z:.4f}", f"{variant.low:.2f}", f"{variant.high:.2f}", variant.zone(z))
        assert told == (name, figure, low, high, zone)


@pytest.mark.parametrize(("head", "signs"), [("light", LIGHTS), ("sign", SIGNS)])
def test_every_sign_is_told_with_its_family(head, signs):
    assert [(row[0], row[1]) for row in tables()[head]] == [(f"`{one.name}`", one.family) for one in signs]
