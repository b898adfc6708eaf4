"""What this room does by the clock."""

from datetime import timedelta

from moothill.commons.journal.jobs import Job
from moothill.rooms.monitoring.operations.reminding import remind

JOBS = {"remind-of-reports": Job(remind, timedelta(minutes=10))}
