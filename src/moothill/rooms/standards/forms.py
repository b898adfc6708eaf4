"""The form that pins a pack: one box for each of its numbers, and why."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from moothill.core.standards import Pack, Parameter, Shape, Value
from moothill.rooms.standards.operations import MAX_REASON
from moothill.rooms.standards.queries.wording import setting_in_words


class PinForm(forms.Form):
    """The numbers of `pack`, with those that the cycle has for itself in `own`. An emptied box means the pack's number."""

    reason = forms.CharField(
        label=gettext_lazy("Why?"),
        help_text=gettext_lazy(
            "Everyone can read this. Name who agreed, and the letter or document if there is one."
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=MAX_REASON,
    )

    def __init__(self, *args: Any, pack: Pack, own: Mapping[str, Value] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pack = pack
        settings = pack.with_values(own or {})
        for parameter in pack.parameters:
            box = _box(pack, parameter)
            box.initial = parameter.write(settings[parameter.name].value)
            self.fields[parameter.name] = box
        self.order_fields([*(each.name for each in pack.parameters), "reason"])

    @property
    def written(self) -> dict[str, str]:
        """What was written in the boxes; an emptied number is left out, an emptied pointer is none."""
        given = {each.name: self.cleaned_data.get(each.name, "") for each in self.pack.parameters}
        return {
            each.name: given[each.name]
            for each in self.pack.parameters
            if given[each.name] or each.is_pointer
        }


def _box(pack: Pack, parameter: Parameter) -> forms.Field:
    label, hint = _(parameter.title), _(parameter.help) if parameter.help else ""
    if parameter.shape is Shape.CHOICE:
        choices = [(value, _(words)) for value, words in parameter.choices]
        return forms.ChoiceField(label=label, help_text=hint, choices=choices, required=False)
    if not parameter.is_pointer:
        words = setting_in_words(parameter, pack.settings[parameter.name])
        hint = _("The pack says: %(value)s.") % {"value": words}
    width = 40 if parameter.is_pointer else 10
    box = forms.TextInput(attrs={"size": width})
    return forms.CharField(label=label, help_text=hint, widget=box, max_length=200, required=False)
