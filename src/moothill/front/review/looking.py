"""Edits that were live at once: which of them nobody has looked at yet, and what a steward does about them."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from moothill.commons.cycles.models import Cycle
from moothill.commons.moderation.closing import clear, close_reports, look_at
from moothill.commons.moderation.models import Sighting, Standing
from moothill.commons.moderation.models.reports import Outcome
from moothill.commons.moderation.targets import things
from moothill.commons.policy.actors import Actor
from moothill.commons.record.errors import WrongState
from moothill.commons.record.models import Record, Revision
from moothill.commons.record.operations import revise
from moothill.front.site.showing import shown

REVISION = "record.revision"
_UNLOOKED = (Standing.PASSED, Standing.FLAGGED)


def unlooked(cycle: Cycle) -> QuerySet[Sighting]:
    """Versions by people who are no stewards that stand in public and that nobody has looked at."""
    return Sighting.objects.filter(cycle=cycle, target=REVISION, standing__in=_UNLOOKED)


def let_stand(*, cycle: Cycle, sightings: Collection[int], by: Actor, at: datetime) -> int:
    """Note that somebody looked at these and found nothing wrong; return how many that were. Raises Refused.

    Who wrote them is no newcomer any more. Nothing public changes, so the journal has no line of it.
    """
    versions = unlooked(cycle).filter(pk__in=sightings).values_list("target_id", flat=True)
    return clear(cycle=cycle, things=things(REVISION, versions).values(), by=by, at=at)


@transaction.atomic
def put_back(*, sighting: Sighting, reason: str, by: Actor, at: datetime) -> Record:
    """Undo one edit: what stood there before comes back, and what others changed since stays.

    Raises Refused, Stale where somebody changed the same words since, Unchanged where it is undone already, WrongState
    where there is nothing to go back to.
    """
    revision = Revision.objects.select_related("record__cycle").get(pk=sighting.target_id)
    record, before = revision.record, version_before(revision)
    content = shown([before])[0].content if before else None
    if content is None:
        raise WrongState(_("the first of its versions that can be shown"))
    words = undone_because(record.cycle, revision.number, reason)
    made = revise(record=record, values=content, base=revision.number, by=by, at=at, reason=words)
    look_at(REVISION, revision.pk, Standing.REMOVED, by=by, at=at)
    close_reports(REVISION, [revision.pk], Outcome.ACTED, by=by, at=at)
    return made


def version_before(revision: Revision) -> Revision | None:
    """The version that this one replaced."""
    older = Revision.objects.filter(record=revision.record_id, number__lt=revision.number)
    return older.select_related("record").order_by("-number").first()


def undone_because(cycle: Cycle, number: int, reason: str) -> str:
    """The public reason for undoing a version, in the language of the cycle."""
    with translation.override(cycle.language):
        words = _("Undone: version %(number)s") % {"number": number}
    return f"{words}: {reason.strip()}" if reason.strip() else words
