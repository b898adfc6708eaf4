"""Contributing: anybody answers a call, or tells the team something where there is no call."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from moothill.commons.cycles.models import Cycle
from moothill.commons.files.operations import keep
from moothill.commons.people.models import Participant
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record.errors import Fault, Invalid
from moothill.commons.record.models import Record
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act, RecordState
from moothill.rooms.inputs.errors import AccountNeeded, NotOpen, TooManyFiles
from moothill.rooms.inputs.kinds import LICENCE, CallForm, ComingBy, Consent, InputForm, Who
from moothill.rooms.inputs.models import Attachment, Call, Input
from moothill.rooms.inputs.operations.laying_down import Behind, lay_down
from moothill.rooms.inputs.queries.passages import is_mark, passage_at

MOST_FILES = 10
_FORMS = {
    CallForm.IDEAS: InputForm.IDEA,
    CallForm.SURVEY: InputForm.ANSWER,
    CallForm.COMMENTS: InputForm.COMMENT,
    CallForm.DRAFT: InputForm.COMMENT,
}
# What an author gives. Where it came from is not theirs to say.
GIVEN = (
    "title",
    "words",
    "why",
    "answers",
    "passage",
    "place",
    "said_by",
    "organisation",
    "language",
    "consent",
)


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that comes with a contribution, and the survey's question that it answers, "" for none."""

    file: "UploadedFile[bytes]"
    question: str = ""


@transaction.atomic
def contribute(
    *,
    cycle: Cycle,
    values: Mapping[str, Any],
    by: Actor,
    at: datetime,
    key: UUID,
    call: Call | None = None,
    held: bool = False,
    uploads: Sequence[Upload] = (),
) -> Record:
    """A contribution by `by`, who has a participant: an answer to `call`, or an idea without one.

    `values` are open fields of an input, of those that are `GIVEN`. Whoever agrees to be named and gives no name stands under
    their public one. It is published at once unless it is `held` or not to be published. A `key` seen before gets what it
    made then. Raises Refused, NotOpen, AccountNeeded, Invalid, FileRefused, TooManyFiles, KeyReused; then nothing is stored.
    """
    if by.participant is None:
        raise ValueError("a contribution needs an author: begin a guest first")
    require_open(cycle=cycle, call=call, by=by, at=at)
    record = lay_down(
        cycle=cycle, values=_open_fields(values, call, by), by=by, at=at, key=key, held=held,
        behind=Behind(author=by.participant, about=call.document_id if call else None),
    )  # fmt: skip
    if uploads and not Attachment.objects.filter(input=record.pk).exists():  # or the key was seen before
        add_files(record, uploads, by=by, at=at)
    return record


def require_open(*, cycle: Cycle, call: Call | None, by: Actor, at: datetime) -> None:
    """Return if `by` may contribute at `at`. Raises Refused, NotOpen, AccountNeeded."""
    require(Act.CONTRIBUTE, facts_of(by, cycle, call.record if call else None))
    if call is None:
        return
    if call.record.state != RecordState.PUBLISHED or not call.is_open(at):
        raise NotOpen(closed=call.closes_at is not None and call.closes_at <= at)
    if call.who == Who.ACCOUNTS and not by.signed_in:
        raise AccountNeeded


def _open_fields(values: Mapping[str, Any], call: Call | None, by: Actor) -> dict[str, Any]:
    """What is stored: what was given, and where it came from."""
    fields = {name: values[name] for name in GIVEN if name in values}
    require_passage(str(fields.get("passage") or ""), call)
    fields |= {"coming_by": ComingBy.SITE, "form": _FORMS[CallForm(call.form)] if call else InputForm.IDEA}
    fields["licence"] = licence_of(call)
    if call:
        fields["call"] = call.record.reference
    if not any(str(fields.get(name) or "").strip() for name in ("words", "answers")):
        raise Invalid([Fault("words", _("Write what you want to say."))])
    return fields | names(values, by)


def require_passage(words: str, call: Call | None) -> None:
    """A mark must lead to a passage of what the call asks about; a person's own words need lead nowhere."""
    mark = words.strip()
    if call is None or call.form != CallForm.DRAFT or not is_mark(mark):
        return
    if passage_at(call.record.cycle, call.pk, mark) is None:
        said = _(
            "There is no paragraph “%(mark)s” in what this call asks about. Choose one on the page of the draft."
        )
        raise Invalid([Fault("passage", said % {"mark": mark[:80]})])


def licence_of(call: Call | None) -> str:
    """The licence under which an answer to `call`, or what answers none, is published."""
    return (call.licence if call else "") or LICENCE


def names(values: Mapping[str, Any], by: Actor) -> dict[str, str]:
    """The names that stand beside a contribution: none unless its author agrees to one."""
    if values.get("consent") != Consent.NAMED:
        return {"said_by": "", "organisation": ""}
    given = {name: " ".join(str(values.get(name) or "").split()) for name in ("said_by", "organisation")}
    return given if any(given.values()) else {"said_by": by.name, "organisation": ""}


def add_files(record: Record, uploads: Sequence[Upload], *, by: Actor, at: datetime) -> list[Attachment]:
    """Keep files with an input. Pictures and documents only. Raises FileRefused, TooManyFiles; leave is the caller's."""
    thing = Input.objects.get(pk=record.pk)
    there = thing.attachments.filter(removed_at=None).count()
    if there + len(uploads) > MOST_FILES:
        raise TooManyFiles(MOST_FILES)
    who = Participant.objects.filter(pk=by.participant).first() if by.participant else None
    return [
        Attachment.objects.create(
            input=thing, file=keep(upload=each.file, by=who, at=at), question=each.question
        )
        for each in uploads
    ]
