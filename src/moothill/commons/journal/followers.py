"""Followers: whatever reacts to the journal (notices, search, feeds) reads it at its own pace.

Rooms never call a follower. Any number of processes may run the same one: the cursor's lock parts them.
"""

from collections.abc import Callable, Sequence

from django.db import connection, transaction

from moothill.commons.journal.models import Cursor, Entry, Head

Effect = Callable[[Sequence[Entry]], None]


def advance(name: str, effect: Effect, *, limit: int = 200) -> int:
    """Let follower `name` read on, in every journal, at most `limit` lines each; return how many it read.

    `effect` gets the lines in order, inside the transaction that moves the cursor: both happen or neither.
    A journal that another process is reading under this name right now is left to it.
    """
    return sum(_advance_one(name, head, effect, limit) for head in _behind(name))


def _behind(name: str) -> list[int]:
    heads = dict(Head.objects.values_list("pk", "number"))
    read = dict(Cursor.objects.filter(follower=name).values_list("head_id", "number"))
    return [head for head, number in heads.items() if number > read.get(head, 0)]


@transaction.atomic
def _advance_one(name: str, head: int, effect: Effect, limit: int) -> int:
    Cursor.objects.get_or_create(follower=name, head_id=head)
    skip = connection.features.has_select_for_update_skip_locked
    cursor = Cursor.objects.select_for_update(skip_locked=skip).filter(follower=name, head_id=head).first()
    if cursor is None:
        return 0
    lines = list(Entry.objects.filter(head=head, number__gt=cursor.number).order_by("number")[:limit])
    if lines:
        effect(lines)
        cursor.number = lines[-1].number
        cursor.save(update_fields=["number"])
    return len(lines)
