"""What columns seem to be, by their headings."""

import pytest

from moothill.core.exchange import EXTERNAL, suggest_mapping


@pytest.mark.parametrize(
    ("headings", "meant"),
    [
        (["Idea"], {"Idea": "words"}),
        (["Title"], {"Title": "words"}),
        (["Idea", "Description"], {"Idea": "title", "Description": "words"}),
        (["Title", "Idea"], {"Title": "title", "Idea": "words"}),
        (["Comments", "Your idea"], {"Your idea": "words"}),
        (["No.", "Comment", "Response"], {"No.": EXTERNAL, "Comment": "words"}),
        (
            ["Date_Submitted:", "WHAT IS YOUR IDEA?"],
            {"Date_Submitted:": "when", "WHAT IS YOUR IDEA?": "words"},
        ),
        (
            ["Name", "Organisation name", "Town"],
            {"Name": "said_by", "Organisation name": "organisation", "Town": "place"},
        ),
        (["Preis", "Menge"], {}),
        ([], {}),
    ],
)
def test_headings_are_understood_by_known_words(headings: list[str], meant: dict[str, str]):
    assert suggest_mapping(headings) == meant


def test_a_key_is_suggested_once_and_the_surest_word_has_it():
    assert suggest_mapping(["Created", "Date", "When", "Timestamp"]) == {"When": "when"}


def test_words_of_one_system_go_before_those_that_everybody_uses():
    assert suggest_mapping(["Name", "Idea"], {"name": "title"}) == {"Name": "title", "Idea": "words"}


def test_with_a_rest_every_other_column_is_that():
    found = suggest_mapping(["Response ID", "Why?", "Idea"], {"response id": EXTERNAL}, rest="answers")
    assert found == {"Response ID": EXTERNAL, "Why?": "answers", "Idea": "answers"}
