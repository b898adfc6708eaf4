"""Adding a picture to a comms pack, and taking one out."""

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
from moothill.rooms.news.errors import NoSuchPicture, NotAPicture, NotSaid
from moothill.rooms.news.kinds import PICTURES
from moothill.rooms.news.models import CommsPack, PackFile

_NEEDED = ("alt", "credit", "licence")


@transaction.atomic
def add_picture(
    *,
    pack: Record,
    upload: "UploadedFile[bytes]",
    alt: str,
    credit: str,
    licence: str,
    by: Actor,
    at: datetime,
    reason: str = "",
    key: UUID | None = None,
) -> Record:
    """Add a picture: `alt` tells those who do not see it what it shows; `credit` whose it is; `licence` how it may be used.

    A `key` seen before adds nothing more. The file is gone again if anything fails.
    Raises Refused, NotSaid, NotAPicture, FileRefused for the file, Invalid for the rest, KeyReused.
    """
    locked = laying.lock(pack)
    facts = facts_of(by, locked.cycle, locked)
    require(Act.EDIT, facts)
    require(Act.UPLOAD, facts)
    if laying.answered(key, record=locked):
        return locked
    words = dict(zip(_NEEDED, (alt.strip(), credit.strip(), licence.strip()), strict=True))
    for name in _NEEDED:
        if not words[name]:
            raise NotSaid(name)
    thing = CommsPack.objects.get(pk=locked.pk)
    picture = words | {"file": _kept(thing, upload, by, at)}
    values = {"pictures": [*thing.pictures, picture]}
    return revise(record=locked, values=values, base=locked.version, by=by, at=at, reason=reason, key=key)


def _kept(thing: CommsPack, upload: "UploadedFile[bytes]", by: Actor, at: datetime) -> dict[str, Any]:
    who = Participant.objects.filter(pk=by.participant).first() if by.participant else None
    stored = keep(upload=upload, by=who, at=at)
    if stored.media_type not in PICTURES:
        raise NotAPicture(stored.name)
    PackFile.objects.create(pack=thing, file=stored)
    return described(stored)


def described(stored: StoredFile) -> dict[str, Any]:
    """What a revision keeps of a file."""
    return {
        "token": stored.token,
        "name": stored.name,
        "media_type": stored.media_type,
        "size": stored.size,
        "sha256": stored.sha256,
        "url": stored.get_absolute_url(),
    }


@transaction.atomic
def remove_picture(
    *, pack: Record, token: str, by: Actor, at: datetime, reason: str = "", key: UUID | None = None
) -> Record:
    """Take the picture with this file out of the pack: it is given out no more. Raises Refused, NoSuchPicture, KeyReused."""
    locked = laying.lock(pack)
    require(Act.EDIT, facts_of(by, locked.cycle, locked))
    if laying.answered(key, record=locked):
        return locked
    thing = CommsPack.objects.get(pk=locked.pk)
    left = [picture for picture in thing.pictures if picture["file"]["token"] != token]
    if len(left) == len(thing.pictures):
        raise NoSuchPicture
    values = {"pictures": left}
    return revise(record=locked, values=values, base=locked.version, by=by, at=at, reason=reason, key=key)
