"""Following: who hears of what, how often, and how they stop."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from moothill.commons.cycles.models import Cycle
from moothill.commons.notifications.errors import NobodyThere, NothingThere, TooManySearches
from moothill.commons.notifications.models import Follow, Notice, Reader, Silence
from moothill.commons.notifications.rhythms import Rhythm
from moothill.commons.notifications.topics import Sort, Topic, rooms
from moothill.commons.policy.actors import Actor
from moothill.commons.record import kinds
from moothill.commons.record.models import Record, Suggestion

MOST_SEARCHES = 20  # that one reader follows in one cycle


def reader_of(participant: int, at: datetime) -> Reader:
    """The reader that a participant is; made at first need."""
    return Reader.objects.get_or_create(participant_id=participant, defaults={"since": at})[0]


@transaction.atomic
def follow(*, cycle: Cycle, topic: Topic, by: Actor, at: datetime, often: str = Rhythm.AS_OVERALL) -> Follow:
    """Let `by` hear of `topic` from now on, or, where they do already, as often as they say now.

    Raises NobodyThere for a passer-by, NothingThere for what they may not know of, TooManySearches.
    """
    if by.participant is None:
        raise NobodyThere
    check(cycle, topic, by)
    reader = reader_of(by.participant, at)
    _leave_room(reader, cycle, topic)
    return lay_follow(reader, cycle, topic, at=at, often=often)


def lay_follow(
    reader: Reader, cycle: Cycle, topic: Topic, *, at: datetime, often: str = Rhythm.AS_OVERALL
) -> Follow:
    """The row of a follow that was asked for. It hears of nothing that happened before `at`."""
    made, _new = Follow.objects.update_or_create(
        reader=reader, cycle=cycle, topic=str(topic),
        defaults={"often": often, "asked": True},
        create_defaults={"often": often, "asked": True, "since": at},
    )  # fmt: skip
    return made


def check(cycle: Cycle, topic: Topic, by: Actor) -> None:
    """Raises NothingThere unless `topic` is something in `cycle` that `by` may know of."""
    known: dict[Sort, Callable[[], bool]] = {
        Sort.CYCLE: lambda: True,
        Sort.ROOM: lambda: topic.name in rooms(),
        Sort.KIND: lambda: any(kind.name == topic.name for kind in kinds.every()),
        Sort.RECORD: lambda: Record.objects.visible_to(by).filter(cycle=cycle, reference=topic.name).exists(),
        Sort.SUGGESTION: lambda: _suggestion_is_there(cycle, topic.name, by),
        Sort.SEARCH: lambda: True,
    }
    is_there = known.get(topic.sort)
    if is_there is None or not is_there():
        raise NothingThere


def _suggestion_is_there(cycle: Cycle, number: str, by: Actor) -> bool:
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        return False
    return Suggestion.objects.visible_to(by).filter(cycle=cycle, number=int(number)).exists()


def _leave_room(reader: Reader, cycle: Cycle, topic: Topic) -> None:
    if topic.sort is not Sort.SEARCH:
        return
    others = reader.follows.filter(cycle=cycle, topic__startswith=f"{Sort.SEARCH}/").exclude(topic=str(topic))
    if others.count() >= MOST_SEARCHES:
        raise TooManySearches(MOST_SEARCHES)


def unfollow(*, cycle: Cycle, topic: Topic, by: Actor, at: datetime) -> bool:
    """Let `by` hear no more of `topic`; whether they did."""
    if by.participant is None:
        return False
    gone, _each = Follow.objects.filter(
        reader__participant=by.participant, cycle=cycle, topic=str(topic)
    ).delete()
    return bool(gone)


@transaction.atomic
def choose(*, often: str, language: str, by: Actor, at: datetime) -> Reader:
    """Say how often `by` is written to where a follow says nothing else, and in which language. Raises NobodyThere."""
    if by.participant is None:
        raise NobodyThere
    reader = reader_of(by.participant, at)
    reader.often, reader.language = often, language
    reader.save(update_fields=["often", "language"])
    if often == Rhythm.NEVER:
        _forget_to_mail(reader)
    return reader


@transaction.atomic
def silence(*, reader: Reader, cycle: Cycle, at: datetime) -> None:
    """No more mail about `cycle` to this reader. One who is an address alone is forgotten, if they hear of nothing else."""
    if reader.participant_id is None:
        reader.follows.filter(cycle=cycle).delete()
        if not reader.follows.exists():
            reader.delete()
            return
    Silence.objects.get_or_create(reader=reader, cycle=cycle, defaults={"at": at})
    _forget_to_mail(reader, cycle)


def hear_again(*, reader: Reader, cycle: Cycle) -> None:
    """Take back a silence."""
    Silence.objects.filter(reader=reader, cycle=cycle).delete()


def _forget_to_mail(reader: Reader, cycle: Cycle | None = None) -> None:
    waiting = Notice.objects.filter(reader=reader, mailed_at=None)
    (waiting.filter(cycle=cycle) if cycle else waiting).update(often=Rhythm.NEVER)
