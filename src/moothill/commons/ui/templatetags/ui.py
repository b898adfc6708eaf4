"""The functions of `ui.markup` and `ui.pieces`, as template tags of the same names."""

from collections.abc import Hashable, Mapping
from typing import Any

from django import template
from django.utils.safestring import SafeString

from moothill.commons.ui import markup, pieces
from moothill.core.policy import CycleState

register = template.Library()

for _tag in (
    markup.as_written,
    markup.breadcrumbs,
    markup.day,
    markup.diff,
    markup.doubt,
    markup.moment,
    markup.period,
    markup.state,
    markup.tools,
    markup.uncertain,
):
    register.simple_tag(_tag)


def _ended(context: Mapping[str, Any]) -> bool:
    """Whether the page is of a cycle that has ended. A piece is told so: it knows of no cycle."""
    state = getattr(context.get("cycle"), "state", None)
    return bool(context.get("ended", False)) or state == CycleState.ENDED


@register.simple_tag(takes_context=True)
def nothing(context: Mapping[str, Any], words: Any = "", inline: bool = False) -> SafeString:
    """`markup.nothing`, as it reads in the cycle of the page."""
    return markup.nothing(words, inline, _ended(context))


@register.simple_tag(takes_context=True)
def piece(context: Mapping[str, Any], template: str, **values: Hashable) -> SafeString:
    """`pieces.piece`, told whether the cycle of the page has ended."""
    return pieces.piece(template, **values, ended=_ended(context))
