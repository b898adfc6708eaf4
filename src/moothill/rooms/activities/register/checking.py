"""What must hold between the fields of an activity."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from moothill.commons.record.context import Context
from moothill.commons.record.errors import Fault
from moothill.core.policy import RecordState
from moothill.rooms.activities.kinds import EXPLAINED, Form, State
from moothill.rooms.activities.models import Activity
from moothill.rooms.activities.register.numbering import takers


def check(values: Mapping[str, Any], context: Context) -> Iterator[Fault]:
    """Every fault, each at its field. What a source did not record is no fault of an import's."""
    yield from _number(values, context)
    yield from _parent(values, context)
    yield from _parts(values, context)
    if not context.importing:
        yield from _reason(values, context)
        yield from _place(values, context)
        yield from _report(values, context)


def _number(values: Mapping[str, Any], context: Context) -> Iterator[Fault]:
    other = takers(dict(values), context).select_related("record").first() if values["number"] else None
    if other:
        words = _(
            "%(number)s is the number of %(reference)s in this stage. Leave it empty to get the next one."
        )
        yield Fault("number", words % {"number": values["number"], "reference": other.record.reference})


def _parent(values: Mapping[str, Any], context: Context) -> Iterator[Fault]:
    if not values["parent"]:
        return
    parent = _thing(values["parent"], context)
    if parent is None:
        return
    if parent.pk == context.record:
        yield Fault("parent", _("An activity is no part of itself. Choose another, or none."))
    elif parent.parent_id:
        yield Fault("parent", _("That one is a part itself. Choose the activity that it is a part of."))
    elif (parent.stage.record.reference, parent.group) != (values["stage"], values["group"]):
        yield Fault("parent", _("That one stands in another stage or group. A part stands beside the whole."))


def _parts(values: Mapping[str, Any], context: Context) -> Iterator[Fault]:
    parts = Activity.objects.filter(parent=context.record) if context.record else Activity.objects.none()
    first = (
        parts.exclude(record__state=RecordState.WITHDRAWN).select_related("record", "stage__record").first()
    )
    if first is None:
        return
    place = {"part": f"{first.number} ({first.record.reference})".strip()}
    if values["parent"]:
        yield Fault(
            "parent", _("This has parts of its own, such as %(part)s. Take those out of it first.") % place
        )
    if (first.stage.record.reference, first.group) != (values["stage"], values["group"]):
        yield Fault(
            "stage", _("Its parts, such as %(part)s, would stay behind. Take those out of it first.") % place
        )


def _reason(values: Mapping[str, Any], context: Context) -> Iterator[Fault]:
    unexplained = values["state"] in EXPLAINED and not values["state_reason"]
    if unexplained and not _stood(context, state=values["state"], state_reason=""):
        yield Fault("state_reason", _("Say why, in a few words that everyone can read."))


def _place(values: Mapping[str, Any], context: Context) -> Iterator[Fault]:
    nowhere = values["form"] == Form.EVENT and not values["place"] and not values["placeholder"]
    if nowhere and not _stood(context, form=Form.EVENT, place=""):
        yield Fault("place", _("Say where people come to. An event has a place; “online” is one."))


def _report(values: Mapping[str, Any], context: Context) -> Iterator[Fault]:
    """An event is complete with its report and how many came, or a reason why not; what stood so before is let stand."""
    event = values["form"] == Form.EVENT and values["state"] == State.COMPLETE and not values["placeholder"]
    if not event or values["no_report"]:
        return
    before = {"form": Form.EVENT, "state": State.COMPLETE, "no_report": ""}
    if values["came"] is None and not _stood(context, came=None, **before):
        yield Fault("came", _("Say how many came, or below why there is no report."))
    if not values["outcome"] and not _stood(context, outcome="", **before):
        yield Fault("outcome", _("Write what came of it, or say below why there is no report."))


def _stood(context: Context, **before: Any) -> bool:
    """Whether the record stood so before: what an import left open need not be made up to mend something else."""
    return context.record is not None and Activity.objects.filter(pk=context.record, **before).exists()


def _thing(reference: str, context: Context) -> Activity | None:
    found = context.find(reference, withdrawn=True)
    return Activity.objects.select_related("stage__record").filter(pk=found[1]).first() if found else None
