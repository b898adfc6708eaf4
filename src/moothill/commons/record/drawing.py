"""Drawing panels."""

from collections.abc import Sequence

from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe

from moothill.commons.record.panels import Panel, Place


def draw(panel: Panel, place: Place, options: Sequence[str]) -> dict[str, SafeString]:
    """What the panel shows for each of `options`; one that has nothing to show is left out. Gathers once."""
    template = get_template(panel.template)
    gathered = panel.gather(place, tuple(dict.fromkeys(options)))
    around = {"cycle": place.cycle}
    return {
        option: mark_safe(template.render({**around, **context, "may_edit": place.editing}))  # nosec: an escaped template
        for option, context in gathered.items()
    }
