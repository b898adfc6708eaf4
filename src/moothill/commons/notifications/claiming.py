"""What happens to a guest's follows and notices when they claim them into an account."""

from datetime import datetime

from django.db import transaction

from moothill.commons.notifications.following import reader_of
from moothill.commons.notifications.models import Follow, Notice, Reader
from moothill.commons.people.models import Participant

_AT_A_TIME = 500


@transaction.atomic
def claim(guest: int, account: int, at: datetime) -> None:
    """Let the participant `account` hear of everything that the participant `guest` heard of, each thing once."""
    before = Reader.objects.filter(participant=guest).first()
    if before is None:
        return
    after = reader_of(account, at)
    for model, same in ((Follow, ("cycle_id", "topic")), (Notice, ("entry_id",))):
        known = set(model.objects.filter(reader=after).values_list(*same))
        rows = model.objects.filter(reader=before)
        twice = [row.pk for row in rows if tuple(getattr(row, name) for name in same) in known]
        rows.exclude(pk__in=twice).update(reader=after)
    before.delete()


def claim_all(at: datetime) -> int:
    """Move what is left with guests who were claimed meanwhile; how many guests that were."""
    claimed = Participant.objects.filter(claimed_by__isnull=False, reader__isnull=False)
    guests = list(claimed.order_by("pk")[:_AT_A_TIME])
    for guest in guests:
        assert guest.claimed_by_id is not None  # nosec: the query has seen to it
        claim(guest.pk, guest.claimed_by_id, at)
    return len(guests)
