"""The forms of the coder's pages. Their boxes are drawn by hand: what is sent is read here."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import uuid4

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from moothill.commons.record.models import Record
from moothill.core.synthesis.quoting import only_place
from moothill.rooms.coding.errors.coding import CodeNotUsable, NothingSaid, PassageNotFound
from moothill.rooms.coding.kinds import DoubtOutcome
from moothill.rooms.coding.operations import Mark

_MARK = re.compile(r"([A-Z]{1,4}-[0-9]{1,9}):([0-9]{1,9}):([0-9]{1,9})")
_ALSO = re.compile(r"([A-Z]{1,4}-[0-9]{1,9}):([0-9]{1,9})")
_MOST = 60  # codes, passages or others in one form


class RoundForm(forms.Form):
    """What a round of coding settles."""

    double = forms.IntegerField(
        label=_("How many are read by two people"),
        help_text=_(
            "From these the agreement of the coders is reckoned. 200 is enough for any number; 0 for none."
        ),
        min_value=0,
        max_value=10_000,
    )
    blind = forms.IntegerField(
        label=_("Read one in so many without suggestions"),
        help_text=_("From these it shows how far the suggestions pull. 10 is usual; 0 for none."),
        min_value=0,
        max_value=1000,
        initial=10,
    )


class ReadForm(forms.Form):
    """One contribution, and what it is about."""

    of = forms.CharField(max_length=20)
    base = forms.IntegerField(min_value=1)
    key = forms.UUIDField()
    none = forms.BooleanField(required=False)
    part_code = forms.CharField(max_length=20, required=False)
    part_words = forms.CharField(max_length=20_000, required=False, strip=True)

    def marks(self, codes: Mapping[str, Record], text: str, offered: Iterable[str]) -> list[Mark]:
        """What was marked: `codes` are those that can be given, by reference, and `text` is what was read.

        Raises NothingSaid, CodeNotUsable, PassageNotFound.
        """
        shown = set(offered)
        found = [Mark(_code(codes, each), suggested=each in shown) for each in self.ticked]
        for reference, start, end in self.passages:
            found.append(Mark(_code(codes, reference), start, end, suggested=reference in shown))
        if words := self.cleaned_data["part_words"]:
            place = only_place(words.replace("\r\n", "\n"), text)
            if place is None:
                raise PassageNotFound(words)
            reference = self.cleaned_data["part_code"]
            found.append(Mark(_code(codes, reference), *place, suggested=reference in shown))
        if not found and not self.cleaned_data["none"]:
            raise NothingSaid
        return found

    @property
    def ticked(self) -> list[str]:
        """The references of the codes for the whole text."""
        return list(dict.fromkeys(self._list("code")))

    @property
    def passages(self) -> list[tuple[str, int, int]]:
        """The codes for passages, each with its first character and the one after its last."""
        found = [_MARK.fullmatch(each) for each in self._list("mark")]
        return [(each[1], int(each[2]), int(each[3])) for each in found if each]

    @property
    def also(self) -> list[tuple[str, int]]:
        """The references of others that are coded alike, each with the version that was seen."""
        found = [_ALSO.fullmatch(each) for each in self._list("also")]
        return [(each[1], int(each[2])) for each in found if each]

    def _list(self, name: str) -> list[str]:
        return list(self.data.getlist(name)[:_MOST])  # type: ignore[attr-defined]


def _code(codes: Mapping[str, Record], reference: str) -> Record:
    if reference not in codes:
        raise CodeNotUsable(reference or _now("no code"))
    return codes[reference]


def new_key() -> str:
    """A once-only key for a form that is drawn by hand."""
    return str(uuid4())


def rows_of(data: QueryDict) -> list[tuple[str, int, list[str]]]:
    """The rows of a table in which something was said: reference, version, and the references of codes.

    A row that says that nothing fits has no codes; one that says nothing is left out.
    """
    found = []
    for reference, base in (_also(each) for each in data.getlist("row")[:_MOST]):
        codes = [each for each in data.getlist(f"code-{reference}")[:_MOST] if each]
        if reference and (codes or f"none-{reference}" in data):
            found.append((reference, base, list(dict.fromkeys(codes))))
    return found


def _also(words: str) -> tuple[str, int]:
    found = _ALSO.fullmatch(words)
    return (found[1], int(found[2])) if found else ("", 0)


class RecodeForm(forms.Form):
    """Which codes hold from now on, and why."""

    codes = forms.MultipleChoiceField(
        label=_("What it is about"), required=False, widget=forms.CheckboxSelectMultiple
    )
    reason = forms.CharField(
        label=_("Why"),
        help_text=_("Everybody can read it."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, data: Any = None, *, options: Sequence[tuple[str, str]], held: Sequence[str]) -> None:
        super().__init__(data, initial={"codes": list(held)})
        self.fields["codes"].choices = options  # type: ignore[attr-defined]


class DoubtForm(forms.Form):
    """What is coded wrongly."""

    code = forms.ChoiceField(label=_("What is wrong"), required=False, widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("Why you think so"),
        help_text=_("At most 2,000 characters. Everyone can read it."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, codes: Sequence[tuple[str, str]], chosen: str = "") -> None:
        super().__init__(data, initial={"key": uuid4(), "code": chosen})
        these = [
            (reference, _now("The code “%(label)s” does not fit") % {"label": label})
            for reference, label in codes
        ]
        self.fields["code"].choices = [*these, ("", _now("A code is missing"))]  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    """What became of a doubt."""

    outcome = forms.ChoiceField(
        label=_("What became of it"), choices=DoubtOutcome.choices, widget=forms.RadioSelect
    )
    answer = forms.CharField(
        label=_("Why"),
        help_text=_("Everybody can read it, and whoever doubted hears it."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
