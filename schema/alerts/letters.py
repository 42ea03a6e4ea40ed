"""A digest as a letter: what its owner may see now, as a text and as a page."""

import datetime
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graph.shelves import Entry
from graph.shelves.moments import read
from graph.store import Store
from schema.access import RULES, Role
from schema.alerts.seeing import seen, shown
from strategy.papers.rendering import as_html, as_text
from strategy.papers.sheet import Section, Sheet
from strategy.papers.wording import Language


@dataclass(frozen=True, slots=True)
class Letter:
    """A digest, ready to be read.

    name      of its file, and in its message's id: of letters, digits and dashes
    subject   holds nothing that came from a fact
    """

    name: str
    owner: str
    subject: str
    text: str
    html: str


def letter(store: Store, digest: Entry) -> Letter:
    """A digest as a letter; without what its owner may not see any more."""
    body = digest.body
    day = read(body["until"]).astimezone(datetime.UTC).date()
    subject = f"Hommel: {body['every']} digest of {day}"
    sections = [Section(_heading(part), list(lines)) for part, lines in _parts(store, body)]
    sheet = Sheet(Language.EN, subject, f"since {body['since'][:10]}", sections)
    name = f"{day}-{hashlib.sha256(digest.id.encode()).hexdigest()[:16]}"
    return Letter(name, body["owner"], subject, as_text(sheet), as_html(sheet))


def _parts(store: Store, body: Mapping[str, Any]) -> Iterator[tuple[Mapping[str, Any], Iterator[str]]]:
    rule = RULES[Role(body["role"])]
    known = seen(store, rule, (one for part in body["searches"] for one in part["first"]))
    names = {hit.id: hit.title for hit in store.named(sorted(known), rule)}
    for part in body["searches"]:
        yield part, (_line(one, names) for one in shown(part["first"], known))


def _heading(part: Mapping[str, Any]) -> str:
    return f"{part['name']}: {part['added']} added, {part['changed']} changed, {part['gone']} gone"


def _line(one: Mapping[str, Any], names: Mapping[str, str | None]) -> str:
    who = " with ".join(f"{names.get(own) or own} ({own})" for own in (one["stakeholder"], one.get("partner")) if own)
    return f"{one['change']}: {who}"
