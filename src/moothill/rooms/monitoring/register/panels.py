"""What this room shows on pages."""

from django.utils.translation import gettext_lazy as _

from moothill.commons.record.panels import Panel
from moothill.rooms.monitoring.register.standing import states, updates

PANELS: tuple[Panel, ...] = (
    Panel("monitoring.states", _("Progress"), "monitoring/panel_states.html", states, data="updates"),
    Panel("monitoring.updates", _("What was reported"), "monitoring/panel_updates.html", updates, data="updates"),
)  # fmt: skip
