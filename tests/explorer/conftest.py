"""The explorer in a real browser: one server over a small example and one Chromium for all that only look."""

import json
import os
import shutil
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import sync_playwright

from hommel import wiring
from hommel.__main__ import main
from hommel.settings import Settings
from schema.access import Role
from schema.authentication import keys
from schema.serving import explorer
from tests.served import served

ROOT = Path(__file__).parents[2]
AXE = ROOT / "explorer" / "node_modules" / "axe-core" / "axe.min.js"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
SLOW_MACHINE_MS = 60_000
WATCH = """window.broken = [];
addEventListener("securitypolicyviolation", ({violatedDirective, blockedURI}) =>
  broken.push(`${violatedDirective} ${blockedURI}`));"""
NEXT_FRAME = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
SIGNED_IN = "sessionStorage.setItem('hommel.key', {})"


def missing(why):
    """Said loudly where the browser cannot be had; in CI it fails."""
    (pytest.fail if os.environ.get("CI") else pytest.skip)(f"EXPLORER NOT TESTED: {why}")


@pytest.fixture(scope="module")
def chromium():
    """The browser; Debian's, not one that playwright would download. Not for the session: while playwright runs, no
    other test of this process could run a loop of its own."""
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        missing("no chromium: apt-get install chromium")
    if not (explorer.PAGE / explorer.START).exists() or not AXE.exists():
        missing("the page is not built: make setup")
    options = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=program, args=options)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def economy(tmp_path_factory):
    """A store with a small economy, matched for brokers and for everybody; and a manager's key."""
    path = tmp_path_factory.mktemp("explored") / "explored.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOMMEL_STORE", f"sqlite:///{path}")
        assert main(["load", "example", "--size", "120", "--seed", "3"]) == 0
        assert main(["match", "--top", "5", "--audience", "public"]) == 0
        assert main(["match", "--top", "5"]) == 0
    with wiring.opened(Settings.read({"HOMMEL_STORE": f"sqlite:///{path}"})) as store:
        _, key = keys.create(store, Role.MANAGER, "Ann (fictional)", None, None)
    return path, key


@pytest.fixture(scope="session")
def address(economy):
    """Where a server over it answers, for those who change nothing that others look at."""
    with served(economy[0], "--no-work") as (_, where):
        yield where


class Reader:
    """Somebody before a browser."""

    def __init__(self, page, address):
        self.page, self.address = page, address

    def at(self, **place):
        """Go to a page by its address, and wait until it is there."""
        self.page.goto(f"{self.address}/?{urlencode(place)}")
        return self.settled()

    def settled(self):
        self.page.evaluate(NEXT_FRAME)
        self.page.locator("h1").wait_for()
        while (waiting := self.page.locator(".waiting")).count():
            waiting.first.wait_for(state="detached")
        return self.page

    @property
    def heading(self):
        return self.page.locator("h1").inner_text()

    @property
    def text(self):
        return self.page.locator("main").inner_text()

    def press(self, *names):
        for name in names:
            self.page.keyboard.press(name)

    def focused(self):
        """What is in focus, as it is read aloud or written."""
        return self.page.evaluate("document.activeElement.ariaLabel ?? document.activeElement.innerText")

    def tab_to(self, wanted, most=60):
        """Tab until something of that name is in focus, as somebody without a mouse does."""
        for _ in range(most):
            self.press("Tab")
            if wanted in (self.focused() or ""):
                return
        raise AssertionError(f"no way by Tab to {wanted!r}; at last {self.focused()!r}")


@pytest.fixture
def reading(chromium, address, economy):
    """Opens the browser: `with reading(key=…, locale="nl-BE") as reader`. At the end nothing may have been refused by
    the policy, said on the console, or asked of another host."""

    @contextmanager
    def opened(signed_in=False, quiet=True, elsewhere=None, besides=(), **options):
        where = elsewhere or address
        context = chromium.new_context(**{"locale": "en-GB", "viewport": {"width": 1280, "height": 900}, **options})
        context.set_default_timeout(SLOW_MACHINE_MS)
        context.add_init_script(WATCH)
        if signed_in:
            context.add_init_script(SIGNED_IN.format(json.dumps(economy[1])))
        page, said, asked = context.new_page(), [], []
        page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        yield Reader(page, where)
        assert page.evaluate("window.broken ?? []") == []
        assert [url for url in asked if not url.startswith((where, *besides, "data:", "blob:"))] == []
        assert said == [] or not quiet
        context.close()

    return opened


@pytest.fixture
def reader(reading):
    """Somebody without a key."""
    with reading() as one:
        yield one


@pytest.fixture
def manager(reading):
    """Somebody with a manager's key."""
    with reading(signed_in=True) as one:
        yield one
