"""The kind: a route of sign-offs. `operations` alone make one."""

from django.utils.translation import gettext_lazy as _

from moothill.commons.record.fields import PROVENANCE, Line, Text
from moothill.commons.record.kinds import Instead, Kind
from moothill.rooms.signoffs.models import Route
from moothill.rooms.signoffs.queries.data import OF_ROUTES, of_routes
from moothill.rooms.signoffs.register.route_page import gather

ROUTE = Kind(
    name="route",
    prefix="SO",
    segment="sign-offs",
    label=_("sign-off route"),
    plural=_("sign-off routes"),
    model=Route,
    template="signoffs/route.html",
    begun=Instead(
        _("A route of sign-offs is laid on a record. Open that record and choose “Lay a route of sign-offs”."),
        _("Sign-offs"),
        "sign-offs/",
    ),
    gather=gather,
    counted=OF_ROUTES,
    count=of_routes,
    fields=(
        Line("title", _("Title"), _("Such as: approval of the plan."), required=True, on_record=True, limit=200),
        Text("why", _("What it is for"), limit=2000),
        *PROVENANCE,
    ),
)  # fmt: skip
