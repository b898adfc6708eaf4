"""The kind: a version of the codebook. `operations.cut_codebook` alone makes one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from moothill.commons.record.context import Context
from moothill.commons.record.errors import Fault
from moothill.commons.record.fields import PROVENANCE, Line, Text, Whole
from moothill.commons.record.kinds import Instead, Kind
from moothill.rooms.coding.models import Codebook
from moothill.rooms.coding.operations.codebooks import Cutting
from moothill.rooms.coding.register.code_page import gather_version

_CUT = Instead(
    _("A version of the codebook is not written but cut, from the codes as they stand."),
    _("Versions of the codebook"),
    "codebooks/",
)
_KEPT = _("What a version keeps never changes. Cut another one.")


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
    """A version is cut; and what was kept once stays as it is."""
    if context.record is None and not isinstance(context, Cutting):
        yield Fault("", str(_CUT.words))
    kept = {name: values[name] for name in ("edition", "day", "digest")}
    if context.record and not Codebook.objects.filter(pk=context.record, **kept).exists():
        yield Fault("", str(_KEPT))


CODEBOOK = Kind(
    name="codebook",
    prefix="CB",
    segment="codebooks",
    label=_("version of the codebook"),
    plural=_("versions of the codebook"),
    model=Codebook,
    template="coding/codebook.html",
    gather=gather_version,
    check=_check,
    fields=(
        Line("title", _("Title"), _("Such as: before the first round."), required=True, on_record=True, limit=200),
        Text("why", _("Why it is cut"), _("Everyone can read this."), required=True, limit=2000),
        Whole("edition", _("Number"), in_form=False),
        Day("day", _("Cut on"), in_form=False),
        Line("digest", _("Digest"), in_form=False, limit=64),
        *PROVENANCE,
    ),
    begun=_CUT,
    explained=("why",),
)  # fmt: skip
