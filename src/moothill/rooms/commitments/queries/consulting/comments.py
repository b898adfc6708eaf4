"""The comments on drafts, numbered for good, each with the paragraph it is about and the answers it had."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record import kinds
from moothill.commons.record.models import Link, LinkKind, Record
from moothill.rooms.commitments.queries.consulting.passages import passages_at
from moothill.rooms.inputs.queries.narrowing import published
from moothill.rooms.inputs.queries.passages import MARK, Passage
from moothill.rooms.responses.queries.outcomes import answered, outcomes_of, told_of


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment under a call. `number` is its own for good, in the order in which comments came into sight.

    `thing` is the contribution, None for one that is not public any more: of that the number alone is told. `answers` are
    the published responses with its outcome, the oldest first.
    """

    number: int
    thing: Any
    record: Record | None
    passage: Passage | None
    answers: tuple[Any, ...]


def comments_on(records: Collection[int], cycle: Cycle, actor: Actor) -> Any:
    """The public comments on these drafts and editions: a query."""
    linked = Link.objects.filter(cause__in=records, kind=LinkKind.COMMENTED_BY).values("effect")
    return published(cycle, actor).filter(pk__in=linked)


def number_of_comments(call: int) -> int:
    """How many comments under a call ever came into sight. One question."""
    return int(_numbered(call).count())


def comments_of(
    call: int, cycle: Cycle, actor: Actor, *, start: int = 0, most: int | None = None
) -> list[Comment]:
    """The comments under a call from number `start + 1` on, at most `most` of them. Ten questions, however many."""
    rows = _numbered(call).select_related("record")
    things = list(rows[start : start + most] if most else rows[start:])
    seen = set(
        published(cycle, actor).filter(pk__in=[each.pk for each in things]).values_list("pk", flat=True)
    )
    shown = [each for each in things if each.pk in seen]
    outcomes = outcomes_of([each.pk for each in shown])
    told = told_of(outcomes, cycle, actor)
    passages = passages_at(cycle, call, [each.passage for each in shown])
    answers = {
        pk: tuple(told[each.response] for each in found if each.response in told)
        for pk, found in outcomes.items()
    }
    made = []
    for number, thing in enumerate(things, start=start + 1):
        if thing.pk in seen:
            thing.record.cycle = cycle
            passage = passages.get(thing.passage)
            made.append(Comment(number, thing, thing.record, passage, answers.get(thing.pk, ())))
        else:
            made.append(Comment(number, None, None, None, ()))
    return made


def _numbered(call: int) -> Any:
    """Every contribution to a call that ever came into sight. What went out of it again keeps its number, and is not told."""
    things = kinds.get("input").model.objects.filter(call=call, record__published_at__isnull=False)
    return things.order_by("record__published_at", "pk")


def by_paragraph(draft: Record, actor: Actor) -> Counter[str]:
    """How many public comments there are on each paragraph of a draft, by anchor; "" counts the others. One question."""
    found: Counter[str] = Counter()
    for words in comments_on([draft.pk], draft.cycle, actor).order_by().values_list("passage", flat=True):
        mark = MARK.fullmatch(words)
        found[mark["anchor"] if mark and mark["reference"] == draft.reference else ""] += 1
    return found


def counted(things: Any) -> tuple[int, int]:
    """How many of these comments, a query, there are, and how many have an answer. Two questions."""
    number = things.count()
    return number, int(answered(things, True).count()) if number else 0
