"""The panels of this room: the newest announcements, who signed one, and the pictures of a pack."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from moothill.commons.record.panels import Panel, Place
from moothill.core.policy import RecordState
from moothill.rooms.news import queries
from moothill.rooms.news.kinds import SIGNING
from moothill.rooms.news.operations.signing import side_of

Contexts = Mapping[str, dict[str, Any]]
_MOST = 3


def _all(place: Place) -> list[tuple[str, str]]:
    return [("", _now("the newest"))]


def _latest(place: Place, options: Sequence[str]) -> Contexts:
    found = queries.latest(place.cycle, place.actor, place.today, most=_MOST)
    rows = queries.news_rows(found, place)
    return {key: {"cycle": place.cycle, "rows": rows} for key in options}


def _signatures(place: Place, options: Sequence[str]) -> Contexts:
    """Who signed the announcement on whose page this stands, and the door to sign it."""
    record = place.record
    if record is None or record.state != RecordState.PUBLISHED:
        return {}
    thing = queries.announcements(place.cycle, place.actor).filter(pk=record.pk).first()
    signatures = queries.signatures_of([thing])[thing.pk] if thing else []
    mine = side_of(place.actor, place.cycle, place.at) if place.editing else None
    open_to_me = mine is not None and not any(each.side == mine and each.holds for each in signatures)
    shown = {
        "cycle": place.cycle,
        "signatures": signatures,
        "words": queries.signed_in_words(signatures),
        "side": dict(SIGNING).get(mine or ""),
        "sign": f"{record.get_absolute_url()}sign/" if open_to_me else "",
    }
    return dict.fromkeys(options, shown)


def _pictures(place: Place, options: Sequence[str]) -> Contexts:
    """The pictures of the pack on whose page this stands."""
    record = place.record
    thing = queries.packs(place.cycle, place.actor).filter(pk=record.pk).first() if record else None
    if record is None or thing is None:
        return {}
    shown = {
        "cycle": place.cycle,
        "url": record.get_absolute_url(),
        "pictures": queries.pictures_of(thing),
        "add": f"{record.get_absolute_url()}add-picture/" if place.editing else "",
    }
    return dict.fromkeys(options, shown)


PANELS = (
    Panel(
        "news.latest",
        _("News"),
        "news/panel_latest.html",
        _latest,
        options=_all,
        kind="announcement",
        data="news",
    ),
    Panel("news.signatures", _("Signed by"), "news/panel_signatures.html", _signatures),
    Panel("news.pictures", _("Pictures"), "news/panel_pictures.html", _pictures),
)
