"""The address of somebody's own place."""

from moothill.rooms.activities.models import Place
from moothill.rooms.activities.operations.placing import sign
from moothill.rooms.activities.queries.tokens import secret_of


def address_of(place: Place) -> str:
    """The address below the site's own. Only for whoever has the place, and for mails to them.

    Where the site got another secret key meanwhile, the address and code from before stop here.
    """
    before = place.token
    sign(place)
    if place.token != before:
        Place.objects.filter(pk=place.pk).update(token=place.token, check_in=place.check_in)
    return f"/{place.event.record.cycle.slug}/places/{secret_of(place)}/"
