"""Covering words of a contribution that should not be public: what was said stays, under a cover with a reason."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import translation
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from moothill.commons.journal.hiding import WORDS, hide_words
from moothill.commons.journal.models import Entry
from moothill.commons.journal.operations import write
from moothill.commons.moderation.hiding import hide, restore
from moothill.commons.moderation.models import Hiding, Level
from moothill.commons.people.queries import participants_of
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record import kinds, laying
from moothill.commons.record.context import Context
from moothill.commons.record.errors import ReasonNeeded, WrongState
from moothill.commons.record.fields import Line, Text
from moothill.commons.record.merging import put_together
from moothill.commons.record.models import RECORD_STATES, Record, Revision
from moothill.commons.record.operations import facts_of
from moothill.commons.search.indexing import index_now
from moothill.core.policy import Act, RecordState, decide
from moothill.core.text.covering import Passage, holds, passages_in
from moothill.core.text.covering import cover as covered_in
from moothill.rooms.inputs.errors import NotCovered, NothingChosen, NotThere, QuotedInReason
from moothill.rooms.inputs.kinds import CoverReason
from moothill.rooms.inputs.models import Input, Redaction
from moothill.rooms.inputs.operations.laying_down import titled

REVISION = "record.revision"
CODE = "covered"  # by it a hiding is known to belong to a cover
LEAST = 2  # characters of a passage: a single letter would cover half of a text
_REASON = 1000


@transaction.atomic
def cover(
    *,
    record: Record,
    passages: Sequence[str],
    why: CoverReason,
    words: str = "",
    by: Actor,
    at: datetime,
    key: UUID | None = None,
) -> Record:
    """Put “[covered: why]” wherever one of these passages stands, and take every earlier version that holds one out of sight.

    One more version, with a line in the journal; lines that quote a passage lose their words. `words` are added to the
    reason, which everybody reads. The author, and those who may cover, can still read what stood there: see `read_original`.
    A `key` seen before changes nothing more. Raises Refused, WrongState, NothingChosen, NotThere, QuotedInReason, KeyReused.
    """
    locked = laying.lock(record)
    require(Act.REDACT, facts_of(by, locked.cycle, locked))
    if laying.answered(key, record=locked):
        return locked
    if locked.state == RecordState.WITHDRAWN:
        raise WrongState(str(dict(RECORD_STATES)[RecordState(locked.state)]))
    thing, content = _read(locked)
    found = _found(passages, content)
    reason, mark = _reason(locked, why, words, found)
    changed, places = _covered(content, found, mark)
    locked.version += 1
    context = Context(locked.cycle, record=locked.pk)
    laying.project(kinds.get("input"), thing, changed, context)
    laying.lay(locked, changed, act="covered", by=by, at=at, reason=reason, key=key)
    Redaction.objects.create(
        input=thing, version=locked.version, places=min(places, 32_767), reason=reason, by_id=by.participant,
        by_name=by.name, at=at,
    )  # fmt: skip
    _hide_before(locked, found, reason, by=by, at=at)
    _told(locked, "covered", reason, by=by, at=at)
    index_now(locked)
    return locked


@transaction.atomic
def uncover(*, record: Record, reason: str, by: Actor, at: datetime) -> Record:
    """Show again what the last cover covers; what was changed since stays. Those before it stay as they are.

    Raises Refused, ReasonNeeded, NotCovered, and Stale where the author changed the very words meanwhile.
    """
    locked = laying.lock(record)
    require(Act.REDACT, facts_of(by, locked.cycle, locked))
    if not reason.strip():
        raise ReasonNeeded
    standing = list(covers_of(locked).order_by("-version")[:2])
    if not standing or locked.state == RecordState.WITHDRAWN:
        raise NotCovered
    last = standing[0]
    thing, present = _read(locked)
    before = locked.revisions.values_list("content", flat=True).get(number=last.version - 1)
    context = Context(locked.cycle, record=locked.pk)
    values = put_together(
        kinds.get("input"), locked, before, base=last.version, present=present, context=context
    )
    locked.version += 1
    laying.project(kinds.get("input"), thing, values, context)
    laying.lay(locked, values, act="uncovered", by=by, at=at, reason=reason, key=None)
    Redaction.objects.filter(pk=last.pk).update(undone_at=at, undone_because=reason[:_REASON])
    earlier = standing[1].version if len(standing) > 1 else 0
    for hiding in _hidings(locked).filter(code=CODE):
        number = locked.revisions.values_list("number", flat=True).get(pk=hiding.target_id)
        if earlier <= number < last.version:
            restore(hiding=hiding, words=reason, by=by, at=at)
    _told(locked, "uncovered", reason, by=by, at=at)
    index_now(locked)
    return locked


@transaction.atomic
def read_original(*, record: Record, by: Actor, at: datetime) -> list[tuple[Redaction, dict[str, Any]]]:
    """What stood there before each cover that stands, the newest first: for its author, and for those who may cover.

    Whoever is not the author leaves a line in the journal by looking. Raises Refused, NotCovered.
    """
    locked = laying.lock(record)
    if not is_author(locked, by):
        require(Act.REDACT, facts_of(by, locked.cycle, locked))
    covers = list(covers_of(locked).order_by("-version"))
    if not covers:
        raise NotCovered
    if not is_author(locked, by):
        _told(locked, "original-read", "", by=by, at=at)
    contents = dict(locked.revisions.values_list("number", "content"))
    return [(each, contents[each.version - 1]) for each in covers]


def covers_of(record: Record) -> Any:
    """The covers that stand on a contribution."""
    return Redaction.objects.filter(input=record.pk, undone_at=None)


def may_read_original(record: Record, actor: Actor) -> bool:
    """Whether `actor` may look under the covers of a contribution."""
    return is_author(record, actor) or decide(Act.REDACT, facts_of(actor, record.cycle, record)).allowed


def is_author(record: Record, actor: Actor) -> bool:
    """Whether `actor` sent this contribution, also as a guest they were before."""
    mine = participants_of(actor)
    return bool(mine) and Input.objects.filter(pk=record.pk, author__in=mine).exists()


def _read(record: Record) -> tuple[Any, dict[str, Any]]:
    kind = kinds.get("input")
    thing = kind.things().get(pk=record.pk)
    thing.record = record
    return thing, kind.read(thing)


def _found(passages: Sequence[str], content: Mapping[str, Any]) -> list[Passage]:
    wanted = [each for each in passages if len("".join(each.split())) >= LEAST]
    if not wanted:
        raise NothingChosen
    found, missing = passages_in(wanted, list(_texts(content)))
    if missing:
        raise NotThere(missing[0])
    return found


def _reason(record: Record, why: CoverReason, words: str, found: Sequence[Passage]) -> tuple[str, str]:
    """The reason in full, and the mark that stands in the text: both in the language of the cycle."""
    with translation.override(record.cycle.language):
        label = str(CoverReason(why).label)
        covered = _("covered")
        mark = f"[{covered}: {label}]"
    reason = ": ".join(filter(None, [label, words.strip()]))
    if holds([reason, mark], found):
        raise QuotedInReason
    return Truncator(reason).chars(_REASON), mark


def _covered(content: Mapping[str, Any], found: Sequence[Passage], mark: str) -> tuple[dict[str, Any], int]:
    changed, total = dict(content), 0
    for name in _worded():
        changed[name], places = covered_in(str(content.get(name) or ""), found, mark)
        limit = kinds.get("input").field(name).limit  # type: ignore[attr-defined]
        changed[name] = Truncator(changed[name]).chars(limit)
        total += places
    rows = []
    for row in content.get("answers") or ():
        cells = {name: covered_in(str(cell), found, mark) for name, cell in row.items()}
        rows.append({name: text for name, (text, _places) in cells.items()})
        total += sum(places for _text, places in cells.values())
    changed["answers"] = rows
    if content.get("title") == _title_from(content):
        changed["title"] = _title_from(changed)  # it may have ended in the middle of what is covered
    return changed, total


def _title_from(content: Mapping[str, Any]) -> str:
    return str(titled({**content, "title": ""})["title"])


def _worded() -> list[str]:
    """The fields that hold words, each with a limit."""
    codes = {"language", "licence"}
    return [f.name for f in kinds.get("input").fields if isinstance(f, Line | Text) and f.name not in codes]


def _texts(content: Mapping[str, Any]) -> Iterator[str]:
    """Everything somebody could read of a version."""
    for value in content.values():
        yield from _strings(value)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from _texts(value)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)


def _hide_before(record: Record, found: Sequence[Passage], reason: str, *, by: Actor, at: datetime) -> None:
    """Every earlier version of the public that holds a passage, and every line of the journal about this record that does."""
    hidden = {row.target_id: row for row in _hidings(record)}
    last = None
    public = record.revisions.filter(number__lt=record.version, state=RecordState.PUBLISHED)
    for revision in public.order_by("number"):
        if not holds([*_texts(revision.content), revision.reason], found):
            continue
        if revision.pk not in hidden:
            revision.record = record
            last = hide(thing=revision, code=CODE, words=reason, level=Level.WORDS, by=by, at=at)
        elif hidden[revision.pk].level == Level.AUTHOR:
            last = _more_hidden(hidden[revision.pk], record, revision)
    lines = Entry.objects.filter(head=record.cycle.head_id, subject=f"{record.cycle.slug}/{record.reference}")
    quoting = [line for line in lines if holds([line.title, line.reason], found)]
    _keep(last, hide_words(entries=quoting, what=WORDS))


def _more_hidden(hiding: Hiding, record: Record, revision: Revision) -> Hiding:
    """Only the author's name was hidden; now the words are too."""
    Hiding.objects.filter(pk=hiding.pk).update(level=Level.BOTH)
    subject = f"{record.cycle.slug}/{record.reference}"
    lines = Entry.objects.filter(head=record.cycle.head_id, subject=subject, version=revision.number)
    _keep(hiding, hide_words(entries=lines, what=WORDS))
    return hiding


def _keep(hiding: Hiding | None, kept: list[dict[str, Any]]) -> None:
    """What goes back into the lines if the hiding is undone."""
    if hiding and kept:
        fresh = Hiding.objects.get(pk=hiding.pk)
        fresh.before = {**fresh.before, "lines": [*fresh.before.get("lines", []), *kept]}
        fresh.save(update_fields=["before"])


def _hidings(record: Record) -> Any:
    ids = record.revisions.values("pk")
    return Hiding.objects.filter(target=REVISION, target_id__in=ids, restored_at=None)


def _told(record: Record, act: str, reason: str, *, by: Actor, at: datetime) -> None:
    shown = record.state != RecordState.DRAFT
    write(
        head=record.cycle.head_id,
        kind=f"input.{act}" if shown else "input.prepared",
        subject=f"{record.cycle.slug}/{record.reference}",
        version=0 if act == "original-read" else record.version,
        title=record.title if shown else "",
        reason=reason if shown else "",
        by=by,
        at=at,
    )
