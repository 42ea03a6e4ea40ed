"""Takes the pictures of the handbook: `python -m tests.explorer.pictures [NAME…]`, on a fictional economy of 400.

Both languages and themes, large and small screens, at rest. Kept as WebP, which the browser itself makes: at most
150 kB each, 12 of them, 1 MB in all: `test_pictures.py` holds them to it.
"""

import base64
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

from playwright.sync_api import Browser, Page, sync_playwright

from hommel import wiring
from hommel.__main__ import main
from hommel.settings import Settings
from schema.access import Role
from schema.authentication import keys
from tests.explorer.asking import ask
from tests.explorer.test_barriers_by_page import ABROAD, HOME, REGISTER
from tests.served import served

FOLDER: Final = Path(__file__).parents[2] / "docs" / "how-to" / "pictures"
LARGE: Final = {"width": 1280, "height": 860}
SMALL: Final = {"width": 390, "height": 780}
QUALITY: Final = 0.8
BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome")
ONE: Final = "example:0000005"
BEST: Final = """query($of: String!) { suggestions(first: 1, where: {stakeholder: {id: {eq: $of}}}) {
  edges { node { partner { id } } } } }"""

PLACES: Final[dict[str, tuple[dict[str, str], dict[str, int]]]] = {
    "chains-en-light": ({"page": "chains"}, LARGE),
    "chains-small-nl-dark": ({"page": "chains"}, SMALL),
    "work-nl-dark": ({"page": "work"}, LARGE),
    "suggestion-en-light": ({"page": "suggestion", "of": ONE}, LARGE),
    "suggestion-small-nl-light": ({"page": "suggestion", "of": ONE}, SMALL),
    "network-nl-dark": ({"page": "network", "id": ONE}, LARGE),
    "map-en-light": ({"page": "map"}, LARGE),
    "evidence-nl-dark": ({"page": "evidence", "of": ONE}, LARGE),
    "stakeholder-en-dark": ({"page": "stakeholder", "id": ONE}, LARGE),
    "barriers-en-light": ({"page": "barriers"}, LARGE),
    "support-nl-light": ({"page": "support"}, LARGE),
    "plan-en-dark": ({"page": "plan"}, LARGE),
}
"""Name, which ends with language and theme -> the page and the screen."""

PACKED: Final = """async ([png, quality]) => {
  const picture = new Image();
  picture.src = `data:image/png;base64,${png}`;
  await picture.decode();
  const canvas = Object.assign(document.createElement("canvas"), {width: picture.width, height: picture.height});
  canvas.getContext("2d").drawImage(picture, 0, 0);
  return canvas.toDataURL("image/webp", quality).split(",")[1];
}"""


@contextmanager
def economy() -> Iterator[tuple[str, str]]:
    """A server over a fictional economy with something on every page: its address, and a manager's key."""
    with tempfile.TemporaryDirectory(prefix="hommel-pictures-") as folder:
        path = Path(folder) / "pictured.db"
        os.environ["HOMMEL_STORE"] = f"sqlite:///{path}"
        sheets = [command for what in ("accounts", "signals") for command in (
            f"load {what} --template {folder}/{what}.csv", f"load {what} {folder}/{what}.csv",
        )]  # fmt: skip
        for command in (
            "load example --size 400 --seed 3",
            "match --top 5 --audience public",
            "match --top 5",
            "map",
            *sheets,
        ):
            main(command.split())
        with wiring.opened(Settings.read(os.environ)) as store:
            _, key = keys.create(store, Role.MANAGER, "Ann (fictional)", None, None)
        with served(path, "--no-work") as (_, where):
            for barrier in (ABROAD, HOME):
                ask(where, key, REGISTER, input=barrier)
            yield where, key


def take(browser: Browser, where: str, key: str, name: str) -> bytes:
    """The picture of that name."""
    place, screen = PLACES[name]
    *_, language, theme = name.split("-")
    context = browser.new_context(viewport=screen, locale="en-GB", reduced_motion="reduce")
    context.add_init_script(f"sessionStorage.setItem('hommel.key', '{key}')")
    page = context.new_page()
    if place["page"] in ("suggestion", "evidence"):
        found = ask(where, key, BEST, of=ONE)["suggestions"]["edges"][0]["node"]["partner"]["id"]
        place = {**place, "with": found}
    page.goto(f"{where}/?{urlencode({**place, 'lang': language, 'theme': theme})}")
    page.locator("h1").wait_for()
    page.wait_for_function("() => !document.querySelector('.waiting')")
    page.wait_for_timeout(1_500)
    taken = packed(context.new_page(), page.screenshot())
    context.close()
    return taken


def packed(blank: Page, png: bytes) -> bytes:
    """The same as WebP."""
    found: Any = blank.evaluate(PACKED, [base64.b64encode(png).decode(), QUALITY])
    return base64.b64decode(found)


def run(names: list[str]) -> None:
    """Take those named, or all."""
    program = next(filter(None, map(shutil.which, BROWSERS)))
    with economy() as (where, key), sync_playwright() as started:
        browser = started.chromium.launch(executable_path=program, args=["--no-sandbox"] if os.geteuid() == 0 else [])
        for name in names or PLACES:
            (FOLDER / f"{name}.webp").write_bytes(taken := take(browser, where, key, name))
            print(f"{name}: {len(taken) / 1000:.0f} kB")
        browser.close()


if __name__ == "__main__":
    run(sys.argv[1:])
