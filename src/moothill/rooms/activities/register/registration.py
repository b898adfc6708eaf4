"""The panel on the page of an event that says how to register."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from moothill.commons.record.operations import facts_of
from moothill.commons.record.panels import Panel, Place
from moothill.core.policy import Act, decide
from moothill.rooms.activities.kinds import Registration
from moothill.rooms.activities.models import Activity
from moothill.rooms.activities.queries.places import opening_for


def _registration(place: Place, options: Sequence[str]) -> Mapping[str, dict[str, Any]]:
    """Where registration for the event on whose page this stands is; nothing for what nobody registers for.

    Those who may see who has a place find the way there even so, once it is an event.
    """
    record = place.record
    event = Activity.objects.filter(pk=record.pk).first() if record else None
    if record is None or event is None or not event.is_event or event.placeholder:
        return {}
    facts = facts_of(place.actor, place.cycle, record)
    team = decide(Act.SEE_PLACES, facts).allowed
    if event.registration == Registration.NONE and not team:
        return {}
    opening = opening_for(event, place.cycle, place.at)
    if opening.is_open:
        place.turns_at(opening.until)
    drawn = {
        "cycle": place.cycle,
        "event": event,
        "url": record.get_absolute_url(),
        "opening": opening,
        "open": opening.is_open and decide(Act.REGISTER, facts).allowed,
        "elsewhere": opening.code == "elsewhere",
        "address": event.registration_address,
        "team": team,
    }
    return dict.fromkeys(options, drawn)


REGISTRATION = Panel(
    "activities.registration", _("Registration"), "activities/places/panel_registration.html", _registration
)
