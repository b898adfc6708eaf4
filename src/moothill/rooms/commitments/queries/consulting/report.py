"""What was heard and what was done: every comment under a call by its number, as data and as rows of a sheet."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record.models import Record
from moothill.rooms.commitments.models import Consultation
from moothill.rooms.commitments.queries.consulting.asked import Period, asked_about, period_of
from moothill.rooms.commitments.queries.consulting.comments import (
    Comment,
    comments_of,
    counted,
    number_of_comments,
)
from moothill.rooms.commitments.queries.unanswered import uncounted
from moothill.rooms.inputs.queries.narrowing import published

PAGE = 200
_STEP = 500  # comments that are read at once
COLUMNS = (
    "number", "reference", "on", "paragraph", "said_by", "comment", "answer", "outcome", "did", "because",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Heard:
    """What was heard under a call. `ever` counts every comment that came into sight, `public` those that still are.

    `uncounted`: none is here, and how many came is not recorded.
    """

    call: Any
    cycle: Cycle
    about: tuple[Record, ...]
    period: Period
    ever: int
    public: int
    answered: int
    uncounted: bool = False

    @property
    def unanswered(self) -> int:
        """How many public comments have no answer."""
        return self.public - self.answered


def heard_under(call: Any, cycle: Cycle, actor: Actor) -> Heard | None:
    """What was heard under a call; None for one that asks about no draft. Seven questions.

    What it asks about may have been withdrawn since: what people said of it stands.
    """
    if not Consultation.objects.filter(call=call.pk).exists():
        return None
    about = asked_about([call.pk], cycle, actor).get(call.pk, [])
    public, done = counted(published(cycle, actor).filter(call=call.pk))
    ever = number_of_comments(call.pk)
    unknown = not ever and uncounted([call.pk]) > 0
    return Heard(call, cycle, tuple(about), period_of(call, cycle), ever, public, done, unknown)


def every_comment(heard: Heard, actor: Actor) -> Iterator[Comment]:
    """All comments, read in steps."""
    for start in range(0, heard.ever, _STEP):
        yield from comments_of(heard.call.pk, heard.cycle, actor, start=start, most=_STEP)


def as_data(heard: Heard, actor: Actor) -> dict[str, Any]:
    """The report as JSON: records by their references. Of what is not public any more the number alone is told.

    The figures are None where it is not recorded how many comments came.
    """
    figures = {"comments": heard.public, "answered": heard.answered, "unanswered": heard.unanswered}
    opens, closes = heard.period.opens, heard.period.closes
    return {
        "call": heard.call.record.reference,
        "title": heard.call.record.title,
        "about": [record.reference for record in heard.about],
        "opened": opens.isoformat() if opens else None,
        "closed": closes.isoformat() if closes else None,
        "days": heard.period.days,
        **(dict.fromkeys(figures) if heard.uncounted else figures),
        "results": [_comment(each) for each in every_comment(heard, actor)],
    }


def _comment(each: Comment) -> dict[str, Any]:
    if each.thing is None or each.record is None:
        return {"number": each.number, "reference": None}
    return {
        "number": each.number,
        "reference": each.record.reference,
        "passage": each.thing.passage or None,
        "paragraph": each.passage.words if each.passage else None,
        "said_by": _named(each.thing) or None,
        "language": each.thing.language or None,
        "comment": each.thing.words,
        "answers": [
            {"number": answer.record.number, "reference": answer.record.reference, "outcome": answer.outcome,
             "did": answer.did, "because": answer.because}
            for answer in each.answers
        ],
    }  # fmt: skip


def _named(thing: Any) -> str:
    return ", ".join(filter(None, (thing.said_by, thing.organisation)))


def rows_of(heard: Heard, actor: Actor) -> Iterable[list[str]]:
    """The report as rows of a sheet, the first of them with the names of the columns: a row for each answer to a comment."""
    yield list(COLUMNS)
    for each in every_comment(heard, actor):
        if each.thing is None or each.record is None:
            yield [str(each.number), *("" for _name in COLUMNS[1:])]
            continue
        own = [
            str(each.number), each.record.reference, each.thing.passage, each.passage.words if each.passage else "",
            _named(each.thing), each.thing.words,
        ]  # fmt: skip
        for answer in each.answers or (None,):
            said = (
                [answer.record.number, answer.outcome, answer.did, answer.because]
                if answer
                else ["", "", "", ""]
            )
            yield [*own, *said]
