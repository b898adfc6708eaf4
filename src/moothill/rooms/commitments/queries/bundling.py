"""What an edition is made of: exact drafts of commitments, or, where none was cut, the commitments as they stand."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from moothill.commons.cycles.models import Cycle
from moothill.commons.record import kinds
from moothill.core.policy import RecordState
from moothill.rooms.commitments.kinds import DRAFTED, DRAFTED_MILESTONES
from moothill.rooms.commitments.models import Commitment, Draft, Edition, Summary

# What an edition keeps of a commitment beyond the fields of a draft.
_BESIDE = ("ogp_id", "formers", "more")
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

    Two questions, however many drafts.
    """
    summaries = _summaries([draft.commitment_id for draft in drafts])
    beside = _beside([draft.commitment_id for draft in drafts])
    return [
        _named(draft.commitment)
        | {
            "title": draft.contents["commitment"]["title"],
            "doubt": "",  # that is of the commitment as it stands, and no part of a draft
            "draft": draft.record.reference,
            "place": draft.place,
            "day": draft.day.isoformat(),
            "digest": draft.digest,
            "agreed": draft.agreed,
            "fields": beside[draft.commitment_id] | draft.contents["commitment"],
            "milestones": draft.contents["milestones"],
            "summary": _summary(summaries.get(draft.commitment_id), draft.of_version),
        }
        for draft in drafts
    ]


def as_they_stand(commitments: Iterable[Commitment]) -> list[Content]:
    """The same of commitments that no draft was cut of, in their order, as they read now. Three questions, however many."""
    things = list(commitments)
    ids = [thing.pk for thing in things]
    milestones, summaries = _milestones(ids), _summaries(ids)
    kind = kinds.get("commitment")
    made = []
    for thing in things:
        values = kind.read(thing)
        fields = {name: values[name] for name in (*DRAFTED, *_BESIDE)}
        summary = _summary(summaries.get(thing.pk), thing.record.version)
        made.append(
            _named(thing)
            | {"draft": "", "place": 0, "day": "", "digest": "", "agreed": [], "fields": fields}
            | {"milestones": milestones.get(thing.pk, []), "summary": summary}
        )
    return made


def commitments_in(cycle: Cycle, *, references: Collection[str] | None = None) -> list[Commitment]:
    """The published commitments of a cycle in printed order, or those of them with these references. One question."""
    things = kinds.get("commitment").things().of(cycle).filter(record__state=RecordState.PUBLISHED)
    return list(things if references is None else things.filter(record__reference__in=references))


def _named(thing: Commitment) -> Content:
    return {
        "reference": thing.record.reference,
        "number": thing.record.number,
        "title": thing.record.title,
        "doubt": thing.record.doubt,
    }


def _beside(commitments: Collection[int]) -> Mapping[int, Content]:
    rows = Commitment.objects.filter(pk__in=commitments).values("pk", *_BESIDE)
    return {row.pop("pk"): row for row in rows}


def _milestones(commitments: Collection[int]) -> Mapping[int, list[Content]]:
    kind = kinds.get("milestone")
    things = kind.things().filter(commitment__in=commitments, record__state=RecordState.PUBLISHED)
    found: dict[int, list[Content]] = {}
    for thing in things:
        values = kind.read(thing)
        found.setdefault(thing.commitment_id, []).append(
            {name: values[name] for name in DRAFTED_MILESTONES} | {"reference": thing.record.reference}
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
