"""Who hears of a response: everybody behind what it answers, each once for each line."""

from collections.abc import Sequence

from moothill.commons.journal.models import Entry
from moothill.commons.record.models import Record, Revision
from moothill.rooms.responses.queries.behind import references_behind

_TOLD = frozenset({"created", "published", "put-back", "withdrawn"})
# Where one of these changes, what people were told holds no more.
_WEIGHTY = ("outcome", "promised")


def further(line: Entry, record: Record, after: int, most: int) -> tuple[Sequence[str], int]:
    """The contributions whose followers, their authors first, hear of this line about a response: see `notifications.lines`.

    They hear when it comes into sight, when it goes, and when what becomes of theirs is changed; not of every mended word.
    """
    act = line.kind.rpartition(".")[2]
    if act in _TOLD or (act == "revised" and _changes_what_becomes(line, record)):
        return references_behind(record, after=after, most=most)
    return (), 0


def _changes_what_becomes(line: Entry, record: Record) -> bool:
    two = Revision.objects.filter(record=record.pk, number__in=(line.version - 1, line.version))
    contents = list(two.order_by("number").values_list("content", flat=True))
    return len(contents) == 2 and any(contents[0].get(name) != contents[1].get(name) for name in _WEIGHTY)
