"""Mails that ask leads for their reports. The secret of the link stands in these alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from moothill.commons.notifications.models import Letter, Silence
from moothill.commons.notifications.outbox import Composer, Mail
from moothill.front.notices.mails import plain
from moothill.front.notices.mails.news import leave_headers, stop_address
from moothill.rooms.monitoring.operations.letters import Kind
from moothill.rooms.monitoring.queries.links import invitation_of, is_good
from moothill.rooms.monitoring.queries.sides import side_label
from moothill.rooms.monitoring.queries.tokens import secret_of

if TYPE_CHECKING:
    from moothill.rooms.monitoring.models import Invitation


def asked(letter: Letter, at: datetime) -> Mail:
    """The link, and what it is for; nothing if it opens nothing any more."""
    return _mail(letter, at)


def reminded(letter: Letter, at: datetime) -> Mail:
    """The same again; nothing if the report came meanwhile."""
    return _mail(letter, at, unless_used=True)


COMPOSERS: dict[str, Composer] = {Kind.ASK: asked, Kind.SOON: reminded, Kind.LATE: reminded}


def _mail(letter: Letter, at: datetime, *, unless_used: bool = False) -> Mail:
    invitation = invitation_of(letter.asks)
    if invitation is None or not is_good(invitation, at) or (unless_used and invitation.used_at):
        return Mail()
    reader, cycle = letter.reader, letter.cycle
    if reader and Silence.objects.filter(reader=reader, cycle=cycle).exists():
        return Mail()
    language = plain.language_of(reader, cycle) if reader else settings.LANGUAGE_CODE
    with translation.override(language):
        title = plain.one_line(invitation.commitment.record.title, 100)
        text = "\n".join([*_text(letter, invitation, title, at), *_foot(letter)])
        headers = leave_headers(reader, cycle) if reader else {}
        return Mail(f"{_subject(letter)}: {title}", text, headers)


def _subject(letter: Letter) -> str:
    return {
        Kind.ASK: _("Please report"),
        Kind.SOON: _("Your report is due soon"),
        Kind.LATE: _("Your report is overdue"),
    }[Kind(letter.kind)]


def _text(letter: Letter, invitation: Invitation, title: str, at: datetime) -> Iterator[str]:
    cycle, round = letter.cycle, invitation.round
    yield plain.one_line(cycle.title)
    yield ""
    yield _("Commitment: %(title)s") % {"title": title}
    yield _("Reporting period: %(title)s") % {"title": plain.one_line(round.record.title)}
    yield _("You report for: %(side)s") % {"side": side_label(invitation.side)}
    if round.due:
        yield _due(round.due, late=round.due < cycle.day(at))
    yield from ("", _("Your form, which takes about five minutes and needs no sign-in:"))
    yield plain.address(f"{cycle.get_absolute_url()}report-by-link/{secret_of(invitation)}/")
    yield from ("", _("Whoever has this link reports in your name: do not pass it on."))


def _due(due: object, *, late: bool) -> str:
    words = _("It was due by: %(day)s") if late else _("Due by: %(day)s")
    return words % {"day": date_format(due, "DATE_FORMAT")}  # type: ignore[arg-type]


def _foot(letter: Letter) -> Iterator[str]:
    yield from ("", "-- ", _("You get this because you lead a commitment of this plan."))
    if letter.reader:
        yield _("No more mails about this plan: %(address)s") % {
            "address": stop_address(letter.reader, letter.cycle)
        }
    yield settings.BRAND["name"]
