"""Calls that are open while the tests run."""

from collections.abc import Callable
from typing import Any

from moothill.commons.record.models import Record, Revision
from moothill.core.policy import RecordState


def open_call(make: Callable[..., Record], **values: Any) -> Record:
    """A call that is published and open, whatever its launch would ask for."""
    given = {
        "title": "What should change?",
        "opens_at": "2018-01-10 09:00",
        "closes_at": "2099-12-31 17:00",
        "reply_by": "2100-03-01",
        "can_change": "All of it.",
        "minutes": "2",
        "owner": "The team",
        **values,
    }
    record = make("call", publish=False, **given)
    moment = record.created_at
    Record.objects.filter(pk=record.pk).update(state=RecordState.PUBLISHED, published_at=moment)
    Revision.objects.filter(record=record).update(state=RecordState.PUBLISHED)
    return Record.objects.select_related("cycle").get(pk=record.pk)
