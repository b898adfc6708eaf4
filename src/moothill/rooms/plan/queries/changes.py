"""What differs between two lists of dates: what moved, what came, what went. Pure: it asks the database nothing."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from moothill.core.dates import Direction, Period, Shift, from_json, pairs, shift
from moothill.rooms.plan.queries.frozen import Kept

Key = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Change:
    """One date that is not as it was. `before` is None for one that came, `after` for one that went."""

    before: Kept | None
    after: Kept | None
    shift: Shift | None = None

    @property
    def kept(self) -> Kept:
        """The newer side, or the older where there is no newer one."""
        found = self.after or self.before
        assert found is not None  # nosec: a change has a side
        return found

    @property
    def key(self) -> Key:
        """Record and field."""
        return self.kept.record, self.kept.field


def changes(before: Iterable[Kept], after: Iterable[Kept]) -> list[Change]:
    """Every difference, in the order of `after`, what went last. A date that is only worded anew is none."""
    old, new = _by_key(before), _by_key(after)
    keys = [*new, *(key for key in old if key not in new)]
    found = [Change(*pair) for key in keys for pair in pairs(old.get(key, []), new.get(key, []))]
    return [each for change in found if (each := _judged(change))]


def periods_of(dates: Iterable[Kept]) -> Mapping[Key, list[Period]]:
    """The periods of each record's field, as a picture draws them."""
    found: dict[Key, list[Period]] = defaultdict(list)
    for kept in dates:
        if kept.when:
            found[kept.record, kept.field].append(from_json(kept.when))
    return found


def _by_key(dates: Iterable[Kept]) -> dict[Key, list[Kept]]:
    found: dict[Key, list[Kept]] = defaultdict(list)
    for kept in dates:
        found[kept.record, kept.field].append(kept)
    return found


def _judged(change: Change) -> Change | None:
    """The change with how far it went; None if nothing moved."""
    old, new = change.before, change.after
    if old is None or new is None:
        return change
    if old == new:
        return None
    if not (old.when and new.when):
        return change
    went = shift(from_json(old.when), from_json(new.when))
    stayed = went.direction is Direction.STAYED and not went.other_time
    return None if stayed else Change(old, new, went)
