import mailbox
from email.message import EmailMessage
from pathlib import Path

import pytest

from moothill.core.exchange.mails import own_words
from tests.core.exchange.helpers import found, letter, refused, words


def message(body: str = "Open the meetings.", **headers: str) -> EmailMessage:
    made = EmailMessage()
    given = {
        "From": "Una Example <una@example.org>",
        "Subject": "An idea",
        "Date": "Mon, 26 Mar 2018 00:30:00 +0200",
    }
    for name, value in {**given, "Message_ID": "<1@example.org>", **headers}.items():
        made[name.replace("_", "-")] = value
    made.set_content(body)
    return made


@pytest.fixture
def kept(tmp_path: Path):
    def keep(*messages: EmailMessage) -> bytes:
        box = mailbox.mbox(tmp_path / "box.mbox")
        for each in messages:
            box.add(mailbox.mboxMessage(each))
        box.close()
        return (tmp_path / "box.mbox").read_bytes()

    return keep


def test_each_message_is_a_letter(kept):
    data = kept(
        message(),
        message("Publish the minutes.", Subject="Zwölf Bäume", From="bo@example.org", Message_ID="<2@x>"),
    )
    one, two = found("mbox", data)
    assert one.values == {
        "title": "An idea", "words": "Open the meetings.", "form": "letter", "said_by": "Una Example", "when": "2018-03-25",
    }  # fmt: skip
    assert (one.row, one.external, one.place) == (1, "<1@example.org>", "message 1")
    assert two.values["title"] == "Zwölf Bäume"
    assert "said_by" not in two.values  # an address is no name


def test_plain_words_go_before_html_and_files_are_said(kept):
    made = message("Plain words.")
    made.add_alternative("<p>Marked <b>up</b></p>", subtype="html")
    made.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="plan.pdf")
    made.add_attachment("a list", filename="list.txt")
    (one,) = found("mbox", kept(made))
    assert one.values["words"] == "Plain words."
    assert [remark.english for remark in one.remarks] == [
        "Files that came with it were not taken: plan.pdf, list.txt"
    ]


def test_html_alone_becomes_words_and_nothing_of_it_runs(kept):
    made = message()
    made.set_content(
        "<style>p{}</style><p>Open<br>up</p><script>alert(1)</script><img src=x onerror=alert(1)>",
        subtype="html",
    )
    assert words("mbox", kept(made)) == ["Open\nup"]


def test_what_is_quoted_is_cut_off_where_everybody_sees_it(kept):
    body = "I agree.\n\nOn Mon, 26 Mar 2018, Bo Example <bo@example.org>\nwrote:\n> Open the meetings?\n> Yes?\n\nAnd soon.\n"
    (one,) = found("mbox", kept(message(body)))
    assert one.values["words"] == "I agree.\n\n[…]\n\nAnd soon."
    assert [remark.english for remark in one.remarks] == [
        "What the letter quotes from others was cut off where “[…]” stands."
    ]


@pytest.mark.parametrize(
    ("body", "own"),
    [
        ("Yes.\n\n-----Original Message-----\nFrom: Bo\nAll of it", ("Yes.\n\n[…]", True, False)),
        (
            "Yes.\n\n________________________\nFrom: Bo Example\nSent: Monday\nTo: Una\n\nOld",
            ("Yes.\n\n[…]", True, False),
        ),
        ("Yes.\n\nFrom: Bo Example\nSent: Monday\nTo: Una\nSubject: x\n\nOld", ("Yes.\n\n[…]", True, False)),
        ("From: here to there\nis my idea", ("From: here to there\nis my idea", False, False)),
        ("Yes.\n-- \nUna Example\n0131 496 0000", ("Yes.", False, True)),
        (">From the start", ("From the start", False, False)),
        ("Am Montag, 26. März 2018 schrieb Bo:\n> Alt\n\nNeu", ("[…]\n\nNeu", True, False)),
        ("a > b and on we wrote: much", ("a > b and on we wrote: much", False, False)),
    ],
)
def test_its_own_words(body: str, own: tuple[str, bool, bool]):
    assert own_words(body) == own


def test_notices_of_machines_and_empty_messages_are_refused(kept):
    away = message("I am away.", Auto_Submitted="auto-replied")
    (one, two) = refused("mbox", kept(away, message("> only quoted\n")))
    assert (one.beginning, one.english.partition(":")[0]) == ("An idea", "A machine sent this")
    assert two.english == "This message only repeats another one."


def test_a_saved_message_alone_is_read_too(kept):
    assert words("mbox", bytes(message())) == ["Open the meetings."]


def test_letters_beyond_ascii_that_were_never_encoded_are_read():
    (one,) = found("mbox", letter("Grüße", subject="Über uns", sender="Zoë Example <zoe@example.org>"))
    assert (one.values["title"], one.values["said_by"], one.values["words"]) == (
        "Über uns",
        "Zoë Example",
        "Grüße",
    )


def test_from_at_the_start_of_a_line_parts_nothing_inside_a_letter():
    assert words("mbox", letter("First line\nFrom here on it is mine.") + letter("Second")) == [
        "First line\nFrom here on it is mine.",
        "Second",
    ]
