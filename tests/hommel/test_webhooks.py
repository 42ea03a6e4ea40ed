"""Webhooks: called once for each event, signed, never inside our network, never for longer than they may take."""

import base64
import contextlib
import datetime
import hashlib
import hmac
import json
import pickle
import socket
import ssl
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from unittest.mock import ANY

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from graph.errors import BadInput, Unavailable
from graph.model import Source, Stakeholder
from graph.shelves import Shelf, jobs, outbox
from graph.shelves.jobs import State, enqueue
from graph.shelves.moments import now, read
from hommel.serving.server import edge_of
from hommel.settings import Settings
from hommel.working.errands import ERRANDS, errands
from hommel.working.loop import Errand, Worker
from hommel.working.posting import call, post
from hommel.working.reaching import INSIDE, Reach, reach, resolved
from schema.access import Role
from schema.alerts.addresses import NONE, is_public
from schema.alerts.hooks import CURSOR, Hook, body, hook
from schema.authentication import keys
from schema.authentication.owning import shelf_of

BY = "tables:fictional"
SECRET = "whsec_" + base64.b64encode(b"k" * 32).decode()


class Listener:
    """A real HTTP server that keeps what it heard."""

    def __init__(self, address="127.0.0.1", port=0, status=200, headers=()):
        self.heard, self.status, self.headers = [], status, dict(headers)
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                content = self.rfile.read(int(self.headers["content-length"]))
                outer.heard.append((self.path, dict(self.headers), content))
                self.send_response(outer.status)
                for name, value in outer.headers.items():
                    self.send_header(name, value)
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer((address, port), Handler)
        self.port = self.server.server_address[1]
        self.url = f"http://{address}:{self.port}/hook?team=1"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def listener():
    with contextlib.closing(Listener()) as listening:
        yield listening


def hooked(
    url, owner="jwt:issuer:ann", role="manager", events=("search.found", "run.ended", "load.ended"), id="webhook:1"
):
    return Hook(id, owner, role, url, list(events), SECRET, "2026-01-01T00:00:00.000000Z")


def keep(store, *hooks):
    with store.unit("tester") as unit:
        unit.shelves.put(Shelf.HOOKS, CURSOR, "~", {"after": outbox.last(store)})
        for one in hooks:
            unit.shelves.put(Shelf.HOOKS, one.id, shelf_of(one.owner), body(one))


def tell(store, *events):
    with store.unit("tester") as unit:
        for kind, phase, of, told in events:
            outbox.tell(unit.shelves, kind, phase, of, told)
        enqueue(unit.shelves, "fill-searches", {})


def say(store, *ids, visibility="public"):
    with store.unit("tester") as unit:
        unit.say([Source(id=BY, source=BY)])
        unit.say([Stakeholder(id=one, visibility=visibility, source=BY) for one in ids])


def work(store, reach=INSIDE, clock=now, **options):
    known = {**ERRANDS, "webhook": Errand(lambda hand: post(hand, reach), **options)}
    list(Worker(store, known, clock=clock).all_due())


def calls(store):
    found = [*store.entries(Shelf.JOBS), *store.entries(Shelf.JOBS, (jobs.ENDED, ""))]
    return [one for one in {entry.id: jobs.job(entry) for entry in found}.values() if one.name == "webhook"]


RUN = ("run", "ended", "job:1", {"run": "run:1", "audience": "broker-only", "found": 3})


def test_what_happens_is_told_once_and_signed(store, listener):
    keep(store, hooked(listener.url))
    tell(store, RUN, ("run", "progress", "job:1", {"done": 1, "audience": "broker-only"}))
    work(store)
    work(store)
    ((path, headers, content),) = listener.heard
    assert path == "/hook?team=1"
    assert json.loads(content) == {
        "type": "run.ended", "timestamp": ANY,
        "data": {"run": "run:1", "audience": "broker-only", "found": 3},
    }  # fmt: skip
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + content
    wanted = base64.b64encode(hmac.new(b"k" * 32, signed, hashlib.sha256).digest()).decode()
    assert headers["webhook-signature"] == f"v1,{wanted}"
    assert abs(int(headers["webhook-timestamp"]) - time.time()) < 60
    assert headers["Content-Type"] == "application/json"
    assert hook(store.entry(Shelf.HOOKS, "webhook:1")).delivered


def test_each_is_told_what_they_want_and_may_know_alone(store, listener):
    keep(
        store,
        hooked(listener.url, id="webhook:all"),
        hooked(listener.url, id="webhook:loads", events=["load.ended"]),
        hooked(listener.url, id="webhook:less", owner="jwt:issuer:bob", role="analyst"),
    )
    say(store, "own:a")
    finding = {"owner": "jwt:issuer:bob", "name": "Mine", "change": "added", "stakeholder": "own:a"}
    tell(store, RUN, ("load", "ended", "load:1", {"what": "cordis"}), ("search", "found", "search:1", finding))
    work(store)
    told = sorted((call.id.split(":")[2], call.arguments["message"]["type"]) for call in calls(store))
    assert told == [("all", "load.ended"), ("all", "run.ended"), ("less", "search.found"), ("loads", "load.ended")]
    found = next(json.loads(content) for *_, content in listener.heard if b"search.found" in content)
    assert found["data"] == {"search": "search:1", "name": "Mine", "change": "added", "stakeholder": "own:a"}


def test_what_is_not_taken_is_tried_again_under_the_same_id_and_then_given_up(store, listener):
    listener.status = 503
    keep(store, hooked(listener.url))
    tell(store, RUN)
    moment = now() + datetime.timedelta(minutes=1)
    for _ in range(3):
        work(store, clock=lambda at=moment: at, tries=3, first_pause=10)
        (one,) = calls(store)
        moment = read(one.at)
    assert (one.state, one.attempts) == (State.DEAD, 3)
    assert "503" in one.error
    assert len({headers["webhook-id"] for _, headers, _ in listener.heard}) == 1
    assert len(listener.heard) == 3
    assert "503" in hook(store.entry(Shelf.HOOKS, "webhook:1")).failing


def test_a_redirect_is_not_followed(store, listener):
    with contextlib.closing(Listener()) as inside:
        listener.status, listener.headers = 307, {"Location": inside.url}
        keep(store, hooked(listener.url))
        tell(store, RUN)
        work(store)
        assert (len(listener.heard), inside.heard) == (1, [])
        assert "307" in calls(store)[0].error


def test_who_answers_410_is_called_no_more(store, listener):
    listener.status = 410
    keep(store, hooked(listener.url))
    tell(store, RUN)
    work(store)
    tell(store, RUN)
    work(store)
    assert len(listener.heard) == 1
    assert hook(store.entry(Shelf.HOOKS, "webhook:1")).gone


@pytest.mark.parametrize("url", ["http://127.0.0.1:{port}/", "http://localhost:{port}/", "http://2130706433:{port}/"])
def test_our_own_network_is_never_called_unless_the_settings_allow_it(store, listener, url):
    keep(store, hooked(url.format(port=listener.port)))
    tell(store, RUN)
    work(store, Reach(plain=True))
    assert listener.heard == []
    (one,) = calls(store)
    assert one.state is State.DEAD
    assert "not everybody can reach" in one.error


def test_settings_allow_the_inside(store, listener):
    keep(store, hooked(listener.url))
    tell(store, RUN)
    list(Worker(store, errands(Settings.read({"HOMMEL_WEBHOOKS_INSIDE": "1"}))).all_due())
    assert len(listener.heard) == 1


def test_plain_http_is_refused_unless_the_settings_allow_it(store, listener):
    keep(store, hooked(listener.url))
    tell(store, RUN)
    work(store, Reach(permitted=lambda address: True))
    assert listener.heard == []
    assert "https alone" in calls(store)[0].error


def test_a_name_that_answers_otherwise_the_next_time_leads_nowhere_else(listener):
    """A name is looked up once for each call, and the call goes to what was checked."""
    with contextlib.closing(Listener("127.0.0.2", listener.port)) as inside:
        asked = []

        def rebinding(host, port):
            asked.append(host)
            return ["127.0.0.1"] if len(asked) == 1 else ["127.0.0.2"]

        reach = Reach(plain=True, permitted=lambda address: address == "127.0.0.1", resolve=rebinding)
        it = hooked(f"http://partner.example:{listener.port}/")
        assert call(reach, it, "msg_1", b"{}") == 200
        assert (asked, inside.heard) == (["partner.example"], [])
        assert listener.heard[0][1]["Host"] == f"partner.example:{listener.port}"
        with pytest.raises(BadInput):
            call(reach, it, "msg_1", b"{}")
        assert inside.heard == []


def test_one_bad_address_among_good_ones_is_enough_to_refuse(listener):
    reach = Reach(plain=True, permitted=lambda one: one == "127.0.0.1", resolve=lambda *_: ["127.0.0.1", "127.0.0.2"])
    with pytest.raises(BadInput, match="not everybody"):
        call(reach, hooked(listener.url), "msg_1", b"{}")
    assert listener.heard == []


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.255.0.3", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "192.0.2.1", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1", "fe80::1", "fe80::1%eth0",
        "fc00::1", "fd00:ec2::254", "ff02::1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::127.0.0.1",
        "64:ff9b::7f00:1", "fec0::1", "feff::1", "2002:7f00:1::", "2002:a9fe:a9fe::1", "2001:db8::1", "nonsense", "",
    ],
)  # fmt: skip
def test_addresses_that_not_everybody_can_reach(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "1.1.1.1", "2606:4700:4700::1111", "::ffff:1.1.1.1"])
def test_addresses_that_everybody_can_reach(address):
    assert is_public(address)


@pytest.mark.parametrize("url", ["https://a..b/", "https://[::1/", f"https://{'x' * 64}.example/", "https://h:99999/"])
def test_a_webhook_whose_address_is_none_is_dead_and_says_why(store, url):
    """As one that was made before addresses were looked at so closely."""
    keep(store, hooked(url))
    tell(store, RUN)
    work(store)
    (one,) = calls(store)
    assert (one.state, one.error) == (State.DEAD, NONE)
    assert hook(store.entry(Shelf.HOOKS, "webhook:1")).failing == NONE


def test_one_rule_holds_for_those_who_make_webhooks_and_for_the_worker_in_every_process():
    for given, wrong in (({}, "https alone"), ({"HOMMEL_WEBHOOKS_INSIDE": "1"}, "None")):
        settings = Settings.read(given)
        edge = pickle.loads(pickle.dumps(edge_of(settings, None)))
        assert edge.webhooks == reach(settings)
        assert wrong in str(edge.webhooks.fault("http://10.0.0.1/x"))


def test_what_is_noted_of_one_call_does_not_undo_that_another_was_answered_410(store, listener):
    def meanwhile(host, port):
        with store.unit("tester") as unit:
            entry = unit.shelves.entry(Shelf.HOOKS, "webhook:1")
            unit.shelves.put(Shelf.HOOKS, entry.id, entry.at, {**entry.body, "gone": True})
        return [host]

    keep(store, hooked(listener.url))
    tell(store, RUN)
    work(store, Reach(plain=True, permitted=lambda address: True, resolve=meanwhile))
    there = hook(store.entry(Shelf.HOOKS, "webhook:1"))
    assert (len(listener.heard), there.gone, there.delivered is not None) == (1, True, True)


def test_a_name_that_nobody_knows_is_tried_again_later():
    with pytest.raises(Unavailable):
        resolved("no-such-name.invalid", 443)


@pytest.mark.parametrize("dripped", [b"", b"HTTP/1.1 200 OK\r\nX: "])
def test_a_call_takes_no_longer_than_it_may(dripped):
    """The other side sends nothing, or a drop at a time for ever."""
    listening = socket.create_server(("127.0.0.1", 0))

    def drip():
        with contextlib.suppress(OSError), listening.accept()[0] as connection:
            connection.sendall(dripped)
            for _ in range(20):
                time.sleep(0.1)
                connection.sendall(b"x" if dripped else b"")

    threading.Thread(target=drip, daemon=True).start()
    began = time.monotonic()
    with pytest.raises(Unavailable, match="did not answer"):
        call(INSIDE, hooked(f"http://127.0.0.1:{listening.getsockname()[1]}/"), "msg_1", b"{}", seconds=0.5)
    assert time.monotonic() - began < 3
    listening.close()


@pytest.mark.parametrize("answer", [b"SSH-2.0-server\r\n", b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 500 + b"\r\n", b""])
def test_what_is_no_answer_is_a_failure_like_others(answer):
    listening = socket.create_server(("127.0.0.1", 0))

    def reply():
        with listening.accept()[0] as connection:
            connection.recv(10_000)
            connection.sendall(answer)

    threading.Thread(target=reply, daemon=True).start()
    with pytest.raises(Unavailable):
        call(INSIDE, hooked(f"http://127.0.0.1:{listening.getsockname()[1]}/"), "msg_1", b"{}", seconds=5)
    listening.close()


def test_a_certificate_that_nobody_vouches_for_is_refused(listener):
    with pytest.raises(Unavailable):  # not even one is shown
        call(INSIDE, hooked(listener.url.replace("http://", "https://")), "msg_1", b"{}", seconds=2)
    assert listener.heard == []


@pytest.fixture
def certificate(tmp_path):
    """A file with a key and a certificate of partner.example, which vouches for itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "partner.example")])
    day = datetime.timedelta(days=1)
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(1).not_valid_before(now() - day).not_valid_after(now() + day)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("partner.example")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path = tmp_path / "partner.pem"
    path.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return path


def test_over_tls_the_name_is_checked_though_an_address_is_called(listener, certificate):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    listener.server.socket = context.wrap_socket(listener.server.socket, server_side=True)
    reach = Reach(permitted=lambda one: one == "127.0.0.1", resolve=lambda *_: ["127.0.0.1"])
    reach.tls.load_verify_locations(certificate)
    assert call(reach, hooked(f"https://partner.example:{listener.port}/"), "msg_1", b"{}") == 200
    assert listener.heard[0][1]["Host"] == f"partner.example:{listener.port}"
    with pytest.raises(Unavailable):
        call(reach, hooked(f"https://other.example:{listener.port}/"), "msg_1", b"{}")
    assert len(listener.heard) == 1


def test_a_finding_that_is_hidden_before_it_is_tried_again_is_told_no_more(store, listener):
    listener.status = 503
    say(store, "own:a")
    keep(store, hooked(listener.url, role="analyst"))
    tell(store, ("search", "found", "search:1", {"owner": "jwt:issuer:ann", "change": "added", "stakeholder": "own:a"}))
    work(store)
    say(store, "own:a", visibility="broker-only")
    (one,) = calls(store)
    work(store, clock=lambda: read(one.at))
    assert len(listener.heard) == 1
    assert calls(store)[0].state is State.DONE


def test_a_digest_is_told_without_what_was_hidden_since(store, listener):
    say(store, "own:a")
    say(store, "own:b", visibility="broker-only")
    keep(store, hooked(listener.url, role="analyst", events=["digest.written"]))
    first = [{"change": "added", "stakeholder": one, "partner": None} for one in ("own:a", "own:b")]
    told = {"owner": "jwt:issuer:ann", "searches": [{"search": "search:1", "added": 2, "first": first}]}
    tell(store, ("digest", "written", "digest:1", told))
    work(store)
    ((*_, content),) = listener.heard
    assert json.loads(content)["data"]["searches"] == [{"search": "search:1", "added": 2, "first": first[:1]}]


def test_neither_secret_nor_address_is_in_what_is_said_or_logged(store, listener, caplog):
    listener.status = 500
    it = hooked(listener.url.replace("team=1", "token=hush"))
    keep(store, it)
    tell(store, RUN)
    work(store)
    said = f"{it!r} {calls(store)[0].error} {hook(store.entry(Shelf.HOOKS, it.id)).failing} {caplog.text}"
    assert "hush" not in said
    assert SECRET not in said


def test_a_webhook_that_was_deleted_is_not_called(store, listener):
    keep(store, hooked(listener.url))
    tell(store, RUN)
    with store.unit("tester") as unit:
        unit.shelves.drop(Shelf.HOOKS, ["webhook:1"])
    work(store)
    assert (listener.heard, calls(store)) == ([], [])


def keyed(store, url):
    """A key, and its owner's webhook."""
    key = keys.create(store, Role.MANAGER, "")[0]
    keep(store, hooked(url, owner=key.principal.name))
    return key


def expire(store, key):
    with store.unit("tester") as unit:
        entry = unit.shelves.entry(Shelf.KEYS, key.id)
        unit.shelves.put(Shelf.KEYS, key.id, entry.at, {**entry.body, "expires": key.created})


def test_nobody_is_called_for_whose_key_has_expired(store, listener):
    key = keyed(store, listener.url)
    expire(store, key)
    tell(store, RUN)
    work(store)
    assert (listener.heard, calls(store)) == ([], [])


def test_what_waits_to_be_tried_again_is_not_told_for_whose_key_has_expired(store, listener):
    listener.status = 503
    key = keyed(store, listener.url)
    tell(store, RUN)
    work(store)
    expire(store, key)
    (one,) = calls(store)
    work(store, clock=lambda: read(one.at))
    assert len(listener.heard) == 1
    assert calls(store)[0].state is State.DONE
