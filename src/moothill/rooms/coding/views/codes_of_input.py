"""Changing which codes hold for one contribution, and settling what two people said differently."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from moothill.commons.policy.operations import require
from moothill.commons.record import kinds
from moothill.commons.record.errors import ReasonNeeded, Unchanged
from moothill.commons.record.models import Record
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act
from moothill.rooms.coding import operations
from moothill.rooms.coding.errors import coding as errors
from moothill.rooms.coding.forms.coding import RecodeForm
from moothill.rooms.coding.models import Reading
from moothill.rooms.coding.queries.choices import choices_in
from moothill.rooms.coding.queries.coded import given_to, kept_back, said_of
from moothill.rooms.inputs.queries.wording import wording
from moothill.rooms.inputs.views.entering import input_or_404, kept_by_nobody

_STATUS: dict[type[Exception], int] = {
    errors.CodeNotUsable: 422, errors.NotCodable: 409, errors.NothingToSettle: 409, errors.WordsMoved: 409,
    ReasonNeeded: 422, Unchanged: 422,
}  # fmt: skip


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def codes(request: Any, cycle: str, reference: str) -> HttpResponse:
    """The contribution, what each person said of it side by side, and the codes that shall hold."""
    record = input_or_404(request, cycle, reference)
    if not request.actor.signed_in:
        return redirect_to_login(request.get_full_path())
    require(Act.CODE, facts_of(request.actor, record.cycle, record))
    differs = Reading.objects.filter(input=record.pk, differs=True).exists()
    given = given_to(record, request.actor)
    held = {each.code.reference: each.code for each in given}
    known = {each.reference: each.code for each in choices_in(record.cycle)} | held
    options = [(name, code.title) for name, code in known.items()]
    form = RecodeForm(request.POST or None, options=options, held=list(held))
    status = 200
    if form.is_bound:
        status = _sent(request, record, form, known, differs=differs)
        if status == 303:
            messages.success(request, _("Thank you. This is what holds now."))
            return HttpResponseRedirect(record.get_absolute_url(), status=303)
    thing = kinds.get("input").things().get(pk=record.pk)
    thing.record = record
    early = bool(kept_back(record.cycle, request.actor, [record.pk]))
    shown = {
        "form": form,
        "differs": differs,
        "early": early,
        "said": said_of(record),
        "given": given,
        "text": wording(thing),
        "language": thing.language or record.cycle.language,
    }
    return kept_by_nobody(request, "coding/codes_of_input.html", record, shown, status=status)


def _sent(request: Any, record: Record, form: RecodeForm, known: dict[str, Record], *, differs: bool) -> int:
    if not form.is_valid():
        return 422
    change = operations.settle if differs else operations.recode
    marks = [operations.Mark(known[each]) for each in form.cleaned_data["codes"]]
    try:
        change(
            record=record, codes=marks, reason=form.cleaned_data["reason"], by=request.actor, at=request.at
        )
    except tuple(_STATUS) as error:
        form.add_error("reason" if isinstance(error, ReasonNeeded) else None, str(error))
        return _STATUS[type(error)]
    return 303
