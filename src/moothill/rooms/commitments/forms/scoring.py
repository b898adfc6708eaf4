"""The forms of criteria and scores."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from moothill.rooms.commitments.models import Criterion, Score
from moothill.rooms.commitments.operations.scoring import Asked, Given
from moothill.rooms.commitments.operations.scoring.criteria import MOST, MOST_POINTS

_SPARE = 3


class CriteriaForm(forms.Form):
    """The criteria, each with three boxes, and some empty ones below; and why they are set so."""

    reason = forms.CharField(
        label=_("Why"),
        help_text=_("Everyone can read this."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, data: Any = None, *, standing: Sequence[Criterion] = ()) -> None:
        super().__init__(data)
        reason = self.fields.pop("reason")
        self._rows = min(MOST, len(standing) + _SPARE)
        for number in range(1, self._rows + 1):
            each = standing[number - 1] if number <= len(standing) else None
            self.fields[f"title-{number}"] = forms.CharField(
                label=_now("Criterion %(number)s") % {"number": number},
                help_text=_now("Leave it empty to take it away."),
                max_length=200,
                required=False,
                initial=each.title if each else "",
            )
            self.fields[f"question-{number}"] = forms.CharField(
                label=_now("What criterion %(number)s asks of a candidate") % {"number": number},
                max_length=1000,
                required=False,
                initial=each.question if each else "",
            )
            self.fields[f"most-{number}"] = forms.IntegerField(
                label=_now("Most points by criterion %(number)s") % {"number": number},
                min_value=1,
                max_value=MOST_POINTS,
                required=False,
                initial=each.most if each else 4,
            )
        self.fields["reason"] = reason

    def asked(self) -> list[Asked]:
        """What was written, in order."""
        given = self.cleaned_data
        return [
            Asked(given[f"title-{each}"], given[f"question-{each}"], given[f"most-{each}"] or 4)
            for each in range(1, self._rows + 1)
            if given[f"title-{each}"]
        ]


class ScoreForm(forms.Form):
    """Points and a reason for each criterion."""

    def __init__(
        self, data: Any = None, *, criteria: Iterable[Criterion] = (), own: Mapping[int, Score] | None = None
    ) -> None:
        super().__init__(data)
        self.criteria = list(criteria)
        for each in self.criteria:
            before = (own or {}).get(each.pk)
            choices = [("", _now("no points from me")), *((str(n), str(n)) for n in range(each.most + 1))]
            self.fields[f"points-{each.pk}"] = forms.ChoiceField(
                label=each.title,
                help_text=each.question,
                choices=choices,
                required=False,
                initial=str(before.points) if before else "",
            )
            self.fields[f"why-{each.pk}"] = forms.CharField(
                label=_now("Why: %(title)s") % {"title": each.title},
                help_text=_now("Everyone can read this, with your name."),
                max_length=1000,
                required=False,
                initial=before.why if before else "",
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def given(self) -> dict[int, Given]:
        """What was given, by the id of the criterion."""
        return {each.pk: self._given(each.pk) for each in self.criteria}

    def _given(self, pk: int) -> Given:
        points = self.cleaned_data[f"points-{pk}"]
        return Given(int(points) if points else None, self.cleaned_data[f"why-{pk}"])
