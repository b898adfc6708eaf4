"""The daily reminder of those who should answer, while there is anything whose promised day has passed."""

from datetime import date, datetime

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from moothill.commons.cycles.models import Cycle
from moothill.commons.moderation.policy import moderators_today
from moothill.commons.notifications.digests import last_day
from moothill.commons.notifications.following import reader_of
from moothill.commons.notifications.models import Letter, LetterState, Round, Silence
from moothill.commons.notifications.outbox import OVERDUE, Mail
from moothill.commons.record.models import Suggestion
from moothill.core.policy import CycleState
from moothill.front.notices.mails import plain
from moothill.front.notices.mails.news import foot, leave_headers


def post_reminders(at: datetime) -> int:
    """Once a day and cycle, at the hour of digests: a letter to whose turn it is. How many letters that were."""
    running = list(Cycle.objects.filter(state=CycleState.RUNNING))
    days = {cycle.pk: last_day(cycle, at).isoformat() for cycle in running}
    done = set(Round.objects.filter(kind=OVERDUE, period__in=days.values()).values_list("cycle", "period"))
    todo = [cycle for cycle in running if (cycle.pk, days[cycle.pk]) not in done]
    return sum(_remind(cycle, days[cycle.pk], at) for cycle in todo)


def _remind(cycle: Cycle, period: str, at: datetime) -> int:
    people = moderators_today(cycle, at) if overdue(cycle, cycle.day(at)) else []
    readers = [reader_of(participant.pk, at) for participant in people]
    for reader in readers:
        Letter.objects.get_or_create(
            reader=reader, cycle=cycle, kind=OVERDUE, period=period,
            defaults={"made_at": at, "due_at": at, "state": LetterState.WAITING},
        )  # fmt: skip
    Round.objects.get_or_create(cycle=cycle, kind=OVERDUE, period=period, defaults={"at": at})
    return len(readers)


def overdue(cycle: Cycle, day: date) -> int:
    """How many suggestions wait although an answer was promised before `day`."""
    return Suggestion.objects.open().filter(cycle=cycle, due__lt=day).count()


def remind(letter: Letter, at: datetime) -> Mail:
    """How many wait; nothing if all were answered meanwhile."""
    reader, cycle = letter.reader, letter.cycle
    assert reader is not None  # nosec: reminders go to readers
    count = overdue(cycle, cycle.day(at))
    if not count or Silence.objects.filter(reader=reader, cycle=cycle).exists():
        return Mail()
    with translation.override(plain.language_of(reader, cycle)):
        title = plain.one_line(cycle.title, 100)
        words = ngettext(
            "%(count)s suggestion waits although its promised day has passed.",
            "%(count)s suggestions wait although their promised day has passed.",
            count,
        ) % {"count": count}
        desk = plain.address(f"{cycle.get_absolute_url()}desk/")
        where = _("The desk: %(address)s") % {"address": desk}
        text = "\n".join([title, "", words, where, *foot(cycle, reader)])
        return Mail(f"{title}: {words}", text, leave_headers(reader, cycle))
