"""Who hears of an update: who follows the milestone or its commitment, and everybody behind that."""

from collections.abc import Sequence

from moothill.commons.journal.models import Entry
from moothill.commons.record.models import Record
from moothill.rooms.commitments.queries.hearing import behind
from moothill.rooms.monitoring.models import Update

_TOLD = frozenset({"created", "published", "put-back", "withdrawn"})


def further(line: Entry, record: Record, after: int, most: int) -> tuple[Sequence[str], int]:
    """The milestone, its commitment and the contributions behind it, whose followers hear of this line about an update.

    They hear when it comes into sight and when it goes, not of every mended word: see `notifications.lines`.
    """
    if line.kind.rpartition(".")[2] not in _TOLD:
        return (), 0
    found = Update.objects.filter(pk=record.pk)
    about = found.values_list("milestone__commitment", "milestone__record__reference").first()
    if about is None:
        return (), 0
    references, following = behind(record, [about[0]], after=after, most=most)
    return ([] if after else [about[1]]) + list(references), following
