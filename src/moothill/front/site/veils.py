"""What is hidden of versions, and what is held until somebody has looked at it: for everybody, whoever asks."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from moothill.commons.moderation.models import Hiding, Level, Sighting, Standing

_VERSION = "record.revision"


@dataclass(frozen=True, slots=True)
class Veil:
    """What of one version is not told. `gap` says so in words of the interface; `reason` is a moderator's own, or ""."""

    words: bool
    author: bool
    gap: str
    reason: str = ""


def veils(versions: Collection[int]) -> dict[int, Veil]:
    """The veils over the versions with these ids; those that stand open are left out. Two questions."""
    theirs = {"target": _VERSION, "target_id__in": versions}
    held = Sighting.objects.filter(**theirs, standing=Standing.HELD).values_list("target_id", flat=True)
    found = {
        pk: Veil(words=True, author=False, gap=_("Held: it is looked at before it is shown.")) for pk in held
    }
    hidden = Hiding.objects.filter(**theirs, restored_at=None)
    for pk, level, at, reason in hidden.values_list("target_id", "level", "at", "reason"):
        words, author = level != Level.AUTHOR, level != Level.WORDS
        found[pk] = Veil(words=words, author=author, gap=_gap(words, author, at), reason=reason)
    return found


def _gap(words: bool, author: bool, at: datetime) -> str:
    day = date_format(at, "DATE_FORMAT")
    if words and author:
        return _("The words and their author's name were hidden on %(day)s") % {"day": day}
    if author:
        return _("The author's name was hidden on %(day)s") % {"day": day}
    return _("The words were hidden on %(day)s") % {"day": day}


def unnamed() -> str:
    """What stands in place of a name that is hidden."""
    return _("somebody whose name is hidden")
