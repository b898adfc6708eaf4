"""The kind: a baseline. `operations.cut_baseline` alone makes one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from moothill.commons.cycles.labels import SIDES
from moothill.commons.record.context import Context
from moothill.commons.record.errors import Fault
from moothill.commons.record.fields import PROVENANCE, Column, Line, Rows, Text, Whole
from moothill.commons.record.kinds import Instead, Kind
from moothill.rooms.plan.models import Baseline
from moothill.rooms.plan.operations import Cutting

_CUT = Instead(
    _("A baseline is not written but cut, from the dates as they stand. Do that on the timeline."),
    _("Timeline"),
    "timeline/",
)
_KEPT = _("What a baseline keeps never changes. Cut another one.")


@dataclass(frozen=True)
class Day(Line):
    """A day that the system gives, in ISO 8601."""

    def read(self, thing: Any) -> str:
        """The day in ISO 8601."""
        return str(getattr(thing, self.name))

    def write(self, thing: Any, value: Any, context: Context) -> None:
        """Set the column."""
        setattr(thing, self.name, date.fromisoformat(value))


def _check(values: Mapping[str, Any], context: Context) -> Iterator[Fault]:
    """Who agreed is somebody; and what was kept once stays as it is."""
    for number, row in enumerate(values["agreed"], start=1):
        if not (row["name"] or row["organisation"]):
            yield Fault("agreed", _now("Row %(row)s: give a name or an organisation.") % {"row": number})
    if context.record is None and not isinstance(context, Cutting):
        yield Fault("", str(_CUT.words))
    kept = {name: values[name] for name in ("day", "dates", "digest")}
    if context.record and not Baseline.objects.filter(pk=context.record, **kept).exists():
        yield Fault("", str(_KEPT))


BASELINE = Kind(
    name="baseline",
    prefix="BL",
    segment="baselines",
    label=_("baseline"),
    plural=_("baselines"),
    model=Baseline,
    template="plan/baseline.html",
    fields=(
        Line(
            "title", _("Title"), _("Such as: as agreed by the steering group in June."), required=True, on_record=True
        ),
        Text("why", _("Why it is cut"), _("Everyone can read this."), required=True, limit=2000),
        Rows(
            "agreed",
            _("Who agreed"),
            _("Everybody who did, on both sides. Everyone can read this."),
            required=True,
            columns=(
                Column("name", _("Name")),
                Column("organisation", _("Organisation")),
                Column("side", _("Side"), choices=SIDES),
            ),
        ),
        Day("day", _("Cut on"), in_form=False),
        Whole("dates", _("Dates kept"), in_form=False, most=10_000_000),
        Line("digest", _("Digest"), in_form=False, limit=64),
        *PROVENANCE,
    ),
    check=_check,
    begun=_CUT,
    explained=("why", "agreed"),
)  # fmt: skip
