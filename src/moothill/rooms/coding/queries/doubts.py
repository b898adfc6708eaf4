"""What people say against codings."""

from typing import Any

from django.db.models import Q

from moothill.commons.cycles.models import Cycle
from moothill.commons.cycles.queries import inside_cycles
from moothill.commons.people.queries import participants_of
from moothill.commons.policy.actors import Actor
from moothill.commons.record.paging import Page, page_of
from moothill.commons.record.visibility import visible, visible_in
from moothill.rooms.coding.models import Doubt

PAGE = 50


def doubts_visible_to(actor: Actor) -> Any:
    """Doubts about contributions that `actor` may see; held ones for insiders and their authors, hidden ones as a gap."""
    return _told(actor).filter(visible(actor, "input__record__"))


def doubts_in(cycle: Cycle, actor: Actor) -> Any:
    """As `doubts_visible_to`, of one cycle."""
    return _told(actor).filter(visible_in(cycle, actor, "input__record__"), cycle=cycle)


def _told(actor: Actor) -> Any:
    shown = Q(held=False) | Q(cycle__in=inside_cycles(actor))
    if mine := participants_of(actor):
        shown |= Q(by__in=mine)
    rows = Doubt.objects.filter(Q(pk__gt=0) if actor.operator else shown)
    return rows.select_related("input__record__cycle", "code__record", "cycle")


def find_doubt(cycle: Cycle, number: int, actor: Actor) -> Doubt | None:
    """The doubt with this number, if `actor` may know of it."""
    found: Doubt | None = doubts_in(cycle, actor).filter(number=number).first()
    return found


def page_of_doubts(cycle: Cycle, actor: Actor, *, answered: bool, after: str = "") -> Page:
    """One page of those that are answered, or of those that wait: the newest first. Raises NoSuchPage."""
    rows = doubts_in(cycle, actor)
    rows = rows.exclude(outcome="") if answered else rows.filter(outcome="")
    return page_of(rows, ("-number",), after=after, most=PAGE)


def waiting_doubts(cycle: Cycle, actor: Actor) -> int:
    """How many doubts that `actor` sees wait for an answer. One question."""
    return int(doubts_in(cycle, actor).filter(outcome="", hidden_at=None).count())
