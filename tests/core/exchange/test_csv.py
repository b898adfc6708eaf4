import io
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moothill.core.exchange import READERS, CannotRead, Found
from tests.core.exchange.helpers import found, read, refused, sheet, words

HEAD = ["ID", "Idea", "Why it matters", "Your name", "Date", "Votes"]
ROW = ["7", "Open the meetings", "Trust", "Una Example", "2018-03-26", "12"]
PLAIN = st.text(
    st.characters(blacklist_categories=["Cs", "Cc", "Cn"], blacklist_characters="<\ufffe\uffff"), max_size=60
)


def test_a_sheet_is_read_by_what_its_headings_say():
    (one,) = found("csv", sheet(HEAD, ROW))
    assert one == Found(
        row=2,
        values={
            "words": "Open the meetings", "why": "Trust", "said_by": "Una Example", "when": "2018-03-26", "supports": "12",
        },
        external="7",
        place="row 2",
    )  # fmt: skip


def test_what_people_say_a_column_is_goes_before_what_it_seems_to_be():
    (one,) = found(
        "csv", sheet(HEAD, ROW), {"Why it matters": "words", "Your name": "organisation", "ID": ""}
    )
    assert one.values == {"words": "Trust", "organisation": "Una Example"}
    assert one.external == ""


def test_two_columns_of_words_become_two_paragraphs():
    mapping = {"Idea": "words", "Why it matters": "words"}
    assert words("csv", sheet(HEAD, ROW), mapping) == ["Open the meetings\n\nTrust"]


def test_columns_of_answers_keep_their_questions():
    (one,) = found("csv", sheet(HEAD, ROW), {"Idea": "answers", "Why it matters": "answers"})
    assert one.values == {
        "form": "answer",
        "answers": '[{"question": "Idea", "answer": "Open the meetings"}, {"question": "Why it matters", "answer": "Trust"}]',
    }


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_any_delimiter_in_any_known_encoding(delimiter: str, encoding: str):
    data = sheet(["Idea", "Place"], ["Café, open; late", "Zoë's"], delimiter=delimiter, encoding=encoding)
    assert found("csv", data)[0].values == {"words": "Café, open; late", "place": "Zoë's"}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_end_of_line_and_line_breaks_inside_a_cell(end: str):
    data = f'Idea,Place{end}"one{end}two",here{end}'.encode()
    assert words("csv", data) == ["one\ntwo"]


def test_a_ragged_row_is_refused_and_those_around_it_are_taken():
    data = b"Idea,Place\none,here\ntwo,there,and,more\nthree\nfour,here,,\n"
    assert words("csv", data) == ["one", "four"]
    assert [(each.row, each.english, each.beginning) for each in refused("csv", data)] == [
        (
            3,
            "This row has 4 cells, the headings are 2. Perhaps a mark is missing or too many.",
            "two | there | and | more",
        ),
        (4, "This row has 1 cells, the headings are 2. Perhaps a mark is missing or too many.", "three"),
    ]


def test_a_quotation_mark_that_is_never_closed_costs_its_own_row_only():
    data = b'Idea,Place\none,here\n"two,there\nthree,here\nfour,here\n'
    assert words("csv", data) == ["one", "three", "four"]
    assert [each.row for each in refused("csv", data)] == [3]


def test_rows_are_counted_as_a_spreadsheet_counts_them():
    data = b'Idea,Place\n\n"one\ntwo",here\n,\nlast,here\n'
    assert [(each.row, each.place) for each in found("csv", data)] == [(3, "row 3"), (5, "row 5")]


def test_a_row_without_words_is_refused():
    (one,) = refused("csv", sheet(["Idea", "Place"], ["", "Perth"]))
    assert (one.english, one.beginning) == ("There are no words here.", "Perth")


def test_what_is_no_number_or_no_language_is_left_out_and_said():
    (one,) = found("csv", sheet(["Idea", "Votes", "Language"], ["x", "many", "Elvish!"]))
    assert one.values == {"words": "x"}
    assert [remark.english for remark in one.remarks] == [
        "“many” is no number of supporters; it was left out.",
        "“Elvish!” is no code of a language; it was left out.",
    ]


def test_headings_that_come_twice_or_not_at_all_are_told_apart():
    file = io.BytesIO(sheet(["Idea", "", "Idea"], ["a", "b", "c"]))
    assert READERS["csv"].headings(file) == ["Idea", "(2)", "Idea (2)"]


def test_a_sheet_of_one_column_is_a_list():
    assert words("csv", b"Idea\none\ntwo\n") == ["one", "two"]


def test_html_in_a_cell_becomes_words_and_what_only_looks_like_it_stays():
    data = sheet(["Idea"], ["<p>Open <b>up</b></p><script>x()</script>"], ["use <this> if a < b"])
    assert words("csv", data) == ["Open up", "use <this> if a < b"]


def test_nothing_is_read_where_no_column_holds_words():
    with pytest.raises(CannotRead, match="Choose a column"):
        read("csv", sheet(HEAD, ROW), {"Date": "when"})


def test_an_unknown_key_is_the_callers_mistake():
    with pytest.raises(ValueError, match="price"):
        read("csv", sheet(HEAD, ROW), {"Idea": "price"})


def test_reading_is_lazy_and_the_same_each_time():
    class Watched(io.BytesIO):
        taken = 0

        def read(self, size: int | None = -1) -> bytes:
            data = super().read(size)
            Watched.taken += len(data)
            return data

    file = Watched(b"Idea,Place\n" + b"some words,here\n" * 60_000)
    rows = READERS["csv"].read(file, {})
    before = [next(rows) for _ in range(3)]
    some = Watched.taken
    assert list(islice(READERS["csv"].read(file, {}), 3)) == before
    sum(1 for _ in rows)
    assert some < 2 * len(file.getvalue())  # once to tell the encoding, and then hardly begun


@given(st.lists(st.tuples(PLAIN, PLAIN), min_size=1, max_size=8), st.sampled_from(",;\t|"))
@settings(max_examples=60, deadline=None)
def test_what_is_written_as_csv_is_read_as_it_was(rows: list[tuple[str, str]], delimiter: str):
    data = sheet(["Idea", "Why"], *[[f"idea {first}", second] for first, second in rows], delimiter=delimiter)
    expected = [f"idea {first}".strip() for first, _ in rows]
    assert words("csv", data, {"Idea": "words"}) == expected


@given(st.binary(max_size=400))
@settings(max_examples=150, deadline=None)
def test_no_bytes_get_anything_but_rows_or_a_sentence(data: bytes):
    for reader in READERS:
        for start in (b"", b"Idea,Place\n", b"From x\n", b'{"results": ['):
            try:
                read(reader, start + data)
            except CannotRead as error:
                assert str(error).endswith((".", "”", "”."))
