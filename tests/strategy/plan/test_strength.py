"""Where chains are strong: the page's example is told as it stands there, with links beside it."""

import re
from pathlib import Path

import pytest

from graph.errors import BadInput, NotFound
from graph.lines.barriers import Barrier, HindersMarket
from graph.lines.plan import ExportValue
from graph.model import Market, Stakeholder
from graph.relations import ActiveIn, PresentIn, Targets
from loaders import exports
from strategy.plan.strength import Links, Sale, links, sales, strengths, years
from tests.strategy.conftest import SAY

PAGE = (Path(__file__).parents[3] / "docs" / "explanation" / "export-strength.md").read_text("utf-8")
TABLE = re.findall(r"```csv\n(.*?)```", PAGE, re.DOTALL)[0]


def table(tmp_path, text=TABLE):
    path = tmp_path / "exports.csv"
    path.write_text(text, "utf-8")
    return path


def told(one):
    def percent(share):
        return "–" if share is None else f"{share:.1%}".replace("%", " %")

    market = one.market.removeprefix("market:") if one.market else "all"
    advantage = "–" if one.advantage is None else f"{one.advantage:.2f}"
    potential = "–" if one.potential is None else str(one.potential // 100)
    return (
        one.chain.removeprefix("chain:"), market, percent(one.share), percent(one.market_share), advantage, potential
    )  # fmt: skip


def test_the_example_of_the_page_is_told_as_it_stands_there(store, tmp_path):
    report = exports.load(table(tmp_path), store)
    assert (report.rejected, report.noted) == (0, 0)
    rows = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in PAGE.splitlines() if line[:1] == "|"]
    assert [told(one) for one in strengths(sales(store))] == rows[2:]
    assert exports.load(table(tmp_path), store).total.changed == 0
    fewer = table(tmp_path, "keten;markt;jaar;waarde\nVoeding;Duitsland;2025;60.000.000\n")
    assert exports.load(fewer, store).tallies["ExportValue"].retired == 4
    assert [one.demand for one in store.scan(ExportValue)] == [None]


def test_links_stand_beside_it(store):
    with store.unit("tables:fictional", bulk="test") as unit:
        unit.say(exports.value_chains()[:2])
    with store.unit("tables:fictional", bulk="test") as unit:
        unit.say([Market(id="market:DE", notation="DE", **SAY)])
        unit.say([Stakeholder(id=f"own:{name}", name=name, **SAY) for name in "abcd"])
        unit.say([Barrier(id=f"own:{status}", status=status, **SAY) for status in ("open", "resolved")])
        unit.say([ActiveIn(from_id=f"own:{name}", to_id="chain:food", share=0.1 if name == "d" else None, **SAY)
                 for name in "abcd"])  # fmt: skip
        unit.say([PresentIn(from_id="own:a", to_id="market:DE", **SAY),
                  PresentIn(from_id="own:b", to_id="market:DE", status="ended", **SAY),
                  PresentIn(from_id="own:d", to_id="market:DE", **SAY)])  # fmt: skip
        unit.say([Targets(from_id="own:b", to_id="market:DE", status="planned", **SAY),
                  Targets(from_id="own:c", to_id="market:DE", status="not-interested", **SAY)])  # fmt: skip
        unit.say([HindersMarket(from_id=f"own:{one}", to_id="market:DE", **SAY) for one in ("open", "resolved")])
    assert links(store, "chain:food", "market:DE") == Links(present=1, aiming=1, barriers=1)


def test_without_demand_it_abstains():
    (whole, cell) = strengths([Sale("chain:food", "market:DE", 100, None)])
    assert (whole.advantage, whole.market_share, cell.advantage, cell.potential) == (None, None, None, None)
    assert strengths([]) == []


def test_nothing_known_says_what_to_load(new_store):
    store = new_store()
    assert years(store) == []
    with pytest.raises(NotFound, match="hommel load exports"):
        sales(store)
    store.close()


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("fod,DE,2025,1,", "the row is left out"),
        ("food,Atlantis,2025,1,", "the row is left out"),
        ("food,DE,25,1,", "not a year from 1000 to 2100; the row is left out"),
        ("food,DE,2025,-1,", "below nought; the row is left out"),
        ("food,FR,2025,1,", "this chain, market and year come twice; the first counts"),
        ("food,DE,2025,5,4", "more was sold there than the market bought; taken as unknown"),
        ("food,DE,2025,5,many", "not a whole number; taken as unknown"),
    ],
)
def test_a_row_that_cannot_be_is_told(tmp_path, row, reason):
    heard = []
    chains = exports.spelled_chains(exports.value_chains())
    exports.read(
        table(tmp_path, f"chain,market,year,value,demand\nfood,FR,2025,1,\n{row}\n"), "exports:x", chains, heard.append
    )
    assert [remark.reason[-len(reason) :] for remark in heard] == [reason]


def test_a_table_without_a_row_is_none(tmp_path):
    with pytest.raises(BadInput, match="no row says what a chain sold"):
        exports.read(table(tmp_path, "chain,market,year,value\n"), "exports:x", {}, print)
