"""What this room does by the clock."""

from datetime import timedelta

from moothill.commons.journal.jobs import Job
from moothill.rooms.activities.operations.forgetting import forget
from moothill.rooms.activities.operations.reminding import remind

JOBS = {
    "remind-of-events": Job(remind, timedelta(minutes=10)),
    "forget-places": Job(forget, timedelta(hours=1)),
}
