"""Looking at what a network sent: each look has a reason, a line in the journal and one in the public log."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import Count, Q, QuerySet

from moothill.commons.cycles.models import Cycle
from moothill.commons.moderation import targets
from moothill.commons.moderation.deeds import log_and_seal
from moothill.commons.moderation.errors import NoReason
from moothill.commons.moderation.models import Deed, Sighting, Standing
from moothill.commons.moderation.models.deeds import Done
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act


@transaction.atomic
def look_at_networks(
    *, cycle: Cycle, networks: Collection[str], reason: str, by: Actor, at: datetime
) -> Deed:
    """Note that a moderator looks at what these networks sent, and why. The line says how many, not which.

    Raises Refused, NoReason.
    """
    require(Act.UNDO_WAVE, facts_of(by, cycle))
    if not reason.strip():
        raise NoReason
    return log_and_seal(
        cycle=cycle, kind="network.looked", done=Done.LOOKED, by=by, at=at, reason=reason.strip(),
        count=len(networks), facts={"networks": len(networks)},
    )  # fmt: skip


def networks_in(cycle: Cycle, since: datetime, until: datetime) -> QuerySet[Sighting]:
    """Networks by how much of what they sent in a span waits or is held: rows with `network`, `sent`, `held`, `cleared`."""
    rows = Sighting.objects.filter(
        cycle=cycle, at__gte=since, at__lte=until, participant__person=None, target__in=list(targets.every())
    )
    held, cleared = Q(standing=Standing.HELD), Q(standing=Standing.CLEARED)
    counted = rows.exclude(network="").order_by().values("network")
    return counted.annotate(
        sent=Count("pk"), held=Count("pk", filter=held), cleared=Count("pk", filter=cleared)
    ).order_by("-held", "-sent", "network")  # type: ignore[return-value]


def guests_in(cycle: Cycle, since: datetime, until: datetime) -> QuerySet[Sighting]:
    """As `networks_in`, by guest: rows with `participant`, their label, `sent`, `held`, `cleared`."""
    rows = Sighting.objects.filter(
        cycle=cycle, at__gte=since, at__lte=until, participant__person=None, target__in=list(targets.every())
    )
    held, cleared = Q(standing=Standing.HELD), Q(standing=Standing.CLEARED)
    counted = rows.order_by().values("participant", "participant__label")
    return counted.annotate(
        sent=Count("pk"), held=Count("pk", filter=held), cleared=Count("pk", filter=cleared)
    ).order_by("-held", "-sent", "participant")  # type: ignore[return-value]
