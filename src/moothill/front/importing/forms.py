"""The forms: sending a file, saying which column is what, and undoing."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record.models import Record
from moothill.core.exchange import READERS
from moothill.core.exchange.shapes import EXTERNAL, KEYS
from moothill.core.policy import RecordState
from moothill.rooms.inputs.kinds import LICENCE, ComingBy, Consent, InputForm
from moothill.rooms.inputs.operations.importing import Given

_MOST_LISTED = 2000

# What a column can be, in the words of whoever says so.
MEANINGS = {
    "words": _("what was said"),
    "title": _("a title"),
    "why": _("why it matters"),
    "answers": _("an answer; the heading is the question"),
    "said_by": _("the name of who said it"),
    "organisation": _("the organisation they speak for"),
    "place": _("the place it is about"),
    "when": _("the day it was said"),
    "language": _("the language it is in"),
    "form": _("what it is: idea, comment, note, answer or letter"),
    "table": _("the table at an event"),
    "source": _("the address it stands at"),
    "supports": _("how many supported it there"),
    EXTERNAL: _("its number there"),
}
if set(MEANINGS) != {*KEYS, EXTERNAL}:
    raise AssertionError("every meaning of a column needs its words")


class FileForm(forms.Form):
    """A file, what kind of file it is, and what holds for everything in it."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    file = forms.FileField(label=_("The file"), allow_empty_file=True)
    reader = forms.ChoiceField(
        label=_("What kind of file it is"),
        required=False,
        help_text=_("Leave it, and the file is looked at."),
    )
    source = forms.CharField(
        label=_("Where it comes from"), max_length=300, required=False,
        help_text=_("The address at which it stays authoritative. Each contribution shows it."),
    )  # fmt: skip
    call = forms.ChoiceField(label=_("Answers the call"), required=False)
    event = forms.ChoiceField(label=_("Born at the event"), required=False)
    form = forms.ChoiceField(label=_("What they are, where the file does not say"), choices=InputForm.choices)
    coming_by = forms.ChoiceField(
        label=_("How they came"), choices=ComingBy.choices, initial=ComingBy.ELSEWHERE
    )
    consent = forms.ChoiceField(
        label=_("What their authors agreed to"), choices=Consent.choices, initial=Consent.UNNAMED,
        help_text=_("Without consent for names, the names in the file are left out."),
    )  # fmt: skip
    licence = forms.CharField(label=_("Licence"), max_length=60, required=False, initial=LICENCE)
    language = forms.CharField(
        label=_("Language, where the file does not say"), max_length=10, required=False,
        help_text=_("A short code, such as en, gd or uk."),
    )  # fmt: skip
    when = forms.CharField(
        label=_("When it was said, where the file does not say"), max_length=100, required=False
    )
    doubles = forms.BooleanField(
        label=_("Rows that repeat another word for word come from other people: bring them in too"),
        required=False,
    )

    def __init__(self, *args: Any, cycle: Cycle, actor: Actor, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["reader"].choices = [("", _now("as it looks")), *readers()]  # type: ignore[attr-defined]
        self.fields["call"].choices = _records(cycle, actor, "call")  # type: ignore[attr-defined]
        self.fields["event"].choices = _records(cycle, actor, "activity")  # type: ignore[attr-defined]

    @property
    def given(self) -> Given:
        """What holds for everything in the file."""
        names = (
            "call", "event", "form", "coming_by", "consent", "licence", "language", "when", "source", "doubles",
        )  # fmt: skip
        return Given(**{name: self.cleaned_data[name] for name in names})


def readers() -> list[tuple[str, str]]:
    """Every kind of file, in words; those of which nobody has seen a real one yet are marked."""
    return [(name, label_of(name)) for name in READERS]


def label_of(name: str) -> str:
    """One kind of file in words; a kind that is gone is named as it is."""
    reader = READERS.get(name)
    if reader is None:
        return name
    label = _now(reader.label)
    return label if reader.confirmed else _now("%(label)s (unconfirmed)") % {"label": label}


def _records(cycle: Cycle, actor: Actor, kind: str) -> list[tuple[str, str]]:
    rows = Record.objects.visible_in(cycle, actor).filter(kind=kind).exclude(state=RecordState.WITHDRAWN)
    found = rows.order_by("position", "pk").values_list("reference", "title")[:_MOST_LISTED]
    return [("", _now("none")), *((reference, f"{reference} {title}") for reference, title in found)]


class ColumnsForm(forms.Form):
    """One choice for each column; the fields are named by their place, since headings can be anything."""

    def __init__(self, *args: Any, headings: Iterable[str], known: Mapping[str, str], **more: Any) -> None:
        super().__init__(*args, **more)
        self._headings = list(headings)
        choices = [("", _now("leave it out")), *MEANINGS.items()]
        for place, heading in enumerate(self._headings):
            self.fields[f"column-{place}"] = forms.ChoiceField(
                label=heading or _now("column %(number)s") % {"number": place + 1},
                choices=choices,
                required=False,
                initial=known.get(heading, ""),
            )

    @property
    def mapping(self) -> dict[str, str]:
        """Which heading is what; only where something was chosen."""
        chosen = ((name, self.cleaned_data[f"column-{place}"]) for place, name in enumerate(self._headings))
        return {name: key for name, key in chosen if key}

    def clean(self) -> dict[str, Any]:
        """Something must be said in at least one column."""
        given = super().clean() or {}
        if not {"words", "title", "answers"} & set(given.values()):
            raise forms.ValidationError(_("Say which column holds what was said, a title, or an answer."))
        return given


class UndoForm(forms.Form):
    """Why an import is undone."""

    reason = forms.CharField(label=_("Why?"), help_text=_("Everyone can read this."), max_length=1000)


class EvenSoForm(UndoForm):
    """As UndoForm, where people built upon what came."""

    even_so = forms.BooleanField(label=_("Withdraw these too"))
