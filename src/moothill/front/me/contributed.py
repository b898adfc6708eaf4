"""What somebody gave to the record: suggestions, and edits that were live at once."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from moothill.commons.moderation.policy import Settings, settings_of
from moothill.commons.policy.actors import Actor
from moothill.commons.record import kinds
from moothill.commons.record.models import Change, Remark, Revision, Suggestion, SuggestionState
from moothill.commons.record.visibility import visible
from moothill.core.policy import RecordState
from moothill.front.me.sources import Contribution, Source
from moothill.front.site import wording
from moothill.rooms.inputs.queries.own import inputs_by

_TONES = {
    SuggestionState.WAITING: "wait",
    SuggestionState.HELD: "wait",
    SuggestionState.ASKED: "now",
    SuggestionState.ACCEPTED: "good",
    SuggestionState.CHANGED: "good",
    SuggestionState.DECLINED: "stop",
    SuggestionState.REMOVED: "stop",
}
_PUBLISHED_ONCE = (RecordState.PUBLISHED, RecordState.WITHDRAWN)


def _suggestions(participants: Sequence[int], actor: Actor) -> Any:
    found = Suggestion.objects.visible_to(actor).filter(by__in=participants)
    return found.select_related("cycle", "record")


def _tell_suggestions(rows: Sequence[Suggestion], actor: Actor) -> Iterable[Contribution]:
    questions = _questions(rows)
    cycles = {each.cycle_id: each.cycle for each in rows if each.answer_code}
    settings = {pk: settings_of(cycle) for pk, cycle in cycles.items()}
    for each in rows:
        yield _suggested(each, questions.get(each.pk, ""), settings.get(each.cycle_id))


def _questions(rows: Sequence[Suggestion]) -> dict[int, str]:
    """The last question of a steward, by suggestion, for those that wait for their author."""
    asked = [each.pk for each in rows if each.state == SuggestionState.ASKED]
    remarks = Remark.objects.filter(suggestion__in=asked, asks=True).order_by("pk") if asked else ()
    return {remark.suggestion_id: remark.words for remark in remarks}


def _suggested(each: Suggestion, question: str, settings: Settings | None) -> Contribution:
    reason = settings.reason(each.answer_code) if settings and each.answer_code else ""
    return Contribution(
        title=each.title or str(capfirst(kinds.get(each.kind).label)),
        address=each.get_absolute_url(),
        at=each.at,
        what=_("Suggestion: %(change)s") % {"change": Change(each.change).label},
        state=str(SuggestionState(each.state).label),
        tone=_TONES.get(SuggestionState(each.state), "none"),
        language=each.cycle.language,
        zone=each.cycle.zone,
        name=each.by_name,
        reason=reason,
        answer=each.answer,
        answered=each.answered_at is not None,
        answered_by=each.answered_by_name,
        question=question,
        acts=_acts(each),
    )


def _acts(each: Suggestion) -> list[tuple[str, str]]:
    if not each.is_open:
        return []
    url = each.get_absolute_url()
    answer = [(_("Answer the question"), f"{url}reply/")] if each.state == SuggestionState.ASKED else []
    return [*answer, (_("Change it"), f"{url}edit/"), (_("Take it back"), f"{url}take-back/")]


def _edits(participants: Sequence[int], actor: Actor) -> Any:
    """What they changed themselves. Of an import, the journal has one line; here it would be hundreds.

    What they sent as a contribution stands here once, with what became of it: see `given`.
    """
    own = Q(by__in=participants, suggested_by=None) & ~Q(act="imported")
    own &= ~Q(record__in=inputs_by(participants).values("pk"))
    seen = visible(actor, "record__", states=_PUBLISHED_ONCE)
    return Revision.objects.filter(own & seen).select_related("record__cycle")


def _tell_edits(rows: Sequence[Revision], actor: Actor) -> Iterable[Contribution]:
    for each in rows:
        record, gone = each.record, each.record.state == RecordState.WITHDRAWN
        yield Contribution(
            title=record.reference if gone else record.title,
            address=record.get_absolute_url() if gone else f"{record.get_absolute_url()}history/",
            at=each.at,
            what=capfirst(f"{kinds.get(record.kind).label}: {wording.act(each.act)}"),
            state=_("withdrawn since") if gone else _("in the record"),
            tone="stop" if gone else "good",
            language=record.cycle.language,
            zone=record.cycle.zone,
            name=each.by_name,
        )


SUGGESTIONS = Source(_suggestions, _tell_suggestions, waiting=Q(state=SuggestionState.ASKED))
EDITS = Source(_edits, _tell_edits)
