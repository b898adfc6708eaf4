"""What stands in every form that anybody may send."""

from typing import Any

from django import template
from django.utils import timezone

from moothill.commons.moderation import trapping

register = template.Library()


@register.inclusion_tag("moderation/_trap.html", takes_context=True)
def trap(context: Any) -> dict[str, str]:
    """The hidden fields that `receiving.sent_from` reads."""
    at = getattr(context.get("request"), "at", None) or timezone.now()
    return {"box": trapping.BOX, "stamp_name": trapping.STAMP, "stamp": trapping.stamp(at)}
