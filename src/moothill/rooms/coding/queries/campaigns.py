"""Groups of contributions that share most of their words, for a person to look at. Found anew each hour at most."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.core.cache import cache

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import OPERATOR, Actor
from moothill.commons.record.models import Link, LinkKind, Record
from moothill.core.synthesis import campaigns
from moothill.core.text import summary
from moothill.rooms.coding.queries.reading_matter import texts_of
from moothill.rooms.inputs.queries.narrowing import published

LOOKED = 30_000  # contributions, the newest: what fits into the time that a person waits
GROUPS = 20  # that are shown at once
MEMBERS = 500  # of a group: what one act can link
_KEPT = 60 * 60  # seconds
_BEGINNING = 300  # characters
_SAID = (LinkKind.SAME_AS, LinkKind.CAMPAIGN, LinkKind.RELATED, LinkKind.DISTINCT)


@dataclass(frozen=True, slots=True)
class Group:
    """Contributions that are like the first, whose text begins with `words`; `equal` of those found have its very words."""

    records: list[Record]
    equal: int
    words: str

    @property
    def first(self) -> str:
        """The reference of the first: it names the group in a form."""
        return self.records[0].reference


@dataclass(frozen=True, slots=True)
class Found:
    """The groups that wait for a person, the largest first, and how many contributions were looked at: all, if `whole`."""

    groups: list[Group]
    looked: int
    whole: bool


def found(cycle: Cycle, actor: Actor, *, anew: bool = False) -> Found:
    """Groups of three or more published contributions that share most of their words and are not linked yet.

    Nobody but a person links them. What was found is kept for an hour; `anew` looks again. Four questions when it is kept.
    """
    kept = None if anew else cache.get(_key(cycle))
    if kept is None:
        kept = _look(cycle)
        cache.set(_key(cycle), kept, _KEPT)
    groups, looked, whole = kept
    return Found(list(_waiting(groups, cycle, actor)), looked, whole)


def _look(cycle: Cycle) -> tuple[list[tuple[list[int], int]], int, bool]:
    things = published(cycle, OPERATOR)
    texts = dict(texts_of(things.order_by("-pk")[:LOOKED]))
    whole = len(texts) < LOOKED or not things.order_by("-pk")[LOOKED : LOOKED + 1].exists()
    rows = campaigns((key, texts[key]) for key in sorted(texts))
    return [(list(row.keys[:MEMBERS]), row.equal) for row in rows], len(texts), whole


def _waiting(groups: list[tuple[list[int], int]], cycle: Cycle, actor: Actor) -> Iterator[Group]:
    keys = [key for members, _equal in groups for key in members]
    pairs = set(
        Link.objects.filter(kind__in=_SAID, cause__in=keys, effect__in=keys).values_list("cause", "effect")
    )
    near: dict[int, set[int]] = {}
    for one, other in pairs:
        near.setdefault(one, set()).add(other)
        near.setdefault(other, set()).add(one)
    left = [
        (members, equal)
        for members, equal in groups
        if not any(len(near.get(key, ())) and near[key] | {key} >= set(members) for key in members)
    ][:GROUPS]
    seen = Record.objects.visible_in(cycle, actor).filter(
        pk__in=[key for members, _equal in left for key in members], state="published"
    )
    records = seen.in_bulk()
    firsts = [next((key for key in members if key in records), 0) for members, _equal in left]
    words = dict(texts_of(published(cycle, actor).filter(pk__in=firsts)))
    for members, equal in left:
        shown = [records[key] for key in members if key in records]
        for record in shown:
            record.cycle = cycle
        if len(shown) > 1:
            yield Group(shown, equal, summary(words.get(shown[0].pk, ""), _BEGINNING))


def _key(cycle: Cycle) -> str:
    return f"coding.campaigns.{cycle.pk}"
