"""Forms of the desk's acts."""

from typing import Any, cast
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from moothill.commons.cycles import labels
from moothill.commons.cycles.models import Cycle
from moothill.commons.policy.actors import Actor
from moothill.commons.record.models import LinkKind, Record
from moothill.core.policy import RecordState

_MOST = 3000


class ActForm(forms.Form):
    """An act with a reason that everyone can read, and a key that makes a second click harmless."""

    reason = forms.CharField(
        label=_("Why?"), help_text=_("Everyone can read this."), required=False, max_length=2000
    )
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, initial={"key": uuid4(), **kwargs.pop("initial", {})}, **kwargs)


class PublishForm(ActForm):
    """Nothing but the reason."""


class WithdrawForm(ActForm):
    """The reason is asked for plainly; the operation insists on it."""

    reason = forms.CharField(
        label=_("Why is it withdrawn?"),
        help_text=_("Needed. Its address will say this for as long as the site stands."),
        required=False,
        max_length=2000,
    )


class MoveForm(ActForm):
    """The record it is to follow."""

    after = forms.ChoiceField(label=_("Put it after"), required=False)
    field_order = ("after", "reason", "key")

    def __init__(self, data: Any = None, *, record: Record) -> None:
        super().__init__(data)
        others = (
            Record.objects.filter(cycle=record.cycle, kind=record.kind)
            .exclude(state=RecordState.WITHDRAWN)
            .exclude(pk=record.pk)
            .order_by("position", "pk")
        )
        options = [
            (other.reference, f"{other.number} {other.title} ({other.reference})".strip())
            for other in others[:_MOST]
        ]
        cast("forms.ChoiceField", self.fields["after"]).choices = [("", _("nothing: put it first")), *options]
        before = others.filter(position__lt=record.position).last()
        self.initial["after"] = before.reference if before else ""


class LinkForm(ActForm):
    """Another record and what the link says."""

    link_kind = forms.ChoiceField(label=_("This one"), choices=LinkKind.choices)
    to = forms.CharField(
        label=_("Reference of the other"),
        help_text=_("Such as A-12: it stands beside every part."),
        max_length=20,
    )
    note = forms.CharField(label=_("Note"), required=False, max_length=400)
    field_order = ("link_kind", "to", "note", "reason", "key")


class AttachForm(ActForm):
    """One of the cycle's documents."""

    document = forms.ChoiceField(label=_("Document"))
    field_order = ("document", "reason", "key")

    def __init__(self, data: Any = None, *, cycle: Cycle, actor: Actor) -> None:
        super().__init__(data)
        documents = Record.objects.visible_to(actor).filter(cycle=cycle, kind="document")
        cast("forms.ChoiceField", self.fields["document"]).choices = [
            (document.reference, f"{document.title} ({document.reference})") for document in documents[:_MOST]
        ]


class StateForm(forms.Form):
    """Where the cycle stands."""

    state = forms.ChoiceField(label=_("The cycle is"), choices=labels.CYCLE_STATES)
    reason = forms.CharField(label=_("Why?"), help_text=_("Everyone can read this."), max_length=2000)


class PasteForm(ActForm):
    """A list, one record a line."""

    rows = forms.CharField(
        label=_("The list"),
        help_text=_("One line for each. Separate the columns with a vertical bar or a tab."),
        widget=forms.Textarea(attrs={"rows": 12}),
        max_length=200_000,
        strip=False,
    )
    field_order = ("rows", "reason", "key")
