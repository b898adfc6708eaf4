"""Files that the site keeps for its own work, such as one that is being imported: of whatever type, given out to nobody."""

import hashlib
import secrets
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.files import File
from django.db import transaction

from moothill.commons.files.errors import EmptyFile, TooLarge
from moothill.commons.files.models import StoredFile
from moothill.commons.files.names import clean_name
from moothill.commons.files.operations import _Uncommitted
from moothill.commons.files.storage import storage


@transaction.atomic
def keep_unread(*, upload: "File[Any]", by: int | None, at: datetime, most: int | None = None) -> StoredFile:
    """Keep a file and return its row; `by` is a participant's id. Nothing stays if the caller's transaction is rolled back.

    No gate vouches for it, so nobody reads it. `most` bytes, or as many as a visitor may upload. Raises EmptyFile, TooLarge.
    """
    name = clean_name(upload.name or "")
    size, sha256 = _measure(upload, name, most or settings.MOOTHILL_MAX_UPLOAD)
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


def _measure(upload: "File[Any]", name: str, most: int) -> tuple[int, str]:
    """The size counted, not the size claimed, and the digest."""
    size, digest = 0, hashlib.sha256()
    for chunk in upload.chunks():
        size += len(chunk)
        if size > most:
            raise TooLarge(name, most)
        digest.update(chunk)
    if not size:
        raise EmptyFile(name)
    return size, digest.hexdigest()
