"""Who hears of a commitment, of its milestones and of the plan: everybody behind it, each once for each line."""

import json
from collections.abc import Sequence

from moothill.commons.journal.models import Entry
from moothill.commons.record.models import Link, LinkKind, Record
from moothill.rooms.commitments.models import Milestone
from moothill.rooms.commitments.queries.hearing import (
    Sources,
    behind,
    references_behind,
    sources_before,
    sources_from,
    sources_linked,
)

_SHOWN = frozenset({"created", "published", "put-back", "withdrawn"})
# Whoever is behind what is linked to a commitment later on hears of that. The room names the act so.
_LINKED = frozenset({"traced"})
_GONE = frozenset({"withdrawn", "put-back"})
_ISSUED = frozenset({"created", "published", "issued", "put-back", "withdrawn"})


def further(line: Entry, record: Record, after: int, most: int) -> tuple[Sequence[str], int]:
    """The contributions whose followers hear of this line about a commitment: see `notifications.lines`.

    All behind it, when it comes into sight or goes; when something more is linked to it, those behind that alone.
    """
    act = line.kind.rpartition(".")[2]
    if act in _SHOWN:
        return behind(record, [record.pk], after=after, most=most)
    # What it was founded from is linked in the same act: whoever is behind that has heard by then.
    if act in _LINKED and line.at != record.published_at:
        new = sources_linked(record.cycle, record.pk, at=line.at)
        return _new(record, new, line, after=after, most=most)
    return (), 0


def further_of_link(line: Entry, record: Record, after: int, most: int) -> tuple[Sequence[str], int]:
    """The contributions whose followers hear that the record of this line was linked to a commitment that came from it."""
    facts = json.loads(line.facts)
    if line.kind != "link.made" or facts.get("link") != LinkKind.BECAME:
        return (), 0
    commitment = Record.objects.filter(
        cycle=record.cycle_id, kind="commitment", reference=facts["to"]
    ).first()
    if commitment is None:
        return (), 0
    new = sources_from(record.cycle, [(record.pk, record.kind)])
    return _new(commitment, new, line, after=after, most=most)


def further_of_milestone(line: Entry, record: Record, after: int, most: int) -> tuple[Sequence[str], int]:
    """The contributions behind the commitment of a milestone that was dropped, or put back."""
    if line.kind.rpartition(".")[2] not in _GONE:
        return (), 0
    own = Milestone.objects.filter(pk=record.pk).values_list("commitment", flat=True)
    return behind(record, list(own), after=after, most=most)


def further_of_edition(line: Entry, record: Record, after: int, most: int) -> tuple[Sequence[str], int]:
    """The contributions behind all commitments that an edition of the plan holds, when it is issued or goes."""
    if line.kind.rpartition(".")[2] not in _ISSUED:
        return (), 0
    bundled = Link.objects.filter(effect=record.pk, kind=LinkKind.BUNDLED_IN).values("cause")
    cut = Link.objects.filter(effect__in=bundled, kind=LinkKind.CUT_AS).order_by("cause")
    commitments = list(cut.values_list("cause", flat=True).distinct())
    return behind(record, commitments, after=after, most=most)


def _new(
    commitment: Record, new: Sources, line: Entry, *, after: int, most: int
) -> tuple[Sequence[str], int]:
    """Those who heard already when it was founded hear no second time that it came of theirs."""
    before = sources_before(commitment.cycle, commitment.pk, at=line.at)
    return references_behind(commitment.cycle, new, after=after, most=most, without=before)
