"""The mail self-test, against servers that behave in every way a server can."""

import socketserver
import threading
from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.utils import timezone

from moothill.front.operate.mailing import words as mail_words
from moothill.front.operate.mailing.trial import MailFailed, send_trial

YOU = "you@example.org"
POLITE = {
    b"EHLO": b"250-here\r\n250 AUTH PLAIN LOGIN",
    b"AUTH": b"235 welcome",
    b"MAIL": b"250 ok",
    b"RCPT": b"250 ok",
    b"DATA": b"354 go on",
    b".": b"250 taken",
    b"RSET": b"250 ok",
    b"QUIT": b"221 bye",
}


class Server(socketserver.ThreadingTCPServer):
    """A mail server of twenty lines. `answers` differ from the polite ones; None hangs up."""

    allow_reuse_address, daemon_threads = True, True

    def __init__(self, answers: dict[bytes, bytes | None], greeting: bytes | None = b"220 here") -> None:
        self.answers, self.greeting, self.taken = POLITE | answers, greeting, []
        super().__init__(("127.0.0.1", 0), Talk)


class Talk(socketserver.StreamRequestHandler):
    server: Server

    def handle(self) -> None:
        if self.server.greeting is None:
            self.rfile.readline()
            return
        self.wfile.write(self.server.greeting + b"\r\n")
        for line in self.rfile:
            answer = self.server.answers.get(line[:4].strip().upper(), b"502 what?")
            if answer is None:
                return
            self.wfile.write(answer + b"\r\n")
            if answer.startswith(b"354"):
                self.server.taken.append(b"".join(iter(self.rfile.readline, b".\r\n")))
                self.wfile.write(self.server.answers[b"."] + b"\r\n")


@pytest.fixture
def serve(settings) -> Iterator[object]:
    """Starts such a server, and points the site's settings at it."""
    servers = []

    def of(answers: dict[bytes, bytes | None] | None = None, **given: object) -> Server:
        servers.append(Server(answers or {}, **given))
        threading.Thread(target=servers[-1].serve_forever, daemon=True).start()
        settings.EMAIL_HOST, settings.EMAIL_PORT = servers[-1].server_address
        return servers[-1]

    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = "", ""
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.DEFAULT_FROM_EMAIL = "plan@example.org"
    yield of
    for server in servers:
        server.shutdown()
        server.server_close()


def trial(to: str = YOU) -> str:
    return send_trial(to=to, at=timezone.now())


def test_a_mail_that_is_taken_is_said_to_be_taken_not_to_have_arrived(serve) -> None:
    server = serve()
    words = trial()
    assert (
        f"took a mail to {YOU}" in words
        and "plan@example.org" in words
        and "Look whether it arrives" in words
    )
    (mail,) = server.taken
    assert b"Subject: A test of the mail settings" in mail and b"From: plan@example.org" in mail


@pytest.mark.parametrize(
    ("answers", "word", "words"),
    [
        ({b"RCPT": b"550 no such mailbox"}, "refused", "refused you@example.org: 550 no such mailbox"),
        ({b"MAIL": b"553 not your address"}, "sender-not-allowed", "MOOTHILL_MAIL_FROM"),
        ({b".": b"554 looks like spam"}, "refused", "554 looks like spam"),
        ({b"DATA": b"451 later"}, "refused", "451 later"),
        ({b"MAIL": None}, "hung-up", "ended the conversation"),
    ],
)
def test_each_refusal_is_said_in_words(serve, answers, word, words) -> None:
    serve(answers)
    with pytest.raises(MailFailed, match=words) as failure:
        trial()
    assert failure.value.word == word


def test_a_wrong_password_is_said_and_never_shown(serve, settings) -> None:
    serve({b"AUTH": b"535 no"})
    settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = "site", "hush-hush"
    with pytest.raises(MailFailed, match="did not accept the user and password: 535 no") as failure:
        trial()
    assert failure.value.word == "sign-in-refused" and "hush-hush" not in str(failure.value)


def test_a_server_without_tls_is_said(serve, settings) -> None:
    serve()
    settings.EMAIL_USE_TLS = True
    with pytest.raises(MailFailed, match="does not offer") as failure:
        trial()
    assert failure.value.word == "tls"


def test_tls_spoken_to_a_server_without_it_is_said(serve, settings) -> None:
    serve()
    settings.EMAIL_USE_SSL = True
    with pytest.raises(MailFailed) as failure:
        trial()
    assert failure.value.word in {"tls", "hung-up"}


def test_a_greeting_that_is_none(serve) -> None:
    serve(greeting=b"554 go away")
    with pytest.raises(MailFailed, match="554 go away"):
        trial()


def test_silence_ends_in_time(serve, monkeypatch) -> None:
    monkeypatch.setattr(mail_words, "PATIENCE", 0.2)
    serve(greeting=None)
    with pytest.raises(MailFailed, match="did not answer|ended the conversation"):
        trial()


def test_where_nobody_listens(settings, serve) -> None:
    server = serve()
    server.shutdown()
    server.server_close()
    with pytest.raises(MailFailed, match="Nobody answers at 127.0.0.1"):
        trial()


def test_a_host_that_does_not_exist(settings, serve) -> None:
    serve()
    settings.EMAIL_HOST = "mail.invalid"
    with pytest.raises(MailFailed, match="There is no host “mail.invalid”") as failure:
        trial()
    assert failure.value.word == "no-server"


@pytest.mark.parametrize(
    "address", ["", "nobody", "a@b", "you@example.org\nBcc: all@example.org", "you @example.org"]
)
def test_what_is_no_address_is_refused_before_anything_is_sent(serve, address) -> None:
    server = serve()
    with pytest.raises(MailFailed, match="is no e-mail address"):
        trial(address)
    assert server.taken == []


def test_without_settings_it_says_that_nothing_was_sent(settings, tmp_path) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.MAIL_FOLDER = tmp_path / "mail"
    with pytest.raises(MailFailed, match="Nothing was sent: EMAIL_URL is not set"):
        trial()
    assert not settings.MAIL_FOLDER.exists()


def test_the_command_says_the_same(serve, capsys) -> None:
    serve()
    call_command("mail", "test", YOU)
    assert "took a mail" in capsys.readouterr().out
