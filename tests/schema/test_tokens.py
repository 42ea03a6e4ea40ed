"""Tokens of an identity provider: real ones, signed with keys that a real server publishes."""

import base64
import datetime
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from jwt.algorithms import get_default_algorithms

from graph.errors import BadInput, Unavailable
from schema.access import Role
from schema.authentication import door, keys, published
from schema.authentication.published import Published
from schema.authentication.tokens import MOST_CHARACTERS, Tokens
from tests.schema.asking import requesting

ISSUER, AUDIENCE = "https://login.example", "hommel"
PRIVATE = {
    "RS256": rsa.generate_private_key(public_exponent=65537, key_size=2048),
    "ES256": ec.generate_private_key(ec.SECP256R1()),
    "EdDSA": ed25519.Ed25519PrivateKey.generate(),
}
ANOTHER = ed25519.Ed25519PrivateKey.generate()


def public(algorithm, private, kid):
    given = get_default_algorithms()[algorithm].to_jwk(private.public_key())
    return {**(json.loads(given) if isinstance(given, str) else given), "kid": kid, "alg": algorithm, "use": "sig"}


def all_keys():
    return {"keys": [public(algorithm, private, algorithm) for algorithm, private in PRIVATE.items()]}


class Provider:
    """What an identity provider publishes, over HTTP, and how often it was asked."""

    def __init__(self):
        self.answer, self.status, self.asked, self.elsewhere = json.dumps(all_keys()).encode(), 200, 0, ""
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                outer.asked += 1
                self.send_response(outer.status)
                self.send_header("Location", outer.elsewhere)
                self.send_header("Content-Length", str(len(outer.answer)))
                self.end_headers()
                self.wfile.write(outer.answer)

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/jwks.json"

    def __enter__(self):
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.01,))
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


class Clock:
    now = 1_000.0

    def __call__(self):
        return self.now


@pytest.fixture
def provider():
    with Provider() as given:
        yield given


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def tokens(provider, clock):
    return Tokens(ISSUER, AUDIENCE, "role", Published(provider.url, clock))


def signed(algorithm="EdDSA", private=None, kid=None, header=None, **claims):
    now = datetime.datetime.now(datetime.UTC)
    own = {"iss": ISSUER, "aud": AUDIENCE, "sub": "ann", "exp": now + datetime.timedelta(minutes=5), "role": "manager"}
    given = {name: value for name, value in {**own, **claims}.items() if value is not None}
    headers = {"kid": kid or algorithm, **(header or {})}
    return jwt.encode(given, private or PRIVATE[algorithm], algorithm, headers=headers)


def ago(**span):
    return datetime.datetime.now(datetime.UTC) - datetime.timedelta(**span)


@pytest.mark.parametrize("algorithm", PRIVATE)
def test_a_token_opens_the_door_for_its_role_under_the_name_of_its_bearer(tokens, algorithm):
    found = tokens.bearer(signed(algorithm))
    assert (found.name, found.role) == (f"jwt:{ISSUER}:ann", Role.MANAGER)
    assert tokens.bearer(signed(algorithm, aud=["other", AUDIENCE])) == found


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "https://other.example"}, {"iss": None}, {"aud": "other"}, {"aud": None}, {"sub": None}, {"sub": ""},
        {"sub": "a\nb"}, {"sub": "x" * 201}, {"exp": None}, {"exp": ago(days=1)}, {"nbf": ago(days=-1)},
        {"role": None}, {"role": "boss"}, {"role": 7}, {"role": {"admin": True}},
    ],
)  # fmt: skip
def test_a_token_that_says_something_else_opens_nothing(tokens, claims):
    assert tokens.bearer(signed(**claims)) is None


def test_clocks_may_differ_a_little(tokens):
    assert tokens.bearer(signed(exp=ago(seconds=10)))
    assert tokens.bearer(signed(nbf=ago(seconds=-10)))


def unsigned(claims, **header):
    parts = [base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=") for part in (header, claims)]
    return b".".join([*parts, b""]).decode()


def test_a_token_that_nobody_we_trust_signed_opens_nothing(tokens, provider):
    claims = jwt.decode(signed(), options={"verify_signature": False})
    good = signed()
    shared = public("RS256", PRIVATE["RS256"], "RS256")["n"]
    forged = [
        signed(private=ANOTHER),
        signed(kid="unknown"),
        signed("RS256", kid="ES256"),
        signed("EdDSA", kid="RS256"),
        unsigned(claims, alg="none", kid="RS256"),
        unsigned(claims, alg="None"),
        signed("HS256", shared.ljust(64, "x"), "RS256"),
        good[:-4] + ("AAAA" if good[-4:] != "AAAA" else "BBBB"),
        good.rpartition(".")[0] + ".",
        unsigned({}, alg="EdDSA", kid=["EdDSA"]),
        base64.urlsafe_b64encode(b"[" * 3_000).decode() + ".x.y",
        "a.b.c", "", ".", "\udcff", "x" * (MOST_CHARACTERS + 1),
    ]  # fmt: skip
    assert [token for token in forged if tokens.bearer(token)] == []
    assert tokens.bearer(good)


def test_a_secret_among_the_published_keys_is_not_taken(provider, tokens):
    secret = base64.urlsafe_b64encode(b"s" * 32).decode()
    provider.answer = json.dumps({"keys": [*all_keys()["keys"], {"kty": "oct", "k": secret, "kid": "own"}]}).encode()
    assert tokens.bearer(signed("HS256", "s" * 32, "own")) is None
    assert tokens.bearer(signed())


@pytest.mark.parametrize(
    ("claim", "claims"),
    [
        ("realm_access.roles", {"realm_access": {"roles": ["offline", "analyst"]}}),
        ("https://hommel.example/role", {"https://hommel.example/role": "analyst"}),
        ("groups", {"groups": ["reader", "analyst", "reader"]}),
    ],
)
def test_the_role_stands_where_one_says_and_the_highest_of_several_counts(tokens, claim, claims):
    other = Tokens(ISSUER, AUDIENCE, claim, tokens.keys)
    assert other.bearer(signed(**claims)).role is Role.ANALYST
    assert other.bearer(signed()) is None


def test_keys_are_fetched_once_and_again_after_a_while(tokens, provider, clock):
    for _ in range(3):
        assert tokens.bearer(signed())
    assert provider.asked == 1
    clock.now += published.FRESH_SECONDS
    assert tokens.bearer(signed())
    assert provider.asked == 2


def test_a_new_key_is_found_at_once_and_invented_ones_do_not_keep_the_provider_busy(tokens, provider, clock):
    assert tokens.bearer(signed())
    provider.answer = json.dumps({"keys": [public("EdDSA", ANOTHER, "new")]}).encode()
    clock.now += published.PAUSE_SECONDS
    assert tokens.bearer(signed(private=ANOTHER, kid="new"))
    assert tokens.bearer(signed()) is None  # withdrawn
    for number in range(20):
        assert tokens.bearer(signed(kid=f"invented {number}")) is None
    assert provider.asked == 2


def test_while_the_provider_fails_known_keys_go_on_for_a_day(tokens, provider, clock, caplog):
    assert tokens.bearer(signed())
    provider.status = 500
    clock.now += published.FRESH_SECONDS
    assert tokens.bearer(signed())
    assert "could not be fetched" in caplog.text
    clock.now += published.KEPT_SECONDS
    with pytest.raises(Unavailable, match="try again"):
        tokens.bearer(signed())
    provider.status = 200
    clock.now += published.PAUSE_SECONDS
    assert tokens.bearer(signed())


@pytest.mark.parametrize(
    "answer", [b"", b"[]", b"{}", b'{"keys": []}', b'{"keys": [1]}', b'{"keys": [{"kty": "RSA"}]}', b"[" * 300_000]
)
def test_what_is_no_list_of_keys_lets_nobody_in(tokens, provider, answer):
    provider.answer = answer
    with pytest.raises(Unavailable):
        tokens.bearer(signed())


def test_nobody_is_followed_elsewhere(tokens, provider):
    with Provider() as other:
        provider.status, provider.elsewhere = 302, other.url
        with pytest.raises(Unavailable):
            tokens.bearer(signed())
        assert other.asked == 0


def test_the_only_key_serves_a_token_that_names_none(tokens, provider):
    provider.answer = json.dumps({"keys": [public("EdDSA", ANOTHER, "only")]}).encode()
    token = jwt.encode(jwt.decode(signed(), options={"verify_signature": False}), ANOTHER, "EdDSA")
    assert tokens.bearer(token)


@pytest.mark.parametrize(
    "url", ["http://keys.example/jwks", "ftp://127.0.0.1/x", "file:///etc/passwd", "jwks", "https:///x"]
)
def test_keys_come_over_https_or_from_this_machine(url):
    with pytest.raises(BadInput, match="HOMMEL_OIDC_JWKS_URL"):
        Published(url)


def test_tokens_and_keys_open_the_same_door(fresh, tokens, provider):
    hidden = '{ stakeholders(where: {id: {eq: "own:secret"}}) { totalCount } }'
    with requesting(fresh, tokens=tokens) as send:

        def asked(token):
            return send("POST", "/graphql", json={"query": hidden}, headers={"Authorization": f"Bearer {token}"})

        for token, seen in (
            (signed(), 1), (signed(role="reader"), 0), (keys.create(fresh, Role.ADMIN, "")[1], 1),
        ):  # fmt: skip
            assert asked(token).json()["data"] == {"stakeholders": {"totalCount": seen}}
        refused = asked(signed(role="boss"))
        assert (refused.status_code, refused.json()) == (401, {"errors": [{"message": door.WRONG}]})
        provider.status = 500
        tokens.keys._fetched = float("-inf")
        tokens.keys._tried = float("-inf")
        assert asked(signed(sub="bob")).status_code == 503
