"""Where milestones and commitments stand: what was reported last, by each side, with equal weight.

Nothing about this is stored beside the milestone: a state is what somebody said of it, with a day and a name.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Window
from django.db.models.functions import Coalesce, RowNumber, TruncDate

from moothill.commons.record import kinds
from moothill.core.policy import RecordState, Side
from moothill.rooms.monitoring.kinds import State, Verdict
from moothill.rooms.monitoring.models import Update

_DISPUTES = (Verdict.PARTLY, Verdict.DISAGREES)


@dataclass(frozen=True, slots=True)
class Standing:
    """What was said last of one milestone. `government` and `civil` are the last update of each side, None for a silent one.

    `newest` is the later of all, also of those who stand on neither side.
    """

    government: Update | None = None
    civil: Update | None = None
    newest: Update | None = None

    def of(self, side: str) -> Update | None:
        """What this side said last."""
        return {Side.GOVERNMENT.value: self.government, Side.CIVIL_SOCIETY.value: self.civil}.get(side)

    @property
    def state(self) -> str:
        """Where it stands by what was said last; "" where nobody has said anything."""
        return self.newest.state if self.newest else ""

    @property
    def disputed(self) -> bool:
        """Whether what the sides said last differs: another state, or a verdict on that very report that does not agree.

        An older report counts as much as a newer one, until its side says otherwise.
        """
        one, other = self.government, self.civil
        if one is None or other is None:
            return False
        return one.state != other.state or _denies(one, other) or _denies(other, one)

    @property
    def complete(self) -> bool:
        """Whether it was said last that it is complete, and the sides do not differ."""
        return self.state == State.COMPLETE and not self.disputed

    @property
    def dropped(self) -> bool:
        """Whether it was said last that it is dropped, and the sides do not differ."""
        return self.state == State.DROPPED and not self.disputed


@dataclass(frozen=True, slots=True)
class CommitmentState:
    """Where a commitment stands. The numbers are of its published milestones; `dropped` are ids, in the order of the list.

    A dropped milestone is named and is not complete: so a commitment with one never is.
    """

    milestones: int
    complete: int
    reported: int
    dropped: tuple[int, ...]
    disputed: tuple[int, ...]

    @property
    def is_complete(self) -> bool:
        """Whether all its milestones are, and it has any (rule IMPL-06: a parent is complete only if all its parts are)."""
        return 0 < self.milestones == self.complete


def dated(updates: Any) -> Any:
    """The same query with `holds`, the day as of which an update holds: the one it names, else that of its publication."""
    return updates.annotate(holds=Coalesce("day", TruncDate("record__published_at")))


def latest(milestones: Iterable[int], side: Side | None = None) -> dict[int, Update]:
    """The last published update of each of these milestones by id, of one side or of whoever spoke last. One query.

    Which of two is later says the day that they name, then the moment of their publication. Each has its record, and its
    round with the record of that, at hand. A milestone that nobody reported on is left out.
    """
    found: dict[int, Update] = {}
    for update in _last_of_each_side(milestones):
        if side is not None and update.side != side:
            continue
        before = found.get(update.milestone_id)
        if before is None or _age(before) < _age(update):
            found[update.milestone_id] = update
    return found


def standings(milestones: Iterable[int]) -> dict[int, Standing]:
    """What each side said last of each of these milestones, by id; each of them has an entry. One query."""
    ids = list(milestones)
    said: dict[int, dict[str, Update]] = {pk: {} for pk in ids}
    for update in _last_of_each_side(ids):
        said[update.milestone_id][update.side] = update
    return {pk: _standing(by_side) for pk, by_side in said.items()}


def _standing(by_side: Mapping[str, Update]) -> Standing:
    newest = max(by_side.values(), key=_age, default=None)
    return Standing(by_side.get(Side.GOVERNMENT), by_side.get(Side.CIVIL_SOCIETY), newest)


def _denies(update: Update, report: Update) -> bool:
    return update.verdict in _DISPUTES and had_read(update, report)


def had_read(update: Any, report: Any) -> bool:
    """Whether `report` was there when the other side said `update`; of what was brought in at once their days tell."""
    if report.record.published_at == update.record.published_at:
        return bool(report.holds <= update.holds)
    return bool(report.record.published_at < update.record.published_at)


def _age(update: Any) -> tuple[Any, Any, int]:
    return update.holds, update.record.published_at, update.pk


def _last_of_each_side(milestones: Iterable[int]) -> Any:
    place = Window(
        RowNumber(),
        partition_by=["milestone", "side"],
        order_by=[F("holds").desc(), F("record__published_at").desc(), F("pk").desc()],
    )
    public = Update.objects.filter(record__state=RecordState.PUBLISHED, milestone__in=list(milestones))
    rows = dated(public).annotate(place=place).filter(place=1)
    return rows.select_related("record__cycle", "round__record")


def commitment_state(commitments: Iterable[int]) -> dict[int, CommitmentState]:
    """Where each of these commitments stands, by id; each has an entry. Two queries."""
    ids = list(commitments)
    milestones = kinds.get("milestone").model.objects
    public = milestones.filter(record__state=RecordState.PUBLISHED, commitment__in=ids)
    of: dict[int, list[int]] = {pk: [] for pk in ids}
    for pk, commitment in public.order_by("record__position", "pk").values_list("pk", "commitment"):
        of[commitment].append(pk)
    said = standings(pk for some in of.values() for pk in some)
    return {commitment: _summed(some, said) for commitment, some in of.items()}


def _summed(milestones: Sequence[int], said: Mapping[int, Standing]) -> CommitmentState:
    return CommitmentState(
        milestones=len(milestones),
        complete=sum(said[pk].complete for pk in milestones),
        reported=sum(said[pk].newest is not None for pk in milestones),
        dropped=tuple(pk for pk in milestones if said[pk].dropped),
        disputed=tuple(pk for pk in milestones if said[pk].disputed),
    )
