"""How every form of the site is drawn: Django's own, allauth's and ours, in the design system's markup."""

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting
from django.forms.widgets import ChoiceWidget, Input

_CLASSES: tuple[tuple[type[forms.Widget] | tuple[type[forms.Widget], ...], str], ...] = (
    ((forms.CheckboxSelectMultiple, forms.CheckboxInput), "ds_checkbox__input"),
    (
        forms.RadioSelect,
        "ds_radio__input",
    ),  # after the boxes: Django derives the group of boxes from it
    (forms.Select, "ds_select"),
    ((forms.Textarea, Input), "ds_input"),
)
_WIDTHS = (
    (6, "ds_input--fixed-5"),
    (12, "ds_input--fixed-10"),
    (24, "ds_input--fixed-20"),
)


class DrawnField(BoundField):
    """A field of a form, with the classes and the links between parts that the design system wants."""

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        """Django's attributes and our classes; no placeholder: it vanishes while one types."""
        widget = widget or self.field.widget
        attrs = super().build_widget_attrs(attrs, widget)
        widget.attrs.pop("placeholder", None)
        own = " ".join(filter(None, (widget.attrs.get("class"), class_of(widget), _width(widget))))
        if own and not widget.is_hidden:
            attrs["class"] = own
        if self.errors and self.field.widget.use_fieldset:
            attrs.pop("aria-invalid", None)
        return attrs

    @property
    def is_one_checkbox(self) -> bool:
        """Whether this is one box to tick, whose label stands after it."""
        return isinstance(self.field.widget, forms.CheckboxInput)

    @property
    def first_id(self) -> str:
        """The id of the control that a link from the error summary should reach."""
        if self.field.widget.use_fieldset and isinstance(self.field.widget, ChoiceWidget):
            return f"{self.auto_id}_0"
        return self.id_for_label or self.auto_id


class Renderer(TemplatesSetting):
    """Set as FORM_RENDERER, so that {{ form }} comes out in our markup anywhere."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"
    bound_field_class = DrawnField


def class_of(widget: forms.Widget) -> str:
    """The design system's class for a control, or "" for one that it does not know."""
    return next((name for kinds, name in _CLASSES if isinstance(widget, kinds)), "")


def _width(widget: forms.Widget) -> str:
    """A short answer gets a short box: a number, or a line that says with `size` how long it may be."""
    if isinstance(widget, forms.NumberInput):
        return "ds_input--fixed-10"
    size = widget.attrs.get("size")
    return next((name for most, name in _WIDTHS if size and int(size) <= most), "")
