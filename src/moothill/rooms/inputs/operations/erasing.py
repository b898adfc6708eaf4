"""What this room keeps beside a participant, taken away when they are erased; and what of theirs they take along."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from moothill.commons.files.operations import discard
from moothill.commons.journal.erasing import forget_words
from moothill.commons.journal.models import Entry
from moothill.commons.moderation.closing import taken_back
from moothill.commons.policy.actors import Actor
from moothill.commons.record import kinds, laying
from moothill.commons.record.context import Context
from moothill.commons.record.models import Record, Revision
from moothill.core.policy import RecordState
from moothill.rooms.inputs.kinds import Consent
from moothill.rooms.inputs.models import Attachment, Batch, Input, Redaction, TableLink
from moothill.rooms.inputs.operations.laying_down import told
from moothill.rooms.inputs.queries.receipts import settled_among

_NAMES = {"said_by": "", "organisation": ""}
_WORDS = {"words": "", "why": "", "answers": [], "place": "", "passage": ""}


def erase(participants: Sequence[int], at: datetime) -> None:
    """Take these people's names from what they contributed, in every version: it stays, and nobody's.

    A Support stays as one of many, told by the number of the participant alone. Addresses by which somebody of theirs wrote
    notes down serve no more.
    """
    theirs = _held(participants)
    for revision in Revision.objects.filter(record__in=theirs).order_by("pk"):
        # Versions are never changed by the application; a name that goes is the one exception.
        Revision.objects.filter(pk=revision.pk).update(content={**revision.content, **_NAMES})
    Input.objects.filter(pk__in=theirs).update(author=None, **_NAMES)
    for model in (Redaction, Batch):
        model._default_manager.filter(by__in=participants).exclude(by_name="").update(by_name="")
    for whose in ("by__in", "participant__in"):
        TableLink.objects.filter(until__gt=at, **{whose: participants}).update(until=at)


def _held(participants: Sequence[int]) -> list[int]:
    """Whoever acts on an input holds its record and then a head: so these rows come before any head, in one order."""
    theirs = Input.objects.filter(author__in=participants).values("pk")
    return list(
        Record.objects.select_for_update().filter(pk__in=theirs).order_by("pk").values_list("pk", flat=True)
    )


@transaction.atomic
def withdraw(participants: Sequence[int], at: datetime) -> None:
    """Take back every input of theirs that was not considered yet, and its words and files with it, in every version.

    What was considered stays, so that the answer makes sense. The journal tells that something was taken back.
    """
    for pk in _held(participants):
        record = laying.lock(Record.objects.get(pk=pk))
        if not settled_among(record.cycle, [pk], Actor(operator=True)):
            _take_back(record, at)


def _take_back(record: Record, at: datetime) -> None:
    kind = kinds.get("input")
    thing: Input = kind.things().get(pk=record.pk)
    thing.record = record
    # The line about it names nobody: they are being erased.
    by = Actor(participant=thing.author_id)
    emptied: dict[str, Any] = {
        **_WORDS,
        **_NAMES,
        "title": record.reference,
        "consent": Consent.PRIVATE.value,
    }
    for revision in record.revisions.all():
        Revision.objects.filter(pk=revision.pk).update(content={**revision.content, **emptied}, reason="")
    for attached in Attachment.objects.filter(input=thing).select_related("file"):
        attached.delete()
        discard(attached.file)
    taken_back(record.revisions.values_list("pk", flat=True))
    subject = f"{record.cycle.slug}/{record.reference}"
    lines = Entry.objects.filter(head=record.cycle.head_id, subject=subject)
    forget_words(lines.values_list("pk", flat=True))
    if record.state != RecordState.WITHDRAWN:
        with translation.override(record.cycle.language):
            record.withdrawn_because = _("Its author took it back.")
        record.state, record.withdrawn_at = RecordState.WITHDRAWN, at
    record.version += 1
    content = {**kind.read(thing), **emptied}
    laying.project(kind, thing, content, Context(record.cycle, record=record.pk))
    laying.lay(record, content, act="withdrawn", by=by, at=at, reason="", key=None)
    told(record, "withdrawn", by=by, at=at, silent=True)
