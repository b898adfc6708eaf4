"""The reasoned-response report: for each call and theme what was asked, said and done; made from the record alone."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record import kinds
from moothill.commons.record.models import Link, LinkKind, Record
from moothill.core.policy import RecordState
from moothill.rooms.inputs.queries import calls
from moothill.rooms.inputs.queries.narrowing import published
from moothill.rooms.responses.models import Finish, Response
from moothill.rooms.responses.queries import lists
from moothill.rooms.responses.queries.outcomes import answered

FIELDS = ("asked", "heard", "did", "outcome", "because", "whose", "day", "promised")
_FEW = 500  # references of one response that are told


@dataclass(frozen=True, slots=True)
class Part:
    """A call, a theme or a point, with the published responses to itself, the oldest first.

    `number` contributions were made to a call, of which `unanswered` have no outcome; 0 for what is no call. `points` are the
    parts of a theme.
    """

    record: Record
    answers: tuple[Response, ...]
    number: int = 0
    unanswered: int = 0
    finished: bool = False
    promised: date | None = None
    points: tuple["Part", ...] = ()

    @property
    def open_points(self) -> int:
        """How many points have no answer."""
        return sum(1 for point in self.points if not point.answers)


@dataclass(frozen=True, slots=True)
class Report:
    """Everything of one cycle. `responses` are all that are published, in the order of their numbers."""

    cycle: Cycle
    tallies: tuple[lists.Tally, ...]
    calls: tuple[Part, ...]
    themes: tuple[Part, ...]
    responses: tuple[Response, ...]
    promises: tuple[lists.Promise, ...]
    to: Mapping[int, tuple[str, ...]]

    @property
    def unanswered(self) -> list[Record]:
        """The calls, themes and points that no response answers."""
        parts = [*self.calls, *self.themes, *(point for theme in self.themes for point in theme.points)]
        return [part.record for part in parts if not part.answers]


def report_of(cycle: Cycle, actor: Actor, today: date) -> Report:
    """The report of what is public in `cycle`, if `actor` may know of it. The number of questions does not grow with it."""
    responses = list(lists.responses(cycle, actor).order_by("theme", "place", "pk"))
    for thing in responses:
        thing.record.cycle = cycle
    by_id = {thing.pk: thing for thing in responses}
    links = Link.objects.filter(
        kind=LinkKind.ANSWERED_BY, effect__in=lists.responses(cycle, actor).values("pk")
    )
    answers: dict[int, list[Response]] = {}
    to: dict[int, list[str]] = {}
    seen = links.filter(cause__state=RecordState.PUBLISHED).order_by("at", "pk")
    for cause, effect, kind, reference in seen.values_list(
        "cause", "effect", "cause__kind", "cause__reference"
    ):
        if effect not in by_id:
            continue
        to.setdefault(effect, []).append(reference)
        if kind != "input":
            answers.setdefault(cause, []).append(by_id[effect])
    return Report(
        cycle=cycle,
        tallies=tuple(lists.tallies(cycle, actor)),
        calls=tuple(_calls(cycle, actor, answers)),
        themes=tuple(_themes(cycle, actor, answers)),
        responses=tuple(responses),
        promises=tuple(lists.promises(cycle, actor, today)),
        to={pk: tuple(references[:_FEW]) for pk, references in to.items()},
    )


Answers = Mapping[int, Sequence[Response]]


def _calls(cycle: Cycle, actor: Actor, answers: Answers) -> Iterator[Part]:
    things = published(cycle, actor).exclude(call=None).order_by()
    made = _by_call(things)
    waiting = _by_call(answered(things, False))
    finished = set(Finish.objects.filter(call__record__cycle=cycle).values_list("call", flat=True))
    for thing in calls(cycle, actor).filter(record__state=RecordState.PUBLISHED):
        thing.record.cycle = cycle
        yield Part(
            thing.record, tuple(answers.get(thing.pk, ())), made.get(thing.pk, 0), waiting.get(thing.pk, 0),
            finished=thing.pk in finished and thing.pk not in waiting, promised=thing.reply_by,
        )  # fmt: skip


def _by_call(things: Any) -> dict[int, int]:
    return dict(things.values_list("call").annotate(Count("pk")))


def _themes(cycle: Cycle, actor: Actor, answers: Answers) -> Iterator[Part]:
    points: dict[int, list[Part]] = {}
    seen = (
        kinds.get("point").model.objects.visible_in(cycle, actor).filter(record__state=RecordState.PUBLISHED)
    )
    for point in seen.select_related("record").order_by("record__position", "pk"):
        point.record.cycle = cycle
        points.setdefault(point.theme_id, []).append(Part(point.record, tuple(answers.get(point.pk, ()))))
    themes = Record.objects.visible_in(cycle, actor).filter(kind="theme", state=RecordState.PUBLISHED)
    for record in themes.order_by("position", "pk"):
        record.cycle = cycle
        yield Part(record, tuple(answers.get(record.pk, ())), points=tuple(points.get(record.pk, ())))


def as_data(report: Report) -> dict[str, Any]:
    """The report as JSON: records by their references, responses in full."""
    return {
        "cycle": report.cycle.slug,
        "title": report.cycle.title,
        "answered": {tally.kind: {"answered": tally.answered, "of": tally.number} for tally in report.tallies},
        "calls": [
            _named(part) | {"contributions": part.number, "unanswered": part.unanswered, "finished": part.finished,
                            "promised": part.promised.isoformat() if part.promised else None}
            for part in report.calls
        ],
        "themes": [_named(part) | {"points": [_named(point) for point in part.points]} for part in report.themes],
        "responses": [response_as_data(thing, report) for thing in report.responses],
        "unanswered": [record.reference for record in report.unanswered],
        "promises": [
            {"reference": each.record.reference, "by": each.by.isoformat(), "overdue": each.overdue}
            for each in report.promises
        ],
    }  # fmt: skip


def _named(part: Part) -> dict[str, Any]:
    record = part.record
    return {
        "reference": record.reference,
        "number": record.number,
        "title": record.title,
        "answers": [thing.record.number for thing in part.answers],
    }


def response_as_data(thing: Response, report: Report) -> dict[str, Any]:
    """One response: its open fields, and the references of what it answers."""
    record = thing.record
    values = {name: getattr(thing, name) for name in FIELDS}
    words = {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}
    return {
        "number": record.number,
        "reference": record.reference,
        "title": record.title,
        **words,
        "published": record.published_at.isoformat() if record.published_at else None,
        "answers_to": list(report.to.get(thing.pk, ())),
    }


def rows_of(report: Report) -> Iterable[list[str]]:
    """The responses as rows of a sheet, the first of them with the names of the columns."""
    head = ["number", "reference", "title", *FIELDS, "published", "answers_to"]
    yield head
    for thing in report.responses:
        data = response_as_data(thing, report)
        yield [_cell(data[name]) for name in head]


def _cell(value: Any) -> str:
    return " ".join(value) if isinstance(value, list) else "" if value is None else str(value)
