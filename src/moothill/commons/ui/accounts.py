"""Words that allauth's forms lack; set as MFA_FORMS and ACCOUNT_USER_DISPLAY."""

from allauth.mfa.webauthn.forms import AddWebAuthnForm, SignupWebAuthnForm
from django import forms
from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext_lazy as _


def _key_name() -> forms.CharField:
    help_text = _("So that you can tell your keys apart, for example: my telephone.")
    return forms.CharField(label=_("Name of this key"), help_text=help_text, required=False, max_length=100)


class AddKeyForm(AddWebAuthnForm):  # type: ignore[misc]
    """Add a passkey or a security key to an account."""

    name = _key_name()


class SignupKeyForm(SignupWebAuthnForm):  # type: ignore[misc]
    """Sign up with a passkey."""

    name = _key_name()


def user_display(user: AbstractBaseUser) -> str:
    """How account pages address their own holder: by the e-mail address, which nobody else sees there."""
    return user.get_username()
