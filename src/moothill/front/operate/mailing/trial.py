"""Sending one mail with the site's own settings, and saying in words what came of it."""

import smtplib
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage, get_connection
from django.core.validators import validate_email

from moothill.front.operate.mailing import words
from moothill.front.operate.mailing.words import MailFailed, explained, sender


def send_trial(*, to: str, at: datetime) -> str:
    """Send one mail to `to`; return a sentence about it. Raises MailFailed."""
    _refuse_no_address(to)
    if not sender().is_smtp and sender().backend == "filebased":
        raise MailFailed(
            "no-server",
            f"Nothing was sent: EMAIL_URL is not set, so mails are only written to {settings.MAIL_FOLDER}. "
            "Set EMAIL_URL, such as smtp+tls://user:password@mail.example.org:587, and start Moothill again.",
        )
    given: dict[str, Any] = {"timeout": words.PATIENCE} if sender().is_smtp else {}
    try:
        sent = get_connection(**given).send_messages([_letter(to, at)])
    except (OSError, smtplib.SMTPException) as error:
        raise explained(error, to) from error
    if not sent:
        raise MailFailed(
            "not-sent", "The mail was not sent, and the server did not say why. Look into its log."
        )
    return (
        f"{sender().server} took a mail to {to}, from {sender().name}. Look whether it arrives, also among the unwanted "
        "mails. If it does not, the log of that server says what became of it."
    )


def _refuse_no_address(to: str) -> None:
    try:
        validate_email(to)
    except ValidationError as error:
        raise MailFailed(
            "no-address", f"“{to}” is no e-mail address. Write it as you@example.org."
        ) from error


def _letter(to: str, at: datetime) -> EmailMessage:
    words = (
        f"This is a test of the mail settings of {settings.SITE_URL or 'a Moothill site'}, sent by its operator.\n"
        f"It left at {at:%Y-%m-%d %H:%M:%S %Z}. If you did not expect it, you need do nothing.\n"
    )
    return EmailMessage("A test of the mail settings", words, sender().name, [to])
