"""Undoing a wave: choose whose contributions and of which span, look at what that would undo, undo it, or put it back."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from moothill.commons.cycles.models import Cycle
from moothill.commons.moderation.errors import Moved, NoReason, NotHidden, NothingChosen
from moothill.commons.moderation.looking import guests_in, look_at_networks, networks_in
from moothill.commons.moderation.models import Wave
from moothill.commons.moderation.waves import Choice, Preview, counts_in_words, preview, restore, undo
from moothill.core.policy import Act
from moothill.front.desk.gate import Desk, for_those_who_may
from moothill.front.moderate import rows, wording
from moothill.front.moderate.forms import WordsForm

_MOST_NETWORKS, _MOST_GUESTS, _MOST_WAVES = 500, 100, 50
_STATUS: dict[type[Exception], int] = {Moved: 409, NoReason: 422, NothingChosen: 422, NotHidden: 409}


class SpanForm(forms.Form):
    """From when until when, in the cycle's own time."""

    since = forms.DateTimeField(
        label=gettext_lazy("From"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    until = forms.DateTimeField(
        label=gettext_lazy("Until"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )

    def clean(self) -> dict[str, Any]:
        """The end is not before the beginning."""
        given = super().clean() or {}
        if given.get("since") and given.get("until") and given["since"] > given["until"]:
            self.add_error("until", _("This is before the beginning."))
        return given


@for_those_who_may(Act.UNDO_WAVE)
def waves(desk: Desk) -> HttpResponse:
    """Step one chooses, step two shows what would be undone, step three undoes it."""
    zone = ZoneInfo(desk.cycle.zone)
    asked = desk.data if desk.data is not None else desk.request.GET
    now = desk.at.astimezone(zone) + timedelta(minutes=1)
    given = asked if "since" in asked else {"since": _local(now - timedelta(days=1)), "until": _local(now)}
    span = SpanForm(given)
    if not span.is_valid():
        return desk.page("moderate/waves.html", {"span": span, **_past(desk.cycle)}, status=422)
    since, until = (span.cleaned_data[name].replace(tzinfo=zone) for name in ("since", "until"))
    if desk.data is None:
        return _choose(desk, span, since, until)
    choice = _choice(desk.data, since, until)
    reason = desk.data.get("reason", "")
    try:
        if desk.data.get("step") == "undo":
            wave = undo(
                cycle=desk.cycle, choice=choice, digest=desk.data.get("digest", ""), reason=reason, by=desk.actor,
                at=desk.at,
            )  # fmt: skip
            return HttpResponseRedirect(
                f"{desk.cycle.get_absolute_url()}desk/moderation/waves/{wave.pk}/", status=303
            )
        return _show(desk, span, choice, reason)
    except tuple(_STATUS) as error:
        return _choose(desk, span, since, until, fault=str(error), status=_STATUS[type(error)])


def _choice(asked: Any, since: datetime, until: datetime) -> Choice:
    guests = (word for word in asked.getlist("guest") if word.isascii() and word.isdigit() and len(word) < 19)
    return Choice(
        since=since, until=until, guests=frozenset(map(int, guests)), networks=frozenset(asked.getlist("network")),
        held=asked.get("held") == "yes", looked_at=asked.get("looked_at") == "yes",
    )  # fmt: skip


def _choose(
    desk: Desk, span: SpanForm, since: datetime, until: datetime, *, fault: str = "", status: int = 200
) -> HttpResponse:
    asked = desk.request.POST
    shown = {
        "span": span,
        "networks": list(networks_in(desk.cycle, since, until)[:_MOST_NETWORKS]),
        "guests": list(guests_in(desk.cycle, since, until)[:_MOST_GUESTS]),
        "chosen": {*asked.getlist("network"), *asked.getlist("guest")},
        "reason": asked.get("reason", ""),
        "held": asked.get("held") == "yes" or desk.data is None,
        "looked_at": asked.get("looked_at") == "yes",
        "fault": fault,
        **_past(desk.cycle),
    }
    return desk.page("moderate/waves.html", shown, status=status)


def _show(desk: Desk, span: SpanForm, choice: Choice, reason: str) -> HttpResponse:
    """What would be undone. Whoever looks at what networks sent says why, and that is logged."""
    if not reason.strip():
        raise NoReason
    found = preview(desk.cycle, choice, by=desk.actor)
    if not found.total:
        raise NothingChosen
    if choice.networks:
        look_at_networks(cycle=desk.cycle, networks=choice.networks, reason=reason, by=desk.actor, at=desk.at)
    shown = {
        "span": span,
        "choice": choice,
        "preview": found,
        "counts": _counts(found),
        "samples": rows.of_sightings(found.samples),
        "reason": reason,
        "hidden": _hidden(choice),
    }
    return desk.page("moderate/wave_preview.html", shown)


def _counts(found: Preview) -> list[tuple[str, int]]:
    return [(wording.kind_of(label) or _("report"), number) for label, number in sorted(found.counts.items())]


def _hidden(choice: Choice) -> list[tuple[str, str]]:
    return [
        *(("network", network) for network in sorted(choice.networks)),
        *(("guest", str(guest)) for guest in sorted(choice.guests)),
        *([("held", "yes")] if choice.held else []),
        *([("looked_at", "yes")] if choice.looked_at else []),
    ]


def _past(cycle: Cycle) -> dict[str, Any]:
    return {"past": Wave.objects.filter(cycle=cycle)[:_MOST_WAVES]}


def _local(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M")


def one(request: Any, cycle: str, number: int) -> HttpResponse:
    """A wave that was undone: what became of it, what still needs a person, and the way to put it back."""

    @for_those_who_may(Act.UNDO_WAVE)
    def view(desk: Desk) -> HttpResponse:
        wave = get_object_or_404(Wave.objects.select_related("cycle"), pk=number, cycle=desk.cycle)
        form, status = WordsForm(desk.data), 200
        if desk.data is not None:
            status = 422
            if form.is_valid():
                try:
                    restore(wave=wave, reason=form.cleaned_data["words"], by=desk.actor, at=desk.at)
                    return HttpResponseRedirect(desk.request.path, status=303)
                except tuple(_STATUS) as error:
                    form.add_error(None, str(error))
                    status = _STATUS[type(error)]
        left = [
            item.sighting
            for item in wave.items.filter(fate="left").select_related("sighting__participant")[:100]
        ]
        shown = {
            "wave": wave, "counts": counts_in_words(wave), "left": rows.of_sightings(left), "form": form,
        }  # fmt: skip
        return desk.page("moderate/wave.html", shown, status=status)

    return view(request, cycle)
