"""Keeping an uploaded file."""

import hashlib
import secrets
import weakref
from datetime import datetime

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from moothill.commons.files.errors import EmptyFile, TooLarge
from moothill.commons.files.kinds import judge
from moothill.commons.files.models import StoredFile
from moothill.commons.files.names import clean_name
from moothill.commons.files.storage import storage
from moothill.commons.people.models import Participant


@transaction.atomic
def keep(*, upload: "UploadedFile[bytes]", by: Participant | None, at: datetime) -> StoredFile:
    """Keep an uploaded file and return its row. Nothing stays behind if the caller's transaction is rolled back.

    Raises EmptyFile, TooLarge (over settings.MOOTHILL_MAX_UPLOAD bytes), NotAllowed and FileLies, all FileRefused.
    """
    name = clean_name(upload.name or "")
    size, sha256 = _measure(upload, name)
    stored = StoredFile(
        token=secrets.token_urlsafe(32),
        name=name,
        media_type=judge(name, upload).media_type,
        size=size,
        sha256=sha256,
        uploaded_by=by,
        uploaded_at=at,
    )
    stored.save(force_insert=True)
    transaction.on_commit(_Uncommitted(stored.path))
    storage.save(stored.path, upload)
    return stored


def _measure(upload: "UploadedFile[bytes]", name: str) -> tuple[int, str]:
    """The size counted, not the size claimed, and the digest."""
    size, digest = 0, hashlib.sha256()
    for chunk in upload.chunks():
        size += len(chunk)
        if size > settings.MOOTHILL_MAX_UPLOAD:
            raise TooLarge(name, settings.MOOTHILL_MAX_UPLOAD)
        digest.update(chunk)
    if not size:
        raise EmptyFile(name)
    return size, digest.hexdigest()


class _Uncommitted:
    """Bytes on disk whose row may yet be rolled back: removed with this object, unless the commit calls it first.

    Django tells nobody of a rollback; but it then lets go of what waits for the commit, and so of this object.
    """

    def __init__(self, path: str) -> None:
        self._removal = weakref.finalize(self, storage.delete, path)

    def __call__(self) -> None:
        self._removal.detach()
