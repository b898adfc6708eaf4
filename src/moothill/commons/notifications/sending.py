"""Sending what is in the outbox: a job. Letters are taken first, then sent, then marked.

A process that is killed between sending and marking leaves a letter that is sent once more when its time is up: it errs on
the side of a mail that comes twice, never of one that does not come. Both copies carry the same Message-ID.
"""

import logging
import smtplib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parseaddr
from time import monotonic
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import connection, transaction

from moothill.commons.notifications.addresses import address_of, is_refused
from moothill.commons.notifications.models import Letter, LetterState, Notice
from moothill.commons.notifications.outbox import CONFIRM, Mail, NotYet, compose
from moothill.commons.notifications.refusals import refuse

log = logging.getLogger(__name__)

AT_A_TIME = 20
LEASE = timedelta(minutes=15)  # longer than AT_A_TIME mails to a server that is slow to answer can take
SOON = timedelta(seconds=5)
PAUSES = [timedelta(minutes=each) for each in (1, 5, 15, 60, 240, 720, 1440)]  # then it is given up
AT_MOST = 50.0  # seconds that one run of the job goes on


@dataclass(frozen=True, slots=True)
class Failed:
    """What came of a mail that the server did not take. `address` and `for_good` say what is wrong, and for how long."""

    said: str
    for_good: bool = False
    address: bool = False


def send_due(at: datetime, *, clock: Callable[[], float] = monotonic) -> int:
    """Send every letter that is due, for at most AT_MOST seconds; how many left."""
    begun, sent = clock(), 0
    while clock() - begun < AT_MOST:
        letters = _take(at)
        if not letters:
            break
        with _Post() as post:
            sent += sum(_deal_with(letter, post, at) for letter in letters)
            if post.is_down:
                break
    return sent


@transaction.atomic
def _take(at: datetime) -> list[Letter]:
    """The letters that are due first, put off for as long as this process may take to send them."""
    rows = Letter.objects.filter(state=LetterState.WAITING, due_at__lte=at).order_by("due_at", "pk")
    skip = connection.features.has_select_for_update_skip_locked
    taken = list(rows.select_for_update(skip_locked=skip, of=("self",) if skip else ())[:AT_A_TIME])
    Letter.objects.filter(pk__in=[letter.pk for letter in taken]).update(due_at=at + LEASE)
    return taken


def _deal_with(letter: Letter, post: "_Post", at: datetime) -> bool:
    """Send one letter, or note why it does not leave; whether it left. What fails to be written hinders no other."""
    try:
        return _send(letter, post, at)
    except NotYet:
        _put_off(letter, at + SOON)
    except Exception:
        log.exception("Letter %s could not be written.", letter.pk)
        _try_again(letter, "it could not be written: the log says why", at)
    return False


def _send(letter: Letter, post: "_Post", at: datetime) -> bool:
    if post.is_down:
        _put_off(letter, at + PAUSES[0])
        return False
    address = letter.address or (address_of(letter.reader) if letter.reader else "")
    # The one mail that an address which was refused still gets is the question whether it works again: its owner asked.
    if letter.kind != CONFIRM and address and is_refused(address):
        _done(letter, LetterState.REFUSED, at, told=compose(letter, at))
        return False
    mail = compose(letter, at)
    if not address or not mail.text:
        _done(letter, LetterState.EMPTY, at, told=mail)
        return False
    failed = post.send(message(mail, address, letter))
    if failed is None:
        _done(letter, LetterState.SENT, at, told=mail)
        return True
    _failed(letter, address, failed, at)
    return False


def message(mail: Mail, address: str, letter: Letter) -> EmailMessage:
    """The mail as it leaves: to one address, in plain text. Nothing in a header can begin another one."""
    sender = settings.DEFAULT_FROM_EMAIL
    domain = parseaddr(sender)[1].rpartition("@")[2] or "localhost"
    headers = {
        "Message-ID": f"<letter-{letter.pk}-{letter.made_at:%Y%m%d%H%M%S}@{domain}>",
        "Auto-Submitted": "auto-generated",
        "Precedence": "bulk",
        **{name: " ".join(value.split()) for name, value in mail.headers.items()},
    }
    return EmailMessage(" ".join(mail.subject.split())[:200], mail.text, sender, [address], headers=headers)


@transaction.atomic
def _done(letter: Letter, state: LetterState, at: datetime, *, told: Mail) -> None:
    Letter.objects.filter(pk=letter.pk).update(state=state, done_at=at)
    if told.notices:
        Notice.objects.filter(pk__in=told.notices).update(mailed_at=at)


def _failed(letter: Letter, address: str, failed: Failed, at: datetime) -> None:
    if failed.address:
        with transaction.atomic():
            refuse([address], said=failed.said, at=at)
            Letter.objects.filter(pk=letter.pk).update(
                state=LetterState.REFUSED, done_at=at, said=failed.said[:200]
            )
    elif failed.for_good:
        _give_up(letter, failed.said, at)
    else:
        _try_again(letter, failed.said, at)


def _put_off(letter: Letter, until: datetime) -> None:
    Letter.objects.filter(pk=letter.pk).update(due_at=until)


def _try_again(letter: Letter, said: str, at: datetime) -> None:
    if letter.attempts >= len(PAUSES):
        _give_up(letter, said, at)
        return
    Letter.objects.filter(pk=letter.pk).update(
        due_at=at + PAUSES[letter.attempts], attempts=letter.attempts + 1, said=said[:200]
    )


def _give_up(letter: Letter, said: str, at: datetime) -> None:
    log.warning("Letter %s was given up: %s", letter.pk, said[:200])
    Letter.objects.filter(pk=letter.pk).update(state=LetterState.GIVEN_UP, done_at=at, said=said[:200])


class _Post:
    """One conversation with the mail server, begun at the first mail. `is_down` once it cannot be talked to."""

    def __init__(self) -> None:
        self._server: Any = None
        self.is_down = False

    def __enter__(self) -> "_Post":
        return self

    def __exit__(self, *_error: object) -> None:
        self._hang_up()

    def send(self, mail: EmailMessage) -> Failed | None:
        """None if the server took it. Says what is wrong otherwise; the next mail begins a new conversation then."""
        try:
            if self._server is None:
                self._server = get_connection()
                self._server.open()
            self._server.send_messages([mail])
            return None
        except smtplib.SMTPRecipientsRefused as error:
            self._hang_up()
            code, words = next(iter(error.recipients.values()), (0, b""))
            return _judged(code, words, about_the_address=True)
        except smtplib.SMTPDataError as error:
            self._hang_up()
            return _judged(error.smtp_code, error.smtp_error, about_the_address=False)
        except (OSError, smtplib.SMTPException) as error:
            self._hang_up()
            self.is_down = True
            log.warning("The mail server cannot be used: %s", " ".join(str(error).split())[:200])
            return Failed(" ".join(str(error).split()))

    def _hang_up(self) -> None:
        if self._server is not None:
            try:
                self._server.close()
            except (OSError, smtplib.SMTPException):
                log.debug("The mail server hung up first.")
            self._server = None


def _judged(code: int, words: bytes | str, *, about_the_address: bool) -> Failed:
    """What a reply means (RFC 5321, RFC 3463): 4xx passes; 5xx stays.

    5xx to RCPT is about the address, unless its enhanced code is 5.7.x: then the server does not let this site send, which
    is for the operator to mend and no fault of the address.
    """
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else str(words)
    said = f"{code} {' '.join(text.split())}"[:200]
    policy = text.strip().startswith("5.7.")
    return Failed(said, for_good=code >= 500, address=about_the_address and code >= 500 and not policy)
