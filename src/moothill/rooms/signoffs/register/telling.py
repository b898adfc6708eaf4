"""Who hears of a sign-off: who follows what it was laid on."""

from collections.abc import Sequence

from moothill.commons.journal.models import Entry
from moothill.commons.record.models import Record
from moothill.rooms.signoffs.models import Route


def further(line: Entry, record: Record, after: int, most: int) -> tuple[Sequence[str], int]:
    """The record that a route is laid on, whose followers hear of every line about the route: see `notifications.lines`."""
    on = Route.objects.filter(pk=record.pk).values_list("on__reference", flat=True)
    return list(on), 0
