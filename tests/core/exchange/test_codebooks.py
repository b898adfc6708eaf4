"""Codebooks go out and come in again as they were, in each of three forms; what is hostile is refused by name and place."""

import json
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moothill.core.exchange import CannotRead
from moothill.core.exchange.codebooks import FORMATS, MOST_BYTES, Book, CodeLine, Raw, arrange, identity, read
from moothill.core.exchange.codebooks.qdc import NAMESPACE, parted
from moothill.core.exchange.codebooks.shapes import DEEPEST, line, text

# What tears careless writers and readers: marks of each form, formulas, our own headings, odd spaces, letters of three scripts.
PIECES = (
    "a", "Bus", "ß", "é", "道", "😀", " ", "  ", "\n", "\n\n", "\t", ",", ";", "|", '"', "'", "''", "=1+1", "-2", "@x", "+3", "<b>",
    "</Code>", "&amp;", "&", "]]>", "\\", "\\\\", "{", "}", "[1]", "null", "\u2028", "\x85", "\xa0", "\ufeff", "\ufffe", "\r\n", "\r",
    "Examples of what is meant:", "\nExamples of what is meant:\n", "\n\\Examples of what is not meant:\n", "# x", "> y", "\x00", "\x1b",
)  # fmt: skip


def a_book(seed: int) -> Book:
    chance = random.Random(seed)

    def words(most: int) -> str:
        return "".join(chance.choice(PIECES) for _ in range(chance.randrange(most)))

    codes: list[CodeLine] = []
    way: list[int] = []
    for number in range(chance.randint(1, 9)):
        way = way[: chance.randint(0, len(way))]
        codes.append(
            CodeLine(
                label=line(f"{words(4)} {number}"),
                guid=identity(str(seed), str(number)),
                above=way[-1] if way else None,
                standing=chance.choice(("draft", "adopted", "retired")),
                definition=text(words(9)),
                included=text(words(6)),
                excluded=text(words(6)),
            )
        )
        way.append(number)
    return Book(tuple(codes))


@given(st.integers(min_value=0, max_value=2**40))
@settings(max_examples=1000, deadline=None)
def test_a_codebook_comes_back_as_it_went_out(seed: int) -> None:
    book = a_book(seed)
    for each in FORMATS.values():
        found = read(each.write(book).encode())
        assert (found.codes, found.unread) == (book.codes, ()), each.suffix


@given(st.binary(max_size=300) | st.text(max_size=200).map(str.encode))
@settings(max_examples=200, deadline=None)
def test_whatever_is_sent_is_read_or_refused_in_words(content: bytes) -> None:
    for beginning in (b"", b'{"codes": [', b"label,id\n", f'<CodeBook xmlns="{NAMESPACE}">'.encode()):
        try:
            read(beginning + content)
        except CannotRead as refused:
            assert str(refused)


def qdc(inside: str, before: str = "") -> bytes:
    return f'<?xml version="1.0"?>{before}<CodeBook xmlns="{NAMESPACE}"><Codes>{inside}</Codes></CodeBook>'.encode()


ID = "0f3c8c2e-6a55-4c43-9e0c-1d1f0a6b7c11"


def test_a_codebook_of_another_program_is_read() -> None:
    content = (
        f'<?xml version="1.0" encoding="utf-8"?><q:CodeBook xmlns:q="{NAMESPACE}" origin="Elsewhere 9"><q:Codes>'
        f'<q:Code guid="{{{ID.upper()}}}" name="Getting about" isCodable="false" color="#FF0000"><q:Description>By any means.'
        '</q:Description><q:Code guid="5942b0ae-2c43-4b11-a1cf-1a7e1e0f8f01" name="Buses" isCodable="true"/></q:Code>'
        '</q:Codes><q:Sets><q:Set guid="5942b0ae-2c43-4b11-a1cf-1a7e1e0f8f02" name="Mine"/></q:Sets></q:CodeBook>'
    )
    above, below = read(content.encode()).codes
    assert (above.guid, above.label, above.standing, above.definition) == (
        ID,
        "Getting about",
        "draft",
        "By any means.",
    )
    assert (below.label, below.above, below.standing) == ("Buses", 0, "adopted")


def test_codes_of_another_program_need_no_ids() -> None:
    found = read(qdc('<Code name="A"><Code name="B"/></Code><Code name="C"><Code name="D"/></Code>')).codes
    assert [(code.label, code.above) for code in found] == [("A", None), ("B", 0), ("C", None), ("D", 2)]


def test_a_sheet_written_by_hand_names_what_a_code_stands_under_by_its_label() -> None:
    sheet = "Code;Parent;Description;Who\nBuses;Getting about;Those with a timetable;Ash\nGetting about;;;\n"
    found = read(sheet.encode("cp1252")).codes
    assert [(code.label, code.above, code.definition) for code in found] == [
        ("Getting about", None, ""),
        ("Buses", 0, "Those with a timetable"),
    ]


def test_a_sheet_holds_no_formula() -> None:
    book = Book((CodeLine(label="=cmd|' /C calc'!A0", guid=ID, definition="-1\n+2"),))
    assert "\r\n" + ID + ",'=cmd" in FORMATS["csv"].write(book)
    assert ",'-1\n+2" in FORMATS["csv"].write(book).replace('"', "")


def test_examples_stand_under_headings_that_a_person_understands() -> None:
    description = "Ways to travel.\n\nExamples of what is meant:\na late bus\n\nExamples of what is not meant:\na bus stop"
    wanted = {"definition": "Ways to travel.", "included": "a late bus", "excluded": "a bus stop"}
    assert parted(description) == wanted


GROWING = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize(
    ("content", "words"),
    {
        "growing entities": (qdc('<Code name="&b;"/>', GROWING), "names of its own"),
        "a file of this machine": (qdc('<Code name="&a;"/>', OUTSIDE), "names of its own"),
        "half of it": (qdc("<Code")[:-20], "damaged"),
        "too deep": (qdc('<Code name="A">' * (DEEPEST + 1) + "</Code>" * (DEEPEST + 1)), f"code {DEEPEST + 1}: more than {DEEPEST}"),
        "much too deep": (qdc('<Code name="A">' * 40_000), "more than"),
        "one id twice": (qdc(f'<Code name="A" guid="{ID}"/><Code name="B" guid="{{{ID.upper()}}}"/>'), "code 1 and code 2"),
        "a whole project": (b"PK\x03\x04whatever", "whole project"),
        "another project": (b'<Project xmlns="urn:QDA-XML:project:1.0"/>', "no REFI-QDA codebook (Project)"),
        "a page": (b"<html><p>Hello</p></html>", "no REFI-QDA codebook (html)"),
        "too large": (b"label\n" + b"x" * MOST_BYTES, "at most 1500"),
        "too many": (b"label\n" + b"\n".join(b"c%d" % n for n in range(2001)), "more than 2000 codes"),
        "nothing": (b"  \n", "empty"),
        "a circle of rows": (b"label,under\nA,C\nB,A\nC,B\nD,", "“A” > “C” > “B” > “A” (row 2)"),
        "a code under itself": (b"label,under\nA,a", "“A” > “A” (row 2)"),
        "one id in two rows": (f"label,id\nA,{ID}\nB,{ID}".encode(), "row 2 and row 3"),
        "a sheet of something else": (b"name of bird,legs\nwren,2", "no column “label”"),
        "a column twice": (b"label,parent,under\nA,,", "Two columns are called “under”"),
        "a torn row": (b"label,under\nA", "row 2 has 1 cells, the headings are 2"),
        "an open mark": (b'label,under\n"A,\n', "quotation mark"),
        "a circle in JSON": (json.dumps({"codes": [{"label": "A", "under": "B"}, {"label": "B", "under": "A"}]}).encode(), "(code 1)"),
        "one id twice in JSON": (json.dumps({"codes": [{"label": w, "id": ID} for w in "AB"]}).encode(), "code 1 and code 2"),
        "a key twice": (b'{"codes": [{"label": "A", "label": "B"}]}', "“label” stands twice"),
        "a number for a label": (b'{"codes": [{"label": 5}]}', "code 1: “label” must be text"),
        "no code": (b'{"codes": ["A"]}', "code 1 is no code"),
        "a list alone": (b"[1]", "no codebook"),
        "broken JSON": (b'{"codes":\n[', "Near line 2"),
        "JSON without a bottom": (b'{"codes":' + b"[" * 200_000, "inside each other"),
        "a very long number": (b'{"codes": ' + b"9" * 5000 + b"}", "no codebook"),
    }.items(),
    ids=lambda each: "" if isinstance(each, tuple) else each,
)  # fmt: skip
def test_what_is_hostile_or_something_else_is_refused_whole(content: str, words: tuple[bytes, str]) -> None:
    sent, expected = words
    with pytest.raises(CannotRead) as refused:
        read(sent)
    assert expected in str(refused.value)


def test_what_cannot_be_taken_costs_itself_and_what_stands_below_it() -> None:
    rows = [
        Raw("row 2", "Good"),
        Raw("row 3", " "),
        Raw("row 4", "x" * 121),
        Raw("row 5", "Odd", own="seven"),
        Raw("row 6", "Lost", under="Odd"),
        Raw("row 7", "Lost too", under="Lost"),
        Raw("row 8", "Alone", under="Nowhere"),
        Raw("row 9", "Strange", standing="asleep"),
        Raw("row 10", "GOOD"),
        Raw("row 11", "Old good", standing="retired"),
        Raw("row 12", "Long", definition="x" * 4001),
        Raw("row 13", "Fine", under="old GOOD"),
    ]
    book = arrange(rows)
    assert [(code.label, code.above) for code in book.codes] == [
        ("Good", None),
        ("Old good", None),
        ("Fine", 1),
    ]
    assert book.places == ("row 2", "row 11", "row 13")
    assert [(each.place, each.english[:34]) for each in book.unread] == [
        ("row 3", "It has no label."),
        ("row 4", "The label has 121 characters; at m"),
        ("row 5", "“seven” is no UUID. Leave the id e"),
        ("row 6", "It stands under a code that could "),
        ("row 7", "It stands under a code that could "),
        ("row 8", "It stands under “Nowhere”, and no "),
        ("row 9", "“asleep” is no standing. Write one"),
        ("row 10", "row 2 has the same label. Rename o"),
        ("row 12", "The definition has 4001 characters"),
    ]


def test_a_label_that_two_codes_bear_leads_to_neither() -> None:
    book = arrange(
        [Raw("row 2", "Old", standing="retired"), Raw("row 3", "Old"), Raw("row 4", "New", under="Old")]
    )
    assert "several codes are called so" in book.unread[0].english


def test_the_way_to_a_code_is_told_in_labels() -> None:
    book = Book((CodeLine("Getting about"), CodeLine("Buses", above=0), CodeLine("Late", above=1)))
    assert book.path(2) == ("getting about", "buses", "late")
