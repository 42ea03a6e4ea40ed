"""How the page is served: packed, kept by browsers as long as it holds, and allowed nothing but its own files."""

import gzip
import re

import pytest

from schema.serving import explorer
from tests.explorer.conftest import missing
from tests.schema.asking import requesting

KILOBYTES = 90


@pytest.fixture(scope="module")
def get():
    """Asks one application over a store for files; the store is not asked."""
    if not explorer.files():
        missing("the page is not built: make setup")

    class Nothing:
        async def close_soon(self):
            pass

    with requesting(Nothing()) as send:
        yield lambda path, **headers: send("GET", path, headers={"accept-encoding": "identity", **headers})


def scripts(page):
    return re.findall(r'(?:src|href)="\./(assets/[^"]+)"', page)


def test_the_start_is_asked_for_each_time_and_may_run_its_own_files_alone(get):
    answer = get("/")
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-cache"
    policy = dict(part.split(" ", 1) for part in answer.headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert "<script>" not in answer.text
    assert "style=" not in answer.text
    assert get("/", **{"if-none-match": answer.headers["etag"]}).status_code == 304


def test_what_the_start_names_is_there_and_may_be_kept_for_good(get):
    named = scripts(get("/").text)
    assert named
    for path in named:
        answer = get(f"/{path}")
        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]
        assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("accepted", ["br", "gzip", "gzip;q=0.5, br;q=0.1"])
def test_files_go_packed_to_those_who_take_them_so(get, accepted):
    path = next(path for path in scripts(get("/").text) if path.endswith(".js"))
    answer = get(f"/{path}", **{"accept-encoding": accepted})
    assert answer.headers["content-encoding"] in accepted
    assert answer.headers["vary"] == "Accept-Encoding"
    if accepted == "gzip":
        assert answer.text == get(f"/{path}").text


def test_scripts_that_load_by_themselves_stay_small():
    start = explorer.files()[explorer.START].bodies[""].decode()
    sizes = {path: len(gzip.compress(file.bodies[""], 9)) for path, file in explorer.files().items()}
    named = sum(sizes[path] for path in scripts(start) if path.endswith(".js"))
    texts = [sum(sizes[path] for path in sizes if re.fullmatch(rf"assets/{one}-.*\.js", path)) for one in ("en", "nl")]
    assert min(texts) > 0  # of which one is fetched
    assert 0 < named + max(texts) <= KILOBYTES * 1000


@pytest.mark.parametrize("path", ["/assets/none.js", "/assets/..%2findex.html", "/assets/../app.py", "/index.html"])
def test_there_are_no_other_files(get, path):
    assert get(path).status_code == 404


def test_where_the_page_was_not_built_it_is_said_how_to(get, monkeypatch):
    monkeypatch.setattr(explorer, "files", dict)
    assert "make setup" in get("/").text
    assert "Get the key" in get("/sign-in").text
