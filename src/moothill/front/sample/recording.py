"""What is known of the draft and of the plan beyond their titles: their days, the consultation, and the submission."""

from collections.abc import Mapping
from datetime import datetime

from moothill.commons.policy.actors import Actor
from moothill.commons.record.models import Record
from moothill.front.sample.items.plans import CALL, DRAFT, PLAN, after
from moothill.front.sample.schema import Facts
from moothill.front.sample.words import day
from moothill.rooms.commitments.operations.recording import (
    record_consultation,
    record_edition,
    record_submission,
)


def record_plans(facts: Facts, made: Mapping[str, Record], *, by: Actor, at: datetime) -> None:
    """Call in the transaction of the import, with the records that it made. Raises Refused."""
    found = facts.consultation_on_draft
    record_edition(edition=made[DRAFT], place=1, day=found.opened, by=by)
    record_edition(edition=made[PLAN], place=2, day=found.submitted, by=by)
    record_consultation(call=made[CALL], on=made[DRAFT], by=by)
    record_submission(
        edition=made[PLAN],
        day=found.submitted,
        address=found.submitted_source,
        unanswered=None,
        unanswered_calls=int(found.response_published > found.submitted),
        because="Why it was submitted before the comments were answered is not recorded. The response came "
        f"{after(found)} after, on {day(found.response_published)}.",
        by=by,
        at=at,
    )
