"""The kind: a key date."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from moothill.commons.record.context import Context
from moothill.commons.record.errors import Fault
from moothill.commons.record.fields import PROVENANCE, Line, When
from moothill.commons.record.kinds import Kind
from moothill.rooms.plan.models import KeyDate


def _check(values: Mapping[str, Any], context: Context) -> Iterator[Fault]:
    """A key date that a person writes down has a date or a rule; what a source left open stays open."""
    if values["when"] or values["rule"] or context.importing:
        return
    stood = (
        context.record and KeyDate.objects.filter(pk=context.record, when_json__isnull=True, rule="").exists()
    )
    if not stood:
        yield Fault("when", _now("Give a date, or write the rule that has none."))


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
        *PROVENANCE,
    ),
    check=_check,
    explained=("when",),
)
