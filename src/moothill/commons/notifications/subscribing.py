"""Hearing by e-mail without an account: an address that its owner confirmed becomes a reader."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from moothill.commons.notifications import refusals
from moothill.commons.notifications.addresses import digest
from moothill.commons.notifications.errors import LinkSpent
from moothill.commons.notifications.following import check, lay_follow
from moothill.commons.notifications.models import Letter, Reader, Silence
from moothill.commons.notifications.rhythms import MAILED, Rhythm
from moothill.commons.notifications.topics import CYCLE, read
from moothill.commons.policy.actors import PASSER_BY


@transaction.atomic
def subscribe(*, letter: Letter, at: datetime) -> Reader | None:
    """Do what a letter asked for, now that the owner of its address agreed: once. None where no reader was asked for.

    The address may be written to again, if it was refused before. Raises LinkSpent, and NothingThere for a topic that
    went out of sight meanwhile.
    """
    locked = Letter.objects.select_for_update(of=("self",)).select_related("cycle").get(pk=letter.pk)
    if not locked.address:
        raise LinkSpent
    address, asks = locked.address, locked.asks
    locked.address = ""
    locked.save(update_fields=["address"])
    refusals.accept(address)
    if asks.get("again"):
        return None
    topic = read(asks.get("topic", str(CYCLE)))
    check(locked.cycle, topic, PASSER_BY)
    reader = _reader(address, asks.get("language", ""), at)
    Silence.objects.filter(reader=reader, cycle=locked.cycle).delete()
    often = asks.get("often", Rhythm.DAILY)
    lay_follow(reader, locked.cycle, topic, at=at, often=often if often in MAILED else Rhythm.DAILY)
    return reader


def _reader(address: str, language: str, at: datetime) -> Reader:
    known = [code for code, _name in settings.LANGUAGES]
    reader, _new = Reader.objects.get_or_create(
        digest=digest(address), defaults={"address": address, "since": at}
    )
    reader.language = language if language in known else ""
    reader.save(update_fields=["language"])
    return reader
