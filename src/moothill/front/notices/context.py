"""What the frame of every page says about notices."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from moothill.commons.notifications.models import Notice

MOST = 99


def unread(request: HttpRequest) -> dict[str, Any]:
    """`notices`: for somebody known here, how many notices they have not read, at most 100; None for a passer-by.

    Asked only where a template shows it; and then one question, answered from an index.
    """
    actor = getattr(request, "actor", None)
    if actor is None or actor.participant is None:
        return {"notices": None}
    return {"notices": SimpleLazyObject(lambda: _Count(actor.participant))}


class _Count:
    """How many are unread, and the words for it."""

    def __init__(self, participant: int) -> None:
        rows = Notice.objects.filter(reader__participant=participant, read_at=None).order_by()
        self.count = len(rows.values_list("pk", flat=True)[: MOST + 1])

    @property
    def words(self) -> str:
        """The number; "99+" for more than are counted."""
        return f"{MOST}+" if self.count > MOST else str(self.count)
