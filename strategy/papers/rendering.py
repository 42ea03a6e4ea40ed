"""A sheet as a text, as Markdown and as a page to print. Whatever somebody is called, it stays a text."""

import html
import re
import textwrap
from typing import Final

from strategy.papers.sheet import Section, Sheet

WIDTH: Final = 80
_STYLE: Final = (
    "body{font:11pt/1.4 serif;max-width:42em;margin:2em auto;padding:0 1em}h1{font-size:1.5em;margin:0}"
    "h2{font-size:1.1em;margin:1.2em 0 .3em}h3{font-size:1em;margin:.8em 0 .2em}p{margin:.2em 0;color:#444}"
    "ul{margin:0;padding-left:1.2em}"
    "@media print{body{margin:0;max-width:none}li,h2,h3{break-inside:avoid}}"
)


def as_text(sheet: Sheet) -> str:
    """The sheet in lines of at most 80 characters, without control characters of its facts."""
    lines = [_plain(sheet.title), "=" * min(len(_plain(sheet.title)), WIDTH), *_wrapped(sheet.subtitle, "")]
    for section in sheet.sections:
        lines += ["", *_headed(section)]
        for line in section.lines:
            lines += _wrapped(line, "- " if section.heading else "")
    return "\n".join(lines) + "\n"


def as_html(sheet: Sheet) -> str:
    """The sheet as a page of its own, which loads nothing."""
    title = html.escape(_plain(sheet.title))
    parts = [
        f'<!DOCTYPE html>\n<html lang="{sheet.language}">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>',
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n<p>{html.escape(_plain(sheet.subtitle))}</p>",
    ]
    for section in sheet.sections:
        items = [html.escape(_plain(line)) for line in section.lines]
        if section.heading:
            listed = "\n".join(f"<li>{item}</li>" for item in items)
            heading = f"<h{section.level}>{html.escape(_plain(section.heading))}</h{section.level}>"
            parts.append(f"{heading}\n<ul>\n{listed}\n</ul>" if items else heading)
        else:
            parts += [f"<p>{item}</p>" for item in items]
    return "\n".join([*parts, "</body>\n</html>\n"])


def as_markdown(sheet: Sheet) -> str:
    """The sheet in CommonMark; no fact of it becomes a mark."""
    lines = [f"# {_marked(sheet.title)}", "", _marked(sheet.subtitle)]
    for section in sheet.sections:
        lines += ["", *([f"{'#' * section.level} {_marked(section.heading)}", ""] if section.heading else [])]
        lines += [f"{'- ' if section.heading else ''}{_marked(line)}" for line in section.lines]
    return "\n".join(lines).rstrip("\n") + "\n"


_MARKS: Final = re.compile(r"([\\`*_{}\[\]<>#|~&!])")
_FIRST: Final = re.compile(r"^(\d+)([.)])|^([-+=])")


def _marked(text: str) -> str:
    """A text on one line, in which nothing means more than itself.

    >>> print(_marked("# <b>1. *x*"), _marked("1. x"), _marked("- x"))
    \\# \\<b\\>1. \\*x\\* 1\\. x \\- x
    """
    return _FIRST.sub(r"\1\\\2\3", _MARKS.sub(r"\\\1", _plain(text)))


def _headed(section: Section) -> list[str]:
    if not section.heading:
        return []
    heading = _plain(section.heading)
    return [*_wrapped(heading, ""), ("-" if section.level == 2 else "·") * min(len(heading), WIDTH)]


def _plain(text: str) -> str:
    """A text on one line, of what can be printed."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def _wrapped(text: str, mark: str) -> list[str]:
    return textwrap.wrap(
        _plain(text), WIDTH, initial_indent=mark, subsequent_indent=" " * len(mark), break_on_hyphens=False
    )
