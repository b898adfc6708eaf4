"""Links to the many records on a trail: a plain function, so that a long trail stays quick."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from moothill.commons.record.models import Record
from moothill.commons.ui import markup
from moothill.core.policy import RecordState

register = template.Library()


@register.simple_tag(takes_context=True)
def record_link(context: Any, one: Record) -> SafeString:
    """A record by title and reference; of one that was withdrawn, the reference and why it was withdrawn."""
    address, language = one.get_absolute_url(), context["cycle"].language
    if one.state == RecordState.WITHDRAWN:
        return format_html(
            '<a href="{}" translate="no">{}</a> <span class="mh_quiet">({}: <span translate="no" lang="{}">{}</span>)</span>',
            address, one.reference, _("withdrawn"), language, one.withdrawn_because,
        )  # fmt: skip
    link = format_html(
        '<a href="{}" translate="no" lang="{}">{} ({})</a>', address, language, one.title, one.reference
    )
    return format_html("{} {}", link, markup.state(_("draft"))) if one.state == RecordState.DRAFT else link
