"""Keeping an uploaded file."""

import hashlib
import secrets
import weakref
from datetime import datetime

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from moothill.commons.files.errors import Damaged, EmptyFile, TooLarge
from moothill.commons.files.kinds import judge
from moothill.commons.files.models import StoredFile
from moothill.commons.files.names import clean_name
from moothill.commons.files.pictures import Unreadable, plain
from moothill.commons.files.storage import storage
from moothill.commons.people.models import Participant


@transaction.atomic
def keep(*, upload: "UploadedFile[bytes]", by: Participant | None, at: datetime) -> StoredFile:
    """Keep an uploaded file and return its row. Nothing stays behind if the caller's transaction is rolled back.

    A picture is kept without what the camera wrote beside it: see `pictures`.

    Raises EmptyFile, TooLarge (over settings.MOOTHILL_MAX_UPLOAD bytes), NotAllowed, FileLies and Damaged, all FileRefused.
    """
    name = clean_name(upload.name or "")
    size, sha256 = _measure(upload, name)
    media_type = judge(name, upload).media_type
    bytes_kept: File[bytes] = upload
    if media_type.startswith("image/"):
        bytes_kept = _bare(upload, media_type, name)
        size, sha256 = _measure(bytes_kept, name)
    stored = StoredFile(
        token=secrets.token_urlsafe(32),
        name=name,
        media_type=media_type,
        size=size,
        sha256=sha256,
        uploaded_by=by,
        uploaded_at=at,
    )
    stored.save(force_insert=True)
    transaction.on_commit(_Uncommitted(stored.path))
    storage.save(stored.path, bytes_kept)
    return stored


def _bare(upload: "UploadedFile[bytes]", media_type: str, name: str) -> "File[bytes]":
    upload.seek(0)
    try:
        return ContentFile(plain(upload.read(), media_type))
    except Unreadable:
        raise Damaged(name) from None


def discard(stored: StoredFile) -> None:
    """Let go of a file for good: its row now, its bytes once the caller's transaction is through. Nothing may refer to it."""
    path = stored.path
    stored.delete()
    transaction.on_commit(lambda: storage.delete(path))


def _measure(upload: "File[bytes]", name: str) -> tuple[int, str]:
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
