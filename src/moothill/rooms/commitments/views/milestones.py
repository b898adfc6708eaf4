"""Moving the dates of a milestone."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from moothill.core.policy import Act
from moothill.rooms.commitments.forms.milestones import MoveDatesForm
from moothill.rooms.commitments.models import Milestone
from moothill.rooms.commitments.operations.moving import move_dates
from moothill.rooms.commitments.views.visiting import Visit, for_those_who


@for_those_who(Act.MOVE_DATE, kind="milestone")
def move(visit: Visit) -> HttpResponse:
    """Ask when it is to be done now, why, and who agreed; what stood before is kept beside it."""
    record = visit.record
    assert record is not None  # nosec: the address names it
    stands = Milestone.objects.get(pk=record.pk).when
    form = MoveDatesForm(visit.data, initial={"when": stands.words if stands else ""})

    def act() -> str:
        given = form.cleaned_data
        moved = move_dates(
            milestone=record, when=given["when"], because=given["because"], agreed=given["agreed"],
            key=given["key"], by=visit.actor, at=visit.at,
        )  # fmt: skip
        return moved.get_absolute_url()

    return visit.ask(
        "commitments/ask.html", form, act, heading=_("Move the dates of a milestone"),
        about=f"{record.number} {record.title}".strip(), button=_("Move the dates"),
        explanation=_("The dates that were promised stay beside the new ones, with your reason and who agreed."),
    )  # fmt: skip
