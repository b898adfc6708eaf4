"""The forms of a contributor's own pages."""

from django import forms
from django.utils.translation import gettext_lazy as _


class NameForm(forms.Form):
    """The name that the public sees."""

    label = forms.CharField(
        label=_("Your public name"),
        help_text=_("It stands beside everything you do here. It need not be your real name."),
        max_length=80,
    )


class CodeForm(forms.Form):
    """A return code, however it is written."""

    code = forms.CharField(
        label=_("Your return code"),
        help_text=_(
            "Four groups of four letters and digits, such as 7KQM-2XVD-9ATB-HJ4N. Capitals do not matter."
        ),
        required=False,  # the answer to nothing is that to any wrong code
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "size": 24}),
    )


class AddressForm(forms.Form):
    """Where a guest wants to be written to."""

    address = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_(
            "It is shown to nobody. We first send a link there; nothing else comes before you opened it."
        ),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class EraseForm(forms.Form):
    """What becomes of what still waits, and that they are certain."""

    STAY, WITHDRAW = "stay", "withdraw"
    waiting = forms.ChoiceField(
        label=_("What still waits for an answer"),
        choices=[
            (STAY, _("Let it stay, as from “a contributor”. Nobody can ask you about it any more.")),
            (WITHDRAW, _("Take it back, and delete its words.")),
        ],
        initial=STAY,
        widget=forms.RadioSelect,
    )
    sure = forms.BooleanField(label=_("Yes, erase me. I know that nobody can undo it."))
