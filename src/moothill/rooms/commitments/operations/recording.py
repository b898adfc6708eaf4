"""What an import tells of a plan of old beyond the open fields of its records. It is the import that writes the line."""

from datetime import date, datetime

from django.db import transaction

from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record.models import Record
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act
from moothill.rooms.commitments.models import Consultation, Edition, Submission


@transaction.atomic
def record_edition(*, edition: Record, place: int, day: date, by: Actor) -> None:
    """Say of which day an imported edition is, and that it is the `place`th of its cycle.

    It has no contents: its text is not here. Raises Refused, and IntegrityError for a place that is taken.
    """
    require(Act.IMPORT, facts_of(by, edition.cycle))
    Edition.objects.filter(pk=edition.pk).update(cycle=edition.cycle_id, place=place, day=day)


@transaction.atomic
def record_submission(
    *,
    edition: Record,
    day: date,
    address: str,
    unanswered: int | None,
    unanswered_calls: int,
    because: str,
    by: Actor,
    at: datetime,
) -> None:
    """Say that an imported edition was submitted to the OGP on a day; `unanswered` None where nobody counted the comments,
    `unanswered_calls` how many consultations had no answer then.

    Raises Refused, and IntegrityError where it was submitted already, or comments were unanswered and nothing says why.
    """
    require(Act.IMPORT, facts_of(by, edition.cycle))
    Submission.objects.create(
        edition_id=edition.pk,
        day=day,
        address=address,
        unanswered=unanswered,
        unanswered_calls=unanswered_calls,
        because=because,
        by_id=by.participant,
        by_name=by.name,
        at=at,
    )


@transaction.atomic
def record_consultation(*, call: Record, on: Record, by: Actor) -> None:
    """Say that an imported draft or edition was open for comment under a call. Raises Refused."""
    require(Act.IMPORT, facts_of(by, call.cycle))
    Consultation.objects.create(call_id=call.pk, on=on)
