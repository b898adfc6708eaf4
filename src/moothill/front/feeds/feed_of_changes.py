"""The feed of a cycle's changes, narrowed like the page: by kind, act, contributor or days."""

from typing import Any

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from moothill.commons.record.filters import UnknownWord, query_of
from moothill.front.feeds import asking
from moothill.front.feeds.atom import Item
from moothill.front.feeds.lines import lines
from moothill.front.feeds.source import READER, Source, answer, source_or_404, wrong
from moothill.front.feeds.telling import Change, changes

_MOST = 50


@require_safe
def changes_feed(request: Any, cycle: str) -> HttpResponse:
    """One entry for each line, so that no entry ever changes; 400 for a filter whose word leads nowhere."""
    source = source_or_404(request, cycle)
    try:
        asked = asking.read(request.GET)
    except UnknownWord as error:
        return wrong(str(error), 400)
    entries = list(lines(source.cycle, asked)[: _MOST + 1])
    told = changes(entries[:_MOST], source.cycle, READER, by=asked.by, together=False)
    query = query_of(request.GET, asking.FILTERS)
    home = source.cycle.get_absolute_url()
    feed = source.feed(
        "changes",
        title=_("Changes by %(name)s") % {"name": asked.by} if asked.by else _("Recent changes"),
        path=f"{home}changes.atom",
        query=query,
        before="" if asked.before is None else str(asked.before),
        page=f"{home}changes/" + (f"?{query}" if query else ""),
        items=[_item(source, change) for change in told],
        following=str(entries[_MOST - 1].number) if len(entries) > _MOST else "",
    )
    return answer(request, source, feed)


def _item(source: Source, change: Change) -> Item:
    line = change.newest
    title = f"{line.act}: {line.title}" if line.title else line.act
    cycle = source.cycle
    address = (
        change.compare or change.address or f"{cycle.get_absolute_url()}journal/?before={line.number + 1}"
    )
    return Item(
        id=source.id("journal", line.number, line.seal),
        title=title,
        address=source.absolute(address),
        published=line.at,
        updated=line.at,
        authors=[line.by],
        summary=line.reason or title,
        html=render_to_string("feeds/_change.html", {"change": change, "line": line, "cycle": cycle}),
        language=cycle.language,
    )
