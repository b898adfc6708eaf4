"""The kind: a key date."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from moothill.commons.record.context import Context
from moothill.commons.record.errors import Fault
from moothill.commons.record.fields import PROVENANCE, Choice, Line, When
from moothill.commons.record.kinds import Kind
from moothill.core.policy import RecordState
from moothill.rooms.plan.kinds import Counted
from moothill.rooms.plan.models import KeyDate


@dataclass(frozen=True)
class CountsAs(Choice):
    """One of the days to which the front page counts, or none of them."""

    def form_field(self, context: Context) -> forms.Field:
        """A list to choose from, which begins with "not at all"."""
        options = [("", _("not at all")), *self.choices]
        return forms.CharField(
            label=self.label, help_text=self.help, required=False, widget=forms.Select(choices=options)
        )


def _check(values: Mapping[str, Any], context: Context) -> Iterator[Fault]:
    """A key date that a person writes down has a date or a rule; what a source left open stays open."""
    yield from _counted_once(values, context)
    if values["when"] or values["rule"] or context.importing:
        return
    stood = (
        context.record and KeyDate.objects.filter(pk=context.record, when_json__isnull=True, rule="").exists()
    )
    if not stood:
        yield Fault("when", _now("Give a date, or write the rule that has none."))


def _counted_once(values: Mapping[str, Any], context: Context) -> Iterator[Fault]:
    if not values["counts"]:
        return
    if not values["when"]:
        yield Fault(
            "counts", _now("Days are counted to a date. Give one, or let the front page not count to this.")
        )
    others = KeyDate.objects.of(context.cycle).filter(counts=values["counts"])
    others = others.exclude(pk=context.record or 0).exclude(record__state=RecordState.WITHDRAWN)
    if other := others.values_list("record__reference", flat=True).first():
        words = _now("The front page counts to %(reference)s as that already. Change that one first.")
        yield Fault("counts", words % {"reference": other})


KEY_DATE = Kind(
    name="key-date",
    prefix="D",
    segment="key-dates",
    label=_("key date"),
    plural=_("key dates"),
    model=KeyDate,
    template="plan/key_date.html",
    fields=(
        Line("title", _("What is due"), required=True, on_record=True),
        When(
            "when",
            _("When"),
            _("As you would say it: 31 August 2018. Once it is public, say why whenever you change it."),
        ),
        Line(
            "rule",
            _("Rule"),
            _("For what has no date: 3 to 5 commitments for each plan."),
        ),
        When(
            "met",
            _("Met on"),
            _("The day it was fulfilled. Leave it empty until then."),
        ),
        CountsAs(
            "counts",
            _("The front page counts the days to it, as"),
            _("One key date of the cycle for each."),
            choices=Counted.choices,
        ),
        *PROVENANCE,
    ),
    check=_check,
    explained=("when",),
)
