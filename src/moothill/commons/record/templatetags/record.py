"""A record's open fields for templates."""

from typing import Any

from django import template

from moothill.commons.record import kinds
from moothill.commons.record.fields import Text, When

register = template.Library()

# Shown by the page around the main part, not in it.
_ELSEWHERE = frozenset({"title", "number", "source", "doubt"})


@register.simple_tag
def open_fields(thing: Any) -> list[dict[str, Any]]:
    """Each open field that has a value: its label and its text (Markdown), period or words."""
    kind = kinds.get(thing.record.kind)
    shown = []
    for field in kind.fields:
        value = field.read(thing)
        if field.name in _ELSEWHERE or value in (field.empty, [], None):
            continue
        shown.append(
            {
                "label": field.label,
                "text": value if isinstance(field, Text) else "",
                "period": getattr(thing, field.name) if isinstance(field, When) else None,
                "words": "" if isinstance(field, Text | When) else field.words(value),
            }
        )
    return shown
