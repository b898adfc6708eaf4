"""The go-live list of a cycle, and the button that opens it to the public."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from moothill.commons.cycles.operations import change_state
from moothill.commons.record.operations import facts_of
from moothill.core.policy import Act, CycleState, decide
from moothill.front.begin.golive import points
from moothill.front.desk.gate import Desk, for_those_who_may


class OpenForm(forms.Form):
    """Why now, and that what is not done yet was seen."""

    reason = forms.CharField(
        label=gettext_lazy("Why now?"), help_text=gettext_lazy("Everyone can read this."), max_length=2000
    )
    anyway = forms.BooleanField(label=gettext_lazy("Open it although not everything is done"), required=False)

    def __init__(self, data: object = None, *, left: int) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        self.left = left
        if not left:
            del self.fields["anyway"]

    def clean(self) -> None:
        """Opening with something left to do is a decision, not an oversight."""
        if self.left and not self.cleaned_data.get("anyway"):
            self.add_error("anyway", _("Tick this if you mean to, or mend what is left first."))


@for_those_who_may(Act.READ_DRAFTS)
def go_live(desk: Desk) -> HttpResponse:
    """What is done and what is not; sent, it opens the cycle. A second click finds it open."""
    found = points(desk.cycle, desk.actor)
    left = sum(not point.is_done for point in found)
    form = OpenForm(desk.data, left=left)
    is_draft = desk.cycle.state == CycleState.DRAFT
    if desk.data is not None and not is_draft:
        return desk.leave()
    if desk.data is not None and form.is_valid():
        change_state(
            cycle=desk.cycle,
            state=CycleState.RUNNING,
            reason=form.cleaned_data["reason"],
            by=desk.actor,
            at=desk.at,
        )
        messages.success(desk.request, _("The cycle is open: everybody can read it from now on."))
        return desk.leave()
    shown = {
        "points": found,
        "left": left,
        "done": len(found) - left,
        "form": form,
        "is_draft": is_draft,
        "may_open": decide(Act.CHANGE_CYCLE, facts_of(desk.actor, desk.cycle)).allowed,
    }
    return desk.page("begin/go_live.html", shown, status=200 if desk.data is None else 422)
