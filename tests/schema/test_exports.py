"""Bulk export: for keys that were made for it, what their role sees, and a record of who took how much."""

import orjson
import pytest

from schema.access import Deed, Role
from schema.authentication import keys
from schema.exports import exports
from tests.schema.asking import requesting


@pytest.fixture
def export(fresh):
    """Asks for an export with a key of that role."""
    with requesting(fresh) as send:

        def export(role, scopes=(Deed.EXPORT,), body=b"", **asked):
            headers = {}
            if role is not None:
                headers = {"Authorization": f"Bearer {keys.create(fresh, role, 'x', scopes=scopes)[1]}"}
            return send("POST", "/export", headers=headers, content=body or orjson.dumps(asked))

        yield export


def rows(response):
    assert response.status_code == 200, response.text
    return [orjson.loads(line) for line in response.content.splitlines()]


def ids(response):
    return [row["id"] for row in rows(response)]


def test_no_role_exports_unless_its_key_was_made_for_it(export, fresh):
    for role in (None, Role.ANALYST, Role.MANAGER, Role.ADMIN):
        response = export(role, scopes=None, kinds=["Stakeholder"])
        assert response.status_code == 403, role
    assert exports(fresh) == []


def test_each_gets_what_the_screen_shows_them(export):
    secret, public = "own:secret", ["own:alpha", "own:beta", "own:gamma", "own:unnamed"]
    assert ids(export(Role.ANALYST, kinds=["Stakeholder"])) == public
    assert ids(export(Role.MANAGER, kinds=["Stakeholder"])) == sorted([*public, secret])
    assert ids(export(Role.ANALYST, kinds=["Partnership", "Feedback"])) == []
    assert ids(export(Role.ANALYST, kinds=["Stakeholder"], countries=["BE"], chains=["food"])) == ["own:alpha"]


@pytest.mark.parametrize("kind", ["Contact", "Consent", "Disclosure", "Nothing"])
def test_persons_never_go_out(export, kind):
    response = export(Role.ADMIN, kinds=[kind])
    assert (response.status_code, "is not exported" in response.text) == (400, True)


@pytest.mark.parametrize("body", [b"[]", b"{", b'{"kinds": "Stakeholder"}', b'{"kind": []}', b"{}", b"x" * 30_000])
def test_what_cannot_be_asked_is_refused(export, body):
    assert export(Role.ADMIN, body=body).status_code == 400


def test_who_took_what_is_recorded_with_how_many_rows(export, fresh):
    export(Role.MANAGER, kinds=["Stakeholder", "Project"], countries=["BE"])
    (record,) = exports(fresh)
    assert record["by"].startswith("key:")
    assert record["asked"] == {"kinds": ["Stakeholder", "Project"], "countries": ["BE"], "chains": []}
    assert (record["role"], record["rows"]) == ("manager", 6)
