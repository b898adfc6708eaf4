"""The forms of the pages for typing in, for tables and for events that others hold."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from moothill.commons.record import kinds
from moothill.commons.record.context import Context
from moothill.commons.record.fields import Moment
from moothill.commons.record.fields.base import Wrong
from moothill.commons.record.models import Record
from moothill.rooms.inputs.kinds import ComingBy, Consent, InputForm
from moothill.rooms.inputs.models import Call, TableLink
from moothill.rooms.inputs.operations.entering import MOST_LINES, day_of

_SHARED = ("form", "coming_by", "event", "when", "call", "place", "consent", "language", "source")
_HELP = {
    "when": _("As you would say it: 5 June 2018, or: at the end of May."),
    "table": _("The number or the name of the table, for a note of an event."),
    "said_by": _("Only where they agreed that it is published with their name."),
    "source": _("A file number, or the address of a page: whatever lets somebody find the original."),
    "language": _("The short code of the language it is written in, such as en or gd."),
}
_LABELS = {"source": _("Where the original is")}


class TypeForm(forms.Form):
    """One contribution, typed in for somebody; the key makes a second click harmless."""

    words = forms.CharField(
        label=_("What was said"),
        help_text=_("In the words in which it was said or written."),
        strip=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    key = forms.UUIDField(widget=forms.HiddenInput)
    names: tuple[str, ...] = (*_SHARED[:4], "table", *_SHARED[4:7], "said_by", "organisation", *_SHARED[7:])

    has_file = True

    def __init__(
        self, data: Any = None, files: Any = None, *, context: Context, event: Record | None = None
    ) -> None:
        super().__init__(data, files, initial={"key": uuid4(), **_beginning(context, event)})
        kind = kinds.get("input")
        for name in self.names:
            box = kind.field(name).form_field(context)
            box.help_text, box.label = _HELP.get(name, box.help_text), _LABELS.get(name, box.label)
            self.fields[name] = box
        channels = [choice for choice in ComingBy.choices if choice[0] != ComingBy.SITE]
        self.fields["coming_by"].widget = forms.Select(choices=channels)
        if self.has_file:
            self.fields["upload"] = forms.FileField(
                label=_("A scan or photograph of it"),
                help_text=_("Everybody can open it once this is public."),
                required=False,
            )

    @property
    def values(self) -> dict[str, Any]:
        """The open fields."""
        return {name: self.cleaned_data[name] for name in (*self.names, "words") if name in self.cleaned_data}


class PasteForm(TypeForm):
    """A list of contributions that have everything but their words in common."""

    words = forms.CharField(
        label=_("The list"),
        help_text=_(
            "One contribution in each line. Before the words may stand its table, with a tab between."
        ),
        strip=False,
        max_length=400_000,
        widget=forms.Textarea(attrs={"rows": 14}),
    )
    names = _SHARED
    has_file = False

    @property
    def values(self) -> dict[str, Any]:
        """What they share."""
        return {name: value for name, value in super().values.items() if name != "words"}


def _beginning(context: Context, event: Record | None) -> dict[str, Any]:
    """What is most likely: a note of the event at hand, or a letter."""
    values = {"consent": Consent.UNNAMED.value, "language": context.cycle.language}
    if event is None:
        return values | {"form": InputForm.LETTER.value, "coming_by": ComingBy.PAPER.value}
    return values | {
        "form": InputForm.NOTE.value, "coming_by": ComingBy.EVENT.value, "event": event.reference,
        "when": day_of(event),
    }  # fmt: skip


class TablesForm(forms.Form):
    """Which tables to open, and until when."""

    names = forms.CharField(
        label=_("Tables"),
        help_text=_("One name or number in each line."),
        max_length=6000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    until = forms.CharField(
        label=_("Open until"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"})
    )

    def __init__(self, data: Any = None, *, context: Context, until: datetime) -> None:
        there = until.astimezone(ZoneInfo(context.cycle.zone))
        super().__init__(data, initial={"until": f"{there:%Y-%m-%dT%H:%M}"})
        self._context = context
        self.fields["until"].help_text = _("Time in %(zone)s.") % {"zone": context.cycle.zone}

    def clean_until(self) -> datetime:
        """The moment that is meant where the cycle lives."""
        try:
            local = Moment("until", _("Open until")).clean(self.cleaned_data["until"], self._context)
        except Wrong as wrong:
            raise forms.ValidationError(str(wrong)) from wrong
        return datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(self._context.cycle.zone))


def likely_end(link_event: Record, at: datetime) -> datetime:
    """The end of the event's day, if that is still to come and not far; else a day from now."""
    day, zone = day_of(link_event), ZoneInfo(link_event.cycle.zone)
    soon = at + timedelta(days=1)
    if not day:
        return soon
    end = datetime.combine(datetime.fromisoformat(day), time(23, 59), tzinfo=zone)
    return end if at < end < at + timedelta(days=90) else soon


class PictureForm(forms.Form):
    """A picture of what a table wrote."""

    upload = forms.FileField(
        label=_("Photograph"),
        widget=forms.ClearableFileInput(attrs={"accept": "image/*", "capture": "environment"}),
    )
    words = forms.CharField(
        label=_("What it shows"),
        help_text=_("For those who do not see it. It stands as the words of the note."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files, initial={"key": uuid4()}, prefix="picture")


class BackForm(forms.Form):
    """What was said at an event that others held."""

    what = forms.CharField(
        label=_("Which event"),
        help_text=_("What it was, and where: Library evening in Kirkmoor. Everyone can read this."),
        max_length=400,
    )
    when = forms.CharField(label=_("When it was"), help_text=_HELP["when"], max_length=200, required=False)
    people = forms.IntegerField(
        label=_("How many were there"), min_value=1, max_value=100_000, required=False
    )
    call = forms.ChoiceField(label=_("Which question it answers"), required=False)
    words = forms.CharField(
        label=_("What was said"),
        help_text=_(
            "One thought in each line, at most %(most)s. Leave out who said it: the notes are published without names."
        )
        % {"most": MOST_LINES},
        strip=False,
        max_length=100_000,
        widget=forms.Textarea(attrs={"rows": 14}),
    )
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, calls: Iterable[Call]) -> None:
        super().__init__(data, initial={"key": uuid4()})
        options = [(call.record.reference, call.record.title) for call in calls]
        self.fields["call"].choices = [("", _("none of them in particular")), *options]  # type: ignore[attr-defined]


def rows_of(data: QueryDict) -> list[tuple[str, str]]:
    """The keys and words of the rows of a table's form, in order, as they were sent."""
    return list(zip(data.getlist("key"), data.getlist("words"), strict=False))


def name_of(link: TableLink) -> str:
    """What browsers keep the notes of a table under, so that a new address of the same table finds them."""
    record = link.event.record
    return f"{record.cycle.slug}/{record.reference}/{link.table}"
