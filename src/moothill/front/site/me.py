"""A signed-in person's own page."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from moothill.commons.cycles.models import RoleHeld
from moothill.commons.cycles.operations import rename_holder
from moothill.commons.people.errors import NameTaken
from moothill.commons.people.models import Participant


class NameForm(forms.Form):
    """The name that the public sees."""

    label = forms.CharField(
        label=gettext_lazy("Your public name"),
        help_text=gettext_lazy("It stands beside everything you do here. It need not be your real name."),
        max_length=80,
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def me(request: Any) -> HttpResponse:
    """The public name, the roles held, and the way to sign-in settings."""
    if not request.actor.signed_in:
        return redirect_to_login(request.get_full_path())
    participant = Participant.objects.get(pk=request.actor.participant)
    form = NameForm(request.POST if request.method == "POST" else None, initial={"label": participant.label})
    if request.method == "POST" and form.is_valid() and _renamed(request, participant, form):
        return HttpResponseRedirect("/me/", status=303)
    roles = (
        RoleHeld.objects.filter(participant=participant)
        .select_related("cycle", "organisation")
        .order_by("-since")
    )
    shown = {"participant": participant, "form": form, "roles": roles[:200]}
    return render(request, "site/me.html", shown, status=422 if form.errors else 200)


def _renamed(request: Any, participant: Participant, form: NameForm) -> bool:
    label = " ".join(form.cleaned_data["label"].split())
    try:
        rename_holder(participant=participant, label=label, by=participant, at=request.at)
    except NameTaken as error:
        form.add_error("label", str(error))
        return False
    messages.success(request, _("Your public name is now “%(label)s”.") % {"label": label})
    return True
