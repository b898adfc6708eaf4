"""Contributions like the one at hand: what people said of them, and what nobody has judged yet."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from moothill.commons.policy.actors import Actor
from moothill.commons.record.models import Link, LinkKind, Record
from moothill.commons.record.visibility import visible_in
from moothill.commons.search.similar import Similar, similar_to
from moothill.rooms.inputs.queries.narrowing import published
from moothill.rooms.inputs.queries.wording import wording

OFFERED = 5
SHOWN = 50  # of what was judged: a campaign may have hundreds
_SAID = (LinkKind.SAME_AS, LinkKind.CAMPAIGN, LinkKind.RELATED, LinkKind.DISTINCT)
_SETTLED = (*_SAID, LinkKind.MERGED_INTO)


@dataclass(frozen=True, slots=True)
class Judged:
    """What a person said of another contribution: `kind` is a LinkKind, `reason` may be ""."""

    record: Record
    kind: str
    by_name: str
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Offer:
    """A contribution that nobody has judged yet, how alike it is in words, and the beginning of its text."""

    record: Record
    alike: str
    excerpt: str


def judged(record: Record, actor: Actor, *, most: int = SHOWN) -> list[Judged]:
    """What people said of this contribution and others that `actor` may see, the newest first. Two questions."""
    cycle = record.cycle
    links = Link.objects.filter(kind__in=_SAID).order_by("-at", "-pk")
    out = links.filter(visible_in(cycle, actor, "effect__"), cause=record, effect__kind="input")
    into = links.filter(visible_in(cycle, actor, "cause__"), effect=record, cause__kind="input")
    rows = [
        *(_judged(link, link.effect) for link in out.select_related("effect")[:most]),
        *(_judged(link, link.cause) for link in into.select_related("cause")[:most]),
    ]
    for row in rows:
        row.record.cycle = cycle
    return sorted(rows, key=lambda row: (row.at, row.record.pk), reverse=True)[:most]


def _judged(link: Link, other: Record) -> Judged:
    return Judged(other, link.kind, link.by_name, link.at, link.note)


def campaign_size(record: Record, actor: Actor) -> int:
    """How many public contributions are linked as one campaign with this one, itself too; 0 where none is."""
    keys = _campaign(record)
    return published(record.cycle, actor).filter(pk__in=keys).count() if keys else 0


def offered(record: Record, actor: Actor, *, most: int = OFFERED) -> list[Offer]:
    """The published contributions most like this one that nobody judged with it: at most `most`, best first.

    What is in the same campaign, or gathered together, is judged. None for a contribution that is not published.
    """
    thing = published(record.cycle, actor).filter(pk=record.pk).select_related("record").first()
    if thing is None:
        return []
    known = _settled(record)
    words = wording(thing)
    text = words if words.startswith(record.title.removesuffix("…").strip()) else f"{record.title} {words}"
    # A campaign of hundreds stands before all others: as many more are asked for as a comparison reads.
    found = similar_to(
        cycle=record.cycle, text=text, actor=actor, kind="input", most=most + len(known), but=record
    )
    return [_offer(each) for each in found if each.record.pk not in known][:most]


def _offer(similar: Similar) -> Offer:
    return Offer(similar.record, in_words(similar.likeness), similar.excerpt)


def in_words(likeness: float) -> str:
    """How alike two texts are, for people: a likeness is from 0.0 to 1.0."""
    if likeness >= 0.999:
        return _("the very same words")
    if likeness >= 0.75:
        return _("almost the same words")
    if likeness >= 0.5:
        return _("many of the same words")
    return _("some of the same words")


def _settled(record: Record) -> set[int]:
    rows = Link.objects.filter(Q(cause=record) | Q(effect=record), kind__in=_SETTLED)
    ends = {end for pair in rows.values_list("cause", "effect") for end in pair}
    return (ends | _campaign(record)) - {record.pk}


def _campaign(record: Record) -> set[int]:
    """All that hang on what this one hangs on, and on itself; nothing where it is in no campaign."""
    links = Link.objects.filter(kind=LinkKind.CAMPAIGN)
    roots = links.filter(effect=record).values("cause")
    rows = links.filter(Q(cause=record) | Q(cause__in=roots)).values_list("cause", "effect")
    return {end for pair in rows for end in pair}
