"""Training: learn from what people coded, and suggest for what nobody has read. In the background, in many short steps."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from time import perf_counter

from django.db import transaction
from django.db.models import Max, Q

from moothill.commons.cycles.models import Cycle
from moothill.commons.journal.operations import touch
from moothill.core.synthesis.guesses import Guesser
from moothill.core.synthesis.learning import Linear, can_learn, learn, software
from moothill.core.synthesis.voting import Likeness
from moothill.rooms.coding.errors.suggesting import LyingModel, TrainingGoesOn
from moothill.rooms.coding.kinds import Method
from moothill.rooms.coding.models import Reading, Suggester, Training
from moothill.rooms.coding.operations.suggesting import keeping, laying
from moothill.rooms.coding.queries.learning import (
    Lesson,
    digest_of,
    in_steps,
    lessons_of,
    unread,
    unsuggested,
    wanting,
)
from moothill.rooms.coding.queries.suggestions import newest
from moothill.rooms.inputs.queries.texts import published_texts

MOST = 3  # codes suggested for one contribution

_LEASE = timedelta(minutes=30)  # after so long, whoever was training is taken for dead
_BREATH = timedelta(minutes=5)  # after what broke off
_LONGEST_SOFTWARE = 80


def train(*, cycle: Cycle, at: datetime) -> Suggester | None:
    """Learn from what holds now, and suggest MOST codes for every published contribution that nobody has read.

    With scikit-learn a linear model learns; without it, or while there is too little to learn from, likeness suggests. The
    same readings give the same suggestions. What is undecided of earlier trainings goes; what people decided stays. None
    where nobody has coded anything yet. Not one transaction but many short ones: if it breaks off, what is there stands,
    and the next training replaces it. Raises TrainingGoesOn.
    """
    begun = perf_counter()
    with _turn(cycle, at):
        seen = Reading.objects.filter(input__record__cycle=cycle).aggregate(last=Max("pk"))["last"] or 0
        lessons = lessons_of(cycle)
        made = _train(cycle, lessons, at=at, begun=begun)
        Training.objects.filter(cycle=cycle).update(seen=seen)
        Training.objects.filter(cycle=cycle, asked_at__lte=at).update(asked_at=None)
        return made


@contextmanager
def _turn(cycle: Cycle, at: datetime) -> Iterator[None]:
    """One trains at a time. After what breaks off nobody tries again at once: it would break off again."""
    _take(cycle, at)
    until: datetime | None = at + _BREATH
    try:
        yield
        until = None
    except LyingModel:
        until = None
        raise
    finally:
        Training.objects.filter(cycle=cycle).update(working_until=until)


@transaction.atomic
def _take(cycle: Cycle, at: datetime) -> None:
    Training.objects.get_or_create(cycle=cycle)
    free = Training.objects.filter(Q(working_until=None) | Q(working_until__lte=at), cycle=cycle)
    if not free.update(working_until=at + _LEASE):
        raise TrainingGoesOn


def _train(cycle: Cycle, lessons: Sequence[Lesson], *, at: datetime, begun: float) -> Suggester | None:
    if not any(lesson.codes for lesson in lessons):
        return None
    examples = [lesson.example for lesson in lessons]
    model = learn(examples) if can_learn() else None
    suggester = _begin(cycle, lessons, model, at=at)
    _suggest(suggester, model or Likeness(examples), unread(cycle), at=at)
    laying.sweep(suggester, at)
    suggester.seconds = round(perf_counter() - begun, 3)
    _end(suggester)
    return suggester


def _begin(cycle: Cycle, lessons: Sequence[Lesson], model: Linear | None, *, at: datetime) -> Suggester:
    """The row of the training; its file is written first, so that a row never names one that was not there."""
    number = (Suggester.objects.filter(cycle=cycle).aggregate(last=Max("number"))["last"] or 0) + 1
    name, sha256 = "", ""
    if model is not None:
        name = f"{cycle.slug}-{number}.npz"
        sha256 = keeping.keep(name, model)
    return Suggester.objects.create(
        cycle=cycle,
        number=number,
        method=Method.LINEAR if model is not None else Method.LIKENESS,
        software=software()[:_LONGEST_SOFTWARE] if model is not None else "",
        learned_from=len(lessons),
        digest=digest_of(lessons),
        file=name,
        sha256=sha256,
        at=at,
    )


def _suggest(suggester: Suggester, guesser: Guesser, ids: Sequence[int], *, at: datetime) -> int:
    """Step by step: the words of some, what is suggested for them, and its rows; for how many."""
    waiting = wanting(suggester.cycle).exists()
    done = 0
    for some in in_steps(ids):
        texts = published_texts(suggester.cycle, some)
        found = guesser.suggest([each.text for each in texts], MOST)
        pairs = {each.pk: suggested for each, suggested in zip(texts, found, strict=True)}
        done += laying.lay(suggester, pairs, waiting=waiting, at=at)
    return done


@transaction.atomic
def _end(suggester: Suggester) -> None:
    suggester.save(update_fields=["seconds"])
    keeping.forget_others(suggester.cycle.slug, suggester.file)
    touch(head=suggester.cycle.head_id)  # the page of trainings reads otherwise now, and nobody acted


def suggest_meanwhile(*, cycle: Cycle, at: datetime) -> int:
    """Suggest for what came to wait since the last training, by what that learned; for how many.

    None where there was no training, or the last one was withdrawn. Raises TrainingGoesOn, and LyingModel where what was
    learned is not there as it was written: train anew.
    """
    last = newest(cycle)
    if last is None or last.withdrawn_at is not None:
        return 0
    with _turn(cycle, at):
        ids = sorted(unsuggested(cycle, at).values_list("pk", flat=True))
        return _suggest(last, _learned(last), ids, at=at) if ids else 0


def _learned(suggester: Suggester) -> Guesser:
    if suggester.method == Method.LIKENESS:
        return Likeness([lesson.example for lesson in lessons_of(suggester.cycle)])
    if not can_learn():
        raise LyingModel(suggester.file, "scikit-learn")
    return keeping.believed(suggester)
