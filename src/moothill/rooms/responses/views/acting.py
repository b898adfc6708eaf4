"""Publishing, agreeing, finishing, and how a cycle answers."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from moothill.commons.record.errors import WrongState
from moothill.commons.record.models import Record
from moothill.commons.record.queries import find
from moothill.core.policy import Act
from moothill.rooms.responses import operations
from moothill.rooms.responses.forms import AgreeForm, FinishForm, MannerForm, PublishForm
from moothill.rooms.responses.queries.agreeing import both_sides
from moothill.rooms.responses.queries.finishing import end_of
from moothill.rooms.responses.views.gate import Visit, for_those_who, references_in


@for_those_who(Act.RESPOND)
def publish(visit: Visit) -> HttpResponse:
    """Publish one response or a batch."""
    ticked = ", ".join(references_in(visit.request.GET.getlist("of")))
    form = PublishForm(visit.data, initial={"of": ticked})

    def act() -> list[Record]:
        given = form.cleaned_data
        return operations.publish(
            responses=[_response(visit, each) for each in references_in([given["of"]])], by=visit.actor, at=visit.at,
            reason=given["reason"], key=given["key"],
        )  # fmt: skip

    return visit.ask(
        form, act, leave=lambda _made: visit.home, heading=_("Publish responses"), button=_("Publish them"),
        explanation=_("Everybody behind what they answer is told, each once. All of them are published, or none."),
        cancel=f"{visit.home}desk/",
    )  # fmt: skip


def _response(visit: Visit, reference: str) -> Record:
    record = find(visit.cycle, reference, visit.actor)
    if record is None or record.kind != "response":
        raise WrongState(_("no response of this cycle (%(reference)s)") % {"reference": reference})
    return record


@for_those_who(Act.RESPOND, kind="response")
def agree(visit: Visit) -> HttpResponse:
    """Agree to a response for one's side, as it was read."""
    record = visit.record
    assert record is not None  # nosec: the address names it
    form = AgreeForm(visit.data, initial={"version": record.version})

    def act() -> Record:
        operations.agree(response=record, version=form.cleaned_data["version"], by=visit.actor, at=visit.at)
        return record

    return visit.ask(
        form, act, leave=lambda made: made.get_absolute_url(), heading=_("Agree to this response for your side?"),
        explanation=record.title, own=True, button=_("Agree"), cancel=record.get_absolute_url(),
    )  # fmt: skip


@for_those_who(Act.FINISH, kind="call")
def finish(visit: Visit) -> HttpResponse:
    """Say that a call is finished."""
    record = visit.record
    assert record is not None  # nosec: the address names it
    form = FinishForm(visit.data)

    def act() -> Record:
        operations.finish(call=record, by=visit.actor, at=visit.at)
        return record

    end = end_of(record)
    return visit.ask(
        form, act, leave=lambda made: made.get_absolute_url(), heading=_("Finish this call?"), button=_("Finish it"),
        explanation=_("It is finished when it has closed, when a response says what was asked, heard and done, and when "
                      "everything that was contributed has an answer."),
        cancel=record.get_absolute_url(),
        waiting=f"{visit.cycle.get_absolute_url()}inputs/?call={record.reference}&answered=no" if end.unanswered else "",
        write=f"{visit.home}new/?to={record.reference}" if end.answer is None else "",
    )  # fmt: skip


@for_those_who(Act.SET_ANSWERING)
def manner(visit: Visit) -> HttpResponse:
    """Whether both sides must agree to what is answered here."""
    form = MannerForm(visit.data, initial={"both_sides": both_sides(visit.cycle)})

    def act() -> str:
        given = form.cleaned_data
        operations.set_manner(
            cycle=visit.cycle,
            both_sides=given["both_sides"],
            reason=given["reason"],
            by=visit.actor,
            at=visit.at,
        )
        return visit.home

    return visit.ask(
        form, act, leave=str, heading=_("How this cycle answers"), button=_("Set this"),
        explanation=_("It is a public act: the journal says who set it, and why."), cancel=f"{visit.home}desk/",
    )  # fmt: skip
