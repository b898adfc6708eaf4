"""Saying who leads a commitment for each side."""

from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from moothill.commons.cycles.models import RoleHeld
from moothill.commons.people.models import Participant
from moothill.core.policy import Act, Role, Side
from moothill.rooms.commitments import operations
from moothill.rooms.commitments.errors import NoLeadToBe
from moothill.rooms.commitments.forms.drafting import EndLeadForm, LeadForm
from moothill.rooms.commitments.kinds import Side as Taking
from moothill.rooms.commitments.models import Commitment
from moothill.rooms.commitments.queries.leading import SIDES, leads_of, led_before
from moothill.rooms.commitments.views.visiting import Visit, for_those_who


@for_those_who(Act.NAME_LEAD)
def leads(visit: Visit) -> HttpResponse:
    """Who leads a commitment now and before; and naming somebody of those who hold the role."""
    thing = _thing(visit)
    people = list(_people(visit))
    form = LeadForm(visit.data, people=people)

    def act() -> str:
        side, _colon, pk = form.cleaned_data["who"].partition(":")
        who = Participant.objects.filter(pk=int(pk)).first()
        if who is None:
            raise NoLeadToBe("", str(Taking(side).label))
        operations.name_lead(
            commitment=thing, side=Side(side), participant=who, by=visit.actor, at=visit.at,
            reason=form.cleaned_data["reason"],
        )  # fmt: skip
        return visit.home

    present = leads_of([thing])[thing.pk]
    before = [(Taking(each.side).label, each) for each in led_before(thing)]
    return visit.ask(
        "commitments/leads.html", form, act, heading=_("Who leads this commitment"),
        explanation=_("One person on each side. They edit the commitment and its milestones at once, cut drafts of it, and "
                      "report on it; nobody else gets a right by that."),
        button=_("Name them"), people=people, before=before, url=f"{visit.home}leads/",
        leads=[(Taking(side.value).label, present.get(side)) for side in SIDES],
    )  # fmt: skip


@for_those_who(Act.NAME_LEAD)
def end(visit: Visit) -> HttpResponse:
    """Ask why, and end that somebody leads a commitment for a side; 404 for a side that there is not."""
    thing = _thing(visit)
    asked = visit.request.GET.get("side", "")
    form = EndLeadForm(visit.data, initial={"side": asked})

    def act() -> str:
        operations.end_lead(
            commitment=thing, side=_side(form.cleaned_data["side"]), reason=form.cleaned_data["reason"],
            by=visit.actor, at=visit.at,
        )  # fmt: skip
        return f"{visit.home}leads/"

    if visit.data is None:
        _side(asked)
    return visit.ask(
        "commitments/asking.html", form, act, heading=_("End that somebody leads this commitment"),
        explanation=_("Until you name somebody else, nobody leads it for that side. Their role in the cycle stays."),
        button=_("End it"),
    )  # fmt: skip


def _side(words: str) -> Side:
    if words not in [side.value for side in SIDES]:
        raise Http404
    return Side(words)


def _thing(visit: Visit) -> Commitment:
    assert visit.record is not None  # nosec: the address names one
    thing: Commitment = Commitment.objects.get(pk=visit.record.pk)
    thing.record = visit.record
    return thing


def _people(visit: Visit) -> Any:
    held = RoleHeld.objects.filter(
        cycle=visit.cycle, role=Role.COMMITMENT_LEAD, side__in=[side.value for side in SIDES], until=None
    )
    for each in held.select_related("participant").order_by("side", "participant__label"):
        yield (
            f"{each.side}:{each.participant_id}",
            f"{each.participant.public_name} ({Taking(each.side).label})",
        )
