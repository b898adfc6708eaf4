"""Forms of the review desk."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

_MOST = 2000


def _words(label: Any, *, required: bool, help_text: Any = "") -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 3})
    return forms.CharField(label=label, help_text=help_text, required=required, max_length=_MOST, widget=area)


class _DeskForm(forms.Form):
    """Several forms stand on one page: each has ids of its own."""

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, auto_id=f"{type(self).__name__.lower()}-%s", **kwargs)


class AcceptForm(_DeskForm):
    """A word of thanks, or nothing."""

    words = _words(_("A word to its author"), required=False, help_text=_("Everyone can read this."))


class DeclineForm(_DeskForm):
    """A reason from the cycle's list, words, or both."""

    code = forms.ChoiceField(label=_("Reason"), required=False)
    words = _words(
        _("In your own words"),
        required=False,
        help_text=_("Everyone can read this. Choose a reason, write one, or both."),
    )

    def __init__(self, data: Any = None, *, reasons: Iterable[tuple[str, str]]) -> None:
        super().__init__(data)
        cast("forms.ChoiceField", self.fields["code"]).choices = [("", _("choose one")), *reasons]

    def clean(self) -> dict[str, Any]:
        """Says what is missing beside the box."""
        given: dict[str, Any] = super().clean() or {}
        if not self.errors and not given.get("code") and not given.get("words"):
            self.add_error("words", _("Say why, in a few words that everyone can read."))
        return given


class AskForm(_DeskForm):
    """A question to its author."""

    words = _words(_("Your question"), required=True, help_text=_("Everyone can read this."))


class RemoveForm(_DeskForm):
    """Why it is taken out of sight."""

    words = _words(
        _("Why it breaks the rules"),
        required=True,
        help_text=_("Its author reads this, and the public log tells it."),
    )
