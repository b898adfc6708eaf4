"""How states are drawn in tables."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from moothill.commons.cycles.models import Cycle
from moothill.commons.record import kinds
from moothill.commons.ui.markup import as_written, day, nothing, state
from moothill.rooms.monitoring.register.states import LOOKS

register = template.Library()


@register.simple_tag
def says(update: Any, cycle: Cycle) -> SafeString:
    """What one side said last, linked to where it says so: an update with `holds`, or None."""
    if update is None:
        return nothing(_("nothing reported"), inline=True)
    look = LOOKS[update.state]
    url = kinds.get("update").address(cycle, update.record.reference)
    written = format_html(" ({})", as_written(update.as_written)) if update.as_written else ""
    verdict = format_html("<br>{}", update.get_verdict_display()) if update.verdict else ""
    return format_html(
        '<a href="{}">{}</a>{} <span class="mh_quiet">{}</span>{}',
        url, state(look.label, look.tone), written, day(update.holds), verdict,
    )  # fmt: skip


@register.simple_tag
def stands(word: str) -> SafeString:
    """A state alone; "" for nothing reported."""
    return state(LOOKS[word].label, LOOKS[word].tone) if word else nothing(_("nothing reported"), inline=True)


@register.simple_tag
def complete(promise: Any, promises: Mapping[str, bool]) -> SafeString:
    """Whether a commitment is complete, by its reference."""
    if promises[promise.reference]:
        return state(_("complete: all of its milestones are"), "good")
    return state(_("not complete: not all of its milestones are"))
