"""Cutting a draft of a commitment, and comparing two."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from moothill.commons.cycles.frame import cycle_or_404, page
from moothill.commons.policy.actors import Actor
from moothill.commons.record import kinds
from moothill.commons.record.context import Context
from moothill.commons.record.forms import RecordForm, form_for
from moothill.commons.record.models import Record
from moothill.core.policy import Act, RecordState
from moothill.rooms.commitments.errors.drafts import NoSuchDraft
from moothill.rooms.commitments.models import Draft
from moothill.rooms.commitments.operations.cutting import cut_draft
from moothill.rooms.commitments.queries.comparing import compare as compare_contents
from moothill.rooms.commitments.queries.frozen import Contents, contents_of, draft_numbered, drafts_of
from moothill.rooms.commitments.views.visiting import HERE, Visit, commitment_or_404, for_those_who, steps_to

_NOW = "now"


@for_those_who(Act.CUT)
def cut(visit: Visit) -> HttpResponse:
    """Ask why and who agreed, then keep the commitment and its milestones as they stand."""
    record = visit.record
    assert record is not None  # nosec: the address names it
    form = _form(visit)

    def act() -> str:
        given = {name: value for name, value in form.values().items() if name in ("title", "why", "agreed")}
        made = cut_draft(
            commitment=record, **given, key=form.cleaned_data["key"], by=visit.actor, at=visit.at
        )
        return made.get_absolute_url()

    return visit.ask(
        "commitments/ask.html", form, act, heading=_("Cut a draft"), button=_("Cut the draft"), about=record.title,
        explanation=_("The commitment and its published milestones are kept as they stand now, word for word and for good, "
                      "under a number of their own. You can go on writing; any two drafts can be compared."),
    )  # fmt: skip


def _form(visit: Visit) -> RecordForm:
    """The kind's own form. Its `why` is the reason of the act, and it begins from no version."""
    form = form_for(kinds.get("draft"), Context(visit.cycle), visit.data)
    for name in ("reason", "base", "source", "doubt"):
        del form.fields[name]
    return form


@require_safe
def compare(request: Any, cycle: str, reference: str) -> HttpResponse:
    """Two drafts of a commitment by their numbers (`from` and `to`), or one and "now": field by field, word by word.

    400 with words for a number that no draft has; 404 for a commitment that is not public. A fixed number of queries.
    """
    found = cycle_or_404(request, cycle)
    record = commitment_or_404(found, reference, request.actor)
    shown: dict[str, Any] = {
        "record": record,
        "drafts": drafts_of(record, request.actor),
        "asked": (request.GET.get("from", ""), request.GET.get("to", "")),
        "crumbs": steps_to(found, record),
    }
    status = 200
    try:
        shown |= _compared(record, request.actor, *shown["asked"], how=request.GET.get("as", ""))
    except NoSuchDraft as error:
        shown["fault"], status = str(error), 400
    return page(request, "commitments/compare.html", shown, cycle=found, here=HERE, status=status)


def _compared(record: Record, actor: Actor, older: str, newer: str, *, how: str) -> dict[str, Any]:
    ends = [_end(record, actor, asked) for asked in (older, newer or _NOW)]
    (old, was), (new, now) = ends
    return {
        "old": old,
        "new": new,
        "comparison": compare_contents(was, now, written=how == "written"),
        "how": how if how in ("side", "written") else "",
        "address": f"?from={older}&to={newer or _NOW}",
    }


def _end(record: Record, actor: Actor, asked: str) -> tuple[Draft | None, Contents]:
    """A draft and what it holds; no draft, and what the commitment says, for "now". Raises NoSuchDraft."""
    if asked == _NOW and record.state == RecordState.PUBLISHED:
        return None, contents_of(record)
    whole = asked.isascii() and asked.isdigit() and len(asked) <= 6
    draft = draft_numbered(record, int(asked), actor) if whole else None
    if draft is None:
        raise NoSuchDraft(asked)
    return draft, draft.contents
