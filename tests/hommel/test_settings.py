"""Settings: what is read, what is refused, what is warned of."""

from pathlib import Path

import pytest

from graph.errors import BadInput
from hommel.places import place, store_path
from hommel.serving.tokens import tokens
from hommel.settings import Settings, unknown_settings

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "settings.md"


def test_nothing_set_means_defaults():
    settings = Settings.read({})
    assert place(settings).path.name == "hommel.db"
    assert settings.hosts == ()


def test_names_of_others_are_left_alone():
    assert unknown_settings({"PATH": "/bin", "HOME": "/root", "HOMMELS": "x"}) == []


def test_a_misspelt_name_is_warned_of_with_the_nearest_one():
    assert unknown_settings({"HOMMEL_MAX_BODY_BYTE": "1"}) == [
        "HOMMEL_MAX_BODY_BYTE is not a setting and does nothing; did you mean HOMMEL_MAX_BODY_BYTES?"
    ]
    assert unknown_settings({"HOMMEL_ZZZ": "1"}) == ["HOMMEL_ZZZ is not a setting and does nothing"]


def test_hosts_are_a_list():
    assert Settings.read({"HOMMEL_ALLOWED_HOSTS": "a.example, b.example,"}).hosts == ("a.example", "b.example")


def test_an_identity_provider_is_named_whole_or_not_at_all():
    assert tokens(Settings.read({})) is None
    given = {"HOMMEL_OIDC_ISSUER": "https://login.example", "HOMMEL_OIDC_AUDIENCE": "hommel"}
    with pytest.raises(BadInput, match="HOMMEL_OIDC_JWKS_URL too"):
        tokens(Settings.read(given))
    whole = tokens(Settings.read(given | {"HOMMEL_OIDC_JWKS_URL": "https://login.example/jwks"}))
    assert (whole.issuer, whole.audience, whole.claim) == ("https://login.example", "hommel", "role")


def test_a_value_of_the_wrong_type_names_its_setting():
    with pytest.raises(BadInput, match=r"HOMMEL_MAX_BODY_BYTES='much'"):
        Settings.read({"HOMMEL_MAX_BODY_BYTES": "much"})


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("sqlite:///srv/hommel.db", "/srv/hommel.db"),
        ("sqlite:////srv/hommel.db", "/srv/hommel.db"),
        ("sqlite:///hommel.db", "hommel.db"),
        ("sqlite:///./a/hommel.db", "a/hommel.db"),
        ("sqlite:///../hommel.db", "../hommel.db"),
        ("sqlite:///srv/a%20b.db", "/srv/a b.db"),
        ("sqlite:///C:/hommel.db", "C:/hommel.db"),
    ],
)
def test_addresses_of_files(address, path):
    assert store_path(address) == Path(path)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("neo4j://me:secret@localhost", "HOMMEL_NEO4J_PASSWORD_FILE"),
        ("neo4j://me@localhost", "HOMMEL_NEO4J_USER"),
        ("bolt://?x=secret", "host:7687/database"),
        ("/srv/hommel.db", "sqlite:///path"),
        ("sqlite:///", "sqlite:///path"),
        ("sqlite://", "sqlite:///path"),
        ("postgres://x", "sqlite:///path"),
        ("mysql://u:secret/et@h/x", "HOMMEL_NEO4J_USER"),
        ("bolt://u:secret/et@h/x", "HOMMEL_NEO4J_USER"),
        ("bolt://u:secret#et@h/x", "HOMMEL_NEO4J_USER"),
        ("bolt://h:abc/neo4j", "host:7687/database"),
        ("bolt://[::1/neo4j", "host:7687/database"),
        ("bolt://h:0/neo4j", "host:7687/database"),
    ],
)
def test_other_addresses_are_refused_with_a_reason(address, said):
    with pytest.raises(BadInput, match=said) as refused:
        place(Settings.read({"HOMMEL_STORE": address}))
    assert "secret" not in str(refused.value)


def test_a_server_s_address_names_a_database_and_the_password_comes_from_a_file(tmp_path):
    (tmp_path / "password").write_text("hush\n")
    environ = {
        "HOMMEL_STORE": "neo4j://db.example:7687/chains",
        "HOMMEL_NEO4J_USER": "hommel",
        "HOMMEL_NEO4J_PASSWORD_FILE": str(tmp_path / "password"),
    }
    where = place(Settings.read(environ))
    assert (str(where), where.address.auth) == ("neo4j://db.example:7687/chains", ("hommel", "hush"))
    assert "hush" not in repr(where)


def test_a_password_file_that_cannot_be_read_is_said(tmp_path):
    environ = {"HOMMEL_STORE": "bolt://localhost", "HOMMEL_NEO4J_PASSWORD_FILE": str(tmp_path / "none")}
    with pytest.raises(BadInput, match="none': cannot be read: No such file"):
        place(Settings.read(environ))


def test_every_setting_is_documented():
    page = PAGE.read_text("utf-8")
    for name in Settings.__struct_fields__:
        assert f"`HOMMEL_{name.upper()}`" in page


WHOLE = {
    "HOMMEL_OIDC_ISSUER": "https://login.example/realms/chains",
    "HOMMEL_OIDC_AUDIENCE": "hommel",
    "HOMMEL_OIDC_JWKS_URL": "https://login.example/jwks",
    "HOMMEL_OIDC_CLIENT_ID": "explorer",
}


def test_the_page_may_ask_the_issuer_s_origin_where_it_is_a_client_there():
    provider = tokens(Settings.read(WHOLE)).provider
    assert provider.origin == "https://login.example"
    assert provider.told() == {"issuer": WHOLE["HOMMEL_OIDC_ISSUER"], "client": "explorer", "scope": "openid"}
    assert tokens(Settings.read({**WHOLE, "HOMMEL_OIDC_CLIENT_ID": ""})).provider is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HOMMEL_OIDC_ISSUER", "http://login.example"),
        ("HOMMEL_OIDC_ISSUER", "https://login.example; script-src * /"),
        ("HOMMEL_OIDC_ISSUER", "https://me@login.example"),
        ("HOMMEL_OIDC_ISSUER", "login.example"),
        ("HOMMEL_OIDC_SCOPE", "profile"),
        ("HOMMEL_OIDC_AUDIENCE", ""),
    ],
)
def test_a_provider_that_a_page_could_not_trust_is_refused(name, value):
    with pytest.raises(BadInput, match=name):
        tokens(Settings.read({**WHOLE, name: value}))
