"""iCalendar files: escaped, folded, and without a line that came from a fact."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from strategy.papers.calendar import Event, calendar, escaped, folded

MOMENT = datetime.datetime(2026, 3, 1, 8, 30, tzinfo=datetime.UTC)
ANYTHING = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from("\r\n\\;,:\x0b\x85\u2028é東🙂"), max_size=300
)
NAMES = {
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Hommel//Hommel//EN", "CALSCALE:GREGORIAN", "BEGIN:VEVENT",
    "TRANSP:TRANSPARENT", "END:VEVENT", "END:VCALENDAR",
}  # fmt: skip


def unfolded(text):
    """The lines of a file, as whoever reads one puts them together."""
    assert text.endswith("\r\n")
    return text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def read(value):
    """A value as its reader has it."""
    out, letters = [], iter(value)
    for letter in letters:
        out.append({"n": "\n"}.get(after := next(letters), after) if letter == "\\" else letter)
    return "".join(out)


def test_an_event_takes_its_whole_day():
    lines = unfolded(calendar([Event("own:a", datetime.date(2026, 2, 28), "call", "Drying, and more")], MOMENT))
    assert lines[4:12] == [
        "BEGIN:VEVENT", "UID:own:a", "DTSTAMP:20260301T083000Z", "DTSTART;VALUE=DATE:20260228",
        "SUMMARY:call", "DESCRIPTION:Drying\\, and more", "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]  # fmt: skip


@given(ANYTHING, ANYTHING)
def test_no_fact_becomes_a_line_and_no_line_is_too_long(summary, description):
    text = calendar([Event("own:a", datetime.date(2026, 2, 28), summary, description)], MOMENT)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert not {letter for letter in text.replace("\r\n", "") if letter < " " or "\x7f" <= letter < "\xa0"}
    lines = unfolded(text)
    assert len(lines) == 13
    begun = [line for line in lines if line not in NAMES]
    assert [line.partition(":")[0] for line in begun] == [
        "UID", "DTSTAMP", "DTSTART;VALUE=DATE", "SUMMARY", "DESCRIPTION",
    ]  # fmt: skip


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]) | st.just("\n"), max_size=300))
def test_what_was_written_is_read_again(text):
    assert read(escaped(text)) == text
    (line,) = unfolded(folded(escaped(text)) + "\r\n")
    assert line == escaped(text)
