"""The one file that knows every room: what kinds of record there are, and which page shows which part."""

from django.utils.translation import gettext_lazy as _

from moothill.commons.cycles import frame
from moothill.commons.cycles.frame import Door
from moothill.commons.files import access
from moothill.commons.journal import followers, jobs
from moothill.commons.journal.jobs import Job
from moothill.commons.record import kinds, panels
from moothill.commons.search import indexing
from moothill.front.operate.archives import contents
from moothill.rooms.activities import register as activities
from moothill.rooms.pages import register as pages
from moothill.rooms.plan import register as plan
from moothill.rooms.planner import register as planner

# Lowest room first: an import makes records in this order, so that references find what they refer to.
ROOMS = (plan, pages, activities, planner)

NAVIGATION = (
    Door("", _("Overview")),
    Door("planning/", _("Planning page")),
    Door("timeline/", _("Timeline")),
    Door("activities/", _("Activities")),
    Door("tasks/", _("Tasks")),
    Door("meetings/", _("Meetings")),
    Door("standards/", _("Checks")),
    Door("journal/", _("What changed")),
)

# Which panels stand on the own page of a record, below its main part, by kind.
RECORD_PANELS = {
    "stage": ("activities.of-stage",),
    "timeline": ("plan.timeline",),
    "key-date": ("plan.due",),
    "activity": ("activities.parts", "pages.attached"),
    "meeting": ("planner.actions", "pages.attached"),
    "task": ("pages.attached",),
    "document": ("pages.versions",),
    "page": ("pages.sections",),
}

# Tables that are made anew from others, such as an index: in no backup, and rebuilt by a restore.
DERIVED = (contents.Derived("search", ("search_*",), indexing.rebuild_all),)

# Whatever reads the journal at its own pace, by the name under which it remembers how far it came.
FOLLOWERS = {indexing.FOLLOWER: indexing.follow}

# Whatever is done by the clock: what, and how often.
JOBS: dict[str, Job] = {}


def gather() -> None:
    """Tell the commons what the rooms offer. Called once, when all apps are loaded."""
    kinds.fill(kind for room in ROOMS for kind in room.KINDS)
    panels.fill(panel for room in ROOMS for panel in room.PANELS)
    panels.stand_on_records(RECORD_PANELS)
    frame.fill(NAVIGATION)
    access.gates[:] = [pages.vouches_for]
    contents.fill(DERIVED)
    followers.fill(FOLLOWERS)
    jobs.fill(JOBS)
