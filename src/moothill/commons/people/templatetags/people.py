"""Names on pages."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

register = template.Library()


@register.simple_tag
def name(words: str) -> SafeString:
    """A public name as it is kept beside a contribution; "a contributor" where it was erased, or never given."""
    return format_html('<span translate="no">{}</span>', words) if words else format_html("{}", called(""))


def called(words: str) -> str:
    """As the tag, in plain words."""
    return words or _("a contributor")
