"""What suggestions learn from, and for which contributions they are wanted."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet

from moothill.commons.cycles.models import Cycle
from moothill.commons.record.models import Link, LinkKind, Record
from moothill.core.policy import RecordState
from moothill.core.synthesis.guesses import Example
from moothill.rooms.coding.kinds import Standing
from moothill.rooms.coding.models import Assignment, Code, Reading, Suggestion, Waiting
from moothill.rooms.inputs.queries.texts import published_texts

STEP = 1_000  # contributions whose words are in memory at once


class Lesson(NamedTuple):
    """A contribution that people read: its reference, its text, and the codes they gave it, by id."""

    reference: str
    text: str
    codes: tuple[int, ...]

    @property
    def example(self) -> Example:
        """What is learned from it."""
        return Example(self.text, self.codes)


def lessons_of(cycle: Cycle) -> list[Lesson]:
    """What people made of the published contributions of a cycle, by id. What holds now counts: undone and ended does not.

    Only adopted codes: one that was merged counts for what it was merged into. A contribution whose codes all lead nowhere
    any more (split, retired) is left out, since nobody has said what it is about; one that somebody read and gave no code
    teaches that nothing fits.
    """
    stands = _stands_for(cycle)
    given: dict[int, set[int]] = defaultdict(set)
    read = Reading.objects.filter(undone_at=None, input__shown_in=cycle).values_list("input", flat=True)
    marks = Assignment.objects.filter(ended_at=None, input__shown_in=cycle).values_list("input", "code")
    for pk, code in marks.iterator():
        given[pk].add(code)
    codes = {pk: frozenset(stands[code] for code in own if code in stands) for pk, own in given.items()}
    taught = {pk: codes.get(pk, frozenset()) for pk in read.iterator()} | codes
    wanted = sorted(pk for pk, own in taught.items() if own or not given.get(pk))
    return [
        Lesson(each.reference, each.text, tuple(sorted(taught[each.pk])))
        for some in in_steps(wanted)
        for each in published_texts(cycle, some)
    ]


def _stands_for(cycle: Cycle) -> dict[int, int]:
    """For each code, the adopted code as which its assignments count; those that count as none are left out."""
    adopted = set(
        Code.objects.filter(
            record__cycle=cycle, record__state=RecordState.PUBLISHED, standing=Standing.ADOPTED
        ).values_list("pk", flat=True)
    )
    merged = Link.objects.filter(kind=LinkKind.MERGED_INTO, cause__kind="code", cause__cycle=cycle)
    into = dict(merged.order_by("pk").values_list("cause", "effect"))
    found = {code: _end(code, into, adopted) for code in (*adopted, *into)}
    return {code: end for code, end in found.items() if end}


def _end(code: int, into: Mapping[int, int], adopted: set[int]) -> int:
    seen: set[int] = set()
    while code not in adopted and code in into and code not in seen:
        seen.add(code)
        code = into[code]
    return code if code in adopted else 0


def digest_of(lessons: Sequence[Lesson]) -> str:
    """What was learned from, as anybody can count it from what is public: the SHA-256 of one line for each contribution.

    By the number in their references. A line: its reference, the SHA-256 of its text, and the references of its codes in
    order, with a tab between each.
    """
    keys = {code for lesson in lessons for code in lesson.codes}
    names = dict(Record.objects.filter(pk__in=keys).values_list("pk", "reference"))
    whole = hashlib.sha256()
    for lesson in sorted(lessons, key=lambda each: (len(each.reference), each.reference)):
        text = hashlib.sha256(lesson.text.encode()).hexdigest()
        codes = sorted(names[code] for code in lesson.codes)
        whole.update(("\t".join([lesson.reference, text, *codes]) + "\n").encode())
    return whole.hexdigest()


def unread(cycle: Cycle) -> list[int]:
    """The published contributions that nobody has read yet, by id: those that wait, or, where no round is open, all.

    What was gathered into another is read there.
    """
    rows = wanting(cycle)
    if rows.exists():
        return sorted(rows.values_list("pk", flat=True))
    gathered = Link.objects.filter(
        kind=LinkKind.MERGED_INTO, cause=OuterRef("pk"), cause__kind="input", effect__kind="input"
    )
    live = Reading.objects.filter(input=OuterRef("pk"), undone_at=None)
    every = Record.objects.filter(cycle=cycle, kind="input", state=RecordState.PUBLISHED)
    return list(every.filter(~Exists(live), ~Exists(gathered)).order_by("pk").values_list("pk", flat=True))


def wanting(cycle: Cycle) -> QuerySet[Waiting]:
    """Those that wait and for which suggestions may change: all but those that wait for their second reader, who sees what
    the first saw.
    """
    return Waiting.objects.filter(~_half_read("input"), cycle=cycle, input__shown_in=cycle)


def _half_read(pk: str) -> Q:
    """That it is read by two people, and one of them has done so."""
    return Q(Exists(Reading.objects.filter(input=OuterRef(pk), undone_at=None)), double=True)


def unsuggested(cycle: Cycle, at: datetime) -> QuerySet[Waiting]:
    """Those that came since suggestions were made, as far as nobody has them on the screen."""
    return wanting(cycle).filter(not_held(at), unsure=None)


def not_held(at: datetime) -> Q:
    """That nobody has it on the screen."""
    return Q(claimed_until=None) | Q(claimed_until__lte=at)


def outdated(cycle: Cycle, suggester: int, at: datetime) -> QuerySet[Suggestion]:
    """What other trainings suggested and nobody decided, save where somebody has it before them or a second reader will."""
    kept = Waiting.objects.filter(~not_held(at) | _half_read("input"), input=OuterRef("input"))
    others = Suggestion.objects.filter(suggester__cycle=cycle, outcome="").exclude(suggester=suggester)
    return others.filter(~Exists(kept))


def in_steps(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    """These, STEP at a time."""
    for at in range(0, len(ids), STEP):
        yield ids[at : at + STEP]
