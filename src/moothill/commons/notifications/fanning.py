"""Making notices: a follower of the journal, one row per reader and line, in steps that leave room for others."""

from collections.abc import Sequence
from datetime import datetime

from django.db import connection
from django.utils import timezone

from moothill.commons.cycles.models import Cycle
from moothill.commons.journal.models import Entry
from moothill.commons.notifications import outbox
from moothill.commons.notifications.following import reader_of
from moothill.commons.notifications.lines import (
    facts_of,
    followed_without_asking,
    further_of,
    record_of,
    steward_in,
    topics_of,
)
from moothill.commons.notifications.models import Follow, Progress
from moothill.commons.notifications.rhythms import Rhythm
from moothill.commons.notifications.topics import RIGHTS, Sort, Topic
from moothill.commons.people.models import Participant
from moothill.commons.record.models import Record, Suggestion

FOLLOWER = "notices"
STEP = 500  # notices made in one transaction, or a few more: short, so that nobody waits long to write

# Several topics of one line may have the same follower: the rhythm that comes most often holds (see `rhythms`).
_TELL = """
    INSERT INTO notifications_notice (reader_id, entry_id, cycle_id, record_id, often, at)
    SELECT f.reader_id, e.id, f.cycle_id, CAST(%s AS bigint),
        CASE WHEN EXISTS (
            SELECT 1 FROM notifications_silence s WHERE s.reader_id = f.reader_id AND s.cycle_id = f.cycle_id
        ) THEN %s ELSE MIN(CASE WHEN f.often = '' THEN r.often ELSE f.often END) END,
        e.at
    FROM journal_entry e, notifications_follow f JOIN notifications_reader r ON r.id = f.reader_id
    WHERE e.id = %s AND f.cycle_id = %s AND f.topic IN ({topics}) AND f.reader_id > %s AND f.reader_id <= %s
        AND f.since <= e.at
        AND (r.participant_id IS NULL OR e.actor_id IS NULL OR r.participant_id <> e.actor_id)
    GROUP BY f.reader_id, e.id, f.cycle_id, e.at
    ON CONFLICT (entry_id, reader_id) DO {conflict}
"""
_ONCE = "NOTHING"
# One who was told already hears once; the rhythm that comes most often holds here too.
_SOONEST = """
    UPDATE SET often = excluded.often
    WHERE notifications_notice.mailed_at IS NULL AND excluded.often < notifications_notice.often
"""
# Where a topic has more followers than one step takes, the last of the step; each is found by a walk along the index.
_BOUND = """
    SELECT * FROM (
        SELECT reader_id AS bound FROM notifications_follow WHERE cycle_id = %s AND topic = %s AND reader_id > %s
        ORDER BY reader_id LIMIT 1 OFFSET %s
    ) t{number}
"""
_NO_BOUND = (1 << 63) - 1


def follow(lines: Sequence[Entry]) -> bool:
    """Tell readers of these lines of one journal. False while more is to be done than one transaction should do."""
    cycle = Cycle.objects.filter(head=lines[0].head_id).first()
    if cycle is None:
        return True
    done, _new = Progress.objects.get_or_create(head_id=lines[0].head_id)
    room = STEP
    for line in lines:
        if line.number > done.number and room > 0:
            room -= _tell(line, cycle, done, room)
    done.save(update_fields=["number", "reader", "further"])
    return done.number >= lines[-1].number


def _tell(line: Entry, cycle: Cycle, done: Progress, room: int) -> int:
    """Tell about `room` more readers of a line, or all that are left, and note how far that is; how many were told."""
    record = record_of(line, cycle)
    if done.further is not None:
        return _tell_further(line, cycle, record, done, room)
    _let_follow(line, cycle, record)
    topics = topics_of(line, record)
    bound = _bound(cycle, topics, done.reader, room) if topics else _NO_BOUND
    made = _make(line, cycle, record, topics, after=done.reader, bound=bound) if topics else 0
    if made:
        outbox.post_at_once(line, after=done.reader, at=timezone.now())
    if bound < _NO_BOUND:
        done.reader = bound
        return max(made, room)
    _stop_following(line, cycle)
    done.reader, done.further = 0, 0
    return made + (_tell_further(line, cycle, record, done, room - made) if made < room else 0)


def _tell_further(line: Entry, cycle: Cycle, record: Record | None, done: Progress, room: int) -> int:
    """Tell those who follow the next further topics of a line; when that were all, the line is told."""
    topics, following = further_of(line, record, after=done.further or 0, most=room)
    made = 0
    if topics:
        bounds = {"after": 0, "bound": _NO_BOUND}
        made = _make(line, cycle, record, topics, conflict=_SOONEST, **bounds)
    if made:
        outbox.post_at_once(line, after=0, at=timezone.now())
    if following:
        done.further = following
        return max(made, room)
    done.number, done.further = line.number, None
    return made


def _bound(cycle: Cycle, topics: Sequence[str], after: int, room: int) -> int:
    """The last reader of a step that begins beyond the id `after`, so that no topic has more than `room` in it."""
    parts = " UNION ALL ".join(_BOUND.format(number=number) for number in range(len(topics)))
    given = [value for topic in topics for value in (cycle.pk, topic, after, room - 1)]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT MIN(bound) FROM ({parts}) bounds", given)  # noqa: S608 # nosec: the parts are ours
        found = cursor.fetchone()[0]
    return _NO_BOUND if found is None else int(found)


def _make(
    line: Entry,
    cycle: Cycle,
    record: Record | None,
    topics: Sequence[str],
    *,
    after: int,
    bound: int,
    conflict: str = _ONCE,
) -> int:
    sql = _TELL.format(topics=", ".join(["%s"] * len(topics)), conflict=conflict)
    given = [record.pk if record else None, Rhythm.NEVER, line.pk, cycle.pk, *topics, after, bound]
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        return int(cursor.rowcount)


def _let_follow(line: Entry, cycle: Cycle, record: Record | None) -> None:
    """Contributors follow what they contributed to; an accepted suggestion's author follows what became of it."""
    wanted = [*followed_without_asking(line, record), *_of_the_author(line, cycle, record)]
    for participant, topic in wanted:
        _follow_unasked(participant, topic, cycle, line.at)


def _of_the_author(line: Entry, cycle: Cycle, record: Record | None) -> list[tuple[int, Topic]]:
    if record is None or line.kind not in {"suggestion.accepted", "suggestion.changed"}:
        return []
    found = Suggestion.objects.filter(cycle=cycle, number=facts_of(line)["suggestion"]).first()
    return [(found.by_id, Topic(Sort.RECORD, record.reference))] if found else []


def _follow_unasked(participant: int, topic: Topic, cycle: Cycle, at: datetime) -> None:
    somebody = Participant.objects.filter(pk=participant, erased_at=None).first()
    if somebody is None:
        return
    reader = reader_of(somebody.claimed_by_id or somebody.pk, at)
    Follow.objects.get_or_create(
        reader=reader, cycle=cycle, topic=str(topic), defaults={"asked": False, "since": at}
    )


def _stop_following(line: Entry, cycle: Cycle) -> None:
    """Who was a steward hears that they are none any more, and then no more of rights."""
    if line.kind == "role.ended" and (participant := steward_in(line)):
        Follow.objects.filter(reader__participant=participant, cycle=cycle, topic=str(RIGHTS)).delete()
