"""Texts of records as safe HTML."""

from functools import lru_cache

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from moothill.commons.ui.words import said
from moothill.core.text import Undrawable, render

register = template.Library()


@register.filter
def markdown(text: str, top: int = 3) -> SafeString:
    """The Markdown of a record, drawn; its first level of heading becomes `top`. What cannot be drawn stands as written."""
    try:
        return SafeString(_drawn(text, top, _("Table")))  # nosec: made safe by core.text
    except Undrawable as error:
        return format_html('<p translate="yes">{}</p><pre>{}</pre>', said(error.words, error.facts), text)


# Pages repeat the same texts for every visitor; a text that changes is another key.
@lru_cache(maxsize=2048)
def _drawn(text: str, top: int, table_label: str) -> str:
    return render(text, top=top, table_label=table_label)
