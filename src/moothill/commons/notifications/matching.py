"""Saved searches: which of them a record answers is asked through a function that `config.wiring` gives."""

from collections.abc import Callable, Collection, Sequence

from moothill.commons.notifications.models import Follow
from moothill.commons.notifications.topics import Sort, Topic
from moothill.commons.record.models import Record
from moothill.core.policy import RecordState

Matcher = Callable[[Record, Sequence[str]], Collection[str]]  # those of the questions that the record answers
MOST = 2000  # different searches of one cycle that a line is held against


def _none(record: Record, questions: Sequence[str]) -> Collection[str]:
    return ()


_matcher: list[Matcher] = [_none]


def fill(matcher: Matcher) -> None:
    """Say how a record is held against searches. Called once, by `config.wiring`."""
    _matcher[:] = [matcher]


def searches_answered_by(record: Record) -> list[str]:
    """The topics of the followed searches that find this published record."""
    if record.state != RecordState.PUBLISHED:
        return []
    prefix = f"{Sort.SEARCH}/"
    followed = Follow.objects.filter(cycle=record.cycle_id, topic__gte=prefix, topic__lt=f"{Sort.SEARCH}0")
    topics = followed.order_by("topic").values_list("topic", flat=True).distinct()[:MOST]
    questions = [topic.removeprefix(prefix) for topic in topics]
    if not questions:
        return []
    return [str(Topic(Sort.SEARCH, words)) for words in _matcher[0](record, questions)]
