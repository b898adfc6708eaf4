"""Reports by readers: anybody may say that something should not stand here."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from moothill.commons.journal.operations import write
from moothill.commons.moderation import targets
from moothill.commons.moderation.deeds import MOST_WORDS
from moothill.commons.moderation.errors import AlreadyReported, NoReason
from moothill.commons.moderation.models import Report
from moothill.commons.moderation.policy import settings_of
from moothill.commons.moderation.receiving import Sent, receive
from moothill.commons.policy.actors import PASSER_BY, Actor
from moothill.commons.policy.operations import require
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act


@transaction.atomic
def report(*, thing: Any, code: str, words: str, by: Actor, at: datetime, sent: Sent) -> Report:
    """Keep a report until a moderator has looked. The journal says that there is one, and not by whom or of what.

    `by` has a participant. Raises Refused, NoReason, AlreadyReported, TooMany; then nothing is stored.
    """
    label = targets.label_of(thing)
    cycle = targets.get(label).cycle(thing)
    require(Act.FLAG, facts_of(by, cycle))
    assert by.participant is not None  # nosec: a guest was begun before
    if code not in dict(settings_of(cycle).reasons):
        raise NoReason
    made = Report(
        cycle=cycle, target=label, target_id=thing.pk, code=code, words=words.strip()[:MOST_WORDS],
        by_id=by.participant, at=at,
    )  # fmt: skip
    received = receive(cycle=cycle, by=by, at=at, sent=sent, text=words, act=lambda _verdict: _stored(made))
    write(
        head=cycle.head_id,
        kind="report.made",
        subject=cycle.slug,
        by=PASSER_BY,
        at=at,
        facts={"target": label},
    )
    stored: Report = received.made
    return stored


def _stored(made: Report) -> Report:
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError:
        raise AlreadyReported from None
    return made
