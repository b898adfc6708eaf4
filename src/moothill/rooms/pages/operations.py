"""Adding a version to a document. Everything else is done by `commons.record.operations`."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from moothill.commons.files.models import StoredFile
from moothill.commons.files.operations import keep
from moothill.commons.people.models import Participant
from moothill.commons.policy.actors import Actor
from moothill.commons.policy.operations import require
from moothill.commons.record import laying
from moothill.commons.record.models import Record
from moothill.commons.record.operations import facts_of, revise
from moothill.core.policy import Act
from moothill.rooms.pages.errors import BothGiven, NothingGiven
from moothill.rooms.pages.kinds import Kept
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
