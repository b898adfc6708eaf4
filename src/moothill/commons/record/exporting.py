"""What a download of somebody's data has from here: their suggestions, versions, remarks and links, in full."""

from collections.abc import Iterable, Sequence
from typing import Any

from moothill.commons.people.exporting import Section, moment
from moothill.commons.record.models import Link, Remark, Revision, Suggestion

_STEP = 500


def export(participants: Sequence[int]) -> Iterable[Section]:
    """Everything they gave to the record. What stewards wrote is here only where it answers them."""
    yield Section(
        "suggestions",
        "What you suggested, each with what became of it.",
        [_suggestion(each) for each in _suggestions(participants)],
    )
    yield Section(
        "versions",
        "Versions of records that you made, with the whole text.",
        [_version(each) for each in _versions(participants)],
    )
    remarks = Remark.objects.filter(by__in=participants).select_related("suggestion__cycle").order_by("pk")
    yield Section(
        "remarks", "What you asked or replied about suggestions.", [_remark(each) for each in remarks]
    )
    links = Link.objects.filter(by__in=participants).select_related("cause__cycle", "effect").order_by("pk")
    yield Section("links", "Links between records that you made.", [_link(each) for each in links])


def _suggestions(participants: Sequence[int]) -> Iterable[Suggestion]:
    found = Suggestion.objects.filter(by__in=participants).select_related("cycle", "record").order_by("pk")
    return found.iterator(chunk_size=_STEP)


def _versions(participants: Sequence[int]) -> Iterable[Revision]:
    # A version that somebody else laid from their suggestion may hold what is not public: the suggestion itself is above.
    found = Revision.objects.filter(by__in=participants).select_related("record__cycle").order_by("pk")
    return found.iterator(chunk_size=_STEP)


def _suggestion(each: Suggestion) -> dict[str, Any]:
    return {
        "cycle": each.cycle.slug,
        "number": each.number,
        "address": each.get_absolute_url(),
        "change": each.change,
        "kind": each.kind,
        "record": each.record.reference if each.record else None,
        "from_version": each.base or None,
        "values": each.values,
        "title": each.title,
        "reason": each.reason,
        "name": each.by_name,
        "at": moment(each.at),
        "answer_due": each.due.isoformat() if each.due else None,
        "state": each.state,
        "answer": each.answer,
        "answered": moment(each.answered_at),
    }


def _version(each: Revision) -> dict[str, Any]:
    return {
        "cycle": each.record.cycle.slug,
        "record": each.record.reference,
        "version": each.number,
        "act": each.act,
        "content": each.content,
        "reason": each.reason,
        "name": each.by_name,
        "at": moment(each.at),
    }


def _remark(each: Remark) -> dict[str, Any]:
    suggestion = each.suggestion
    return {
        "cycle": suggestion.cycle.slug,
        "suggestion": suggestion.number,
        "words": each.words,
        "name": each.by_name,
        "at": moment(each.at),
    }


def _link(each: Link) -> dict[str, Any]:
    return {
        "cycle": each.cause.cycle.slug,
        "from": each.cause.reference,
        "to": each.effect.reference,
        "kind": each.kind,
        "note": each.note,
        "name": each.by_name,
        "at": moment(each.at),
    }
