"""Lines, texts, choices, numbers, flags and addresses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import urlsplit

from django import forms
from django.utils.translation import gettext as _

from moothill.commons.record.fields.base import Field, Wrong
from moothill.core.text import canonical

if TYPE_CHECKING:
    from moothill.commons.record.context import Context


def _string(value: Any) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Wrong(_("Write this as text."))
    return canonical(value)


def _not_too_long(text: str, limit: int) -> str:
    if len(text) > limit:
        raise Wrong(
            _("This has %(length)s characters; at most %(limit)s fit. Shorten it.")
            % {"length": len(text), "limit": limit}
        )
    return text


@dataclass(frozen=True)
class Line(Field):
    """One line of words."""

    limit: int = 400

    def clean(self, value: Any, context: Context) -> str:
        """Spaces tidied. Raises Wrong when empty and required, or too long."""
        line = " ".join(_string(value).split())
        if self.required and not line:
            raise Wrong(_("Write something here."))
        return _not_too_long(line, self.limit)


@dataclass(frozen=True)
class Text(Field):
    """Markdown of any length up to `limit`."""

    limit: int = 60_000
    merges: ClassVar[str] = "text"

    def clean(self, value: Any, context: Context) -> str:
        """Line ends and stray spaces made canonical, so that an untouched text is no change."""
        text = _string(value)
        if self.required and not text:
            raise Wrong(_("Write something here."))
        return _not_too_long(text, self.limit)

    def form_field(self, context: Context) -> forms.Field:
        """A plain textarea."""
        area = forms.Textarea(attrs={"rows": 12 if self.limit > 5000 else 4, "data-markdown": ""})
        return forms.CharField(
            label=self.label, help_text=self.help, required=False, strip=False, widget=area
        )


@dataclass(frozen=True)
class Choice(Field):
    """One of a few words. `choices` are pairs of stored word and label."""

    choices: Sequence[tuple[str, Any]] = ()
    default: str = ""

    def clean(self, value: Any, context: Context) -> str:
        """Raises Wrong for a word that is not among the choices, naming those that are."""
        word = _string(value) or self.default
        if word not in dict(self.choices) and (word or self.required):
            known = ", ".join(str(key) for key, _label in self.choices)
            raise Wrong(_("“%(word)s” is not one of: %(known)s.") % {"word": word, "known": known})
        return word

    def form_field(self, context: Context) -> forms.Field:
        """A list to choose from."""
        empty = [] if self.default or self.required else [("", _("not recorded"))]
        options = [*empty, *self.choices]
        return forms.CharField(
            label=self.label, help_text=self.help, required=False, widget=forms.Select(choices=options)
        )

    def words(self, value: Any) -> str:
        """The label."""
        return str(dict(self.choices).get(value, value))


@dataclass(frozen=True)
class Whole(Field):
    """A whole number from `least` to `most`, or nothing."""

    least: int = 0
    most: int = 1_000_000
    empty: ClassVar[Any] = None

    def clean(self, value: Any, context: Context) -> int | None:
        """Raises Wrong for anything but a whole number within bounds."""
        if value in (None, ""):
            if self.required:
                raise Wrong(_("Write a number here."))
            return None
        try:
            number = int(str(value).strip())
        except ValueError:
            raise Wrong(_("“%(value)s” is not a whole number.") % {"value": str(value)[:40]}) from None
        if not self.least <= number <= self.most:
            raise Wrong(
                _("Write a number from %(least)s to %(most)s.") % {"least": self.least, "most": self.most}
            )
        return number

    def form_field(self, context: Context) -> forms.Field:
        """A short box."""
        box = forms.TextInput(attrs={"inputmode": "numeric", "size": 6})
        return forms.CharField(label=self.label, help_text=self.help, required=False, widget=box)

    def words(self, value: Any) -> str:
        """Digits, or nothing."""
        return "" if value is None else str(value)


@dataclass(frozen=True)
class Flag(Field):
    """Yes or no."""

    empty: ClassVar[Any] = False

    def clean(self, value: Any, context: Context) -> bool:
        """Anything a form or JSON may mean by yes or no. Raises Wrong otherwise."""
        if value in (True, "on", "true", "yes"):
            return True
        if value in (False, None, "", "false", "no"):
            return False
        raise Wrong(_("Answer yes or no."))

    def form_field(self, context: Context) -> forms.Field:
        """A box to tick."""
        return forms.BooleanField(label=self.label, help_text=self.help, required=False)

    def words(self, value: Any) -> str:
        """Yes or no."""
        return _("yes") if value else _("no")


@dataclass(frozen=True)
class Address(Line):
    """An address on the web. The server never fetches it."""

    limit: int = 500

    def clean(self, value: Any, context: Context) -> str:
        """Raises Wrong for anything but http and https."""
        address = super().clean(value, context)
        if address and not _is_web(address):
            raise Wrong(_("Write a web address that begins with https:// or http://."))
        return address


def _is_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and " " not in address
