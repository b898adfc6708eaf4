"""The mails that would be sent: shown to whoever sits at this very machine, in the embedded default, and to nobody else.

They hold sign-in codes. A request that came through any proxy, or for any other host name, is answered as if the page
were not there.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from moothill.commons.policy.at_home import comes_from_here

_MOST = 50
_BETWEEN_MAILS = b"-" * 79


@dataclass(frozen=True, slots=True)
class Letter:
    """One mail: to whom, about what, when, and its text. Attachments are left out."""

    to: str
    subject: str
    at: datetime
    text: str


def may_be_read(request: HttpRequest) -> bool:
    """Whether mails are shown at all, and this request comes from this machine, by no detour."""
    return settings.SHOWS_MAIL and comes_from_here(request)


@never_cache
@require_safe
def mails(request: HttpRequest) -> HttpResponse:
    """The newest mails. 404 for anybody who may not read them."""
    if not may_be_read(request):
        raise Http404
    return render(request, "site/mail.html", {"letters": letters(Path(settings.MAIL_FOLDER)), "most": _MOST})


def letters(folder: Path) -> list[Letter]:
    """The newest mails in a folder that Django's file backend writes, newest first."""
    files = sorted(folder.glob("*.log"), key=lambda file: file.stat().st_mtime, reverse=True)
    found = [letter for file in files[:_MOST] for letter in _letters_in(file)]
    return sorted(found, key=lambda letter: letter.at, reverse=True)[:_MOST]


def _letters_in(file: Path) -> Iterator[Letter]:
    for raw in file.read_bytes().split(_BETWEEN_MAILS):
        if raw.strip():
            message = message_from_bytes(raw.lstrip(), policy=policy.default)
            assert isinstance(message, EmailMessage)  # nosec: the default policy makes these
            yield _letter(message, file)


def _letter(message: EmailMessage, file: Path) -> Letter:
    body = message.get_body(preferencelist=("plain",))
    date = message["Date"]
    at = date.datetime if date else datetime.fromtimestamp(file.stat().st_mtime, UTC)
    return Letter(str(message["To"]), str(message["Subject"]), at, body.get_content() if body else "")
