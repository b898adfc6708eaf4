"""Saying from what a commitment was born: when it is begun, and later."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from moothill.commons.record.models import Link, LinkKind
from moothill.core.policy import Act
from moothill.rooms.commitments import operations
from moothill.rooms.commitments.errors import NotACause
from moothill.rooms.commitments.forms.drafting import FoundForm, TraceForm
from moothill.rooms.commitments.queries.prefilling import words_of
from moothill.rooms.commitments.views.visiting import Visit, for_those_who, named

_SHOWN = 200


@for_those_who(Act.CREATE, Act.LINK, one=False)
def new_from(visit: Visit) -> HttpResponse:
    """A commitment from themes, points, responses and contributions, in their own words; the address names them (`of`)."""
    of = ", ".join(visit.request.GET.getlist("of"))[:4000]
    try:
        causes = named(visit.cycle, of, visit.actor)
    except NotACause:
        causes = []
    form = FoundForm(visit.data, {"of": of, **words_of(causes)})

    def act() -> str:
        given = form.cleaned_data
        made = operations.found(
            cycle=visit.cycle, title=given["title"], causes=named(visit.cycle, given["of"], visit.actor),
            values={"problem": given["problem"]}, reason=given["reason"], by=visit.actor, at=visit.at,
            key=given["key"],
        )  # fmt: skip
        return made.get_absolute_url()

    return visit.ask(
        "commitments/new_from.html", form, act, heading=_("Begin a commitment"), causes=causes[:_SHOWN],
        explanation=_("It is public from its first wording, and says what it was born from. Write the rest on its own page."),
        button=_("Begin it"),
    )  # fmt: skip


@for_those_who(Act.LINK)
def trace(visit: Visit) -> HttpResponse:
    """What a commitment was born from: saying more of it, or taking some away, with a reason."""
    record = visit.record
    assert record is not None  # nosec: the address names one
    initial = {"of": ", ".join(visit.request.GET.getlist("of"))[:4000], "do": TraceForm.SAY}
    form = TraceForm(visit.data, initial=initial)

    def act() -> str:
        given = form.cleaned_data
        do = operations.trace if given["do"] == TraceForm.SAY else operations.untrace
        causes = named(visit.cycle, given["of"], visit.actor)
        do(commitment=record, causes=causes, reason=given["reason"], by=visit.actor, at=visit.at)
        return visit.home

    links = Link.objects.filter(effect=record, kind=LinkKind.BECAME).select_related("cause")
    shown = list(links.order_by("cause__kind", "cause")[:_SHOWN])
    for link in shown:
        link.cause.cycle = visit.cycle
    return visit.ask(
        "commitments/trace.html", form, act, heading=_("What it was born from"), links=shown,
        explanation=_("Themes, points, responses and contributions that became this commitment. Whoever contributed can "
                      "follow the way from their words to here."),
        button=_("Save"),
    )  # fmt: skip
