"""Digests by mail and as files: they reach a real mail server, and nothing from outside reaches a header."""

import datetime
import email
import email.policy
import socket
from contextlib import closing

import pytest
from aiosmtpd.controller import Controller
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import BadInput, Unavailable
from graph.model import Source, Stakeholder
from graph.shelves import Entry
from graph.sqlite import open_store
from hommel.settings import Settings
from hommel.working.mailing import addresses, deliver
from schema.alerts.letters import letter

ANN = "key:ann"
HOSTILE = "x\r\nBcc: everybody@example.org\r\n\r\n<script>"
ANYTHING = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=80)


class Kept:
    """Keeps what a mail server got; answers as it is told."""

    def __init__(self):
        self.got, self.answer = [], "250 kept"

    async def handle_DATA(self, server, session, envelope):
        self.got.append(envelope)
        return self.answer


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@pytest.fixture
def server():
    controller = Controller(Kept(), hostname="127.0.0.1", port=free_port())
    controller.start()
    yield controller
    controller.stop()


@pytest.fixture
def store(tmp_path):
    with closing(open_store(tmp_path / "store.db", create=True)) as store:
        yield store


def named(store, **names):
    """Stakeholders, each called so."""
    with store.unit("test") as unit:
        unit.say([Source(id="test", source="test")])
        unit.say([Stakeholder(id=f"own:{one}", name=name, source="test") for one, name in names.items()])


def digest(search="Dryers", *found):
    first = [{"change": "added", "stakeholder": one, "partner": None} for one in found]
    part = {
        "search": "s",
        "name": search,
        "added": len(found),
        "changed": 0,
        "gone": 0,
        "capped": False,
        "first": first,
    }
    body = {
        "owner": ANN, "role": "reader", "every": "weekly", "since": "2026-02-22T00:00:00.000000Z",
        "until": "2026-03-01T00:00:10.000000Z", "searches": [part],
    }  # fmt: skip
    return Entry("digest:x:y", "x", 1, body)


@pytest.fixture
def settings(tmp_path, server):
    (tmp_path / "to").write_text(f"# who reads where\n{ANN} ann@example.org\n")
    return Settings(
        digests=f"smtp://127.0.0.1:{server.port}", digests_from="hommel@example.org", digests_to=str(tmp_path / "to")
    )


def got(server):
    (envelope,) = server.handler.got
    return envelope, email.message_from_bytes(envelope.content, policy=email.policy.default)


def test_a_digest_reaches_its_owner_as_text_and_page(store, server, settings):
    named(store, a="Béta 東京 (fictional)")
    deliver(letter(store, digest("Dryers", "own:a")), settings)
    envelope, message = got(server)
    assert (envelope.mail_from, envelope.rcpt_tos) == ("hommel@example.org", ["ann@example.org"])
    assert message["Subject"] == f"Hommel: weekly digest of {datetime.date(2026, 3, 1)}"
    assert "- added: Béta 東京 (fictional) (own:a)" in message.get_body(("plain",)).get_content()
    assert "<li>added: Béta 東京 (fictional) (own:a)</li>" in message.get_body(("html",)).get_content()


def test_nothing_from_a_fact_or_a_name_of_a_search_reaches_a_header(store, server, settings):
    @given(ANYTHING, ANYTHING)
    def check(search, name):
        server.handler.got.clear()
        named(store, a=name + HOSTILE)
        deliver(letter(store, digest(search + HOSTILE, "own:a")), settings)
        envelope, message = got(server)
        assert envelope.rcpt_tos == ["ann@example.org"]
        assert set(message.keys()) == {
            "Subject", "From", "To", "Message-ID", "Auto-Submitted", "MIME-Version", "Content-Type",
        }  # fmt: skip
        assert "<script>" not in message.get_body(("html",)).get_content()

    check()


def test_what_its_owner_may_not_see_any_more_is_left_out(store, server, settings):
    with store.unit("test") as unit:
        unit.say([Source(id="test", source="test")])
        unit.say([Stakeholder(id="own:a", name="Hidden (fictional)", visibility="broker-only", source="test")])
    deliver(letter(store, digest("Dryers", "own:a")), settings)
    assert "Hidden" not in got(server)[1].get_body(("plain",)).get_content()


def test_who_has_no_address_gets_no_mail(store, server, settings, tmp_path):
    (tmp_path / "to").write_text("key:bob bob@example.org\n")
    deliver(letter(store, digest()), settings)
    assert server.handler.got == []


def test_a_folder_gets_a_text_and_a_page(store, tmp_path):
    deliver(letter(store, digest()), Settings(digests=str(tmp_path / "digests")))
    text, page = sorted((tmp_path / "digests").iterdir(), key=lambda file: file.suffix, reverse=True)
    assert (text.suffix, page.suffix) == (".txt", ".html")
    assert text.read_text("utf-8").startswith("Hommel: weekly digest of 2026-03-01\n")


@pytest.mark.parametrize(("answer", "error"), [("450 later", Unavailable), ("550 never", BadInput)])
def test_what_the_server_says_decides_whether_it_is_tried_again(store, server, settings, answer, error):
    server.handler.answer = answer
    with pytest.raises(error, match=f"127.0.0.1: the mail server answered {answer[:3]}"):
        deliver(letter(store, digest()), settings)


def test_a_server_that_is_away_is_tried_again(store, settings):
    away = {name: getattr(settings, name) for name in Settings.__struct_fields__}
    with pytest.raises(Unavailable, match="cannot be reached"):
        deliver(letter(store, digest()), Settings(**away | {"digests": f"smtp://127.0.0.1:{free_port()}"}))


@pytest.mark.parametrize(
    ("line", "why"),
    [("key:ann", "line 1: expected an owner and an address"), ("key:ann x", "is not an e-mail address"),
     ("key:ann a@b\x0bBcc:c@d", "expected an owner"), ("key:ann <a@example.org>", "is not an e-mail address")],
)  # fmt: skip
def test_an_address_that_is_none_is_named(tmp_path, line, why):
    (tmp_path / "to").write_text(line)
    with pytest.raises(BadInput, match=why):
        addresses(tmp_path / "to")


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"digests": "http://x"}, "give a folder, smtp://host:25 or smtps://host:465"),
        ({"digests_to": "nowhere"}, "HOMMEL_DIGESTS_TO='nowhere': cannot be read"),
        ({"digests_from": "nobody"}, "HOMMEL_DIGESTS_FROM: 'nobody' is not an e-mail address"),
        ({"smtp_user": "ann"}, "a password is not sent without"),
    ],
)
def test_settings_that_do_not_fit_are_named(store, settings, given, why):
    changed = Settings(**{name: getattr(settings, name) for name in Settings.__struct_fields__} | given)
    with pytest.raises(BadInput, match=why):
        deliver(letter(store, digest()), changed)
