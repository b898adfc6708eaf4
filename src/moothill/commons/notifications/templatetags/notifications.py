"""The link with which somebody follows what a page shows."""

from typing import Any
from urllib.parse import urlencode

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from moothill.commons.cycles.models import Cycle
from moothill.commons.notifications.models import Follow
from moothill.commons.notifications.topics import CYCLE, MOST, Sort, Topic

register = template.Library()


@register.simple_tag(takes_context=True)
def follow_link(
    context: Any, cycle: Cycle, record: Any = None, kind: str = "", search: str = "", suggestion: int = 0
) -> SafeString:
    """A link to follow a record, a kind of record, a search or a suggestion, or, with none of them, the whole cycle.

    A passer-by's page asks the database nothing, and is the same for all of them. Somebody who follows already reads so.
    """
    topic = _topic(record, kind, search, suggestion)
    if len(str(topic)) > MOST:
        return SafeString("")
    url = f"{cycle.get_absolute_url()}follow/?{urlencode({'topic': str(topic)})}"
    participant = getattr(getattr(context.get("request"), "actor", None), "participant", None)
    following = participant is not None and _follows(participant, cycle, topic)
    return format_html(
        '<a href="{}" rel="nofollow">{}</a>', url, _("Following") if following else _("Follow")
    )


def _topic(record: Any, kind: str, search: str, suggestion: int) -> Topic:
    if record is not None:
        return Topic(Sort.RECORD, record.reference)
    for sort, name in (
        (Sort.KIND, kind),
        (Sort.SEARCH, " ".join(search.split())),
        (Sort.SUGGESTION, suggestion),
    ):
        if name:
            return Topic(sort, str(name))
    return CYCLE


def _follows(participant: int, cycle: Cycle, topic: Topic) -> bool:
    return Follow.objects.filter(reader__participant=participant, cycle=cycle, topic=str(topic)).exists()
