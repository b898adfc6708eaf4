"""What is done by the clock."""

from moothill.commons.journal.jobs import Job
from moothill.commons.moderation import cleaning, rescreening

JOBS = {
    "screen-again": Job(rescreening.rescreen, rescreening.EVERY),
    "tidy-moderation": Job(cleaning.clean, cleaning.EVERY),
}
