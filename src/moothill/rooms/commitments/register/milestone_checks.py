"""What must hold of a milestone: one number for good within its commitment, dates that fit, and dates that stay."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from moothill.commons.record.context import Context
from moothill.commons.record.errors import Fault
from moothill.commons.record.models import Record, Revision
from moothill.core.dates import Answer, Period, from_json, overlaps
from moothill.core.policy import RecordState
from moothill.rooms.commitments.models import Milestone
from moothill.rooms.commitments.operations.moving import Moving
from moothill.rooms.commitments.queries.milestones import promised_of
from moothill.rooms.commitments.register.milestone_number import same_number

Values = Mapping[str, Any]


def check(values: Values, context: Context) -> Iterator[Fault]:
    """Runs for people and imports alike; what an import brings may lie outside its commitment, and its page says so."""
    yield from same_number(values, context)
    if not context.importing:
        yield from _outside(values, context)
    if _gets_new_dates(values, context):
        yield Fault("when", _other_door(context.record))
    if _goes_elsewhere(values, context):
        words = _("A public milestone stays with its commitment. Withdraw it there, and write it anew here.")
        yield Fault("commitment", words)


def launch(values: Values, context: Context) -> Iterator[Fault]:
    """Before all see it its commitment is public; and what they see keeps its dates."""
    found = context.find(values["commitment"], withdrawn=True)
    public = found and Record.objects.filter(pk=found[1], state=RecordState.PUBLISHED).exists()
    if not public:
        yield Fault("commitment", _("This commitment is not public. Publish it first, then its milestones."))
    if _kept(context) and values["when"] != _kept(context):
        yield Fault("when", _other_door(context.record))


def complete(values: dict[str, Any], context: Context) -> dict[str, Any]:
    """Dates whose words nobody touched stay as they were understood."""
    kept = _stored(context)[1] if context.record else None
    same = kept and values["when"] and kept["words"] == values["when"]["words"]
    return values | {"when": kept} if same else values


def _outside(values: Values, context: Context) -> Iterator[Fault]:
    found = context.find(values["commitment"], withdrawn=True) if values["commitment"] else None
    if found is None or not values["when"]:
        return
    pk = found[1]
    promised = context.keep(("when of a commitment", pk), lambda: promised_of(pk))
    when = from_json(values["when"])
    if promised and overlaps(when, promised) is Answer.NO:
        yield Fault("when", _outside_words(when, promised))


def _outside_words(when: Period, promised: Period) -> str:
    return _(
        "%(when)s lies wholly outside the dates of the commitment (%(promised)s). "
        "Write dates within those, or change the dates of the commitment first."
    ) % {"when": when.words, "promised": promised.words}


def _stored(context: Context) -> tuple[str, Any, int]:
    """The state of the milestone at hand, its dates and its commitment, before this act. One query in an act."""
    rows = Milestone.objects.filter(pk=context.record or 0).values_list(
        "record__state", "when_json", "commitment"
    )
    found: tuple[str, Any, int] = context.keep("milestone before", lambda: rows.first() or ("", None, 0))
    return found


def _kept(context: Context) -> Any:
    """The dates that only `operations.move_dates` changes; None where there are none."""
    if context.record is None or isinstance(context, Moving):
        return None
    state, when, _commitment = _stored(context)
    return when if state != RecordState.DRAFT else None


def _gets_new_dates(values: Values, context: Context) -> bool:
    """Whether somebody writes dates that it never had. Dates that it had once are judged when all is put together: an edit
    that was begun before they were moved still holds them."""
    kept = _kept(context)
    if not kept or values["when"] == kept:
        return False
    contents = Revision.objects.filter(record=context.record or 0).values_list("content", flat=True)
    return values["when"] not in [content.get("when") for content in contents]


def _goes_elsewhere(values: Values, context: Context) -> bool:
    if context.record is None:
        return False
    state, _when, commitment = _stored(context)
    found = context.find(values["commitment"], withdrawn=True)
    return state != RecordState.DRAFT and found is not None and found[1] != commitment


def _other_door(milestone: int | None) -> str:
    reference = Record.objects.filter(pk=milestone or 0).values_list("reference", flat=True).first()
    return _(
        "The dates of a public milestone are moved at a door of their own, which asks why and who agreed: "
        "“Move the dates” on the page of %(reference)s. Nothing was stored."
    ) % {"reference": reference}
