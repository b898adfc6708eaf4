"""Whatever is sent: it is refused with a reason, or every line of it has a fate."""

import json

from hypothesis import example, given, settings
from hypothesis import strategies as st

from moothill.core.dates import when
from moothill.core.wiki import FIELDS, Form, Unreadable, from_json, read, to_json
from tests.core.wiki.helpers import words, words_by_line

SIGNS = st.sampled_from(
    '| || |- {| |} ! !! = == === * # : ; [[ ]] {{ }} < > <ref> </ref> <br> <td> <table> </table> <ul><li> <p> " +++ --- '
    "Stage One: Activity Date Responsibility Deadline Tasks Meeting 5 June 2018 COMPLETE N/A words and more 1 2.a [1] "
    "== Objectives == http://x.example/a Leads: ~~a~~ &amp; ' ''' \u202e é 字".split(" ")
)
PAGES = st.lists(st.one_of(SIGNS, st.just("\n"), st.text(max_size=6)), max_size=60).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(PAGES, st.sampled_from(Form))
@example("{|\n|-\n|", Form.WIKITEXT)
@example("|", Form.FLAT)
@example("a |\n---|", Form.FLAT)
@example("| ---", Form.FLAT)
@example("words\n| ---\n|---|---|\nwords", Form.FLAT)
@example("<table>", Form.HTML)
@example("{{", Form.WIKITEXT)
def test_a_page_is_refused_with_a_reason_or_read_whole(page: str, form: Form) -> None:
    try:
        reading = read(page.encode("utf-8", "surrogatepass"), form=form, year=2018)
    except Unreadable as refusal:
        assert refusal.what and refusal.mend
        return
    assert [fate.line for fate in reading.fates] == [
        number
        for number, line in enumerate(page.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1)
        if line.strip()
    ]
    for found in reading.found:
        assert set(found.values) <= FIELDS[found.kind]
        assert found.values["title"]
        if found.values.get("when"):
            when(found.values["when"], year=2018)


@settings(max_examples=60, deadline=None)
@given(PAGES.map(lambda page: page.replace("|", " ")))
def test_no_word_of_plain_text_vanishes(page: str) -> None:
    try:
        reading = read(page.encode("utf-8", "surrogatepass"), form=Form.FLAT, year=2018)
    except Unreadable:
        return
    there = set().union(
        *words_by_line(reading).values(), words("and with by at in due before leads stage one")
    )
    assert words(page) - there == set()


@settings(max_examples=60, deadline=None)
@given(PAGES, st.sampled_from(Form))
def test_a_reading_survives_the_way_through_a_pipe(page: str, form: Form) -> None:
    try:
        reading = read(page.encode("utf-8", "surrogatepass"), form=form, year=2018)
    except Unreadable:
        return
    assert from_json(json.loads(json.dumps(to_json(reading)))) == reading


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_refused_or_read(data: bytes) -> None:
    try:
        read(data)
    except Unreadable as refusal:
        assert str(refusal)
