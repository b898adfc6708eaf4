"""The outbox: letters are laid in it inside a transaction, and leave by a job (see `sending`)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import connection

from moothill.commons.cycles.models import Cycle
from moothill.commons.journal.models import Entry
from moothill.commons.notifications.addresses import digest, short
from moothill.commons.notifications.models import Letter, LetterState, Notice
from moothill.commons.notifications.rhythms import Rhythm

AT_ONCE, DAILY, WEEKLY, OVERDUE, CONFIRM = "at-once", "daily", "weekly", "overdue", "confirm"
KEPT = timedelta(days=3)  # how long a question whether an address is somebody's may be answered


@dataclass(frozen=True, slots=True)
class Mail:
    """What a letter says, made the moment it leaves: nothing where there is nothing that its reader may see.

    `notices` are the ids of those that need not be mailed again.
    """

    subject: str = ""
    text: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    notices: tuple[int, ...] = ()


class NotYet(Exception):
    """A letter that cannot be written yet: it is tried again in a moment."""


Composer = Callable[[Letter, datetime], Mail]
_COMPOSERS: dict[str, Composer] = {}


def fill(composers: Mapping[str, Composer]) -> None:
    """Say who writes each kind of letter. Called once, by `config.wiring`."""
    _COMPOSERS.clear()
    _COMPOSERS.update(composers)


def compose(letter: Letter, at: datetime) -> Mail:
    """The words of a letter as of now. Raises NotYet, KeyError."""
    return _COMPOSERS[letter.kind](letter, at)


# The constants stand outside of DISTINCT: PostgreSQL then takes them for what the columns are.
_POST = """
    INSERT INTO notifications_letter
        (reader_id, cycle_id, kind, period, address, asks, state, made_at, due_at, attempts, said)
    SELECT r.reader_id, r.cycle_id, %s, %s, '', '{{}}', 'waiting', %s, %s, 0, ''
    FROM (
        SELECT DISTINCT n.reader_id, n.cycle_id FROM notifications_notice n WHERE {which}
        ORDER BY n.reader_id LIMIT %s
    ) r WHERE true
    ON CONFLICT DO NOTHING
"""


def post_at_once(line: Entry, *, after: int, at: datetime) -> None:
    """One letter to each reader beyond the id `after` who is told of this line at once.

    The lines of one act share their moment, and so their letter.
    """
    period = f"{line.head_id} {line.at.isoformat()}"
    which = "n.entry_id = %s AND n.reader_id > %s AND n.often = %s"
    _post(AT_ONCE, period, which, [line.pk, after, Rhythm.AT_ONCE], at=at, most=-1)


def post_step(kind: str, cycle: Cycle, period: str, *, at: datetime, after: int, most: int) -> int | None:
    """Letters of a digest to at most `most` readers beyond the id `after`; the last reader's id, None when all are done."""
    rhythm = Rhythm.DAILY if kind == DAILY else Rhythm.WEEKLY
    waiting = Notice.objects.filter(cycle=cycle, often=rhythm, mailed_at=None, reader__gt=after)
    readers = list(waiting.order_by("reader_id").values_list("reader_id", flat=True).distinct()[:most])
    if not readers:
        return None
    which = (
        "n.cycle_id = %s AND n.often = %s AND n.mailed_at IS NULL AND n.reader_id > %s AND n.reader_id <= %s"
    )
    _post(kind, period, which, [cycle.pk, rhythm, after, readers[-1]], at=at, most=most)
    return readers[-1]


def _post(kind: str, period: str, which: str, given: list[Any], *, at: datetime, most: int) -> None:
    moment = connection.ops.adapt_datetimefield_value(at)
    limit = most if most >= 0 else 1 << 60
    with connection.cursor() as cursor:
        cursor.execute(_POST.format(which=which), [kind, period, moment, moment, *given, limit])


def ask(*, address: str, cycle: Cycle, asks: Mapping[str, str], at: datetime) -> None:
    """Ask whether `address` is really somebody's who wants this: at most once an hour about one cycle."""
    period = f"{at:%Y-%m-%dT%H} {short(digest(address))}"
    Letter.objects.bulk_create(
        [
            Letter(
                cycle=cycle, kind=CONFIRM, period=period, address=address, asks=dict(asks), made_at=at,
                due_at=at, state=LetterState.WAITING,
            )
        ],
        ignore_conflicts=True,
    )  # fmt: skip
