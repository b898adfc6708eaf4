"""What stands in every form that anybody may send."""

from typing import Any

from django import template
from django.utils import timezone

from moothill.commons.moderation import targets, trapping
from moothill.commons.moderation.queries import hiding_of

register = template.Library()


@register.inclusion_tag("moderation/_trap.html", takes_context=True)
def trap(context: Any) -> dict[str, str]:
    """The hidden fields that `receiving.sent_from` reads."""
    at = getattr(context.get("request"), "at", None) or timezone.now()
    return {"box": trapping.BOX, "stamp_name": trapping.STAMP, "stamp": trapping.stamp(at)}


@register.inclusion_tag("moderation/_hidden.html", takes_context=True)
def hidden_note(context: Any, thing: Any) -> dict[str, Any]:
    """The gap where a thing is hidden: the reason, the date, and the way to an appeal; nothing for a thing in sight."""
    return {"hiding": hiding_of(thing), "cycle": context["cycle"]}


@register.simple_tag(takes_context=True)
def report_address(context: Any, thing: Any) -> str:
    """Where a reader reports this record, version, suggestion or comment."""
    return f"{context['cycle'].get_absolute_url()}report/?of={targets.address_of(thing)}"
