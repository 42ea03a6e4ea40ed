"""Ten journeys of an analyst and a manager, each by mouse and by keyboard alone."""

import csv
import re
import shutil

import pytest

from hommel import wiring
from hommel.settings import Settings
from schema.access import Role
from schema.authentication import links
from tests.explorer.brokered import brokered
from tests.explorer.test_sharing import CLIPBOARD
from tests.served import served

FAR = 300
"""So many times somebody presses Tab at most."""


class Mouse:
    """Points and clicks."""

    def __init__(self, reader):
        self.reader, self.page = reader, reader.page

    def use(self, control):
        control.click()

    def choose(self, control, option):
        control.select_option(label=option)

    def write(self, control, text):
        control.click()
        self.page.keyboard.type(text)

    def find(self, text, kind):
        """By the search box: the first of a kind."""
        self.write(self.page.get_by_role("combobox", name="Search"), text)
        self.use(self.page.get_by_role("option").filter(has_text=kind).first)

    def open_card(self, name):
        """On a board."""
        self.use(self.page.get_by_role("link", name=re.compile(f"^{name}")).first)

    # What all do, by the names that are read aloud.

    def follow(self, name, within=None, exact=False):
        self.use((within or self.page).get_by_role("link", name=name, exact=exact).first)
        return self.reader.settled()

    def push(self, name, within=None):
        self.use((within or self.page).get_by_role("button", name=name, exact=True).first)

    def take(self, name, folder):
        with self.page.expect_download() as download:
            self.push(name)
        path = folder / download.value.suggested_filename
        download.value.save_as(path)
        return path


class Keys(Mouse):
    """Touches no mouse: Tab until it is there, then what keys do."""

    def reach(self, control):
        control.wait_for()
        target = control.element_handle()
        for _ in range(FAR):
            if target.evaluate("(it) => it === document.activeElement"):
                return
            self.reader.press("Tab")
        raise AssertionError(f"no way by Tab to {control}; at last {self.reader.focused()!r}")

    def use(self, control):
        self.reach(control)
        self.reader.press("Space" if control.evaluate("(it) => it.type === 'checkbox'") else "Enter")

    def choose(self, control, option):
        self.reach(control)
        self.page.keyboard.type(option)

    def write(self, control, text):
        self.reach(control)
        self.page.keyboard.type(text)

    def find(self, text, kind):
        self.write(self.page.get_by_role("combobox", name="Search"), text)
        self.page.get_by_role("option").filter(has_text=kind).first.wait_for()
        for _ in range(self.page.get_by_role("option").count()):
            self.reader.press("ArrowDown")
            if kind in self.page.locator("[role=option][aria-selected=true]").inner_text():
                break
        self.reader.press("Enter")

    def open_card(self, name):
        self.reach(self.page.locator("[data-card][tabindex='0']").first)
        for _ in range(9):
            if self.reader.focused().startswith(name):
                break
            self.reader.press("ArrowRight")
        self.reader.press("Enter")


@pytest.fixture(params=[Mouse, Keys], ids=["mouse", "keys"])
def hands(request):
    """How somebody works."""
    return request.param


@pytest.fixture
def analyst(reading, hands):
    """Somebody without a key, at the start."""
    with reading() as reader:
        reader.at()
        reader.page.context.grant_permissions(CLIPBOARD)
        yield hands(reader)


@pytest.fixture(scope="module")
def own(economy, tmp_path_factory):
    """A copy of the economy that may be changed, served: its settings and address."""
    path = tmp_path_factory.mktemp("journeys") / "own.db"
    shutil.copy(economy[0], path)
    brokered(path)
    with served(path, "--no-work") as (_, where):
        yield Settings.read({"HOMMEL_STORE": f"sqlite:///{path}"}), where


@pytest.fixture
def ann(own, reading, hands, address):
    """A manager, who has just opened the link that she was given."""
    settings, where = own
    with wiring.opened(settings) as store:
        link = links.at(where, links.linked(store, Role.MANAGER))
    with reading(elsewhere=where) as reader:
        reader.page.goto(link)
        reader.settled()
        hand = hands(reader)
        hand.push("Sign in now")
        reader.page.wait_for_selector("h1:has-text('To do')")
        reader.settled()
        yield hand


@pytest.fixture
def leading(own, reading, hands):
    """The manager who leads the partnerships, by her key."""
    with reading(signed_in=True, elsewhere=own[1]) as reader:
        yield hands(reader)


def table(page, caption):
    return page.get_by_role("table", name=re.compile(re.escape(caption))).first


def column(page, caption, number):
    return table(page, caption).locator(f"tbody td:nth-child({number})").all_inner_texts()


def nodes(page):
    page.wait_for_selector(".picture")
    return column(page, "The same as a table", 1)


class TestAnAnalyst:
    """Reads what is public, and takes it along."""

    def test_1_finds_the_pair_furthest_behind_chance_and_why_its_best_suggestion_fits(self, analyst):
        page, reader = analyst.page, analyst.reader
        one, other = re.search(r"Furthest behind chance: (.+?) and (.+), with", reader.text).groups()
        analyst.follow(f"{one} and {other}")
        assert reader.heading == f"{one} × {other}"
        analyst.follow(column(page, "Suggested partnerships", 2)[0], table(page, "Suggested partnerships"))
        page.wait_for_selector(".bars")
        points = [float(cell.replace("\u2212", "-")) for cell in page.locator(".bars .number").all_inner_texts()]
        assert sum(points[:-1]) == pytest.approx(points[-1], abs=0.005 * len(points))
        assert column(page, "Evidence", 2)

    def test_2_finds_who_offers_a_capability_and_how_they_are_linked(self, analyst):
        page, reader = analyst.page, analyst.reader
        analyst.find("battery", "Capability")
        page.wait_for_url("**page=node**")
        reader.settled()
        who = column(page, "Offered by", 1)[0]
        analyst.follow(who, table(page, "Offered by"))
        assert reader.heading == who
        analyst.follow("Network", page.get_by_role("navigation", name="Parts of this page"), exact=True)
        page.wait_for_url("**page=network**")
        assert who in nodes(page)

    def test_3_walks_through_a_network_filters_it_and_hands_it_on(self, analyst, reading):
        page = analyst.reader.at(page="network", id="example:0000005")
        before = nodes(page)
        box = page.get_by_role("checkbox", name=re.compile("Capability"))
        analyst.use(box)
        left = nodes(page)
        assert set(left) < set(before)
        first = page.locator(".walk li button").first
        analyst.use(first)
        page.wait_for_url("**chosen=**")
        analyst.push("Copy link")
        page.wait_for_selector(".note p:has-text('is copied')")
        with reading() as other:
            other.page.goto(page.evaluate("navigator.clipboard.readText()"))
            assert nodes(other.settled()) == left
            assert other.page.locator(".walk h2").inner_text() == page.locator(".walk h2").inner_text()

    def test_4_looks_at_everybody_of_two_chains_by_country_and_takes_them_along(self, analyst, tmp_path):
        page, reader = analyst.page, analyst.reader
        page = reader.at(page="pair", one="food", other="logistics")
        analyst.follow(re.compile("map", re.IGNORECASE))
        told = nodes(page)
        analyst.choose(page.get_by_role("combobox", name="Colour and shape by"), "country")
        page.wait_for_url("**colour=country**")
        with analyst.take("CSV of nodes", tmp_path).open(encoding="utf-8-sig", newline="") as file:
            assert sorted(row["name"] for row in csv.DictReader(file)) == sorted(told)

    def test_5_sorts_and_filters_the_pairs_and_takes_the_table_along(self, analyst, tmp_path):
        page = analyst.page
        analyst.push(re.compile("Suggested"), table(page, "Pairs of value chains"))
        analyst.push(re.compile("Suggested"), table(page, "Pairs of value chains"))
        analyst.write(page.get_by_role("searchbox", name=re.compile("Pairs of value chains")), "food")
        shown = column(page, "Pairs of value chains", 1)
        numbers = [int(one) for one in column(page, "Pairs of value chains", 5)]
        assert numbers == sorted(numbers, reverse=True)
        assert 0 < len(shown) < 15
        with analyst.take("CSV of Pairs of value chains", tmp_path).open(encoding="utf-8-sig", newline="") as file:
            assert [row["Pair"] for row in csv.DictReader(file)] == shown


class TestAManager:
    """Decides, and can take it back."""

    def best(self, ann):
        """To the page of the best suggestion's two."""
        caption = "Best suggestions"
        ann.follow(column(ann.page, caption, 2)[0], table(ann.page, caption))
        ann.page.wait_for_selector(".bars")

    def decided(self, ann, verdict):
        ann.page.wait_for_selector(f"main .deciding strong:has-text('{verdict}')")

    def undone(self, ann):
        ann.push("Undo")
        ann.page.wait_for_selector("text=It is taken back.")
        ann.page.wait_for_selector("main .deciding strong", state="detached")

    def test_6_signs_in_by_the_link_accepts_the_best_suggestion_and_takes_it_back(self, ann):
        assert "code=" not in ann.page.url
        assert ann.page.get_by_role("banner").get_by_text("Manager", exact=True).count() == 1
        assert len(column(ann.page, "Best suggestions", 1)) == 20
        self.best(ann)
        ann.push("Accept")
        self.decided(ann, "accepted")
        self.undone(ann)

    def test_7_brings_a_partnership_on_from_the_board_and_back(self, leading):
        ann, page = leading, leading.reader.at(page="partnerships")
        ann.open_card("Cooling together")
        stands = page.locator(".standing")
        stands.wait_for()
        before = stands.inner_text()
        ann.push("Agrees to be known…")
        ann.push(re.compile("^Do it"))
        page.locator(".standing", has_text="All agreed").wait_for()
        ann.push("Undo")
        page.get_by_text("It is taken back.").first.wait_for()
        page.locator(".standing", has_text=before.partition("\n")[0]).wait_for()

    def test_8_declines_with_a_reason_and_snoozes_instead(self, ann):
        self.best(ann)
        ann.choose(ann.page.get_by_role("combobox", name="Reason to decline"), "competitors")
        ann.push("Decline")
        self.decided(ann, "declined")
        assert "competitors" in ann.reader.text
        self.undone(ann)
        ann.push("Snooze")
        self.decided(ann, "snoozed")
        self.undone(ann)

    def test_9_finds_which_actions_of_the_plan_are_late_and_why(self, ann):
        page = ann.reader.at(page="plan")
        late = page.locator("tr, li", has=page.locator(".stands-late")).locator("a").first
        name = late.inner_text()
        ann.use(late)
        ann.reader.settled()
        assert ann.reader.heading == name
        assert re.search(r"Its day|Too few|late", ann.reader.text)
        assert page.get_by_role("table", name=re.compile("Milestones")).count() == 1

    def test_10_prepares_a_visit_and_leaves_and_nothing_of_hers_stays(self, ann):
        page = ann.page
        ann.find("Jubra", "Stakeholder")
        page.wait_for_url("**page=stakeholder**")
        ann.reader.settled()
        ann.follow("Visit sheet")
        page.wait_for_selector("h1:has-text('Visit sheet: Jubra')")
        page.evaluate("() => { window.print = () => { window.printed = true } }")
        ann.push("Print")
        assert page.evaluate("window.printed")
        assert ann.reader.text.count("number ") == 3
        ann.push("Sign out")
        page.get_by_text("are for managers").wait_for()
        assert "Jubra" not in page.locator("body").inner_text()
        assert page.evaluate("sessionStorage.length") == 0
