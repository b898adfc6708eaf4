"""What an edition is made of: exact drafts of commitments, or, where none was cut, the commitments as they stand."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from moothill.commons.cycles.models import Cycle
from moothill.commons.record import kinds
from moothill.core.policy import RecordState
from moothill.rooms.commitments.models import Commitment, Draft, Edition, Summary
from moothill.rooms.commitments.queries.forms import own_words

Content = dict[str, Any]


def drafts_in(edition: Edition, cycle: Cycle) -> list[Draft]:
    """The drafts that an edition names, in its order, with their records and those of their commitments. One question."""
    references = [row["draft"] for row in edition.drafts]
    rows = Draft.objects.filter(record__cycle=cycle, record__reference__in=references)
    found = {draft.record.reference: draft for draft in rows.select_related("record", "commitment__record")}
    return [found[reference] for reference in references if reference in found]


def cut_drafts(cycle: Cycle) -> list[Draft]:
    """The published drafts of published commitments: in printed order, of each commitment the newest first. One question."""
    rows = Draft.objects.filter(
        record__cycle=cycle,
        record__state=RecordState.PUBLISHED,
        commitment__record__state=RecordState.PUBLISHED,
    ).select_related("record", "commitment__record")
    return list(rows.order_by("commitment__record__position", "commitment", "-place").defer("contents"))


def bundled(drafts: Sequence[Draft]) -> list[Content]:
    """What an edition keeps of each of these drafts, in their order: the draft's own contents, and the words beside it.

    One question, however many drafts.
    """
    summaries = _summaries([draft.commitment_id for draft in drafts])
    return [
        {
            "reference": draft.commitment.record.reference,
            "number": draft.contents["commitment"]["number"],
            "title": draft.contents["commitment"]["title"],
            "draft": draft.record.reference,
            "place": draft.place,
            "day": draft.day.isoformat(),
            "digest": draft.digest,
            "agreed": draft.agreed,
            "fields": draft.contents["commitment"],
            "milestones": draft.contents["milestones"],
            "labels": draft.contents["labels"],
            "summary": _summary(summaries.get(draft.commitment_id), draft.of_version),
        }
        for draft in drafts
    ]


def as_they_stand(commitments: Iterable[Commitment], cycle: Cycle) -> list[Content]:
    """The same of commitments that no draft was cut of, in their order, as they read now. Three questions, however many."""
    things = list(commitments)
    ids = [thing.pk for thing in things]
    milestones, summaries, labels = _milestones(ids), _summaries(ids), own_words(cycle)
    kind = kinds.get("commitment")
    return [
        {
            "reference": thing.record.reference,
            "number": thing.record.number,
            "title": thing.record.title,
            "draft": "",
            "place": 0,
            "day": "",
            "digest": "",
            "agreed": [],
            "fields": kind.read(thing),
            "milestones": milestones.get(thing.pk, []),
            "labels": labels,
            "summary": _summary(summaries.get(thing.pk), thing.record.version),
        }
        for thing in things
    ]


def commitments_in(cycle: Cycle) -> list[Commitment]:
    """The published commitments of a cycle in printed order. One question."""
    return list(kinds.get("commitment").things().of(cycle).filter(record__state=RecordState.PUBLISHED))


def _milestones(commitments: Collection[int]) -> Mapping[int, list[Content]]:
    kind = kinds.get("milestone")
    things = kind.things().filter(commitment__in=commitments, record__state=RecordState.PUBLISHED)
    found: dict[int, list[Content]] = {}
    for thing in things:
        found.setdefault(thing.commitment_id, []).append(
            {"reference": thing.record.reference, **kind.read(thing)}
        )
    return found


def _summaries(commitments: Collection[int]) -> Mapping[int, Summary]:
    return {each.commitment_id: each for each in Summary.objects.filter(commitment__in=commitments)}


def _summary(summary: Summary | None, of_version: int) -> Content | None:
    """The words in plain language; "stale" where they explain another wording than the one beside them."""
    if summary is None:
        return None
    return {
        "words": summary.words,
        "of_version": summary.of_version,
        "stale": summary.of_version != of_version,
    }
