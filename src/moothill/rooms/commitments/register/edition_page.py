"""What the page of an edition shows beside its record."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.printing import is_there
from moothill.commons.record import kinds
from moothill.commons.record.operations import facts_of
from moothill.commons.record.panels import Place
from moothill.core.exchange.documents import as_html
from moothill.core.policy import Act, RecordState, decide
from moothill.rooms.commitments.models import Edition, Submission
from moothill.rooms.commitments.operations.editions import Issuing
from moothill.rooms.commitments.queries.document import document_of
from moothill.rooms.commitments.queries.editions import Contents, newest, shown
from moothill.rooms.commitments.queries.unanswered import heard_before
from moothill.rooms.commitments.register.edition_checks import lacking

COUNTED = ("place", "day", "digest", "amends_edition", "submitted", "comments_unanswered_then")


def gather(thing: Edition, place: Place) -> Mapping[str, Any]:
    """The document, which edition is in force, its submission, and what is still missing of one that is not issued."""
    record, today = thing.record, place.today
    contents = shown(thing, today)
    waiting = record.state == RecordState.DRAFT
    force = None if waiting else newest(place.cycle, place.actor)
    return {
        "document": drawn(contents),
        "kept": thing.contents is not None,
        "later": force if force and force.pk != thing.pk and force.place > thing.place else None,
        "submission": Submission.objects.filter(edition=thing).first(),
        "may_issue": decide(Act.ISSUE, facts_of(place.actor, place.cycle)).allowed,
        "lacks": _lacks(thing, place) if waiting else (),
        "heard": heard_before(thing, today),
        "today": today,
        "printer": is_there(),
    }


def drawn(contents: Contents) -> SafeString:
    """The document for a page."""
    return mark_safe(as_html(document_of(contents)))  # nosec: every word is escaped there


def _lacks(thing: Edition, place: Place) -> Sequence[str]:
    values = kinds.get("edition").read(thing)
    context = Issuing(place.cycle, record=thing.pk, at=place.at)
    return [fault.words for fault in lacking(values, context)]


def count(cycle: Cycle, actor: Actor, things: Sequence[Edition]) -> Mapping[int, Mapping[str, Any]]:
    """For each edition the names of COUNTED. One question, however many."""
    sent = {each.pk: each for each in Submission.objects.filter(edition__in=things)}
    return {
        thing.pk: {
            "place": thing.place or None,
            "day": thing.day.isoformat() if thing.day else None,
            "digest": thing.digest,
            "amends_edition": thing.amends.place if thing.amends else None,
            "submitted": sent[thing.pk].day.isoformat() if thing.pk in sent else None,
            "comments_unanswered_then": sent[thing.pk].unanswered if thing.pk in sent else None,
        }
        for thing in things
    }
