"""What a download of somebody's data has from here: what they contributed in full, what they support, and what they did."""

from collections.abc import Iterable, Sequence
from typing import Any

from moothill.commons.people.exporting import Section, moment
from moothill.rooms.inputs.models import Batch, Input, Redaction, Support, TableLink

_INPUTS = "What you contributed, with its words as they stand now; former versions are among the versions."
_REDACTIONS = "Where you covered words of contributions, and why."
_STEP = 500


def export(participants: Sequence[int]) -> Iterable[Section]:
    """Inputs, supports, and what they did to the inputs of others."""
    inputs = Input.objects.filter(author__in=participants).select_related("record__cycle", "call__record")
    inputs = inputs.prefetch_related("attachments__file").order_by("pk")
    yield Section("contributions", _INPUTS, [_input(each) for each in inputs.iterator(chunk_size=_STEP)])
    supports = Support.objects.filter(participant__in=participants).select_related("input__record__cycle")
    yield Section(
        "supports",
        "Contributions of others that you support.",
        [_support(each) for each in supports.order_by("pk")],
    )
    covered = (
        Redaction.objects.filter(by__in=participants).select_related("input__record__cycle").order_by("pk")
    )
    yield Section("covered", _REDACTIONS, [_redaction(each) for each in covered])
    batches = Batch.objects.filter(by__in=participants).select_related("cycle").order_by("pk")
    yield Section("imports", "Lists that you brought in.", [_batch(each) for each in batches])
    opened = (
        TableLink.objects.filter(by__in=participants).select_related("event__record__cycle").order_by("pk")
    )
    yield Section(
        "tables", "Tables of events for which you gave out an address.", [_table(each) for each in opened]
    )


def _input(each: Input) -> dict[str, Any]:
    return {
        "cycle": each.record.cycle.slug,
        "reference": each.record.reference,
        "state": each.record.state,
        "at": moment(each.record.created_at),
        "title": each.record.title,
        "words": each.words,
        "why": each.why,
        "answers": each.answers,
        "answers_the_call": each.call.record.reference if each.call else None,
        "place": each.place,
        "passage": each.passage,
        "name": each.said_by,
        "organisation": each.organisation,
        "language": each.language,
        "consent": each.consent,
        "licence": each.licence,
        "files": [attached.file.name for attached in each.attachments.all()],
    }


def _support(each: Support) -> dict[str, Any]:
    record = each.input.record
    return {"cycle": record.cycle.slug, "supports": record.reference, "at": moment(each.at)}


def _redaction(each: Redaction) -> dict[str, Any]:
    record = each.input.record
    return {
        "cycle": record.cycle.slug,
        "contribution": record.reference,
        "places": each.places,
        "reason": each.reason,
        "at": moment(each.at),
    }


def _batch(each: Batch) -> dict[str, Any]:
    return {
        "cycle": each.cycle.slug,
        "import": each.number,
        "name": each.name,
        "state": each.state,
        "made": each.made,
        "at": moment(each.at),
    }


def _table(each: TableLink) -> dict[str, Any]:
    record = each.event.record
    return {
        "cycle": record.cycle.slug,
        "event": record.reference,
        "table": each.table,
        "at": moment(each.at),
        "until": moment(each.until),
    }
