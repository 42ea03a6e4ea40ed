"""The pictures of the handbook are few and small, and are those that `python -m tests.explorer.pictures` takes."""

import re
from pathlib import Path

from tests.explorer.pictures import FOLDER, PLACES

GUIDE = FOLDER.parent / "use-the-explorer.md"


def test_pictures_are_few_and_small():
    sizes = [path.stat().st_size for path in FOLDER.iterdir()]
    assert 0 < len(sizes) <= 12
    assert max(sizes) <= 150_000
    assert sum(sizes) <= 1_000_000


def test_all_that_are_kept_are_taken_and_all_that_are_shown_are_kept():
    kept = {path.stem for path in FOLDER.iterdir()}
    assert kept == set(PLACES)
    shown = {Path(name).stem for name in re.findall(r"\]\((pictures/[^)]+)\)", GUIDE.read_text("utf-8"))}
    assert shown == kept
    looks = {tuple(name.split("-")[-2:]) for name in kept}
    assert looks == {(language, theme) for language in ("en", "nl") for theme in ("light", "dark")}
