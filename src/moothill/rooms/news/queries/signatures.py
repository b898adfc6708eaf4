"""Who signed an announcement, and whether the signature holds for what it says now."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from moothill.core.policy import Side
from moothill.rooms.news.kinds import SIGNING, digest_of
from moothill.rooms.news.models import Announcement, Signature

_SIDES = dict(SIGNING)


@dataclass(frozen=True, slots=True)
class Signed:
    """One side's signature. `holds`: the title and the words are still those that were signed."""

    side: str
    label: Any
    by: str
    at: datetime
    holds: bool


def signatures_of(things: Iterable[Announcement]) -> dict[int, list[Signed]]:
    """The signatures of announcements, by the announcement's id: one question. Their records are at hand."""
    by_id = {thing.pk: thing for thing in things}
    found: dict[int, list[Signed]] = defaultdict(list)
    for signature in Signature.objects.filter(announcement__in=by_id) if by_id else ():
        thing = by_id[signature.announcement_id]
        holds = signature.digest == digest_of(thing.record.title, thing.words)
        label = _SIDES[signature.side]
        found[thing.pk].append(Signed(signature.side, label, signature.by_name, signature.at, holds))
    return found


def signed_in_words(signatures: Sequence[Signed]) -> str:
    """Who stands behind an announcement as it is now."""
    sides = {each.side for each in signatures if each.holds}
    if len(sides) == len(SIGNING):
        return _("signed by both sides")
    if Side.GOVERNMENT in sides:
        return _("signed by the government's side only")
    if Side.CIVIL_SOCIETY in sides:
        return _("signed by civil society's side only")
    return _("changed since it was signed") if signatures else _("signed by neither side")
