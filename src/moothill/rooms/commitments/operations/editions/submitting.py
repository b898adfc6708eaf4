"""Recording that an edition was submitted to the OGP."""

from datetime import date, datetime

from django.db import transaction

from moothill.commons.journal.operations import write
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record import kinds, laying
from moothill.commons.record.models import Record
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act, RecordState
from moothill.rooms.commitments.errors import BeforeAnswers, NotIssued, SubmittedAlready, WrongDay
from moothill.rooms.commitments.models import Edition, Submission
from moothill.rooms.commitments.queries.unanswered import Heard, heard_before


@transaction.atomic
def submit(
    *, edition: Record, day: date, address: str = "", because: str = "", by: Actor, at: datetime
) -> Submission:
    """Record that an issued edition was submitted to the OGP on a day; `address` is where it stands there.

    How many comments on its drafts had no answer on that day is counted and kept, with `because`. One line. Raises Refused,
    NotIssued, SubmittedAlready, WrongDay (before it was issued, or in the future), and BeforeAnswers where something had no
    answer and `because` is empty.
    """
    locked = laying.lock(edition)
    require(Act.ISSUE, facts_of(by, locked.cycle, locked))
    thing: Edition = kinds.get("edition").things().get(pk=locked.pk)
    thing.record = locked
    if locked.state != RecordState.PUBLISHED or thing.day is None:
        raise NotIssued
    if before := Submission.objects.filter(edition=thing).first():
        raise SubmittedAlready(before.day)
    today = locked.cycle.day(at)
    if not thing.day <= day <= today:
        raise WrongDay(thing.day, today)
    heard = heard_before(thing, day)
    if heard.open and not because.strip():
        raise BeforeAnswers(heard.unanswered, heard.calls_unanswered)
    made = Submission.objects.create(
        edition=thing,
        day=day,
        address=address,
        unanswered=heard.unanswered,
        unanswered_calls=heard.calls_unanswered,
        because=because.strip(),
        by_id=by.participant,
        by_name=by.name,
        at=at,
    )
    _journal(made, heard, locked, by=by, at=at)
    return made


def _journal(made: Submission, heard: Heard, record: Record, *, by: Actor, at: datetime) -> None:
    write(
        head=record.cycle.head_id,
        kind="edition.submitted",
        subject=f"{record.cycle.slug}/{record.reference}",
        version=record.version,
        title=record.title,
        reason=made.because,
        by=by,
        at=at,
        facts={
            "day": made.day.isoformat(),
            "unanswered": heard.unanswered,
            "unanswered_calls": heard.calls_unanswered,
        },
    )
