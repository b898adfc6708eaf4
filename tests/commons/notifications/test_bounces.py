"""Reports of mails that came back: what is read out of them, and what is not."""

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from moothill.commons.notifications.addresses import is_refused
from moothill.commons.notifications.bounces import Unreadable, refused_in
from moothill.commons.notifications.models import Refusal

REPORT = b"""From: MAILER-DAEMON@mx.example.org
Subject: Undelivered
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

It did not arrive.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.org

Final-Recipient: rfc822; gone@example.org
Action: failed
Status: 5.1.1

Original-Recipient: rfc822; <Asked.For@example.org>
Final-Recipient: rfc822; elsewhere@example.net
Action: FAILED
Status: 5.2.1

Final-Recipient: rfc822; slow@example.org
Action: delayed
Status: 4.4.1

Final-Recipient: x400; /G=Odd/
Action: failed
Status: 5.1.1

--b
Content-Type: message/rfc822

From: plan@example.org
To: innocent@example.org
Subject: A digest

--b--
"""


def test_a_report_names_those_that_failed_for_good_and_nobody_else() -> None:
    assert refused_in(REPORT) == ["gone@example.org", "Asked.For@example.org"]
    assert refused_in(REPORT.replace(b"\n", b"\r\n")) == ["gone@example.org", "Asked.For@example.org"]


def test_a_mailbox_of_several_reports_is_read_whole() -> None:
    one = b"From MAILER-DAEMON Thu Mar  1 12:00:00 2018\n" + REPORT
    assert refused_in(one + b"\n" + one.replace(b"gone@", b"lost@")) == [
        "gone@example.org", "Asked.For@example.org", "lost@example.org",
    ]  # fmt: skip


def test_a_list_is_one_address_to_a_line() -> None:
    assert refused_in(b"# of March\n<a@example.org>\r\n\nb@example.org\na@example.org\n") == [
        "a@example.org", "b@example.org",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"a@example.org\nnobody\n", "Line 2 is no e-mail address: “nobody”"),
        (b"\xff\xfe\x00", "neither a mail nor text"),
        (b"Subject: hello\n\nNo report in here: a@example.org\n", "holds no report"),
        (REPORT.replace(b"Status: 5", b"Status: 4"), "holds no report"),
    ],
)
def test_anything_else_is_refused_in_words(content, words) -> None:
    with pytest.raises(Unreadable, match=words):
        refused_in(content)


@given(st.binary(max_size=400))
def test_no_file_makes_another_error(content) -> None:
    try:
        assert all("@" in address for address in refused_in(content))
    except Unreadable as error:
        assert str(error).endswith(".")


@pytest.mark.django_db
def test_the_command_notes_digests_and_says_how_many(tmp_path: Path, capsys, monkeypatch) -> None:
    kept = tmp_path / "report.eml"
    kept.write_bytes(REPORT)
    call_command("mail", "bounce", str(kept))
    assert "2 addresses were refused, 2 of them not known before" in capsys.readouterr().out
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"GONE@example.org")))
    call_command("mail", "bounce", "-")
    assert "1 addresses were refused, 0 of them" in capsys.readouterr().out
    assert is_refused("gone@EXAMPLE.org") and not is_refused("innocent@example.org")
    assert "example" not in repr(list(Refusal.objects.values()))


@pytest.mark.django_db
def test_the_command_refuses_what_it_cannot_read(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be read: No such file"):
        call_command("mail", "bounce", str(tmp_path / "none"))
    (tmp_path / "bad").write_text("nobody")
    with pytest.raises(CommandError, match="Line 1 is no e-mail address"):
        call_command("mail", "bounce", str(tmp_path / "bad"))
    assert not Refusal.objects.exists()
