"""What this room does by the clock."""

from datetime import timedelta

from moothill.commons.journal.jobs import Job
from moothill.rooms.coding.operations.rounds import refill_all

JOBS = {"coding-queue": Job(refill_all, timedelta(minutes=1))}
