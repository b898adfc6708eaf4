"""Who heard of what: the follower of notices catches up, and notices are counted."""

from collections import Counter

from moothill.commons.journal.followers import advance
from moothill.commons.notifications import fanning
from moothill.commons.notifications.models import Notice


def follow_journals() -> None:
    """Let the follower read every line that was written."""
    while advance(fanning.FOLLOWER, fanning.follow):
        pass


def told(kind: str) -> Counter[int]:
    """How often each participant heard of the lines of one kind."""
    follow_journals()
    rows = Notice.objects.filter(entry__kind=kind)
    return Counter(rows.values_list("reader__participant", flat=True))
