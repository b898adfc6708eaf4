"""Every public milestone of a cycle with what was said of it last: what all dashboards begin with."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record import kinds
from moothill.commons.record.models import Link, LinkKind
from moothill.core.dates import Period, from_json
from moothill.core.policy import RecordState
from moothill.rooms.monitoring.queries.states import Standing, standings

_RECORD = ("pk", "record__reference", "record__number", "record__title")


@dataclass(frozen=True, slots=True)
class Theme:
    """A public theme that stands behind a commitment."""

    reference: str
    title: str


@dataclass(frozen=True, slots=True)
class Promise:
    """A public commitment. `goals` are numbers of Sustainable Development Goals, `ends` its last day if that is known."""

    pk: int
    reference: str
    number: str
    title: str
    url: str
    lead: str
    when: Period | None
    goals: tuple[str, ...]
    themes: tuple[Theme, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A public milestone of a public commitment, and what was said of it last.

    `lead` is its own, or else that of its commitment; so is `when`, and `own_date` says whether it is its own.
    """

    pk: int
    reference: str
    number: str
    title: str
    url: str
    group: str
    promise: Promise
    lead: str
    when: Period | None
    own_date: bool
    said: Standing


@dataclass(frozen=True, slots=True)
class Whole:
    """All commitments and milestones of a cycle in the order of the plan. `promises` holds also those without milestones."""

    promises: tuple[Promise, ...]
    steps: tuple[Step, ...]

    def of(self, promise: Promise) -> list[Step]:
        """The milestones of one commitment."""
        return [step for step in self.steps if step.promise.pk == promise.pk]

    def is_complete(self, promise: Promise) -> bool:
        """Whether all milestones of a commitment are complete, and it has any."""
        steps = self.of(promise)
        return bool(steps) and all(step.said.complete for step in steps)

    @property
    def last_day(self) -> date | None:
        """The latest day as of which anything was reported."""
        days = [step.said.newest.holds for step in self.steps if step.said.newest]  # type: ignore[attr-defined]
        return max(days, default=None)


def whole(cycle: Cycle, actor: Actor) -> Whole:
    """What everybody may see, also to those who see more: figures are the same for all. Four questions in all."""
    promises = {promise.pk: promise for promise in _promises(cycle, actor)}
    rows = list(_milestones(cycle, actor, promises)) if promises else []
    said = standings(row["pk"] for row in rows) if rows else {}
    steps = tuple(_step(row, promises[row["commitment"]], said[row["pk"]], cycle) for row in rows)
    return Whole(tuple(promises.values()), steps)


@dataclass(frozen=True, slots=True)
class Done:
    """How many public milestones there are, and how many of them are complete."""

    milestones: int
    complete: int


def done_in(cycle: Cycle, actor: Actor) -> Done:
    """The same figures as on the dashboard, for a page that shows these alone. Two questions, one where there is none."""
    things = kinds.get("milestone").model.objects.visible_in(cycle, actor)
    public = things.filter(
        record__state=RecordState.PUBLISHED, commitment__record__state=RecordState.PUBLISHED
    )
    ids = list(public.values_list("pk", flat=True))
    said = standings(ids) if ids else {}
    return Done(len(ids), sum(each.complete for each in said.values()))


def _promises(cycle: Cycle, actor: Actor) -> Iterable[Promise]:
    kind = kinds.get("commitment")
    things = kind.model.objects.visible_in(cycle, actor).filter(record__state=RecordState.PUBLISHED)
    rows = list(things.order_by("record__position", "pk").values(*_RECORD, "lead", "when_json", "goals"))
    themes = _themes([row["pk"] for row in rows], cycle, actor)
    for row in rows:
        yield Promise(
            pk=row["pk"],
            reference=row["record__reference"],
            number=row["record__number"],
            title=row["record__title"],
            url=kind.address(cycle, row["record__reference"]),
            lead=row["lead"],
            when=from_json(row["when_json"]) if row["when_json"] else None,
            goals=tuple(dict.fromkeys(goal["goal"] for goal in row["goals"])),
            themes=tuple(themes.get(row["pk"], ())),
        )


def _themes(promises: Sequence[int], cycle: Cycle, actor: Actor) -> Mapping[int, list[Theme]]:
    """The public themes from which there is a link to each commitment."""
    links = Link.objects.filter(
        kind=LinkKind.BECAME, effect__in=promises, cause__kind="theme", cause__cycle=cycle,
        cause__state=RecordState.PUBLISHED,
    )  # fmt: skip
    found: dict[int, list[Theme]] = {}
    rows = links.order_by("cause__position", "cause").values_list(
        "effect", "cause__reference", "cause__title"
    )
    for promise, reference, title in rows:
        found.setdefault(promise, []).append(Theme(reference, title))
    return found


def _milestones(cycle: Cycle, actor: Actor, promises: Mapping[int, Promise]) -> Iterable[Mapping[str, Any]]:
    things = kinds.get("milestone").model.objects.visible_in(cycle, actor)
    things = things.filter(record__state=RecordState.PUBLISHED, commitment__in=list(promises))
    order = ("commitment__record__position", "commitment", "record__position", "pk")
    rows: Iterable[Mapping[str, Any]] = things.order_by(*order).values(
        *_RECORD, "group", "lead", "when_json", "commitment"
    )
    return rows


def _step(row: Mapping[str, Any], promise: Promise, said: Standing, cycle: Cycle) -> Step:
    own = from_json(row["when_json"]) if row["when_json"] else None
    return Step(
        pk=row["pk"],
        reference=row["record__reference"],
        number=row["record__number"],
        title=row["record__title"],
        url=kinds.get("milestone").address(cycle, row["record__reference"]),
        group=row["group"],
        promise=promise,
        lead=row["lead"] or promise.lead,
        when=own or promise.when,
        own_date=own is not None,
        said=said,
    )
