"""Keeping an uploaded file."""

import hashlib
import secrets
import weakref
from datetime import datetime

from django.conf import settings
from django.core.files import File
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


@transaction.atomic
def keep_unread(
    *, upload: "File[bytes]", by: int | None, at: datetime, most: int | None = None
) -> StoredFile:
    """Keep a file of whatever type for the site's own use; `by` is a participant's id. As `keep` otherwise.

    Nobody vouches for such a file, so it is given out to nobody. `most` bytes instead of what a visitor may upload.
    Raises EmptyFile, TooLarge.
    """
    name = clean_name(upload.name or "")
    size, sha256 = _measure(upload, name, most)
    stored = StoredFile(
        token=secrets.token_urlsafe(32), name=name, media_type="application/octet-stream", size=size,
        sha256=sha256, uploaded_by_id=by, uploaded_at=at,
    )  # fmt: skip
    stored.save(force_insert=True)
    transaction.on_commit(_Uncommitted(stored.path))
    upload.seek(0)
    storage.save(stored.path, upload)
    return stored


@transaction.atomic
def let_go(*, stored: StoredFile) -> None:
    """Remove a file that nothing refers to any more: its row, and its bytes once the caller commits."""
    path = stored.path
    stored.delete()
    transaction.on_commit(lambda: storage.delete(path))


def _measure(upload: "File[bytes]", name: str, most: int | None = None) -> tuple[int, str]:
    """The size counted, not the size claimed, and the digest."""
    most = most or settings.MOOTHILL_MAX_UPLOAD
    size, digest = 0, hashlib.sha256()
    for chunk in upload.chunks():
        size += len(chunk)
        if size > most:
            raise TooLarge(name, most)
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
