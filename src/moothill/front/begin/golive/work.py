"""Whether there are dates to go by, and something to come to."""

from collections.abc import Iterator

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.core.policy import RecordState
from moothill.front.begin.golive.point import Point, edit, standing
from moothill.rooms.activities import queries as activities
from moothill.rooms.plan import queries as plan


def dates(cycle: Cycle, actor: Actor) -> Iterator[Point]:
    """Stages lie inside the cycle, and nothing about a key date is uncertain any more."""
    stages = plan.stages(cycle, actor)
    outside = list(
        stages.filter(
            Q(earliest=None) | Q(latest=None) | Q(earliest__lt=cycle.starts) | Q(latest__gt=cycle.ends)
        )[:20]
    )
    some = stages.exists()
    add = ((_("Add a stage"), f"{cycle.get_absolute_url()}stages/new/"),)
    yield Point(
        _("There are stages, and each lies between the first and last day of the cycle"),
        some and not outside,
        tuple(edit(cycle, stage.record) for stage in outside) or (() if some else add),
    )
    doubtful = list(standing(cycle, actor).filter(kind="key-date").exclude(doubt="")[:40])
    words = ngettext(
        "A key date is uncertain: confirm it and empty the box “What is uncertain”",
        "Key dates are uncertain: confirm them and empty the box “What is uncertain”",
        len(doubtful),
    )
    done = _("Every key date is confirmed")
    yield Point(words if doubtful else done, not doubtful, tuple(edit(cycle, each) for each in doubtful))


def work(cycle: Cycle, actor: Actor) -> Iterator[Point]:
    """There is something to come to, a way to be reached, and nothing forgotten as a draft."""
    home = cycle.get_absolute_url()
    some = activities.counts_of(cycle, actor).activities > 0
    mend = ((_("Add an activity"), f"{home}activities/new/"),)
    yield Point(_("At least one activity is planned"), some, mend)
    channels = standing(cycle, actor).filter(kind="channel")
    yield Point(
        _("It is said how people are reached"),
        channels.exists(),
        ((_("Add a channel"), f"{home}channels/new/"),),
    )
    drafts = list(standing(cycle, actor).filter(state=RecordState.DRAFT)[:20])
    yield Point(
        _("Nothing waits as a draft"),
        not drafts,
        tuple((draft.title, f"{home}desk/") for draft in drafts[:1]),
    )
