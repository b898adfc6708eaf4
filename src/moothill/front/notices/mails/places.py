"""Mails to those who registered for an event. Nothing in them was written by whoever typed the address."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from moothill.commons.notifications.models import Letter
from moothill.commons.notifications.outbox import Composer, Mail
from moothill.front.notices.mails import plain
from moothill.rooms.activities.kinds import PlaceState
from moothill.rooms.activities.operations.letters import Kind
from moothill.rooms.activities.operations.secrets import address_of
from moothill.rooms.activities.queries.places import ahead_of, joining_for, place_of_letter
from moothill.rooms.activities.queries.tokens import code_of

if TYPE_CHECKING:
    from moothill.rooms.activities.models import Place

_Words = Callable[["Place"], str]


def told(letter: Letter, at: datetime) -> Mail:
    """The place as it stands now: whether there is one, the code, the page to give it back on, how to join from afar."""
    return _mail(letter, _what)


def moved_up(letter: Letter, at: datetime) -> Mail:
    """Good news for somebody who waited; nothing if they gave it back meanwhile."""
    return _mail(letter, lambda _place: _("You have a place now"), only=PlaceState.IN)


def reminder(letter: Letter, at: datetime) -> Mail:
    """On the day before."""
    return _mail(letter, lambda _place: _("Tomorrow"), _please, only=PlaceState.IN)


def joining(letter: Letter, at: datetime) -> Mail:
    """How to join was said, or changed."""
    return _mail(letter, lambda _place: _("How to join from afar"), only=PlaceState.IN)


def changed(letter: Letter, at: datetime) -> Mail:
    """That it is at another time or place, with the time and place as they are now."""
    return _mail(letter, lambda _place: _("The time or the place has changed"))


def called_off(letter: Letter, at: datetime) -> Mail:
    """That the event does not take place as planned; why stands on its page."""
    place = place_of_letter(letter.asks)
    if place is None or place.state == PlaceState.CANCELLED:
        return Mail()
    event = place.event
    with translation.override(_language(place, letter)):
        what = _("This does not take place as planned: %(state)s.") % {"state": event.get_state_display()}
        if event.record.state == "withdrawn":
            what = _("This does not take place as planned.")
        lines = [what, *_event(place), "", _("Why, and what comes next, stands here:")]
        lines += [plain.address(event.record.get_absolute_url()), *_foot()]
        title = plain.one_line(event.record.title, 100)
        return Mail(_("Does not take place as planned: %(title)s") % {"title": title}, "\n".join(lines))


COMPOSERS: dict[str, Composer] = {
    Kind.PLACE: told,
    Kind.MOVED_UP: moved_up,
    Kind.REMINDER: reminder,
    Kind.JOINING: joining,
    Kind.CHANGED: changed,
    Kind.CALLED_OFF: called_off,
}


def _please(place: Place) -> str:
    return _("If you cannot come, please give your place back: somebody else may be waiting for it.")


def _mail(
    letter: Letter, what: _Words, more: _Words | None = None, *, only: PlaceState | None = None
) -> Mail:
    place = place_of_letter(letter.asks)
    if place is None or place.state == PlaceState.CANCELLED or (only and place.state != only):
        return Mail()
    with translation.override(_language(place, letter)):
        said = what(place)
        subject = f"{said}: {plain.one_line(place.event.record.title, 100)}"
        extra = ["", more(place)] if more else []
        return Mail(subject, "\n".join([f"{said}.", *_event(place), *_own(place), *extra, *_foot()]))


def _what(place: Place) -> str:
    if place.state == PlaceState.IN:
        return _("You have a place")
    before = ahead_of(place)
    words = ngettext(
        "You are on the waiting list, with %(count)s person before you",
        "You are on the waiting list, with %(count)s people before you",
        before,
    )
    return words % {"count": before}


def _event(place: Place) -> Iterator[str]:
    event = place.event
    yield ""
    yield plain.one_line(event.record.title)
    if event.when:
        yield plain.one_line(event.when.words)
    if event.place:
        yield plain.one_line(event.place)
    if event.access:
        yield _("Access: %(words)s") % {"words": plain.one_line(event.access, 1000)}
    yield plain.address(event.record.get_absolute_url())


def _own(place: Place) -> Iterator[str]:
    own = plain.address(address_of(place))
    yield ""
    yield _("Your code for the door: %(code)s") % {"code": code_of(place)}
    yield _("Your place, and how to give it back:")
    yield own
    if place.event.earliest and place.event.latest:
        yield _("For your calendar:")
        yield f"{own}event.ics"
    if words := joining_for(place):
        yield from ("", _("How to join from afar:"), words)


def _foot() -> Iterator[str]:
    yield from ("", "-- ", _("Somebody, perhaps you, registered with this address for this event."))
    yield _("If it was not you, open the page of the place and give it back: nothing else comes then.")
    yield settings.BRAND["name"]


def _language(place: Place, letter: Letter) -> str:
    known = [code for code, _name in settings.LANGUAGES]
    wanted = (place.language, letter.cycle.language)
    return next((code for code in wanted if code in known), settings.LANGUAGE_CODE)
