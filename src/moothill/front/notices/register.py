"""What this package tells the rest of the house: jobs, writers of letters, gates, its part of a contributor's own page."""

from collections.abc import Collection, Mapping
from datetime import timedelta
from typing import Any

from django.http import HttpRequest

from moothill.commons.discussion.queries import tellable
from moothill.commons.journal.jobs import Job
from moothill.commons.notifications import digests, matching, outbox, sending, showing, tidying, topics
from moothill.commons.notifications.claiming import claim_all
from moothill.commons.notifications.topics import Room
from moothill.commons.record.models import Revision
from moothill.commons.search import saved
from moothill.front.notices.mails import news, overdue, places, questions, reports
from moothill.front.notices.reading import shown
from moothill.front.site.veils import veils

# What lays letters in the outbox stands before what sends them: a worker that runs each job once sends them too.
JOBS = {
    "claimed-follows": Job(claim_all, timedelta(minutes=1)),
    "digests": Job(digests.post_digests, timedelta(minutes=1)),
    "reminders": Job(overdue.post_reminders, timedelta(minutes=1)),
    "mail": Job(sending.send_due, timedelta(seconds=5)),
    "tidy-notices": Job(tidying.tidy, timedelta(hours=6)),
}

COMPOSERS: dict[str, outbox.Composer] = {
    outbox.AT_ONCE: news.at_once,
    outbox.DAILY: news.digest,
    outbox.WEEKLY: news.digest,
    outbox.CONFIRM: questions.confirm,
    outbox.OVERDUE: overdue.remind,
    **places.COMPOSERS,
    **reports.COMPOSERS,
}

_ON_OWN_PAGE = 5


def versions_veiled(versions: Collection[tuple[int, int]]) -> Collection[tuple[int, int]]:
    """Those of these versions, as pairs of record and number, that are hidden or held: nobody is told of them."""
    if not versions:
        return ()
    records, numbers = zip(*versions, strict=True)
    rows = Revision.objects.filter(record__in=set(records), number__in=set(numbers))
    found = {pk: (record, number) for pk, record, number in rows.values_list("pk", "record_id", "number")}
    return {found[pk] for pk in veils(found)}


def own_page(request: HttpRequest) -> Mapping[str, Any]:
    """What the template `notices/_on_own_page.html` shows: the newest notices."""
    return shown(request.actor, most=_ON_OWN_PAGE)  # type: ignore[attr-defined]


OWN_PAGE = ("notices/_on_own_page.html", own_page)


def fill(rooms: Mapping[str, Room]) -> None:
    """Join what stands beside each other in the commons. `rooms` can be followed. Called once, by `config.wiring`."""
    topics.fill(rooms)
    matching.fill(saved.answered_by)
    outbox.fill(COMPOSERS)
    showing.fill({"comment": tellable}, versions_veiled)
