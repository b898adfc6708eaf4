"""What a mail server's answers mean, in words that lead to the mend."""

import smtplib
import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings

PATIENCE = 15  # seconds for each answer of the mail server


class MailFailed(Exception):
    """The mail did not leave. `word` is short and for machines; str() says what happened and what to do."""

    def __init__(self, word: str, words: str) -> None:
        self.word = word
        super().__init__(words)


@dataclass(frozen=True, slots=True)
class Sender:
    """How this site sends: by which backend, through which server, in whose name."""

    backend: str
    server: str
    name: str

    @property
    def is_smtp(self) -> bool:
        """Whether a server is asked to take the mail."""
        return self.backend == "smtp"


def sender() -> Sender:
    """As the settings say."""
    backend = settings.EMAIL_BACKEND.rpartition(".backends.")[2].partition(".")[0]
    port = settings.EMAIL_PORT or (465 if settings.EMAIL_USE_SSL else 25)
    return Sender(backend, f"{settings.EMAIL_HOST}:{port}", settings.DEFAULT_FROM_EMAIL)


def explained(error: Exception, to: str) -> MailFailed:
    """The failure that `error` of the mail library means, for a mail to `to`."""
    for kind, explain in _WORDS:
        if isinstance(error, kind):
            word, words = explain(error, to)
            return MailFailed(word, words)
    return MailFailed("failed", f"{sender().server} could not be used: {error}. Check EMAIL_URL.")


def _reply(error: Any) -> str:
    """What the server said, in one line."""
    text = (
        error.smtp_error.decode("utf-8", "replace")
        if isinstance(error.smtp_error, bytes)
        else str(error.smtp_error)
    )
    return f"{error.smtp_code} {' '.join(text.split())[:200]}"


def _recipient(error: Any, to: str) -> tuple[str, str]:
    code, text = next(iter(error.recipients.values()), (0, b""))
    said = f"{code} {' '.join(text.decode('utf-8', 'replace').split())[:200]}"
    mend = "Check the address. If it is right, the server may only take mail for its own people: sign in with user:password@."
    return "refused", f"{sender().server} refused {to}: {said}. {mend}"


def _sender(error: Any, _to: str) -> tuple[str, str]:
    return (
        "sender-not-allowed",
        f"{sender().server} does not let this site send as {sender().name}: {_reply(error)}. Set MOOTHILL_MAIL_FROM to an "
        "address that the server allows.",
    )


def _sign_in(error: Any, _to: str) -> tuple[str, str]:
    return (
        "sign-in-refused",
        f"{sender().server} did not accept the user and password: {_reply(error)}. Check both in EMAIL_URL; characters "
        "such as @ and / are written %40 and %2F there.",
    )


def _no_tls(error: Any, _to: str) -> tuple[str, str]:
    return (
        "tls",
        f"{sender().server} does not offer what EMAIL_URL asks for ({error}). Use smtp+tls:// with port 587, "
        "smtp+ssl:// with port 465, or smtp:// for a server on this machine.",
    )


def _bad_tls(error: Any, _to: str) -> tuple[str, str]:
    why = getattr(error, "verify_message", "") or getattr(error, "reason", "") or str(error)
    return (
        "tls",
        f"No safe connection with {sender().server} came about: {why}. Use the host name that stands in the server's "
        "certificate, and smtp+tls:// with port 587 or smtp+ssl:// with port 465.",
    )


def _unknown_host(_error: Any, _to: str) -> tuple[str, str]:
    return "no-server", f"There is no host “{settings.EMAIL_HOST}”. Check the name in EMAIL_URL."


def _nobody(_error: Any, _to: str) -> tuple[str, str]:
    return (
        "no-server",
        f"Nobody answers at {sender().server}: the connection was refused. Check host and port in EMAIL_URL.",
    )


def _silence(_error: Any, _to: str) -> tuple[str, str]:
    return (
        "no-answer",
        f"{sender().server} did not answer within {PATIENCE} seconds. Check host and port in EMAIL_URL, and whether a "
        "firewall lets this machine out to that port. smtp+ssl:// is for port 465, smtp+tls:// for 587.",
    )


def _hung_up(_error: Any, _to: str) -> tuple[str, str]:
    return (
        "hung-up",
        f"{sender().server} ended the conversation. It may expect smtp+ssl:// (port 465) instead of smtp+tls:// (port 587), "
        "or not want to talk to this machine.",
    )


def _content(error: Any, _to: str) -> tuple[str, str]:
    return "refused", f"{sender().server} refused the mail: {_reply(error)}."


# The first that fits is taken: the narrow ones stand before the wide.
_WORDS: tuple[tuple[type[Exception], Callable[[Any, str], tuple[str, str]]], ...] = (
    (smtplib.SMTPRecipientsRefused, _recipient),
    (smtplib.SMTPSenderRefused, _sender),
    (smtplib.SMTPAuthenticationError, _sign_in),
    (smtplib.SMTPNotSupportedError, _no_tls),
    (smtplib.SMTPServerDisconnected, _hung_up),
    (smtplib.SMTPResponseException, _content),
    (ssl.SSLError, _bad_tls),
    (socket.gaierror, _unknown_host),
    (ConnectionRefusedError, _nobody),
    (ConnectionError, _hung_up),
    (TimeoutError, _silence),
)
