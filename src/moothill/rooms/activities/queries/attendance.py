"""Who came to an event, in numbers. None of this is for the public: shares of people show above a threshold only."""

from datetime import datetime

from django.db.models import Count

from moothill.commons.cycles.models import Cycle
from moothill.rooms.activities.kinds import Sector
from moothill.rooms.activities.models import Activity, Place, SectorCount


def counted(event: Activity) -> dict[Sector, int]:
    """How many came from each sector: as was counted afterwards, or, where nobody has yet, as they were checked in."""
    stored = dict(SectorCount.objects.filter(event=event).values_list("sector", "count"))
    found = stored or checked_in(event)
    return {sector: found.get(sector, 0) for sector in Sector}


def checked_in(event: Activity) -> dict[str, int]:
    """How many were checked in, by sector."""
    rows = Place.objects.filter(event=event, came_at__isnull=False).order_by()
    return dict(rows.values_list("sector").annotate(Count("pk")))


def has_a_day_come(event: Activity, cycle: Cycle, at: datetime) -> bool:
    """Whether the first day of the event has come; so it has where no day is known."""
    return event.earliest is None or event.earliest <= cycle.day(at)
