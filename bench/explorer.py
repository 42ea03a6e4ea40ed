"""The explorer in a real Chromium: `python -m bench.explorer FOLDER-OR-STORE [--json] [--rounds N]`.

Of a folder of CORDIS a store is made first: loaded, matched for the public, mapped. Times are of the page's own clock,
from the click to the second frame after what was asked for is there; the median of some rounds after one that warms up.
Frames are counted while the mouse drags a map of 2,000. The heap is what is left after the collector ran.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

import httpx
from playwright.sync_api import Page, sync_playwright

from schema.serving.explorer import PAGE

BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome")
PAIR: Final = {"one": "life-sciences", "other": "food"}
NOWHERE: Final = {"page": "elsewhere"}
NAVIGATIONS: Final = 100
HUB: Final = "{ picture(first: 1) { nodes { id name } } }"

GONE: Final = """([to, wanted]) => new Promise((done, fail) => {
  const began = performance.now();
  const link = Object.assign(document.createElement("a"), {href: to});
  document.body.append(link); link.click(); link.remove();
  const look = () => {
    if (document.querySelector(wanted)) requestAnimationFrame(() => requestAnimationFrame(() =>
      done(performance.now() - began)));
    else if (performance.now() - began > 60000) fail(new Error(`${to} has no ${wanted}`));
    else requestAnimationFrame(look);
  };
  look();
})"""
FRAMES: Final = """() => { window.frames_ = 0; window.began_ = performance.now();
  const count = () => { window.frames_ += 1; requestAnimationFrame(count); }; requestAnimationFrame(count); }"""
SPEED: Final = "() => 1000 * window.frames_ / (performance.now() - window.began_)"
SCRIPTS: Final = """() => performance.getEntriesByType("resource").map(({name}) => new URL(name).pathname)
  .filter((name) => name.endsWith(".js"))"""


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured, and what it may be: at most, or at least where a `least` says so."""

    what: str
    value: float
    unit: str
    limit: float
    least: bool = False

    @property
    def held(self) -> bool:
        """Whether it is within its limit."""
        return self.value >= self.limit if self.least else self.value <= self.limit


@contextmanager
def stored(given: str) -> Iterator[str]:
    """The address of a store with what was given."""
    if "://" in given or Path(given).is_file():
        yield given if "://" in given else f"sqlite:///{Path(given).absolute()}"
        return
    with tempfile.TemporaryDirectory() as folder:
        address = f"sqlite:///{folder}/explored.db"
        for command in (("load", "cordis", given), ("match", "--top", "5", "--audience", "public"), ("map",)):
            print("hommel", *command, file=sys.stderr)
            told = subprocess.run(hommel(*command), env=environment(address), capture_output=True, text=True)
            if told.returncode:
                sys.exit(told.stderr)
        yield address


def hommel(*arguments: str) -> list[str]:
    """A command of ours."""
    return [sys.executable, "-m", "hommel", *arguments]


def environment(store: str) -> dict[str, str]:
    """What a command of ours goes by."""
    return {**os.environ, "HOMMEL_STORE": store, "PYTHONUNBUFFERED": "1"}


@contextmanager
def served(store: str) -> Iterator[str]:
    """The address of a server over a store."""
    command = hommel("serve", "--port", "0", "--json", "--no-work")
    with subprocess.Popen(command, env=environment(store), stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        lines = []
        for line in process.stdout:
            lines.append(line)
            if line == "}\n":
                break
        try:
            yield json.loads("".join(lines))["address"]
        finally:
            process.kill()


class Reader:
    """Somebody before a browser."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address

    def begin(self) -> float:
        """Load the start page anew; milliseconds until it is usable."""
        self.page.goto(f"{self.address}/")
        self.page.wait_for_selector(".heat a")
        return float(self.page.evaluate("performance.now()"))

    def go(self, place: dict[str, str], wanted: str) -> float:
        """Go to a page from one that has nothing of it; milliseconds until it is drawn."""
        self.page.evaluate(GONE, [f"./?{urlencode(NOWHERE)}", ".empty"])
        return float(self.page.evaluate(GONE, [f"./?{urlencode(place)}", wanted]))

    def heap(self) -> float:
        """Megabytes of the page's objects that are still in use."""
        inspector = self.page.context.new_cdp_session(self.page)
        inspector.send("HeapProfiler.collectGarbage")
        return float(inspector.send("Runtime.getHeapUsage")["usedSize"]) / 1e6

    def frames(self) -> float:
        """Frames in a second while the picture that is there is dragged."""
        box: Any = self.page.locator(".picture").bounding_box()
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.page.evaluate(FRAMES)
        for step in range(60):
            self.page.mouse.move(x + 3 * step - 90, y + 2 * step - 60)
        speed = float(self.page.evaluate(SPEED))
        self.page.mouse.up()
        return speed


def median(times: list[float]) -> float:
    """In seconds, without the first, which warms up."""
    return round(statistics.median(times[1:]) / 1000, 3)


def measured(reader: Reader, hub: str, rounds: int) -> Iterator[Row]:
    """Everything, the light first."""
    pages: tuple[tuple[str, dict[str, str], str, float], ...] = (
        ("a pair of chains", {"page": "pair", **PAIR}, ".table tbody tr", 1.0),
        ("around a hub, 500 of all kinds", {"page": "network", "id": hub}, ".picture canvas", 1.0),
        ("around a hub, its 500 nearest partners", {"page": "map", "around": hub}, ".picture canvas", 1.0),
        ("10,000 organisations of a pair", {"page": "map", **PAIR}, ".picture canvas", 3.0),
    )
    yield Row("start page", median([reader.begin() for _ in range(rounds + 1)]), "s", 1.5)
    scripts = sum((PAGE / f"{name.lstrip('/')}.gz").stat().st_size for name in reader.page.evaluate(SCRIPTS))
    for what, place, wanted, limit in pages:
        yield Row(what, median([reader.go(place, wanted) for _ in range(rounds + 1)]), "s", limit)
    reader.go({"page": "map", "most": "2000", **PAIR}, ".picture canvas")
    yield Row("frames while 2,000 are dragged", round(reader.frames(), 1), "in a second", 5, least=True)
    yield Row("scripts of the start page by gzip", round(scripts / 1000, 1), "kB", 90)
    yield from _flat(reader, hub)


def _flat(reader: Reader, hub: str) -> Iterator[Row]:
    """Whether going from page to page leaves something behind."""
    round_trip: tuple[tuple[dict[str, str], str], ...] = (
        ({"page": "chains"}, ".heat a"),
        ({"page": "pair", **PAIR}, ".table tbody tr"),
        ({"page": "network", "id": hub}, ".picture canvas"),
        ({"page": "map", "most": "500", **PAIR}, ".picture canvas"),
    )
    heaps = []
    for number in range(NAVIGATIONS):
        reader.go(*round_trip[number % len(round_trip)])
        if number + 1 in (NAVIGATIONS // 5, NAVIGATIONS):
            reader.go({"page": "chains"}, ".heat a")
            heaps.append(reader.heap())
    early, late = heaps
    yield Row(
        f"heap after {NAVIGATIONS} pages, beside {early:.1f} after {NAVIGATIONS // 5}", round(late, 1), "MB", early + 3
    )


def main() -> int:
    """Print the table; 1 where a limit was not held."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("given", metavar="FOLDER-OR-STORE", help="a folder of CORDIS, or a store that is mapped")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", action="store_true", dest="as_json")
    options = parser.parse_args()
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        sys.exit("no Chromium: apt-get install chromium")
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with stored(options.given) as store, served(store) as address, sync_playwright() as started:
        (hub,) = httpx.post(f"{address}/graphql", json={"query": HUB}).json()["data"]["picture"]["nodes"]
        browser = started.chromium.launch(executable_path=program, args=arguments)
        page = browser.new_page(viewport={"width": 1280, "height": 900}, locale="en-GB")
        page.set_default_timeout(60_000)
        rows = list(measured(Reader(page, address), hub["id"], options.rounds))
        browser.close()
    if options.as_json:
        print(json.dumps([{**asdict(row), "held": row.held} for row in rows], indent=2))
    else:
        print("| what | measured | limit | held |\n| --- | --- | --- | --- |")
        for row in rows:
            sign = "≥" if row.least else "≤"
            print(f"| {row.what} | {row.value:g} {row.unit} | {sign} {row.limit:g} | {'yes' if row.held else 'NO'} |")
    return 0 if all(row.held for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
