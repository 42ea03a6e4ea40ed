"""`/sign-in`: exchanges the code of a one-time link for a key; a page does so for people, a POST for programs."""

import asyncio
import base64
import hashlib
from collections.abc import Callable
from typing import Final

import orjson
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from graph.store import Store
from schema.authentication import links
from schema.authentication.keys import Key

Exchange = Callable[[Store, str], tuple[Key, str] | None]

MOST_BYTES: Final = 1_000
SECONDS: Final = 10
WRONG: Final = "this link was used or is too old; make another with `hommel keys link`"

SCRIPT: Final = """
const said = document.querySelector("output");
const code = new URLSearchParams(location.hash.slice(1)).get("code");
history.replaceState(null, "", location.pathname);
document.querySelector("button").onclick = async ({target}) => {
  target.disabled = true;
  const response = await fetch("sign-in", {
    method: "POST", headers: {"Content-Type": "application/json"}, body: JSON.stringify({code: code ?? ""}),
  });
  const {key, role, expires, errors} = await response.json();
  said.textContent = key ? `${key}\\n\\nA ${role}'s key until ${expires}. Keep it; it is not shown again.`
    : errors[0].message;
};
"""
PAGE: Final = f"""<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Hommel: sign in</title>
<h1>Sign in to Hommel</h1>
<p>The link that brought you here works once. It is exchanged for a key, which you send as
<code>Authorization: Bearer …</code>.</p>
<p><button>Get the key</button></p>
<pre><output></output></pre>
<script>{SCRIPT}</script>
</html>
"""


def policy(script: str) -> str:
    """What a page may do that runs this script: ask us, and nothing else."""
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return (
        f"default-src 'none'; script-src 'sha256-{digest}'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'"
    )


POLICY: Final = policy(SCRIPT)


async def page(request: Request) -> Response:
    """What the link opens."""
    return HTMLResponse(PAGE, headers={"Content-Security-Policy": POLICY})


async def exchange(request: Request) -> Response:
    """A key for `{"code": …}`; 401 where the code opens nothing, 429 for too many of these."""
    return await exchanged(request, links.exchanged, WRONG)


async def exchanged(request: Request, exchange: Exchange, wrong: str) -> Response:
    """The same for codes of any sort; `wrong` is said of one that opens nothing."""
    failures = request.state.door.failures
    address = request.client.host if request.client else ""
    if seconds := failures.wait(address):
        return _refusal(429, "too many wrong codes or keys came from this address; wait", str(seconds))
    made = await asyncio.to_thread(exchange, request.state.store, await _code(request))
    if made is None:
        failures.note(address)
        return _refusal(401, wrong)
    key, token = made
    return JSONResponse({"key": token, "role": key.role, "expires": key.expires})


async def _code(request: Request) -> str:
    body = b""
    async with asyncio.timeout(SECONDS):
        async for part in request.stream():
            body += part
            if len(body) > MOST_BYTES:
                return ""
    try:
        given = orjson.loads(body)
    except orjson.JSONDecodeError:
        return ""
    code = given.get("code") if isinstance(given, dict) else None
    return code if isinstance(code, str) else ""


def _refusal(status: int, message: str, retry_after: str | None = None) -> Response:
    headers = {} if retry_after is None else {"Retry-After": retry_after}
    return JSONResponse({"errors": [{"message": message}]}, status, headers)
