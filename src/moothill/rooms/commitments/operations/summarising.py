"""Saying in plain words what a commitment means, beside its formal text."""

from datetime import datetime

from django.db import transaction

from moothill.commons.journal.operations import write
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record import laying
from moothill.commons.record.errors import Unchanged, WrongState
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act, RecordState
from moothill.core.text import canonical
from moothill.rooms.commitments.errors import NoWords, TooLong, WrittenMeanwhile
from moothill.rooms.commitments.models import Commitment, FormerSummary, Summary

MOST = 5000


@transaction.atomic
def summarise(*, commitment: Commitment, words: str, base: int, by: Actor, at: datetime) -> Summary:
    """Let these words (Markdown) explain the commitment as it reads now.

    `base` is the number of the summary from which they were begun, 0 where there was none. What it said before is kept.
    The same words again, once the commitment has another version, say that they still hold. `by` needs a participant.
    Raises Refused, WrongState, NoWords, TooLong, WrittenMeanwhile, Unchanged.
    """
    if by.participant is None:
        raise ValueError("a summary needs an author")
    record = laying.lock(commitment.record)
    require(Act.SUMMARISE, facts_of(by, record.cycle, record))
    if record.state == RecordState.WITHDRAWN:
        raise WrongState(str(record.get_state_display()))
    words = canonical(words).strip()
    if not words:
        raise NoWords
    if len(words) > MOST:
        raise TooLong(MOST)
    before = Summary.objects.filter(commitment=commitment.pk).first()
    if before and (before.words, before.of_version) == (words, record.version):
        raise Unchanged  # a second click, or nothing new
    if base != (before.number if before else 0):
        raise WrittenMeanwhile
    if before:
        _keep(before)
    made, _new = Summary.objects.update_or_create(
        commitment_id=commitment.pk,
        defaults={
            "number": base + 1, "words": words, "of_version": record.version, "by_id": by.participant,
            "by_name": by.name, "at": at,
        },
    )  # fmt: skip
    shown = record.state != RecordState.DRAFT
    write(
        head=record.cycle.head_id,
        kind="commitment.summarised" if shown else "commitment.prepared",
        subject=f"{record.cycle.slug}/{record.reference}",
        version=record.version,
        title=record.title if shown else "",
        by=by,
        at=at,
        facts={"summary": made.number, "explains": record.version} if shown else {},
    )
    return made


def _keep(before: Summary) -> None:
    FormerSummary.objects.create(
        commitment_id=before.commitment_id,
        number=before.number,
        words=before.words,
        of_version=before.of_version,
        by_id=before.by_id,
        by_name=before.by_name,
        at=before.at,
    )
