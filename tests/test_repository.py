"""What is committed: no addresses of registries, no paths of machines, links that lead somewhere."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TEXT = {".py", ".md", ".toml", ".txt", ".json", ".sql", ".csv", ".graphql", ".yaml", ".yml", ""}
REGISTRIES = re.compile(r"https?://[^\s\"')]*(?:pypi\.org|pythonhosted|npmjs|maven\.org|crates\.io)", re.IGNORECASE)
MACHINES = re.compile(r"(?<![\w.])/(?:root|home|work|tmp/hm)/")


def committed() -> list[Path]:
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / name for name in listed.splitlines()]


def test_no_registry_address_and_no_machine_path_is_committed():
    for file in committed():
        if file.suffix in TEXT and file.exists() and file != Path(__file__):
            text = file.read_text("utf-8")
            for pattern in (REGISTRIES, MACHINES):
                assert not pattern.search(text), f"{file}: {pattern.search(text)}"


def test_requirements_are_pinned_with_hashes():
    lines = (ROOT / "requirements.txt").read_text("utf-8").splitlines()
    assert all(re.match(r"[a-z0-9._-]+(\[[a-z,]+\])?==|    --hash=sha256:", line) for line in lines if line)


PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("bench/*.md")])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(page):
    for target in re.findall(r"\]\(([^)#\s]+)", page.read_text("utf-8")):
        if "://" not in target and not target.startswith("mailto:"):
            assert (page.parent / target).exists(), f"{page}: {target} leads nowhere"


def test_decisions_fit_on_a_page():
    for record in (ROOT / "docs" / "adr").glob("0*.md"):
        assert len(record.read_text("utf-8").splitlines()) <= 40, f"{record} is longer than 40 lines"
