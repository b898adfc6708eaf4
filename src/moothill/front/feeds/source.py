"""What every feed of a cycle has in common: whose eyes it sees with, its addresses and ids, and the answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language

from moothill.commons.cycles.frame import holds
from moothill.commons.cycles.models import Cycle
from moothill.commons.cycles.queries import cycles_visible_to
from moothill.commons.journal.models import Entry
from moothill.commons.policy.actors import PASSER_BY, Actor
from moothill.front.feeds.atom import TYPE, Feed, Item, document, id_of

# A feed says the same to everybody: what a passer-by may read.
READER: Actor = PASSER_BY


@dataclass(frozen=True, slots=True)
class Source:
    """Where the feeds of one cycle come from. `seal` is that of the journal's first line: no other's in the world."""

    cycle: Cycle
    origin: str
    seal: str
    began: datetime

    def absolute(self, address: str) -> str:
        """The whole address of a place on this site."""
        return f"{self.origin}{address}"

    def id(self, *names: object) -> str:
        """The id of something in this cycle. It stays when the site moves to another name."""
        return id_of(self.seal, *names)

    def feed(
        self,
        *names: str,
        title: str,
        path: str,
        query: str,
        before: str,
        page: str,
        items: Sequence[Item],
        following: str,
    ) -> Feed:
        """A page of the feed at `path`, narrowed by `query`. `before` is the mark it began from, `following` the next."""
        own = self.absolute(path)
        return Feed(
            id=self.id(*names, query),
            title=f"{title} · {self.cycle.title}",
            own=_address(own, query, before),
            page=self.absolute(page),
            updated=max((item.updated for item in items), default=self.began),
            language=get_language() or settings.LANGUAGE_CODE,
            items=items,
            first=_address(own, query, "") if before or following else "",
            following=_address(own, query, following) if following else "",
        )  # fmt: skip


def _address(own: str, query: str, before: str) -> str:
    asked = "&".join(part for part in (query, f"before={before}" if before else "") if part)
    return f"{own}?{asked}" if asked else own


def source_or_404(request: Any, slug: str) -> Source:
    """The source of a cycle that is open to everybody. Raises Http404, for its own people too."""
    cycle = cycles_visible_to(READER).filter(slug=slug).first()
    if cycle is None:
        raise Http404
    first = Entry.objects.filter(head=cycle.head_id).order_by("number").values_list("seal", "at").first()
    if first is None:
        raise Http404  # no cycle begins without a line
    origin = (settings.SITE_URL or request.build_absolute_uri("/")).rstrip("/")
    return Source(cycle, origin, *first)


def answer(request: Any, source: Source, feed: Feed) -> HttpResponse:
    """The feed; 304 for a reader who has it already. It is kept until the journal moves."""
    body = document(feed)
    etag = f'W/"{blake2b(body, digest_size=16).hexdigest()}"'
    found = HttpResponse(body, content_type=f"{TYPE}; charset=utf-8")
    found["Access-Control-Allow-Origin"] = "*"
    found["ETag"] = etag
    known: HttpResponse = get_conditional_response(request, etag=etag, response=found) or found
    return holds(known, request, heads=[source.cycle.head_id], until=None)


def wrong(words: str, status: int) -> HttpResponse:
    """A refusal in plain words: no reader of feeds shows a page."""
    return HttpResponse(words + "\n", status=status, content_type="text/plain; charset=utf-8")
