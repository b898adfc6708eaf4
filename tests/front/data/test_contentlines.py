"""Lines of a calendar file, read back as another calendar would."""

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Event

from moothill.front.data.contentlines import line, text

WORDS = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], include_characters="\n"), max_size=300
)


def read_back(words: str) -> str:
    event = Event.from_ical(b"BEGIN:VEVENT\r\n" + line("SUMMARY", text(words)) + b"END:VEVENT\r\n")
    return str(event["summary"])


@given(WORDS)
def test_another_calendar_reads_the_very_words(words):
    assert read_back(words) == words


@given(WORDS)
def test_no_line_is_longer_than_the_standard_allows_or_parts_a_character(words):
    lines = line("SUMMARY", text(words)).split(b"\r\n")
    assert lines.pop() == b""
    assert all(len(each) <= 75 for each in lines)
    assert all(each.decode() for each in lines)
    assert all(each.startswith(b" ") for each in lines[1:])


def test_words_can_end_no_line_and_begin_no_property():
    hostile = "A day\r\nATTENDEE:mailto:x@example.org\rEND:VEVENT"
    assert line("SUMMARY", text(hostile)).count(b"\r\n") == 1
    assert read_back(hostile) == "A day\nATTENDEE:mailto:x@example.org\nEND:VEVENT"
