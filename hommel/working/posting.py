"""Calling a webhook: signed as Standard Webhooks has it, to a checked address, in bounded time, following nobody."""

import base64
import hashlib
import hmac
import http.client
import threading
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any, Final
from urllib.parse import urlsplit

import orjson

from graph.errors import BadInput, HommelError, Unavailable
from graph.shelves import Shelf
from graph.shelves.moments import now, written
from hommel import __version__
from hommel.working.loop import Hand
from hommel.working.reaching import Reach
from schema.alerts.hooks import Hook, hook, still_told
from schema.authentication.keys import stands

SECONDS: Final = 15.0
"""So long a call may take from end to end."""

GONE: Final = 410


class Gone(BadInput):
    """The other side said that it wants no more calls."""


def signature(secret: str, id: str, moment: int, content: bytes) -> str:
    """The signature of a call, version 1.

    >>> secret, id = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek"
    >>> signature(secret, id, 1614265330, b'{"test": 2432232314}')
    'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='
    """
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = hmac.new(key, f"{id}.{moment}.".encode() + content, hashlib.sha256).digest()
    return f"v1,{base64.b64encode(signed).decode()}"


def call(reach: Reach, it: Hook, id: str, content: bytes, seconds: float = SECONDS) -> int:
    """The status that a webhook answered; `Unavailable` where it answered nothing in time, `BadInput` where it may not
    be called."""
    if wrong := reach.fault(it.url):  # the rule was another one when it was made
        raise BadInput(wrong)
    parts = urlsplit(it.url)
    host = (parts.hostname or "").encode("idna").decode()
    port = parts.port or (443 if parts.scheme == "https" else 80)
    connection = http.client.HTTPConnection(host, port, timeout=seconds)
    connection.sock = reach.connect(host, port)  # never looked up again
    cut = threading.Event()
    late = threading.Timer(seconds, _cut, [connection, cut])  # a drop at a time would outlast any limit on silence
    late.daemon = True
    late.start()
    try:
        if parts.scheme == "https":
            connection.sock = reach.tls.wrap_socket(
                connection.sock, server_hostname=host, do_handshake_on_connect=False
            )
            connection.sock.do_handshake()
        _send(connection, it, id, content)
        status = connection.getresponse().status
        if cut.is_set():
            raise TimeoutError
        return status
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise Unavailable(f"{host}: did not answer in {seconds:.0f} s, or no HTTP ({type(error).__name__})") from None
    finally:
        late.cancel()
        connection.close()


def _send(connection: http.client.HTTPConnection, it: Hook, id: str, content: bytes) -> None:
    parts, moment = urlsplit(it.url), int(datetime.now(UTC).timestamp())
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    headers: Mapping[str, str] = {
        "Host": parts.netloc,
        "Content-Type": "application/json",
        "Content-Length": str(len(content)),
        "User-Agent": f"Hommel/{__version__}",
        "Connection": "close",
        "webhook-id": id,
        "webhook-timestamp": str(moment),
        "webhook-signature": signature(it.secret, id, moment, content),
    }
    connection.putrequest("POST", path, skip_host=True, skip_accept_encoding=True)
    for name, value in headers.items():
        connection.putheader(name, value)
    connection.endheaders(content)


def _cut(connection: http.client.HTTPConnection, cut: threading.Event) -> None:
    cut.set()
    sock = connection.sock
    with suppress(OSError):
        if sock is not None:
            sock.shutdown(2)


def post(hand: Hand, reach: Reach) -> None:
    """Deliver one message. What the other side heard already may come again, under the same id."""
    entry = hand.store.entry(Shelf.HOOKS, str(hand.job.arguments["hook"]))
    it = None if entry is None else hook(entry)
    if it is None or it.gone or not stands(hand.store, it.owner, it.role):
        return
    message = still_told(hand.store, it, hand.job.arguments["message"])
    if message is None:
        return
    try:
        status = call(reach, it, hand.job.id.replace(":", "_"), orjson.dumps(message))
        if status == GONE:
            raise Gone(f"{urlsplit(it.url).hostname}: answered 410, it is called no more")
        if not 200 <= status < 300:
            raise Unavailable(f"{urlsplit(it.url).hostname}: answered {status}, not 2xx")
    except HommelError as error:
        _note(hand, it.id, {"failing": str(error), **({"gone": True} if isinstance(error, Gone) else {})})
        raise
    _note(hand, it.id, {"failing": None, "delivered": written(now())})


def _note(hand: Hand, id: str, went: Mapping[str, Any]) -> None:
    """Keep how it went, beside what was kept of other calls meanwhile, unless the webhook was deleted."""
    with hand.lease.unit(hand.job.name) as unit:
        entry = unit.shelves.entry(Shelf.HOOKS, id)
        if entry is not None:
            unit.shelves.put(Shelf.HOOKS, id, entry.at, {**entry.body, **went})
