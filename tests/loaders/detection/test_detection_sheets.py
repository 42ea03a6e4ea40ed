"""Annual accounts and signals come in as sheets, of stakeholders that are there."""

import datetime

import pytest

from graph.errors import BadInput
from graph.lines.detection import AnnualAccounts, DistressSign, Signal
from graph.model import Identifier, Source, Stakeholder
from graph.relations import IdentifiedBy
from loaders.detection import ACCOUNTS, SIGNALS, load, rehearse, write_template
from loaders.detection.accounts import euros
from loaders.detection.signals import number

BY = "tables:fictional"
KBO = "0203201340"


@pytest.fixture
def here(store):
    with store.unit(BY, bulk="test") as unit:
        unit.say([Source(id=BY, title="Fictional", source=BY)])
        unit.say(
            [
                Stakeholder(id="own:alfa", name="Alfa (fictional)", kind="company", source=BY),
                Stakeholder(id="own:beta", name="Béta (fictional)", kind="company", source=BY),
            ]
        )
        unit.say([Identifier(id=f"identifier:kbo:{KBO}", scheme="kbo", value=KBO, source=BY)])
        unit.say([IdentifiedBy(from_id="own:beta", to_id=f"identifier:kbo:{KBO}", source=BY)])
    return store


@pytest.fixture
def sheet(tmp_path):
    def sheet(text, name="sheet.csv"):
        path = tmp_path / name
        path.write_text(text, "utf-8")
        return path

    return sheet


def said(store, noun):
    return {fact.id: fact for fact in store.scan(noun)}


def test_accounts_come_in_by_id_number_and_name_and_go_when_they_are_no_longer_said(here, sheet):
    text = (
        "KBO;afsluitdatum;20/58;10/15;9901;70;neergelegd\n"
        "own:alfa;31/12/2025;1.000,50;-250;-12 000;5000;2026-06-20\n"
        "0203.201.340;2025-12-31;2000;100;1;1;2025-01-01\n"
        "Béta (fictional);2024-12-31;-1;100;1;1;\n"
    )
    report = load(ACCOUNTS, sheet(text), here)
    found = said(here, AnnualAccounts)
    assert list(found) == [
        "accounts:own:alfa:2025-12-31", "accounts:own:beta:2024-12-31", "accounts:own:beta:2025-12-31",
    ]  # fmt: skip
    alfa = found["accounts:own:alfa:2025-12-31"]
    assert (alfa.total_assets, alfa.equity, alfa.operating_result) == (1_000_50, -250_00, -12_000_00)
    assert (alfa.period, alfa.published, alfa.as_of) == ("2025", datetime.date(2026, 6, 20), alfa.published)
    doubtful = found["accounts:own:beta:2024-12-31"], found["accounts:own:beta:2025-12-31"]
    assert (doubtful[0].total_assets, doubtful[1].published, report.noted) == (None, None, 2)
    assert load(ACCOUNTS, sheet(text), here).total.unchanged == 6
    assert load(ACCOUNTS, sheet(text[: text.index("0203")]), here).total.retired == 4
    assert list(said(here, AnnualAccounts)) == ["accounts:own:alfa:2025-12-31"]


def test_what_a_signal_is_about_tells_who_may_see_it_and_a_source_of_distress_alone_is_not_named(here, sheet):
    distress = "stakeholder;topic;day;note\nown:alfa;dagvaarding;2026-05-01;for contributions\n"
    assert rehearse(SIGNALS, sheet(distress), here).total.new == 2
    load(SIGNALS, sheet(distress), here)
    ((sign,), growth) = said(here, DistressSign).values(), said(here, Signal)
    assert (sign.topic, sign.note, growth) == ("summons", "for contributions", {})
    assert [one.id for one in here.scan(Source)] == [BY]
    load(SIGNALS, sheet(distress + "own:beta;investering;2026-05-02;\n"), here)
    assert [one.topic for one in here.scan(Signal)] == ["investment"]
    assert [one.id for one in here.scan(Source)] == ["signals:sheet", BY]


def test_rows_that_nobody_can_tell_the_subject_of_are_refused_with_what_to_do(here, sheet):
    rows = "own:nobody;summons;2026-05-01\nown:alfa;gossip;2026-05-01\nown:alfa;summons;\n"
    twice = "own:alfa;summons;2026-05-01\n" * 2
    report = load(SIGNALS, sheet(f"stakeholder;topic;day;colour\n{rows}{twice}".replace("\n", ";\n")), here)
    assert report.rejected == 4
    for told in ("no stakeholder of the store", "not one of insolvency-notice, ", "on which day", "said before"):
        assert any(told in reason for reason in report.reasons), told
    assert report.reasons["not a column of this sheet; left out"] == 1


def test_a_file_without_rows_that_can_be_read_changes_nothing(here, sheet):
    with pytest.raises(BadInput, match="holds no rows that could be read; nothing"):
        load(ACCOUNTS, sheet("stakeholder;closed\nown:nobody;2025-12-31\n"), here)
    with pytest.raises(BadInput, match="the column 'closed' is missing"):
        load(ACCOUNTS, sheet("stakeholder;year\n"), here)


def test_a_template_is_written_once(tmp_path):
    written = write_template(ACCOUNTS, tmp_path / "accounts.csv")
    assert written.read_text("utf-8").startswith("stakeholder;closed;")
    with pytest.raises(BadInput, match="is there already"):
        write_template(ACCOUNTS, written)


@pytest.mark.parametrize(
    ("typed", "cents"),
    [("1234.5", 123450), ("1.234", 123400), ("1,234.50", 123450), ("-1.234.567,8", -123456780), ("€ 12", 1200)],
)
def test_amounts_are_read_as_people_write_them(typed, cents):
    assert euros(typed) == cents


@pytest.mark.parametrize("typed", ["1.2345", "12,345,6", "1e6", "twelve", "--3", "1" * 16])
def test_what_is_no_amount_is_refused(typed):
    with pytest.raises(ValueError, match=r"not an amount|more than"):
        euros(typed)


def test_what_is_no_figure_is_refused():
    for typed in ("nan", "inf", "much", "1e400"):
        with pytest.raises(ValueError, match="not a number"):
            number(typed)
