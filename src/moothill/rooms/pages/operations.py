"""Adding a version to a document, and documents that come as a part of another act. Everything else is done by
`commons.record.operations`.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from moothill.commons.cycles.models import Cycle
from moothill.commons.files.models import StoredFile
from moothill.commons.files.names import clean_name
from moothill.commons.files.operations import keep
from moothill.commons.journal.operations import write
from moothill.commons.people.models import Participant
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record import kinds, laying
from moothill.commons.record.cleaning import clean
from moothill.commons.record.context import Context
from moothill.commons.record.models import Record
from moothill.commons.record.operations import facts_of, revise
from moothill.core.policy import Act
from moothill.rooms.pages.errors import BothGiven, NothingGiven
from moothill.rooms.pages.kinds import DocumentKind, Kept
from moothill.rooms.pages.models import Document, DocumentFile


@transaction.atomic
def add_version(
    *,
    document: Record,
    by: Actor,
    at: datetime,
    upload: "UploadedFile[bytes] | None" = None,
    address: str = "",
    kept: str = Kept.NOT_KNOWN,
    label: str = "",
    reason: str = "",
    key: UUID | None = None,
) -> Record:
    """Add one version: an uploaded file, or the address of one kept elsewhere.

    A `key` seen before adds nothing more. The file is gone again if anything fails. Raises Refused, NothingGiven,
    BothGiven, FileRefused for the file, Invalid for the rest, KeyReused.
    """
    locked = laying.lock(document)
    facts = facts_of(by, locked.cycle, locked)
    require(Act.EDIT, facts)
    require(Act.UPLOAD, facts)
    if laying.answered(key, record=locked):
        return locked
    if upload is None and not address.strip():
        raise NothingGiven
    if upload is not None and address.strip():
        raise BothGiven
    thing = Document.objects.get(pk=locked.pk)
    file = _kept_file(thing, upload, by, at) if upload else None
    version = {
        "label": label,
        "address": address,
        "kept": Kept.HERE if file else kept,
        "file": file,
        "added": locked.cycle.day(at).isoformat(),
    }
    values = {"versions": [*thing.versions, version]}
    return revise(record=locked, values=values, base=locked.version, by=by, at=at, reason=reason, key=key)


def _kept_file(thing: Document, upload: "UploadedFile[bytes]", by: Actor, at: datetime) -> dict[str, Any]:
    stored = keep(
        upload=upload,
        by=Participant.objects.filter(pk=by.participant).first() if by.participant else None,
        at=at,
    )
    DocumentFile.objects.create(document=thing, file=stored)
    return _described(stored)


def _described(stored: StoredFile) -> dict[str, Any]:
    return {
        "token": stored.token,
        "name": stored.name,
        "media_type": stored.media_type,
        "size": stored.size,
        "sha256": stored.sha256,
        "url": stored.get_absolute_url(),
    }


@transaction.atomic
def lay_document(
    *,
    cycle: Cycle,
    title: str,
    upload: "UploadedFile[bytes]",
    by: Actor,
    at: datetime,
    address: str = "",
    document_kind: str = DocumentKind.OTHER,
) -> Record:
    """A new public document that holds an uploaded file, as a part of another act; its name where there is no `title`.

    `address` is where the original stands on the web. No leave is asked for and no line is written: the act asks, and calls
    `tell_document` once it holds all other locks. Raises FileRefused for the file, Invalid for the rest.
    """
    kind = kinds.get("document")
    serial = laying.lock_serial(cycle, kind)
    place = laying.place_last(cycle, kind)
    record = laying.new_record(kind, cycle, serial, at=at, publish=True, position=place)
    values = {"title": title.strip() or clean_name(upload.name or ""), "document_kind": document_kind}
    thing = kind.model(record=record)
    laying.project(kind, thing, clean(kind, values, Context(cycle, at=at), present={}), Context(cycle, at=at))
    version = {
        "address": address, "kept": Kept.HERE, "file": _kept_file(thing, upload, by, at), "added": cycle.day(at).isoformat(),
    }  # fmt: skip
    context = Context(cycle, record=record.pk, at=at)
    content = clean(kind, {**values, "versions": [version]}, context, present={})
    laying.project(kind, thing, content, context)
    laying.lay(record, content, act="created", by=by, at=at, reason="", key=None)
    return record


def tell_document(record: Record, *, by: Actor, at: datetime) -> None:
    """The line of a document that was laid: call it last in the transaction of the act."""
    write(
        head=record.cycle.head_id, kind="document.created", subject=f"{record.cycle.slug}/{record.reference}",
        version=record.version, title=record.title, by=by, at=at,
    )  # fmt: skip
