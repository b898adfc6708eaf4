"""Mails that tell of notices: at once, daily and weekly."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from moothill.commons.cycles.models import Cycle
from moothill.commons.journal.models import Entry, Head
from moothill.commons.notifications.models import Letter, Notice, Progress, Reader, Silence
from moothill.commons.notifications.outbox import DAILY, WEEKLY, Mail, NotYet
from moothill.commons.notifications.rhythms import Rhythm
from moothill.commons.notifications.showing import actor_of_reader, told
from moothill.front.notices.grouping import Group, Said, grouped
from moothill.front.notices.mails import plain
from moothill.front.notices.tokens import stop_mark

MOST = 100  # notices that one mail tells; it says how many more there are
_LOOKED_AT = 1000  # the rest waits for the next mail


def at_once(letter: Letter, at: datetime) -> Mail:
    """What one act did. Raises NotYet while not all of its lines were told to everybody."""
    head, _blank, moment = letter.period.partition(" ")
    when = datetime.fromisoformat(moment)
    done = Progress.objects.filter(head=int(head)).values_list("number", flat=True).first() or 0
    if Entry.objects.filter(head=int(head), number__gt=done, at=when).exists():
        raise NotYet
    return _mail(letter, Notice.objects.filter(at=when, often=Rhythm.AT_ONCE), at)


def digest(letter: Letter, at: datetime) -> Mail:
    """What came together since the last one."""
    rhythm = Rhythm.DAILY if letter.kind == DAILY else Rhythm.WEEKLY
    return _mail(letter, Notice.objects.filter(often=rhythm), at)


def _mail(letter: Letter, notices: Any, at: datetime) -> Mail:
    reader, cycle = letter.reader, letter.cycle
    assert reader is not None  # nosec: only questions have none
    mine = notices.filter(reader=reader, cycle=cycle, mailed_at=None).order_by("-pk")
    rows = list(mine.select_related("entry", "cycle")[:_LOOKED_AT])
    marks = tuple(row.pk for row in rows)
    if Silence.objects.filter(reader=reader, cycle=cycle).exists():
        return Mail(notices=marks)
    shown = told(rows, actor_of_reader(reader, at))
    if not shown:
        return Mail(notices=marks)
    with translation.override(plain.language_of(reader, cycle)):
        text = "\n".join(_text(letter, grouped(shown[:MOST]), len(shown), cycle, reader))
        return Mail(_subject(letter, len(shown), cycle), text, leave_headers(reader, cycle), marks)


def _subject(letter: Letter, count: int, cycle: Cycle) -> str:
    title = plain.one_line(cycle.title, 100)
    if letter.kind == DAILY:
        words = ngettext("%(title)s: %(count)s thing today", "%(title)s: %(count)s things today", count)
    elif letter.kind == WEEKLY:
        words = ngettext(
            "%(title)s: %(count)s thing this week", "%(title)s: %(count)s things this week", count
        )
    else:
        words = ngettext("%(title)s: something happened", "%(title)s: several things happened", count)
    return words % {"title": title, "count": count}


def _text(letter: Letter, groups: list[Group], count: int, cycle: Cycle, reader: Reader) -> Iterator[str]:
    yield plain.one_line(cycle.title)
    yield plain.address(cycle.get_absolute_url())
    for group in groups:
        yield from ("", *_of_group(group, cycle))
    if count > MOST:
        more = ngettext("There is %(count)s more notice.", "There are %(count)s more notices.", count - MOST)
        yield from ("", more % {"count": count - MOST})
    yield from foot(cycle, reader)


def _of_group(group: Group, cycle: Cycle) -> Iterator[str]:
    title = plain.one_line(group.title) or group.kind
    yield f"{title} ({group.reference})" if group.reference else title
    if group.reference:
        yield plain.address(group.url)
    yield from (f"* {_line(line, cycle)}" for line in group.lines)


def _line(line: Said, cycle: Cycle) -> str:
    what = ": ".join(filter(None, [line.act, plain.one_line(line.title)]))
    facts = f" ({plain.one_line(line.facts)})" if line.facts else ""
    why = f" – {plain.one_line(line.reason, 500)}" if line.reason else ""
    link = f"\n  {plain.address(line.url)}" if "/suggestions/" in line.url else ""
    said = f"{what}{facts}{why}"
    stop = "" if said.endswith((".", "!", "?", "…")) else "."
    return f"{said}{stop} {plain.moment(line.at, cycle)}, {plain.name(line.by)}{link}"


def foot(cycle: Cycle, reader: Reader) -> Iterable[str]:
    """How to get fewer of these mails or none, and the head of the journal."""
    head = Head.objects.get(pk=cycle.head_id)
    yield from ("", "-- ", _("You get this because you follow something in this plan, or contributed to it."))
    yield _("No more mails about this plan: %(address)s") % {"address": stop_address(reader, cycle)}
    if reader.participant_id:
        yield _("How often, and what you follow: %(address)s") % {
            "address": plain.address("/notices/settings/")
        }
    yield _("The head of the public journal, to hold it against later: %(head)s") % {"head": head}
    yield settings.BRAND["name"]


def stop_address(reader: Reader, cycle: Cycle) -> str:
    """Where one click ends the mails about a cycle."""
    return plain.address(f"/notices/stop/{stop_mark(reader.pk, cycle.pk)}/")


def leave_headers(reader: Reader, cycle: Cycle) -> dict[str, str]:
    """What mail programs need for a button that ends these mails with one request (RFC 2369, RFC 8058)."""
    return {
        "List-Unsubscribe": f"<{stop_address(reader, cycle)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "List-Id": f"<{cycle.slug}.{plain.site().partition('//')[2].partition(':')[0].strip('[]')}>",
    }
