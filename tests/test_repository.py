"""What is committed: no addresses of registries, no paths of machines, links that lead somewhere."""

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TEXT = {".py", ".md", ".toml", ".txt", ".json", ".sql", ".csv", ".graphql", ".yaml", ".yml", ""}
REGISTRIES = re.compile(r"https?://[^\s\"')]*(?:pypi\.org|pythonhosted|npmjs|maven\.org|crates\.io)", re.IGNORECASE)
MACHINES = re.compile(r"(?<![\w.])/(?:root|home|work|tmp/hm)/")
AUTHORSHIP = re.compile(
    r"co-authored-by:|\b(?:written|made|generated) (?:by|with) (?:an? )?(?:ai|assistant|language model)\b",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def committed() -> list[Path]:
    """What git keeps; `make test` must also work where there is no git."""
    git = shutil.which("git")
    if not git or not (ROOT / ".git").exists():
        pytest.skip("which files are committed is not known: no git, or no checkout")
    listed = subprocess.run([git, "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / name for name in listed.split("\0") if name]


def test_nothing_committed_names_a_registry_a_machine_or_a_writing_tool(committed):
    for file in committed:
        if file.suffix in TEXT and file.exists() and file != Path(__file__):
            text = file.read_text("utf-8")
            for pattern in (REGISTRIES, MACHINES, AUTHORSHIP):
                assert not pattern.search(text), f"{file}: {pattern.search(text)}"


def test_requirements_are_pinned_with_hashes():
    lines = (ROOT / "requirements.txt").read_text("utf-8").splitlines()
    assert all(re.match(r"[a-z0-9._-]+(\[[a-z,]+\])?==|    --hash=sha256:", line) for line in lines if line)


def test_the_changelog_tells_of_this_version():
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert f"\n## {version}," in (ROOT / "CHANGELOG.md").read_text("utf-8")


PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("bench/*.md")])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(page):
    for target in re.findall(r"\]\(([^)#\s]+)", page.read_text("utf-8")):
        if "://" not in target and not target.startswith("mailto:"):
            assert (page.parent / target).exists(), f"{page}: {target} leads nowhere"


def test_decisions_fit_on_a_page():
    for record in (ROOT / "docs" / "adr").glob("0*.md"):
        assert len(record.read_text("utf-8").splitlines()) <= 40, f"{record} is longer than 40 lines"
