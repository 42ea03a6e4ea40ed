"""Every text of the page is there in Dutch and English, is used, and fills the same holes."""

import json
import re
from pathlib import Path

import pytest

SOURCES = Path(__file__).parents[2] / "explorer" / "src"


def read(*folders):
    """Language -> texts of a folder by name."""
    folder = SOURCES.joinpath("texts", *folders)
    return {name: json.loads((folder / f"{name}.json").read_text("utf-8")) for name in ("en", "nl")}


TEXTS = read()
SENTENCES = read("sentences")
CODE = "\n".join(path.read_text("utf-8") for path in sorted(SOURCES.rglob("*.ts*")))
GROUPS = set(re.findall(r'word\("([\w-]+)"', CODE)) | set(re.findall(r"t\(`([\w-]+)\.\$\{", CODE))


def holes(text):
    return sorted(set(re.findall(r"\{(\w+)\}", text)))


@pytest.mark.parametrize("texts", [TEXTS, SENTENCES], ids=["of the page", "of the service"])
def test_no_text_is_missing_in_a_language(texts):
    assert list(texts["en"]) == list(texts["nl"])
    assert all(text.strip() for of_one in texts.values() for text in of_one.values())


@pytest.mark.parametrize("texts", [TEXTS, SENTENCES], ids=["of the page", "of the service"])
def test_a_text_has_the_same_holes_in_both(texts):
    assert {name: holes(text) for name, text in texts["en"].items()} == {
        name: holes(text) for name, text in texts["nl"].items()
    }


def test_every_text_is_used_and_every_one_used_is_there():
    used = set(re.findall(r'"([\w-]+\.[\w-]+)"', CODE)) & (names := set(TEXTS["en"]))
    assert {name for name in names - used if name.partition(".")[0] not in GROUPS} == set()
    asked = set(re.findall(r'\bt\("([\w.-]+)"', CODE))
    assert asked
    assert asked <= names


def test_no_text_stands_in_the_components():
    """Between tags, only signs and what is told by name; `Hommel` is a name."""
    for path in sorted(SOURCES.rglob("*.tsx")):
        for text in re.findall(r"(?<!=)>\s*([^<>{}();=]*[A-Za-z]{2,}[^<>{}();=]*)\s*</", path.read_text("utf-8")):
            assert text.strip() in {"Hommel"}, f"{path}: {text!r}"


def test_the_page_knows_which_edits_take_no_name():
    """All others are sent again under theirs while nobody answers (`asking/edits.ts`)."""
    schema = (SOURCES.parents[1] / "schema" / "schema.graphql").read_text("utf-8")
    inputs = dict(re.findall(r"^input (\w+) \{(.*?)^\}", schema, re.DOTALL | re.MULTILINE))
    changing = re.search(r"^type Mutation \{(.*?)^\}", schema, re.DOTALL | re.MULTILINE)[1]
    unnamed = {one for one in re.findall(r"input: (\w+)!", changing) if "idempotencyKey" not in inputs[one]}
    listed = re.search(r"UNNAMED = new Set\(\[(.*?)\]", CODE, re.DOTALL)[1]
    assert set(re.findall(r'"(\w+)"', listed)) == unnamed
