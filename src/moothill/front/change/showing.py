"""Suggestions in public: the list of a cycle, and one of them with what was proposed and what came of it."""

from typing import Any

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from moothill.commons.cycles.frame import cycle_or_404, page
from moothill.commons.cycles.models import Cycle
from moothill.commons.moderation.policy import settings_of
from moothill.commons.moderation.queries import in_sight
from moothill.commons.policy.actors import Actor
from moothill.commons.record import kinds
from moothill.commons.record.kinds import Kind
from moothill.commons.record.models import Change, Suggestion, SuggestionState
from moothill.commons.record.paging import NoSuchPage, page_of
from moothill.commons.record.queries import find
from moothill.commons.record.suggesting import content_of
from moothill.core.policy import Act, RecordState, decide
from moothill.core.text import diff

_FILTERS = {
    "": None,
    "open": (SuggestionState.WAITING, SuggestionState.HELD, SuggestionState.ASKED),
    "answered": (SuggestionState.ACCEPTED, SuggestionState.CHANGED, SuggestionState.DECLINED),
}


@require_safe
def listed(request: Any, cycle: str) -> HttpResponse:
    """Everything that was suggested, newest first; 400 for a part of the list that there is not."""
    found = cycle_or_404(request, cycle)
    asked = request.GET.get("state", "")
    after = request.GET.get("after", "")
    shown: dict[str, Any] = {"state": asked, "newer": f"?state={asked}" if after else ""}
    status = 200
    try:
        shown |= _rows(found, request, asked, after)
    except NoSuchPage as error:
        shown["faults"], status = [str(error)], 400
    return page(request, "change/suggestions.html", shown, cycle=found, here="suggestions", status=status)


def _rows(cycle: Cycle, request: Any, asked: str, after: str) -> dict[str, Any]:
    if asked not in _FILTERS:
        raise NoSuchPage
    things = Suggestion.objects.visible_to(request.actor).filter(cycle=cycle).select_related("record")
    states = _FILTERS[asked]
    narrowed = things.filter(state__in=states) if states else things
    found = page_of(narrowed, ("-number",), after=after)
    today = cycle.day(request.at)
    waiting = things.filter(state__in=(SuggestionState.WAITING, SuggestionState.ASKED))
    for row in found.things:
        row.cycle = cycle
        row.late = is_late(row, today)
    return {
        "rows": found.things,
        "waiting": waiting.count(),
        "overdue": waiting.filter(due__lt=today).count(),
        "older": f"?state={asked}&after={found.following}" if found.following else "",
    }


def is_late(suggestion: Suggestion, today: Any) -> bool:
    """Whether the promised day has passed without an answer."""
    return suggestion.is_open and suggestion.due is not None and suggestion.due < today


@require_safe
def one(request: Any, cycle: str, number: int) -> HttpResponse:
    """One suggestion, at its permanent address."""
    found, suggestion = find_suggestion(request, cycle, number)
    kind = kinds.get(suggestion.kind)
    shown = {
        "suggestion": suggestion,
        "kind": kind,
        "target": target_of(suggestion, request.actor),
        "changes": changes_of(suggestion, kind, request.actor),
        "remarks": list(suggestion.remarks.all()),
        "answer": answer_of(suggestion),
        "late": is_late(suggestion, found.day(request.at)),
        "own": suggestion.is_by(request.actor),
        "may_review": decide(Act.REVIEW, request.actor.facts(found.pk)).allowed,
    }
    return page(request, "change/suggestion.html", shown, cycle=found, here="suggestions")


def find_suggestion(request: Any, cycle: str, number: int) -> tuple[Cycle, Suggestion]:
    """The suggestion at this address. Raises Http404 for one that this visitor may not see."""
    found = cycle_or_404(request, cycle)
    visible = Suggestion.objects.visible_to(request.actor).select_related("record")
    suggestion = visible.filter(cycle=found, number=number).first()
    if suggestion is None:
        raise Http404
    suggestion.cycle = found
    if suggestion.record:
        suggestion.record.cycle = found
    return found, suggestion


def target_of(suggestion: Suggestion, actor: Actor) -> Any:
    """The record it is about, if the visitor may know of it."""
    return find(suggestion.cycle, suggestion.record.reference, actor) if suggestion.record else None


def changes_of(suggestion: Suggestion, kind: Kind, actor: Actor) -> list[dict[str, Any]]:
    """Field by field what it would change, against the version it began from; nothing of a version that was no public one."""
    if suggestion.change == Change.WITHDRAW:
        return []
    began: dict[str, Any] = {}
    if suggestion.change == Change.REVISE and suggestion.record:
        public = in_sight(
            suggestion.record.revisions.filter(number=suggestion.base, state=RecordState.PUBLISHED)
        )
        inside = decide(Act.REVIEW, actor.facts(suggestion.cycle_id)).allowed
        if not inside and not public.exists():
            return []
        began = content_of(suggestion.record, suggestion.base)
    fields = [field for field in kind.fields if field.name in suggestion.values]
    return [
        {
            "label": field.label,
            "text": suggestion.values[field.name] if field.merges == "text" else "",
            "pieces": diff(
                field.words(began.get(field.name, field.empty)), field.words(suggestion.values[field.name])
            ),
        }
        for field in fields
    ]


def answer_of(suggestion: Suggestion) -> dict[str, str]:
    """The outcome in words: the reason chosen from the cycle's list, and what was said with it."""
    code = suggestion.answer_code
    return {
        "reason": settings_of(suggestion.cycle).reason(code) if code else "",
        "words": suggestion.answer,
    }
