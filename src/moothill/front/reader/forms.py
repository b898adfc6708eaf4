"""The forms: sending a page, and confirming what it would make."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from moothill.core.wiki import Form

_FORMS = [
    ("", _("whatever it looks like")),
    (Form.FLAT.value, _("plain text")),
    (Form.WIKITEXT.value, _("wikitext")),
    (Form.HTML.value, _("HTML")),
]


class PageForm(forms.Form):
    """A file, or the text itself."""

    file = forms.FileField(
        label=_("A file"),
        help_text=_(
            "Saved from a browser as HTML, or the text from the wiki's “Edit”. Its encoding must be UTF-8."
        ),
        required=False,
        allow_empty_file=True,
    )
    text = forms.CharField(
        label=_("Or the page itself"),
        help_text=_("Copy it whole and paste it here."),
        required=False,
        strip=False,
        max_length=2_000_000,
        widget=forms.Textarea(attrs={"rows": 12}),
    )
    form = forms.ChoiceField(label=_("It is written as"), choices=_FORMS, required=False)

    def clean(self) -> dict[str, Any]:
        """One of the two is needed."""
        given = super().clean() or {}
        if not self.errors and not given.get("file") and not str(given.get("text") or "").strip():
            raise ValidationError(_("Choose a file, or paste the page."))
        return given


class ConfirmForm(forms.Form):
    """Which page is meant, and why it is brought in."""

    token = forms.CharField(widget=forms.HiddenInput, max_length=60)
    key = forms.UUIDField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Why?"), help_text=_("Everyone can read this."), required=False, max_length=2000
    )
