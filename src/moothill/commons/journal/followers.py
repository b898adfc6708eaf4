"""Followers: whatever reacts to the journal (notices, search, feeds) reads it at its own pace.

Rooms never call a follower. Any number of processes may run the same one: the cursor's lock parts them.
`config.wiring` names the followers of the house; `commons.journal.running` runs them.
"""

from collections.abc import Callable, Mapping, Sequence

from django.db import connection, transaction

from moothill.commons.journal.models import Cursor, Entry, Head

Effect = Callable[[Sequence[Entry]], bool | None]
AT_MOST = 200  # lines that an effect gets at a time

_FOLLOWERS: dict[str, Effect] = {}


def fill(gathered: Mapping[str, Effect]) -> None:
    """Make these the followers of the house, by name. Called once, by `config.wiring`."""
    _FOLLOWERS.clear()
    _FOLLOWERS.update(gathered)


def every() -> dict[str, Effect]:
    """All followers, by name."""
    return dict(_FOLLOWERS)


def advance(name: str, effect: Effect, *, limit: int = AT_MOST) -> int:
    """Let follower `name` read on, in every journal, at most `limit` lines each; return how many it was given.

    `effect` gets the lines in order, inside the transaction that moves the cursor: both happen or neither.
    One whose work is too much for one transaction does a part and returns False: what it did is kept, and it gets the
    same lines again. A journal that another process is reading under this name right now is left to it.
    """
    return sum(advance_in(head, name, effect, limit=limit) for head in behind(name))


def behind(name: str) -> dict[int, int]:
    """How many lines follower `name` has still to read, by the id of the journal's head; without those it has read."""
    read = dict(Cursor.objects.filter(follower=name).values_list("head_id", "number"))
    heads = Head.objects.values_list("pk", "number")
    return {head: number - read.get(head, 0) for head, number in heads if number > read.get(head, 0)}


@transaction.atomic
def advance_in(head: int, name: str, effect: Effect, *, limit: int = AT_MOST) -> int:
    """As `advance`, in the one journal with this id."""
    cursor = _locked(name, head, skip=connection.features.has_select_for_update_skip_locked)
    if cursor is None:
        return 0
    lines = list(Entry.objects.filter(head=head, number__gt=cursor.number).order_by("number")[:limit])
    if lines and effect(lines) is not False:
        cursor.number = lines[-1].number
        cursor.save(update_fields=["number"])
    return len(lines)


def hold(name: str, head: int) -> None:
    """Wait until follower `name` is not reading this journal, and keep it from reading while the transaction lasts.

    Raises TransactionManagementError outside a transaction.
    """
    _locked(name, head, skip=False)


def _locked(name: str, head: int, *, skip: bool) -> Cursor | None:
    Cursor.objects.get_or_create(follower=name, head_id=head)
    return Cursor.objects.select_for_update(skip_locked=skip).filter(follower=name, head_id=head).first()
