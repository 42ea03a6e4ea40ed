"""A small identity provider: OpenID Connect's code flow with PKCE, over HTTP, with a page where somebody signs in."""

import base64
import datetime
import hashlib
import json
import secrets
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import ec
from jwt.algorithms import get_default_algorithms

PRIVATE = ec.generate_private_key(ec.SECP256R1())
CLIENT, AUDIENCE = "explorer", "hommel"
FORM = """<!doctype html><html lang="en"><title>Login</title><h1>Login</h1>
<form method="post"><button name="who" value="ann">Ann</button> <button name="who" value="bob">Bob</button>
<button name="who" value="">Cancel</button></form></html>"""
PEOPLE = {"ann": "manager", "bob": "gardener"}


def published():
    key = json.loads(get_default_algorithms()["ES256"].to_jwk(PRIVATE.public_key()))
    return {"keys": [{**key, "kid": "one", "use": "sig"}]}


class Provider:
    """Signs in Ann, a manager, and Bob, who has no role here.

    seconds   how long its tokens last
    amiss     what it says otherwise of an ID token than it should: claims
    asked     the parameters with which pages sent people here
    """

    def __init__(self):
        self.seconds, self.amiss, self.asked, self.codes = 3600, {}, [], {}
        handler = type("Handler", (Handler,), {"provider": self})
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.issuer = f"http://127.0.0.1:{self.server.server_port}"
        self.settings = {
            "HOMMEL_OIDC_ISSUER": self.issuer,
            "HOMMEL_OIDC_AUDIENCE": AUDIENCE,
            "HOMMEL_OIDC_JWKS_URL": f"{self.issuer}/keys",
            "HOMMEL_OIDC_CLIENT_ID": CLIENT,
        }

    def __enter__(self):
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.01,))
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()

    def code(self, asked, who):
        """Where one is sent back to with a code for once, or with a no."""
        back = {"state": asked["state"], "iss": self.issuer}
        if not who:
            return {**back, "error": "access_denied", "error_description": "Ann said no"}
        code = secrets.token_urlsafe()
        self.codes[code] = (asked, who)
        return {**back, "code": code}

    def tokens(self, given):
        """An answer of the token's address, and its status."""
        asked, who = self.codes.pop(given.get("code"), (None, None))
        if asked is None or not self.proves(asked, given):
            return 400, {"error": "invalid_grant", "error_description": "this code is not yours"}
        now = datetime.datetime.now(datetime.UTC)
        claims = {"iss": self.issuer, "sub": who, "exp": now + datetime.timedelta(seconds=self.seconds)}
        access = {**claims, "aud": AUDIENCE, "role": PEOPLE[who]}
        about = {**claims, "aud": CLIENT, "nonce": asked["nonce"], **self.amiss}
        signed = {
            name: jwt.encode(said, PRIVATE, "ES256", {"kid": "one"}) for name, said in (("a", access), ("i", about))
        }
        return 200, {"access_token": signed["a"], "id_token": signed["i"], "expires_in": self.seconds}

    def proves(self, asked, given):
        """Whether who brings the code is who asked for it (RFC 7636)."""
        digest = hashlib.sha256(given.get("code_verifier", "").encode()).digest()
        same = all(asked[name] == given.get(name) for name in ("client_id", "redirect_uri"))
        return same and base64.urlsafe_b64encode(digest).decode().rstrip("=") == asked["code_challenge"]


class Handler(BaseHTTPRequestHandler):
    """Its four addresses."""

    provider: Provider

    def do_GET(self):
        path = urlsplit(self.path).path
        if path == "/keys":
            self.say(200, json.dumps(published()))
        elif path == "/.well-known/openid-configuration":
            at = self.provider.issuer
            told = {"issuer": at, "authorization_endpoint": f"{at}/authorize", "token_endpoint": f"{at}/token"}
            self.say(200, json.dumps(told))
        else:
            self.say(200, FORM, "text/html")

    def do_POST(self):
        body = {
            name: one
            for name, (one, *_) in parse_qs(self.rfile.read(int(self.headers["content-length"])).decode()).items()
        }
        if self.path == "/token":
            status, answer = self.provider.tokens(body)
            self.say(status, json.dumps(answer))
            return
        asked = {name: one for name, (one, *_) in parse_qs(urlsplit(self.path).query).items()}
        self.provider.asked.append(asked)
        self.send_response(303)
        self.send_header("Location", f"{asked['redirect_uri']}?{urlencode(self.provider.code(asked, body.get('who')))}")
        self.end_headers()

    def say(self, status, text, media="application/json"):
        self.send_response(status)
        self.send_header("Content-Type", media)
        self.send_header("Access-Control-Allow-Origin", "*")
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *_):
        pass
