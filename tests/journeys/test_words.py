"""The judge of words judges rightly."""

import pytest

from moothill.commons.ui.pseudo import accented, mirrored
from tests.journeys.words import plain_words


@pytest.mark.parametrize(
    "html",
    [
        "<p>Plain</p>",
        '<img alt="Plain" src="x">',
        '<p translate="no">Fine <b translate="yes">Plain</b></p>',
        '<br><input type="submit" value="Plain">',
        '<div translate="no"><br>Fine</div><p aria-label="Plain"></p>',
    ],
)
def test_a_plain_word_is_found(html: str) -> None:
    assert plain_words(html) == ["Plain"]


@pytest.mark.parametrize(
    "html",
    [
        f"<p>{accented('Plain words')} 12:30</p>",
        '<p translate="no">Words <b>of the record</b></p>',
        "<head><title>Words of the record</title></head><script>let it = 1</script>",
        '<input type="text" value="what somebody typed">',
    ],
)
def test_marked_words_and_words_of_the_record_are_left_alone(html: str) -> None:
    assert plain_words(html) == []


@pytest.mark.parametrize("change", [accented, mirrored])
def test_what_a_program_reads_survives_a_pseudo_language(change) -> None:
    text = 'Send %(count)d to {name}: <a href="/me/">%s</a> &nbsp; 5%% at https://example.org/x'
    changed = change(text)
    for kept in (
        "%(count)d",
        "{name}",
        '<a href="/me/">',
        "%s",
        "</a>",
        "&nbsp;",
        "%%",
        "https://example.org/x",
    ):
        assert kept in changed
    assert "Send" not in changed
