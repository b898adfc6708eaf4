"""What an author may do with what they contributed: change its words, change what may be published of it, take it back.

Only the author, by account or as the guest they are: `NotYours` for everybody else, whatever their roles.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from moothill.commons.journal.erasing import forget_words
from moothill.commons.journal.hiding import NAME, hide_words
from moothill.commons.journal.models import Entry
from moothill.commons.moderation.closing import taken_back
from moothill.commons.moderation.targets import RULES
from moothill.commons.moderation.things.revisions import hold
from moothill.commons.people.queries import participants_of
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record import kinds, landing, laying
from moothill.commons.record.cleaning import clean
from moothill.commons.record.context import Context
from moothill.commons.record.errors import (
    Fault,
    Invalid,
    NotYours,
    ReasonNeeded,
    Stale,
    Unchanged,
    WrongState,
)
from moothill.commons.record.models import RECORD_STATES, Record, Revision
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act, RecordState, decide
from moothill.rooms.inputs.errors import AlreadyConsidered, WordsCovered
from moothill.rooms.inputs.kinds import Consent
from moothill.rooms.inputs.models import Attachment, Input
from moothill.rooms.inputs.operations.contributing import Upload, add_files, names, require_passage
from moothill.rooms.inputs.operations.laying_down import nameless, own_title, titled, told
from moothill.rooms.inputs.queries.own import covered_among, is_held
from moothill.rooms.inputs.queries.receipts import settled_among

# What their author may change later. What answers a survey stays as it was answered.
OWN_WORDS = ("title", "words", "why", "passage", "place", "language")
_NAMES = ("said_by", "organisation")


@transaction.atomic
def edit_own(
    *,
    record: Record,
    values: Mapping[str, Any],
    base: int,
    by: Actor,
    at: datetime,
    reason: str = "",
    key: UUID | None = None,
    held: bool = False,
) -> Revision:
    """A new version of one's own input with these of `OWN_WORDS`, begun from version `base`; the version that was laid.

    If it is `held` and the input is published, what stood before stands until somebody has looked. A `key` seen before
    changes nothing more. Raises NotYours, Refused, WrongState, AlreadyConsidered, WordsCovered, Stale, Invalid, Unchanged,
    KeyReused.
    """
    locked, thing = _lock(record, by, key)
    if laying.answered(key, record=locked):
        return locked.revisions.get(key=key)
    require(Act.CONTRIBUTE, facts_of(by, locked.cycle))
    require_unsettled(locked, by)
    kind = kinds.get("input")
    before = kind.read(thing)
    _require_fresh(locked, base, before)
    context = Context(locked.cycle, record=locked.pk)
    given = {name: values[name] for name in OWN_WORDS if name in values}
    if given.get("passage", before["passage"]) != before["passage"]:
        require_passage(given["passage"], thing.call)
    clean_values = clean(
        kind, titled({**before, "title": own_title(before), **given}), context, present=before
    )
    if clean_values == before:
        raise Unchanged
    if not (clean_values["words"] or clean_values["answers"]):
        raise Invalid([Fault("words", _("Write what you want to say."))])
    named = _as_agreed(by, clean_values)
    locked.version += 1
    laying.project(kind, thing, clean_values, context)
    made = laying.lay(locked, clean_values, act="revised", by=named, at=at, reason=reason, key=key)
    if held and locked.state == RecordState.PUBLISHED:
        _hold(locked, made, named, at)
    else:
        told(locked, "revised", by=named, at=at, reason=reason)
    return made


def _hold(record: Record, made: Revision, by: Actor, at: datetime) -> None:
    """What stood before stands again, by the rules. The line about the new version has none of its words."""
    told(record, "held", by=by, at=at, silent=True)
    hold(made, reason="", by=RULES, at=at)


@transaction.atomic
def change_consent(
    *, record: Record, values: Mapping[str, str], by: Actor, at: datetime, key: UUID | None = None
) -> Record:
    """Change what may be published of one's own input: `values` has "consent", and "said_by" and "organisation" with a name.

    It holds at once and everywhere: without a name, names go from every version and from the journal; with no publication, it
    is withdrawn and its words go from the journal. What was kept back for this alone is published once it may be.
    Raises NotYours, Refused, WrongState, Unchanged, Invalid, KeyReused.
    """
    locked, thing = _lock(record, by, key)
    if laying.answered(key, record=locked):
        return locked
    if values["consent"] not in Consent.values:
        raise Invalid([Fault("consent", _("Choose one of these."))])
    consent = Consent(values["consent"])
    changed = {"consent": consent.value, **names(values, by)}
    if all(getattr(thing, name) == value for name, value in changed.items()):
        raise Unchanged
    if consent == Consent.PRIVATE and locked.state == RecordState.PUBLISHED:
        return _gone(locked, thing, changed, _why_private(locked), by=by, at=at, key=key)
    was_draft = locked.state == RecordState.DRAFT
    if was_draft and consent != Consent.PRIVATE and not is_held(locked):
        locked.state, locked.published_at = RecordState.PUBLISHED, locked.published_at or at
    act = "published" if was_draft and locked.state == RecordState.PUBLISHED else "revised"
    return _lay(locked, thing, changed, act, by=by, at=at, key=key)


@transaction.atomic
def withdraw_own(
    *, record: Record, reason: str, by: Actor, at: datetime, key: UUID | None = None, held: bool = False
) -> Record:
    """Take back one's own input. Its address says so, with the reason unless that is `held`; none of its words are public.

    Nobody can publish it again: it is not to be published. Raises NotYours, Refused, ReasonNeeded, WrongState, KeyReused.
    """
    locked, thing = _lock(record, by, key)
    if laying.answered(key, record=locked):
        return locked
    if not reason.strip():
        raise ReasonNeeded
    changed = {"consent": Consent.PRIVATE.value, "said_by": "", "organisation": ""}
    shown = reason.strip() if locked.state == RecordState.PUBLISHED and not held else _why_back(locked)
    return _gone(locked, thing, changed, shown, by=by, at=at, key=key)


@transaction.atomic
def attach_own(*, record: Record, uploads: Sequence[Upload], by: Actor, at: datetime) -> list[Attachment]:
    """Add files to one's own input. Raises NotYours, Refused, WrongState, AlreadyConsidered, FileRefused, TooManyFiles."""
    locked, thing = _lock(record, by)
    require(Act.CONTRIBUTE, facts_of(by, locked.cycle))
    require_unsettled(locked, by)
    made = add_files(locked, uploads, by=by, at=at)
    told(locked, "attached", by=_as_agreed(by, {"consent": thing.consent}), at=at)
    return made


def may_change(record: Record, by: Actor) -> bool:
    """Whether the author of this input may change its words or add files now."""
    if not decide(Act.CONTRIBUTE, facts_of(by, record.cycle)).allowed:
        return False
    try:
        require_unsettled(record, by)
    except (AlreadyConsidered, WordsCovered):
        return False
    return True


def require_unsettled(record: Record, by: Actor) -> None:
    """Return if the words of this input may still change. Raises AlreadyConsidered, WordsCovered."""
    if settled_among(record.cycle, [record.pk], by):
        raise AlreadyConsidered
    if covered_among([record.pk]):
        raise WordsCovered


def _lock(record: Record, by: Actor, key: UUID | None = None) -> tuple[Record, Input]:
    """The author's own, held. What is gone is theirs still, where the act with this key was what took it away."""
    locked = laying.lock(record)
    thing: Input = kinds.get("input").things().get(pk=locked.pk)
    thing.record = locked
    if thing.author_id is None or thing.author_id not in participants_of(by):
        raise NotYours
    if locked.state == RecordState.WITHDRAWN and not laying.answered(key, record=locked):
        raise WrongState(str(dict(RECORD_STATES)[locked.state]))
    return locked, thing


def _require_fresh(record: Record, base: int, present: Mapping[str, Any]) -> None:
    """Others change where an input came from; its words change here alone, so nothing has to be put together."""
    began = record.revisions.filter(number=base).values_list("content", flat=True).first()
    if began is None or any(began.get(name, "") != present[name] for name in OWN_WORDS):
        raise Stale(base, record.version)


def _as_agreed(by: Actor, values: Mapping[str, Any]) -> Actor:
    return by if values["consent"] == Consent.NAMED else nameless(by)


def _gone(
    record: Record,
    thing: Input,
    changed: Mapping[str, str],
    why: str,
    *,
    by: Actor,
    at: datetime,
    key: UUID | None,
) -> Record:
    """Withdraw a locked input, and take its words from the lines that the public reads."""
    taken_back(record.revisions.values_list("pk", flat=True))
    forget_words(_lines(record).values_list("pk", flat=True))
    record.state, record.withdrawn_at, record.withdrawn_because = RecordState.WITHDRAWN, at, why
    return _lay(record, thing, changed, "withdrawn", by=by, at=at, key=key, reason=why)


def _lay(
    record: Record, thing: Input, changed: Mapping[str, str], act: str, *, by: Actor, at: datetime, key: UUID | None,
    reason: str = "",
) -> Record:  # fmt: skip
    kind = kinds.get("input")
    content = {**kind.read(thing), **changed}
    if changed["consent"] != Consent.NAMED:
        forget_names(record, participants_of(by))
    record.version += 1
    laying.project(kind, thing, content, Context(record.cycle, record=record.pk))
    named = _as_agreed(by, content)
    laying.lay(record, content, act=act, by=named, at=at, reason=reason, key=key)
    if act == "published":
        landing.tell("input", Record.objects.filter(pk=record.pk), by=named, at=at)
    told(record, act, by=named, at=at, reason=reason, silent=act == "withdrawn")
    return record


def forget_names(record: Record, authors: Sequence[int]) -> None:
    """Take the names of its authors from every version of an input, and from the lines of the journal about it."""
    for revision in record.revisions.all():
        bare = {**revision.content, **dict.fromkeys(_NAMES, "")}
        # Versions are never changed by the application; a name that goes is the one exception.
        Revision.objects.filter(pk=revision.pk).update(content=bare)
    Revision.objects.filter(record=record, by__in=authors).update(by_name="")
    hide_words(entries=_lines(record).filter(actor__in=authors), what=NAME)


def _lines(record: Record) -> Any:
    return Entry.objects.filter(head=record.cycle.head_id, subject=f"{record.cycle.slug}/{record.reference}")


def _why_private(record: Record) -> str:
    with translation.override(record.cycle.language):
        return _("Its author does not want it published any more.")


def _why_back(record: Record) -> str:
    with translation.override(record.cycle.language):
        return _("Its author took it back.")
