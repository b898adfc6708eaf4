"""What somebody says who reports. The operations judge it; these carry the words, and bring the faults back beside them."""

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from moothill.commons.files.errors import FileRefused
from moothill.commons.record.errors import Invalid
from moothill.commons.record.models import Record
from moothill.rooms.monitoring.kinds import MOST_EVIDENCE, SAYABLE, Challenge, Verdict
from moothill.rooms.monitoring.models import Round, Update
from moothill.rooms.monitoring.operations import Proof, Said

_PROOF = ("title", "address", "file", "upload")
_AGAIN = gettext_lazy("Choose the file again: a browser sends it once only.")


def _key() -> forms.UUIDField:
    return forms.UUIDField(widget=forms.HiddenInput, required=False)


class PartForm(forms.Form):
    """What is said of one milestone. `rows` is how many pieces of evidence it takes.

    `last` is what the reporter's side said last, `other` what the other side did.
    """

    rows = 1
    alone = False  # whether it is the only one on its page, so that something must be said
    documents = False  # whether evidence may name a document that is here already

    state = forms.ChoiceField(label=gettext_lazy("Where it stands"), required=False)
    happened = forms.CharField(
        label=gettext_lazy("What happened"),
        help_text=gettext_lazy("What was done since the last report, in plain words."),
        required=False, max_length=20_000, widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip
    challenge = forms.ChoiceField(
        label=gettext_lazy("What stands in the way"),
        help_text=gettext_lazy("Asked where it has not started, is behind, on hold, dropped, or ends after the plan."),
        required=False, choices=[("", gettext_lazy("nothing")), *Challenge.choices],
    )  # fmt: skip
    hindrance = forms.CharField(
        label=gettext_lazy("More about what stands in the way"), required=False, max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    verdict = forms.ChoiceField(
        label=gettext_lazy("What you make of what the other side reported"),
        required=False, choices=[("", gettext_lazy("no judgement")), *Verdict.choices],
    )  # fmt: skip
    field_order: Sequence[str] = ("state", "happened", "challenge", "hindrance", "verdict")

    def __init__(
        self,
        data: Any = None,
        files: Any = None,
        *,
        milestone: Record,
        last: Update | None = None,
        other: Update | None = None,
        prefix: str | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(data, files, prefix=prefix, **kwargs)
        self.milestone, self.last, self.other = milestone, last, other
        self.fields["state"].choices = [("", _("nothing new to say")), *SAYABLE]  # type: ignore[attr-defined]
        self._proofs = [self._add_row(number) for number in range(1, self.rows + 1)]

    def _add_row(self, number: int) -> list[str]:
        made = {
            "title": forms.CharField(label=_("What it shows"), required=False, max_length=300),
            "upload": forms.FileField(label=_("File"), required=False),
            "address": forms.CharField(
                label=_("Where the original stands on the web"), required=False, max_length=500
            ),
        }
        if self.documents:
            made["file"] = forms.CharField(
                label=_("Or a document that is here already, such as DOC-3"), required=False, max_length=20
            )
        for name, field in made.items():
            self.fields[f"{name}_{number}"] = field
        return [f"{name}_{number}" for name in made]

    @property
    def main_fields(self) -> list[BoundField]:
        """The boxes above the evidence."""
        proofs = {name for row in self._proofs for name in row}
        return [box for box in self.visible_fields() if box.name not in proofs]

    @property
    def proof_rows(self) -> list[list[BoundField]]:
        """The boxes of each piece of evidence."""
        return [[self[name] for name in row] for row in self._proofs]

    @property
    def has_proof_errors(self) -> bool:
        """Whether something is wrong with the evidence."""
        return any(name in self.errors for row in self._proofs for name in row)

    @property
    def says_something(self) -> bool:
        """Whether anything was typed, chosen or uploaded."""
        given = self.cleaned_data
        words = (given.get(name) for name in ("state", "happened", "challenge", "hindrance", "verdict"))
        return any(words) or bool(self.proofs())

    def clean(self) -> dict[str, Any]:
        """Whoever says something also says where it stands."""
        given: dict[str, Any] = super().clean() or {}
        self.cleaned_data = given
        if (self.alone or self.says_something) and not given.get("state") and "state" not in self.errors:
            self.add_error("state", _("Choose where it stands."))
        return self.cleaned_data

    def proofs(self) -> tuple[Proof, ...]:
        """The rows of evidence in which something stands."""
        rows = (self._proof(number) for number in range(1, self.rows + 1))
        return tuple(row for row in rows if row != Proof())

    def _proof(self, number: int) -> Proof:
        given = self.cleaned_data
        return Proof(
            title=given.get(f"title_{number}") or "",
            address=(given.get(f"address_{number}") or "").strip(),
            file=given.get(f"file_{number}") or "",
            upload=given.get(f"upload_{number}") or None,
        )

    def said(self, **more: Any) -> Said:
        """What the operations take, with what stands elsewhere on the page."""
        given = self.cleaned_data
        names = ("state", "happened", "challenge", "hindrance", "verdict")
        return Said(**{name: given[name] for name in names}, evidence=self.proofs(), **more)

    def blame(self, error: Exception) -> None:
        """Show what is wrong beside the box that it is about; files have to be chosen again."""
        if isinstance(error, Invalid):
            for fault in error.faults:
                self.add_error(self._box(fault.field), fault.words)
        elif isinstance(error, FileRefused):
            self.add_error(self._upload_called(error.name), str(error))
        else:
            self.add_error(None, str(error))
        self.ask_again()

    def ask_again(self) -> None:
        """Say beside each file that came that it has to be chosen again."""
        for number in range(1, self.rows + 1):
            name = f"upload_{number}"
            if self.files and self.files.get(self.add_prefix(name)) and name not in self.errors:
                self.add_error(name, str(_AGAIN))

    def _box(self, field: str) -> str | None:
        if field == "evidence":
            return "upload_1"
        return field if field in self.fields else None

    def _upload_called(self, name: str) -> str:
        for number in range(1, self.rows + 1):
            sent = self.files.get(self.add_prefix(f"upload_{number}")) if self.files else None
            if sent is not None and sent.name == name:
                return f"upload_{number}"
        return "upload_1"


class ReportForm(PartForm):
    """A whole report on one milestone, by somebody who is signed in."""

    rows = MOST_EVIDENCE
    alone = True
    documents = True

    side = forms.ChoiceField(label=gettext_lazy("For which side you report"), required=False)
    round = forms.CharField(label=gettext_lazy("Reporting period"), required=False, widget=forms.Select)
    whose = forms.CharField(
        label=gettext_lazy("Who reports"), help_text=gettext_lazy("A person in an office, or an organisation."),
        required=False, max_length=200,
    )  # fmt: skip
    day = forms.DateField(
        label=gettext_lazy("As of"), help_text=gettext_lazy("Today, if you leave it empty."), required=False,
        widget=forms.DateInput(attrs={"type": "date", "size": 10}, format="%Y-%m-%d"),
    )  # fmt: skip
    key = _key()
    field_order = (
        "side", "round", "state", "happened", "challenge", "hindrance", "verdict", "whose", "day", "key",
    )  # fmt: skip

    def __init__(
        self,
        data: Any = None,
        files: Any = None,
        *,
        milestone: Record,
        sides: Sequence[tuple[str, str]],
        rounds: Sequence[Round],
    ) -> None:
        super().__init__(data, files, milestone=milestone, initial={"key": uuid4()})
        self.fields["side"].choices = sides  # type: ignore[attr-defined]
        self.fields["state"].choices = [("", _("choose one")), *SAYABLE]  # type: ignore[attr-defined]
        periods = [(each.record.reference, each.record.title) for each in rounds]
        self.fields["round"].widget.choices = periods

    def said(self, **more: Any) -> Said:
        """What the operation takes."""
        given = self.cleaned_data
        return super().said(whose=given["whose"], day=given["day"], **more)


class CommonForm(forms.Form):
    """What is said once for all milestones of a personal link."""

    whose = forms.CharField(
        label=gettext_lazy("Who reports"), help_text=gettext_lazy("A person in an office, or an organisation."),
        required=False, max_length=200,
    )  # fmt: skip
    key = _key()

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"key": uuid4()})
