"""What an address means: a thing that a visitor may see, or that a moderator may look at."""

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.http import Http404

from moothill.commons.cycles.models import Cycle
from moothill.commons.moderation import targets
from moothill.commons.moderation.queries import hiding_of
from moothill.commons.moderation.things.reverting import REVISION
from moothill.commons.policy.actors import Actor
from moothill.commons.record.models import Record, Revision
from moothill.commons.record.queries import find, history
from moothill.core.policy import RecordState


@dataclass(frozen=True, slots=True)
class Found:
    """A thing, what it is called, and where it stands."""

    thing: Any
    title: str
    url: str


def thing_at(words: str, cycle: Cycle, actor: Actor) -> Found | None:
    """What `words` mean ("A-17", "A-17/3", "comment-12"), if `actor` may see it; None otherwise, whatever the reason."""
    if meant := targets.of_address(words):
        return _by_id(*meant, cycle=cycle, actor=actor)
    reference, _slash, number = words.partition("/")
    record = find(cycle, reference.upper(), actor) if len(reference) <= 20 else None
    if record is None or record.state == RecordState.WITHDRAWN:
        return None
    wanted = history(record, actor).filter(number=_number(number) if number else record.version)
    revision = wanted.first()
    return _version(revision, record) if revision else None


def _by_id(label: str, pk: int, *, cycle: Cycle, actor: Actor) -> Found | None:
    thing = targets.find(label, pk, cycle=cycle)
    if thing is None or hiding_of(thing) is not None:
        return None
    if label == REVISION:
        return thing_at(f"{thing.record.reference}/{thing.number}", cycle, actor)
    visible: Any = apps.get_model(label)._default_manager
    if not visible.visible_to(actor).filter(pk=pk).exists():
        return None
    target = targets.get(label)
    return Found(thing, str(getattr(thing, "title", "")), target.address(thing))


def _version(revision: Revision, record: Record) -> Found | None:
    if hiding_of(revision) is not None:
        return None
    revision.record = record
    return Found(revision, record.title, record.get_absolute_url())


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 9 else 0


def any_thing_or_404(words: str, cycle: Cycle) -> Any:
    """What `words` mean ("comment-12", "A-17/3"), whatever its state: for those who moderate. Raises Http404."""
    if meant := targets.of_address(words):
        thing = targets.find(*meant, cycle=cycle)
    else:
        reference, _slash, number = words.partition("/")
        rows = Revision.objects.select_related("record__cycle").filter(
            record__cycle=cycle, record__reference=reference.upper()[:20]
        )
        thing = rows.filter(number=_number(number)).first() if number else rows.order_by("-number").first()
    if thing is None:
        raise Http404
    return thing
