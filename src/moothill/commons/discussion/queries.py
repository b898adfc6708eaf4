"""Reading the talk: rows that hold no words which the reader may not have."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import BigIntegerField, ExpressionWrapper, F, Window
from django.db.models.functions import RowNumber

from moothill.commons.discussion.models import Comment, CommentState, Stance, Wording
from moothill.commons.policy.actors import Actor
from moothill.commons.record.models import Record
from moothill.commons.record.operations import facts_of
from moothill.commons.record.paging import Page, page_of
from moothill.core.policy import Act, decide

A_PAGE = 30
A_GROUP = 20  # of each stance, where all three stand side by side
MOST_ANSWERS = 10  # under each comment of a list; the comment's own page has them all
_NEWEST = 10**18 - 1  # the largest number that a mark of a page can hold
_ALIVE = frozenset({CommentState.STANDING, CommentState.HELD})


@dataclass(frozen=True, slots=True)
class Former:
    """What a comment said until `until`."""

    stance: str
    words: str
    until: datetime


@dataclass(frozen=True, slots=True)
class Said:
    """One comment as one reader may see it. `words` is "" and `former` empty where the reader may not have them."""

    pk: int
    url: str
    stance: str
    words: str
    by: str
    at: datetime
    state: str
    edited_at: datetime | None
    hidden_at: datetime | None
    hidden_because: str
    former: tuple[Former, ...]
    answers: tuple["Said", ...]
    more: bool
    ours: bool
    may_change: bool
    may_answer: bool
    may_hide: bool

    @property
    def stance_label(self) -> Any:
        """Its stance in plain words."""
        return Stance(self.stance).label


def comments(record: Record, actor: Actor) -> Any:
    """The comments about `record` that `actor` may know of, oldest first: a query to narrow further."""
    return Comment.objects.visible_to(actor).filter(record=record).select_related("by").order_by("pk")


def tellable(actor: Actor, numbers: Sequence[int]) -> set[int]:
    """Those of these comments that may be told to `actor` now: hidden ones to their author alone. One question."""
    found = Comment.objects.visible_to(actor).filter(pk__in=numbers).select_related("by")
    return {each.pk for each in found if each.state != CommentState.HIDDEN or each.is_by(actor)}


def page_of_talk(
    record: Record, actor: Actor, *, stance: str = "", newest: bool = False, after: str = ""
) -> Page:
    """One page of comments that answer nothing, of one `stance` or of all. Raises NoSuchPage.

    What its author took back stands in no list, not even in theirs.
    """
    things = comments(record, actor).filter(answers=None).exclude(state=CommentState.TAKEN_BACK)
    if stance:
        things = things.filter(stance=stance)
    if newest:
        # Pages go by whole numbers that grow: the newest first is the one with the least of these.
        age = ExpressionWrapper(_NEWEST - F("pk"), output_field=BigIntegerField())
        return page_of(things.annotate(age=age), ("age",), after=after, most=A_PAGE)
    return page_of(things, ("pk",), after=after, most=A_PAGE)


def first_of_each_stance(record: Record, actor: Actor, *, newest: bool = False) -> list[Comment]:
    """The first comments of each stance, one more than a group shows: one question."""
    things = comments(record, actor).filter(answers=None).exclude(state=CommentState.TAKEN_BACK)
    rank = Window(RowNumber(), partition_by="stance", order_by="-pk" if newest else "pk")
    return list(things.annotate(rank=rank).filter(rank__lte=A_GROUP + 1).order_by("-pk" if newest else "pk"))


def find(record: Record, number: int, actor: Actor) -> Comment | None:
    """The comment with this id about `record`, if `actor` may know of it."""
    found: Comment | None = comments(record, actor).filter(pk=number).first()
    if found:
        found.record = record
    return found


def page_of_answers(comment: Comment, actor: Actor, *, after: str = "") -> Page:
    """One page of the answers to a comment, oldest first. Raises NoSuchPage."""
    return page_of(_answers([comment.pk], comment.record, actor), ("pk",), after=after, most=A_PAGE)


def rows(things: Iterable[Comment], record: Record, actor: Actor, *, open_now: bool) -> list[Said]:
    """`things` in their order as `actor` may see them, each with its first answers; two questions more, however many.

    `open_now` says whether anything may still be said here.
    """
    chosen = list(things)
    answers = _first_answers(chosen, record, actor)
    sight = _Sight(record, actor, open_now, decide(Act.MODERATE, facts_of(actor, record.cycle)).allowed)
    former = _former([*chosen, *(each for group in answers.values() for each in group)], sight)
    return [_with_answers(each, answers[each.pk], sight, former) for each in chosen]


@dataclass(frozen=True, slots=True)
class _Sight:
    record: Record
    actor: Actor
    open_now: bool
    moderates: bool

    def has_words(self, comment: Comment) -> bool:
        """Whether the reader may have its words: of what is hidden, its author and whoever may put it back."""
        if comment.state in _ALIVE or comment.is_by(self.actor):
            return True
        return comment.state == CommentState.HIDDEN and self.moderates


def _answers(numbers: Iterable[int], record: Record, actor: Actor) -> Any:
    found = comments(record, actor).filter(answers__in=list(numbers))
    return found.exclude(state=CommentState.TAKEN_BACK)


def _first_answers(chosen: list[Comment], record: Record, actor: Actor) -> dict[int, list[Comment]]:
    """The first answers to each, and one more than are shown, so that there is more can be said."""
    grouped: dict[int, list[Comment]] = defaultdict(list)
    numbers = [each.pk for each in chosen if each.answers_id is None]
    rank = Window(RowNumber(), partition_by="answers", order_by="pk")
    found = _answers(numbers, record, actor).annotate(rank=rank).filter(rank__lte=MOST_ANSWERS + 1)
    for answer in found if numbers else ():
        grouped[answer.answers_id].append(answer)
    return grouped


def _former(chosen: list[Comment], sight: _Sight) -> dict[int, tuple[Former, ...]]:
    told = [each.pk for each in chosen if each.edition > 1 and sight.has_words(each)]
    grouped: dict[int, tuple[Former, ...]] = {}
    for wording in Wording.objects.filter(comment__in=told) if told else ():
        before = grouped.get(wording.comment_id, ())
        grouped[wording.comment_id] = (*before, Former(wording.stance, wording.words, wording.until))
    return grouped


def _with_answers(
    comment: Comment, answers: list[Comment], sight: _Sight, former: dict[int, tuple[Former, ...]]
) -> Said:
    shown = tuple(_said(each, sight, former) for each in answers[:MOST_ANSWERS])
    return _said(comment, sight, former, answers=shown, more=len(answers) > MOST_ANSWERS)


def _said(
    comment: Comment,
    sight: _Sight,
    former: dict[int, tuple[Former, ...]],
    *,
    answers: tuple[Said, ...] = (),
    more: bool = False,
) -> Said:
    told = sight.has_words(comment)
    ours = comment.is_by(sight.actor)
    return Said(
        pk=comment.pk,
        url=f"{sight.record.get_absolute_url()}talk/{comment.pk}/",
        stance=comment.stance,
        words=comment.words if told else "",
        by=comment.by_name if told else "",
        at=comment.at,
        state=comment.state,
        edited_at=comment.edited_at if told else None,
        hidden_at=comment.hidden_at,
        hidden_because=comment.hidden_because,
        former=former.get(comment.pk, ()),
        answers=answers,
        more=more,
        ours=ours,
        may_change=sight.open_now and ours and comment.state in _ALIVE and not answers,
        may_answer=sight.open_now and comment.answers_id is None and comment.state == CommentState.STANDING,
        may_hide=sight.moderates and comment.state in _ALIVE,
    )
