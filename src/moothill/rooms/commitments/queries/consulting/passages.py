"""The paragraphs that comments are about: a mark such as "CD-1#p-problem-2" leads to one of a draft that is asked about."""

from collections.abc import Iterable, Mapping
from typing import Any

from moothill.commons.cycles.models import Cycle
from moothill.commons.record import kinds
from moothill.core.policy import RecordState
from moothill.rooms.commitments.models import Consultation, Draft, Edition
from moothill.rooms.commitments.queries.frozen import Paragraph, paragraphs
from moothill.rooms.inputs.queries.passages import MARK, Passage

_WORDS = 1200


def mark_of(reference: str, anchor: str) -> str:
    """The mark of a paragraph."""
    return f"{reference}#{anchor}"


def drafts_asked_about(call: int) -> dict[str, int]:
    """The published drafts that a call asks about, by reference: directly, or in an edition. Four questions at most."""
    on = list(Consultation.objects.filter(call=call).values_list("on", "on__kind", "on__cycle"))
    editions = [pk for pk, kind, _cycle in on if kind == "edition"]
    drafts = Draft.objects.filter(record__state=RecordState.PUBLISHED)
    found = drafts.filter(pk__in=[pk for pk, _kind, _cycle in on])
    asked = dict(found.values_list("record__reference", "pk"))
    if editions:
        named = [
            row["draft"]
            for rows in Edition.objects.filter(pk__in=editions).values_list("drafts", flat=True)
            for row in rows
        ]
        bundled = drafts.filter(
            record__reference__in=named, record__cycle__in={cycle for _pk, _kind, cycle in on}
        )
        asked |= dict(bundled.values_list("record__reference", "pk"))
    return asked


def passage_at(cycle: Cycle, call: int, mark: str) -> Passage | None:
    """A `Reader` of `inputs.queries.passages`. Four questions at most."""
    return passages_at(cycle, call, [mark]).get(mark)


def passages_at(cycle: Cycle, call: int, marks: Iterable[str]) -> Mapping[str, Passage]:
    """Those of these marks that lead to a paragraph of what the call asks about. Four questions at most, however many."""
    wanted: dict[str, set[str]] = {}
    for mark in marks:
        if found := MARK.fullmatch(mark):
            wanted.setdefault(found["reference"], set()).add(found["anchor"])
    if not wanted:
        return {}
    asked = drafts_asked_about(call)
    ids = [pk for reference, pk in asked.items() if reference in wanted]
    passages: dict[str, Passage] = {}
    for draft in Draft.objects.filter(pk__in=ids, record__cycle=cycle).select_related("record"):
        reference = draft.record.reference
        for each in paragraphs(draft):
            if each.anchor in wanted[reference]:
                passages[mark_of(reference, each.anchor)] = _passage(each, draft, cycle)
    return passages


def _passage(paragraph: Paragraph, draft: Any, cycle: Cycle) -> Passage:
    record = draft.record
    label = f"{paragraph.label} ({paragraph.milestone})" if paragraph.milestone else paragraph.label
    words = paragraph.words if len(paragraph.words) <= _WORDS else f"{paragraph.words[:_WORDS]} …"
    url = f"{kinds.get('draft').address(cycle, record.reference)}#{paragraph.anchor}"
    return Passage(mark_of(record.reference, paragraph.anchor), record.title, label, words, url)
