"""Sending digests: as files to a folder, or as messages by SMTP."""

import re
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from email.headerregistry import Address
from email.message import EmailMessage
from pathlib import Path
from typing import Final
from urllib.parse import SplitResult, urlsplit

from graph.errors import BadInput, Unavailable
from graph.files.replacing import replaced
from graph.shelves import Shelf
from hommel.settings import Settings
from hommel.working.loop import Hand
from schema.alerts.letters import Letter, letter
from schema.authentication.keys import stands

SECONDS: Final = 30.0
_ATOM: Final = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
ADDRESS: Final = re.compile(rf"{_ATOM}(\.{_ATOM})*@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*")
"""A plain address: of the ones that mail knows, none with quotes, comments or letters beyond ASCII."""

PORTS: Final = {"smtp": 25, "smtps": 465}


def send(hand: Hand, settings: Settings) -> None:
    """Send one digest where the settings say, if they say anything; it may come twice, under the same name."""
    digest = hand.store.entry(Shelf.DIGESTS, str(hand.job.arguments["digest"]))
    if digest is None or not settings.digests or not stands(hand.store, digest.body["owner"], digest.body["role"]):
        return
    deliver(letter(hand.store, digest), settings)


def deliver(it: Letter, settings: Settings) -> None:
    """Put a letter into a folder, or into the hands of a mail server; `BadInput` where the settings do not fit,
    `Unavailable` where it is worth another try."""
    where = urlsplit(settings.digests)
    if where.scheme in PORTS:
        to = addresses(Path(settings.digests_to)).get(it.owner)
        if to is not None:  # else nobody said where this owner reads mail
            _mail(where, message(it, _address(settings.digests_from, "HOMMEL_DIGESTS_FROM"), to), settings)
    elif "://" in settings.digests:
        raise BadInput(f"HOMMEL_DIGESTS={settings.digests!r}: give a folder, smtp://host:25 or smtps://host:465")
    else:
        for ending, content in (("txt", it.text), ("html", it.html)):
            with replaced(Path(settings.digests) / f"{it.name}.{ending}") as file:
                file.write(content.encode())


def addresses(file: Path) -> dict[str, Address]:
    """Owner -> where they read mail: a line each, `key:3f2a ann@example.org`. `BadInput` names the line that is none.

    They lie in a file beside the store, since a store keeps no personal values but those of contacts.
    """
    try:
        lines = file.read_text("utf-8").splitlines()
    except (OSError, ValueError) as why:
        raise BadInput(f"HOMMEL_DIGESTS_TO={str(file)!r}: cannot be read: {why}") from None
    found = {}
    for number, line in enumerate(lines, 1):
        words = line.split()
        if words and not words[0].startswith("#"):
            place = f"{file}, line {number}"
            if len(words) != 2:
                raise BadInput(f"{place}: expected an owner and an address, such as `key:3f2a ann@example.org`")
            found[words[0]] = _address(words[1], place)
    return found


def _address(text: str, where: str) -> Address:
    if not ADDRESS.fullmatch(text):
        raise BadInput(f"{where}: {text!r} is not an e-mail address such as ann@example.org")
    return Address(addr_spec=text)


def message(it: Letter, sender: Address, to: Address) -> EmailMessage:
    """The message; its headers hold nothing that came from a fact."""
    made = EmailMessage()
    made["Subject"], made["From"], made["To"] = it.subject, sender, to
    made["Message-ID"] = f"<{it.name}@{sender.domain}>"
    made["Auto-Submitted"] = "auto-generated"
    made.set_content(it.text)
    made.add_alternative(it.html, subtype="html")
    return made


def _mail(where: SplitResult, made: EmailMessage, settings: Settings) -> None:
    host, tls = where.hostname or "", ssl.create_default_context()
    with _translated(host):
        port = where.port or PORTS[where.scheme]
        if where.scheme == "smtps":
            server: smtplib.SMTP = smtplib.SMTP_SSL(host, port, timeout=SECONDS, context=tls)
        else:
            server = smtplib.SMTP(host, port, timeout=SECONDS)
        with server:
            if where.scheme == "smtp" and server.ehlo()[0] == 250 and server.has_extn("starttls"):
                server.starttls(context=tls)
            if settings.smtp_user:
                _sign_in(server, settings)
            server.send_message(made)


def _sign_in(server: smtplib.SMTP, settings: Settings) -> None:
    if not isinstance(server.sock, ssl.SSLSocket):
        raise BadInput("HOMMEL_SMTP_USER: the mail server offers no encryption, and a password is not sent without")
    try:
        password = Path(settings.smtp_password_file).read_text("utf-8").partition("\n")[0].rstrip("\r")
    except (OSError, ValueError) as why:
        raise BadInput(f"HOMMEL_SMTP_PASSWORD_FILE={settings.smtp_password_file!r}: cannot be read: {why}") from None
    server.login(settings.smtp_user, password)


@contextmanager
def _translated(host: str) -> Iterator[None]:
    """What a mail server says no to for good stops the job; what may go better later is tried again."""
    try:
        yield
    except smtplib.SMTPRecipientsRefused as error:
        codes = [code for code, _ in error.recipients.values()]
        kind = BadInput if all(code >= 500 for code in codes) else Unavailable
        raise kind(f"{host}: the mail server refuses the recipient ({', '.join(map(str, codes))})") from None
    except smtplib.SMTPResponseException as error:
        kind = BadInput if error.smtp_code >= 500 else Unavailable
        raise kind(f"{host}: the mail server answered {error.smtp_code}") from None
    except (OSError, smtplib.SMTPException) as error:
        raise Unavailable(f"{host}: the mail server cannot be reached ({type(error).__name__})") from None
